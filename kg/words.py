"""jieba's dictionary as a word list: 350,000 words with their part of speech.

The file is read at the first question, from the installed wheel, without importing jieba.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


def is_word(text: str) -> bool:
    """Whether ``text`` stands in the dictionary."""
    return text in _parts_of_speech()


def word_pos(text: str) -> str | None:
    """The word's part of speech in jieba's tag set (``n``, ``nr``, ``ns``, ``v`` …), None for no word."""
    return _parts_of_speech().get(text)


@cache
def _parts_of_speech() -> dict[str, str]:
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba==0.42.1")
    fields = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8").split()
    return dict(zip(fields[::3], fields[2::3], strict=True))
