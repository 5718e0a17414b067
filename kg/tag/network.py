"""The tagging network: two layers of bidirectional GRU over characters and a CRF.

Both directions of a layer run at once; the backward one reads each sequence from its end. Arrays have the axes
direction (2), row of the packing, unit (128), as far as they apply.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from kg.tag.packing import Ints, Packing, batches, pack
from kg.tag.quantised import ZERO, Direction, first_layer, last_layer
from kg.tag.recurrence import UNITS, Pair, Step, make_step
from kg.tag.viterbi import Crf
from kg.tag.weights import Floats, Gru, Weights

# small products gain nothing from threads, which get in the way of other processes
_THREADS = ThreadpoolController()
# characters whose part is computed at a time
_TILE = 64


class Encoder:
    """Scores of characters, given as rows of an embedding, by two layers of GRU and a last product.

    ``output`` (256 × columns) and ``bias`` (columns) are that product. ``clues``, each a table (of what it may say ×
    128), are added to the embedding of a character: what is known about it beforehand.
    """

    def __init__(
        self,
        embedding: Floats,
        layers: tuple[tuple[Gru, Gru], ...],
        output: Floats,
        bias: Floats,
        clues: Sequence[Floats] = (),
        step: Callable[[Sequence[Direction]], Step] = make_step,
    ) -> None:
        first, second = layers
        self._characters = _CharacterParts(embedding, first)
        self._clues = _ClueParts(clues, first) if clues else None
        self._low = step([first_layer(gru) for gru in first])
        outputs = np.split(output, 2)
        self._high = step([last_layer(_own_first(gru, d), outputs[d]) for d, gru in enumerate(second)])
        self._bias = bias

    def emissions(self, characters: Ints, packing: Packing, clues: Ints | None = None) -> Floats:
        """The scores at each row (rows × columns); ``clues`` (clues × rows) are what each clue says."""
        rows = len(characters)
        parts = self._characters.parts(_both_ways(characters, packing))
        if clues is not None and self._clues is not None:
            parts = _sum(parts, self._clues.parts(clues, packing))
        own = np.empty((2, rows, UNITS), np.uint8)
        _run(self._low, parts, packing, own)
        other = [own[1 - direction].take(packing.mirror, axis=0) for direction in (0, 1)]
        both = np.concatenate([own, other], axis=2)
        scores = np.empty((2, rows, len(self._bias)), np.float32)
        _run(self._high, lambda some: [list(both[:, some])], packing, scores)
        emissions: Floats = scores[0]
        emissions += scores[1].take(packing.mirror, axis=0)
        emissions += self._bias
        return emissions


class Network:
    """Labels for sequences of characters, given as rows of ``Weights.embedding``."""

    def __init__(self, weights: Weights, step: Callable[[Sequence[Direction]], Step] = make_step) -> None:
        self._encoder = Encoder(weights.embedding, weights.layers, weights.output, weights.output_bias, step=step)
        self._crf = Crf(weights)

    def labels(self, sequences: Sequence[Ints], fixed: Sequence[NDArray[np.bool_]]) -> list[Ints]:
        """The best label of each character, for sequences none of which is empty.

        Where ``fixed`` is true the label is ``w-B``; the best path is sought among those that have it.
        """
        found: list[Ints] = [np.empty(0, np.intp)] * len(sequences)
        with one_thread():
            for batch in batches([len(sequence) for sequence in sequences]):
                packing = pack([len(sequences[index]) for index in batch])
                emissions = self._encoder.emissions(packing.spread([sequences[index] for index in batch]), packing)
                marks = packing.spread([fixed[index] for index in batch])
                for index, labels in zip(batch, self._crf.decode(emissions, marks, packing), strict=True):
                    found[index] = labels
        return found


def one_thread() -> AbstractContextManager[object]:
    """A context in which matrix products use one thread: small ones gain nothing from more."""
    limited: AbstractContextManager[object] = _THREADS.limit(limits=1, user_api="blas")
    return limited


def _both_ways(values: Ints, packing: Packing) -> Ints:
    """The values at each row as the forward and as the backward direction meet them (2 × rows)."""
    return np.stack([values, values[packing.mirror]])


def _sum(one: Callable[[slice], list[Pair]], other: Callable[[slice], list[Pair]]) -> Callable[[slice], list[Pair]]:
    """The parts of both, added up."""

    def some(rows: slice) -> list[Pair]:
        return [[a + b for a, b in zip(*pairs, strict=True)] for pairs in zip(one(rows), other(rows), strict=True)]

    return some


def _run(step: Step, inputs: Callable[[slice], list[Pair]], packing: Packing, out: NDArray[np.generic]) -> None:
    """Writes a layer's last result (2 × rows × columns) to ``out``, given what yields its inputs for some rows."""
    widest = int(packing.widths[0])
    before: Pair = [np.zeros((widest, UNITS), np.float32)] * 2
    known: Pair = [np.full((widest, UNITS), ZERO, np.uint8)] * 2
    for row, n in packing.steps:
        rows = slice(row, row + n)
        before, known, *scores = step([array[:n] for array in before], [array[:n] for array in known], *inputs(rows))
        out[0, rows], out[1, rows] = scores[0] if scores else known


