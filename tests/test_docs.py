"""The documentation shows what the program prints now."""

import importlib.util
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", PROJECT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents():
    return load_generator().generate_documents()


def test_generated_documents_are_current(documents):
    stale = [
        str(path.relative_to(PROJECT))
        for path, text in documents.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, f"run `make docs`: {stale}"


def test_no_schema_is_left_over(documents):
    assert set((PROJECT / "docs" / "schemas").glob("*.json")) <= documents.keys()


def test_the_readme_opens_with_the_two_commands():
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert readme.index("make demo") < readme.index("make test") < readme.index("## ")


def test_every_command_has_examples_and_exit_codes(documents):
    reference = documents[PROJECT / "docs" / "commands.md"]
    sections = re.split(r"^## ", reference, flags=re.M)[2:]
    assert len(sections) == len(load_generator().command_names())
    for section in sections:
        assert "Examples:" in section, section.splitlines()[0]


def test_links_between_pages_lead_somewhere():
    for page in (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
