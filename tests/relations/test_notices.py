"""Announcements and notices: lots, rows of what was won, holders and forms, in invented words."""

import pytest
from relation_facts import amounts, facts

FIRM = "青石建设集团股份有限公司"
LOT = "云溪大桥工程施工一标段"
NEXT = "云溪大桥工程施工二标段"


def test_each_lot_has_its_own_price() -> None:
    text = f"{FIRM}中标{LOT}和二标段项目。一标段中标金额为2亿元；二标段中标金额为1亿元。"
    assert facts(text, "develops") == {(FIRM, LOT), (FIRM, NEXT)}
    assert {(LOT, "200000000"), (NEXT, "100000000")} <= amounts(text)


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        (f"{FIRM}中标{LOT}，{FIRM}在两个项目中的中标金额合计约3亿元。", FIRM),
        (f"{FIRM}中标{LOT}。{FIRM}5月中标工程施工项目11个，中标合同金额约3亿元。", FIRM),
        (f"{FIRM}中标{LOT}，中标金额3亿元。", LOT),
    ],
)
def test_what_several_wins_sum_up_to_is_the_winners(told: str, owner: str) -> None:
    assert (owner, "300000000") in amounts(told)


def test_a_work_named_with_a_chain_of_places_lies_in_the_innermost() -> None:
    text = "云岭藏族自治州白河县交通定点扶贫项目2019年建设工程开工。"
    assert ("云岭藏族自治州白河县交通定点扶贫项目2019年建设工程", "白河县") in facts(text, "locatedIn")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whoever leads the list, not the last of it
        ("远川投资有限公司与其一致行动人纪长河、苗青禾共持有青石股份500万股。", ("远川投资有限公司", "5000000")),
        # the holder, not whose shares they are
        (
            "股东远川投资有限公司计划自公告之日起6个月内，以协议转让方式转让其持有的青石股份不超过300万股。",
            ("远川投资有限公司", "3000000"),
        ),
        # what a bracket tells of the holder ends no clause
        (
            "股东远川投资有限公司（曾用名白河投资有限公司，以下简称“远川投资”）持有青石股份400万股。",
            ("远川投资有限公司", "4000000"),
        ),
    ],
)
def test_holders_behind_what_is_said_of_them(text: str, told: tuple[str, str]) -> None:
    assert {told} == amounts(text)
