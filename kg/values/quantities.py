"""Quantities: a number with a unit, its approximation as written (近, 超, 余 …) and the normalised value."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from kg.scan import Scanner, one_of

_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12, "百万": 10**6, "千万": 10**7}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_BEFORE = (
    r"大约|(?<![签节合预邀契履续解特])约|近|超过|超出|超|逾|达到|突破|破|不少于|不低于|不超过|不超|"
    r"不多于|不到|不足|至少|至多|最多|最高|高达|多达|将近|接近|上(?=[百千万亿])"
)
_AFTER = r"以上|以下|以内|左右|上下"
# behind a unit 多 loosens it, but not at the head of a word: 9万吨|多晶硅
_MORE = r"余|多(?![晶功层肽媒元维孔糖用样肉式级品旋])"
# 1万5000人, 2亿3000万元
_MIXED = r"[0-9]{1,4}亿[0-9]{3,4}(?=多?万)|[0-9]{1,4}万[0-9]{3,4}(?![0-9.．])"
_NUMBER = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?"
# 千 that begins a unit is no numeral: 千万|千瓦
_NUMERAL = r"(?:[一二三四五六七八九十百两零〇]|千(?![瓦米克卡赫帕伏字]))"
_CHINESE = rf"{_NUMERAL}+(?:[万亿]{_NUMERAL}+)*"
# a loss: 净利润为-900万元, 分别为800万元、-900万元
_MINUS = r"(?<=[为是、和及与])[-－–−]"
# 千 and 百 that begin a unit (千瓦, 千米) are no scale
_SCALES = r"万亿|百万|千万|[十百万亿]|千(?![瓦米克卡赫帕伏字])"
# a form tells the unit before the figure: 中标金额（万元）：1200
_LABELLED = r"[（(](?:单位[：:])?(?P<size5>[万亿])?(?P<unit5>元)[）)][：:]\s?"
# bare sizes stand at the end of a phrase: 粉丝超52万，
_PHRASE_END = r"(?=[，,。；;！？、）)”\"\n]|以上|余|[和及与]\d|$)"
_IDIOMATIC = frozenset("百千")
# what the first figure of a range ends in: 91亿元-95亿元, 7%-8%
_RANGED = frozenset("元%％倍股吨辆台")
# the second figure of a range, in the same unit: 91亿元|至95亿元
_UP_TO = rf"[ \u00a0]?[-－~～—–−至到]{{1,2}}[ \u00a0]?(?:{_NUMBER})[ \u00a0]?"
# no range, but a change: 由|5%|至8%
_FROM = ("从", "由", "自")
# what a number is written right behind: GDP267亿元
_ACRONYM = re.compile(r"(?<![A-Za-z0-9])(?:GDP|CPI|PPI|PMI|GMV|FDI)$")
# of these, one Chinese digit makes a figure that is looked up (三成, 两倍); 一个, 两次, 一公里 are everyday speech
_TELLING = frozenset({"成", "倍", "%", "个百分点"})


_SUMMED = re.compile(r"(?:(?P<a>\d+)亿)?(?:(?P<b>\d+)万)?(?P<c>\d*)")


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
    if mixed := _SUMMED.fullmatch(plain):
        return sum(Decimal(mixed[part] or 0) * size for part, size in (("a", 10**8), ("b", 10**4), ("c", 1))) + Decimal(
            0
        )
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
    """Finds quantities with the units of a lexicon (unit -> code, kind, what must not follow the unit)."""

    def __init__(self, units: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._kinds: dict[str, str] = {}
        apart: dict[str, str] = {}
        for unit, columns in units:
            _, kind, not_before = (*columns, "", "", "")[:3]
            bare = _bare(unit)
            if unit == bare or bare not in self._kinds:
                self._kinds[bare] = kind
                apart[bare] = not_before
        alternatives = one_of(self._kinds, {unit: _unless(words) for unit, words in apart.items()})
        self._pattern = Scanner(
            rf"(?P<before3>{_BEFORE})?百分之(?P<percent>{_NUMBER}|{_CHINESE})"
            rf"|(?P<before>{_BEFORE}|(?P<minus>{_MINUS}))?(?P<number>{_MIXED}|{_NUMBER}|{_CHINESE})(?:(?P<first>{_SCALES})?[-~～—–至到](?P<last>{_NUMBER}))?(?P<odd>多|余|几)?"
            rf"[ \u00a0]?(?P<scale>{_SCALES})?(?P<odd2>多|余)?"
            rf"[ \u00a0]?(?P<unit>{alternatives})"
            rf"(?P<upto>{_UP_TO}(?:{_SCALES})?[ \u00a0]?(?P=unit))?(?P<after>{_AFTER}|{_MORE})?"
            rf"|(?P<level>破|超|过|突破)(?P<size>百亿|千亿|万亿|亿)(?P<unit2>元)?(?!\w*级)"
            rf"|(?P<number3>[十百千]|{_NUMBER}|)(?P<size3>万亿|亿)(?P<unit3>元)?级"
            rf"|{_LABELLED}(?P<number5>{_NUMBER})(?![0-9.．,，]*[0-9万亿元])"
            rf"|(?P<before4>{_BEFORE})?(?P<number4>{_NUMBER})(?P<odd4>多|余)?(?P<size4>万亿|[万亿])(?P<after4>左右|上下)?{_PHRASE_END}"
        )

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
        """The quantities in ``text[start:end]``, in order; numbers that only order things (第3, 2021年) are not, nor
        are everyday words (一个, 两次, 千家).

        >>> finder = QuantityFinder([("亩", ("", "area")), ("亿元", ("CNY", "money"))])
        >>> [(q.value, q.unit, q.approximate) for q in finder.find("占地2000多亩，总投资近3.5亿元。")]
        [('2000', '亩', '多'), ('350000000', '元', '近')]

        The value of a range is its first figure (预计盈利3亿元至4亿元 -> 300000000).
        """
        for match in self._pattern.finditer(text, start, end):
            if match["number"]:
                if match["upto"] and text.startswith(_FROM, match.start() - 1):
                    yield from self.find(text, match.start(), match.start("upto"))
                    yield from self.find(text, match.start("upto") + 1, match.end())
                    continue
                quantity = self._counted(text, match)
            elif match["percent"]:
                value = parse_number(match["percent"])
                quantity = self._made(match, value, "%", match["before3"] or "") if value is not None else None
            elif match["number5"]:
                value = _scaled(parse_number(match["number5"]) or Decimal(0), match["size5"] or "")
                start, end = match.span("number5")
                quantity = Quantity(start, end, _plain(value), match["unit5"], "money", "")
            elif match["number4"]:
                quantity = self._bare_size(text, match)
            else:
                quantity = self._sized(match)
            if quantity:
                yield quantity

    def _made(self, match: re.Match[str], value: Decimal, unit: str, approximate: str) -> Quantity:
        unit = unit.removesuffix("人民币")
        kind = {"%": "share", "": "size"}.get(unit) or self._kinds.get(unit, "")
        return Quantity(match.start(), match.end(), _plain(value), unit, kind, approximate)

    def _sized(self, match: re.Match[str]) -> Quantity | None:
        """销售额破亿, 万亿级: a size named without digits."""
        if match["size"]:
            scale, unit, loose = match["size"], match["unit2"] or "", match["level"]
        else:
            scale, unit, loose = (match["number3"] or "") + match["size3"], match["unit3"] or "", "级"
            if match["number3"][:1].isdigit():  # 1500亿级
                value = parse_number(match["number3"])
                return self._made(match, _scaled(value, match["size3"]), unit, loose) if value is not None else None
        return self._made(match, _scaled(Decimal(1), scale), unit, loose)

    def _bare_size(self, text: str, match: re.Match[str]) -> Quantity | None:
        """粉丝已超52万: a count whose unit is left out."""
        value = parse_number(match["number4"])
        if value is None or (not match["before4"] and _continues(text, match.start())):
            return None
        loose = "".join(match[g] or "" for g in ("before4", "odd4", "after4"))
        return self._made(match, _scaled(value, match["size4"]), "", loose)

    def _counted(self, text: str, match: re.Match[str]) -> Quantity | None:
        number, unit, scale = match["number"], match["unit"], match["scale"] or ""
        loose = "".join(match[g] or "" for g in ("before", "odd", "odd2", "after"))
        if match["minus"]:
            loose = loose[1:]
        if not match["before"] and _continues(text, match.start()):
            return None
        chinese = not number[0].isdigit()
        if chinese and _is_everyday(number, unit, scale, loose):
            return None
        if unit == "年" and (len(number) == 4 or chinese):
            return None
        if unit in ("分", "期", "号", "届") and not scale:
            return None
        if unit == "点" and not scale and len(number.split(".")[0].replace(",", "")) < 3:
            return None  # 下午3点; an index is at 3200点
        if chinese or "亿" in number or "万" in number:  # 两亿三千|万, 2亿3000|万
            number, scale = number + scale, ""
        value = parse_number(number)
        if value is None:
            return None
        if match["minus"]:
            value = -value
        return self._made(
            match,
            _scaled(value, match["first"] or scale),
            unit,
            loose + ("至" if match["last"] or match["upto"] else ""),
        )


def _bare(unit: str) -> str:
    """The unit without 万, 亿 …: 亿千瓦时 -> 千瓦时; 千瓦 stays whole."""
    match = re.fullmatch(r"(?:万亿|百万|千万|[万亿]|千(?=元))(.+)", unit)
    return match[1] if match else unit


def _unless(words: str) -> str:
    return f"(?!{'|'.join(map(re.escape, words.split()))})" if words else ""


def _scaled(value: Decimal, scale: str) -> Decimal:
    for word in re.findall("万亿|[十百千万亿]", scale):
        value *= _SCALE[word]
    return value


def _continues(text: str, start: int) -> bool:
    """Whether a number at ``start`` is the tail of another or of a code, or orders things (第3, 2020-2023, A3)."""
    before = text[start - 1] if start else ""
    if before in (" ", "\u00a0") and start > 1 and text[start - 2] == "第":  # 第 3 个
        return True
    if before in "-—–" and start > 1 and text[start - 2] in _RANGED:  # 91亿元|-95亿元
        return False
    if before == "年" and start > 1 and text[start - 2] in "全半财去今明同当":  # 全年|26亿元
        return False
    if before.isascii() and before.isalpha() and _ACRONYM.search(text[max(0, start - 5) : start]):
        return False
    return bool(before) and (before in "第-—–/.．年月" or (before.isascii() and before.isalnum()))


def _is_everyday(number: str, unit: str, scale: str, loose: str) -> bool:
    """Whether a Chinese numeral and its unit are everyday speech rather than a figure: 一方(面), 两村, 千家(万户)."""
    if set(number) <= _IDIOMATIC:
        return not loose
    if len(number) == 1:
        return not (scale or (unit in _TELLING and number != "一"))
    return False
