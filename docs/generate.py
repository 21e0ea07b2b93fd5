"""Write what the documentation shows of the program: `make docs`, after changing either.

Three things are generated, and held current by a test: the command reference and the JSON
Schemas, from the code; the fenced blocks that follow a line `<!-- output of: COMMAND -->` in any
page, from running the command in a folder with the sample corpus; and the picture of the table.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DOCS = PROJECT / "docs"
COLUMNS = 88
OUTPUT = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n+```\w*\n)(?P<body>.*?)(?=```)", re.S)
PICTURE = 'quoteprov --color always trace "on the brink"'

REFERENCE_HEAD = """\
# Command reference

Generated from the program's own help. What all commands share (formats, filters, exit codes,
streams) is explained in [conventions.md](conventions.md).
"""

SVG_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def generate_documents() -> dict[Path, str]:
    """The text of every generated file, by path."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(PROJECT / "corpus", place / "corpus")
        # The README comes first: it shows the index being made.
        pages = [PROJECT / "README.md", *sorted(DOCS.glob("*.md"))]
        documents = {page: with_outputs(page.read_text("utf-8"), place) for page in pages}
        documents[DOCS / "commands.md"] = command_reference(place)
        documents[DOCS / "trace.svg"] = picture(run_command(PICTURE, place))
        return documents | dict(schemas(place))


def run_command(command: str, folder: Path) -> str:
    """What a command prints on both streams, as in a terminal without colour."""
    program, *arguments = shlex.split(command)
    assert program == "quoteprov", command
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("QUOTEPROV")
    }
    environment |= {"COLUMNS": str(COLUMNS), "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", "quoteprov", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def with_outputs(page: str, folder: Path) -> str:
    """The page with each block replaced by what its command prints now."""
    return OUTPUT.sub(lambda block: block[1] + _prompted(block["command"], folder), page)


def _prompted(command: str, folder: Path) -> str:
    return f"$ {command}\n{run_command(command, folder)}"


def command_reference(folder: Path) -> str:
    """The help of the program and of each command."""
    sections = [REFERENCE_HEAD]
    for name in ("", *command_names()):
        title = f"quoteprov {name}".rstrip()
        help_text = run_command(f"{title} --help", folder).rstrip()
        sections.append(f"## {title}\n\n```text\n{help_text}\n```\n")
    return "\n".join(sections)


def command_names() -> list[str]:
    """The commands in the order of the help."""
    from quoteprov.cli import app

    return [str(command.name) for command in app.registered_commands]


def schemas(folder: Path) -> Iterator[tuple[Path, str]]:
    """The JSON Schema of each output."""
    for name in run_command("quoteprov schema", folder).split():
        yield DOCS / "schemas" / f"{name}.json", run_command(f"quoteprov schema {name}", folder)


def picture(colored: str) -> str:
    """An SVG of coloured terminal output."""
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(colored.rstrip("\n")))
    svg = console.export_svg(
        title='quoteprov trace "on the brink"', code_format=SVG_FORMAT, unique_id="trace"
    )
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write every generated file that is not current."""
    documents = generate_documents()
    for stale in set((DOCS / "schemas").glob("*.json")) - documents.keys():
        stale.unlink()
    for path, text in documents.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
