"""What an empty listing says: what was searched, and what to do next."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec.structs import asdict

from quoteprov.model import Counts, Filter
from quoteprov.render import count


class Nothing(NamedTuple):
    """What was looked for in vain, and a hint."""

    message: str
    hint: str


def describe_nothing(
    searched: Counts,
    wanted: Filter,
    listed: Literal["utterance", "article"],
    meant: str | None = None,
) -> Nothing:
    """Why a list of utterances or articles is empty.

    ``meant`` is the condition that one of ``wanted`` may have been meant for.
    """
    asked = {name: value for name, value in asdict(wanted).items() if value is not None}
    conditions = " ".join(f"--{name} {value!r}" for name, value in asked.items())
    articles = f"{count(searched.articles, 'article')} from {count(searched.outlets, 'outlet')}"
    utterances = f"{count(searched.utterances, 'utterance')} of {articles}"
    if not searched.articles:
        return Nothing(
            "The index holds no articles.",
            "Read articles into the index with `quoteprov index PATH...`.",
        )
    if conditions:
        return Nothing(
            f"Nothing found for {conditions} in {articles if listed == 'article' else utterances}.",
            advise_conditions(meant),
        )
    if not searched.aligned:
        return Nothing(
            f"An interrupted `index` left quotations of {articles} that are not aligned.",
            "Run the same `quoteprov index` command again.",
        )
    if not searched.utterances:
        return Nothing(
            f"There is no quotation in {articles}.", "`quoteprov articles` lists what was read."
        )
    return Nothing(
        f"No utterance has two witnesses, in {utterances}.",
        "`quoteprov export --all` lists the others.",
    )


def advise_conditions(meant: str | None) -> str:
    """What to do where conditions leave nothing."""
    if meant:
        return f"Did you mean {meant}? `quoteprov articles` lists outlets and dates."
    return "Try without a condition; `quoteprov articles` lists outlets and dates."


def advise_extraction(wanted: Filter, *, some_rejected: bool) -> str:
    """What to do where files have no quotation that is ``wanted``."""
    if wanted != Filter():
        return "Quotations stand between quotation marks; try without a condition."
    if some_rejected:
        return "Some of it could not be read: the reasons are given above."
    return "Quotations stand between quotation marks; a text without any has none."
