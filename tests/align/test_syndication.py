from random import Random

from quoteprov.align import find_copies
from quoteprov.config import AlignOptions

OPTIONS = AlignOptions()
WORDS = [f"word{number}" for number in range(3000)]


def prose(seed, length=300):
    chosen = Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


WIRE = prose(1)


def test_a_reprint_copies_the_first():
    texts = [("wire", WIRE), ("other", prose(2)), ("paper", WIRE.upper() + " The end.")]
    assert find_copies(texts, OPTIONS) == {"paper": "wire"}


def test_the_first_text_is_the_original():
    assert find_copies([("b", WIRE), ("a", WIRE)], OPTIONS) == {"a": "b"}


def test_a_copy_of_a_copy_is_one_of_the_original():
    half = WIRE.split()
    second = " ".join(half[:260]) + " " + prose(3, 40)
    third = " ".join(half[:240]) + " " + prose(3, 40)
    assert find_copies([("a", WIRE), ("b", second), ("c", third)], OPTIONS) == {"b": "a", "c": "a"}


def test_a_quarter_of_a_text_makes_no_copy():
    mixed = " ".join(WIRE.split()[:75]) + " " + prose(4, 225)
    assert find_copies([("a", WIRE), ("b", mixed)], OPTIONS) == {}


def test_the_part_of_a_longer_text_is_a_copy_and_not_the_other_way_round():
    part = " ".join(WIRE.split()[100:180])
    assert find_copies([("whole", WIRE), ("part", part)], OPTIONS) == {"part": "whole"}
    assert find_copies([("part", part), ("whole", WIRE)], OPTIONS) == {}


def test_short_texts_are_never_copies():
    notice = prose(5, 49)
    assert find_copies([("a", notice), ("b", notice)], OPTIONS) == {}


def test_edited_copies_are_found():
    words = WIRE.split()
    words[::40] = ["changed"] * len(words[::40])
    assert find_copies([("a", WIRE), ("b", " ".join(words))], OPTIONS) == {"b": "a"}


def test_thousands_of_copies_stay_cheap():
    texts = [(str(number), prose(6, 80)) for number in range(2000)]
    copies = find_copies(texts, OPTIONS)
    assert len(copies) == 1999
    assert set(copies.values()) == {"0"}


def test_absurd_texts():
    texts = [("a", ""), ("b", "no " * 10_000), ("c", "no " * 10_000), ("d", "… " * 500)]
    assert find_copies(texts, OPTIONS) == {"c": "b"}
