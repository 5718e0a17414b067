"""Dates and periods in Chinese text, as ISO 8601 as far as they are known.

``2021-05-12``, ``2021-05`` and ``2021`` are complete from the left; ``--05-12`` lacks the year, ``---12`` year and
month (the truncated forms of ISO 8601:2000, which XML Schema keeps as gMonthDay and gDay). A period of months or years
is written ``start/end``; one of days (8月21日至22日) has the value of its first day.
"""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kg.scan import Scanner
from kg.values.date_words import DATE, KINDS

_DATE = Scanner(DATE)

_HALVES = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6),
    "三季度": (7, 9), "四季度": (10, 12), "前三季度": (1, 9), "前二季度": (1, 6),
}  # fmt: skip
_YEARS_AWAY = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
# counted from the year that the sentence speaks of
_YEARS_ON = {"同年": 0, "当年": 0, "次年": 1}
_DAYS_AWAY = {"今": 0, "当": 0, "昨": -1, "前": -2, "明": 1, "次": 1, "翌": 1}
_MONTHS_AWAY = {"本": 0, "当": 0, "同": 0, "上": -1, "下": 1}
_WEEKS_AWAY = {"本": 0, "上": -1, "下": 1}
_WEEKDAYS = "一二三四五六日"
_FIVE_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


class DateSpan(NamedTuple):
    """``text[start:end]`` names the date or period ``iso``; "" where the words name none that is known (近日)."""

    start: int
    end: int
    iso: str


class Base(NamedTuple):
    """The day that relative dates count from; parts that are not known are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str | None) -> "Base":
        """The base day of an ISO date as far as it is known (None: nothing is)."""
        match = re.fullmatch(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?", iso or "")
        return cls(*(int(g) if g else None for g in match.groups())) if match else cls()


def iso_date(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """The ISO form of the known parts; "" when the parts make no date (13月, 2月30日)."""
    if month is not None and not 1 <= month <= 12:
        return ""
    if day is not None and not 1 <= day <= (calendar.monthrange(year or 2000, month)[1] if month else 31):
        return ""
    if year is not None:
        return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
    if month:
        return f"--{month:02d}" + (f"-{day:02d}" if day else "")
    return f"---{day:02d}" if day else ""


def find_dates(text: str, base: Base, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates in ``text[start:end]``, in order, not overlapping: relative ones counted from ``base``, and 同年, 次日
    and their like from the date named before them.

    >>> [d.iso for d in find_dates("去年3月开工，5月12日签约。", Base(2021, 5, 20))]
    ['2020-03', '2021-05-12']
    """
    last = Base()
    for match in _DATE.finditer(text, start, end):
        iso = _iso(match, base, last)
        if iso and "/" not in iso:
            last = Base.parse(iso)
        yield DateSpan(match.start(), match.end(), iso)


def _iso(match: re.Match[str], base: Base, last: Base) -> str:
    """The ISO value of a match of the date expression; ``last`` is the date named before it."""
    kind = next(k for k in KINDS if match[k] is not None)
    return _READERS[kind](match, base, last)


def _numbers(match: re.Match[str], *groups: str) -> list[int]:
    return [int(match[group]) for group in groups]


def _han_year(text: str) -> int:
    return int("".join(_HAN_DIGITS[c] for c in text))


def _han_number(text: str | None) -> int | None:
    """三十一 -> 31, 十 -> 10."""
    if text is None:
        return None
    tens, ten, ones = text.rpartition("十")
    return (int(_HAN_DIGITS.get(tens, "1")) * 10 if ten else 0) + (int(_HAN_DIGITS[ones]) if ones else 0)


def _months(year: int | None, first: int, last: int) -> str:
    if not 1 <= first <= last <= 12 or year is None:
        return ""
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"


def _half(year: int | None, words: str) -> str:
    """The year, or the half or quarter of it that ``words`` name."""
    span = _HALVES.get(words.removeprefix("第").rstrip("末初"))
    return _months(year, *span) if span else iso_date(year)


def _year_of(match: re.Match[str], absolute: str, relative: str, base: Base) -> int | None:
    if match[absolute]:
        return int(match[absolute])
    return base.year + _YEARS_AWAY[match[relative] or "今年"] if base.year else None


def _year_for(month: int, day: int | None, base: Base, last: Base) -> int | None:
    """The year of a month named without one. A month alone goes on from the month before it (2019年3月开工，6月完工);
    a day is counted from the base, December told in January being last year's."""
    if last.year and (base.year is None or (day is None and last.month)):
        return last.year
    turned = base.month is not None and base.month <= 2 and month >= 11
    return base.year - 1 if turned and base.year else base.year


