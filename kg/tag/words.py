"""jieba's dictionary as a word list: 350,000 words with their frequency and part of speech.

The file is read at the first question, from the installed wheel, without importing jieba.
"""

from functools import cache

from kg.tag.weights import package_folder


def is_word(text: str) -> bool:
    """Whether ``text`` stands in the dictionary."""
    return text in _parts_of_speech()


def word_pos(text: str) -> str | None:
    """The word's part of speech in jieba's tag set (``n``, ``nr``, ``ns``, ``v`` …), None for no word."""
    return _parts_of_speech().get(text)


def word_frequency(text: str) -> int:
    """How often the word was seen in the corpus that the dictionary was counted in, 0 for no word."""
    return int(_frequencies().get(text, 0))


@cache
def _parts_of_speech() -> dict[str, str]:
    fields = _fields()
    return dict(zip(fields[::3], fields[2::3], strict=True))


@cache
def _frequencies() -> dict[str, str]:
    fields = _fields()
    return dict(zip(fields[::3], fields[1::3], strict=True))


def _fields() -> list[str]:
    """Word, frequency and part of speech of each line, one after the other: no word holds white space."""
    return (package_folder("jieba") / "dict.txt").read_text(encoding="utf-8").split()
