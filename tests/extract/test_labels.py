"""Words that a narrator sets in marks are nobody's utterance."""

from __future__ import annotations

STORY = "The boat went down the river and the old man watched the water go by. " * 40
FRAGMENT = 'He had always followed the "call of the sea" in his youth. '
SPEECH = '"Come home," she said. '


def rules(quotations):
    return {quotation.exact: quotation.attribution.rule for quotation in quotations}


def test_a_fragment_in_a_narration_is_no_utterance(extract):
    found = rules(extract(STORY + FRAGMENT + SPEECH))
    assert found["call of the sea"] == "scare"
    assert found["Come home,"] == "right_clause"


def test_a_report_names_days_and_numbers(extract):
    for sign in (
        "On Monday it rained. ",
        "It rained on 23 and 24 May 2016, and in 1815 and 1816. ",
    ):
        assert rules(extract(sign + STORY + FRAGMENT))["call of the sea"] != "scare"


def test_what_a_verb_of_speech_introduces_is_an_utterance(extract):
    found = rules(extract(STORY + 'Ana Ruiz said "no" to that. '))
    assert found["no"] == "left_clause"
