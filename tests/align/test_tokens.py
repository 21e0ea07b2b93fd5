import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteprov.align.repair import repair_text
from quoteprov.align.tokens import fold_words, split_words, tokenise

PIECES = ["no-fly", "don’t", "don&#8217;t", "donâ€™t", "[t]he", "U.S.", "f---ing", "1,000", "%"]
ODD_PIECES = [
    "…",
    "“",
    "我们",
    "ไม่มี",
    "cafe\u0301",
    "\u00ad",
    "\ufeff",
    "\n",
    " ",
    "''",
    "_x_",
    "–",
]
ANY_TEXT = st.text(max_size=80) | st.lists(
    st.sampled_from([*PIECES, *ODD_PIECES]), max_size=12
).map("".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour-Board’s answer", "the harbour boards answer"),
        ("no‑fly zones", "no fly zones"),
        ("Café NOËL Łódź", "cafe noel lodz"),
        ("the U.S. and the US", "the us and the us"),
        ("1,000 of 13.6%", "1000 of 13.6 percent"),
        ("it&#8217;s Tom &amp; Ann", "its tom and ann"),
        ("itâ€™s the cafÃ©", "its the cafe"),
        ("[T]he pier (W)as", "the pier was"),
        ("a p***y, a f---ing p--", "a p*y a f*ing p"),
        ("cafe\u0301 co\u00adoperate", "cafe cooperate"),
        ("Straße", "strasse"),
        ("year—and", "year and"),
        ("‘quoted’ words'", "quoted words"),
        ("ʼ and ʼ.ʼ", "and"),
        ("aged 18–64", "aged 18 64"),
    ],
)
def test_words_are_folded(text, words):
    assert fold_words(text) == tuple(words.split())


def test_scripts_without_spaces_fall_into_letters():
    assert fold_words("我们 同意。") == ("我", "们", "同", "意")
    assert len(fold_words("ไม่มี")) == 3


def test_tokens_are_words_and_marks():
    tokens = tokenise("“No-fly zones,” he said . . .")
    assert [token.form for token in tokens] == ['"', "No-fly", "zones", ",", '"', "he", "said", "…"]
    assert tokens[1].fold == "no fly"
    assert tokens[3].fold == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don’t", "don't"),
        ("“Yes”", '"Yes"'),
        ("“Yes”", "``Yes''"),
        ("ferry – and pier", "ferry -- and pier"),
        ("ferry . . . pier", "ferry…pier"),
        ("caf\u00e9", "cafe\u0301"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("the pierâ€™s end", "the pier’s end"),
        ("the pierâ\x80\x99s end", "the pier’s end"),
        ("the pierÃ¢Â\x80Â\x99s end", "the pier’s end"),
        ("har\u00adbour", "harbour"),
    ],
)
def test_typography_makes_no_other_form(one, other):
    assert [token.form for token in tokenise(one)] == [token.form for token in tokenise(other)]


@pytest.mark.parametrize("text", ["Spaß“", "NÃO", "R&D;", "AT&T", "â", "&nosuchthing;"])
def test_what_is_no_damage_stays(text):
    assert repair_text(text).text == text


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_offsets_are_those_of_the_text(text):
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.surface
        assert token.form
        end = token.end


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
@example("0´0")
def test_the_readings_of_a_text_agree(text):
    words = [word.fold for word in split_words(text)]
    assert list(fold_words(text)) == words
    assert [part for token in tokenise(text) for part in token.fold.split()] == words


def test_long_texts_cost_little():
    for text in ("a-" * 200_000, "&" * 200_000, "\n" * 200_000, "x.y" * 100_000, "'" * 200_000):
        tokenise(text)
        fold_words(text)
