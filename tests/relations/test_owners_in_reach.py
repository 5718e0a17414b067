"""Whose a figure is where several names stand before it, in invented items."""

import pytest
from relation_facts import amounts

CEREMONY = "远山县2024年第四季度重大项目开工活动"


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        # what is sent out is whoever's who sends it
        ("接到报警后，远山县消防救援支队迅速调派全县41辆消防车赶赴现场。", ("远山县消防救援支队", "41"), "远山县"),
        # a firm named before its part acts through it
        (
            "● 青石股份有限公司全资子公司白马实业有限公司（简称“白马实业”）拟出资2亿元。",
            ("白马实业有限公司", "200000000"),
            "青石股份有限公司",
        ),
        # the kinds of works that a ceremony was for, in the paragraphs behind it
        (
            f"5月6日，{CEREMONY}举行，总投资达135亿元。\n据远山县官方披露，开工的重大项目中，产业项目118项，总投资84亿元。",
            (CEREMONY, "118"),
            "远山县",
        ),
        # whoever comes to a meeting
        ("青石协会年会5月6日举行。全校400余名师生参加活动。", ("青石协会年会", "400"), "青石协会"),
    ],
)
def test_whose(text: str, told: tuple[str, str], never: str) -> None:
    found = amounts(text)
    assert told in found
    assert (never, told[1]) not in found


def test_a_place_before_the_sentence_owns_no_people_of_it() -> None:
    assert ("白马市", "5") not in amounts("今年，白马市发展旅游。经过报名推荐，确定了5名差额考察对象。")
    assert ("白马市", "20") in amounts("今年，白马市发展旅游。新建幼儿园20所。")
    assert ("白马市", "200000") in amounts("在白马市，当地正在升级改造大棚。预计今年要升级改造20万亩大棚。")
