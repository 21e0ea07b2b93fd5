from random import Random

from quoteprov.align import find_copies, sketch_texts
from quoteprov.config import AlignOptions

OPTIONS = AlignOptions()
WORDS = [f"word{number}" for number in range(3000)]


def prose(seed, length=300):
    chosen = Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


WIRE = prose(1)


def copies_among(texts):
    sketches = sketch_texts([text for _, text in texts])
    return find_copies(zip([name for name, _ in texts], sketches, strict=True), OPTIONS)


def test_a_sketch_depends_on_its_text_alone():
    alone = sketch_texts([WIRE])
    assert sketch_texts([prose(9), "", WIRE.upper()])[2:] == alone
    assert sketch_texts(["too short a text"]) == [b""]


def test_a_reprint_copies_the_first():
    texts = [("wire", WIRE), ("other", prose(2)), ("paper", WIRE.upper() + " The end.")]
    assert copies_among(texts) == {"paper": "wire"}


def test_the_first_text_is_the_original():
    assert copies_among([("b", WIRE), ("a", WIRE)]) == {"a": "b"}


def test_a_copy_of_a_copy_is_one_of_the_original():
    half = WIRE.split()
    second = " ".join(half[:260]) + " " + prose(3, 40)
    third = " ".join(half[:240]) + " " + prose(3, 40)
    assert copies_among([("a", WIRE), ("b", second), ("c", third)]) == {"b": "a", "c": "a"}


def test_a_quarter_of_a_text_makes_no_copy():
    mixed = " ".join(WIRE.split()[:75]) + " " + prose(4, 225)
    assert copies_among([("a", WIRE), ("b", mixed)]) == {}


def test_the_part_of_a_longer_text_is_a_copy_and_not_the_other_way_round():
    part = " ".join(WIRE.split()[100:180])
    assert copies_among([("whole", WIRE), ("part", part)]) == {"part": "whole"}
    assert copies_among([("part", part), ("whole", WIRE)]) == {}


def test_short_texts_are_never_copies():
    notice = prose(5, 49)
    assert copies_among([("a", notice), ("b", notice)]) == {}


def test_edited_copies_are_found():
    words = WIRE.split()
    words[::40] = ["changed"] * len(words[::40])
    assert copies_among([("a", WIRE), ("b", " ".join(words))]) == {"b": "a"}


def test_thousands_of_copies_stay_cheap():
    texts = [(str(number), prose(6, 80)) for number in range(2000)]
    copies = copies_among(texts)
    assert len(copies) == 1999
    assert set(copies.values()) == {"0"}


def test_absurd_texts():
    texts = [("a", ""), ("b", "no " * 10_000), ("c", "no " * 10_000), ("d", "… " * 500)]
    assert copies_among(texts) == {"c": "b"}


def test_counting_in_blocks_changes_nothing(monkeypatch):
    from quoteprov.align.kernels import sketches

    stories = [prose(seed) for seed in range(8)]
    texts = [(str(at), f"{stories[at % 8]} {prose(at, 60)}") for at in range(40)]
    at_once = copies_among(texts)
    assert len(at_once) == 32
    monkeypatch.setattr(sketches, "_PAIRS_AT_ONCE", 300)
    monkeypatch.setattr(sketches, "_HASHES_AT_ONCE", 400)
    assert copies_among(texts) == at_once
