"""What files are read as: `--as`, `--map`, their help and their mistakes."""

import gzip
import json
import re

import pytest

from quoteprov.config import FACTS, Config
from quoteprov.pipeline import index
from quoteprov.read.compression import CODECS
from quoteprov.read.fields import ALIASES
from quoteprov.read.formats import FORMATS

PROSE = 'The slip stays closed.\n\n"We have no money for it," Ada Brook said on Monday.\n'


def exacts(done) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["exact"] for line in done.stdout.splitlines()]


def test_the_help_lists_every_format_and_every_fact(quoteprov):
    for command in ("index", "extract"):
        text = " ".join(re.sub(r"[│|]", " ", quoteprov(command, "--help").stdout).split())
        named = re.search(r"Read every file as ([\w, ]+), whatever its name", text)
        assert named is not None
        assert set(re.split(r", | or ", named[1])) >= set(FORMATS)
        assert f"({', '.join(FACTS)})" in text


def test_the_help_of_index_names_every_format(quoteprov):
    words = set(re.findall(r"\w+", quoteprov("index", "--help").stdout.lower()))
    names = {"feed": "feeds"}
    assert {names.get(name, name) for name in FORMATS} <= words
    assert {suffix[1:] for codec in CODECS for suffix in codec.suffixes[:1]} <= words


def test_every_fact_has_its_aliases():
    assert set(FACTS) == set(ALIASES)


def test_one_article_on_standard_input(quoteprov):
    done = quoteprov("extract", "-", "--as", "text", "--jsonl", stdin=PROSE)
    assert exacts(done) == ["We have no money for it,"]


def test_standard_input_is_json_lines_unless_told_otherwise(quoteprov):
    done = quoteprov("extract", "-", "--jsonl", stdin=json.dumps({"text": PROSE}))
    assert exacts(done) == ["We have no money for it,"]
    done = quoteprov("extract", "-", "--jsonl", stdin=PROSE)
    assert done.returncode == 1
    assert "invalid JSON" in done.stderr


def test_columns_and_fields_are_mapped(quoteprov, tmp_path):
    quoted = PROSE.replace('"', '""')
    (tmp_path / "a.csv").write_text(f'wann,Artikel\n2017-07-06,"{quoted}"\n')
    (tmp_path / "a.json").write_text(json.dumps({"text": "x", "meta": {"Artikel": PROSE}}))
    mapped = ("--map", "text=Artikel", "--map", "published=wann", "--since", "2017", "--jsonl")
    assert len(exacts(quoteprov("extract", "a.csv", *mapped))) == 1
    nested = quoteprov("extract", "a.json", "--map", "text=meta.artikel", "--jsonl")
    assert len(exacts(nested)) == 1


def test_the_index_keeps_to_what_it_was_told(quoteprov, tmp_path):
    (tmp_path / "a.dat").write_bytes(gzip.compress(json.dumps({"body_de": PROSE}).encode()))
    told = ("index", "a.dat", "--as", "jsonl", "--map", "text=body_de", "--json")
    first = json.loads(quoteprov(*told).stdout)
    assert (first["added"], first["index"]["quotations"], first["rejected"]) == (1, 1, [])
    assert json.loads(quoteprov(*told).stdout)["unchanged"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as", "markdwn"), ("no format 'markdwn'", "Did you mean markdown?")),
        (("--as", "hologram"), ("no format 'hologram'", "There are: csv")),
        (("--map", "txet=body"), ("no fact 'txet'", "Did you mean text?")),
        (("--map", "text"), ("takes FACT=FIELD", "--map text=body")),
        (("--map", "text="), ("takes FACT=FIELD", "--map text=body")),
    ],
)
def test_a_mistake_is_answered_with_what_may_be_meant(quoteprov, tmp_path, arguments, said):
    (tmp_path / "a.txt").write_text(PROSE)
    for command in ("index", "extract"):
        done = quoteprov(command, "a.txt", *arguments)
        assert done.returncode == 2
        assert all(each in done.stderr for each in said)
    assert not (tmp_path / "quoteprov.db").exists()


def test_the_configuration_forces_a_format_and_maps_fields(quoteprov, tmp_path):
    (tmp_path / "config.yaml").write_text("read: {format: jsonl, fields: {text: story}}\n")
    (tmp_path / "a.dump").write_text(json.dumps({"story": PROSE}))
    assert len(exacts(quoteprov("extract", ".", "--jsonl"))) == 1


def test_a_typo_in_the_configuration_is_answered_with_the_facts(quoteprov, tmp_path):
    (tmp_path / "config.yaml").write_text("read: {fields: {txet: story}}\n")
    done = quoteprov("extract", ".")
    assert done.returncode == 2
    assert "Facts that fields can hold are: text, title," in done.stderr


@pytest.mark.parametrize("change", ["grows", "shrinks", "vanishes"])
def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path, monkeypatch, change):
    line = json.dumps({"text": PROSE}) + "\n"
    path = tmp_path / "a.jsonl"
    path.write_text(line * 3)
    config = Config(index=str(tmp_path / "q.db"))
    kept = index.read_records

    def read_and_change(source, options):
        records = kept(source, options)
        yield next(records)
        if change == "grows":
            path.write_text(line * 4)
        elif change == "shrinks":
            path.write_text(line)
        else:
            path.unlink()
        yield from records

    monkeypatch.setattr(index, "read_records", read_and_change)
    first = index.index_articles([str(path)], config, jobs=1)
    assert [item.reason for item in first.rejected] == [index.CHANGED]
    monkeypatch.setattr(index, "read_records", kept)
    path.write_text(line * 2)
    second = index.index_articles([str(path)], config, jobs=1)
    assert (second.unchanged, second.rejected) == (0, ())
    third = index.index_articles([str(path)], config, jobs=1)
    assert third.unchanged == 1
