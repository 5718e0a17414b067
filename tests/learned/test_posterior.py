"""Chances by forward-backward against those by trying every way to label a sequence."""

from itertools import product

import numpy as np
import pytest

from kg.learned.labels import LABELS
from kg.learned.posterior import TYPES, Posterior
from kg.learned.stored import load_stored
from kg.tag.packing import pack

NEVER = -1e4


def crf(seed):
    """A scorer of labels with random scores, in which the inside of a name follows its beginning or inside."""
    draw = np.random.default_rng(seed)
    transition, start = draw.normal(0, 1, (LABELS, LABELS)), draw.normal(0, 1, LABELS)
    for inside in range(2, LABELS, 2):
        allowed = transition[[inside - 1, inside], inside].copy()
        transition[:, inside] = start[inside] = NEVER
        transition[[inside - 1, inside], inside] = allowed
    return load_stored()._replace(start=start, transition=transition)


def every_path(stored, scores):
    """The probability of each way to label a sequence."""
    found = {}
    for path in product(range(LABELS), repeat=len(scores)):
        total = stored.start[path[0]] + scores[range(len(path)), path].sum()
        total += stored.transition[path[:-1], path[1:]].sum()
        found[path] = np.exp(total)
    whole = sum(found.values())
    return {path: value / whole for path, value in found.items()}


def names_in(path):
    """The names of a labelled sequence: start, end, number of the type."""
    starts = [at for at, label in enumerate(path) if label % 2]
    for at in starts:
        end = at + 1
        while end < len(path) and path[end] == path[at] + 1:
            end += 1
        yield at, end, path[at] // 2


@pytest.mark.parametrize("seed", [1, 2])
def test_the_product_of_the_parts_is_the_share_of_the_ways_with_that_name(seed):
    stored = crf(seed)
    scores = np.random.default_rng(seed + 10).normal(0, 1, (3, LABELS))
    expected: dict[tuple[int, int, int], float] = {}
    for path, probability in every_path(stored, scores).items():
        for name in names_in(path):
            expected[name] = expected.get(name, 0) + probability
    parts = Posterior(stored).of(scores.astype(np.float32), pack([3]))
    for (start, end, kind), probability in expected.items():
        chance, goes_on = parts[start, kind], TYPES
        for at in range(start + 1, end):
            chance, goes_on = chance * parts[at, goes_on + kind], 2 * TYPES
        if end < 3:
            chance *= 1 - parts[end, goes_on + kind]
        assert chance == pytest.approx(probability, abs=2e-5)


def test_other_sequences_beside_it_do_not_change_a_sequence():
    stored, draw = crf(3), np.random.default_rng(4)
    lengths = [9, 7, 7, 2, 1]
    alone = [draw.normal(0, 3, (length, LABELS)).astype(np.float32) for length in lengths]
    packing = pack(lengths)
    together = np.empty((sum(lengths), LABELS), np.float32)
    for lane, scores in enumerate(alone):
        together[packing.starts[: len(scores)] + lane] = scores
    found = Posterior(stored).of(together, packing)
    for lane, scores in enumerate(alone):
        own = Posterior(stored).of(scores, pack([len(scores)]))
        assert np.array_equal(found[packing.starts[: len(scores)] + lane], own)
