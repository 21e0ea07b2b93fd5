import pytest
from store_samples import make_article, make_quotation, make_utterance, put_utterances

from quoteprov.errors import UtteranceUnknown
from quoteprov.store import open_reader, open_writer
from quoteprov.store.notes import KINDS

TEXTS = ["Penrose said the pier is shut today", "The pier is shut, she said", "The pier opens"]


@pytest.fixture
def filled(tmp_path):
    articles = [make_article(text) for text in TEXTS]
    quotations = [make_quotation(each, "pier") for each in articles]
    path = tmp_path / "quoteprov.db"
    with open_writer(path, "v1") as writer:
        writer.begin_source("feed.jsonl")
        rows = zip(articles, quotations, strict=True)
        for position, (article, quotation) in enumerate(rows):
            writer.add_record("feed.jsonl", position, str(position), [(article, [quotation])])
        writer.finish_source("feed.jsonl", "whole")
    return path, articles, quotations


def replace(path, *utterances):
    with open_writer(path, "v1") as writer:
        put_utterances(writer, utterances)


def test_an_id_that_was_merged_away_still_resolves(filled):
    path, _, (one, other, third) = filled
    first, second = make_utterance(one), make_utterance(other)
    replace(path, first, second, make_utterance(third))
    merged = make_utterance(one, other)
    replace(path, merged, make_utterance(third))
    with open_reader(path) as reader:
        assert reader.utterance(first[0].id) == merged[0]
        assert reader.utterance(second[0].id) == merged[0]
    everything = make_utterance(one, other, third)
    replace(path, everything)
    with open_reader(path) as reader:
        assert reader.utterance(first[0].id) == everything[0]
        assert reader.utterance(merged[0].id) == everything[0]


def test_an_id_that_comes_back_is_its_own_again(filled):
    path, _, (one, other, _) = filled
    single, merged = make_utterance(one), make_utterance(one, other)
    replace(path, single)
    replace(path, merged)
    replace(path, single)
    with open_reader(path) as reader:
        assert reader.utterance(single[0].id) == single[0]
        assert reader.utterance(merged[0].id) == single[0]


def test_an_utterance_that_went_with_its_articles_leaves_no_id(filled):
    path, _, (one, other, _) = filled
    gone = make_utterance(one)
    replace(path, gone, make_utterance(other))
    replace(path, make_utterance(other))
    with open_reader(path) as reader, pytest.raises(UtteranceUnknown):
        reader.utterance(gone[0].id)


def noted(reader):
    return list(zip(*(reader.noted(kind) for kind in KINDS), strict=True))


def test_notes_go_with_their_articles(filled):
    path, articles, _ = filled
    first, second, third = (each.id for each in articles)
    with open_writer(path, "v1") as writer:
        writer.add_notes([(first, b"\0\1", b"2", b"3"), (second, b"", b"", b"")])
        assert writer.articles_without_notes() == [third]
        # Those that are held stay as they are.
        writer.add_notes([(second, b"x", b"x", b"x"), (third, b"", b"45", b"6")])
    with open_writer(path, "v1") as writer:
        assert noted(writer) == [(b"\0\1", b"2", b"3"), (b"", b"", b""), (b"", b"45", b"6")]
        numbers = {card.id: number for number, card in writer.brief_cards().items()}
        assert list(numbers) == [first, second, third]
        asked = [numbers[name] for name in (third, first)]
        assert list(writer.sketches(asked)) == [b"", b"\0\1"]
        writer.drop_source("feed.jsonl")
        assert noted(writer) == []


def test_notes_of_articles_that_have_gone_go_when_they_are_most_of_a_pack(tmp_path):
    articles = [make_article(text, path=f"{number}.txt") for number, text in enumerate("abcde")]
    ids = [each.id for each in articles]
    with open_writer(tmp_path / "quoteprov.db", "v1") as writer:
        for each in articles:
            writer.begin_source(each.path)
            writer.add_record(each.path, 0, "0", [(each, [])])
            writer.finish_source(each.path, "whole")
        writer.add_notes([(each, each.encode(), b"", b"") for each in ids])
        for gone, left in ((0, ids[1:]), (2, [ids[1], *ids[3:]]), (3, [])):
            writer.drop_source(f"{gone}.txt")
            writer.drop_sparse_packs()
            assert [sketch.decode() for sketch in writer.noted("sketches")] == left
        assert writer.articles_without_notes() == [ids[1], ids[4]]
        assert writer._database.value("SELECT count(*) FROM packs") == 0


def test_terms_keep_their_numbers(filled):
    path, _, _ = filled
    with open_writer(path, "v1") as writer:
        assert writer.number_terms(["pier", "shut", "pier"]) == [0, 1, 0]
    with open_writer(path, "v1") as writer:
        assert writer.number_terms(["today", "shut"]) == [2, 1]
        assert writer.terms() == ["pier", "shut", "today"]
        writer.forget_notes()
        assert writer.number_terms(["shut"]) == [0]
