"""The packed network against a plain one that works character by character, written from the formulas."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from kg.tag.network import Network
from kg.tag.packing import batches, pack
from kg.tag.weights import load_weights

WEIGHTS = load_weights()
NOTHING = np.empty(0, np.intp)


@pytest.fixture(scope="module")
def network():
    return Network(WEIGHTS)


def sequences(lengths, seed=0):
    draw = np.random.default_rng(seed)
    return [draw.integers(0, len(WEIGHTS.embedding), length) for length in lengths]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def plain_gru(gru, inputs):
    state, states = np.zeros(128), []
    for x in inputs.astype(np.float64) @ gru.inputs + gru.bias:
        gates = state @ gru.gates
        update, reset = sigmoid(x[:128] + gates[:128]), sigmoid(x[128:256] + gates[128:])
        candidate = np.tanh(x[256:] + (reset * state) @ gru.candidate)
        state = (1 - update) * state + update * candidate
        states.append(state)
    return np.array(states)


def plain_emissions(characters):
    values = WEIGHTS.embedding[characters]
    for forward, backward in WEIGHTS.layers:
        values = np.hstack([plain_gru(forward, values), plain_gru(backward, values[::-1])[::-1]])
    return values @ WEIGHTS.output + WEIGHTS.output_bias


def packed_emissions(network, given):
    found = {}
    for batch in batches(given):
        lanes = [NOTHING if index is None else given[index] for index in batch]
        packing = pack([len(lane) for lane in lanes])
        emissions = network.emissions(packing.spread(lanes), packing)
        for lane, index in enumerate(batch):
            if index is not None:
                found[index] = emissions[packing.starts[: len(lanes[lane])] + lane]
    return [found[index] for index in range(len(given))]


def test_emissions_are_those_of_the_plain_network(network):
    given = sequences([1, 2, 9, 30, 30, 17])
    for characters, found in zip(given, packed_emissions(network, given), strict=True):
        assert np.allclose(found, plain_emissions(characters), atol=2e-4)


@pytest.mark.parametrize("together", [1, 2, 7, 60])
def test_a_sequence_gets_the_same_bits_in_any_company(network, together):
    given = sequences([*range(2, 26, 2), *range(1, 20), *[7] * 90])
    with threadpool_limits(1, "blas"):
        everything = packed_emissions(network, given)
        for start in range(0, min(len(given), 12 * together), together):
            for index, found in enumerate(packed_emissions(network, given[start : start + together]), start):
                assert np.array_equal(found, everything[index])


@pytest.mark.parametrize("lengths", [[1], [3, 3, 2, 1], [5, 0, 0, 4, 0, 1, 0], [250] * 3 + [1] * 40])
def test_packing_keeps_every_character_once(lengths):
    packing = pack(lengths)
    rows = [packing.starts[:length] + lane for lane, length in enumerate(lengths)]
    taken = np.concatenate(rows)
    assert len(set(taken.tolist())) == sum(lengths)
    assert taken.max() < len(packing.mirror) == packing.widths.sum()
    assert np.array_equal(packing.mirror[packing.mirror], np.arange(len(packing.mirror)))
    for own in rows:
        assert np.array_equal(packing.mirror[own], own[::-1])


def test_batches_hold_every_sequence_once():
    given = sequences([3] * 500 + [250] * 50)
    held = [index for batch in batches(given) for index in batch if index is not None]
    assert sorted(held) == list(range(550))
    assert max(sum(len(given[index]) for index in batch if index is not None) for batch in batches(given)) <= 10_000


def test_labels_of_nothing_are_nothing(network):
    assert network.labels([], []) == []
