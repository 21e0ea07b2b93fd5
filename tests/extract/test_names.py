"""Which name a mention stands for within one article."""

from __future__ import annotations

import pytest

from quoteprov.extract.bodies import parse_body
from quoteprov.extract.full_names import MOST_NAMES, FullNames
from quoteprov.extract.names import find_glued, parse_name
from quoteprov.extract.offices import _full_name
from quoteprov.extract.short_forms import _run


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("US Secretary of State Rex Tillerson", "Rex Tillerson"),
        ("Mr Tillerson", "Tillerson"),
        ("Sen. Ana Ruiz", "Ana Ruiz"),
        ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"),
        ("former President Ana María de la Ruiz", "Ana María de la Ruiz"),
        ("Clinton spokesman Bo Lindt", "Bo Lindt"),
        ("Ana Ruiz’s", "Ana Ruiz"),
        ("The Herald's Ana Ruiz", "Ana Ruiz"),
        ("the Harbour Times’ Ana Ruiz", "Ana Ruiz"),
        ("Ohio Committeeman Bo Lindt", "Bo Lindt"),
        ("Neighbor Ana Ruiz", "Ana Ruiz"),
        ("Cartoonist Ana Ruiz", "Ana Ruiz"),
        ("Student Ruiz", "Student Ruiz"),
        ("Ohio-based Ana Ruiz", "Ana Ruiz"),
        ("Anne-Marie Ruiz", "Anne-Marie Ruiz"),
        ("Singer-songwriter Ana Ruiz", "Ana Ruiz"),
        ("the County Sheriffs’ Association", "County Sheriffs Association"),
        ("US", "US"),
        ("the officials", None),
        ("CLOSE Ana Ruiz", "Ana Ruiz"),
        ("WATCHED Ana Ruiz", "Ana Ruiz"),
        ("GRAPHIC", None),
        ("I've", None),
        ("UNICEF", "UNICEF"),
        ("Ana Ruiz of the Harbour Trust", "Ana Ruiz"),
        ("Ruiz of the Harbour Council", "Ruiz"),
        ("a member of the Harbour Council", None),
        ("a lawyer for Ana Ruiz", None),
        ("the account @AnaRuiz", "@AnaRuiz"),
        ("@anaruiz", "@anaruiz"),
        ("University of Ohio", "University of Ohio"),
        ("White House Counselor Ana Ruiz", "Ana Ruiz"),
        ("Ohio Senator-elect Bo Lindt", "Bo Lindt"),
        ("Rabbi Bo Lindt", "Bo Lindt"),
        ("Pinterest Ana Ruiz", "Ana Ruiz"),
        ("Enter Ana Ruiz", "Ana Ruiz"),
        ("Mark Alderman", "Mark Alderman"),
        ("", None),
    ],
)
def test_titles_and_possessives_are_stripped(mention, name):
    found = parse_name(mention)
    assert (found and found.text) == name


@pytest.mark.parametrize(
    ("mention", "gender"),
    [("Mrs. Ruiz", "she"), ("Mr. Lindt", "he"), ("Mary Lindt", "she"), ("Ruiz", "")],
)
def test_honorifics_and_given_names_tell_the_gender(mention, gender):
    assert parse_name(mention).gender == gender


def resolved(quotations):
    return [quotation.attribution.resolved for quotation in quotations]


@pytest.mark.parametrize(
    "text",
    [
        'Ana Ruiz came. "We won," Ruiz said.',
        '"We won," Ruiz said. Later Ana Ruiz left.',
        'Senator Ana Ruiz came. "We won," Mrs Ruiz said.',
        'Ana Ruiz spoke. "We won," she said.',
        'Ana Ruiz spoke.\n\n"We won," she said.',
        '"It is over," Ana Ruiz said.\n\nShe added that "nobody won" in the end.',
        "ANA RUIZ, MAYOR, AT HER DESK\n\nAna Ruiz came. “We won,” Ruiz said.",
        "Ana Ruiz’s plan failed. “We lost,” Ruiz said.",
    ],
)
def test_surnames_and_pronouns_resolve_within_the_article(extract, text):
    assert set(resolved(extract(text))) == {"Ana Ruiz"}


