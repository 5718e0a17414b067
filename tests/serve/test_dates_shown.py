"""What the pages say."""

import pytest

from kg.serve.words import Words


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("--05-12", "5月12日", "05-12"),
        ("--11", "11月", "11"),
        ("---03", "3日", "03"),
        ("2024-05-12", "2024-05-12", "2024-05-12"),
        ("--x", "--x", "--x"),
        ("--", "--", "--"),
    ],
)
def test_dates_without_a_year_are_shown_as_people_write_them(written: str, zh: str, en: str) -> None:
    assert Words("zh")("published", date=written) == f"{zh} 发布"
    assert Words("en")("published", date=written) == f"published {en}"
