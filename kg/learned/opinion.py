"""What the network thinks of one document: how likely names and relations are."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kg.learned.pairs import End, PairScorer, Said, Told
from kg.learned.posterior import TYPES
from kg.model import ENTITY_TYPES, Document, Sentence
from kg.tag.packing import Ints
from kg.tag.weights import Floats

# a likelier name than this is worth telling of
_WORTH_TELLING = 0.1


class Name(NamedTuple):
    """``text[start:end]`` names something of ``type``, with this ``chance``."""

    start: int
    end: int
    type: str
    chance: float


class Opinion:
    """How likely names and relations of a document are; offsets are those of its text.

    ``places`` tell for each character of the sentences, and once more at their end, how many before it the network
    saw; ``chances`` and ``columns`` have a row for each that it saw.
    """

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        places: Ints,
        chances: Floats,
        columns: Floats,
        scorer: PairScorer,
    ) -> None:
        # the row of each character of the text; outside of sentences that of what follows
        self._row = np.empty(len(document.text) + 1, np.intp)
        self._spans = [(sentence.start, sentence.end) for sentence in sentences]
        at = before = 0
        for start, end in self._spans:
            self._row[before:start] = places[at]
            self._row[start:end] = places[at : at + end - start]
            at, before = at + end - start, end
        self._row[before:] = places[at]
        self._chances, self._columns, self._scorer = chances, columns, scorer

    def names(self) -> Iterator[Name]:
        """The names that are likelier than anything else at their place, in text order."""
        begins = self._chances[:, :TYPES]
        for start, end in self._spans:
            first, last = int(self._row[start]), int(self._row[end])
            offsets = self._offsets(start, end)
            for row, kind in np.argwhere(begins[first:last] > _WORTH_TELLING).tolist():
                length, chance = self._longest(first + row, last, kind)
                if chance > 0.5:
                    stop = offsets[row + length - 1] + 1
                    yield Name(offsets[row], stop, ENTITY_TYPES[kind], round(chance, 4))

    def chance(self, start: int, end: int, kind: str) -> float:
        """How likely it is that ``text[start:end]``, which lies in one sentence, is a name of the type ``kind``."""
        number = ENTITY_TYPES.index(kind)
        first, stop = int(self._row[start]), int(self._row[end])
        sentence = bisect_right(self._spans, start, key=lambda span: span[0]) - 1
        last = int(self._row[self._spans[sentence][1]])
        found, goes_on = float(self._chances[first, number]) if first < stop else 0.0, TYPES
        for row in range(first + 1, stop):
            found *= float(self._chances[row, goes_on + number])
            goes_on = 2 * TYPES
        if stop < last:
            found *= 1 - float(self._chances[stop, goes_on + number])
        return found

    def relations(self, ends: Sequence[End], told: Sequence[Told]) -> Iterator[Said]:
        """What is likely between the ``ends``, given what rules told, see :meth:`kg.learned.pairs.PairScorer.score`."""
        rows = np.array([[self._row[end.start], max(self._row[end.start], self._row[end.end] - 1)] for end in ends])
        if len(self._columns) and len(ends) > 1:
            yield from self._scorer.score(self._columns, rows.reshape(-1, 2), ends, told)

    def _longest(self, first: int, last: int, kind: int) -> tuple[int, float]:
        """How long the likeliest name of a type that begins at a row is, and how likely."""
        length, best = 0, 0.0
        chance, goes_on = float(self._chances[first, kind]), TYPES
        for row in range(first + 1, last + 1):
            further = float(self._chances[row, goes_on + kind]) if row < last else 0.0
            if chance * (1 - further) > best:
                length, best = row - first, chance * (1 - further)
            chance *= further
            goes_on = 2 * TYPES
            if chance <= best:
                break
        return length, best

    def _offsets(self, start: int, end: int) -> list[int]:
        """The offset of each row of a sentence."""
        pairs = pairwise(self._row[start : end + 1].tolist())
        return [start + at for at, (here, after) in enumerate(pairs) if after > here]
