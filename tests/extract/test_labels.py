"""Words that a narrator sets in marks are nobody's utterance."""

from __future__ import annotations

import pytest

STORY = "The boat went down the river and the old man had watched the water go by. " * 90
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
        "It rained on Monday and on Tuesday. ",
        "It rained on 23 and 24 May 2016, and in 1815 and 1816. ",
    ):
        assert rules(extract(sign + STORY + FRAGMENT))["call of the sea"] != "scare"


@pytest.mark.parametrize("heading", ["CHAPTER II\n\nThe Ferry\n\n", "Part One.\n", "Letter 4\n"])
def test_what_a_chapter_is_numbered_above_is_narration(extract, heading):
    dated = "It rained on Monday and on Tuesday, 24 May 2016, and in 1815 and 1816. " * 2
    assert rules(extract(dated + STORY + FRAGMENT))["call of the sea"] != "scare"
    assert rules(extract(heading + dated + STORY + FRAGMENT))["call of the sea"] == "scare"


def test_a_short_text_is_no_narration(extract):
    short = STORY[:4000].rpartition(". ")[0] + ". "
    assert rules(extract(short + FRAGMENT))["call of the sea"] != "scare"


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ('They all knew the inn as "Three Crowns" then. ', "Three Crowns"),
        ('She had seen a large "E" on the door. ', "E"),
    ],
)
def test_a_name_inside_a_narrators_sentence_is_no_utterance(extract, sentence, fragment):
    assert rules(extract(STORY + sentence + SPEECH))[fragment] == "title"


@pytest.mark.parametrize(
    "sentence",
    [
        'She rose and said "Thank You" to all. ',
        '"Tosca ..." the girl sang, and "Tosca!", with a sigh. ',
    ],
)
def test_a_turn_inside_a_narrators_sentence_is_an_utterance(extract, sentence):
    assert not {"title", "scare"} & set(rules(extract(STORY + "\n\n" + sentence)).values())


def test_what_a_verb_of_speech_introduces_is_an_utterance(extract):
    found = rules(extract(STORY + 'Ana Ruiz said "no" to that. '))
    assert found["no"] == "left_clause"


WEIGHED = [
    ("attitude", 'The mayor is said to dislike talk of a "ghost town" here.', True),
    ("nobody near", 'It rained. The "ghost town" signs are new.', False),
    ("naming", 'Most people call it the "Old Lady" today.', True),
    ("possessor", 'She was seen on Harbour TV\'s "Good Evening" again.', False),
    ("work", 'He has written a memoir, "The Long Way Home," and rests.', False),
    ("a turn", 'It was dark.\n\n"Really?"\n\nIt was.', True),
    ("author", '— "Harbour to close in spring," by the Herald\'s Ana Ruiz', False),
    ("author of", 'As Ana Ruiz, who reads law and is author of "The Way Home," put it, no.', False),
    ("addressed", 'She cannot win, Ana Ruiz told "Harbour and Friends" today.', False),
    ("aired", 'The talk turned to her wish, Ana Ruiz said on "Good Evening" today.', False),
    ("show", 'The town has a wish for the "Night Watch" show.', False),
    ("nickname", 'They call for help, he said, and Charles "Tex" Ruiz agreed.', False),
    ("name in a headline's case", 'Ana Ruiz Calls For "Peace" Talks.', True),
    ("aired on the", 'It rained, Ana Ruiz said on the "Evening Hour" today.', False),
    ("distancing", 'Ana Ruiz said on Monday that the so-called "ghost town" is safe.', False),
    ("distancing, two", 'Ana Ruiz said so of the so-called "ghosts" or "spectres" here.', False),
    ("vote", 'Ana Ruiz said on Monday that she would vote "no," as all did.', False),
    ("vote for more", 'Ana Ruiz said she would vote "with all of her heart" today.', True),
    ("gloss", 'He said he would, "bruja," Spanish for "old witch," and left.', False),
    ("turn with a clause", '"Rather," said that gentleman.', True),
    ("introduced turn", 'Ana Ruiz came in. The door shut and, said, "Vanity Fair."', True),
    ("no author", '"We Are Frustrated" by the delay, he added.', True),
    ("agent", 'The dam was called "rotten" by Ana Ruiz.', True),
    ("a saying", 'It rained. One such "canary in a coal mine" came from the north.', False),
    ("after a pause", 'It rained. Those who came late, "the least of these," went home.', False),
    ("predicate", 'To most of us in town it was "very unusual" that the dam held.', True),
    ("indefinite", 'Ana Ruiz came. In May it had to be "an absolute mess," and it was.', True),
    ("outcry", 'It rained. The town had one answer: "You cannot do that!" It rained on.', True),
    ("begins", 'Ana Ruiz left. "It is painful" was the answer of the town.', True),
    ("headline", "Storm brings 'heavy flooding' in the north, shuts the pier", True),
    ("term in a headline", "It rains on the 'dry' town", False),
    ("no author of a clause", '"If nobody came to help" by the Harbour Guild, he said, no.', True),
    ("a title without an author's comma", '3. "The Long Way Home" by Ana Ruiz', False),
]
LONG_TITLES = [
    ("subtitle", 'Ruiz sold "Gorse: A History of the Island, of Its Men and the Sea."', False),
    ("titled", 'The panel was titled "Harbours, Piers and the Old Law of the Sea."', False),
    ("author of", 'Ruiz, author of "How to Sail From Gorse to the End of the World," left.', False),
    ("said", 'The Herald said: "Rain Falls: The Town Is Wet and Nobody Knows Why."', True),
    (
        "a sentence",
        'Ruiz said in her book "Gorse is an isle: a place that the sea may take."',
        True,
    ),
]


@pytest.mark.parametrize(("name", "text", "uttered"), WEIGHED + LONG_TITLES)
def test_signs_are_weighed(extract, name, text, uttered):
    quotation = extract(text)[-1]
    assert (quotation.attribution.rule not in ("title", "scare")) is uttered


def test_a_fragment_before_the_first_speaker_is_the_writers(extract):
    text = 'The "low tide" rule is new. "We drown," Ana Ruiz said.'
    assert rules(extract(text)) == {"low tide": "scare", "We drown,": "right_clause"}


def test_where_few_have_a_speaker_fragments_are_the_writers(extract):
    lone = 'Ana Ruiz spent the day on "the mess" in town.'
    essay = "\n\n".join([lone, 'We all love "rivers that sing to us" now.', '"So it is for us."'])
    assert extract(lone)[0].attribution.rule == "sentence_subject"
    assert extract(essay)[0].attribution.rule == "scare"


def test_in_another_language_only_plain_words_are_labelled(extract):
    french = "La route est dans un état « {} » pour les habitants, et le pont est fermé. "
    assert extract(french.replace("{}", "normal"))[0].attribution.rule == "scare"
    assert extract(french.replace("{}", "pas normal"))[0].attribution.rule != "scare"
