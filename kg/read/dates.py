"""Dates as news text writes them, as ISO 8601 as far as they are known."""

import re

MONTH_DAY = r"(?P<month>1[0-2]|0?[1-9])\s?月\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?日"
OPTIONAL_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?"
# The old style of the wires: 北京九月二十七日电
HAN_MONTH_DAY = (
    "(?P<han_month>十[一二]?|[一二三四五六七八九])月"
    "(?P<han_day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
# below an official paper: 二〇二一年五月十二日
FULL_DATE = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?:\s?年\s?|[-/.])(?P<month>1[0-2]|0?[1-9])(?:\s?月\s?|[-/.])"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?日)?"
    rf"|(?P<han_year>(?:二[〇零○O]|一九)[〇零○O一二三四五六七八九]{{2}})年{HAN_MONTH_DAY}"
)
_DIGITS = "〇一二三四五六七八九"
_ISO = re.compile(r"\s*(?P<year>\d{4})(?:[-/.年]?(?P<month>\d{1,2})(?:[-/.月]?(?P<day>\d{1,2})(?!\d))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(year: str | int | None, month: str | int, day: str | int) -> str | None:
    """``2021-05-12``, or ``--05-12`` without the year; None if there is no such day."""
    number, of_month = int(month), int(day)
    if not (1 <= number <= 12 and 1 <= of_month <= _DAYS[number - 1]):
        return None
    if year is not None and (number, of_month) == (2, 29):
        leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
        if not leap:
            return None
    return f"{int(year):04d}-{number:02d}-{of_month:02d}" if year is not None else f"--{number:02d}-{of_month:02d}"


def of_match(match: re.Match[str]) -> str | None:
    """The date of a match with the groups ``year`` (optional), ``month`` and ``day``."""
    groups = match.groupdict()
    if groups.get("han_month"):
        year = groups.get("han_year")
        return iso(_year(year) if year else None, _number(groups["han_month"]), _number(groups["han_day"]))
    return iso(groups.get("year"), groups["month"], groups["day"])


def _year(written: str) -> int:
    """A year in four Chinese digits."""
    return int("".join(str(_DIGITS.find(c)) if c in _DIGITS else "0" for c in written))


def _number(written: str) -> int:
    """A number below one hundred in Chinese characters."""
    tens, ten, ones = written.rpartition("十")
    return (10 * (_DIGITS.index(tens) if tens else 1) if ten else 0) + (_DIGITS.index(ones) if ones else 0)


def of_field(value: str) -> str | None:
    """The date that a metadata field states (``2024-01-01T08:00``, ``20240101``, ``2024年1月1日``, ``2024-01``)."""
    match = _ISO.match(value)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None and match.end() == len(value.strip()) else None
    return iso(year, month, day) if day else f"{year}-{int(month):02d}"


def with_year(date: str, year: int | None) -> str:
    """``date`` with the year filled in where it is open and known."""
    if not date.startswith("--") or year is None:
        return date
    return iso(year, date[2:4], date[5:7]) or date
