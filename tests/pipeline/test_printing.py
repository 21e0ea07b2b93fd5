"""What a trace lists of the articles that print a query without marks."""

import json

import pytest
from msgspec.structs import replace

from quoteprov.config import Config
from quoteprov.pipeline import carriers
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
    quoted = "“The tide is ours,” Odile Marchetti said"
    occasions = {"01": "on the quay.", "05": "when the fair began.", "09": "to loud applause."}
    articles = [
        {"outlet": f"{paper} {month}", "date": f"2019-{month}-03", "text": f"{quoted} {where}"}
        for month, where in occasions.items()
        for paper in ("Outlet", "Paper")
    ]
    articles.append({"outlet": "Quay Post", "text": "On a wall somebody wrote: the tide is ours."})
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    index_articles([str(tmp_path / "feed.jsonl")], config, jobs=1)
    answer = trace_query("tide is ours", config)
    assert len(answer.utterances) == 3
    assert [each.unquoted for each in answer.utterances] == [(), (), ()]
    assert [each.outlet for each in answer.unquoted] == ["Quay Post"]


SAID = "The ferry has never once been late in all these winters"
RUN = "has never once been late in all these winters"


@pytest.fixture
def trace_ferry(tmp_path):
    """Traces what one outlet quotes on 1 May, among the given texts by date and other prose."""

    def trace(dated, query="ferry has never once"):
        articles = [
            {
                "outlet": "Quay Post",
                "date": "2019-05-01",
                "text": f"“{SAID},” Odile Marchetti said.",
            }
        ]
        articles += [
            {"outlet": f"Outlet {number}", "date": day, "text": text}
            for number, (day, text) in enumerate(dated)
        ]
        articles += [
            {"outlet": "Filler", "date": "2019-05-01", "text": f"Nothing happened. {number}"}
            for number in range(60)
        ]
        (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
        index_articles([str(tmp_path / "feed.jsonl")], config, jobs=1)
        (utterance,) = trace_query(query, config).utterances
        return utterance

    return trace


def test_a_run_of_words_tells_in_the_days_of_a_witness_alone(trace_ferry):
    text = f"It {RUN}, she said."
    found = trace_ferry([("2019-05-15", text), ("2019-05-16", text), (None, text)])
    assert [each.published for each in found.unquoted] == ["2019-05-15"]


def test_a_long_run_tells_whenever_it_is_printed(trace_ferry):
    found = trace_ferry([("2019-11-15", f"So {SAID}."), (None, f"So {SAID}.")])
    assert found.unquoted == ()
    long = f"{SAID} of ice and fog"
    quoted = ("2019-05-02", f"“{long},” Odile Marchetti said.")
    found = trace_ferry([quoted, ("2019-11-15", f"So {long}."), (None, f"So {long}.")])
    assert {each.published for each in found.unquoted} == {"2019-11-15", None}


def test_what_other_days_print_without_marks_is_language(trace_ferry):
    near, far = ("2019-05-02", f"It {RUN}."), ("2019-11-15", f"Then it {RUN}.")
    assert len(trace_ferry([near, far]).unquoted) == 1
    assert trace_ferry([near, far, far]).unquoted == ()


def test_of_hundreds_that_print_a_sentence_the_first_are_looked_through(trace_ferry, monkeypatch):
    monkeypatch.setattr(carriers, "MOST_READ", 2)
    dated = [(f"2019-05-0{day}", f"It {RUN}. {day}") for day in (4, 3, 2)]
    found = trace_ferry(dated)
    assert {each.published for each in found.unquoted} == {"2019-05-02", "2019-05-03"}
    assert found.unquoted_more
    assert not trace_ferry(dated[:2]).unquoted_more
