"""Round-ups: what one piece of news tells is not said of what another one names."""

import pytest
from relation_facts import amounts, facts

PIECES = (
    "{title}\n"
    "青石岭隧道全线贯通\n"
    "今天（6月30日），青石岭隧道全线贯通。隧道全长2450米。\n"
    "首个绿色航油基地开建\n"
    "今天（6月30日），国内首个绿色航油基地开建。建成后，年利用秸秆90万吨。项目规划年产30万吨航油。\n"
    "第五届远山茶文化节闭幕\n"
    "今天（6月30日），第五届远山茶文化节在远山县闭幕。\n"
)


@pytest.mark.parametrize("title", ["国内联播快讯", "一周要闻", "乡镇动态速览（第3期）"])
def test_a_figure_is_no_piece_before(title: str) -> None:
    told = amounts(PIECES.format(title=title))
    assert {value for name, value in told if name == "青石岭隧道"} == {"2450"}
    assert {name for name, value in told if value == "300000"} <= {"绿色航油基地"}


def test_each_headline_is_a_title_and_the_day_is_that_of_all() -> None:
    text = PIECES.format(title="国内联播快讯")
    assert facts(text, "heldIn") == {("第五届远山茶文化节", "远山县")}


def test_one_story_with_headings_stays_one() -> None:
    story = (
        "青石水库扩建工程提速\n"
        "青石水库扩建工程总投资3亿元。\n"
        "抢抓工期\n"
        "眼下，各标段加紧施工。\n"
        "惠及沿线\n"
        "建成后，总库容达200万立方米，沿线用水更便捷。\n"
    )
    assert ("青石水库扩建工程", "2000000") in amounts(story)
