"""Cuts text into sentences and shows each character to the network as it saw it in training."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.tag.weights import Weights

# more than this and a sentence is shown to the network in several pieces
LONGEST = 250

_LINE_END = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CUT = re.compile(rf"(?:[。！？；!?;]+[”’」』）)》】〉〗〕\]]*)+|[{_LINE_END}]+")
_INSIDE = re.compile(r"[0-9A-Za-z/][!?;][0-9A-Za-z]")
_PAUSE = "，,、：:"

# the network was trained on half-width punctuation, where 、 is a comma
_HALF_WIDTH = {
    "，": ",", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?",
    "“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"', "〝": '"', "〞": '"',
    "‘": "'", "’": "'", "〔": "(", "〕": ")", "〈": "《", "〉": "》", "‧": "·", "・": "·", "•": "·",
}  # fmt: skip

# category P in Unicode, but written inside numbers and names like a letter
_LETTERLIKE = frozenset("%‰‱&@#％＆＠＃")
# belongs to the word where a letter or digit stands on either side: 3.5, 10:30, and/or, 阿依古丽·买买提
_JOINING = frozenset(".,:/-'’_·•‧・．，：／－")

ORDINARY, PUNCTUATION, JOINING, SPACE = range(4)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as spans without white space at either end."""
    at = start
    for match in _CUT.finditer(text, start, end):
        after = match.end()
        if match.end() - match.start() == 1 and _INSIDE.match(text, match.start() - 1, end) and match.start() > at:
            continue
        if after < end and text[after] in "\"'" and text.count(text[after], at, after) % 2:
            after += 1
        yield from _trimmed(text, at, after)
        at = after
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stripped = text[start:end].strip()
    if stripped:
        start = text.index(stripped[0], start)
        yield start, start + len(stripped)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``text[start:end]`` in pieces of at most LONGEST characters, cut after a comma where there is one."""
    while end - start > LONGEST:
        pause = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in _PAUSE) + 1
        middle = pause or start + LONGEST
        yield start, middle
        start = middle
    yield start, end


@cache
def kinds() -> NDArray[np.uint8]:
    """ORDINARY, PUNCTUATION, JOINING or SPACE for each code point."""
    table = np.zeros(0x110000, np.uint8)
    for code in _assigned():
        character = chr(code)
        if character.isspace():
            table[code] = SPACE
        elif character in _JOINING:
            table[code] = JOINING
        elif unicodedata.category(character)[0] == "P" and character not in _LETTERLIKE:
            table[code] = PUNCTUATION
    return table


def _assigned() -> Iterable[int]:
    """Code points outside the large uniform blocks, where there is neither punctuation nor white space."""
    yield from range(0x3400)
    yield from range(0xA000, 0xAC00)
    yield from range(0xF900, 0x20000)
    yield from range(0xE0000, 0xE0200)


def rows(weights: Weights) -> NDArray[np.uint16]:
    """The row of ``weights.embedding`` for each code point, after the mapping to half width."""
    table = np.full(0x110000, weights.unknown, np.uint16)
    for character, row in weights.characters.items():
        table[ord(character)] = row
    table[0xFF10:0xFF1A] = table[0x30:0x3A]
    table[0xFF21:0xFF3B] = table[0x41:0x5B]
    table[0xFF41:0xFF5B] = table[0x61:0x7B]
    for character, other in _HALF_WIDTH.items():
        table[ord(character)] = table[ord(other)]
    return table
