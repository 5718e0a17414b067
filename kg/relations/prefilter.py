"""Which of the patterns can match in a skeleton at all: those whose needed words stand in it.

All patterns' needs are looked up together, as bits, and only words whose first character stands in the skeleton: 3 µs a
sentence, where asking each pattern by itself took 30.
"""

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from kg.relations.pattern import Pattern


class Prefilter:
    """Finds the patterns worth trying; made once for a set of patterns."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        bits = {need: 1 << number for number, need in enumerate({n: None for p in patterns for n in p.needs})}
        # word -> the needs that it meets, by the word's first character
        self._words: dict[str, dict[str, int]] = defaultdict(dict)
        for need, bit in bits.items():
            for word in need:
                starts = self._words[word[0]]
                starts[word] = starts.get(word, 0) | bit
        self._first = frozenset(self._words)
        # the patterns in order with all their needs, listed under the one that is met least often
        self._listed: dict[int, list[tuple[int, int, Pattern]]] = defaultdict(list)
        for order, pattern in enumerate(patterns):
            rarest = min(pattern.needs, key=_commonness, default=None)
            needs = sum({bits[need] for need in pattern.needs})
            self._listed[bits[rarest] if rarest else 0].append((order, needs, pattern))

    def worth_trying(self, skeleton: str) -> list[Pattern]:
        """The patterns of which every need is met by some word in ``skeleton``, in their order."""
        met = 0
        for first in self._first.intersection(skeleton):
            for word, needs in self._words[first].items():
                if word in skeleton:
                    met |= needs
        found = [
            (order, pattern)
            for bit, listed in self._listed.items()
            if bit & met == bit
            for order, needs, pattern in listed
            if needs & met == needs
        ]
        return [pattern for _, pattern in sorted(found, key=itemgetter(0))]


def _commonness(need: tuple[str, ...]) -> float:
    """About how often a need is met: single signs of units stand in most sentences."""
    return sum(10.0 if len(word) == 1 else 1.0 for word in need)
