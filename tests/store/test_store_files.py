"""Files come, change and go; the order of indexing leaves no trace."""

from __future__ import annotations

import contextlib
import gc
import shutil
import sqlite3
import sys
from itertools import count, permutations

import pytest
from msgspec.structs import replace
from store_samples import (
    make_article,
    make_quotation,
    make_utterance,
    numbers_by_id,
    put_utterances,
    record_digest,
    write_file,
)

from quoteprov.model import Rejection
from quoteprov.store import open_reader, open_writer, settle_log


def _report(number, **rest):
    article = make_article(f"Report {number}: we will rebuild", **rest)
    return article, [make_quotation(article, "we will rebuild")]


def _contents(index):
    """What a reader is told of articles and quotations."""
    with open_reader(index) as reader:
        assert reader.check_integrity() == []
        return list(reader.cards()), list(reader.quotations()), reader.counts()


def test_a_file_that_was_read_is_known_with_its_fingerprint(index):
    report = _report(1)
    with open_writer(index, "v1") as writer:
        assert writer.source_digest("a") is None
        assert write_file(writer, "a", [report])
        assert writer.source_digest("a") == "whole"
        known = {(0, record_digest([report])): (report[0].id,)}
        assert writer.known_records("a") == known
        assert writer.known_records("b") == {}
        writer.begin_source("a")
        assert writer.source_digest("a") is None
    with open_writer(index, "v2") as writer:
        assert writer.source_digest("a") is None
        assert writer.known_records("a") == {}


def test_keeping_every_record_changes_nothing(writer):
    reports = [[_report(1)], [_report(2)]]
    write_file(writer, "a", *reports)
    put_utterances(writer, [])
    writer.begin_source("a")
    for position, report in enumerate(reports):
        writer.keep_record("a", position, record_digest(report))
    assert not writer.finish_source("a", "whole")
    assert writer.is_aligned()
    assert writer.counts().articles == 2


def test_a_record_kept_under_another_digest_goes(writer):
    write_file(writer, "a", [_report(1)])
    writer.begin_source("a")
    writer.keep_record("a", 0, "another")
    assert writer.finish_source("a", "new")
    assert writer.counts().articles == 0


def test_a_changed_file_is_replaced(writer):
    write_file(writer, "a", [_report(1)], [_report(2)], [_report(3)])
    put_utterances(writer, [])
    writer.begin_source("a")
    writer.keep_record("a", 0, record_digest([_report(1)]))
    writer.add_record("a", 1, "new", [_report(4)], [])
    assert writer.finish_source("a", "new")
    texts = {article.text[:8] for article in writer.articles_by_id(_ids(writer))}
    assert texts == {"Report 1", "Report 4"}
    assert not writer.is_aligned()
    assert writer.check_integrity() == []


def test_an_article_that_moves_within_its_file_keeps_its_utterance(writer):
    first, second = _report(1, record="1"), _report(2, record="2")
    write_file(writer, "a", [first], [second])
    utterance, summary = make_utterance(*first[1], *second[1])
    put_utterances(writer, [(utterance, summary)])
    moved = [
        [(replace(one, record=str(n)), found)] for n, (one, found) in enumerate([second, first])
    ]
    write_file(writer, "a", *moved)
    assert {card.record for card in writer.cards()} == {"0", "1"}
    assert writer.cards_by_id([second[0].id])[second[0].id].record == "0"
    for article, _ in (first, second):
        assert writer.utterances_of(article.id) == {numbers_by_id(writer)[utterance.id]}


def test_other_quotations_of_the_same_article_replace_the_old(writer):
    article, found = _report(1)
    write_file(writer, "a", [(article, found)])
    other = make_quotation(article, "rebuild")
    write_file(writer, "a", [(article, [other])])
    assert list(writer.quotations()) == [other]
    assert writer.find_quotations(["we", "will"]) == []
    assert writer.check_integrity() == []


