"""Which of the patterns can match in a skeleton at all: those whose needed words stand in it.

All patterns' needs are looked up together, as bits: the characters of the skeleton and the pairs of neighbours among
them are met with what words begin with, one set with the other, and only what is in both is looked at.
"""

from collections import defaultdict
from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from kg.relations.pattern import Pattern


class _Word(NamedTuple):
    """A word, the needs that it meets as bits, and the patterns, by number, that are listed under one of these."""

    text: str
    needs: int
    patterns: tuple[int, ...]


class Prefilter:
    """Finds the patterns worth trying; made once for a set of patterns."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        bits = {need: 1 << number for number, need in enumerate({n: None for p in patterns for n in p.needs})}
        self._needs = [sum({bits[need] for need in pattern.needs}) for pattern in patterns]
        # each pattern is listed under the need that is met least often
        listed: dict[tuple[str, ...] | None, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            listed[min(pattern.needs, key=_commonness, default=None)].append(number)
        self._always = listed.pop(None, [])
        met: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for need in bits:
            for word in need:
                met[word].append(need)
        # the words by what they begin with, two characters or their only one
        self._words: dict[str, list[_Word]] = defaultdict(list)
        for word, needs in met.items():
            numbers = [number for need in needs for number in listed[need]]
            self._words[word[:2]].append(_Word(word, sum({bits[need] for need in needs}), tuple(numbers)))
        self._begins = frozenset(self._words)

    def worth_trying(self, skeleton: str) -> list[Pattern]:
        """The patterns of which every need is met by some word in ``skeleton``, in their order."""
        met, found = 0, [*self._always]
        for characters in (skeleton, map(add, skeleton, skeleton[1:])):
            for begin in self._begins.intersection(characters):
                for word, needs, patterns in self._words[begin]:
                    if word in skeleton:
                        met |= needs
                        found += patterns
        asked = self._needs
        return [self._patterns[number] for number in sorted({n for n in found if asked[n] & met == asked[n]})]


def _commonness(need: tuple[str, ...]) -> float:
    """About how often a need is met: single signs of units stand in most sentences."""
    return sum(10.0 if len(word) == 1 else 1.0 for word in need)
