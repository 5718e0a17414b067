"""The best path through the CRF (Viterbi 1967), for many sequences at once.

Only well-formed paths are sought: ``X-I`` follows ``X-B`` or ``X-I``. The trained scores allow others, but so little
that they hardly ever win, and leaving them out halves the work.
"""

import numpy as np
from numpy.typing import NDArray

from kg.tag.packing import Ints, Packing
from kg.tag.weights import Floats, Weights

_NEVER = np.float32(-1e4)


class Crf:
    """The linear-chain CRF on top of the network.

    Labels are reordered so that those that may follow any other come first, then ``X-I`` in the order of ``X-B``.
    """

    def __init__(self, weights: Weights) -> None:
        names = weights.labels
        inside = [name for name in names if name.endswith("-I")]
        begins = [name[:-1] + "B" for name in inside]
        order = begins + sorted(set(names) - set(inside) - set(begins)) + inside
        self._order = np.array([names.index(name) for name in order])
        self._free = len(names) - len(inside)
        self._types = len(inside)
        self._mark = order.index("w-B")
        self._start, self._end = weights.start[self._order], weights.end[self._order]
        scores = weights.transition[np.ix_(self._order, self._order)]
        types = np.arange(self._types)
        allowed = np.zeros((len(names), self._types), np.bool_)
        allowed[types, types] = allowed[types + self._free, types] = True
        scores[:, self._free :] = np.where(allowed, scores[:, self._free :], _NEVER)
        self._transition = scores
        self._to_free = scores[:, : self._free, None].copy()
        self._from_begin = scores[types, types + self._free, None]
        self._from_inside = scores[types + self._free, types + self._free, None]

    def decode(self, emissions: Floats, marks: NDArray[np.bool_], packing: Packing) -> list[Ints]:
        """The labels of each sequence's best path (of equally good ones, always the same).

        ``emissions`` (rows × labels) lie in ``packing``; where ``marks`` is true only ``w-B`` is possible.
        """
        scores = np.ascontiguousarray(emissions.T[self._order])
        kept = scores[self._mark, marks]
        scores[:, marks] = _NEVER
        scores[self._mark, marks] = kept
        scores[:, : packing.widths[0]] += self._start[:, None]
        # one block for each step: a part of a wider one is not in one piece, which costs a third more
        candidates = np.empty(len(scores) * self._free * int(packing.widths[0]), np.float32)
        free, types = self._free, self._types
        for (row, n), (before, _) in zip(packing.steps[1:], packing.steps, strict=False):
            previous = scores[:, before : before + n]
            into = candidates[: len(scores) * self._free * n].reshape(len(scores), self._free, n)
            np.add(previous[:, None], self._to_free, out=into)
            scores[:free, row : row + n] += np.maximum.reduce(into, axis=0)
            begun, inside = previous[:types] + self._from_begin, previous[free:] + self._from_inside
            scores[free:, row : row + n] += np.maximum(begun, inside)
        return self._trace(scores, packing)

    def _trace(self, scores: Floats, packing: Packing) -> list[Ints]:
        """Walks back from the best last labels. Predecessors are found again, which costs less than keeping them."""
        lengths, steps = packing.lengths, packing.steps
        paths = np.empty((len(steps), len(lengths)), np.intp)
        last = packing.starts[lengths - 1] + np.arange(len(lengths))
        paths[:] = np.argmax(scores[:, last] + self._end[:, None], axis=0)
        for t in range(len(steps) - 2, -1, -1):
            row, n = steps[t][0], steps[t + 1][1]
            after = paths[t + 1, :n]
            paths[t, :n] = np.argmax(scores[:, row : row + n] + self._transition[:, after], axis=0)
        return [self._order[paths[:length, lane]] for lane, length in enumerate(lengths.tolist())]
