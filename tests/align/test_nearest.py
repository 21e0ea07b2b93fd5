from collections import Counter

import pytest

from quoteprov.align import find_likely_words, fold_words, rank_nearest
from quoteprov.config import TraceOptions

OPTIONS = TraceOptions()
TEXTS = (
    "The board has been badly wounded, and it could be on the brink of complete collapse",
    "We are prepared to explore joint mechanisms for ensuring stability, including no-wake zones",
    "That is nonsense, and a phrase like it has no place in this chamber",
    "a special duty",
    "Nobody senses the praise that the crews deserve for their work last night",
    "stability",
    "",
)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("badly wouded", 0),
        ("on the brnk of complete colapse", 0),
        ("joint mechanism for ensuring stability", 1),
        ("joint mechanisms to ensure stability", 1),
        ("no-wake zone", 1),
        ("special dutty", 3),
    ],
)
def test_slips_and_other_endings_are_found(query, place):
    found = rank_nearest(query, TEXTS, OPTIONS)
    assert found[0][0] == place
    assert all(OPTIONS.nearest_score <= score <= 100 for _, score in found)


@pytest.mark.parametrize(
    "query", ["nonsense phrases", "purple elephants", "complete stability", "", "…", "zzz"]
)
def test_chance_resemblances_are_not(query):
    assert rank_nearest(query, TEXTS, OPTIONS) == []


QUERIES = (
    "badly wouded",
    "the brink of complette collapse",
    "explore a joint mechanism for ensuring stabilty including",
    "special dutty",
    "nobody senses praise that crews dezerve",
    "stabillity",
    "purple elephants",
)


@pytest.mark.parametrize("query", QUERIES)
def test_every_near_text_holds_a_likely_word(query):
    vocabulary = Counter(word for text in TEXTS for word in set(fold_words(text)))
    likely = set(find_likely_words(query, vocabulary))
    for place, _ in rank_nearest(query, TEXTS, OPTIONS):
        assert likely.intersection(fold_words(TEXTS[place]))
    holding = [text for text in TEXTS if likely.intersection(fold_words(text))]
    assert len(holding) < len(TEXTS) / 2


def test_writing_without_spaces_has_no_likely_words():
    assert find_likely_words("同意", {"我们同意": 1}) is None


def test_best_first_ties_by_position_and_no_more_than_asked():
    texts = ["a special dutty", "a special duty", "a special duty", "a special duty"]
    found = rank_nearest("special duty", texts, TraceOptions(nearest_count=3))
    assert [place for place, _ in found] == [1, 2, 3]
