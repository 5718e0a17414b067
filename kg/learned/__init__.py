"""A second opinion: a network, taught by annotated articles, that reads a text beside what the rules found in it.

It is the tagger's network, taught on: two layers of GRU over characters, told at each character what the rules take
it for, and some more clues (:mod:`kg.learned.clues`). From its states come the likelihood of each name (a linear-chain
CRF, Lafferty et al. 2001) and of each relation between two names (:mod:`kg.learned.pairs`). So it learns where rules
are right and where not, an instance of stacking (Wolpert 1992, "Stacked generalization"). What is made of an opinion is
decided by ``kg.entities.weighed`` and ``kg.relations.learned``, within bounds that are data. ``docs/learned.md`` tells
how it was taught, and how to teach it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from kg.learned.clues import SIZES, clues_of
from kg.learned.opinion import Opinion
from kg.learned.pairs import PairScorer
from kg.learned.posterior import Posterior
from kg.learned.stored import Stored, load_stored
from kg.model import Document, Mention, Sentence
from kg.tag.network import Encoder, one_thread
from kg.tag.packing import Ints, batches, pack
from kg.tag.text import Flat, rows, shown_as
from kg.tag.weights import Floats, Weights, load_weights

__all__ = ["Advisor", "Opinion", "Reading"]

# a document, its sentences, and the mentions that rules found in them
Reading = tuple[Document, Sequence[Sentence], Sequence[Mention]]


class Advisor:
    """Reads documents with what rules found in them; see :meth:`load` and :meth:`read`."""

    def __init__(self, weights: Weights, stored: Stored) -> None:
        self._encoder = Encoder(weights.embedding, stored.layers, stored.output, stored.bias, stored.clues)
        self._echo, self._posterior = stored.echo, Posterior(stored)
        self._scorer = PairScorer(stored)
        self._rows = rows(weights)

    @staticmethod
    @cache
    def load() -> "Advisor":
        """The advisor that kg brings; the same one at each call.

        Raises OSError or ValueError, naming the file, where its weights or those of jieba cannot be read.
        """
        return Advisor(load_weights(), load_stored())

    def read(self, readings: Sequence[Reading]) -> list[Opinion]:
        """An opinion for each document with its sentences, as the tagger cut them, and the mentions of the rules.

        What else is read at the same time does not change it; an opinion takes about a kilobyte for a character.
        """
        with one_thread():
            return list(self._read(readings))

    def _read(self, readings: Sequence[Reading]) -> Iterator[Opinion]:
        flat = Flat.of([d.text[s.start : s.end] for d, sentences, _ in readings for s in sentences])
        nothing = np.empty((len(SIZES), 0), np.intp)
        columns, chances = self._encoded(
            flat, np.concatenate([nothing, *(clues_of(*reading) for reading in readings)], axis=1)
        )
        places = np.concatenate([[0], np.cumsum(flat.shown)])
        bounds = iter(pairwise(flat.starts.tolist()))
        for document, sentences, _ in readings:
            spans = [next(bounds) for _ in sentences]
            at = slice(places[spans[0][0]], places[spans[-1][1]]) if spans else slice(0, 0)
            inside = places[spans[0][0] : spans[-1][1] + 1] - at.start if spans else np.zeros(1, np.intp)
            yield Opinion(document, sentences, inside, chances[at], columns[at], self._scorer)

    def _encoded(self, flat: Flat, clues: Ints) -> tuple[Floats, Floats]:
        """The columns for pairs, and the chances of names, at each character that the network sees."""
        characters = shown_as(flat, self._rows)
        seen: dict[bytes, int] = {}
        sequences: list[tuple[Ints, Ints]] = []
        use: list[int] = []
        for a, b in flat.pieces:
            shown = flat.shown[a:b]
            sequence = characters[a:b][shown], clues[:, a:b][:, shown]
            key = sequence[0].tobytes() + sequence[1].tobytes()
            if key not in seen:
                seen[key] = len(sequences)
                sequences.append(sequence)
            use.append(seen[key])
        found = self._sequences(sequences)
        if not use:
            return found[0][0], found[0][1]
        return np.concatenate([found[n][0] for n in use]), np.concatenate([found[n][1] for n in use])

    def _sequences(self, sequences: Sequence[tuple[Ints, Ints]]) -> list[tuple[Floats, Floats]]:
        """The columns for pairs and the chances of names of each sequence of characters and their clues."""
        nothing = self._posterior.nothing, self._posterior.nothing
        found: list[tuple[Floats, Floats]] = [nothing] * max(1, len(sequences))
        for batch in batches([len(characters) for characters, _ in sequences]):
            packing = pack([len(sequences[index][0]) for index in batch])
            characters = packing.spread([sequences[index][0] for index in batch])
            clues = np.stack([packing.spread([sequences[index][1][n] for index in batch]) for n in range(len(SIZES))])
            emissions = self._encoder.emissions(characters, packing, clues)
            chances = self._posterior.of(emissions[:, : self._posterior.labels] + self._echo[clues[0]], packing)
            for lane, index in enumerate(batch):
                at = packing.starts[: len(sequences[index][0])] + lane
                found[index] = emissions[at, self._posterior.labels :], chances[at]
        return found
