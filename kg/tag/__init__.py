"""Text to sentences of labelled words, by the neural tagger whose weights the jieba wheel carries."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.batches import chunks
from kg.model import Document, Sentence, Token
from kg.tag.network import Network
from kg.tag.packing import Ints
from kg.tag.recurrence import ENGINE
from kg.tag.text import Flat, cut, rows, shown_as
from kg.tag.weights import Weights, load_weights

__all__ = ["Tagger"]

_token = partial(tuple.__new__, Token)


class Tagger:
    """Cuts documents into sentences and labels their words; see :meth:`load` and :meth:`tag`."""

    # "onnxruntime" or, where that is not installed, "numpy": results differ a little, so it belongs into cache keys
    engine = ENGINE

    def __init__(self, weights: Weights) -> None:
        self._network = Network(weights)
        self._rows = rows(weights)
        types = [label.split("-")[0] for label in weights.labels]
        self._types = sorted(set(types))
        self._type_of = np.array([self._types.index(name) for name in types])
        self._begins = np.array([label.endswith("-B") for label in weights.labels])
        self._outside = weights.labels.index("O")
        self._w = self._types.index("w")

    @staticmethod
    @cache
    def load() -> "Tagger":
        """The tagger with the weights of the installed jieba; the same one at each call.

        Raises ModuleNotFoundError without jieba, OSError or ValueError if its files are not those of 0.42.1.
        """
        return Tagger(load_weights())

    def tag(self, documents: Sequence[Document]) -> list[tuple[Sentence, ...]]:
        """The sentences of each document, in the order of ``documents`` and of each one's blocks.

        A sentence lies within one block and one line. Its tokens hold every character but white space, in order; a
        punctuation character is a token of its own, labelled ``w``. What else is tagged at the same time does not
        change the result, and memory does not grow with the number of documents, but for the result.
        """
        tagged: list[tuple[Sentence, ...]] = []
        for chunk in chunks(documents):
            tagged.extend(self._tag(chunk))
        return tagged

    def _tag(self, documents: Sequence[Document]) -> Iterator[tuple[Sentence, ...]]:
        cuts = [_cut(document) for document in documents]
        flat = Flat.of([document.text[a:b] for document, spans in zip(documents, cuts, strict=True) for a, b in spans])
        starts, ends, types = self._words(flat, self._labels(flat))
        bounds = np.searchsorted(starts, flat.starts)
        begins = np.array([a for spans in cuts for a, _ in spans], np.intp)
        shift = np.repeat(begins - flat.starts[:-1], np.diff(bounds))
        texts = [flat.text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        names = [self._types[number] for number in types.tolist()]
        fields = zip((starts + shift).tolist(), (ends + shift).tolist(), texts, names, strict=True)
        tokens = list(map(_token, fields))
        ranges = pairwise(bounds.tolist())
        for spans in cuts:
            yield tuple(Sentence(a, b, tuple(tokens[slice(*next(ranges))])) for a, b in spans)

    def _labels(self, flat: Flat) -> Ints:
        """The label of each character; characters that the network does not see have label 0."""
        characters = shown_as(flat, self._rows)
        marks = flat.alone | flat.space
        known: dict[bytes, int] = {}
        sequences: list[Ints] = []
        fixed: list[NDArray[np.bool_]] = []
        use: list[int] = []
        for a, b in flat.pieces:
            shown = flat.shown[a:b]
            sequence, mark = characters[a:b][shown], marks[a:b][shown]
            key = sequence.tobytes() + mark.tobytes()
            if key not in known:
                known[key] = len(sequences)
                sequences.append(sequence)
                fixed.append(mark)
            use.append(known[key])
        found = self._network.labels(sequences, fixed)
        labels = np.zeros(len(flat.codes), np.intp)
        if use:
            labels[flat.shown] = np.concatenate([found[number] for number in use])
        return labels

    def _words(self, flat: Flat, labels: Ints) -> tuple[Ints, Ints, Ints]:
        """Starts, ends and type numbers of the words of all sentences."""
        begins = self._begins[labels]
        begins[1:] |= (labels[1:] == self._outside) & (labels[:-1] != self._outside)
        begins[[a for a, _ in flat.pieces]] = True
        breaks = begins | flat.alone | flat.space
        breaks[1:] |= flat.alone[:-1] | flat.space[:-1]
        starts = np.flatnonzero(breaks)
        ends = np.append(starts[1:], len(labels))
        words = ~flat.space[starts]
        starts, ends = starts[words], ends[words]
        return starts, ends, np.where(flat.alone[starts], self._w, self._type_of[labels[starts]])


def _cut(document: Document) -> list[tuple[int, int]]:
    blocks = [(block.start, block.end) for block in document.blocks] or [(0, len(document.text))]
    return [span for start, end in blocks for span in cut(document.text, start, end)]