def test_the_form_printed_most_often_wins(extract):
    text = 'Cy Ruiz came. Ana Ruiz spoke. Ana Ruiz won. "Yes," Ruiz said.'
    assert resolved(extract(text)) == ["Ana Ruiz"]


def test_a_pronoun_skips_a_name_of_the_other_gender(extract):
    text = 'Mary Lindt said it was late.\n\nJohn Ruiz met Mary Lindt. "We won," he said.'
    assert resolved(extract(text)) == ["John Ruiz"]


@pytest.mark.parametrize(
    ("others", "pronoun", "name"),
    [
        ("Brett Lindt", "she", "Ana Ruiz"),
        ("Kathy Lindt", "he", "John Ruiz"),
        ("Étienne Lindt", "she", "Ana Ruiz"),
        ("The Ellery Declaration", "she", "Ana Ruiz"),
        ("Title IX", "he", "John Ruiz"),
    ],
)
def test_a_pronoun_stands_for_nobody_of_the_other_gender_nor_for_a_document(
    extract, others, pronoun, name
):
    text = f'{name} came to the harbour. {others} was on the table. "We won," {pronoun} said.'
    assert resolved(extract(text)) == [name]


FAR = (
    '"We won," John Ruiz said.\n\n'
    "A team of river police will search the valley.\n\n"
    'He said nobody was "left behind" there.'
)


def test_a_pronoun_that_jumps_over_another_candidate_is_of_low_confidence(extract):
    near = '"We won," John Ruiz said.\n\nHe said nobody was "left behind" there.'
    assert extract(FAR)[1].attribution.confidence == "low"
    assert extract(near)[1].attribution.confidence == "high"
    assert resolved(extract(near)) == ["John Ruiz", "John Ruiz"]


def test_a_pronoun_stands_for_who_bears_the_office_that_the_sentence_is_about(extract):
    text = 'Mayor Ana Ruiz met Eva Lindt. The mayor smiled. "We won," she said.'
    (quotation,) = extract(text)
    assert quotation.attribution.resolved == "Ana Ruiz"
    assert quotation.attribution.confidence == "high"


def test_a_pronoun_without_any_name_before_it_stays_unresolved(extract):
    (quotation,) = extract('"We won," she said.')
    assert quotation.attribution.mention == "she"
    assert quotation.attribution.resolved is None
    assert quotation.attribution.confidence == "low"


GLUED = (
    "Mayor Ana RuizAna B. RuizRiver plan fails again Town loses its 'bridge' money MORE said "
    'on Monday that it rained.\n\n"We won," she said. "It is over," Ruiz added.'
)


def test_glued_link_text_does_not_break_a_name(extract):
    found = extract(GLUED)
    assert [quotation.exact for quotation in found] == ["We won,", "It is over,"]
    assert resolved(found) == ["Ana Ruiz", "Ana Ruiz"]


def test_glued_link_text_reaches_from_the_name_to_its_last_word():
    ((start, end),) = find_glued(GLUED, 0, len(GLUED))
    assert GLUED[:start].endswith("Ana Ruiz")
    assert GLUED[end:].startswith(" said")


def test_a_text_that_only_shouts_more_has_no_glue():
    assert find_glued("We want MORE and MORE of it, Ann Lee said. MORE!", 0, 48) == []


