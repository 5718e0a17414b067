"""The labels of characters: outside of names, or at the beginning or the inside of one of a type (BIO, Ramshaw & Marcus
1995). The same numbers tell the network what the rules take a character for."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from kg.model import ENTITY_TYPES, Document, Mention, Sentence
from kg.tag.packing import Ints

OUTSIDE = 0
LABELS = 1 + 2 * len(ENTITY_TYPES)


def begin(kind: str) -> int:
    """The label of the first character of a name of a type; that of the others follows it."""
    return 1 + 2 * ENTITY_TYPES.index(kind)


def hints_of(document: Document, sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Ints:
    """The label of each character of the sentences, one after the other, by the outermost of ``mentions``."""
    labels = np.zeros(len(document.text), np.intp)
    for mention in outermost(mentions):
        first = begin(mention.type)
        labels[mention.start : mention.end] = first + 1
        labels[mention.start] = first
    return of_sentences(labels, sentences)


def of_sentences(values: Ints, sentences: Sequence[Sentence]) -> Ints:
    """Of the values of all characters of a text those of its sentences, one after the other."""
    pieces = [values[sentence.start : sentence.end] for sentence in sentences]
    return np.concatenate(pieces) if pieces else np.empty(0, np.intp)


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that lie in no other, of those in text order with the outer before the inner."""
    end = -1
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end
