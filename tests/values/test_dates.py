"""Dates in Chinese text, one case a row: what is found, and the day it is counted from."""

import pytest

from kg.values.dates import Base, find_dates, iso_date

TOLD = Base(2024, 9, 10)


def test_the_middle_of_a_year_is_no_award() -> None:
    assert _dates("2018年中标了") == [("2018年", "2018")]
    assert _dates("2018年中开工") == [("2018年中", "2018")]


def _dates(text: str, base: Base = TOLD) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.iso) for d in find_dates(text, base)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年9月10日", "2024-09-10"),
        ("2024年9月10号", "2024-09-10"),
        ("２０２４年９月１０日", "2024-09-10"),
        ("2024 年 9 月 10 日", "2024-09-10"),
        ("2024-09-10", "2024-09-10"),
        ("2024/9/10", "2024-09-10"),
        ("2024.9.10", "2024-09-10"),
        ("二〇二四年九月十日", "2024-09-10"),
        ("二〇二三年十二月三十一日", "2023-12-31"),
        ("一九九八年", "1998"),
        ("2024年9月10日上午9时30分", "2024-09-10"),
        ("2024 年 9 月10 日", "2024-09-10"),
        ("2024 年 9 月", "2024-09"),
        ("2024年9月17至19日", "2024-09-17"),
        ("2024年9月上旬", "2024-09"),
        ("2024年度", "2024"),
        ("2025年年底", "2025"),
        ("2026年上半年", "2026-01/2026-06"),
        ("2023年第三季度", "2023-07/2023-09"),
        ("2023年三季度末", "2023-07/2023-09"),
        ("2023年前三季度", "2023-01/2023-09"),
        ("2023年1-6月", "2023-01/2023-06"),
        ("2025年至2027年", "2025/2027"),
        ("2021—2023年", "2021/2023"),
        ("“十四五”期间", "2021/2025"),
        ("十四五末", "2025"),
    ],
)
def test_stated_in_full(text: str, iso: str) -> None:
    assert _dates(text, Base()) == [(text, iso)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("今天", "2024-09-10"),
        ("昨晚8时", "2024-09-09"),
        ("前天", "2024-09-08"),
        ("明天上午", "2024-09-11"),
        ("10日", "2024-09-10"),
        ("本月15日", "2024-09-15"),
        ("上月28日", "2024-08-28"),
        ("下个月", "2024-10"),
        ("上周五", "2024-09-06"),
        ("本周日", "2024-09-15"),
        ("8月21日", "2024-08-21"),
        ("9月底", "2024-09"),
        ("6月", "2024-06"),
        ("今年5月24日", "2024-05-24"),
        ("去年12月", "2023-12"),
        ("明年6月底", "2025-06"),
        ("前年", "2022"),
        ("后年", "2026"),
        ("去年同期", "2023"),
        ("今年以来", "2024"),
        ("今年前8个月", "2024-01/2024-08"),
        ("今年1至8月", "2024-01/2024-08"),
        ("上半年", "2024-01/2024-06"),
        ("一季度", "2024-01/2024-03"),
        ("年底", "2024"),
        ("近日", ""),
    ],
)
def test_counted_from_the_day_of_the_text(text: str, iso: str) -> None:
    assert _dates(text) == [(text, iso)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("8月21日", "--08-21"),
        ("今天（8月21日）上午", "--08-21"),
        ("昨晚（8月20日）", "--08-20"),
        ("今天(21日)", "---21"),
        ("今（18）日", "---18"),
        ("昨(3)日下午", "---03"),
        ("当地时间12日晚", "---12"),
        ("北京时间8月21日凌晨2时", "--08-21"),
        ("12日晚", "---12"),
        ("去年12月", "--12"),
        ("9月底", "--09"),
        ("上月28日", "---28"),
        ("上个月", ""),
        ("今年", ""),
        ("昨天", ""),
        ("当天", ""),
        ("上周五", ""),
        ("上半年", ""),
        ("1-5月", ""),
    ],
)
def test_as_far_as_is_known_without_a_base(text: str, iso: str) -> None:
    assert _dates(text, Base()) == [(text, iso)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("8月21日至22日", "2024-08-21"),
        ("8月21日—9月2日", "2024-08-21"),
        ("2024年3月28日至4月2日", "2024-03-28"),
        ("10日至12日", "2024-09-10"),
    ],
)
def test_days_on_end_have_the_first(text: str, iso: str) -> None:
    assert _dates(text) == [(text, iso)]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("2019年建成，同年8月投产，次年3月验收", ["2019", "2019-08", "2020-03"]),
        ("5月1日开工，次日停工", ["2024-05-01", "2024-05-02"]),
        ("12月31日签约，翌日入驻", ["2024-12-31", "2025-01-01"]),
        ("2019年3月开工，6月完工", ["2019-03", "2019-06"]),
        ("去年3月开工，5月12日签约", ["2023-03", "2024-05-12"]),
        ("2023年及2024年上半年", ["2023", "2024-01/2024-06"]),
        ("同年8月", ["--08"]),
        ("当年", [""]),
    ],
)
def test_counted_from_the_date_before(text: str, isos: list[str]) -> None:
    assert [iso for _, iso in _dates(text)] == isos


@pytest.mark.parametrize("text", ["2月30日", "13月5日", "2023年2月29日", "4月31日", "2024年13月"])
def test_impossible_dates_have_no_value(text: str) -> None:
    assert {iso for _, iso in _dates(text)} == {""}


def test_leap_day_is_possible_while_the_year_is_not_known() -> None:
    assert iso_date(None, 2, 29) == "--02-29"
    assert iso_date(2024, 2, 29) == "2024-02-29"
    assert iso_date(2023, 2, 29) == ""


@pytest.mark.parametrize(
    "text",
    [
        "第3日",
        "3日内",
        "每15日",
        "5个月",
        "达产后年产值",
        "如今年产值",
        "每年底",
        "十五五规划",
        "3.5月",
        "青石日报10日报",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _dates(text) == []


@pytest.mark.parametrize(
    ("text", "base", "iso"),
    [
        ("12月28日", Base(2024, 1, 3), "2023-12-28"),
        ("1月2日", Base(2024, 1, 3), "2024-01-02"),
        ("28日", Base(2024, 9, 3), "2024-08-28"),
        ("28日", Base(2024, 1, 3), "2023-12-28"),
        ("12日", Base(2024, 9, 3), "2024-09-12"),
        ("上月", Base(2024, 1, 3), "2023-12"),
        ("下月", Base(2024, 12, 3), "2025-01"),
        ("昨天", Base(2024, 1, 1), "2023-12-31"),
        ("上月28日", Base(None, 1, 3), "--12-28"),
    ],
)
def test_over_the_turn_of_month_and_year(text: str, base: Base, iso: str) -> None:
    assert _dates(text, base) == [(text, iso)]


@pytest.mark.parametrize(
    ("iso", "base"),
    [
        ("2024-09-10", Base(2024, 9, 10)),
        ("2024-09", Base(2024, 9)),
        ("--09-10", Base(None, 9, 10)),
        (None, Base()),
        ("nonsense", Base()),
    ],
)
def test_base_reads_what_is_known(iso: str | None, base: Base) -> None:
    assert Base.parse(iso) == base


def test_only_the_given_stretch_is_read() -> None:
    text = "5月1日，6月2日，7月3日"
    assert [text[d.start : d.end] for d in find_dates(text, TOLD, 5, 9)] == ["6月2日"]
