"""The best path through a linear-chain CRF (Viterbi 1967), for many sequences at once."""

import numpy as np
from numpy.typing import NDArray

from kg.tag.weights import Floats

Ints = NDArray[np.intp]


class Crf:
    """Scores of a linear-chain CRF: ``start`` and ``end`` (labels), ``transition`` (from × to)."""

    def __init__(self, start: Floats, end: Floats, transition: Floats) -> None:
        self._start, self._end = start, end
        self._transition = np.ascontiguousarray(transition)
        self._into = np.ascontiguousarray(transition.T)

    def decode(self, emissions: Floats, lengths: Ints, starts: Ints, widths: Ints) -> list[Ints]:
        """The labels of the best path of each sequence; of equally good ones the lower label, from the end on.

        ``emissions`` (rows × labels) are packed: step ``t`` of sequence ``i`` is row ``starts[t] + i``, and rows are
        kept for the first ``widths[t]`` sequences.
        """
        scores = np.empty_like(emissions)
        first = slice(0, int(widths[0]))
        np.add(emissions[first], self._start, out=scores[first])
        for t in range(1, len(starts)):
            n, begin, before = int(widths[t]), int(starts[t]), int(starts[t - 1])
            best = np.max(scores[before : before + n, :, None] + self._transition, axis=1)
            np.add(best, emissions[begin : begin + n], out=scores[begin : begin + n])
        return self._trace(scores, lengths, starts)

    def _trace(self, scores: Floats, lengths: Ints, starts: Ints) -> list[Ints]:
        """Walks back from the best last labels. Predecessors are found again, which costs less than keeping them."""
        paths = np.empty((len(starts), len(lengths)), np.intp)
        last = np.argmax(scores[starts[lengths - 1] + np.arange(len(lengths))] + self._end, axis=1)
        current = last.copy()
        for t in range(len(starts) - 1, -1, -1):
            n = int(np.searchsorted(-lengths, -t, side="left"))
            row = int(starts[t])
            ended = lengths[:n] == t + 1
            previous = np.argmax(scores[row : row + n] + self._into[current[:n]], axis=1)
            current[:n] = np.where(ended, last[:n], previous)
            paths[t, :n] = current[:n]
        return [paths[:length, lane] for lane, length in enumerate(lengths)]
