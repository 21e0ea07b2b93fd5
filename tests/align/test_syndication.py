from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align import find_copies, sketch_texts
from quoteprov.config import AlignOptions

OPTIONS = AlignOptions()
WORDS = [f"word{number}" for number in range(3000)]


def prose(seed, length=300):
    chosen = Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


WIRE = prose(1)


def copies_among(texts):
    return copies_by_date(texts, range(len(texts)))


def copies_by_date(texts, by_date, asked=None):
    sketches = sketch_texts([text for _, text in texts])
    copies = find_copies(
        by_date, lambda: sketches, lambda places: [sketches[at] for at in places], OPTIONS, asked
    )
    return {texts[copy][0]: texts[original][0] for copy, original in copies.items()}


def test_a_sketch_depends_on_its_text_alone():
    alone = sketch_texts([WIRE])
    assert sketch_texts([prose(9), "", WIRE.upper()])[2:] == alone
    assert sketch_texts(["too short a text"]) == [b""]


def test_a_reprint_copies_the_first():
    texts = [("wire", WIRE), ("other", prose(2)), ("paper", WIRE.upper() + " The end.")]
    assert copies_among(texts) == {"paper": "wire"}


def test_the_first_text_is_the_original():
    assert copies_among([("b", WIRE), ("a", WIRE)]) == {"a": "b"}


def test_the_order_in_which_texts_are_kept_leaves_no_trace():
    half = " ".join(WIRE.split()[:200])
    texts = [WIRE, prose(2), f"{WIRE} The end.", half, prose(3), f"{prose(3)} So they said."]
    for seed in range(20):
        # Named by their rank, from the earliest to the latest.
        kept = Random(seed).sample(list(enumerate(texts)), len(texts))
        by_date = sorted(range(len(texts)), key=kept.__getitem__)
        assert copies_by_date(kept, by_date) == {2: 0, 3: 0, 5: 4}


def test_a_copy_of_a_copy_is_one_of_the_original():
    half = WIRE.split()
    second = " ".join(half[:260]) + " " + prose(3, 40)
    third = " ".join(half[:240]) + " " + prose(3, 40)
    assert copies_among([("a", WIRE), ("b", second), ("c", third)]) == {"b": "a", "c": "a"}


def test_a_quarter_of_a_text_makes_no_copy():
    mixed = " ".join(WIRE.split()[:75]) + " " + prose(4, 225)
    assert copies_among([("a", WIRE), ("b", mixed)]) == {}


def test_the_part_of_a_longer_text_is_a_copy_and_not_the_other_way_round():
    part = " ".join(WIRE.split()[100:180])
    assert copies_among([("whole", WIRE), ("part", part)]) == {"part": "whole"}
    assert copies_among([("part", part), ("whole", WIRE)]) == {}


def test_short_texts_are_never_copies():
    notice = prose(5, 49)
    assert copies_among([("a", notice), ("b", notice)]) == {}


def test_edited_copies_are_found():
    words = WIRE.split()
    words[::40] = ["changed"] * len(words[::40])
    assert copies_among([("a", WIRE), ("b", " ".join(words))]) == {"b": "a"}


def test_thousands_of_copies_stay_cheap():
    texts = [(str(number), prose(6, 80)) for number in range(2000)]
    copies = copies_among(texts)
    assert len(copies) == 1999
    assert set(copies.values()) == {"0"}


def test_absurd_texts():
    texts = [("a", ""), ("b", "no " * 10_000), ("c", "no " * 10_000), ("d", "… " * 500)]
    assert copies_among(texts) == {"c": "b"}


def test_counting_in_blocks_changes_nothing(monkeypatch):
    from quoteprov.align.kernels import copies

    stories = [prose(seed) for seed in range(8)]
    texts = [(str(at), f"{stories[at % 8]} {prose(at, 60)}") for at in range(40)]
    at_once = copies_among(texts)
    assert len(at_once) == 32
    monkeypatch.setattr(copies, "_TEXTS_AT_ONCE", 7)
    monkeypatch.setattr(copies, "_PAIRS_AT_ONCE", 50)
    monkeypatch.setattr(copies, "_HASHES_AT_ONCE", 400)
    assert copies_among(texts) == at_once


def test_what_is_found_agrees_with_the_whole_texts():
    choice = Random(11)
    texts, wanted = [], {}
    for number in range(120):
        own = prose(number, 200)
        if number < 30 or choice.random() < 0.3:
            texts.append((str(number), own))
            continue
        source = choice.randrange(20)
        # Nine tenths of an earlier text, or two tenths, which make no copy.
        taken = choice.choice((0.9, 0.2))
        words = texts[source][1].split()[: int(200 * taken)] + own.split()[int(200 * taken) :]
        texts.append((str(number), " ".join(words)))
        if taken == 0.9:
            wanted[str(number)] = str(source)
    assert len(wanted) > 20
    assert copies_among(texts) == wanted


def test_a_header_of_all_articles_hides_no_original():
    header = prose(50, 60)
    texts = [(str(at), f"{header} {prose(100 + at)}") for at in range(100)]
    texts.append(("copy", f"{header} {prose(199)} The end."))
    assert copies_among(texts) == {"copy": "99"}


def test_sketches_are_read_in_portions(monkeypatch):
    from quoteprov.align.kernels import copies

    sketches = sketch_texts([prose(at % 30) for at in range(90)])
    most = 0

    def read(places):
        nonlocal most
        most = max(most, len(places))
        return [sketches[at] for at in places]

    monkeypatch.setattr(copies, "_TEXTS_AT_ONCE", 10)
    monkeypatch.setattr(copies, "_HASHES_AT_ONCE", 1000)
    assert len(find_copies(range(90), lambda: sketches, read, OPTIONS)) == 60
    assert most < 40


@st.composite
def stories(draw):
    """Texts, many of which hold most, or some, of an earlier or a later one."""
    count = draw(st.integers(2, 14))
    texts = [prose(seed, 60) for seed in range(count)]
    for place in range(count):
        source = draw(st.integers(0, count - 1))
        taken = draw(st.sampled_from([0, 10, 30, 40, 54, 60]))
        words = texts[source].split()[:taken] + texts[place].split()[taken:]
        texts[place] = " ".join(words)
    return texts


@given(stories(), st.integers(0, 2**16), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_articles_that_come_are_compared_with_those_that_were(texts, seed, share):
    named = list(enumerate(texts))
    chance = Random(seed)
    by_date = chance.sample(range(len(texts)), len(texts))
    came = {place for place in range(len(texts)) if chance.random() < share}
    held = [place for place in by_date if place not in came]
    kept = [named[place] for place in sorted(held)]
    places = {place: rank for rank, place in enumerate(sorted(held))}
    before = copies_by_date(kept, [places[place] for place in held])
    asked = sorted(came | before.keys())
    assert copies_by_date(named, by_date, asked) == copies_by_date(named, by_date)


def test_originals_that_articles_push_out_of_reach_are_given_up(monkeypatch):
    from quoteprov.align.kernels import copies

    monkeypatch.setattr(copies, "_MOST_TEXTS", 2)
    test_articles_that_come_are_compared_with_those_that_were()


def test_articles_that_nobody_asks_about_are_not_compared():
    texts = [("wire", WIRE), ("paper", f"{WIRE} The end."), ("late", f"{WIRE} So they said.")]
    assert copies_by_date(texts, range(3), [2]) == {"late": "wire"}
    assert copies_by_date(texts, range(3), []) == {}
