"""`evaluate`: gold of every layout, bad lines, formats, jobs."""

import gzip
import json

import pytest
from jsonschema import Draft202012Validator

TEXT = "“We will rebuild the bridge,” said Ann Lee. “Nobody asked us,” the ferryman shouted back."


def quote(words, speaker, **more):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "speaker": speaker, **more}


LINE = {
    "id": "bridge",
    "text": TEXT,
    "quotes": [
        quote("We will rebuild the bridge,", "Ann Lee", type="direct"),
        quote("Nobody asked us,", "the ferryman", type="direct"),
    ],
}
WRONG = {
    **LINE,
    "id": "wrong",
    "quotes": [quote("Nobody asked us,", "Bob Ray"), quote("bridge", "x")],
}


def write_gold(path, *lines):
    data = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    path.write_bytes(gzip.compress(data.encode()) if path.suffix == ".gz" else data.encode())
    return path


def evaluate(quoteprov, *arguments, **options):
    done = quoteprov("evaluate", *arguments, "--json", **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stderr


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_a_gold_file_is_scored(quoteprov, tmp_path, name):
    answer, errors = evaluate(quoteprov, write_gold(tmp_path / name, LINE))
    assert errors == ""
    assert (answer["articles"], answer["exact"]["f1"]) == (1, 1.0)
    assert answer["speakers"]["end_to_end"] == 1.0
    assert (answer["worst"], answer["rejected"]) == ([], [])


@pytest.mark.parametrize("name", ["gold.json", "gold.jsonl"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_article_may_be_printed_over_many_lines(quoteprov, tmp_path, name, mark):
    gold = write_gold(tmp_path / name, mark + json.dumps(LINE, indent=2))
    answer, errors = evaluate(quoteprov, gold)
    assert (answer["articles"], answer["exact"]["f1"], errors) == (1, 1.0, "")


def test_gold_is_read_from_standard_input(quoteprov):
    answer, _ = evaluate(quoteprov, "-", stdin=json.dumps(LINE))
    assert answer["exact"]["gold"] == 2


def test_json_is_what_its_schema_says(quoteprov, tmp_path):
    gold = write_gold(tmp_path / "gold.jsonl", LINE, WRONG, "{\n")
    answer, _ = evaluate(quoteprov, gold, "--errors", 2)
    schema = json.loads(quoteprov("schema", "evaluate").stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    assert answer["schema"] == "quoteprov.evaluate/1"


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_every_format(quoteprov, tmp_path, format):
    gold = write_gold(tmp_path / "gold.jsonl", LINE, WRONG)
    done = quoteprov("evaluate", gold, "--format", format, "--errors", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")
    assert "1.0" in done.stdout


def test_articles_in_files_of_their_own(quoteprov, corpus):
    answer, errors = evaluate(quoteprov, corpus / "corpus" / "annotations.jsonl")
    assert errors == ""
    assert answer["articles"] == 18
    assert answer["overlap"]["recall"] > 0.9
    assert answer["resolved"]["asked"] > 40


def test_bad_lines_are_named_and_the_rest_is_scored(quoteprov, tmp_path):
    gold = write_gold(
        tmp_path / "gold.jsonl",
        {**LINE, "quotes": [{"start": 5, "end": 5000}]},
        {**LINE, "quotes": [{"start": 0, "end": 5, "type": "shouted"}]},
        {"id": "x", "quotes": []},
        "{not json\n",
        "\n",
        LINE,
        {"path": "gone.txt", "quotes": []},
        {"path": "gold.jsonl", "quotes": []},
        {"path": "gold.jsonl", "record": "no such", "quotes": []},
        {"text": " ", "quotes": []},
    )
    answer, errors = evaluate(quoteprov, gold)
    assert answer["articles"] == 1
    assert errors == "8 files or records rejected\n"
    lines = quoteprov("evaluate", gold, "--format", "csv").stderr
    assert "rejected: gold.jsonl#4: invalid JSON" in lines
    assert "and 3 more records" in lines
    assert answer["exact"]["f1"] == 1.0
    reasons = {each["record"]: each["reason"] for each in answer["rejected"]}
    assert (
        reasons["1"] == f"quotes[0]: 5 to 5000 is no span inside the text of {len(TEXT)} characters"
    )
    assert "Invalid enum value 'shouted'" in reasons["2"]
    assert "no text" in reasons["3"]
    assert "invalid JSON" in reasons["4"]
    assert reasons["7"] == "gone.txt: no such file, seen from the folder of the gold"
    assert "no record is named" in reasons["8"]
    assert "record no such" in reasons["9"]
    assert "empty" in reasons["10"]
    assert set(reasons) == {"1", "2", "3", "4", "7", "8", "9", "10"}
    plain = quoteprov("evaluate", gold)
    assert plain.returncode == 0
    # The table names the first few lines and says how many more there are.
    for number in list(reasons)[:5]:
        assert f"gold.jsonl#{number}  " in plain.stdout
    assert "3 more records" in plain.stdout


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "empty"), ("{\n", "line 1"), ('{"text": "x"}\n{}\n', "1 more")],
)
def test_gold_without_a_usable_line_is_an_error(quoteprov, tmp_path, content, reason):
    done = quoteprov("evaluate", write_gold(tmp_path / "gold.jsonl", content))
    assert (done.returncode, done.stdout) == (2, "")
    assert "No annotated article can be scored" in done.stderr
    assert reason in done.stderr
    assert "docs/evaluate.md" in done.stderr


def test_missing_gold_and_files_of_other_kinds_are_errors(quoteprov, tmp_path):
    missing = quoteprov("evaluate", "nowhere.jsonl", "--json")
    assert missing.returncode == 2
    error = json.loads(missing.stderr)
    assert (error["code"], error["path"]) == ("input", "nowhere.jsonl")
    assert "no such file" in error["message"]
    other = quoteprov("evaluate", write_gold(tmp_path / "gold.txt", TEXT))
    assert other.returncode == 2
    assert "JSON Lines" in other.stderr


def test_the_worst_articles_come_first_with_their_errors(quoteprov, tmp_path):
    gold = write_gold(tmp_path / "gold.jsonl", LINE, WRONG, {**WRONG, "id": "again"})
    answer, _ = evaluate(quoteprov, gold, "--errors", 1)
    (worst,) = answer["worst"]
    assert (worst["id"], worst["line"]) == ("wrong", "2")
    kinds = [each["kind"] for each in worst["errors"]]
    assert "speaker" in kinds
    assert "boundaries" in kinds
    both, _ = evaluate(quoteprov, gold, "--errors", 9)
    assert [each["id"] for each in both["worst"]] == ["wrong", "again"]


def test_errors_are_shown_in_context_and_escaped(quoteprov, tmp_path):
    text = "“We stay,” said Ann Lee.\n\n\x1b[31m“Then pay,” said Bob Ray."
    start = text.index("Then pay,")
    line = {"text": text, "quotes": [{"start": start, "end": start + 9, "speaker": "Ann Lee"}]}
    gold = write_gold(tmp_path / "gold.jsonl", line)
    done = quoteprov("evaluate", gold, "--errors", 1)
    assert "\x1b" not in done.stdout
    assert "␛[31m“[Then pay,]”" in done.stdout
    assert "{We stay,}" in done.stdout
    assert "spurious" in done.stdout


def test_jobs_change_nothing(quoteprov, tmp_path):
    lines = [{**LINE, "id": str(n)} if n % 3 else {**WRONG, "id": str(n)} for n in range(200)]
    gold = write_gold(tmp_path / "gold.jsonl", *lines, "{\n")
    one = quoteprov("evaluate", gold, "--json", "--errors", 3, "--jobs", 1)
    two = quoteprov("evaluate", gold, "--json", "--errors", 3, "--jobs", 2)
    assert one.returncode == 0
    assert one.stdout == two.stdout
    assert json.loads(one.stdout)["articles"] == 200


def test_batches_are_bounded_in_bytes_and_in_number():
    from quoteprov.pipeline.reading import BATCH_BYTES, Task, batch_tasks
    from quoteprov.read import Record

    def task(size):
        return Task(0, Record(path="g", record="1", kind="json", location="", data=b"x" * size))

    large, small = task(BATCH_BYTES), task(1)
    assert list(batch_tasks([large, small, small, small], 2)) == [
        [large],
        [small, small],
        [small],
    ]


def test_a_gold_file_that_is_not_there_is_an_error(quoteprov):
    done = quoteprov("evaluate", "none.jsonl", "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["path"] == "none.jsonl"
