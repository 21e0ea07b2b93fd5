"""The data files hold what the rules rely on."""

from __future__ import annotations

import pytest

from quoteprov.extract.lexicon import load_cues, load_words


@pytest.mark.parametrize("form", ["said", "says", "tweeted", "replied", "quipped", "wrote", "put"])
def test_finite_forms_are_inflected(form):
    assert form in load_cues().speech


@pytest.mark.parametrize("form", ["saying", "calling", "writing", "replying", "quipping"])
def test_participles_are_inflected(form):
    assert form in load_cues().participles


def test_a_plain_form_counts_as_finite_only_where_it_is_listed():
    assert "say" in load_cues().speech
    assert "claim" not in load_cues().finite


def test_the_kinds_of_verbs_do_not_overlap():
    cues = load_cues()
    assert not cues.speech & cues.stance
    assert not cues.speech & cues.thought
    assert not cues.thought & cues.stance


def test_words_are_in_lower_case_but_for_abbreviations_and_bodies():
    for name, words in load_words().items():
        if name not in ("abbreviations", "known_bodies"):
            assert all(word == word.lower() for word in words), name
