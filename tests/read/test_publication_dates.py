"""Dates, and the year that fills them in."""

import pytest

from kg.read import dates, read_text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T08:00:00+08:00", "2024-01-01"),
        ("20240229", "2024-02-29"),
        ("2024年1月9日", "2024-01-09"),
        ("2024/1/9 10:00", "2024-01-09"),
        ("2024.01.09", "2024-01-09"),
        ("2024-01", "2024-01"),
        ("2024", "2024"),
        ("2023-02-29", None),
        ("2024-13-01", None),
        ("2024-00-01", None),
        ("yesterday", None),
        ("", None),
        ("12", None),
    ],
)
def test_fields(value: str, expected: str | None) -> None:
    assert dates.of_field(value) == expected


@pytest.mark.parametrize(
    ("date", "year", "expected"),
    [("--05-12", 2021, "2021-05-12"), ("--05-12", None, "--05-12"),
     ("--02-29", 2021, "--02-29"), ("2020-01-01", 2021, "2020-01-01")],
)  # fmt: skip
def test_with_year(date: str, year: int | None, expected: str) -> None:
    assert dates.with_year(date, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年10月28日", "2022-10-28"),
        ("二〇二二年十月二十八日", "2022-10-28"),
        ("二○一九年三月一日", "2019-03-01"),
        ("一九九八年十二月三十一日", "1998-12-31"),
        ("二〇二二年二月三十日", None),
        ("十月二十八日", None),
    ],
)
def test_full_dates(text: str, expected: str | None) -> None:
    match = dates.FULL_DATE.search(text)
    assert (dates.of_match(match) if match else None) == expected


def test_the_office_that_put_it_there_and_how_many_read_it() -> None:
    office = "县医院迁建项目推进会召开\n宣教科 | 2033-03-31 09:42:00\n3月30日，青禾县医院召开推进会。"
    assert [(d.published, d.source) for d in read_text(office)] == [("2033-03-31", None)]
    read_by = "县医院迁建项目推进会召开\n2033-03-31    1363人浏览\n3月30日，青禾县医院召开推进会。"
    assert [d.published for d in read_text(read_by)] == ["2033-03-31"]


def test_a_signature_stands_before_what_the_page_says() -> None:
    text = "县医院召开推进会\n3月30日，青禾县医院召开推进会。（纪长河）\n特别声明\n本文仅代表作者观点，不代表本站立场。"
    (document,) = read_text(text)
    assert [document.text[c.start : c.end] for c in document.credits] == ["纪长河"]
