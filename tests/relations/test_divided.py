"""Places of a region that the text tells much of: the register of divisions says which lie there."""

import pytest
from relation_facts import facts

from kg.divisions import Divisions


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("安徽", "黄山市", True),
        ("安徽省", "休宁县", True),
        ("黄山市", "休宁县", True),
        ("休宁县", "黄山市", False),
        ("安徽", "安徽", False),
        ("江西", "黄山市", False),
        ("青石省", "黄山市", False),
    ],
)
def test_the_register_tells_which_division_holds_which(outer: str, inner: str, holds: bool) -> None:
    register = Divisions(
        {
            "安徽省": ("安徽", "340000"),
            "黄山市": ("黄山", "341000"),
            "休宁县": ("休宁", "341022"),
            "江西省": ("江西", "360000"),
        }
    )
    assert register.holds(outer, inner) is holds


def test_a_place_with_a_namesake_has_both_codes_and_lies_in_both() -> None:
    register = Divisions({"甲省": ("甲", "110000"), "乙省": ("乙", "220000"), "城区": ("-", "110101/220104")})
    assert register.codes("城区") == ("110101", "220104")
    assert register.holds("甲", "城区")
    assert register.holds("乙省", "城区")


_REGISTER = Divisions(
    {
        "甲省": ("甲", "110000"), "乙省": ("乙", "220000"), "吉祥省": ("吉祥", "330000"), "吉祥市": ("-", "330200"),
        "青禾市": ("青禾", "110100"), "云岭市": ("云岭", "220100"), "城区": ("-", "110102/220104"),
        "白石区": ("-", "110103/110203/220103"), "矿区": ("-", "220105"), "长平县": ("长平", "220121"),
        "青石山区": ("青石山", "220106"),
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("place", "wholes", "code"),
    [
        ("青禾市", (), "110100"),
        ("甲", (), "110000"),
        ("吉祥", (), None),  # the province or its city
        ("吉祥市", (), "330200"),
        ("长平县", (), "220121"),
        ("长平", (), None),  # may be a village, too
        ("长平", ("云岭市",), "220121"),
        ("长平县", ("云岭市", "乙省"), "220121"),
        ("长平县", ("青禾市",), None),  # another one of that name
        ("长平县", ("东部地区",), "220121"),
        ("城区", (), None),
        ("城区", ("青禾",), "110102"),
        ("城区", ("甲省", "乙省"), None),
        ("白石区", ("甲省",), None),
        ("白石区", ("甲省", "青禾市"), "110103"),
        ("矿区", (), None),  # any mine's
        ("矿区", ("云岭市",), "220105"),
        ("青石山区", (), "220106"),
        ("青石山", ("云岭市",), None),  # the mountain, as likely
        ("青石县", ("甲省",), None),
        ("甲省", ("甲省",), None),
    ],
)
def test_a_place_has_a_code_where_it_can_be_one_division_only(
    place: str, wholes: tuple[str, ...], code: str | None
) -> None:
    assert _REGISTER.code(place, wholes) == code


def test_places_of_the_region_spoken_of_are_part_of_it() -> None:
    text = "安徽多地正在提早布局。在黄山，四十个项目开工。在宣城，十个项目投产。在赣州，推介会举行。"
    assert facts(text, "partOf") == {("黄山", "安徽"), ("宣城", "安徽")}


def test_a_region_that_the_title_names_is_that_of_the_whole_text() -> None:
    text = "安徽奋力发展制造业\n在黄山，四十个项目开工。安徽各地加快建设。"
    assert ("黄山", "安徽") in facts(text, "partOf")


def test_a_region_that_is_only_named_says_nothing_of_other_places() -> None:
    assert facts("安徽代表团参加大会。在黄山，四十个项目开工。", "partOf") == set()
