"""What the kernels compute, as plainly as it can be said: for reading and for the tests.

Sequences are tuples of numbers of words here, and pairs are tuples of places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from quoteprov.align.evidence import LATER_WINDOWS, Agreement, Days, Distance
from quoteprov.align.kernels.limits import (
    CONTEXT,
    FEWEST_FILLERS,
    FEWEST_REPEATING,
    FEWEST_VOICES,
    FEWEST_WORDINGS,
    HOPS,
    LEAST_CLAIMED,
    MOST_HOLDERS,
    MOST_OF_ONE,
    OFTENER,
    OPEN_CLAIM,
    OWN_WORDS,
    SPEAKS_FOR,
    SURE_CLAIM,
    WHOLE_GROUP,
)
from quoteprov.align.slots import NEITHER, find_slots
from quoteprov.align.tokens import fold_words
from quoteprov.model.names import Name, same_person

Words = tuple[int, ...]


def read_texts(texts: Iterable[str]) -> list[tuple[tuple[str, ...], list[int]]]:
    """The folded words of each text, and which of them are numbers and names."""
    return [(fold_words(text), find_slots(text)) for text in texts]


def pair_by_shingles(
    sequences: Sequence[Words], fewest: Sequence[int], size: int, cap: int
) -> dict[tuple[int, int], int]:
    """Pairs of sequences, which come longest first, with the number of runs that made each.

    That is at least what ``fewest`` says for the shorter one.
    """
    groups: dict[Words, set[int]] = defaultdict(set)
    for place, words in enumerate(sequences):
        for start in range(len(words) - size + 1):
            groups[words[start : start + size]].add(place)
    pairs: Counter[tuple[int, int]] = Counter()
    for members in groups.values():
        group = sorted(members)
        if len(group) > cap:
            continue
        if len(group) <= WHOLE_GROUP:
            pairs.update(combinations(group, 2))
        else:
            for rank, place in enumerate(group):
                following = group[rank + 1 : rank + 1 + HOPS]
                partners = {*following, *(group[:1] if rank > HOPS else [])}
                pairs.update((min(place, other), max(place, other)) for other in partners)
    return {pair: shared for pair, shared in pairs.items() if shared >= fewest[pair[1]]}


def find_holders(sequences: Sequence[Words], phrases: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of a sequence and a phrase (both by place) that stands in it and is shorter."""
    found = []
    for phrase in phrases:
        wanted = sequences[phrase]
        holders = [
            place
            for place, words in enumerate(sequences)
            if len(wanted) < len(words)
            and any(
                words[start : start + len(wanted)] == wanted
                for start in range(len(words) - len(wanted) + 1)
            )
        ]
        found += [(holder, phrase) for holder in holders[:MOST_HOLDERS]]
    return found


def count_common(one: Words, other: Words) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        above = row
        row = [0]
        for place, against in enumerate(other):
            row.append(above[place] + 1 if word == against else max(above[place + 1], row[place]))
    return row[-1]


def find_templates(
    sequences: Sequence[Words], kinds: Sequence[Sequence[int]]
) -> set[tuple[int, int]]:
    """The sequence and the place of every word that alone fills a slot of a template there."""
    slots: dict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(sequences):
        masked: list[object] = [
            (kind,) if kind != NEITHER else word
            for word, kind in zip(words, kinds[number], strict=True)
        ]
        edge: list[object] = [None] * CONTEXT
        padded = edge + masked + edge
        for place in range(len(words)):
            around = (
                *padded[place : place + CONTEXT],
                *padded[place + CONTEXT + 1 : place + 2 * CONTEXT + 1],
            )
            slots[around].append((number, place))
    found: set[tuple[int, int]] = set()
    for places in slots.values():
        fillers = Counter(sequences[number][place] for number, place in places)
        often = [count for count in fillers.values() if count >= FEWEST_WORDINGS]
        if len(often) >= FEWEST_FILLERS and max(often) <= MOST_OF_ONE * len(places):
            held = Counter(number for number, _ in places)
            found.update(each for each in places if held[each[0]] == 1)
    return found


