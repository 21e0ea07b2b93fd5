"""What stands between quotation marks, convention by convention and trap by trap."""

from __future__ import annotations

import pytest

CONVENTIONS = [
    ("English", "“We will rebuild,” she said. “Soon.”", ["We will rebuild,", "Soon."]),
    ("typewriter", '"We will rebuild," she said. "Soon."', ["We will rebuild,", "Soon."]),
    ("TeX", "``We will rebuild,'' she said. ''Soon.''", ["We will rebuild,", "Soon."]),
    ("British", "‘We’ll rebuild,’ she said. ‘Soon.’", ["We’ll rebuild,", "Soon."]),
    ("straight single", "'We'll rebuild,' she said. 'Soon.'", ["We'll rebuild,", "Soon."]),
    ("German", "Sie sagte: „Wir bauen ‚alles‘ neu.“ Dann ging sie.", ["Wir bauen ‚alles‘ neu."]),
    ("German compound", "Die „Blatt“-Redaktion schwieg.", ["Blatt"]),
    ("inverted", "»Wir bauen«, sagte sie. »Bald.«", ["Wir bauen", "Bald."]),
    ("French", "« Nous irons », a-t-elle dit. « Demain. »", ["Nous irons", "Demain."]),
    ("French, hard spaces", "«\u00a0Nous irons\u00a0», dit-elle.", ["Nous irons"]),
    ("Italian", "«Il “no” resta», ha detto.", ["Il “no” resta"]),
    ("Spanish", "“Vamos”, dijo. “Hoy”.", ["Vamos", "Hoy"]),
    ("Portuguese", "«Vamos», disse. «Hoje».", ["Vamos", "Hoje"]),
    ("Swiss", "«Wir gehen ‹sofort›», sagte er.", ["Wir gehen ‹sofort›"]),
    ("Dutch", "„We gaan”, zei hij.", ["We gaan"]),
    ("Polish", "„Idziemy”, powiedział. „Dzisiaj.”", ["Idziemy", "Dzisiaj."]),
    ("Russian", "Он сказал: «Мы идём „сегодня“ домой».", ["Мы идём „сегодня“ домой"]),
    ("Ukrainian", "«Ми йдемо», — сказала вона.", ["Ми йдемо"]),
    ("Swedish", "”Vi går”, sade han. ”I dag.”", ["Vi går", "I dag."]),
    ("Finnish", "»Me menemme», hän sanoi. »Tänään.»", ["Me menemme", "Tänään."]),
    ("Danish", "»Vi går«, sagde han.", ["Vi går"]),
    ("Norwegian", "«Vi går», sa han.", ["Vi går"]),
    ("Czech", "„Jdeme,“ řekl. „Dnes.“", ["Jdeme,", "Dnes."]),
    ("Hungarian", "„Menjünk” – mondta. Ez »jó«.", ["Menjünk", "jó"]),
    ("Greek", "Δήλωσε: «Θα πάμε».", ["Θα πάμε"]),
    ("Japanese", "彼は「行く『今日』」と言った。「はい」", ["行く『今日』", "はい"]),
    ("Chinese", "他说：“我们走。”她说：“好。”", ["我们走。", "好。"]),
]