def test_a_pronoun_finds_the_name_beside_the_office(extract):
    text = '"We won," said Bo Lindt. The captain, John Ruiz, smiled. "You did not," he said.'
    assert resolved(extract(text)) == ["Bo Lindt", "John Ruiz"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the Justice Department", "Justice Department"),
        ("the National River Center", "National River Center"),
        ("the White House Writers Association", "White House Writers Association"),
        ("Sen. Ana King", "Ana King"),
        ("Mr. King", "King"),
        ("Cy White Jr.", "Cy White Jr."),
        ("the Saudi King Salman", "Salman"),
        ("Ana Ruiz on Saturday", "Ana Ruiz"),
        ("a statement Thursday", None),
        ("USA Today", "USA Today"),
        ("a Republican in the state of Ohio", None),
        ("Did Ana Ruiz", "Ana Ruiz"),
        ("Director of National Intelligence Ana Ruiz", "Ana Ruiz"),
        ("Chief of Staff Ana Ruiz", "Ana Ruiz"),
        ("the House Intelligence Committee", "House Intelligence Committee"),
        ("the U.S. Fish and Ferries Service", "U.S. Fish and Ferries Service"),
        ("the 15-member Harbour Council", "Harbour Council"),
        ("the 14th Amendment", "14th Amendment"),
        ("the Ohio Herald editorial page", "Ohio Herald"),
        ("Throughout Facebook", "Facebook"),
        ("Per Facebook", "Facebook"),
    ],
)
def test_a_name_is_neither_cut_nor_begun_too_early(mention, name):
    found = parse_name(mention)
    assert (found and found.text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ruiz Ana Bo RuizTown plans a bridge MORE came. “We won,” Ruiz said.",
        "Mayor Ana Ruiz Ana (Annie) Bo RuizTown plans a bridge MORE came. “We won,” Ruiz said.",
        "Ruiz came. More:Ana Ruiz is late\n\n“We won,” Ruiz said.",
        "Ruiz came. The Harbour Gazette's Ana Ruiz did. “We won,” Ruiz said.",
        "It was held in OH. Ruiz won. Ana Ruiz came. “We won,” Ruiz said.",
    ],
)
def test_what_pages_print_around_a_name_is_no_part_of_it(extract, text):
    assert resolved(extract(text)) == ["Ana Ruiz"]


def test_a_body_is_completed_with_all_of_its_words(extract):
    text = 'The New Harbour Times was right. "We won," the Times said.'
    assert resolved(extract(text)) == ["New Harbour Times"]


def test_a_particle_between_given_name_and_surname_is_part_of_the_name(extract):
    text = (
        "Anna de Ruiz came to the harbour and the weather was fine. The plan van Ruiz failed. "
        '"We won this time," de Ruiz said on the quay.'
    )
    assert resolved(extract(text)) == ["Anna de Ruiz"]


def test_a_handle_keeps_its_mark(extract):
    assert resolved(extract('@ruiz is here. "We won," @ruiz wrote.')) == ["@ruiz"]


def test_a_given_name_that_begins_as_the_surname_does_is_no_link(extract):
    assert resolved(extract('Lisa Bo Li came. "We won," Li said.')) == ["Lisa Bo Li"]


def test_initials_belong_to_a_name(extract):
    assert resolved(extract('J.B. Ruiz came. "We won," Ruiz said.')) == ["J.B. Ruiz"]


def test_a_surname_is_not_completed_against_its_honorific(extract):
    text = 'Bill Ruiz came. Mary Ruiz left. Bill Ruiz slept. "We won," Mrs. Ruiz said.'
    assert resolved(extract(text)) == ["Mary Ruiz"]


@pytest.mark.parametrize("line", ["Story Continued Below", "Play Video", "Harbour Review Weekly"])
def test_a_line_between_paragraphs_is_nobody(extract, line):
    text = f'"We won," Ana Ruiz said.\n\n{line}\n\nIt rained. "We are glad of it," she said.'
    assert resolved(extract(text)) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_line_between_paragraphs_does_not_part_a_turn(extract):
    text = '"We won," Ana Ruiz said.\n\nStory Continued Below\n\n"We are glad. It is our year."'
    assert [quotation.attribution.mention for quotation in extract(text)] == ["Ana Ruiz"] * 2