def _relative_year(match: re.Match[str], base: Base, last: Base) -> str:
    word = match["rel"]
    if word in _YEARS_ON:
        year = last.year + _YEARS_ON[word] if last.year else None
    else:
        year = base.year + _YEARS_AWAY[word] if base.year else None
    if match["m5"]:
        return iso_date(year, int(match["m5"]), int(match["d5"]) if match["d5"] else None)
    return _half(year, match["relrest"] or "")


def _day(day: int, base: Base) -> str:
    """A day of the base's month; a late day told in a month's first week is of the one before: 28日 told on the 2nd."""
    if base.month is not None and base.day is not None and base.day <= 7 and day > base.day + 15:
        return _near_month("上月", str(day), base, Base())
    return iso_date(base.year if base.month else None, base.month, day)


def _near_day(word: str, base: Base, last: Base) -> str:
    away = _DAYS_AWAY[word[0]]
    if word[0] in "次翌" or (word[0] == "当" and last.day):
        base = last
    if base.year and base.month and base.day:
        day = datetime.date(base.year, base.month, base.day) + datetime.timedelta(away)
        return day.isoformat()
    return iso_date(*base) if away == 0 and base.day else ""


def _near_month(word: str, day: str | None, base: Base, last: Base) -> str:
    if word[0] in "当同" and last.month:
        base = last
    number = int(day) if day else None
    if base.month is None:
        return iso_date(None, None, number)
    index = (base.year or 0) * 12 + base.month - 1 + _MONTHS_AWAY[word[0]]
    return iso_date(index // 12 if base.year else None, index % 12 + 1, number)


def _weekday(which: str, weekday: str, base: Base) -> str:
    if not (base.year and base.month and base.day):
        return ""
    today = datetime.date(base.year, base.month, base.day)
    monday = today - datetime.timedelta(today.weekday()) + datetime.timedelta(7 * _WEEKS_AWAY[which])
    return (monday + datetime.timedelta(_WEEKDAYS.index(weekday.replace("天", "日")))).isoformat()


def _day_of_month(match: re.Match[str], base: Base, last: Base) -> str:
    month, day = _numbers(match, "m6", "d6")
    return iso_date(_year_for(month, day, base, last), month, day)


def _told_day(match: re.Match[str], base: Base, last: Base) -> str:
    if not match["m11"]:
        return _day(int(match["d11"] or match["d12"]), base)
    month, day = _numbers(match, "m11", "d11")
    return iso_date(_year_for(month, day, base, last), month, day)


def _month_alone(match: re.Match[str], base: Base, last: Base) -> str:
    month = int(match["m7"])
    return iso_date(_year_for(month, None, base, last), month)


def _plan(match: re.Match[str], _base: Base, _last: Base) -> str:
    """A five-year plan's years, or its last."""
    first = _FIVE_YEAR[match["n"] or match["n2"] or match["n3"]]
    return str(first + 4) if match["end"] else f"{first}/{first + 4}"


def _vague(word: str, base: Base) -> str:
    if word.removeprefix("第").rstrip("末初") in _HALVES:
        return _half(base.year, word) if base.year else ""
    return iso_date(base.year) if word in ("年初", "年底", "年内") else ""


_READERS: Mapping[str, Callable[[re.Match[str], Base, Base], str]] = {
    "told": _told_day,
    "full": lambda match, base, last: iso_date(*_numbers(match, "y", "m", "d")),
    "han": lambda match, base, last: iso_date(
        _han_year(match["hy"]), _han_number(match["hm"]), _han_number(match["hd"])
    ),
    "dash": lambda match, base, last: iso_date(*_numbers(match, "y2", "m2", "d2")),
    "months": lambda match, base, last: _months(
        _year_of(match, "y9", "rel9", base), int(match["from"]), int(match["until"])
    ),
    "first": lambda match, base, last: _months(_year_of(match, "y10", "rel10", base), 1, int(match["n10"])),
    "ym": lambda match, base, last: iso_date(*_numbers(match, "y3", "m3")),
    "years": lambda match, base, last: f"{int(match['y7'])}/{int(match['y8'])}",
    "yh": lambda match, base, last: _half(int(match["y4"]), match["half"] or ""),
    "rel": _relative_year,
    "md": _day_of_month,
    "month": lambda match, base, last: _near_month(match["month"], match["d9"], base, last),
    "mm": _month_alone,
    "day": lambda match, base, last: _day(int(match["d8"]), base),
    "week": lambda match, base, last: _weekday(match["week"][0], match["weekday"], base),
    "near": lambda match, base, last: _near_day(match["near"], base, last),
    "plan": _plan,
    "soon": lambda match, base, last: _vague(match[0], base),
}
