"""One step of a bidirectional GRU layer, in ONNX Runtime or, where that is not installed, in NumPy.

Gated recurrent unit as in Cho et al. 2014 (https://arxiv.org/abs/1406.1078), with the update gate weighing the
candidate: ``h = (1 - u) · h + u · c``.

Each array comes as a pair, forward and backward, of n rows. A step takes the state before (float and quantised, 128
columns) and the layer's input: for the first layer its part of the gates (256: update, reset) and of the candidate
(128), for the last one the quantised states below (256). It gives the state after, float and quantised, and for the
last layer its part of the scores of the labels.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.tag.onnx import Graph
from kg.tag.quantised import STATE_SCALE, ZERO, Direction, Quantised
from kg.tag.weights import Floats

UNITS = 128

# the two round sigmoid and tanh differently in the last bit, which changes about one token in 5,000
ENGINE = "onnxruntime" if find_spec("onnxruntime") else "numpy"

Pair = Sequence[NDArray[Any]]
# before, before quantised, inputs -> after, after quantised, scores (or not)
Step = Callable[..., list[Pair]]


def make_step(directions: Sequence[Direction]) -> Step:
    """The step of a layer of two directions."""
    return onnx_step(directions) if ENGINE == "onnxruntime" else numpy_step(directions)


def onnx_step(directions: Sequence[Direction]) -> Step:
    """The step in ONNX Runtime, on one thread."""
    import onnxruntime  # type: ignore[import-untyped, unused-ignore]

    graph = Graph()
    for number, direction in enumerate(directions):
        _write(graph, direction, str(number))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph.model(), options, providers=["CPUExecutionProvider"])
    inputs = _names("before", "known", *(["states"] if directions[0].inputs else ["gates", "candidate"]))
    outputs = _names("after", "knew", *(["scores"] if directions[0].output else []))

    def step(*pairs: Pair) -> list[Pair]:
        found = session.run(outputs, dict(zip(inputs, chain.from_iterable(pairs), strict=True)))
        return [found[at : at + 2] for at in range(0, len(found), 2)]

    return step


def _names(*names: str) -> list[str]:
    return [name + number for name in names for number in "01"]


def _write(graph: Graph, direction: Direction, number: str) -> None:
    """Adds one direction to the graph."""
    scale = graph.constant(np.array(STATE_SCALE))
    zero = graph.constant(np.array(ZERO, np.uint8))

    def product(states: str, weights: Quantised, *bias: str, name: str = "") -> str:
        values, column_scale = graph.constant(weights.values), graph.constant(weights.scale)
        zeros = graph.constant(np.zeros_like(weights.values[0]))
        inputs = (states, values, scale, column_scale, zero, zeros, *bias)
        return graph.node("MatMulIntegerToFloat", *inputs, domain="com.microsoft", name=name)

    if direction.inputs is None or direction.bias is None:
        gates_in = graph.input("gates" + number, np.float32, 2 * UNITS)
        candidate_in = graph.input("candidate" + number, np.float32, UNITS)
    else:
        states = graph.input("states" + number, np.uint8, 2 * UNITS)
        (values, column_scale), bias, cut = direction.inputs, direction.bias, 2 * UNITS
        gates_in, candidate_in = (
            product(states, Quantised(values[:, part], column_scale[part]), graph.constant(bias[part]))
            for part in (slice(0, cut), slice(cut, None))
        )
    before = graph.input("before" + number, np.float32, UNITS)
    known = graph.input("known" + number, np.uint8, UNITS)
    gates = graph.node("Sigmoid", graph.node("Add", product(known, direction.gates), gates_in))
    update, reset = graph.split(gates, UNITS, UNITS)
    kept = graph.node("QuantizeLinear", graph.node("Mul", reset, before), scale, zero)
    candidate = graph.node("Tanh", graph.node("Add", product(kept, direction.candidate), candidate_in))
    change = graph.node("Mul", update, graph.node("Sub", candidate, before))
    after = graph.node("Add", before, change, name="after" + number)
    graph.output(after, np.float32, UNITS)
    knew = graph.node("QuantizeLinear", after, scale, zero, name="knew" + number)
    graph.output(knew, np.uint8, UNITS)
    if direction.output:
        scores = product(knew, direction.output, name="scores" + number)
        graph.output(scores, np.float32, len(direction.output.scale))


def numpy_step(directions: Sequence[Direction]) -> Step:
    """The step in NumPy: the same integers, in floats, and several times slower."""
    one_way = [_numpy_direction(direction) for direction in directions]

    def step(*pairs: Pair) -> list[Pair]:
        found = [way(*arrays) for way, arrays in zip(one_way, zip(*pairs, strict=True), strict=True)]
        return list(zip(*found, strict=True))

    return step


def _numpy_direction(direction: Direction) -> Callable[..., tuple[NDArray[Any], ...]]:
    gates_product, candidate_product = _product(direction.gates), _product(direction.candidate)
    input_product = direction.inputs and _product(direction.inputs)
    output_product = direction.output and _product(direction.output)

    def step(before: Floats, known: NDArray[np.uint8], *inputs: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        if input_product:
            projected = input_product(inputs[0]) + (0 if direction.bias is None else direction.bias)
            inputs = projected[:, : 2 * UNITS], projected[:, 2 * UNITS :]
        gates_in, candidate_in = inputs
        gates = 1 / (1 + np.exp(-(gates_product(known) + gates_in)))
        update, reset = gates[:, :UNITS], gates[:, UNITS:]
        candidate = np.tanh(candidate_product(_quantised(reset * before)) + candidate_in)
        after = before + update * (candidate - before)
        knew = _quantised(after)
        return (after, knew, output_product(knew)) if output_product else (after, knew)

    return step


def _product(weights: Quantised) -> Callable[[NDArray[np.uint8]], Floats]:
    """Multiplies quantised states (n × in) with ``weights``."""
    values = weights.values.astype(np.float32)
    scale = weights.scale * STATE_SCALE

    def product(states: NDArray[np.uint8]) -> Floats:
        result: Floats = ((states.astype(np.float32) - ZERO) @ values) * scale
        return result

    return product


def _quantised(states: Floats) -> NDArray[np.uint8]:
    numbers: Floats = np.rint(states / STATE_SCALE)
    return (numbers + ZERO).astype(np.uint8)
