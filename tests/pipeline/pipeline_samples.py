"""Made-up collections of articles that quote one another, with slips, parts and copies."""

from __future__ import annotations

import json
from random import Random

SPEAKERS = ("Odile Marchetti", "Ada Kroll", "Piers Ollerton", "Kroll", "the harbour board")
OPENINGS = ("we cannot", "nobody here will", "the council must", "I shall never", "they were to")
MIDDLES = ("open the lower lock", "sell the night ferry", "count the empty berths", "pay twice")
ENDINGS = ("before the spring tide", "for 40 days", "while Ellery waits", "without a single pilot")
PROSE = "The wind stood against the mole and the boats stayed in. "


def make_articles(count: int, seed: int) -> list[dict[str, str]]:
    """Articles of a few quotations each, drawn from about as many sentences."""
    chance = Random(seed)
    sentences = [_make_sentence(chance) for _ in range(count + 2)]
    articles: list[dict[str, str]] = []
    for number in range(count):
        if articles and chance.random() < 0.05:
            article = {**chance.choice(articles), "outlet": f"Outlet {number % 23}"}
        else:
            paragraphs = [_quote(chance, chance.choice(sentences)) for _ in range(4)]
            article = {
                "outlet": f"Outlet {number % 23}",
                "title": f"Notes from the quay, {number}",
                "text": "\n\n".join([PROSE * 8, *paragraphs]),
            }
        if chance.random() < 0.9:
            article["date"] = f"2019-{1 + number % 3:02}-{1 + chance.randrange(28):02}"
        articles.append(article)
    return articles


def write_articles(path, articles):
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")


def _make_sentence(chance: Random) -> str:
    clauses = [
        " ".join((chance.choice(OPENINGS), chance.choice(MIDDLES), chance.choice(ENDINGS)))
        for _ in range(2)
    ]
    return ", and ".join(clauses)


def _quote(chance: Random, sentence: str) -> str:
    words = sentence.split()
    if chance.random() < 0.3:
        words[chance.randrange(len(words))] = chance.choice(("old", "41", "Hale", "the"))
    if chance.random() < 0.2:
        words = words[: chance.randrange(3, len(words))]
    speaker = chance.choice(SPEAKERS)
    if chance.random() < 0.25:
        middle = len(words) // 2
        before, after = " ".join(words[:middle]), " ".join(words[middle:])
        return f"“{before.capitalize()},” {speaker} said, “{after}.” {PROSE}"
    return f"“{' '.join(words).capitalize()},” {speaker} said. {PROSE}"
