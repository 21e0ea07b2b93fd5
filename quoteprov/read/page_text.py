"""The text of a page: what trafilatura takes for the article, completed and cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from quoteprov.read.extras import needs_extra
from quoteprov.read.page_jsonld import fold_text
from quoteprov.read.page_metadata import PageFacts
from quoteprov.read.page_paragraphs import keep_own
from quoteprov.read.page_pruning import MOST_PIECES, list_leads, prune_page
from quoteprov.read.page_tree import Node, make_page, walk_node

# The elements of trafilatura's output that begin a paragraph.
_BLOCKS = frozenset({"p", "head", "item", "list", "quote", "row", "table", "code"})
# Below this, trafilatura's slower second opinion is asked.
_SHORT = 600
# The caches of the libraries keep thousands of strings, however long: they are emptied whenever
# this many characters of pages were read.
_MOST_KEPT = 32_000_000
# How much more a page must hold in containers like that of its article before they are read, too.
_MORE = 1.15
_SHORTEST_PARAGRAPH = 40


def read_page_text(tree: Node, page: PageFacts) -> str:
    """The paragraphs of the article with a blank line between them; ``tree`` is used up.

    Within a paragraph a line ends where the page breaks it. "" where there is no text. Raises
    ExtraMissing.
    """
    prune_page(tree)
    paragraphs = _extract(tree)
    whole = _join_containers(tree, paragraphs)
    if whole is not None:
        paragraphs = max(paragraphs, _extract(whole), key=_measure)
    leads = list_leads(tree, page, paragraphs)
    return "\n\n".join(keep_own(leads + paragraphs, page))


class CacheMeter:
    """Counts what was read, and empties the caches of the libraries before they grow large."""

    def __init__(self) -> None:
        self._read = 0

    def count(self, size: int) -> None:
        """Say that a page of ``size`` characters was read. Raises ExtraMissing."""
        self._read += size
        if self._read <= _MOST_KEPT:
            return
        with needs_extra("html"):
            from trafilatura.meta import reset_caches
        reset_caches()
        self._read = 0


def _extract(tree: Node) -> list[str]:
    """The paragraphs that trafilatura finds: by its own rules, or by all where these find little.

    The rules alone are right more often, and take two thirds of the time. A single paragraph is
    what is left when no rule fits: all text of the page, menus included.
    """
    with needs_extra("html"):
        from trafilatura import bare_extraction
    found: Any = bare_extraction(tree, fast=True, include_comments=False, deduplicate=False)
    paragraphs = [] if found is None else list(_render(found.body))
    if len(paragraphs) > 1 and _measure(paragraphs) >= _SHORT:
        return paragraphs
    found = bare_extraction(tree, include_comments=False, deduplicate=False)
    others = [] if found is None else list(_render(found.body))
    return others or paragraphs


def _measure(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _render(body: Node) -> Iterator[str]:
    """The paragraphs of trafilatura's output, white space folded but for line breaks."""
    pieces: list[str] = []
    for event, node in walk_node(body):
        if node.tag in _BLOCKS and not _is_term(node):
            yield from _join(pieces)
            pieces = []
        elif node.tag == "cell" and event == "start" and any(pieces):
            pieces.append(" | ")
        if event == "start":
            pieces.append("\n" if node.tag == "lb" else _fold_blanks(node.text))
        elif node is not body:
            pieces.append(_fold_blanks(node.tail))
    yield from _join(pieces)


def _is_term(node: Node) -> bool:
    """Whether a piece of code is a word of a sentence, and no listing by itself."""
    above = node.getparent()
    return node.tag == "code" and above is not None and above.tag in ("p", "head", "item")


def _fold_blanks(text: str | None) -> str:
    # Line feeds in the source of a page are blanks; soft hyphens are not printed.
    return text.replace("\u00ad", "").replace("\n", " ") if text else ""


def _join(pieces: list[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    text = "\n".join(line for line in lines if line)
    if text:
        yield text


def _join_containers(tree: Node, paragraphs: list[str]) -> Node | None:
    """A page of all containers like the one that most of ``paragraphs`` stand in.

    Pages that break their article for advertisements put the pieces into containers of one
    class, of which an extractor may take the first alone. None where that adds little.
    """
    taken = {fold_text(line) for text in paragraphs for line in text.split("\n")}
    sizes: dict[tuple[str, ...], list[int]] = {}
    for node in islice(tree.iter("p"), MOST_PIECES):
        text = "".join(node.itertext())
        if len(text) < _SHORTEST_PARAGRAPH or (kind := _name_container(node.getparent())) is None:
            continue
        size = sizes.setdefault(kind, [0, 0])
        size[fold_text(text) in taken] += len(text)
    if not sizes:
        return None
    kind, (missing, found) = max(sizes.items(), key=lambda item: item[1][1])
    if 2 * found < _measure(paragraphs) or missing + found < _MORE * found:
        return None
    return make_page(node for node in tree.iter(kind[0]) if _name_container(node) == kind)


def _name_container(node: Node | None) -> tuple[str, ...] | None:
    """What an element has in common with others of its kind; None where nothing names it."""
    if node is None or not node.get("class"):
        return None
    parent = node.getparent()
    above = (None, None) if parent is None else (parent.tag, parent.get("class"))
    return (node.tag, node.get("class"), str(above[0]), str(above[1]))
