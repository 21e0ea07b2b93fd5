from __future__ import annotations

import msgspec
from render_samples import swapped, tillerson

from quoteprov.model import First, Speaker
from quoteprov.render.carriers import count_undated, list_carriers, say_attribution


def _first_outlets(provenance) -> list[tuple[str, str]]:
    return [
        (carrier.outlet, carrier.date)
        for carriers in list_carriers(provenance)
        for carrier in carriers
        if carrier.is_first
    ]


def test_parts_of_a_split_quotation_are_one_carrier():
    *_, spliced = list_carriers(tillerson())
    assert [(carrier.sigil, carrier.tags) for carrier in spliced] == [("G", ("split in 2",))]
    assert len(spliced[0].witnesses) == 2


def test_the_first_printing_is_known_among_the_carriers():
    assert _first_outlets(tillerson()) == [("Northern Wire", "2017-07-05 22:40")]
    assert len(_first_outlets(swapped())) == 3
    unknown = msgspec.structs.replace(tillerson(), first=First(status="unknown"))
    assert _first_outlets(unknown) == []


def test_a_copy_names_the_outlet_of_its_original():
    _, typo, *_ = list_carriers(tillerson())
    assert typo[1].tags == ("copy of Northern Wire",)


def test_a_copy_of_an_article_that_carries_nothing_names_its_id():
    found = tillerson()
    (wire, copy) = found.wordings[1].witnesses
    alone = msgspec.structs.replace(copy, copy_of="aa00bb11cc22dd33")
    wording = msgspec.structs.replace(found.wordings[1], witnesses=(wire, alone))
    carriers = list_carriers(msgspec.structs.replace(found, wordings=(wording,)))
    assert carriers[0][1].tags == ("copy of article aa00bb11",)


def test_attributions_in_words():
    witness = tillerson().wordings[0].witnesses[1]
    assert say_attribution(witness) == "“he”, for Rex Tillerson, cue “said”, high confidence"
    inferred = msgspec.structs.replace(witness, inferred=True, cue=None)
    assert say_attribution(inferred) == "“he”, inferred to be Rex Tillerson, high confidence"
    nobody = msgspec.structs.replace(witness, speaker=None, resolved=None)
    assert say_attribution(nobody) == "no speaker named"


def test_who_is_named_in_a_dispute_is_named_by_the_witness():
    found = tillerson()
    (witness, *_) = found.wordings[0].witnesses
    shown = []
    for resolved, mention in (("Ada Hale", "she"), (None, "she"), (None, None)):
        one = msgspec.structs.replace(witness, resolved=resolved, speaker=mention)
        wording = msgspec.structs.replace(found.wordings[0], witnesses=(one,))
        disputed = msgspec.structs.replace(
            found, wordings=(wording,), speaker=Speaker("Ada Hale", "disputed")
        )
        shown.append(list_carriers(disputed)[0][0].tags[-1])
    assert shown == ["names Ada Hale", "names “she”", "names nobody"]


def test_undated_articles_are_counted_once_each():
    found = tillerson()
    undated = msgspec.structs.replace(found.wordings[0].witnesses[0], published=None)
    twice = msgspec.structs.replace(found.wordings[0], witnesses=(undated, undated))
    assert count_undated(msgspec.structs.replace(found, wordings=(twice,))) == 1
