from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteprov.config import ExtractOptions
from quoteprov.extract import extract_quotations
from quoteprov.model import Article, Quotation, Span

Extract = Callable[..., tuple[Quotation, ...]]


@pytest.fixture
def extract() -> Extract:
    """Quotations of a text; ``headline`` makes its first line the headline."""

    def run(
        text: str,
        *,
        headline: bool = False,
        title: str | None = None,
        body: Span | None = None,
        byline: str | None = None,
        single_marks: str = "auto",
    ) -> tuple[Quotation, ...]:
        article = Article(
            id="a1",
            path="a.txt",
            outlet="The Daily Example",
            title=title,
            byline=byline,
            text=text,
            body=body or Span(0, len(text)),
            headline=Span(0, text.index("\n")) if headline else None,
        )
        return extract_quotations(article, ExtractOptions(single_marks=single_marks))

    return run