def test_a_name_on_a_line_of_its_own_is_somebody(extract):
    text = 'It rained.\n\nMARY RUIZ\n\n"We are glad of it. It is our year."'
    assert resolved(extract(text)) == ["MARY RUIZ"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Rep. Peter King came. "We won," King said.', "Peter King"),
        ('Peter King came. "We won," Rep. King said.', "Peter King"),
        ('The White House spoke. "We won," the House said.', "House"),
        ('A king came. "We won," King said.', None),
    ],
)
def test_a_word_for_an_office_is_a_surname_where_somebody_is_called_so(extract, text, name):
    assert resolved(extract(text)) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('His wife, Ana Lindt, and his wife, Ana Lindt, met Bo Lindt. "We won," Lindt said.',
         "Bo Lindt"),
        ('It rained on first lady Ana Lindt. "We won," Lindt said.', "Ana Lindt"),
    ],
)  # fmt: skip
def test_a_surname_is_a_relatives_only_where_nobody_else_bears_it(extract, text, name):
    assert resolved(extract(text)) == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Trade has grown, said Ana Ruiz, a historian of the Harbour.", "Ana Ruiz"),
        ("Trade has grown, says the historian Ana Ruiz of Millbury.", "Ana Ruiz"),
        ("Ana Ruiz, the mayor, told reporters from Millbury.", "Ana Ruiz"),
        ("Ana Ruiz, the mayor, said Trade has grown.", "Ana Ruiz"),
    ],
)
def test_a_pronoun_finds_who_spoke_last_whether_before_or_after_the_verb(extract, sentence, name):
    assert resolved(extract(f'Bo Lindt left. {sentence}\n\n"We won," she said.')) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('It rained. Protesters shouted "we won" at them.', None),
        ('The choir sang. Choir and crowd left. Choir said "we won" at last.', None),
        ('It rained on Choir, the band. Choir said "we won" to the choir.', "Choir"),
        ('Rain fell. Lindt said "we won" at last.', "Lindt"),
    ],
)
def test_a_word_that_only_begins_a_sentence_is_no_name(extract, text, name):
    assert resolved(extract(text)) == [name]


def test_of_more_names_than_the_news_ever_gives_the_first_are_looked_up(extract):
    named = [f"Ana R{number:04}z" for number in range(MOST_NAMES + 10)]
    full = " ".join(f"{name} came to the town and it was full." for name in named)
    said = "\n".join(f'"We won," {name.split()[1]} said.' for name in named)
    resolved = [each.attribution.resolved for each in extract(f"{full}\n{said}")]
    assert resolved[: MOST_NAMES - 10] == named[: MOST_NAMES - 10]
    assert resolved[-1] == named[-1].split()[1]


def test_no_more_names_than_that_are_looked_for_where_a_pronoun_may_mean_them(extract, monkeypatch):
    calls = []
    search = FullNames._places
    monkeypatch.setattr(
        FullNames, "_places", lambda self, word: calls.append(word) or search(self, word)
    )
    named = [
        f"R{'abcdefghij'[number // 100]}{number % 100:02}z" for number in range(MOST_NAMES + 99)
    ]
    said = [f'{name} left. "We won," he said.' for name in named]
    assert len(extract("\n".join(said))) == len(said)
    assert MOST_NAMES / 2 < len(calls) <= MOST_NAMES


@pytest.mark.parametrize("names", [_full_name(), _run("N")], ids=["full names", "runs"])
@pytest.mark.parametrize("word", ["N-", "N’", "N--", "Nn'"])
def test_no_word_is_read_further_than_a_name_may_go_on(names, word):
    assert names.match(word * 10 + "Nn Ruiz")
    assert names.match(word * 50 + "Nn Ruiz") is None


def test_no_initials_are_read_further_than_a_name_may_go_on():
    assert _full_name().match("N." * 30 + " Ruiz")
    assert _full_name().match("N." * 60 + " Ruiz") is None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the White House", "White House"),
        ("The Supreme Court", "Supreme Court"),
        ("the FBI", "FBI"),
        ("the Kremlin", "Kremlin"),
        ("the House", "House"),
        ("the Associated Press", "Associated Press"),
        ("the Ruiz administration", "Ruiz administration"),
        ("the U.S. government", "U.S. government"),
        ("the Office of Special Counsel", "Office of Special Counsel"),
        ("the Council on Foreign Relations", "Council on Foreign Relations"),
        ("the Institute for the Study of War", "Institute for the Study of War"),
        ("the Committee to Protect Journalists", "Committee to Protect Journalists"),
        ("the Department of Health and Human Services", "Department of Health and Human Services"),
        ("U.S. Court of Appeals for the Ninth Circuit",) * 2,
        # Persons, and what is one of several.
        ("House", None),
        ("Republican of Ohio", None),
        ("the Court", None),
        ("the administration", None),
        ("a White House", None),
        ("Iran's Supreme Court", None),
        ("the White House official", None),
        ("the Republican", None),
        ("University of Ohio President Ana Ruiz", None),
        ("the University of Ohio on Monday", None),
        ("Sen. Ana Ruiz of Ohio", None),
        ("the President of the United States", None),
        ("the", None),
    ],
)
def test_the_name_of_a_body_is_read_whole(mention, name):
    assert parse_body(mention) == name


