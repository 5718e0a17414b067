"""jieba's dictionary as a word list: 350,000 words with their part of speech.

The file in the installed wheel is looked into at the first questions, and read when there are many, without importing
jieba.
"""

from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path

# questions to the file that take as long as reading it; to go through all of it takes as long as so many
_MANY = 4_000
_THROUGH = 60
_FIRST = "一"
# two words stand some lines away from their place
_NEAR = 5_000


def is_word(text: str) -> bool:
    """Whether ``text`` stands in the dictionary."""
    return _WORDS[text] is not None


def word_pos(text: str) -> str | None:
    """The word's part of speech in jieba's tag set (``n``, ``nr``, ``ns``, ``v`` …), None for no word."""
    return _WORDS[text]


class _Words(dict[str, str | None]):
    """The words that were asked for, or all."""

    def __init__(self) -> None:
        super().__init__()
        self._file: _File | None = None
        self._all = False

    def __missing__(self, word: str) -> str | None:
        if self._all:
            return None
        self._file = self._file or _File()
        if self._file.asked < _MANY:
            self[word] = found = self._file.find(word)
            return found
        fields = bytes(self._file.data).decode().split()
        self.clear()
        self.update(zip(fields[::3], fields[2::3], strict=True))
        self._all, self._file = True, None
        return self[word]


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
        """The part of speech of ``word``."""
        if not word or any(map(str.isspace, word)):
            return None
        key = word.encode("utf-8", "replace")
        if min(word) < _FIRST:
            self.asked += _THROUGH
            start = self.data.rfind(b"\n%s " % key) + 1
            found = start or self.data[: len(key) + 1] == key + b" "
            return self._line(start)[2].decode() if found else None
        self.asked += 1
        low, high = 0, len(self.data)
        while low < high:
            start = self.data.rfind(b"\n", 0, (low + high) // 2) + 1
            there, _, pos = self._line(start)
            if there == key:
                return pos.decode()
            if there < key:
                low = self.data.find(b"\n", start) + 1
            else:
                high = start
        start = self.data.find(b"\n%s " % key, max(0, low - _NEAR), low + _NEAR) + 1
        return self._line(start)[2].decode() if start else None

    def _line(self, start: int) -> list[bytes]:
        return self.data[start : self.data.find(b"\n", start)].split()


_WORDS = _Words()
