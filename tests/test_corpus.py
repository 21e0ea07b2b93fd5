"""The sample corpus against its own annotations: every quotation, to the code point."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from quoteprov.config import Config
from quoteprov.extract import extract_quotations
from quoteprov.model import Article
from quoteprov.model.names import read_name, same_person
from quoteprov.read import list_sources, parse_record, read_records

CORPUS = Path(__file__).parent.parent / "corpus"


def read_corpus():
    config = Config()
    for source in list_sources([str(CORPUS)], config.read, CORPUS):
        for record in read_records(source, config.read):
            yield from parse_record(record, config.read)


def read_annotations():
    lines = (CORPUS / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    return {(each["path"], each["record"]): each["quotes"] for each in map(json.loads, lines)}


@pytest.fixture(scope="module")
def articles():
    return {(each.path, each.record): each for each in read_corpus()}


@pytest.fixture(scope="module")
def annotations():
    return read_annotations()


def test_every_article_is_read_and_annotated(articles, annotations):
    assert all(isinstance(each, Article) for each in articles.values())
    assert set(articles) == set(annotations)
    assert len(articles) >= 12


def test_annotations_slice_their_articles(articles, annotations):
    for key, quotes in annotations.items():
        for each in quotes:
            field = articles[key].field(each["field"])
            assert field[each["start"] : each["end"]] == each["exact"], key


def test_every_quotation_is_found_and_none_besides(articles, annotations):
    for key, article in articles.items():
        found = {
            (each.field, each.span.start, each.span.end)
            for each in extract_quotations(article, Config().extract)
        }
        wanted = {(each["field"], each["start"], each["end"]) for each in annotations[key]}
        assert found == wanted, key


def is_same(name, annotated):
    """Whether both name one person: an article need not print the forename."""
    if name is None or annotated is None:
        return name == annotated
    one, other = read_name(name), read_name(annotated)
    return one is not None and other is not None and same_person(one, other)


def test_speakers_resolve_to_full_names(articles, annotations):
    wrong = defaultdict(list)
    for key, article in articles.items():
        found = {
            (each.field, each.span.start): each.attribution.resolved
            for each in extract_quotations(article, Config().extract)
        }
        for each in annotations[key]:
            name = found[each["field"], each["start"]]
            if each["type"] in ("direct", "mixed") and not is_same(name, each["resolved"]):
                wrong[key].append((each["exact"], each["resolved"], name))
    assert not wrong
