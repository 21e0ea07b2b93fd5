"""Languages by the names that news archives print."""

from __future__ import annotations

import re

_NAMES = {
    "en": "english englisch anglais inglés inglês inglese engels",
    "de": "german deutsch allemand alemán alemão tedesco duits",
    "fr": "french französisch français francés francês francese frans",
    "es": "spanish spanisch espagnol español espanhol spagnolo spaans",
    "it": "italian italienisch italien italiano italiaans",
    "nl": "dutch niederländisch néerlandais neerlandés holandês nederlands",
    "pt": "portuguese portugiesisch portugais portugués português portoghese",
    "ru": "russian russisch russe ruso russo русский",
    "pl": "polish polnisch polonais polaco polski",
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}
_WORD = re.compile(r"[^\W\d_]+")


def find_language(line: str) -> str | None:
    """The BCP 47 tag of the first language that a line names: "de" for "GERMAN; DEUTSCH"."""
    return next((_TAGS[word] for word in _WORD.findall(line.lower()) if word in _TAGS), None)


def is_language(line: str) -> bool:
    """Whether a line is the name of a language, and nothing else."""
    return line.strip().lower() in _TAGS
