from msgspec.structs import replace

from quoteprov.model import (
    Attribution,
    Card,
    Entry,
    Published,
    Quotation,
    Span,
    Utterance,
    Wording,
)
from quoteprov.trace import Evidence, summarise_utterance, trace_provenance
from quoteprov.trace.sigla import name_sigil

LEMMA = "the bridge is not safe"
CHANGED = "the bridge is safe"


def fold(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def card(outlet: str, when: str | None) -> Card:
    published = Published(when, "day", "field date") if when else None
    return Card(id=f"article {outlet}", path=f"{outlet}.txt", outlet=outlet, published=published)


def quotation(outlet: str, exact: str, start: int = 0) -> Quotation:
    return Quotation(
        id=f"{outlet} {start}",
        article=f"article {outlet}",
        span=Span(start, start + len(exact)),
        exact=exact,
        attribution=Attribution(
            mention="Penhale", resolved="Tobias Penhale", rule="test", confidence="high"
        ),
    )


def lost_not() -> Entry:
    return Entry(
        op="delete",
        change="deletion",
        lemma="not",
        reading="",
        start=3,
        end=4,
        reading_start=14,
        reading_end=14,
    )


def example() -> tuple[Utterance, Evidence]:
    cards = [
        card("B", "2018-03-13"),
        card("A", "2018-03-12"),
        card("C", None),
        card("D", "2018-04-01"),
    ]
    quotations = [quotation("B", LEMMA), quotation("A", LEMMA)]
    quotations += [quotation("C", CHANGED), quotation("D", CHANGED)]
    utterance = Utterance(
        id="u",
        lemma=LEMMA,
        wordings=(
            Wording(text=LEMMA, quotations=(("B 0",), ("A 0",))),
            Wording(
                text=CHANGED,
                changes=("deletion",),
                severity="substantive",
                alerts=("negation",),
                entries=(lost_not(),),
                quotations=(("D 0",), ("C 0",)),
            ),
        ),
    )
    evidence = Evidence(
        {each.id: each for each in quotations}, {each.id: each for each in cards}, {}
    )
    return utterance, evidence


def test_witnesses_stand_by_date_and_carry_sigla():
    provenance = trace_provenance(*example(), fold)
    sigla = [[(w.sigil, w.outlet) for w in each.witnesses] for each in provenance.wordings]
    assert sigla == [[("A", "A"), ("B", "B")], [("C", "D"), ("D", "C")]]


def test_counts_and_first():
    provenance = trace_provenance(*example(), fold)
    assert (provenance.outlets, provenance.independent) == (4, 4)
    assert provenance.first.outlets == ("A",)
    assert provenance.speaker.name == "Tobias Penhale"


def test_copies_count_once():
    utterance, evidence = example()
    copying = replace(evidence, copies={"article B": "article A"})
    summary = summarise_utterance(utterance, copying)
    assert (summary.outlets, summary.independent) == (4, 3)
    witness = trace_provenance(utterance, copying, fold).wordings[0].witnesses[1]
    assert witness.copy_of == "article A"


def test_two_articles_of_one_outlet_count_once():
    utterance, evidence = example()
    cards = dict(evidence.cards)
    cards["article B"] = replace(cards["article B"], outlet="A")
    assert summarise_utterance(utterance, replace(evidence, cards=cards)).outlets == 3


def test_removed_quotations_leave_no_trace():
    utterance, evidence = example()
    kept = {id: each for id, each in evidence.quotations.items() if id[0] in "AB"}
    provenance = trace_provenance(utterance, replace(evidence, quotations=kept), fold)
    assert [each.text for each in provenance.wordings] == [LEMMA]


def test_parts_of_a_split_quotation_share_a_sigil():
    cards = {"article A": card("A", "2018-03-12")}
    parts = [quotation("A", "the bridge"), quotation("A", "is not safe", 30)]
    utterance = Utterance(
        id="u", lemma=LEMMA, wordings=(Wording(text=LEMMA, quotations=(("A 0", "A 30"),)),)
    )
    evidence = Evidence({each.id: each for each in parts}, cards, {})
    witnesses = trace_provenance(utterance, evidence, fold).wordings[0].witnesses
    assert [(each.sigil, each.exact) for each in witnesses] == [
        ("A", "the bridge"),
        ("A", "is not safe"),
    ]


def test_the_stemma_names_a_copied_article():
    utterance, evidence = example()
    stemma = trace_provenance(
        utterance, replace(evidence, copies={"article B": "article A"}), fold
    ).stemma
    edge = next(each for each in stemma if each.child == "B")
    assert (edge.parent, edge.status) == ("A", "likely")


def test_the_stemma_leaves_open_what_cannot_be_known():
    stemma = {each.child: each for each in trace_provenance(*example(), fold).stemma}
    assert "A" not in stemma  # the first
    assert "D" not in stemma  # undated
    assert stemma["C"].status == "undetermined"
    assert set(stemma["C"].candidates) == {"A", "B"}


def test_a_rare_reading_makes_descent_likely():
    utterance, evidence = example()
    reading = replace(lost_not(), op="replace", change="substitution", reading="hardly")
    wordings = (utterance.wordings[0], replace(utterance.wordings[1], entries=(reading,)))
    cards = dict(evidence.cards)
    cards["article C"] = card("C", "2018-03-20")
    provenance = trace_provenance(
        replace(utterance, wordings=wordings), replace(evidence, cards=cards), fold
    )
    later = next(each for each in provenance.stemma if each.child == "D")
    assert (later.parent, later.status) == ("C", "likely")
    assert "hardly" in later.evidence[0]


def test_sigla_run_on_after_z():
    assert [name_sigil(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_an_article_seen_later_may_be_a_parent_and_is_no_child():
    utterance, evidence = example()
    cards = dict(evidence.cards)
    for outlet, when in (("A", "2018-03-12"), ("B", "2018-03-13")):
        seen = Published(when, "day", "seen by GDELT")
        cards[f"article {outlet}"] = replace(cards[f"article {outlet}"], published=seen)
    stemma = trace_provenance(utterance, replace(evidence, cards=cards), fold).stemma
    assert [(each.child, each.candidates) for each in stemma] == [("C", ("A", "B"))]
