"""Weights and states as small integers, so that their products are exact sums.

Exact sums come out the same in any order, hence in any company, on any processor and in any library, and 8-bit
products take a quarter of the time. A state lies in -1 … 1 and gets 7 bits, weights get 8 with a scale for each column:
so the sum of two products fits the 16 bits in which processors without VNNI add them, and the sum of all fits a float.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.tag.weights import Floats, Gru

# a state of 1; states are kept as unsigned numbers around ZERO
STATE = 63
ZERO = 64
STATE_SCALE = np.float32(1 / STATE)
_WEIGHT = 127


class Quantised(NamedTuple):
    """``values`` (in × out) times ``scale`` (out) are the weights."""

    values: NDArray[np.int8]
    scale: Floats


class Direction(NamedTuple):
    """One direction of a layer: a :class:`kg.tag.weights.Gru` and what follows it, quantised.

    ``inputs`` with their ``bias`` (256 × 384) and ``output`` (128 × labels) are None where the layer lacks them: the
    first one gets its inputs multiplied, and passes its states on.
    """

    gates: Quantised
    candidate: Quantised
    inputs: Quantised | None = None
    bias: Floats | None = None
    output: Quantised | None = None


def first_layer(gru: Gru) -> Direction:
    """A direction that gets its inputs multiplied."""
    return Direction(quantise(gru.gates), quantise(gru.candidate))


def last_layer(gru: Gru, output: Floats) -> Direction:
    """A direction that gets quantised states and yields its part of the scores of the labels."""
    return first_layer(gru)._replace(inputs=quantise(gru.inputs), bias=gru.bias, output=quantise(output))


def quantise(weights: Floats) -> Quantised:
    """Rounds each column to the nearest of 255 values."""
    largest = np.abs(weights).max(axis=0)
    scale = (np.where(largest > 0, largest, 1) / _WEIGHT).astype(np.float32)
    return Quantised(np.rint(weights / scale).astype(np.int8), scale)
