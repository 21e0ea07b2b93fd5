"""Speakers in other languages: beside a cue, or not at all."""

from __future__ import annotations

import pytest

GERMAN = "Die Brücke ist seit Montag nicht mehr zu befahren, und es regnet auch noch.\n\n"
FRENCH = "Le pont est fermé depuis lundi et les habitants ne sont pas contents.\n\n"

CASES = [
    ("German", GERMAN + "„Wir bauen neu“, sagte Ana Ruiz am Montag.", "Ana Ruiz", "Ana Ruiz"),
    ("German office", GERMAN + "„Wir bauen neu“, sagte Direktorin Ana Ruiz.", "Direktorin Ana Ruiz",
     "Ana Ruiz"),
    ("German, colon", GERMAN + "Ana Ruiz sagte: „Wir bauen neu.“", "Ana Ruiz", "Ana Ruiz"),
    ("German, inverted", GERMAN + "Am Montag sagte Ana Ruiz: „Wir bauen neu.“", "Ana Ruiz",
     "Ana Ruiz"),
    ("French", FRENCH + "« Nous irons », a déclaré Ana Ruiz.", "Ana Ruiz", "Ana Ruiz"),
    ("French office", FRENCH + "« Nous irons », a déclaré la directrice, Ana Ruiz, hier.",
     "la directrice, Ana Ruiz", "Ana Ruiz"),
    ("French pronoun", FRENCH + "« Nous irons », dit-il.", "il", None),
    ("French nominal", FRENCH + "« Nous irons », a expliqué le maire au micro de Radio Sud.",
     "le maire", None),
    ("Spanish", "El puente está cerrado y los vecinos no pueden pasar.\n\n“Vamos”, dijo Ana Ruiz.",
     "Ana Ruiz", "Ana Ruiz"),
    ("Italian", "Il ponte è chiuso e non si può passare.\n\n«Andiamo», ha detto Ana Ruiz.",
     "Ana Ruiz", "Ana Ruiz"),
    ("Dutch", "De brug is dicht en het verkeer staat vast.\n\n„We gaan”, zei Ana Ruiz.",
     "Ana Ruiz", "Ana Ruiz"),
    ("German title", GERMAN + "„Wir bauen neu“, sagte Dr. Ana Ruiz.", "Dr. Ana Ruiz", "Ana Ruiz"),
    ("French body", FRENCH + "« Nous irons », a dit le chef du port au micro.", "le chef du port",
     None),
    ("Spanish office", "El puente está cerrado y los vecinos no pueden pasar.\n\n“Vamos”, dijo la "
     "jefa del puerto en su casa.", "la jefa del puerto", None),
    ("Danish", "Broen har været lukket siden mandag, og det regner ikke mere.\n\n»Vi går«, siger "
     "Ana Ruiz.", "Ana Ruiz", "Ana Ruiz"),
    ("Norwegian", "Broen har vært stengt siden mandag, og det regner ikke mer.\n\n«Vi går», sier "
     "Ana Ruiz.", "Ana Ruiz", "Ana Ruiz"),
    ("Swedish", "Bron är stängd och det regnar.\n\n”Vi går”, sade Ana Ruiz.", "Ana Ruiz",
     "Ana Ruiz"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "speaker", "resolved"), CASES)
def test_a_cue_beside_the_quotation_names_the_speaker(extract, name, text, speaker, resolved):
    attribution = extract(text)[0].attribution
    assert (attribution.mention, attribution.resolved) == (speaker, resolved)
    assert attribution.span is not None and attribution.cue


def test_a_pronoun_stands_for_the_speaker_before(extract):
    text = GERMAN + "„Wir bauen“, sagte Ana Ruiz.\n\n„Im Frühjahr“, fügte sie hinzu."
    found = extract(text)
    assert [quotation.attribution.resolved for quotation in found] == ["Ana Ruiz", "Ana Ruiz"]
    assert found[1].attribution.confidence == "low"


OTHERS = [
    ("Polish", "Most jest zamknięty od poniedziałku. „Idziemy”, powiedziała Anna Ruiz. Pada. " * 4),
    ("Czech", "Most je od pondělí uzavřen a lidé čekají. „Jdeme,“ řekla Anna Ruiz. Prší. " * 4),
    ("Hungarian", "A híd hétfő óta zárva van. „Menjünk” – mondta Ruiz Anna a hídon. " * 4),
    ("Finnish", "Silta on ollut kiinni. ”Menemme”, sanoi Anna Ruiz sillalla eilen. " * 4),
    ("Russian", "Мост закрыт. «Мы идём», сказала Анна Руис."),
    ("Greek", "Η γέφυρα έκλεισε. «Θα πάμε», είπε η Άννα Ρουίς."),
    ("Japanese", "橋は閉鎖された。「行く」とルイスは言った。"),
    ("Chinese", "桥已关闭。他说：“我们走。”"),
]


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_a_language_without_cues_has_no_confident_answer(extract, name, text):
    found = extract(text)
    assert found
    assert {quotation.attribution.confidence for quotation in found} == {"low"}


@pytest.mark.parametrize(
    "text",
    [
        "Il ponte è chiuso e non si può passare.\n\n«Andiamo», ha scritto su X.",
        "El puente está cerrado y los vecinos no pueden pasar. Además insistió: “Vamos”.",
        "Broen er lukket, og det er ikke godt. Men om natten går de.\n\n»Vi går hjem nu.«",
    ],
)
def test_what_is_no_name_is_no_speaker(extract, text):
    assert [quotation.attribution.mention for quotation in extract(text)] == [None]


def test_where_no_spaces_part_words_a_clause_is_no_term(extract):
    text = "橋は閉鎖された。市長は「橋」と「早い対応につながると考えた」と述べた。"
    assert [quotation.attribution.rule for quotation in extract(text)] == ["scare", "none"]