def test_dropping_a_file_leaves_no_trace(index):
    with open_writer(index, "v1") as writer:
        write_file(writer, "a", [_report(1)])
        before = list(writer.cards())
        write_file(writer, "b", [_report(2)], [_report(1)])
        assert writer.sources() == ["a", "b"]
        writer.drop_source("b")
        writer.drop_source("never there")
        assert writer.sources() == ["a"]
        assert list(writer.cards()) == before
        assert writer.check_integrity() == []
        writer.drop_source("a")
        assert writer.counts().quotations == writer.counts().articles == 0
        assert writer.check_integrity() == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_article_in_several_files_is_shown_from_the_first_by_path(tmp_path, order):
    files = [
        ("a.txt", [[_report(1, path="a.txt", url="http://a")]]),
        ("b.jsonl", [[_report(2, path="b.jsonl", record="1")], [_report(1, path="b.jsonl")]]),
        ("c.jsonl", [[_report(2, path="c.jsonl", record="9")]]),
    ]
    plain, shuffled = tmp_path / "plain.db", tmp_path / "shuffled.db"
    for index, arranged in ((plain, range(3)), (shuffled, order)):
        with open_writer(index, "v1") as writer:
            for number in arranged:
                write_file(writer, files[number][0], *files[number][1])
                writer.commit()
    assert _contents(shuffled) == _contents(plain)
    with open_reader(shuffled) as reader:
        assert [card.path for card in reader.cards()] == ["a.txt", "b.jsonl"]
        assert reader.counts().articles == 2


def test_when_the_first_file_goes_the_next_one_describes_the_article(writer):
    write_file(writer, "b", [_report(1, path="b", url="http://b")])
    write_file(writer, "a", [_report(1, path="a", url="http://a")])
    assert [card.url for card in writer.cards()] == ["http://a"]
    writer.drop_source("a")
    assert [(card.path, card.url) for card in writer.cards()] == [("b", "http://b")]
    assert len(list(writer.find_articles(["will", "rebuild"]))) == 1


def test_rejections_go_with_their_record(writer):
    writer.begin_source("a")
    bad = Rejection(path="a", record="2", reason="no text")
    writer.add_record("a", 0, "x", [_report(1)], [])
    writer.add_record("a", 1, "y", [], [bad])
    writer.finish_source("a", "d")
    assert writer.rejections() == [bad]
    assert writer.files() == [("a", "d", True, 1)]
    write_file(writer, "a", [_report(1)])
    assert writer.rejections() == []


def test_an_exception_keeps_the_whole_records_before_it(index):
    with pytest.raises(KeyboardInterrupt), open_writer(index, "v1") as writer:
        writer.begin_source("a")
        writer.add_record("a", 0, "x", [_report(1)], [])
        raise KeyboardInterrupt
    with open_writer(index, "v1") as writer:
        assert list(writer.known_records("a")) == [(0, "x")]
        assert writer.files() == [("a", None, False, 0)]
        assert not writer.is_aligned()
        assert writer.check_integrity() == []


class _Interruption:
    """Ctrl-C in the very moment before the n-th step of the writer, n from 0."""

    def __init__(self, number):
        self._left = number

    def __call__(self, frame, event, _):
        if frame.f_code.co_filename in _WRITING:
            if self._left == 0:
                sys.settrace(None)
                raise KeyboardInterrupt
            self._left -= 1
        return self


_WRITING = {sys.modules[open_writer.__module__].__file__, contextlib.__file__}


def test_interrupted_at_any_step_an_index_holds_whole_records_and_nobody_complains(
    tmp_path, monkeypatch
):
    complaints = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    for number in count():
        index = tmp_path / f"{number}.db"
        with contextlib.suppress(KeyboardInterrupt), open_writer(index, "v1") as writer:
            writer.begin_source("a")
            writer.add_record("a", 0, "x", [_report(1)], [])
            sys.settrace(_Interruption(number))
            writer.add_record("a", 1, "y", [_report(2)], [])
            sys.settrace(None)
            break
        gc.collect()
        assert complaints == []
        with open_reader(index) as reader:
            assert reader.counts().articles == reader.counts().quotations
            assert reader.check_integrity() == []
    assert number > 20


def test_an_exception_within_a_record_leaves_no_half_of_it(index):
    article, found = _report(1)
    twice = [*found, *found]  # the same id twice, which the table refuses
    with open_writer(index, "v1") as writer:
        write_file(writer, "a", [_report(0)])
        writer.commit()
        writer.begin_source("b")
        with pytest.raises(Exception, match="UNIQUE"):
            writer.add_record("b", 0, "x", [(article, twice)], [])
    with open_writer(index, "v1") as writer:
        assert writer.sources() == ["a"]
        assert writer.counts().articles == 1
        assert writer.check_integrity() == []


