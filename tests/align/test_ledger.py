"""A ledger that is revised again and again says what one that is made at once would say."""

from itertools import pairwise
from random import Random

import numpy as np

from quoteprov.align import revise_ledger

STEPS, UTTERANCES = 60, 400


class InOrder:
    """Stands for a partition whose utterances come in the order of their articles."""

    def in_order_of_articles(self, numbers):
        return numbers


def revise(held, digests):
    return revise_ledger(held, InOrder(), np.array(digests, np.int64))


def test_only_what_has_changed_is_described_however_often_a_ledger_was_revised():
    random = Random(7)
    digests = list(range(1, UTTERANCES + 1))
    held, numbers, sizes = b"", {}, []
    for step in range(STEPS):
        revision = revise(held, digests)
        changed = [digests[place] for place in revision.changed.tolist()]
        assert sorted(changed) == sorted(set(digests) - set(numbers))
        assert sorted(revision.gone) == sorted(
            numbers[each] for each in set(numbers) - set(digests)
        )
        numbers = {each: number for each, number in numbers.items() if each in digests}
        numbers |= {each: revision.first + rank for rank, each in enumerate(changed)}
        assert len(set(numbers.values())) == len(digests)
        held = revision.ledger if revision.anew else held + revision.ledger
        sizes.append(len(held))
        random.shuffle(digests)
        digests[:8] = [1000 * (step + 1) + rank for rank in range(11)]
    assert max(sizes) < 3 * sizes[0]
    assert any(later < earlier for earlier, later in pairwise(sizes))


def test_a_step_adds_to_a_ledger_as_much_as_it_changes():
    first = revise(b"", range(1, 1001))
    assert first.anew
    second = revise(first.ledger, range(2, 1003))
    assert not second.anew
    assert len(second.changed) == 2
    assert len(second.ledger) == 3 * len(first.ledger) // 1000
    assert second.gone == [1]
    assert revise(first.ledger + second.ledger, range(2, 1003)).ledger == b""