TRAPS = [
    ("plural possessive", "The workers’ demands and the unions’ reply.", []),
    ("decades and contractions", "Rock ’n’ roll of the ’80s, and ’twas loud.", []),
    ("a word between apostrophes", "'The best of times' for rock 'n' roll, he said. 'Yes.'",
     ["The best of times", "Yes."]),
    ("possessive inside", "‘The workers’ demands are fair,’ she said. ‘Yes.’",
     ["The workers’ demands are fair,", "Yes."]),
    ("feet and inches", 'He is 6\'2" tall. "Big," she said.', ["Big,"]),
    ("inches alone", 'A 12" pipe and a 5" one.', []),
    ("coordinates", 'At 48°51\'24"N, 2°21\'03"E she said "here" twice.', ["here"]),
    ("value of an attribute", '[player file="a.mp4" id="b"] "Yes," he said.', ["Yes,"]),
    (
        "single marks where '' sets quotations",
        "\n\n".join(["''We will see,'' he said.", "'A hard day'", "''It rains,'' she said."]),
        ["We will see,", "It rains,"],
    ),
    ("inside a tag", '<a href="http://e.org/" class="b">Go</a> "Yes," he said.', ["Yes,"]),
    ("inside an address", 'See http://e.org/?q="a"&r=1 and "that" too.', ["that"]),
    ("address in marks", 'He typed "http://e.org/a" twice.', ["http://e.org/a"]),
    ("entities", "&quot;We go,&quot; he said. &#8220;Today.&#8221;", ["We go,", "Today."]),
    ("mojibake", "â€œWe go,â€\x9d he said.", ["We go,"]),
    ("Windows-1252 as Latin-1", "\x93We go,\x94 he said.", ["We go,"]),
    ("nested single", '"He told me \'no\' and left," she said.', ["He told me 'no' and left,"]),
    ("nested, same glyph", "“He told me “no” and left,” she said.", ["He told me “no” and left,"]),
    ("nested straight", '“She said "no" to me,” he said.', ['She said "no" to me,']),
    ("nested single at the end", '"He told me \'no,\'" she said.', ["He told me 'no,'"]),
    ("TeX, nested single at the end", "''He told me 'no,''' she said.", ["He told me 'no,'"]),
    ("missing closing mark", "“A first one, he said. “A second one,” he said.",
     ["A first one, he said.", "A second one,"]),
    ("spare closing mark", "He went home.” Then he said: “I am here.”", ["I am here."]),
    ("opening glyph as closing", "“We go,“ he said. “Now.“", ["We go,", "Now."]),
    ("mixed glyphs", "„Wir gehen\", sagte er. „Ja“.", ["Wir gehen", "Ja"]),
    ("arrow bullets", "» More on this\n\nNews › Politics", []),
    ("empty marks", 'He wrote "" and “ ” and nothing.', []),
    ("a line drawn in marks", 'Above.\n""""""""""\n"Below," he said.', ["Below,"]),
    ("white space inside", '"  spaced out  " he said', ["spaced out"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), CONVENTIONS + TRAPS)
def test_what_stands_between_marks(extract, name, text, expected):
    assert [quotation.exact for quotation in extract(text)] == expected


CONTINUED = '"We began early," she said.\n\n"We went on for long.\n\n"We ended late," she said.'


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again(extract):
    found = [quotation.exact for quotation in extract(CONTINUED)]
    assert found == ["We began early,", 'We went on for long.\n\n"We ended late,']


def test_an_unclosed_quotation_ends_with_its_paragraph(extract):
    found = extract('She said: "Nobody closed this.\n\nThe rain went on. "It did," he said.')
    assert [quotation.exact for quotation in found] == ["Nobody closed this.", "It did,"]


def test_an_odd_mark_spoils_its_own_paragraph_only(extract):
    spoilt = 'One " too many here.\n\n' + "\n\n".join(f'"Number {n}," he said.' for n in range(20))
    found = [quotation.exact for quotation in extract(spoilt)]
    assert found[-20:] == [f"Number {n}," for n in range(20)]


def test_lines_wrapped_to_a_width_belong_together(extract):
    line = "the mayor of the small town near the river said to the reporters\n"
    text = line * 6 + 'and she added, "We have seen the water rise for thirty days\n'
    text += 'and thirty nights, and nobody came to help us" before leaving.\n' + line * 4
    (quotation,) = extract(text)
    assert quotation.exact.startswith("We have seen") and quotation.exact.endswith("help us")


def test_single_marks_count_only_where_double_ones_are_rare(extract):
    assert [q.exact for q in extract('He said "yes" to the \'deal\' and "no".')] == ["yes", "no"]
    assert [q.exact for q in extract("He said 'yes' to the deal.")] == ["yes"]


@pytest.mark.parametrize(
    ("single_marks", "expected"),
    [("never", ["yes", "no"]), ("auto", ["yes", "no"]), ("always", ["yes", "deal", "no"])],
)
def test_the_option_decides_on_single_marks(extract, single_marks, expected):
    found = extract('She said "yes" to the \'deal\' and "no".', single_marks=single_marks)
    assert [quotation.exact for quotation in found] == expected


def test_single_marks_count_in_a_headline(extract):
    text = "Mayor calls river plan 'a disgrace' in debate\n\n" + '"Yes," she said. "It is."'
    found = extract(text, headline=True)
    assert [(q.exact, q.place) for q in found] == [
        ("a disgrace", "headline"),
        ("Yes,", "body"),
        ("It is.", "body"),
    ]


GERMAN = "Die Brücke ist seit Montag zu, und es gibt auch kein Boot mehr. "
RUSSIAN = "Мост закрыт с понедельника, и на реке не осталось ни одной лодки. "

RUNNING = [
    ("closed below", GERMAN + "Ruiz sagte: „Wir warten.\n\nEs ist ein „Skandal“, das alles.“",
     ["Wir warten.\n\nEs ist ein „Skandal“, das alles."]),
    ("closed two below", GERMAN + "«Wir warten.\n\nWir alle.\n\nEs ist spät», sagte Ruiz.",
     ["Wir warten.\n\nWir alle.\n\nEs ist spät"]),
    ("never closed", GERMAN + "„Wir warten, sagte Ruiz.\n\nSie ging. „Es ist spät.“",
     ["Wir warten, sagte Ruiz.", "Es ist spät."]),
    ("straight", RUSSIAN + 'Ким сказал: "Мы ждём.\n\nЭто "мелочь", говорят они".\n\n"Да".',
     ['Мы ждём.\n\nЭто "мелочь", говорят они', "Да"]),
    ("straight, spare mark", RUSSIAN + 'Он " ждёт.\n\nКим сказал: "Мы ждём" и "нет.',
     ["Мы ждём", "нет."]),
    ("straight, opened again", RUSSIAN + 'Ким: "Мы ждём.\n\n"Лодок нет", сказал он.',
     ['Мы ждём.\n\n"Лодок нет']),
    ("nested alike", GERMAN + "Ruiz schrieb: „Gut, auch wenn er „gähnt“, oder mehr.“ Nun denn.",
     ["Gut, auch wenn er „gähnt“, oder mehr."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), RUNNING)
def test_a_quotation_runs_on_to_the_mark_that_closes_it(extract, name, text, expected):
    assert [quotation.exact for quotation in extract(text)] == expected


def test_in_english_no_quotation_runs_on_unopened(extract):
    found = extract("She said: “We are here to stay.\n\nAnd it is for good,” she said.")
    assert [quotation.exact for quotation in found] == ["We are here to stay."]
