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

# OpenBLAS works on 12 (AVX2) or 4 to 16 (AVX-512) rows at a time; rows left over are summed in another order
TILE = 24
# sequences side by side: more spreads the cost of a call, fewer keep a step in the processor's cache
_LANES = 4 * TILE
_ROWS = 8_000


# OpenBLAS multiplies small matrices faster one by one where it has AVX-512, and large ones at once where it has not
_SMALL = "AVX512_SKX" in np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", ())


class Packing(NamedTuple):
    """Step ``t`` of sequence ``i`` is row ``starts[t] + i``; ``widths[t]`` rows are kept for step ``t``.

    ``lengths`` of the sequences, longest first. ``mirror`` is the row at which the backward direction has the
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
        """The values of the sequences at their rows; zero where there is no character."""
        packed = np.zeros(len(self.mirror), values[0].dtype)
        for lane, sequence in enumerate(values):
            packed[self.starts[: len(sequence)] + lane] = sequence
        return packed


def pack(lengths: Sequence[int]) -> Packing:
    """The packing of sequences of ``lengths`` (longest first, none 0)."""
    longest_first = np.array(lengths)
    alive = np.searchsorted(-longest_first, -np.arange(lengths[0]), side="left")
    widths = -(-alive // TILE) * TILE
    starts = np.cumsum(widths) - widths
    mirror = np.arange(widths.sum())
    for lane, length in enumerate(lengths):
        rows = starts[:length] + lane
        mirror[rows] = rows[::-1]
    return Packing(longest_first, starts, widths, mirror)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of ``lengths``, longest first, in batches that keep the memory of one within about 40 MB."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    while order:
        lanes = min(_LANES, max(TILE, _ROWS // lengths[order[0]] // TILE * TILE))
        yield order[:lanes]
        order = order[lanes:]


def product(left: Floats, right: Floats, out: Floats) -> None:
    """``out = left @ right`` for a whole number of tiles of rows in ``left``."""
    if _SMALL:
        left, out = _tiles(left), _tiles(out)
        right = right[..., None, :, :]
    np.matmul(left, right, out=out)


def _tiles(array: Floats) -> Floats:
    *outer, rows, columns = array.shape
    return array.reshape(*outer, rows // TILE, TILE, columns)
