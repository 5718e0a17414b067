"""What is known of each character before the network reads it: what rules and tagger take it for, which words of the
dictionary begin and end there, and what the document says more than once.

The network learns what such clues are worth, as in Zhang & Yang 2018 ("Chinese NER using lattice LSTM") and Ma et al.
2020 ("Simplify the usage of lexicon in Chinese NER") for words.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.learned.labels import LABELS, hints_of, of_sentences
from kg.model import Document, Mention, Sentence
from kg.tag.packing import Ints
from kg.tag.weights import load_weights
from kg.words import grams_of, words_at

# what the tagger calls words, and nothing that it did not read
_SPOKEN = ("", *sorted({label.split("-")[0] for label in load_weights().labels}))
_SPOKEN_NUMBER = {label: number for number, label in enumerate(_SPOKEN)}
_LENGTHS = (2, 3, 4)
_FIRST_HAN = ord("一")

# of each clue, how many things it may say
SIZES = (LABELS, 2 * len(_SPOKEN), 4 ** len(_LENGTHS), 3 * 3 * 2 * 2 * 2)


def clues_of(document: Document, sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Ints:
    """The clues of each character of the sentences, one after the other (clues × characters)."""
    text = document.text
    title = slice(sentences[0].start, sentences[0].end) if sentences else slice(0, 0)
    known = (_spoken(len(text), sentences), _words(text), _repeated(text, title))
    return np.stack([hints_of(document, sentences, mentions), *(of_sentences(clue, sentences) for clue in known)])


def _spoken(length: int, sentences: Sequence[Sentence]) -> Ints:
    """What the tagger calls the word that a character begins or goes on with."""
    found = np.zeros(length, np.intp)
    for sentence in sentences:
        for token in sentence.tokens:
            number = 2 * _SPOKEN_NUMBER.get(token.pos, 0)
            found[token.start : token.end] = number + 1
            found[token.start] = number
    return found


def _words(text: str) -> Ints:
    """Of which lengths words of the dictionary begin and end at each character."""
    found = np.zeros(len(text), np.intp)
    for number, length in enumerate(_LENGTHS):
        begins = np.flatnonzero(words_at(text, length))
        found[begins] |= 1 << 2 * number
        found[begins + length - 1] |= 2 << 2 * number
    return found


def _repeated(text: str, title: slice) -> Ints:
    """Whether the two characters that begin and end at each, and the three, stand elsewhere in the document, too, once
    or more often, and whether they do so in its title."""
    grams = grams_of(text, 2)
    twos, threes = _times(grams, 2, len(text)), _times(grams_of(text, 3), 3, len(text))
    found = twos + 3 * _shifted(twos, 1)
    found += 18 * (threes > 0) + 36 * _shifted(threes > 0, 2)
    told = grams[title.start : max(title.start, title.stop - 1)]
    again = np.flatnonzero(np.isin(grams, told) & (twos[: len(grams)] > 0))
    in_title = np.zeros(len(text), np.intp)
    in_title[again] = in_title[again + 1] = 1
    return found + 9 * in_title


def _times(grams: NDArray[np.uint64], length: int, characters: int) -> Ints:
    """How often else the ideographs that begin at each character stand in the text: not, once, or more often (2)."""
    found = np.zeros(characters, np.intp)
    if len(grams):
        _, which, counts = np.unique(grams, return_inverse=True, return_counts=True)
        han = np.ones(len(grams), np.bool_)
        for number in range(length):
            han &= (grams >> np.uint64(16 * number)) & np.uint64(0xFFFF) >= _FIRST_HAN
        found[: len(grams)] = np.where(han, counts[which].clip(max=3) - 1, 0)
    return found


def _shifted(values: NDArray[np.generic], by: int) -> Ints:
    found = np.zeros(len(values), np.intp)
    found[by:] = values[: len(values) - by]
    return found
