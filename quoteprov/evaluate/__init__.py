"""Annotated articles and what was extracted from them become a score."""

from quoteprov.evaluate.article import ArticleScore, score_article
from quoteprov.evaluate.figures import make_answer
from quoteprov.evaluate.gold import GoldLine, InvalidGold, check_offsets, parse_gold
from quoteprov.evaluate.tally import Tally

__all__ = [
    "ArticleScore",
    "GoldLine",
    "InvalidGold",
    "Tally",
    "check_offsets",
    "make_answer",
    "parse_gold",
    "score_article",
]
