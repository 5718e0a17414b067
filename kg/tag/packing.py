"""Sequences side by side: which row of a batch's arrays holds which step of which sequence.

Step ``t`` holds the sequences longer than ``t``, rounded up to whole tiles, so that little is computed for nothing;
and every matrix product is over whole tiles, so that a row's sums come out the same in any company.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.tag.weights import Floats

Ints = NDArray[np.intp]
_Value = TypeVar("_Value", bound=np.generic)

TILE = 24
# OpenBLAS's kernel for AVX2 works on 12 rows at a time and sums the first 6 in another order than the last 6; rows left
# over from whole tiles it sums in yet another. So that a sequence gets the same sums in any company, the products are
# over whole tiles, and its own content decides in which half of a dozen it lies.
_HALF = 6
# sequences side by side: more spreads the cost of a call, fewer keep a step in the processor's cache
_LANES = 4 * TILE
_ROWS = 8_000


# OpenBLAS multiplies small matrices faster one by one where it has AVX-512, and large ones at once where it has not
_SMALL = "AVX512_SKX" in np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", ())


class Packing(NamedTuple):
    """Step ``t`` of the sequence in lane ``i`` is row ``starts[t] + i``; ``widths[t]`` rows are kept for step ``t``.

    ``lengths`` are by lane, 0 where a lane is empty. ``mirror`` is the row at which the backward direction has the
    character that the forward direction has at this row; it is its own inverse.
    """

    lengths: Ints
    starts: Ints
    widths: Ints
    mirror: Ints

    @property
    def steps(self) -> list[tuple[int, int]]:
        """First row and number of rows of each step."""
        return list(zip(self.starts.tolist(), self.widths.tolist(), strict=True))

    def spread(self, values: Sequence[NDArray[_Value]]) -> NDArray[_Value]:
        """The values of each lane's sequence at their rows; zero where there is no character."""
        packed = np.zeros(len(self.mirror), values[0].dtype)
        for lane, sequence in enumerate(values):
            packed[self.starts[: len(sequence)] + lane] = sequence
        return packed


def pack(lengths: Sequence[int]) -> Packing:
    """The packing of lanes that hold sequences of ``lengths``, about longest first."""
    by_lane = np.array(lengths)
    longest_from = np.maximum.accumulate(by_lane[::-1])[::-1]
    alive = np.searchsorted(-longest_from, -np.arange(longest_from[0]), side="left")
    widths = -(-alive // TILE) * TILE
    starts = np.cumsum(widths) - widths
    mirror = np.arange(widths.sum())
    for lane, length in enumerate(lengths):
        rows = starts[:length] + lane
        mirror[rows] = rows[::-1]
    return Packing(by_lane, starts, widths, mirror)


def batches(sequences: Sequence[Ints]) -> Iterator[list[int | None]]:
    """Puts sequences into lanes: the index of the sequence, None for an empty lane.

    Longest first, in batches that keep the memory of one within about 40 MB.
    """
    order = sorted(range(len(sequences)), key=lambda index: -len(sequences[index]))
    halves: list[list[int | None]] = [[], []]
    for index in order:
        halves[int(sequences[index].sum()) % 2].append(index)
    lanes: list[int | None] = []
    for start in range(0, max(map(len, halves)), _HALF):
        for half in halves:
            some = half[start : start + _HALF]
            lanes += some + [None] * (_HALF - len(some))
    while lanes:
        longest = max(len(sequences[index]) for index in lanes[: 2 * _HALF] if index is not None)
        count = min(_LANES, max(TILE, _ROWS // longest // TILE * TILE))
        yield lanes[:count]
        lanes = lanes[count:]


def product(left: Floats, right: Floats, out: Floats) -> None:
    """``out = left @ right`` for a whole number of tiles of rows in ``left``."""
    if _SMALL:
        left, out = _tiles(left), _tiles(out)
        right = right[..., None, :, :]
    np.matmul(left, right, out=out)


def _tiles(array: Floats) -> Floats:
    *outer, rows, columns = array.shape
    return array.reshape(*outer, rows // TILE, TILE, columns)