def test_a_president_is_not_the_country():
    assert parse_name("the President of the United States") is None
    assert parse_name("Secretary of State Ana Ruiz").text == "Ana Ruiz"
    assert parse_name("Secretary of State Ana Ruiz on Monday").text == "Ana Ruiz"


@pytest.mark.parametrize("word", ["Thousands", "Everybody", "Third"])
def test_who_may_speak_need_not_have_a_name(extract, word):
    (found,) = extract(f'It rained. {word} said "we won it all" to them.')
    assert (found.attribution.mention, found.attribution.resolved) == (word, None)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ursula von der Linde", "Ursula von der Linde"),
        ("Mr. Das", "Das"),
        ("former Mayor Bill de Lindt", "Bill de Lindt"),
    ],
)
def test_small_words_of_other_languages_are_part_of_a_name(mention, name):
    found = parse_name(mention)
    assert (found and found.text) == name


def test_an_office_before_a_full_name_elsewhere_is_no_given_name(extract):
    text = (
        "Der Klimaforscher Karsten Lindt hat nicht mit der Presse und den Leuten gesprochen.\n\n"
        "„Das ist nicht gut für die Stadt“, sagte Lindt."
    )
    assert resolved(extract(text)) == ["Karsten Lindt"]


@pytest.mark.parametrize("before", ["Neighbor", "Psychiatrist", "Ohio-backed", "Never", "Either"])
def test_what_begins_a_sentence_is_no_given_name(extract, before):
    named = "Ana Ruiz" if before not in ("Never", "Either") else "Ruiz"
    text = f'It rained there. {before} {named} came to the town. "We won it all," Ruiz said.'
    assert resolved(extract(text)) == [named]


@pytest.mark.parametrize(
    ("mention", "resolved"),
    [("President Lindt", "Lindt"), ("Lindt", "Ana Lindt"), ("Mrs. Lindt", "Ana Lindt")],
)
def test_a_title_is_not_that_of_the_relative_who_is_named_in_full(extract, mention, resolved):
    text = f"His wife, Ana Lindt, left. “It sank in May,” {mention} said."
    assert extract(text)[0].attribution.resolved == resolved


@pytest.mark.parametrize(
    "text",
    [
        '"We won," Mayor Charles "Tex" Ruiz, a nurse in Ohio, said on Monday.',
        '"We won," said Charles “Tex” Ruiz.',
        'Charles "Tex" Ruiz has come. "We won," Ruiz said.',
        'Charles (Tex) Ruiz has come. "We won," Ruiz said.',
        'Charles "Tex" Ruiz has come. Ruiz told them "we won".',
    ],
)
def test_a_nickname_is_part_of_the_name_it_parts(extract, text):
    spoken = [each for each in extract(text) if each.exact != "Tex"]
    assert [each.attribution.resolved for each in spoken] == ["Charles Ruiz"]


def test_a_nickname_is_nobodys_words_and_does_not_part_a_turn(extract):
    first, nickname, last = extract('"We won," Ana "Bee" Ruiz said. "We did."')
    assert nickname.attribution.rule == "title"
    assert first.attribution.resolved == last.attribution.resolved == "Ana Ruiz"


@pytest.mark.parametrize("day", ["Monday", "When"])
def test_a_word_between_a_given_name_and_no_surname_is_no_nickname(extract, day):
    quotation = extract(f'Bo Lindt called Donald "Loser" {day} it rained.')[0]
    assert quotation.attribution.resolved == "Bo Lindt"
