"""Quantities: a number with a unit, its approximation as written (近, 超, 余 …) and the normalised value."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12, "百万": 10**6, "千万": 10**7}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_BEFORE = r"约|近|超过|超出|超|逾|达到|突破|破|不少于|不低于|不超过|至少|高达|多达|将近|接近"
_AFTER = r"以上|以下|以内|左右"
_NUMBER = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?"
_CHINESE = r"[一二三四五六七八九十百千两零〇]+"
# 个, 次 … after a Chinese numeral are everyday speech (一个, 两次), hardly a figure that someone looks up
_EVERYDAY = frozenset("个次位名项件人家条种场批部天年届分座处所间张本份起类只头块片根支对里门期岁度单台套") | {"小时", "周年"}


class Quantity(NamedTuple):
    """``text[start:end]`` is as written, with its approximation; ``value`` is the number in ``unit`` (the unit
    without 万 and 亿), ``approximate`` the words that loosen it ("" when it is exact)."""

    start: int
    end: int
    value: str
    unit: str
    kind: str
    approximate: str


def parse_number(text: str) -> Decimal | None:
    """The value of Arabic (``1,234.5``) or Chinese (``三百二十``) numerals without unit; None for anything else."""
    plain = text.replace(",", "").replace("，", "").replace("．", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    total = section = digit = 0
    for c in plain:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "亿":
            total, section, digit = (total + section + digit) * 10**8, 0, 0
        elif c == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        elif c in _SCALE:
            section, digit = section + (digit or 1) * _SCALE[c], 0
        else:
            return None
    return Decimal(total + section + digit)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class QuantityFinder:
    """Finds quantities with the units of a lexicon (unit -> code, kind)."""

    def __init__(self, units: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._kinds = {unit: (columns + ("", ""))[1] for unit, columns in units}
        bare = {self._split(unit)[1] for unit in self._kinds}
        for unit in bare:
            self._kinds.setdefault(unit, next(k for u, k in self._kinds.items() if self._split(u)[1] == unit))
        alternatives = "|".join(re.escape(u) for u in sorted(bare, key=lambda u: (-len(u), u)))
        self._pattern = re.compile(
            rf"(?P<before>{_BEFORE})?(?P<number>{_NUMBER}|{_CHINESE})(?P<odd>多|余|几)?"
            rf"(?P<scale>万亿|百万|千万|[十百千万亿])?(?P<odd2>多|余)?(?P<unit>{alternatives})(?P<after>{_AFTER}|余|多)?"
            rf"|(?P<before3>{_BEFORE})?百分之(?P<percent>{_NUMBER}|{_CHINESE})"
            rf"|(?P<level>破|超|过|突破)(?P<size>百亿|千亿|万亿|亿)(?P<unit2>元)?"
            rf"|(?P<number3>[十百千]|)(?P<size3>万亿|亿|万)(?P<unit3>元)?级"
        )

    @staticmethod
    def _split(unit: str) -> tuple[str, str]:
        """万, 亿 … and the unit they scale: 亿千瓦时 -> 亿, 千瓦时; 千瓦 stays whole."""
        match = re.match(r"(万亿|百万|千万|[万亿])(.+)", unit)
        return (match[1], match[2]) if match else ("", unit)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
        """The quantities in ``text[start:end]``, in order; numbers that only order things (第3, 2021年) are not.

        >>> finder = QuantityFinder([("亩", ("", "area")), ("亿元", ("CNY", "money"))])
        >>> [(q.value, q.unit, q.approximate) for q in finder.find("占地2000多亩，总投资近3.5亿元。")]
        [('2000', '亩', '多'), ('350000000', '元', '近')]
        """
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            if match["number"]:
                quantity = self._counted(text, match)
            elif match["percent"]:
                value = parse_number(match["percent"])
                quantity = self._made(match, value, "%", match["before3"] or "") if value is not None else None
            else:
                quantity = self._sized(match)
            if quantity:
                yield quantity

    def _made(self, match: re.Match[str], value: Decimal, unit: str, approximate: str) -> Quantity:
        kind = {"%": "share", "": "size"}.get(unit) or self._kinds.get(unit, "")
        return Quantity(match.start(), match.end(), _plain(value), unit, kind, approximate)

    def _sized(self, match: re.Match[str]) -> Quantity | None:
        """销售额破亿, 万亿级: a size named without digits."""
        if match["size"]:
            scale, unit, loose = match["size"], match["unit2"] or "", match["level"]
        else:
            scale, unit, loose = (match["number3"] or "") + match["size3"], match["unit3"] or "", "级"
        value = Decimal(1)
        for word in re.findall("万亿|[十百千万亿]", scale):
            value *= _SCALE[word]
        return self._made(match, value, unit, loose)

    def _counted(self, text: str, match: re.Match[str]) -> Quantity | None:
        before = text[match.start() - 1] if match.start() else ""
        if before and not match["before"] and (before in "第-—/.年月" or before.isascii() and before.isalnum()):
            return None
        chinese = not match["number"][0].isdigit()
        if chinese and match["unit"] in _EVERYDAY and not match["scale"] and len(match["number"]) < 3:
            return None
        unit = match["unit"]
        if unit == "年" and (len(match["number"]) == 4 or chinese):
            return None
        if unit in ("分", "期", "号", "部", "届") and not match["scale"]:
            return None
        value = parse_number(match["number"])
        if value is None:
            return None
        for word in re.findall("万亿|[十百千万亿]", match["scale"] or ""):
            value *= _SCALE[word]
        loose = "".join(match[g] or "" for g in ("before", "odd", "odd2", "after"))
        return self._made(match, value, unit, loose)
