"""The tagging network: two layers of bidirectional GRU over characters and a CRF, in NumPy.

Gated recurrent unit as in Cho et al. 2014 (https://arxiv.org/abs/1406.1078), with the update gate weighing the
candidate: ``h = (1 - u) · h + u · c``. Both directions of a layer share every operation; the backward one reads each
sequence from its end. Arrays have the axes direction (2), gate (3: update, reset, candidate), row of the packing,
unit (128), as far as they apply.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from kg.tag.packing import TILE, Ints, Packing, batches, pack, product
from kg.tag.viterbi import Crf
from kg.tag.weights import Floats, Gru, Weights

UNITS = 128
# sigmoid(x) = (1 + tanh(x / 2)) / 2: the halving of x is folded into the weights of update and reset
_HALVES = np.array([0.5, 0.5, 1], np.float32).reshape(3, 1, 1)

# threads sum in another order, gain next to nothing on small matrices and get in the way of several processes
_THREADS = ThreadpoolController()

_NOTHING = np.empty(0, np.intp)
_UNMARKED = np.empty(0, np.bool_)

# writes the input's part of the gates (2 × 3 × n × 128) for the n rows from the given one
Projector = Callable[[int, Floats], None]


class Network:
    """Labels for sequences of characters, given as rows of ``Weights.embedding``."""

    def __init__(self, weights: Weights) -> None:
        first, second = weights.layers
        self._characters = _CharacterGates(weights.embedding, first)
        self._low, self._high = _Recurrence(first), _Recurrence(second)
        self._inputs, self._bias = _projection(second)
        # each direction gets its own states first, then the other's
        self._inputs[1] = np.roll(self._inputs[1], UNITS, axis=-2)
        self._output = weights.output.reshape(2, UNITS, -1)
        self._output_bias = weights.output_bias
        self._crf = Crf(weights)

    def labels(self, sequences: Sequence[Ints], fixed: Sequence[NDArray[np.bool_]]) -> list[Ints]:
        """The best label of each character, for sequences none of which is empty.

        Where ``fixed`` is true the label is ``w-B``; the best path is sought among those that have it.
        """
        found: list[Ints] = [_NOTHING] * len(sequences)
        with _THREADS.limit(limits=1, user_api="blas"):
            for batch in batches(sequences):
                lanes = [_NOTHING if index is None else sequences[index] for index in batch]
                packing = pack([len(sequence) for sequence in lanes])
                marks = [_UNMARKED if index is None else fixed[index] for index in batch]
                emissions = self.emissions(packing.spread(lanes), packing)
                paths = self._crf.decode(emissions, packing.spread(marks), packing)
                for index, labels in zip(batch, paths, strict=True):
                    if index is not None:
                        found[index] = labels
        return found

    def emissions(self, characters: Ints, packing: Packing) -> Floats:
        """The score of each label at each row (rows × labels) before the CRF."""
        low = self._low.run(self._characters.projector(characters, packing), packing)
        both = np.empty((2, len(characters), 2 * UNITS), np.float32)
        both[..., :UNITS] = low
        for direction in (0, 1):
            both[direction, :, UNITS:] = np.take(low[1 - direction], packing.mirror, axis=0)

        def project(row: int, out: Floats) -> None:
            product(both[:, None, row : row + out.shape[2]], self._inputs, out)
            out += self._bias

        high = self._high.run(project, packing)
        parts = np.empty((2, len(characters), self._output.shape[2]), np.float32)
        product(high, self._output, parts)
        emissions: Floats = parts[0]
        emissions += np.take(parts[1], packing.mirror, axis=0)
        emissions += self._output_bias
        return emissions


class _CharacterGates:
    """What each character adds to the gates of the first layer, computed once, when it is first seen."""

    def __init__(self, embedding: Floats, directions: tuple[Gru, Gru]) -> None:
        self._embedding = embedding
        self._inputs, self._bias = _projection(directions)
        tiles = -(-len(embedding) // TILE)
        self._gates = np.empty((2, 3, tiles, TILE, UNITS), np.float32)
        self._known = np.zeros(tiles, np.bool_)
        self._gate_starts = np.arange(6).reshape(2, 3, 1) * (tiles * TILE)

    def projector(self, characters: Ints, packing: Packing) -> Projector:
        """The Projector for ``characters`` in the rows of ``packing``."""
        self._compute(np.unique(characters // TILE))
        directions = np.stack([characters, characters[packing.mirror]])
        places = directions[:, None] + self._gate_starts
        flat = self._gates.reshape(-1, UNITS)

        def project(row: int, out: Floats) -> None:
            np.take(flat, places[..., row : row + out.shape[2]], axis=0, out=out, mode="clip")

        return project

    def _compute(self, tiles: Ints) -> None:
        """Fills the tiles that are still unknown; whole ones, for the reason given in :mod:`kg.tag.packing`."""
        tiles = tiles[~self._known[tiles]]
        characters = (tiles[:, None] * TILE + np.arange(TILE)).clip(max=len(self._embedding) - 1)
        gates = np.empty((2, 3, characters.size, UNITS), np.float32)
        product(self._embedding[characters.ravel()], self._inputs, gates)
        gates += self._bias
        self._gates[:, :, tiles] = gates.reshape(2, 3, len(tiles), TILE, UNITS)
        self._known[tiles] = True


class _Recurrence:
    """Both directions of one GRU layer, after the projection of its input."""

    def __init__(self, directions: tuple[Gru, Gru]) -> None:
        gates = np.stack([gru.gates for gru in directions]) * np.float32(0.5)
        self._gates = _by_gate(gates)
        self._candidate = np.stack([gru.candidate for gru in directions]) * np.float32(0.5)

    def run(self, project: Projector, packing: Packing) -> Floats:
        """The states (2 × rows × 128)."""
        widest = int(packing.widths[0])
        states = np.empty((2, len(packing.mirror), UNITS), np.float32)
        inputs = np.empty((2, 3, widest, UNITS), np.float32)
        buffer = np.empty((2, 4, widest, UNITS), np.float32)
        before = np.zeros((2, widest, UNITS), np.float32)
        for row, n in packing.steps:
            step, before = inputs[:, :, :n], before[:, :n]
            project(row, step)
            gates, kept, change = buffer[:, :2, :n], buffer[:, 2, :n], buffer[:, 3, :n]
            product(before[:, None], self._gates, gates)
            gates += step[:, :2]
            np.tanh(gates, out=gates)
            np.multiply(gates[:, 1], before, out=kept)
            kept += before
            product(kept, self._candidate, change)
            change += step[:, 2]
            np.tanh(change, out=change)
            change -= before
            update = gates[:, 0]
            update += 1
            change *= update
            change *= 0.5
            before = np.add(before, change, out=states[:, row : row + n])
        return states


def _projection(directions: tuple[Gru, Gru]) -> tuple[Floats, Floats]:
    """Weights (2 × 3 × width × 128) and bias (2 × 3 × 1 × 128) of the input's part of the gates."""
    inputs = _by_gate(np.stack([gru.inputs for gru in directions]))
    bias = _by_gate(np.stack([gru.bias[None] for gru in directions]))
    return inputs * _HALVES, bias * _HALVES


def _by_gate(weights: Floats) -> Floats:
    """2 × width × (gates · 128) as 2 × gates × width × 128."""
    directions, width, columns = weights.shape
    return np.ascontiguousarray(weights.reshape(directions, width, columns // UNITS, UNITS).swapaxes(1, 2))
