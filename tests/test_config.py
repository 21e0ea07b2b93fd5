import json
from pathlib import Path

import msgspec
import pytest
import yaml

from quoteprov.config import Config, load_config
from quoteprov.errors import ConfigError

PROJECT = Path(__file__).parent.parent


def plain(value):
    return json.loads(msgspec.json.encode(value))


def test_the_file_holds_every_option_with_its_default():
    written = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))
    assert written == plain(Config())


def test_every_option_is_explained():
    lines = (PROJECT / "config.yaml").read_text(encoding="utf-8").splitlines()
    unexplained = [line for line in lines if ":" in line and "#" not in line and "- " not in line]
    assert unexplained == []


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    assert load_config(folder=tmp_path) == Config()


def test_the_folder_wins_over_the_user(tmp_path, monkeypatch):
    user = tmp_path / "xdg" / "quoteprov"
    user.mkdir(parents=True)
    (user / "config.yaml").write_text("index: user.db\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert load_config(folder=tmp_path).index == "user.db"
    (tmp_path / "config.yaml").write_text("index: here.db\n")
    assert load_config(folder=tmp_path).index == "here.db"
    named = tmp_path / "named.yaml"
    named.write_text("engine: {jobs: 3}\n")
    config = load_config(named, folder=tmp_path)
    assert (config.index, config.engine.jobs) == ("quoteprov.db", 3)


def test_an_empty_file_changes_nothing(tmp_path):
    (tmp_path / "config.yaml").write_text("")
    assert load_config(folder=tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("read: {max_record_md: 3}", "max_record_md"),
        ("read: {max_record_mb: many}", "max_record_mb"),
        ("- a list", "array"),
        ("read: [", "YAML"),
        ("a: &x [*x]", "a"),
        ("index: 2017-13-45", "YAML"),
        ("read: " + "[" * 5000, "YAML"),
        ("read: {max_record_mb: 0}", "max_record_mb"),
        ("read: {max_file_mb: -1}", "max_file_mb"),
        ("read: {max_expansion: 0}", "max_expansion"),
        ("read: {fields: {txet: body}}", "txet"),
        ("extract: {max_words: 0}", "max_words"),
        ("align: {shingle_words: 0}", "shingle_words"),
        ("align: {max_shingle_quotations: 0}", "max_shingle_quotations"),
        ("align: {min_coverage: 1.5}", "min_coverage"),
        ("align: {min_coverage_short: -0.1}", "min_coverage_short"),
        ("align: {short_words: -1}", "short_words"),
        ("align: {min_information_bits: -3}", "min_information_bits"),
        ("align: {window_days: -1}", "window_days"),
        ("align: {copy_containment: .nan}", "copy_containment"),
        ("align: {min_information_bits: .inf}", "min_information_bits"),
        ("trace: {unquoted_words: 0}", "unquoted_words"),
        ("trace: {nearest_score: 101}", "nearest_score"),
        ("trace: {nearest_score: .nan}", "nearest_score"),
        ("trace: {nearest_count: -1}", "nearest_count"),
        ("engine: {jobs: -1}", "jobs"),
        ("engine: {batch_records: 0}", "batch_records"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, says):
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(folder=tmp_path)
    assert says in caught.value.message
    assert caught.value.path == str(path)


def test_a_typo_is_answered_with_a_suggestion(tmp_path):
    (tmp_path / "config.yaml").write_text("read: {max_record_md: 3}")
    with pytest.raises(ConfigError) as caught:
        load_config(folder=tmp_path)
    assert "max_record_mb" in caught.value.hint


def test_a_file_that_was_found_may_be_of_another_program(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text("theme: dark")
    with pytest.raises(ConfigError) as caught:
        load_config(folder=tmp_path)
    assert "--config /dev/null" in caught.value.hint
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert caught.value.hint is None


def test_no_file_can_be_asked_for():
    assert load_config(Path("/dev/null")) == Config()


def test_a_user_without_a_home_has_the_defaults(tmp_path, monkeypatch):
    def has_no_home(path):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", has_no_home)
    assert load_config(folder=tmp_path) == Config()


def test_a_missing_file_is_an_error_only_where_it_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.yaml")
