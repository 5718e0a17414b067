"""How a Chinese name is typed on a Latin keyboard: its syllables in pinyin."""

import unicodedata
from functools import lru_cache

from pypinyin import Style
from pypinyin.converter import DefaultConverter
from pypinyin.core import Pinyin


class _Remembering(DefaultConverter):  # type: ignore[misc, unused-ignore]
    """pypinyin's converter, which converts a word once only."""

    convert = lru_cache(maxsize=1 << 16)(DefaultConverter.convert)


_PINYIN = Pinyin(_Remembering())


@lru_cache(maxsize=1 << 17)
def syllables(name: str) -> str:
    """The syllables of ``name`` in lower case without tones, separated by spaces, ``/`` between readings of a character
    that no known word decides; Latin words and numbers stay whole, everything else is left out. ``青石国资A3`` gives
    ``qing shi guo zi a3`` and ``曾安`` gives ``ceng/zeng an``."""
    plain = unicodedata.normalize("NFKC", name)
    rows = _PINYIN.pinyin(plain, style=Style.NORMAL, heteronym=True, errors=_latin)
    return " ".join("/".join(dict.fromkeys(reading.replace("ü", "v") for reading in row)) for row in rows if row[0])


def _latin(text: str) -> str:
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split())
