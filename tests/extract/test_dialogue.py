"""Speech that a dash sets off, in texts without quotation marks."""

from __future__ import annotations

ENGLISH = """The boat turned round.

—Back to the pier! he said sternly. The tide is out.

—Is it?

—It is, Ana Ruiz said. Look there.

—I see nothing! she cried."""

SPANISH = """Era tarde.

—Hola —dijo Juan—. ¿Vienes?

—No —respondió Ana.

—¿Por qué?

—Porque llueve."""

LISTED = """The council agreed on four steps.

— Lower the price of water for all households

— Repair the dam before the winter

— Open the new school in the valley

— Plant trees along the river"""


def exact(quotations):
    return [quotation.exact for quotation in quotations]


def test_a_dash_opens_speech_and_narration_interrupts_it(extract):
    assert exact(extract(ENGLISH)) == [
        "Back to the pier!",
        "The tide is out.",
        "Is it?",
        "It is,",
        "Look there.",
        "I see nothing!",
    ]


def test_a_second_dash_opens_the_narration(extract):
    assert exact(extract(SPANISH)) == ["Hola", "¿Vienes?", "No", "¿Por qué?", "Porque llueve."]


def test_speakers_are_found_beside_dashes(extract):
    mentions = [quotation.attribution.mention for quotation in extract(ENGLISH)]
    assert mentions[0] == "he"
    assert mentions[3] == "Ana Ruiz"
    assert mentions[5] == "she"


def test_the_items_of_a_list_are_no_speech(extract):
    assert extract(LISTED) == ()


def test_a_text_with_quotation_marks_has_no_dashes_of_dialogue(extract):
    assert exact(extract(ENGLISH + '\n\n"Enough," Bo Lindt said.')) == ["Enough,"]


def test_two_paragraphs_will_do_where_one_says_who_speaks(extract):
    asked = "—¿Ha vuelto el tren? —preguntó Ana.\n\n—Todavía no."
    assert exact(extract(asked)) == ["¿Ha vuelto el tren?", "Todavía no."]
    assert exact(extract("— The first point.\n\n— Is it the second?")) == []


def test_a_dash_may_close_what_a_dash_has_opened(extract):
    text = "— II —\n\nAna Ruiz said:\n\n--We are late.--\n\n--Are we? she asked.\n\n"
    text += "--It may be--\n\n--Well?"
    assert exact(extract(text)) == ["We are late.", "Are we?", "It may be--", "Well?"]
