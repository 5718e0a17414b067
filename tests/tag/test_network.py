"""The packed network against a plain one that works character by character, written from the formulas."""

import numpy as np
import pytest

from kg.tag import quantised, recurrence
from kg.tag.network import Encoder, Network
from kg.tag.packing import batches, pack
from kg.tag.quantised import STATE, STATE_SCALE, ZERO, Quantised
from kg.tag.recurrence import numpy_step, onnx_step
from kg.tag.weights import load_weights

WEIGHTS = load_weights()


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


def encoder(step):
    return Encoder(WEIGHTS.embedding, WEIGHTS.layers, WEIGHTS.output, WEIGHTS.output_bias, step=step)


def packed_emissions(network, given, clues=()):
    found = {}
    for batch in batches([len(sequence) for sequence in given]):
        packing = pack([len(given[index]) for index in batch])
        told = zip(*(clues[index] for index in batch), strict=True) if clues else ()
        known = np.stack([packing.spread(one) for one in told]) if clues else None
        emissions = network.emissions(packing.spread([given[index] for index in batch]), packing, known)
        for lane, index in enumerate(batch):
            found[index] = emissions[packing.starts[: len(given[index])] + lane]
    return [found[index] for index in range(len(given))]


@pytest.fixture(scope="module", params=[onnx_step, numpy_step])
def network(request):
    return encoder(request.param)


def test_emissions_are_nearly_those_of_the_plain_network(network):
    given = sequences([1, 2, 9, 30, 30, 17])
    for characters, found in zip(given, packed_emissions(network, given), strict=True):
        plain = plain_emissions(characters)
        # 7 bits for a state leave an error of about 1 in 60 of what the states vary
        assert np.sqrt(np.mean((found - plain) ** 2)) < 0.03 * plain.std()


def test_emissions_are_exactly_those_of_the_plain_network_with_whole_weights(monkeypatch):
    monkeypatch.setattr(quantised, "quantise", lambda weights: Quantised(weights, np.ones_like(weights[0])))
    monkeypatch.setattr(recurrence, "_quantised", lambda states: states / STATE_SCALE + ZERO)
    given = sequences([1, 2, 9, 30, 30, 17])
    network = encoder(numpy_step)
    monkeypatch.setattr("kg.tag.network.np.uint8", np.float32)
    for characters, found in zip(given, packed_emissions(network, given), strict=True):
        assert np.allclose(found, plain_emissions(characters), atol=1e-3)


def test_both_libraries_give_nearly_the_same():
    given = sequences([5, 20, 40])
    one, other = (packed_emissions(encoder(step), given) for step in (onnx_step, numpy_step))
    for mine, theirs in zip(one, other, strict=True):
        assert np.abs(mine - theirs).mean() < 0.01


@pytest.mark.parametrize("together", [1, 2, 7, 60])
def test_a_sequence_gets_the_same_bits_in_any_company(network, together):
    given = sequences([*range(2, 26, 2), *range(1, 20), *[7] * 90])
    everything = packed_emissions(network, given)
    for start in range(0, min(len(given), 12 * together), together):
        for index, found in enumerate(packed_emissions(network, given[start : start + together]), start):
            assert np.array_equal(found, everything[index])


@pytest.mark.parametrize("lengths", [[1], [3, 3, 2, 1], [250] * 3 + [1] * 40])
def test_packing_keeps_every_character_once(lengths):
    packing = pack(lengths)
    rows = [packing.starts[:length] + lane for lane, length in enumerate(lengths)]
    assert sorted(np.concatenate(rows).tolist()) == list(range(sum(lengths)))
    for own in rows:
        assert np.array_equal(packing.mirror[own], own[::-1])


def test_batches_hold_every_sequence_once():
    lengths = [3] * 500 + [250] * 90 + [40]
    held = list(batches(lengths))
    assert sorted(index for batch in held for index in batch) == list(range(len(lengths)))
    assert all(sum(lengths[index] for index in batch) <= 16_000 for batch in held)


def test_labels_of_nothing_are_nothing():
    assert Network(WEIGHTS).labels([], []) == []


def test_what_clues_say_is_added_to_the_embedding():
    draw = np.random.default_rng(5)
    tables = [draw.normal(0, 1, (size, 128)).astype(np.float32) for size in (3, 4)]
    given, clues = sequences([12, 7]), [np.stack([np.arange(n) % 3, np.arange(n) % 4]) for n in (12, 7)]
    told = Encoder(WEIGHTS.embedding, WEIGHTS.layers, WEIGHTS.output, WEIGHTS.output_bias, tables)
    for found, characters, said in zip(packed_emissions(told, given, clues), given, clues, strict=True):
        embedding = WEIGHTS.embedding[characters] + sum(table[one] for table, one in zip(tables, said, strict=True))
        summed = Encoder(embedding, WEIGHTS.layers, WEIGHTS.output, WEIGHTS.output_bias)
        plain = packed_emissions(summed, [np.arange(len(characters))])[0]
        assert np.abs(found - plain).mean() < 0.01


def test_a_column_of_zeros_stays_one():
    weights = np.array([[0, 2], [0, -4]], np.float32)
    rounded = quantised.quantise(weights)
    assert np.allclose(rounded.values * rounded.scale, weights, atol=0.02)


def test_no_product_can_overflow():
    gru = WEIGHTS.layers[0][0]
    direction = quantised.last_layer(gru, WEIGHTS.output)
    largest = max(int(np.abs(part.values).max()) for part in (direction.gates, direction.candidate, direction.inputs))
    assert 2 * (STATE + ZERO) * largest < 2**15
