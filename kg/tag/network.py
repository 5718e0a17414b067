"""The tagging network: two layers of bidirectional GRU over characters and a CRF, in NumPy.

Gated recurrent unit as in Cho et al. 2014 (https://arxiv.org/abs/1406.1078), with the update gate weighing the
candidate: ``h = (1 - u) · h + u · c``. Sequences are run side by side, longest first, packed by time step: step ``t``
holds only the sequences that are longer than ``t``, rounded up to whole ``TILE`` rows. Both directions of a layer
share every operation; the backward one reads each sequence from its end.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.tag.viterbi import Crf
from kg.tag.weights import Floats, Gru, Weights

Ints = NDArray[np.intp]

# BLAS picks its kernel by the shape of a product: whole tiles keep every row's sums the same in any company
TILE = 16
LANES = 128
CELLS = 16384
UNITS = 128


class Packing(NamedTuple):
    """How a batch lies in memory: step ``t`` of lane ``i`` is row ``starts[t] + i``, and ``widths[t]`` lanes are kept
    at it. ``mirror`` is the row of the same lane that the backward direction sees at that step (and the reverse)."""

    lengths: Ints
    starts: Ints
    widths: Ints
    mirror: Ints


class Network:
    """Labels for sequences of character rows."""

    def __init__(self, weights: Weights) -> None:
        self._first, self._second = (_Layer(layer) for layer in weights.layers)
        self._embedding = weights.embedding
        self._table = np.empty((2, len(weights.embedding), 3 * UNITS), np.float32)
        self._first.project(np.broadcast_to(weights.embedding, (2, *weights.embedding.shape)), self._table)
        self._output = weights.output
        self._output_bias = weights.output_bias
        self._crf = Crf(weights.start, weights.end, weights.transition)

    def labels(self, sequences: Sequence[Ints]) -> list[Ints]:
        """The best label of each character, for sequences of rows in ``Weights.embedding`` (none may be empty)."""
        found: list[Ints] = [np.empty(0, np.intp)] * len(sequences)
        for batch in _batches(sequences):
            for index, labels in zip(batch, self._run([sequences[index] for index in batch]), strict=True):
                found[index] = labels
        return found

    def _run(self, sequences: Sequence[Ints]) -> list[Ints]:
        packing = pack(np.array([len(sequence) for sequence in sequences]))
        rows = np.zeros(len(packing.mirror), np.intp)
        for lane, sequence in enumerate(sequences):
            rows[packing.starts[: len(sequence)] + lane] = sequence
        inputs = np.empty((2, len(rows), 3 * UNITS), np.float32)
        np.take(self._table[0], rows, axis=0, out=inputs[0], mode="clip")
        np.take(self._table[1], rows[packing.mirror], axis=0, out=inputs[1], mode="clip")
        low = self._first.run(inputs, packing)
        both = np.empty((2, len(rows), 2 * UNITS), np.float32)
        both[0, :, :UNITS] = low[0]
        both[1, :, UNITS:] = low[1]
        both[0, :, UNITS:] = low[1][packing.mirror]
        both[1, :, :UNITS] = low[0][packing.mirror]
        self._second.project(both, inputs)
        high = self._second.run(inputs, packing)
        top = both[0]
        top[:, :UNITS] = high[0]
        top[:, UNITS:] = high[1][packing.mirror]
        emissions = top @ self._output
        emissions += self._output_bias
        return self._crf.decode(emissions, packing.lengths, packing.starts, packing.widths)


class _Layer:
    """Both directions of one GRU layer.

    Sigmoids are computed as ``(1 + tanh(x / 2)) / 2``; the halves are folded into the weights.
    """

    def __init__(self, directions: tuple[Gru, Gru]) -> None:
        half = np.ones(3 * UNITS, np.float32)
        half[: 2 * UNITS] = 0.5
        self._inputs = np.stack([gru.inputs * half for gru in directions])
        self._bias = np.stack([gru.bias * half for gru in directions])[:, None]
        self._gates = np.stack([gru.gates * np.float32(0.5) for gru in directions])
        self._candidate = np.stack([gru.candidate * np.float32(0.5) for gru in directions])

    def project(self, inputs: Floats, out: Floats) -> None:
        """The input's part of the three gates: (2 × n × width) to (2 × n × 384)."""
        np.matmul(inputs, self._inputs, out=out)
        out += self._bias

    def run(self, inputs: Floats, packing: Packing) -> Floats:
        """The states (2 × rows × 128) for projected inputs (2 × rows × 384)."""
        width = int(packing.widths[0])
        states = np.empty((2, inputs.shape[1], UNITS), np.float32)
        gate_buffer = np.empty((2, width, 2 * UNITS), np.float32)
        buffers = np.empty((2, 2, width, UNITS), np.float32)
        before = np.zeros((2, width, UNITS), np.float32)
        for start, n in zip(packing.starts.tolist(), packing.widths.tolist(), strict=True):
            step = inputs[:, start : start + n]
            before = before[:, :n]
            gates = np.matmul(before, self._gates, out=gate_buffer[:, :n])
            gates += step[..., : 2 * UNITS]
            np.tanh(gates, out=gates)
            update, reset = gates[..., :UNITS], gates[..., UNITS:]
            kept = np.multiply(reset, before, out=buffers[0, :, :n])
            kept += before
            change = np.matmul(kept, self._candidate, out=buffers[1, :, :n])
            change += step[..., 2 * UNITS :]
            np.tanh(change, out=change)
            change -= before
            update += 1
            change *= update
            change *= 0.5
            before = np.add(before, change, out=states[:, start : start + n])
        return states


def pack(lengths: Ints) -> Packing:
    """Packs sequences of ``lengths`` (longest first, none 0)."""
    steps = np.arange(lengths[0])
    alive = len(lengths) - np.searchsorted(lengths[::-1], steps, side="right")
    widths = -(-alive // TILE) * TILE
    starts = np.concatenate([[0], np.cumsum(widths)])
    mirror = np.arange(starts[-1])
    for lane, length in enumerate(lengths):
        rows = starts[:length] + lane
        mirror[rows] = rows[::-1]
    return Packing(lengths, starts[:-1], widths, mirror)


def _batches(sequences: Sequence[Ints]) -> Iterator[list[int]]:
    """Indexes of ``sequences``, longest first, in batches of at most LANES sequences and about CELLS characters."""
    order = sorted(range(len(sequences)), key=lambda index: (-len(sequences[index]), index))
    at = 0
    while at < len(order):
        lanes = min(LANES, max(TILE, CELLS // len(sequences[order[at]]) // TILE * TILE))
        yield order[at : at + lanes]
        at += lanes
