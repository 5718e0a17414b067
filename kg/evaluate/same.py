"""When two ways of writing mean the same: names, dates and quantities."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from kg.script import simplified

_DROPPED = frozenset("、,。-'\"`")
_BRACKETS_AND_QUOTES = frozenset({"Ps", "Pe", "Pi", "Pf"})

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
# 千 and 百 that begin a unit (千瓦时, 千米, 百帕) are no part of the number before them
_NUMBER = re.compile(
    r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[〇零一二两三四五六七八九十万亿]|千(?![瓦米克卡赫帕伏字])|百(?!帕|分))+"
)
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?|.")
_ROUGHLY = re.compile(r"^[余多几]+|(?:以上|以下|左右|上下|以内|[余多级])+$")
# behind the first figure of a range: 3亿|元至4亿元, 3亿|至4亿元, 20|-30%
_UP_TO = re.compile(r"[^\d-]{0,4}?[-~—–至到]{1,2}\d[\d,]*(?:\.\d+)?(?P<scale>[万亿]*)(?=[^\d]{1,4}$)")
_PERCENT = re.compile(r"百分之(.+)")


def normalise(name: str) -> str:
    """``name`` as compared: NFKC, lower case, without quotes, brackets, white space and ``、，。-``."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", name).lower()
        if char not in _DROPPED and not char.isspace() and unicodedata.category(char) not in _BRACKETS_AND_QUOTES
    )


class PartialDate(NamedTuple):
    """A date as far as it is known."""

    year: int | None
    month: int | None
    day: int | None


def read_date(text: str) -> PartialDate | None:
    """Read an ISO date with parts left out (``2021-05-12``, ``2021-05``, ``2021``, ``--05-12``, ``---12``)."""
    text = text.strip()[:10]
    if re.fullmatch(r"---\d{2}", text):
        return PartialDate(None, None, int(text[3:]))
    if match := re.fullmatch(r"--(\d{2})(?:-(\d{2}))?", text):
        return PartialDate(None, int(match[1]), int(match[2]) if match[2] else None)
    if match := re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return PartialDate(year, month, day)
    return None


def dates_agree(one: PartialDate, other: PartialDate) -> bool:
    """Whether the dates have a part that both know, and do not contradict each other in any."""
    known = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return bool(known) and all(a == b for a, b in known)


class Quantity(NamedTuple):
    """A number and its unit; ``number`` None where no number could be read."""

    number: Decimal | None
    unit: str


def read_quantity(text: str) -> Quantity:
    """Read a quantity as written (``约16亿元``, ``2000多亩``, ``破亿``): words of approximation do not count, a range
    is read as its first figure, and 元人民币 is 元."""
    text = simplified(unicodedata.normalize("NFKC", text).lower().replace(" ", ""), 1)
    if percent := _PERCENT.search(text):
        return Quantity(read_quantity(percent[1]).number, "%")
    match = _NUMBER.search(text)
    if match is None:
        return Quantity(None, normalise(text))
    rest = text[match.end() :]
    if last := _UP_TO.match(rest):  # the scale of both stands behind the last, or behind each
        rest = ("" if match[0][-1] in _LARGE else last["scale"]) + rest[last.end() :]
    rest = _ROUGHLY.sub("", _ROUGHLY.sub("", rest)).removesuffix("人民币")
    number = _number(match[0])
    if larger := re.match(r"[万亿]+", rest):  # 5万多家 has nothing left here, 5多万家 has 万
        number, rest = number * _number("1" + larger[0]), rest[larger.end() :]
    return Quantity(number.normalize(), normalise(rest))


def _number(written: str) -> Decimal:
    """The value of digits, Chinese numerals and their mixtures (``3亿5000万``, ``二十五``, ``1.2万``)."""
    total, section = Decimal(0), Decimal(0)
    pending: Decimal | None = None
    for part in _NUMERAL.findall(written):
        if part in _DIGITS:
            pending = (pending or 0) * 10 + Decimal(_DIGITS[part])
        elif part in _SMALL:
            section += (1 if pending is None else pending) * _SMALL[part]
            pending = None
        elif part in _LARGE:
            section += pending or 0
            if part == "亿":
                total, section = ((total + section) or Decimal(1)) * _LARGE[part], Decimal(0)
            else:
                total, section = total + (section or Decimal(1)) * _LARGE[part], Decimal(0)
            pending = None
        else:
            pending = Decimal(part.replace(",", ""))
    return total + section + (pending or 0)
