"""How likely each name is: forward-backward over a linear-chain CRF (Rabiner 1989; Sutton & McCallum 2012, section 4),
for many sequences at once."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.learned.labels import LABELS
from kg.learned.stored import Stored
from kg.model import ENTITY_TYPES
from kg.tag.packing import Packing
from kg.tag.weights import Floats

_Doubles: TypeAlias = NDArray[np.float64]

TYPES = len(ENTITY_TYPES)
_BEGINS = np.arange(1, LABELS, 2)
_INSIDES = _BEGINS + 1


class Posterior:
    """The chances of names at each character, for each of the ten types in three parts.

    That a name begins here; given that one began at the character before, that it goes on; and given that one went on
    at the character before, that it goes on. By these the chance of any span is a product.
    """

    labels = LABELS
    nothing = np.zeros((0, 3 * TYPES), np.float32)

    def __init__(self, stored: Stored) -> None:
        self._start = np.exp(stored.start.astype(np.float64))
        self._transition = np.exp(stored.transition.astype(np.float64))

    def of(self, emissions: Floats, packing: Packing) -> Floats:
        """The chances (rows × 30) for scores (rows × labels) in ``packing``, to six digits: in other company the last
        ones might be rounded otherwise."""
        scores = emissions.astype(np.float64)
        seen = np.exp(scores - scores.max(axis=1, keepdims=True))
        with_rest = seen * self._rest(seen, packing)
        likely = self._before(seen, packing) * with_rest
        begins = (likely / likely.sum(axis=1, keepdims=True))[:, _BEGINS]
        onward = with_rest @ self._transition.T
        goes_on = [
            self._transition[labels, _INSIDES] * with_rest[:, _INSIDES] / onward[:, labels]
            for labels in (_BEGINS, _INSIDES)
        ]
        return np.concatenate([begins, *goes_on], axis=1).round(6).astype(np.float32)

    def _before(self, seen: _Doubles, packing: Packing) -> _Doubles:
        """How well each label at each row goes with all before it, up to a factor that a row has in common."""
        before = np.empty_like(seen)
        before[: packing.widths[0]] = self._start
        for (row, _), (behind, n) in zip(packing.steps, packing.steps[1:], strict=False):
            some = (before[row : row + n] * seen[row : row + n]) @ self._transition
            before[behind : behind + n] = some / some.sum(axis=1, keepdims=True)
        return before

    def _rest(self, seen: _Doubles, packing: Packing) -> _Doubles:
        """How well each label at each row goes with all that follows, up to a factor that a row has in common."""
        rest = np.ones_like(seen)
        steps = packing.steps
        for (row, _), (behind, n) in zip(steps[-2::-1], steps[:0:-1], strict=True):
            some = (seen[behind : behind + n] * rest[behind : behind + n]) @ self._transition.T
            rest[row : row + n] = some / some.sum(axis=1, keepdims=True)
        return rest
