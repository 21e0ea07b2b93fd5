import pytest
from store_samples import make_article, make_quotation, make_utterance, put_utterances

from quoteprov.errors import UtteranceUnknown
from quoteprov.store import open_reader, open_writer

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


def test_notes_go_with_their_articles(filled):
    path, articles, _ = filled
    kept = [(articles[0].id, b"\0\1", b"2", b"3"), (articles[1].id, b"", b"", b"")]
    with open_writer(path, "v1") as writer:
        writer.add_notes(kept)
    with open_writer(path, "v1") as writer:
        numbers = {card.id: number for number, card in writer.brief_cards().items()}
        ordered = sorted(kept, key=lambda each: numbers[each[0]])
        notes = zip(writer.noted_quotations(), writer.noted_words(), strict=True)
        assert list(notes) == [each[2:] for each in ordered]
        assert writer.articles_without_notes() == [articles[2].id]
        asked = [numbers[name] for name, *_ in reversed(kept)]
        assert list(writer.sketches(asked)) == [b"", b"\0\1"]
        writer.drop_source("feed.jsonl")
        assert list(writer.noted_quotations()) == []


def test_terms_keep_their_numbers(filled):
    path, _, _ = filled
    with open_writer(path, "v1") as writer:
        assert writer.number_terms(["pier", "shut", "pier"]) == [0, 1, 0]
    with open_writer(path, "v1") as writer:
        assert writer.number_terms(["today", "shut"]) == [2, 1]
        assert writer.terms() == ["pier", "shut", "today"]
        writer.forget_notes()
        assert writer.number_terms(["shut"]) == [0]