def join_members(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The group of each member, named by its smallest member."""
    groups = list(range(count))
    for one, other in pairs:
        low, high = sorted((groups[one], groups[other]))
        groups = [low if group == high else group for group in groups]
    return groups


def group_members(
    lengths: Sequence[int],
    sizes: Sequence[int],
    pairs: Iterable[tuple[int, int]],
    holds: Iterable[tuple[int, int, float, int]],
    *,
    most_parents: int,
    margin: float,
) -> list[int]:
    """The groups of ``pairs``, after each group that a longer one holds has chosen its parent."""
    groups = join_members(len(lengths), pairs)
    reach: Counter[int] = Counter()
    printed: Counter[int] = Counter()
    for member, group in enumerate(groups):
        reach[group] = max(reach[group], lengths[member])
        printed[group] += sizes[member]
    weights: dict[int, dict[int, float]] = defaultdict(dict)
    claims: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for one, other, weight, claim in holds:
        child, parent = sorted((one, other), key=lambda each: (reach[groups[each]], -groups[each]))
        if groups[child] == groups[parent]:
            continue
        claimed = claims[groups[child], groups[parent]]
        claimed[child] = max(claim, claimed.get(child, claim))
        if lengths[child] >= SPEAKS_FOR * reach[groups[child]]:
            held = weights[groups[child]]
            held[groups[parent]] = max(weight, held.get(groups[parent], weight))
    chosen = []
    for child, parents in weights.items():
        ranked = sorted(
            (
                not _is_claimed(claims[child, parent], sizes, printed[child], printed[parent]),
                -weight,
                parent,
            )
            for parent, weight in parents.items()
        )
        leads = all(second[1] - first[1] >= margin for first, second in pairwise(ranked[:2]))
        unclaimed, _, parent = ranked[0]
        if not unclaimed and (len(ranked) <= most_parents or leads):
            chosen.append((child, parent))
    above = join_members(len(lengths), chosen)
    return [above[group] for group in groups]


def _is_claimed(claims: Mapping[int, int], sizes: Sequence[int], child: int, parent: int) -> bool:
    # ``claims`` are those on each member of the child; child and parent stand in so many articles.
    least = SURE_CLAIM if child > OFTENER * parent else OPEN_CLAIM
    held = sum(sizes[member] for member, claim in claims.items() if claim >= least)
    return OWN_WORDS in claims.values() or held >= LEAST_CLAIMED * child


def count_shared(
    sequences: Sequence[Words], pairs: Iterable[tuple[int, int]], most: int
) -> list[int]:
    """For each pair of sequences how many of the first ``most`` values of one stand in both."""
    return [len(set(sequences[one][:most]) & set(sequences[other])) for one, other in pairs]


def compare_speakers(ones: Iterable[Name], others: Iterable[Name]) -> Agreement:
    """Whether two groups name a common speaker, only different persons, or leave it open.

    A single word may be a place, and a body may speak through anybody: they clash with nobody.
    """
    first, second = list(ones), list(others)
    if any(same_person(one, other) for one in first for other in second):
        return "agree"
    persons = [any(each.kind == "person" for each in names) for names in (first, second)]
    return "clash" if all(persons) else "open"


def compare_days(ones: Iterable[Days], others: Iterable[Days], window: int) -> Distance:
    """How far the two nearest dates of two groups lie apart; unknown where one side has none.

    Up to ``window`` days they are near, up to LATER_WINDOWS times as many later.
    """
    first, second = list(ones), list(others)
    if not first or not second:
        return "unknown"
    gap = min(
        max(one.first - other.last, other.first - one.last) for one in first for other in second
    )
    return "near" if gap <= window else "later" if gap <= LATER_WINDOWS * window else "far"


def find_rounds(printings: Sequence[tuple[int, int, int]], window: int) -> list[int]:
    """The first day of the round of each printing (phrase, day, article), 0 if none is repeated."""
    rounds = [0] * len(printings)
    for run in _list_runs(printings, window):
        begin = printings[run[0]][1]
        first: dict[int, int] = {}
        for place in run:
            _, day, article = printings[place]
            first.setdefault(article, day)
        late = sum(day - begin > window for day in first.values())
        if 2 * late <= len(first) or len(first) < FEWEST_REPEATING:
            continue
        for place in run:
            begin = printings[place][1] if printings[place][1] - begin > window else begin
            rounds[place] = begin
    return rounds


def find_idioms(uses: Sequence[tuple[int, int, int, int]], window: int) -> list[bool]:
    """For each use (phrase, day, speaker, article) whether it is of an idiom; -1 is unknown."""
    idioms = [False] * len(uses)
    for run in _list_runs(uses, window):
        spoken = {uses[place][2:] for place in run if uses[place][2] >= 0}
        articles = Counter(speaker for speaker, _ in spoken)
        led = 2 * max(articles.values(), default=0) >= articles.total()
        for place in run:
            idioms[place] = len(articles) >= FEWEST_VOICES and not led
    return idioms


def _list_runs(uses: Sequence[tuple[int, ...]], window: int) -> list[list[int]]:
    """The places of the uses of each phrase, parted where more than ``window`` days pass."""
    runs: list[list[int]] = []
    for place in sorted(range(len(uses)), key=lambda each: uses[each]):
        before = uses[runs[-1][-1]] if runs else None
        phrase, day, *_ = uses[place]
        if before is None or before[0] != phrase or day - before[1] > window:
            runs.append([])
        runs[-1].append(place)
    return runs
