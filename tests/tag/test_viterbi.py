from itertools import pairwise, product

import numpy as np
import pytest

from kg.tag.packing import pack
from kg.tag.viterbi import Crf
from kg.tag.weights import load_weights

LABELS = ("n-B", "n-I", "w-B", "w-I", "O")


def random_weights(draw):
    size = len(LABELS)
    return load_weights()._replace(
        labels=LABELS,
        start=draw.normal(size=size).astype(np.float32),
        end=draw.normal(size=size).astype(np.float32),
        transition=draw.normal(size=(size, size)).astype(np.float32),
    )


def well_formed(path):
    steps = pairwise(path)
    return all(LABELS[b][-1] != "I" or LABELS[a][:-1] == LABELS[b][:-1] for a, b in steps)


def score(weights, emissions, path):
    steps = sum(weights.transition[a, b] for a, b in pairwise(path))
    return weights.start[path[0]] + weights.end[path[-1]] + steps + emissions[range(len(path)), path].sum()


def best_by_trying_all(weights, emissions, marks):
    paths = product(range(len(LABELS)), repeat=len(emissions))
    possible = (
        list(path)
        for path in paths
        if well_formed(path) and all(LABELS[label] == "w-B" for label, mark in zip(path, marks, strict=True) if mark)
    )
    return max(possible, key=lambda path: score(weights, emissions, path))


@pytest.mark.parametrize("seed", range(8))
def test_paths_are_the_best_of_all(seed):
    draw = np.random.default_rng(seed)
    weights = random_weights(draw)
    lengths = [5, 5, 4, 3, 2, 1]
    emissions = [draw.normal(size=(length, len(LABELS))).astype(np.float32) * 2 for length in lengths]
    marks = [draw.random(length) < 0.2 for length in lengths]
    packing = pack(lengths)
    packed = draw.normal(size=(len(packing.mirror), len(LABELS))).astype(np.float32)
    for lane, own in enumerate(emissions):
        packed[packing.starts[: len(own)] + lane] = own
    found = Crf(weights).decode(packed, packing.spread(marks), packing)
    for own, fixed, path in zip(emissions, marks, found, strict=True):
        assert path.tolist() == best_by_trying_all(weights, own, fixed)
