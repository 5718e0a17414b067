"""Sequences side by side: which row of a batch's arrays holds which step of which sequence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
_Value = TypeVar("_Value", bound=np.generic)

# sequences side by side: more spreads the cost of a call, fewer keep a step in the processor's cache
_LANES = 256
_ROWS = 16_000


class Packing(NamedTuple):
    """Step ``t`` of sequence ``i`` is row ``starts[t] + i``; the ``widths[t]`` sequences longer than ``t`` have one.

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
        """The values of the sequences at their rows."""
        packed = np.empty(len(self.mirror), values[0].dtype)
        for lane, sequence in enumerate(values):
            packed[self.starts[: len(sequence)] + lane] = sequence
        return packed


def pack(lengths: Sequence[int]) -> Packing:
    """The packing of sequences of ``lengths`` (longest first, none 0)."""
    longest_first = np.array(lengths)
    widths = np.searchsorted(-longest_first, -np.arange(lengths[0]), side="left")
    starts = np.cumsum(widths) - widths
    mirror = np.empty(widths.sum(), np.intp)
    for lane, length in enumerate(lengths):
        rows = starts[:length] + lane
        mirror[rows] = rows[::-1]
    return Packing(longest_first, starts, widths, mirror)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of ``lengths``, longest first, in batches that keep the memory of one within about 30 MB."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    while order:
        lanes = min(_LANES, max(1, _ROWS // lengths[order[0]]))
        yield order[:lanes]
        order = order[lanes:]
