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
    ("Finnish", "Silta on ollut kiinni ja se on vanha.\n\n”Menemme”, sanoi Anna Ruiz sillalla.",
     "Anna Ruiz", "Anna Ruiz"),
    ("Finnish, name first", "Silta on ollut kiinni ja se on vanha.\n\n”Menemme”, Anna Ruiz sanoi.",
     "Anna Ruiz", "Anna Ruiz"),
    ("Polish", "Most jest zamknięty i nie ma promu.\n\n„Idziemy”, powiedziała burmistrz Anna Ruiz.",
     "burmistrz Anna Ruiz", "Anna Ruiz"),
    ("Czech", "Most je uzavřen a lidé čekají na loď.\n\n„Jdeme,“ řekla Anna Ruiz.", "Anna Ruiz",
     "Anna Ruiz"),
    ("Hungarian", "A híd zárva van, és az út is.\n\n„Menjünk” – mondta Ruiz Anna a hídon.",
     "Ruiz Anna", "Ruiz Anna"),
    ("Russian", "Мост закрыт, и паром не идёт.\n\n«Мы идём», — сказала мэр Анна Руис.",
     "мэр Анна Руис", "Анна Руис"),
    ("Ukrainian", "Міст закрито, і паром не ходить.\n\n«Ми йдемо», — сказала Анна Руїс.",
     "Анна Руїс", "Анна Руїс"),
    ("Greek", "Η γέφυρα έκλεισε και το πλοίο είναι εδώ.\n\n«Θα πάμε», είπε η δήμαρχος Άννα Ρουίς.",
     "η δήμαρχος Άννα Ρουίς", "Άννα Ρουίς"),
    ("Dutch office", "De brug is dicht en het verkeer staat vast.\n\n„We gaan”, zei wethouder Ana "
     "Ruiz.", "wethouder Ana Ruiz", "Ana Ruiz"),
    ("Italian office", "Il ponte è chiuso e non si può passare.\n\n«Andiamo», ha detto il sindaco "
     "Ana Ruiz.", "il sindaco Ana Ruiz", "Ana Ruiz"),
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
    (
        "Turkish",
        "Köprü pazartesiden beri kapalı. “Gidiyoruz,” dedi Anna Ruiz köprüde dün akşam. " * 4,
    ),
    ("Korean", "다리가 폐쇄되었다. “우리는 간다”고 루이스가 말했다."),
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
        GERMAN + "„Wir bauen neu“, sagte unter Ana Ruiz niemand.",
        "Broen er lukket, og det er ikke godt. Men om natten går de.\n\n»Vi går hjem nu.«",
    ],
)
def test_what_is_no_name_is_no_speaker(extract, text):
    assert [quotation.attribution.mention for quotation in extract(text)] == [None]


def test_where_no_spaces_part_words_a_clause_is_no_term(extract):
    text = "橋は閉鎖された。市長は「橋」と「早い対応につながると考えた」と述べた。"
    assert [quotation.attribution.rule for quotation in extract(text)] == ["scare", "left_clause"]


def test_a_fragment_of_another_sentence_is_not_the_former_speakers(extract):
    text = GERMAN + "„Wir bauen“, sagte Ana Ruiz. „Es eilt.“ Andere halten das für „zu teuer“."
    mentions = [quotation.attribution.mention for quotation in extract(text)]
    assert mentions == ["Ana Ruiz", "Ana Ruiz", None]


def test_finnish_is_known_where_it_has_few_small_words(extract):
    text = (
        "Silta suljettiin viime maanantaina rankkasateen jälkeen, eikä lauttaa saatu laituriin.\n\n"
        "”Katselin virtaa koko aamun”, Aune Koskela sanoo. ”Illalla lähdettiin.”\n\n"
        "Saaren asukkaat odottavat vielä rannalla. Kalastaja Eero Saari näki kaiken itse. "
        "Vesi nousi yöllä, koska pato murtui, ja kaikki kellarit olivat täynnä vettä, kuten ennen."
    )
    attributions = [quotation.attribution for quotation in extract(text)]
    assert [each.resolved for each in attributions] == ["Aune Koskela", "Aune Koskela"]
