"""Text to sentences of labelled words, by the neural tagger whose weights the jieba wheel carries."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.model import Document, Sentence, Token
from kg.tag.network import Network
from kg.tag.text import JOINING, ORDINARY, PUNCTUATION, SPACE, cut, kinds, pieces, rows
from kg.tag.weights import Weights, load_weights

__all__ = ["Tagger"]

# tagged at one go: more makes better batches and takes more memory
_CHARACTERS = 100_000


class Tagger:
    """Cuts documents into sentences and labels their words; see :meth:`load` and :meth:`tag`."""

    def __init__(self, weights: Weights) -> None:
        self._network = Network(weights)
        self._rows = rows(weights)
        self._separator = weights.characters[","]
        types = [label.split("-")[0] for label in weights.labels]
        self._types = sorted(set(types))
        self._type_of = np.array([self._types.index(name) for name in types])
        self._begins = np.array([label.endswith("-B") for label in weights.labels])
        self._outside = weights.labels.index("O")
        self._w = self._types.index("w")

    @staticmethod
    @cache
    def load() -> "Tagger":
        """The tagger with the weights of the installed jieba; the same one at each call."""
        return Tagger(load_weights())

    def tag(self, documents: Sequence[Document]) -> list[tuple[Sentence, ...]]:
        """The sentences of each document, in the order of ``documents`` and of each one's blocks.

        A sentence lies within one block (or one line, where the document has no blocks). Its tokens hold every
        character but white space, in order; a punctuation character is a token of its own, labelled ``w``.
        What else is tagged at the same time does not change the result.
        """
        tagged: list[tuple[Sentence, ...]] = []
        for chunk in _chunks(documents):
            tagged.extend(self._tag(chunk))
        return tagged

    def _tag(self, documents: Sequence[Document]) -> Iterator[tuple[Sentence, ...]]:
        cuts = [_cut(document) for document in documents]
        sentences = [(document, *span) for document, spans in zip(documents, cuts, strict=True) for span in spans]
        flat = _Flat.of([document.text[start:end] for document, start, end in sentences])
        labels = self._labels(flat)
        starts, ends, types = self._words(flat, labels)
        offsets = np.array([start for _, start, _ in sentences]) - flat.starts[:-1]
        where = np.searchsorted(flat.starts, starts, side="right") - 1
        bounds = np.searchsorted(where, np.arange(len(sentences) + 1)).tolist()
        shift = offsets[where]
        names = [self._types[number] for number in types.tolist()]
        spans = list(zip((starts + shift).tolist(), (ends + shift).tolist(), names, strict=True))
        number = 0
        for document, sentence_spans in zip(documents, cuts, strict=True):
            made = []
            text = document.text
            for begin, end in sentence_spans:
                words = spans[bounds[number] : bounds[number + 1]]
                made.append(Sentence(begin, end, tuple(Token(a, b, text[a:b], pos) for a, b, pos in words)))
                number += 1
            yield tuple(made)

    def _labels(self, flat: "_Flat") -> NDArray[np.intp]:
        """The label of each character; characters that the network did not see have label 0."""
        seen = self._rows[flat.codes].astype(np.intp)
        seen[flat.space] = self._separator
        known: dict[bytes, int] = {}
        sequences: list[NDArray[np.intp]] = []
        use: list[int] = []
        for a, b in flat.pieces:
            sequence = seen[a:b][flat.shown[a:b]]
            key = sequence.tobytes()
            if key not in known:
                known[key] = len(sequences)
                sequences.append(sequence)
            use.append(known[key])
        found = self._network.labels(sequences)
        labels = np.zeros(len(flat.codes), np.intp)
        if use:
            labels[flat.shown] = np.concatenate([found[number] for number in use])
        return labels

    def _words(
        self, flat: "_Flat", labels: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Starts, ends and type numbers of the words of all sentences."""
        count = len(labels)
        outside = labels == self._outside
        begins = self._begins[labels] | (outside & ~np.roll(outside, 1))
        begins[[a for a, _ in flat.pieces]] = True
        word = np.maximum.accumulate(np.where(begins, np.arange(count), 0))
        types = self._type_of[labels[word]]
        own = self._type_of[labels]
        types = np.where((types == self._w) & ~flat.alone, own, types)
        types[flat.alone] = self._w
        breaks = begins | flat.alone | flat.space
        breaks[1:] |= flat.alone[:-1] | flat.space[:-1]
        starts = np.flatnonzero(breaks)
        ends = np.append(starts[1:], count)
        words = ~flat.space[starts]
        starts, ends = starts[words], ends[words]
        return starts, ends, types[starts]


class _Flat(NamedTuple):
    """The sentences of many documents, one after the other.

    ``starts`` (sentences + 1), ``pieces`` that the network sees at a time; for each character its code point, whether
    it is white space, whether the network sees it, and whether it stands alone as punctuation.
    """

    starts: NDArray[np.intp]
    pieces: list[tuple[int, int]]
    codes: NDArray[np.uint32]
    space: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    alone: NDArray[np.bool_]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "_Flat":
        text = "".join(sentences)
        starts = np.concatenate([[0], np.cumsum([len(sentence) for sentence in sentences], dtype=np.intp)])
        bounds = starts.tolist()
        parts = [piece for a, b in pairwise(bounds) for piece in pieces(text, a, b)]
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        kind = kinds()[codes]
        space = kind == SPACE
        first, last = np.ones(len(codes), np.bool_), np.ones(len(codes), np.bool_)
        first[1:], last[:-1] = kind[:-1] != ORDINARY, kind[1:] != ORDINARY
        alone = (kind == PUNCTUATION) | ((kind == JOINING) & (first | last))
        return cls(starts, parts, codes, space, ~space | _separates(codes, space), alone)


def _separates(codes: NDArray[np.uint32], space: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The white space that divides words: between two characters of Chinese, not around letters and digits."""
    separates = np.zeros(len(codes), np.bool_)
    chinese = codes >= 0x2E80
    separates[1:-1] = space[1:-1] & chinese[:-2] & ~space[:-2]
    for at in np.flatnonzero(separates).tolist():
        after = at + 1
        while space[after]:
            after += 1
        separates[at] = chinese[after]
    return separates


def _cut(document: Document) -> list[tuple[int, int]]:
    blocks = [(block.start, block.end) for block in document.blocks] or [(0, len(document.text))]
    return [span for start, end in blocks for span in cut(document.text, start, end)]


def _chunks(documents: Sequence[Document]) -> Iterator[list[Document]]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= _CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