def test_utterances_are_replaced_wholly_or_not_at_all(index):
    article, found = _report(1)
    old = make_utterance(*found)

    def failing():
        yield make_utterance(make_quotation(article, "rebuild"))
        raise RuntimeError("alignment stopped")

    with open_writer(index, "v1") as writer:
        write_file(writer, "a", [(article, found)])
        put_utterances(writer, [old])
        with pytest.raises(RuntimeError):
            put_utterances(writer, failing())
        assert list(numbers_by_id(writer)) == [old[0].id]
        assert writer.is_aligned()


def test_names_that_are_no_text_stay_apart(writer):
    write_file(writer, "\udcfe", [_report(1)])
    write_file(writer, "\udcff", [_report(2)])
    assert writer.source_digest("\udcff") == "whole"
    assert len(writer.sources()) == 2
    writer.drop_source("\udcfe")
    assert writer.counts().articles == 1


def test_records_can_be_added_behind_those_held(writer):
    assert writer.next_position("-") == 0
    write_file(writer, "-", [_report(1)], [_report(2)])
    assert writer.next_position("-") == 2


def test_numbers_are_kept_while_the_utterances_take_account_of_all(index):
    def kept(reader):
        return reader._database.value("SELECT value FROM meta WHERE key = 'counts'")

    with open_writer(index, "v1") as writer:
        write_file(writer, "a", [_report(1)], [_report(2)])
        assert kept(writer) is None
        put_utterances(writer, [make_utterance(*_report(1)[1])])
        assert kept(writer) == "[2,1,2,1]"
        counts = writer.counts()
        assert (counts.articles, counts.outlets, counts.quotations) == (2, 1, 2)
        assert counts.utterances == 1 and counts.aligned
    with open_writer(index, "v1") as writer:
        write_file(writer, "b", [_report(3, outlet="Quay Post")])
        assert kept(writer) is None
    with open_reader(index) as reader:
        assert (reader.counts().articles, reader.counts().outlets) == (3, 2)


def test_the_tables_open_in_any_sqlite_tool(index):
    with open_writer(index, "v1") as writer:
        write_file(writer, "a", [_report(1)])
        put_utterances(writer, [make_utterance(*_report(1)[1])])
    query = """SELECT outlet, exact, json_extract(body, '$.lemma') FROM quotations
        JOIN articles ON articles.id = article JOIN memberships ON quotation = quotations.number
        JOIN utterances ON utterances.number = utterance"""
    rows = sqlite3.connect(index).execute(query).fetchall()
    assert rows == [("Harbour Post", "we will rebuild", "we will rebuild")]


def _ids(reader):
    return [card.id for card in reader.cards()]


def test_the_log_is_settled_beside_a_writer(tmp_path):
    path = tmp_path / "quoteprov.db"
    article = make_article("We will rebuild the pier.")
    with open_writer(path, "v1") as writer:
        write_file(writer, "a", [(article, [make_quotation(article, "rebuild the pier")])])
        writer.commit()
        # A copy of the file alone has what stands in the log only when that was settled.
        held = []
        for settle in (lambda path: None, settle_log):
            settle(path)
            shutil.copy(path, tmp_path / "copy.db")
            with open_reader(tmp_path / "copy.db") as copy:
                held.append(copy.counts().articles)
        assert held == [0, 1]
        write_file(writer, "b", [])
    with open_reader(path) as index:
        assert index.check_integrity() == []


def test_a_log_that_cannot_be_settled_is_left(tmp_path):
    (tmp_path / "folder.db").mkdir()
    settle_log(tmp_path / "folder.db")


def test_the_stamps_are_those_of_files_that_were_read_alike(tmp_path):
    path = tmp_path / "quoteprov.db"
    with open_writer(path, "v1") as writer:
        for name, stamp in (("a", "1 2 3"), ("b", None), ("c", "4 5 6")):
            writer.begin_source(name)
            writer.finish_source(name, "digest", stamp)
        writer.begin_source("c")
    with open_reader(path) as index:
        assert index.stamps("v1") == {"a": "1 2 3"}
        assert index.stamps("v2") == {}
