"""What is done in parts, so that memory is bounded, gives what is done at once."""

from random import Random

from quoteprov.align import align_quotations, links, pairs
from quoteprov.align.kernels import (
    grouping,
    phrases,
    shingles,
    strands,
    templates,
    verify,
    waiting,
)
from quoteprov.config import AlignOptions
from quoteprov.model import Attribution, Card, Published, Quotation, Span

PEOPLE = ("Ada Hale", "Hale", "Ben Oduya", None)
WORDS = """
    harbour board crossing night pilots repair crews settlement debts towns ferry winter money
    people promise bridge school doctor nurses roof council vote summer fishing boats
""".split()


def make_quotations(count, random):
    """Variations of a few sentences, in several articles of several days."""
    sentences = [random.choices(WORDS, k=random.randrange(2, 16)) for _ in range(count // 8)]
    for number in range(count):
        words = list(random.choice(sentences))
        if random.random() < 0.5:
            words[random.randrange(len(words))] = random.choice(WORDS)
        text = " ".join(words[random.randrange(2) :])
        speaker = random.choice(PEOPLE)
        yield Quotation(
            id=f"{number:04}",
            article=f"a{random.randrange(count // 3)}",
            span=Span(0, len(text)),
            exact=text,
            attribution=Attribution(mention=speaker, resolved=speaker, confidence="high"),
        )


def test_parts_give_what_the_whole_gives(monkeypatch):
    quotations = list(make_quotations(400, Random(5)))
    cards = {
        name: Card(
            id=name, path=name, outlet=name, published=Published(f"2021-03-{day:02}", "day", "f")
        )
        for day, name in enumerate(sorted({each.article for each in quotations}))
        for day in [1 + day % 28]
    }
    texts = {name: " ".join(Random(len(name)).choices(WORDS, k=300)) for name in cards}
    whole = align_quotations(quotations, cards, {}, AlignOptions(), texts)
    monkeypatch.setattr(pairs, "_PAIRS_AT_ONCE", 7)
    monkeypatch.setattr(links, "_LINKS_AT_ONCE", 5)
    monkeypatch.setattr(shingles, "_POSTINGS_AT_ONCE", 100)
    monkeypatch.setattr(shingles, "_PAIRS_AT_ONCE", 50)
    monkeypatch.setattr(shingles, "_PAIRS_OF_PART", 20)
    monkeypatch.setattr(shingles, "_PACKED_AT_ONCE", 20)
    monkeypatch.setattr(shingles, "BLOCK", 4)
    monkeypatch.setattr(templates, "_PLACES_AT_ONCE", 100)
    monkeypatch.setattr(strands, "_HASHES_AT_ONCE", 100)
    monkeypatch.setattr(verify, "_MOST_HELD", 100)
    monkeypatch.setattr(phrases, "_PLACES_AT_ONCE", 3)
    monkeypatch.setattr(grouping, "_PAIRS_AT_ONCE", 2)
    monkeypatch.setattr(waiting, "_LARGE", 1)
    monkeypatch.setattr(waiting, "_WORTH_IT", 1)
    monkeypatch.setattr(phrases, "_PLACES_AT_ONCE", 3)
    monkeypatch.setattr(grouping, "_PAIRS_AT_ONCE", 2)
    monkeypatch.setattr(waiting, "_LARGE", 1)
    assert align_quotations(quotations, cards, {}, AlignOptions(), texts) == whole
    assert any(len(each.wordings) > 1 for each in whole)
    assert any(each.related for each in whole)
