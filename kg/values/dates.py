"""Dates and periods in Chinese text, as ISO 8601 as far as they are known.

``2021-05-12``, ``2021-05`` and ``2021`` are complete from the left; ``--05-12`` lacks the year, ``---12`` year and month
(the truncated forms of ISO 8601:2000, which XML Schema keeps as gMonthDay and gDay). A period is written ``start/end``.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_DAYPART = r"(?:凌晨|清晨|早间|早晨|早上|上午|中午|午间|下午|傍晚|晚间|晚上|晚|夜间|夜|早)?"
_DIGIT = r"[0-9０-９]"
_PATTERN = re.compile(
    rf"""
    (?P<full>(?P<y>(?:19|20){_DIGIT}{{2}})年(?P<m>{_DIGIT}{{1,2}})月(?P<d>{_DIGIT}{{1,2}})[日号]){_DAYPART}
  | (?P<dash>(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>[01]?\d)[-/.](?P<d2>[0-3]?\d)(?!\d))
  | (?P<ym>(?P<y3>(?:19|20){_DIGIT}{{2}})年(?P<m3>{_DIGIT}{{1,2}})月(?:份)?(?P<part3>[上中下]旬|底|初)?)
  | (?P<yh>(?P<y4>(?:19|20){_DIGIT}{{2}})年(?P<half>上半年|下半年|[一二三四]季度|第[一二三四]季度|前三季度|初|底|末|中|年初|年底)?)
  | (?P<rel>今年|去年|前年|明年|后年|本年|当年|上年|次年)(?P<relrest>(?P<m5>{_DIGIT}{{1,2}})月(?:(?P<d5>{_DIGIT}{{1,2}})[日号])?(?:份)?|上半年|下半年|第?[一二三四]季度|前三季度|初|底|末|年初|年底|以来)?
  | (?P<md>(?P<m6>{_DIGIT}{{1,2}})月(?P<d6>{_DIGIT}{{1,2}})[日号]){_DAYPART}
  | (?P<mm>(?P<m7>{_DIGIT}{{1,2}})月(?:份|底|初|[上中下]旬))
  | (?P<day>(?P<d8>{_DIGIT}{{1,2}})[日号]){_DAYPART}(?![内前后本元报])
  | (?P<near>今天|今日|今晨|今晚|昨天|昨日|昨晚|前天|明天|明日|当天|当日|当晚){_DAYPART}
  | (?P<month>本月|上月|上个月|下月|下个月|当月)(?:底|初|[上中下]旬)?
  | (?P<plan>[“"']?十(?P<n>[一二三四五六七])五[”"']?(?:规划)?(?:期间|时期|以来|末)|[“"']十(?P<n2>[一二三四五六七])五[”"'])
  | (?P<soon>近日|日前|近期|目前|当前|不久前|此前|年初|年底|年内|上半年|下半年)
    """,
    re.VERBOSE,
)
_HALVES = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6),
    "三季度": (7, 9), "四季度": (10, 12), "前三季度": (1, 9),
}  # fmt: skip
_YEARS_AWAY = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1, "后年": 2}
_DAYS_AWAY = {"今": 0, "当": 0, "昨": -1, "前": -2, "明": 1}
_MONTHS_AWAY = {"本": 0, "当": 0, "上": -1, "下": 1}
_FIVE_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}


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


def _months(year: int | None, first: int, last: int) -> str:
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}" if year else ""


def _relative_year(match: re.Match[str], base: Base) -> str:
    year = base.year + _YEARS_AWAY[match["rel"]] if base.year else None
    rest = (match["relrest"] or "").removeprefix("第")
    if match["m5"]:
        return iso_date(year, int(match["m5"]), int(match["d5"]) if match["d5"] else None)
    if rest in _HALVES:
        return _months(year, *_HALVES[rest])
    return iso_date(year)


def _near_day(word: str, base: Base) -> str:
    away = _DAYS_AWAY[word[0]]
    if base.year and base.month and base.day:
        day = datetime.date(base.year, base.month, base.day) + datetime.timedelta(away)
        return day.isoformat()
    return iso_date(*base) if away == 0 and base.day else ""


def _near_month(word: str, base: Base) -> str:
    if base.month is None:
        return ""
    index = (base.year or 0) * 12 + base.month - 1 + _MONTHS_AWAY[word[0]]
    return iso_date(index // 12 if base.year else None, index % 12 + 1)


def _iso(match: re.Match[str], base: Base) -> str:
    """The ISO value of a match of the date expression."""
    kind = match.lastgroup and next(k for k in _KINDS if match[k] is not None)
    number = {k: int(match[k]) for k in _NUMBERS if match[k]}
    match kind:
        case "full":
            return iso_date(number["y"], number["m"], number["d"])
        case "dash":
            return iso_date(number["y2"], number["m2"], number["d2"])
        case "ym":
            return iso_date(number["y3"], number["m3"])
        case "yh":
            half = (match["half"] or "").removeprefix("第")
            return _months(number["y4"], *_HALVES[half]) if half in _HALVES else iso_date(number["y4"])
        case "rel":
            return _relative_year(match, base)
        case "md":
            return iso_date(base.year, number["m6"], number["d6"])
        case "mm":
            return iso_date(base.year, number["m7"])
        case "day":
            return iso_date(base.year if base.month else None, base.month, number["d8"])
        case "near":
            return _near_day(match["near"], base)
        case "month":
            return _near_month(match["month"], base)
        case "plan":
            start = _FIVE_YEAR[match["n"] or match["n2"]]
            return f"{start}/{start + 4}"
        case _:
            return _vague(match[0], base)


def _vague(word: str, base: Base) -> str:
    if word in _HALVES:
        return _months(base.year, *_HALVES[word])
    return iso_date(base.year) if word in ("年初", "年底", "年内") else ""


_KINDS = ("full", "dash", "ym", "yh", "rel", "md", "mm", "day", "near", "month", "plan", "soon")
_NUMBERS = ("y", "m", "d", "y2", "m2", "d2", "y3", "m3", "y4", "m6", "d6", "m7", "d8")


def find_dates(text: str, base: Base, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates in ``text[start:end]``, in order, not overlapping, relative ones counted from ``base``.

    >>> [d.iso for d in find_dates("去年3月开工，5月12日签约。", Base(2021, 5, 20))]
    ['2020-03', '2021-05-12']
    """
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        # 12日 behind a digit or 第 is the tail of another number
        if match["day"] and match.start() and (text[match.start() - 1] in "0123456789.至-—第"):
            continue
        yield DateSpan(match.start(), match.end(), _iso(match, base))
