"""Evidence beside the words: who speaks, when it was printed, in which article.

Words alone settle long quotations. What a pair needs of them, in bits of information, depends
on the rest: the same speaker in the same week needs few, another speaker in another year many.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from quoteprov.model import Attribution, Published
from quoteprov.model.names import Name, read_name

Agreement = Literal["agree", "open", "clash"]
Distance = Literal["near", "unknown", "later", "far"]
AGREEMENTS: tuple[Agreement, ...] = ("agree", "open", "clash")
DISTANCES: tuple[Distance, ...] = ("near", "unknown", "later", "far")
# Articles go on repeating a quotation for some months, of which this many windows are "later".
LATER_WINDOWS = 7
# So few words out of a longer quotation are quoted in the days when it is news. Before and after,
# others use them as well: of fragments of real news that stood more than three days off, and not
# in an article with their parent, 27 of 36 were no part of it, of other doubtful ones 4 of 87.
FRAGMENT_WORDS, FRAGMENT_DAYS = 4, 3

# The bits that the words of a pair must carry, for wordings of more than `short_words` words.
# Set on labelled pairs of real news quotations; the steps matter more than the figures.
REQUIRED_BITS: dict[tuple[Agreement, Distance], float] = {
    ("agree", "near"): 24.0,
    ("agree", "unknown"): 30.0,
    ("agree", "later"): 46.0,
    ("agree", "far"): 60.0,
    ("open", "near"): 34.0,
    ("open", "unknown"): 34.0,
    ("open", "later"): 46.0,
    ("open", "far"): 60.0,
    ("clash", "near"): 70.0,
    ("clash", "unknown"): 70.0,
    ("clash", "later"): 90.0,
    ("clash", "far"): 120.0,
}
# The same for short ones, which cannot stand on their words.
REQUIRED_BITS_SHORT: dict[tuple[Agreement, Distance], float] = {
    ("agree", "near"): 18.0,
    ("agree", "unknown"): 22.0,
    ("agree", "later"): 46.0,
    ("agree", "far"): 50.0,
    ("open", "near"): 26.0,
    ("open", "unknown"): 34.0,
    ("open", "later"): 46.0,
    ("open", "far"): 60.0,
    ("clash", "near"): 65.0,
    ("clash", "unknown"): 65.0,
    ("clash", "later"): 90.0,
    ("clash", "far"): 120.0,
}
# What each run of three words adds that stands around both and around few others, as much as a
# word of the kind that news are made of; more than so many runs are the same sentence anyway.
SHARED_RUN_BITS, MOST_SHARED_RUNS = 10.0, 3
# On other days much is said in nearly the same words. There each word of the shorter wording that
# the longer one lacks counts against the pair, more than half as much as a common one for it. Of 50
# joins of real news quotations that 8 bits undo 48 were of two occasions, and of 8 to 12 bits one
# in five was right; of synthetic families, which are edited for years, 8 lose .003 of F1, 6 .001.
MISSING_WORD_BITS = 6.0

# Words that say less join nobody.
LEAST_BITS = min(*REQUIRED_BITS.values(), *REQUIRED_BITS_SHORT.values())


class Days(NamedTuple):
    """The first and the last day (ordinals) that a date of some precision may mean."""

    first: int
    last: int


def read_speaker(attribution: Attribution) -> Name | None:
    """The speaker of a quotation, None where nobody is named.

    An attribution of low confidence may agree with another, but clashes with none.
    """
    name = read_name(attribution.resolved) if attribution.resolved else None
    if name is None or name.kind == "body":
        return name
    if attribution.confidence == "low":
        return name._replace(kind="single")
    # "Mr Hale" is a person, also where the article never gives a forename.
    mention = read_name(attribution.mention) if attribution.mention else None
    titled = mention is not None and mention.kind == "person" and mention.surname == name.surname
    return name._replace(kind="person") if titled else name


def read_days(published: Published | None) -> Days | None:
    """The days that a date may mean; None where it is missing or no date."""
    if published is None:
        return None
    when = published.when
    try:
        if published.precision == "year":
            year = int(when[:4])
            return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if published.precision == "month":
            first = date(int(when[:4]), int(when[5:7]), 1)
            return Days(first.toordinal(), first.toordinal() + 30)
        day = date.fromisoformat(when[:10]).toordinal()
    except ValueError:
        return None
    return Days(day, day)
