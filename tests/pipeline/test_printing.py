"""What a trace lists of the articles that print a query without marks."""

import json

import pytest
from msgspec.structs import replace

from quoteprov.config import Config
from quoteprov.pipeline.index import index_articles
from quoteprov.pipeline.trace import trace_query

PROSE = "The mayor called it a slow tide again, and nobody on the quay asked why."
QUOTED = "“It is a slow tide,” Odile Marchetti said on the quay."


@pytest.fixture
def config(tmp_path):
    days = ("2019-05-03", None, "2019-05-01", "2019-05-02")
    articles = [
        {"outlet": f"Outlet {number}", "title": "Tides", "date": day, "text": PROSE + " " * number}
        for number, day in enumerate(days)
    ]
    articles.append({"outlet": "Quay Post", "title": "Tides", "text": f"{QUOTED}\n\n{PROSE}"})
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    index_articles([str(tmp_path / "feed.jsonl")], config, jobs=1)
    return config


def test_the_earliest_are_listed_up_to_the_limit(config):
    answer = trace_query("slow tide", config, limit=2)
    assert [each.outlet for each in answer.unquoted] == ["Outlet 2", "Outlet 3"]
    assert answer.unquoted_more
    answer = trace_query("slow tide", config)
    assert [each.outlet for each in answer.unquoted] == [f"Outlet {each}" for each in (2, 3, 0, 1)]
    assert not answer.unquoted_more


def test_a_witness_that_also_prints_the_query_is_listed_with_its_utterance(config):
    (utterance,) = trace_query("slow tide", config, limit=1).utterances
    assert [each.outlet for each in utterance.unquoted] == ["Quay Post"]
    assert utterance.unquoted[0].start > len(QUOTED)


def test_few_words_of_several_occasions_tell_of_none_where_they_stand_without_marks(tmp_path):
    quoted = "“The tide is ours,” Odile Marchetti said on the quay."
    months = ("01", "01", "05", "05", "09", "09")
    articles = [
        {"outlet": f"Outlet {number}", "date": f"2019-{month}-03", "text": f"{quoted} {number}"}
        for number, month in enumerate(months)
    ]
    articles.append({"outlet": "Quay Post", "text": "On a wall somebody wrote: the tide is ours."})
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    index_articles([str(tmp_path / "feed.jsonl")], config, jobs=1)
    answer = trace_query("tide is ours", config)
    assert len(answer.utterances) == 3
    assert [each.unquoted for each in answer.utterances] == [(), (), ()]
    assert [each.outlet for each in answer.unquoted] == ["Quay Post"]
