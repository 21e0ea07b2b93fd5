"""Nested levels of each convention, and shapes of text that mislead."""

from __future__ import annotations

import pytest

NESTED = [
    ("German", "Sie sagte: „Er rief ‚Halt‘ und lief.“", ["Er rief ‚Halt‘ und lief."]),
    ("German, pointed", "Sie sagte: »Er rief ›Halt‹ und lief.«", ["Er rief ›Halt‹ und lief."]),
    ("French", "« Il a crié “halte” et couru », dit-elle.", ["Il a crié “halte” et couru"]),
    ("French, same marks", "« Il a crié « halte » et couru », dit-elle.",
     ["Il a crié « halte » et couru"]),
    ("French, narrow space", "«\u202fNous irons\u202f», dit-elle.", ["Nous irons"]),
    ("Swiss", "«Er rief ‹Halt› und lief», sagte sie.", ["Er rief ‹Halt› und lief"]),
    ("Spanish", "«Gritó “alto” y corrió», dijo.", ["Gritó “alto” y corrió"]),
    ("Portuguese", "“Gritou ‘alto’ e correu”, disse.", ["Gritou ‘alto’ e correu"]),
    ("Italian", "«Gridò “alto” e corse», ha detto.", ["Gridò “alto” e corse"]),
    ("Dutch", "„Hij riep ‘halt’ en liep”, zei zij.", ["Hij riep ‘halt’ en liep"]),
    ("Dutch, single", "‘Hij riep “halt” en liep’, zei zij. ‘Ja,’ en ‘nee.’",
     ["Hij riep “halt” en liep", "Ja,", "nee."]),
    ("Polish", "„Krzyknął «stój» i pobiegł”, mówi.", ["Krzyknął «stój» i pobiegł"]),
    ("Russian", "«Он крикнул „стой“ и ушёл», — сказала она.", ["Он крикнул „стой“ и ушёл"]),
    ("Ukrainian", "«Він гукнув “стій” і пішов», — каже вона.", ["Він гукнув “стій” і пішов"]),
    ("Swedish", "”Han ropade ’halt’ och sprang”, sade hon.", ["Han ropade ’halt’ och sprang"]),
    ("Finnish", "”Hän huusi ’seis’ ja juoksi”, nainen sanoi.", ["Hän huusi ’seis’ ja juoksi"]),
    ("Danish", "»Han råbte ›stop‹ og løb«, sagde hun.", ["Han råbte ›stop‹ og løb"]),
    ("Norwegian", "«Han ropte ‘stopp’ og løp», sa hun.", ["Han ropte ‘stopp’ og løp"]),
    ("Czech", "„Křikl ‚stůj‘ a běžel,“ řekla.", ["Křikl ‚stůj‘ a běžel,"]),
    ("Hungarian", "„Azt kiáltotta, »állj«, és futott” – mondta.",
     ["Azt kiáltotta, »állj«, és futott"]),
    ("Greek", "«Φώναξε “στοπ” και έτρεξε», είπε.", ["Φώναξε “στοπ” και έτρεξε"]),
    ("Japanese", "「彼は『止まれ』と言った」と彼女。", ["彼は『止まれ』と言った"]),
    ("Chinese", "“他喊‘站住’就跑了，”她说。", ["他喊‘站住’就跑了，"]),
    ("English", "“He cried ‘Halt’ and ran,” she said.", ["He cried ‘Halt’ and ran,"]),
]  # fmt: skip

SHAPES = [
    ("entities of single marks", "&apos;We go,&apos; he said. &#39;Now.&#39;", ["We go,", "Now."]),
    ("curly entities", "&ldquo;We go,&rdquo; he said.", ["We go,"]),
    ("mojibake, single", "â€œIt doesnâ€™t end,â€\x9d he said.", ["It doesnâ€™t end,"]),
    ("nickname", 'Ana "Bo" Ruiz said: "We won."', ["Bo", "We won."]),
    ("three marks", 'He said "yes" and then "no more.', ["yes", "no more."]),
    ("no line break at all", " ".join(f'"We won {n} times," Ana Ruiz said.' for n in range(30)),
     [f"We won {n} times," for n in range(30)]),
    ("tweet", "@anaruiz: “We won. #rivers https://t.co/a1” — 3 May",
     ["We won. #rivers https://t.co/a1"]),
    ("single marks in a word", "The o'clock of rock 'n' roll and the '80s' best.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), NESTED + SHAPES)
def test_what_stands_between_marks(extract, name, text, expected):
    assert [quotation.exact for quotation in extract(text)] == expected


def mentions(quotations):
    return [quotation.attribution.mention for quotation in quotations]


def test_a_transcript_names_the_speaker_before_the_colon(extract):
    text = 'Ana Ruiz: "Who paid?"\n\nBo Lindt: "Nobody paid."\n\nAna Ruiz: "So it seems."'
    assert mentions(extract(text)) == ["Ana Ruiz", "Bo Lindt", "Ana Ruiz"]


def test_a_transcript_in_capitals(extract):
    text = 'RUIZ: "Who paid for it?"\n\nLINDT: "Nobody paid for it."'
    assert mentions(extract(text)) == ["RUIZ", "LINDT"]


def test_questions_and_answers_without_marks_hold_no_quotation(extract):
    assert extract("Q: Who paid for it?\n\nA: Nobody did, as far as I know.") == ()


def test_a_tweet_is_its_writers(extract):
    text = 'Ana Ruiz tweeted: "We won. #rivers"'
    assert mentions(extract(text)) == ["Ana Ruiz"]


def test_a_text_without_line_breaks_keeps_its_speakers_apart(extract):
    text = '"We won," Ana Ruiz said. It rained. "We lost," said Bo Lindt. "Twice," he added.'
    assert mentions(extract(text)) == ["Ana Ruiz", "Bo Lindt", "he"]


def test_wrapped_lines_keep_their_speaker(extract):
    line = "the mayor of the small town near the river spoke to the reporters\n"
    text = line * 6 + 'of the water, and "nobody came to help us in all those days," the\n'
    text += "nurse Ana Ruiz said when she was asked about it at the end of it.\n" + line * 3
    assert [mention.split()[-1] for mention in mentions(extract(text))] == ["Ruiz"]


def test_a_nickname_is_nobodys_words(extract):
    found = extract('Ana "Bo" Ruiz came to town on Monday. It rained.')
    assert [quotation.attribution.confidence for quotation in found] == ["low"]


@pytest.mark.parametrize(
    "dateline",
    [
        "MILLBURY — ",
        "MILLBURY (Reuters) - ",
        "NORTH MILLBURY, Ohio (AP) — ",
        "MILLBURY, July 6 (AFP) - ",
        "Millbury (CNN)",
        "Millbury, Ohio (CNN) -- ",
    ],
)
def test_a_dateline_is_the_subject_of_nothing(extract, dateline):
    first, second = extract(
        f'{dateline}Harbour workers marched on Monday, calling it "a shame".\n\nThey left. '
        'Ana Ruiz saw them. "We won," she said.'
    )
    assert first.attribution.mention == "Harbour workers"
    assert second.attribution.resolved == "Ana Ruiz"


@pytest.mark.parametrize(
    ("begun", "speaker"),
    [
        ("UNICEF — the fund —", "UNICEF"),
        ("HARBOUR-bound Ana Ruiz", "HARBOUR-bound Ana Ruiz"),
        ("Bo Lindt (R)", "Bo Lindt"),
    ],
)
def test_what_only_looks_like_a_dateline_is_none(extract, begun, speaker):
    found = extract(f'{begun} said it was "a shame" on Monday.')
    assert mentions(found) == [speaker]
