"""Quotation marks as data: which glyph opens what, and which glyphs close it again.

The conventions covered: English “a ‘b’ c” and "a", British ‘a’, TeX and typewriter ``a'' and
''a'', German and Czech „a“ ‚b‘ and »a«, Swiss and Italian and Ukrainian and Greek «a “b” c»,
French « a », Polish and Hungarian and Dutch „a”, Swedish and Finnish ”a” and »a», Danish »a«,
Chinese “a”, Japanese and traditional Chinese 「a『b』c」.
"""

from __future__ import annotations

DOUBLE = "double"
SINGLE = "single"
GUILLEMET = "guillemet"
ANGLE = "angle"
CORNER = "corner"
WHITE_CORNER = "white corner"
FLOATING = "floating"

FAMILY = {
    '"': DOUBLE,
    "“": DOUBLE,
    "”": DOUBLE,
    "„": DOUBLE,
    "‟": DOUBLE,
    "``": DOUBLE,
    "''": DOUBLE,
    "＂": DOUBLE,
    "«": GUILLEMET,
    "»": GUILLEMET,
    "‹": ANGLE,
    "›": ANGLE,
    "「": CORNER,
    "」": CORNER,
    "『": WHITE_CORNER,
    "』": WHITE_CORNER,
    "〝": FLOATING,
    "〞": FLOATING,
    "〟": FLOATING,
    "'": SINGLE,
    "‘": SINGLE,
    "’": SINGLE,
    "‚": SINGLE,
    "‛": SINGLE,
}

OPENING = frozenset("“„‟«‹「『〝‘‚‛") | {"``"}
CLOSING = frozenset("”»›」』〞〟’") | {"''"}
NESTING = frozenset("「『")

# What a mark is when an editing system has left it encoded, or decoded it wrongly: HTML
# entities; UTF-8 read as Windows-1252; Windows-1252 read as Latin-1.
DAMAGED = {
    "&quot;": '"',
    "&#34;": '"',
    "&#034;": '"',
    "&#x22;": '"',
    "&ldquo;": "“",
    "&#8220;": "“",
    "&#x201c;": "“",
    "&rdquo;": "”",
    "&#8221;": "”",
    "&#x201d;": "”",
    "&bdquo;": "„",
    "&#8222;": "„",
    "&#x201e;": "„",
    "&laquo;": "«",
    "&#171;": "«",
    "&raquo;": "»",
    "&#187;": "»",
    "&lsquo;": "‘",
    "&#8216;": "‘",
    "&#x2018;": "‘",
    "&rsquo;": "’",
    "&#8217;": "’",
    "&#x2019;": "’",
    "&apos;": "'",
    "&#39;": "'",
    "&#039;": "'",
    "&#x27;": "'",
    "&sbquo;": "‚",
    "&#8218;": "‚",
    "â€œ": "“",
    "â€\x9d": "”",
    "â€": "”",
    "â€ž": "„",
    "â€˜": "‘",
    "â€™": "’",
    "Â«": "«",
    "Â»": "»",
    "\x93": "“",
    "\x94": "”",
    "\x91": "‘",
    "\x92": "’",
}

# What may stand between white space and an opening mark, or between a closing mark and
# white space.
BEFORE_OPENING = frozenset("([{—–-/=:>\"“„«‘'’…|*_¿¡")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…<\"”»’'“|*_")
