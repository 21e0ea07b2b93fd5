"""What a page says of its article in JSON-LD, in the terms of schema.org."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any, TypeAlias

from quoteprov.read.page_tree import Node

Thing: TypeAlias = dict[str, Any]

_ARTICLES = ("article", "posting", "report")
_MOST_THINGS = 5000
_MOST_NAMES = 20
# Under these stand other articles, comments, and the posts of a live blog.
_ELSEWHERE = frozenset({
    "comment", "comments", "citation", "hasPart", "isRelatedTo", "itemListElement",
    "liveBlogUpdate", "mentions", "relatedLink", "review", "significantLink", "video",
})  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*+)?\]\]>)\s*+;?\s*+$")
_SALVAGED = re.compile(
    r'"(headline|datePublished|description|(?:author|publisher)"\s*+:\s*+\[?\s*+\{[^{}]{0,200}?"name)"'
    r'\s*+:\s*+"((?:[^"\\]|\\.)*+)"'
)


class Schema:
    """The things of a page's JSON-LD, ``article`` being the one that is the page's own."""

    def __init__(self, tree: Node, headings: frozenset[str] = frozenset()) -> None:
        """``headings`` are what the page shows as its title, folded by ``fold_text``."""
        things = [thing for value in _read_scripts(tree) for thing in _walk(value)]
        self._by_id = {thing["@id"]: thing for thing in reversed(things) if _names_itself(thing)}
        self.article = self._choose(things, headings)
        self.page = next((thing for thing in things if _is_a(thing, ("webpage",))), {})

    def _choose(self, things: list[Thing], headings: frozenset[str]) -> Thing:
        articles = [thing for thing in things if _is_a(thing, _ARTICLES)]
        for thing in articles:
            if fold_text(read_text(thing.get("headline"))) in headings:
                return thing
        return articles[0] if articles else {}

    def names(self, value: Any) -> list[str]:
        """The names of the people or organizations that ``value`` is or refers to."""
        found: list[str] = []
        for item in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
            if isinstance(item, dict) and "name" not in item:
                item = self._by_id.get(str(item.get("@id")), {})
            name = item.get("name") if isinstance(item, dict) else item
            found += map(read_text, name if isinstance(name, list) else [name])
        return [name for name in dict.fromkeys(found) if name]


def read_text(value: Any) -> str:
    """``value`` as plain text in one line; "" where it is no string."""
    if not isinstance(value, str):
        return ""
    # Some outlets escape twice.
    value = unescape(unescape(value)).replace("\u00ad", "")
    return " ".join(_TAG.sub(" ", value).split())


def fold_text(text: str) -> str:
    """``text`` as it is compared: letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "")).casefold()


def _read_scripts(tree: Node) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = _WRAPPED.sub("", script.text)
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                yield _salvage(text)


def _salvage(text: str) -> Thing:
    """The few facts that can be read from JSON that is broken somewhere."""
    thing: Thing = {"@type": "Article"} if '"headline"' in text else {}
    for name, value in _SALVAGED.findall(text):
        try:
            found = json.loads(f'"{value}"', strict=False)
        except ValueError:
            continue
        thing.setdefault(name.partition('"')[0], found)
    return thing


def _walk(value: Any) -> Iterator[Thing]:
    """The objects in ``value``, the outer ones first."""
    pending = deque([value])
    for _ in range(_MOST_THINGS):
        if not pending:
            return
        item = pending.popleft()
        if isinstance(item, list):
            pending.extend(item[:_MOST_THINGS])
        elif isinstance(item, dict):
            yield item
            pending.extend(
                part
                for name, part in item.items()
                if isinstance(part, dict | list) and name not in _ELSEWHERE
            )


def _is_a(thing: Thing, endings: tuple[str, ...]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and kind.lower().endswith(endings)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names_itself(thing: Thing) -> bool:
    return isinstance(thing.get("@id"), str) and len(thing) > 1
