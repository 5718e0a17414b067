"""Cuts text into sentences and shows each character to the network as it saw it in training."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.tag.packing import Ints
from kg.tag.weights import Weights

# more than this and a sentence is shown to the network in several pieces
LONGEST = 250
# more than this no sentence has; tables and hostile texts are cut, for rules look at every pair of names in a sentence
LONGEST_SENTENCE = 2000

_LINE_END = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CUT = re.compile(rf"(?:[。！？；!?;]+[”’」』）)》】〉〗〕\]]*)+|[{_LINE_END}]+")
_ADDRESS = re.compile(r"[0-9A-Za-z/][!?;][0-9A-Za-z]")
_THOUSANDS = re.compile(r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))")
_PAUSE = "，,、：:"

# the network was trained on half-width punctuation; in lists it knows names better after a comma than after 、
_HALF_WIDTH = {
    "，": ",", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?", "．": ".", "％": "%",
    "“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"', "〝": '"', "〞": '"',
    "‘": "'", "’": "'", "〔": "(", "〕": ")", "〈": "《", "〉": "》", "‧": "·", "・": "·", "•": "·",
}  # fmt: skip

# category P in Unicode, but written inside numbers and names like a letter
_LETTERLIKE = frozenset("%‰‱&@#％＆＠＃")
# belongs to the word between two letters or digits: 3.5, 10:30, and/or, 阿依古丽·买买提
_JOINING = frozenset(".:/-'’_·•‧・．：／－")

_ORDINARY, _PUNCTUATION, _JOINS, _SPACE, _UNKNOWN = range(5)
_CHINESE = 0x2E80


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as spans without white space at either end."""
    at = start
    for match in _CUT.finditer(text, start, end):
        after = match.end()
        if after - match.start() == 1 and match.start() > at and _ADDRESS.match(text, match.start() - 1, end):
            continue
        if after < end and text[after] in "\"'" and text.count(text[after], at, after) % 2:
            after += 1
        yield from _sentence(text, at, after)
        at = after
    yield from _sentence(text, at, end)


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without white space at either end, in pieces where it is longer than any; none if it is blank."""
    for left, right in _stripped(text, start, end):
        if right - left <= LONGEST_SENTENCE:
            yield left, right
        else:
            for piece in pieces(text, left, right, LONGEST_SENTENCE):
                yield from _stripped(text, *piece)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    length = len(part.strip())
    if length:
        yield start + left, start + left + length


def pieces(text: str, start: int, end: int, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """``text[start:end]`` in pieces of at most ``longest`` characters, cut after a comma where there is one."""
    while end - start > longest:
        pause = max(text.rfind(mark, start + longest // 2, start + longest) for mark in _PAUSE) + 1
        middle = pause or start + longest
        yield start, middle
        start = middle
    yield start, end


class Flat(NamedTuple):
    """The sentences of many documents, one after the other in ``text``.

    ``starts`` (sentences + 1) bounds them and ``pieces`` what the network sees at a time. For each character: the code
    point to look up, whether it is white space, whether the network sees it (white space as a comma, if at all), and
    whether it stands alone as punctuation.
    """

    text: str
    starts: Ints
    pieces: list[tuple[int, int]]
    codes: NDArray[np.uint32]
    space: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    alone: NDArray[np.bool_]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "Flat":
        """From sentences without white space at either end, none empty."""
        text = "".join(sentences)
        starts = np.cumsum([0, *map(len, sentences)])
        parts = [piece for a, b in pairwise(starts.tolist()) for piece in pieces(text, a, b)]
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").copy()
        # the network splits a number at a comma, not at a point
        codes[[match.start() for match in _THOUSANDS.finditer(text)]] = ord(".")
        kind = _kinds(codes)
        space = kind == _SPACE
        loose = np.ones(len(codes) + 2, np.bool_)
        loose[1:-1] = kind != _ORDINARY
        alone = (kind == _PUNCTUATION) | ((kind == _JOINS) & (loose[:-2] | loose[2:]))
        return cls(text, starts, parts, codes, space, ~space | _separators(codes, space), alone)


def shown_as(flat: Flat, table: NDArray[np.uint16]) -> Ints:
    """The row of the embedding for each character, by the ``table`` of :func:`rows`; white space is a comma."""
    found = table[flat.codes].astype(np.intp)
    found[flat.space] = table[ord(",")]
    return found


def _separators(codes: NDArray[np.uint32], space: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The white space that divides words, the first of each run: between two Chinese characters, not at letters."""
    separators = np.zeros(len(codes), np.bool_)
    where = np.flatnonzero(space)
    if not len(where):
        return separators
    solid = np.flatnonzero(~space)
    after = solid[np.searchsorted(solid, where)]
    first = where[~space[where - 1]]
    next_solid = after[~space[where - 1]]
    separators[first] = (codes[first - 1] >= _CHINESE) & (codes[next_solid] >= _CHINESE)
    return separators


class _Kinds:
    """_ORDINARY, _PUNCTUATION, _JOINS or _SPACE for code points, told of each when it is first seen."""

    def __init__(self) -> None:
        self._table = np.full(0x110000, _UNKNOWN, np.uint8)

    def __call__(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        found = self._table[codes]
        unknown = found == _UNKNOWN
        if unknown.any():
            for code in set(codes[unknown].tolist()):
                self._table[code] = _kind(chr(code))
            found = self._table[codes]
        return found


def _kind(character: str) -> int:
    if character.isspace():
        return _SPACE
    if character in _JOINING:
        return _JOINS
    return _PUNCTUATION if unicodedata.category(character)[0] == "P" and character not in _LETTERLIKE else _ORDINARY


_kinds = _Kinds()


def rows(weights: Weights) -> NDArray[np.uint16]:
    """The row of ``weights.embedding`` for each code point, after the mapping to half width."""
    table = np.full(0x110000, weights.unknown, np.uint16)
    table[list(map(ord, weights.characters))] = list(weights.characters.values())
    for wide, narrow, count in ((0xFF10, ord("0"), 10), (0xFF21, ord("A"), 26), (0xFF41, ord("a"), 26)):
        table[wide : wide + count] = table[narrow : narrow + count]
    for character, other in _HALF_WIDTH.items():
        table[ord(character)] = table[ord(other)]
    return table
