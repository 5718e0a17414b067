"""How a Chinese name is typed on a Latin keyboard: its syllables in pinyin."""

import unicodedata
from functools import cache

from pypinyin import Style, lazy_pinyin


@cache
def syllables(name: str) -> str:
    """The syllables of ``name`` in lower case without tones, separated by spaces; runs of Latin letters and digits
    stay whole, everything else is left out. ``萧山国资A3`` gives ``xiao shan guo zi a3``."""
    plain = unicodedata.normalize("NFKC", name)
    parts = lazy_pinyin(plain, style=Style.NORMAL, errors=_latin)
    return " ".join(part.replace("ü", "v") for part in parts if part)


def _latin(text: str) -> list[str]:
    return "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
