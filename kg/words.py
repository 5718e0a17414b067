"""jieba's dictionary as a word list: 350,000 words with their part of speech.

The file in the installed wheel is looked into at the first questions, and read when there are many, without importing
jieba. What is read stays a text, searched among the words of the same first character: a dict of all words takes eight
times as long to make, and six times the memory.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# questions to the file that take as long as reading it; to go through all of it takes as long as so many
_MANY = 1_000
_THROUGH = 100
_FIRST = "一"
# two words stand some lines away from their place
_NEAR = 5_000
# answers that are remembered
_KEPT = 300_000
# characters of the words that :func:`words_at` finds
_LONGEST = 4
# a word that the dictionary's texts use so often at the most is a rare one
_SELDOM = 20


def is_word(text: str) -> bool:
    """Whether ``text`` stands in the dictionary."""
    return _WORDS[text] is not None


def word_pos(text: str) -> str | None:
    """The word's part of speech in jieba's tag set (``n``, ``nr``, ``ns``, ``v`` …), None for no word."""
    return _WORDS[text]


@lru_cache(maxsize=10_000)
def is_rare(text: str) -> bool:
    """Whether ``text`` is a word that the dictionary's texts hardly ever use: what kind it is there tells little."""
    row = _rows().row(text) if text.split() == [text] else None
    return row is not None and int(row[1]) <= _SELDOM


def words_at(text: str, length: int) -> "NDArray[np.bool_]":
    """For each place of ``text`` but the last ones whether ``length`` (4 at most) characters from there are a word."""
    import numpy as np

    places = max(0, len(text) - length + 1)
    if _Asked.grams + places <= _MANY:
        _Asked.grams += places
        return np.array([is_word(text[at : at + length]) for at in range(places)], np.bool_)
    grams, words = grams_of(text, length), _grams()[length]
    found: NDArray[np.bool_] = words[np.searchsorted(words, grams).clip(max=len(words) - 1)] == grams
    return found


def grams_of(text: str, length: int) -> "NDArray[np.uint64]":
    """So many characters from each place on as one number, sixteen bits a character; those beyond the basic plane are
    as good as none."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    codes[codes >= 1 << 16] = 0
    places = max(0, len(codes) - length + 1)
    return _packed([codes[number : number + places] for number in range(length)])


def _packed(columns: "Iterable[NDArray[np.uint64]]") -> "NDArray[np.uint64]":
    """The first, the second … characters of words as one number a word."""
    import numpy as np

    bits = np.uint64(16)
    return reduce(lambda before, column: (before << bits) | column, columns)


@cache
def _grams() -> "dict[int, NDArray[np.uint64]]":
    """All words by their lengths, as in :func:`grams_of`, sorted."""
    import numpy as np

    codes = np.frombuffer(f"\n{bytes(_rows().data).decode().strip()}\n".encode("utf-32-le"), "<u4")
    begins = np.flatnonzero(codes == ord("\n"))[:-1] + 1
    spaces = np.flatnonzero(codes == ord(" "))
    lengths = spaces[np.searchsorted(spaces, begins)] - begins
    found = {}
    for length in range(1, _LONGEST + 1):
        words = begins[lengths == length]
        found[length] = np.unique(_packed(codes[words + number].astype(np.uint64) for number in range(length)))
    return found


class _Asked:
    """How many places of texts were asked about one by one."""

    grams = 0


class _Words(dict[str, str | None]):
    """The words that were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._file: _File | None = None
        self._text: _Text | None = None

    def __missing__(self, word: str) -> str | None:
        if len(self) > _KEPT:
            self.clear()
        self[word] = found = self._source().find(word) if word.split() == [word] else None
        return found

    def _source(self) -> "_File | _Text":
        if self._text:
            return self._text
        self._file = self._file or _File()
        if self._file.asked < _MANY:
            return self._file
        self._text, self._file = _Text(bytes(self._file.data).decode()), None
        return self._text


class _File:
    """Lines of word, frequency and part of speech, those of words of ideographs sorted but for a few."""

    def __init__(self) -> None:
        spec = find_spec("jieba")
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError("jieba is not installed: pip install jieba==0.42.1")
        with (Path(spec.submodule_search_locations[0]) / "dict.txt").open("rb") as file:
            self.data = mmap(file.fileno(), 0, access=ACCESS_READ)
        self.asked = 0

    def find(self, word: str) -> str | None:
        """The part of speech of ``word``, which holds no white space."""
        row = self.row(word)
        return row[2].decode() if row else None

    def row(self, word: str) -> list[bytes] | None:
        """The word's line, as word, frequency and part of speech; None where there is none."""
        key = word.encode("utf-8", "replace")
        if min(word) < _FIRST:
            self.asked += _THROUGH
            start = self.data.rfind(b"\n%s " % key) + 1
            found = start or self.data[: len(key) + 1] == key + b" "
            return self._line(start) if found else None
        self.asked += 1
        low, high = 0, len(self.data)
        while low < high:
            start = self.data.rfind(b"\n", 0, (low + high) // 2) + 1
            line = self._line(start)
            if line[0] == key:
                return line
            if line[0] < key:
                low = self.data.find(b"\n", start) + 1
            else:
                high = start
        start = self.data.find(b"\n%s " % key, max(0, low - _NEAR), low + _NEAR) + 1
        return self._line(start) if start else None

    def _line(self, start: int) -> list[bytes]:
        return self.data[start : self.data.find(b"\n", start)].split()


class _Text:
    """The lines with where those are that begin with a character, wherever they stand."""

    def __init__(self, lines: str) -> None:
        # not needed for the first questions, and slow to load
        import numpy as np

        self._lines = f"\n{lines.strip()}\n"
        codes = np.frombuffer(self._lines.encode("utf-32-le"), "<u4")
        begins = np.flatnonzero(codes[:-1] == ord("\n"))
        firsts = codes[begins + 1]
        turns = np.flatnonzero(np.diff(firsts, prepend=0))
        ends = np.append(begins[turns[1:]], len(codes) - 1) + 1
        self._runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for code, begin, end in zip(firsts[turns].tolist(), begins[turns].tolist(), ends.tolist(), strict=True):
            self._runs[chr(code)].append((begin, end))

    def find(self, word: str) -> str | None:
        """The part of speech of ``word``, which holds no white space."""
        for begin, end in self._runs.get(word[0], ()):
            at = self._lines.find(f"\n{word} ", begin, end)
            if at >= 0:
                return self._lines[at + 1 : self._lines.index("\n", at + 1)].split()[2]
        return None


@cache
def _rows() -> _File:
    """The file, for questions that are seldom asked."""
    return _File()


_WORDS = _Words()