class _CharacterParts:
    """What each character adds to the gates and the candidate of the first layer, computed when it is first seen."""

    def __init__(self, embedding: Floats, directions: Sequence[Gru]) -> None:
        self._embedding = embedding
        self._inputs = np.stack([gru.inputs for gru in directions])
        self._bias = np.stack([gru.bias for gru in directions])[:, None]
        tiles = -(-len(embedding) // _TILE)
        self._gates = np.empty((2, tiles * _TILE, 2 * UNITS), np.float32)
        self._candidate = np.empty((2, tiles * _TILE, UNITS), np.float32)
        self._known = np.zeros(tiles, np.bool_)

    def parts(self, characters: Ints) -> Callable[[slice], list[Pair]]:
        """Yields the parts of ``characters`` (2 × rows) for some rows."""
        asked = np.zeros_like(self._known)
        asked[characters[0] // _TILE] = True
        for tile in np.flatnonzero(asked & ~self._known).tolist():
            self._compute(tile)

        def some(rows: slice) -> list[Pair]:
            forward, backward = characters[:, rows]
            parts = self._gates, self._candidate
            return [[part[0].take(forward, axis=0), part[1].take(backward, axis=0)] for part in parts]

        return some

    def _compute(self, tile: int) -> None:
        """Always whole tiles of the same characters: in other company their sums might be rounded otherwise."""
        rows = slice(tile * _TILE, (tile + 1) * _TILE)
        characters = np.arange(rows.start, rows.stop).clip(max=len(self._embedding) - 1)
        parts = self._embedding[characters] @ self._inputs + self._bias
        self._gates[:, rows] = parts[..., : 2 * UNITS]
        self._candidate[:, rows] = parts[..., 2 * UNITS :]
        self._known[tile] = True


class _ClueParts:
    """What all clues of a character together add to the gates and the candidate of the first layer."""

    def __init__(self, clues: Sequence[Floats], directions: Sequence[Gru]) -> None:
        sizes = list(map(len, clues))
        self._firsts = np.cumsum([0, *sizes[:-1]])[:, None]
        self._radices = np.cumprod([1, *sizes[:-1]])[:, None]
        self._sizes = np.array(sizes)[:, None]
        self._parts = _CharacterParts(np.concatenate(clues), [gru._replace(bias=0 * gru.bias) for gru in directions])

    def parts(self, clues: Ints, packing: Packing) -> Callable[[slice], list[Pair]]:
        """Yields the parts of ``clues`` (clues × rows) for some rows. Few of what they might say is ever said at once:
        each such case is added up one time."""
        codes, which = np.unique((clues * self._radices).sum(axis=0), return_inverse=True)
        said = codes // self._radices % self._sizes + self._firsts
        cases = slice(0, len(codes))
        gates, candidate = self._parts.parts(np.stack([said[0]] * 2))(cases)
        for one in said[1:]:
            for total, more in zip((gates, candidate), self._parts.parts(np.stack([one] * 2))(cases), strict=True):
                for direction in (0, 1):
                    total[direction] += more[direction]
        rows = _both_ways(which, packing)

        def some(at: slice) -> list[Pair]:
            return [[part[d].take(rows[d, at], axis=0) for d in (0, 1)] for part in (gates, candidate)]

        return some


def _own_first(gru: Gru, direction: int) -> Gru:
    """The Gru with the states of its own direction before those of the other one in its input."""
    return gru._replace(inputs=np.roll(gru.inputs, UNITS * direction, axis=0))
