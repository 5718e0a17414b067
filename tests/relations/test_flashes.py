"""What flashes of the markets tell, in invented news: whose figures are, who finances whom, what belongs to what."""

import pytest
from relation_facts import amounts, facts

FIRM = "北川水务集团有限公司"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # both ends of a range
        (f"{FIRM}预计净利润91亿元-95亿元，同比增长7%-8%。", {"9100000000", "7"}),
        # what others had expected is no result
        (f"{FIRM}三季度营收29亿元，高于28亿元的市场预期。", {"2900000000"}),
        (f"{FIRM}三季度营收29亿元，市场预期28亿元。", {"2900000000"}),
    ],
)
def test_results(text: str, told: set[str]) -> None:
    assert amounts(text) == {(FIRM, value) for value in told}


def test_a_row_of_countries_has_a_figure_each() -> None:
    text = "从国别来看，主要经济体德国、法国和西班牙1月通胀率分别为3.1%、3.4%和3.5%。"
    assert amounts(text) == {("德国", "3.1"), ("法国", "3.4"), ("西班牙", "3.5")}


def test_who_gets_a_round_has_its_money() -> None:
    text = f"{FIRM}曾获得白石投资集团2亿元的A轮融资。"
    assert amounts(text) == {(FIRM, "200000000")}
    assert facts(text, "cooperatesWith") == {(FIRM, "白石投资集团")}


def test_a_fine_is_no_denial() -> None:
    assert amounts(f"{FIRM}被处罚，罚没金额2亿元。") == {(FIRM, "200000000")}


def test_what_a_firm_is_before_its_name_keeps_it_the_subject() -> None:
    text = f"{FIRM}公告，丹麦电池制造商远帆电池有限公司宣布裁员，三季度营收2亿元。"
    assert amounts(text) == {("远帆电池有限公司", "200000000")}


def test_a_flash_of_statistics_tells_of_the_country() -> None:
    text = "据国家统计局，9月份，全国工业生产者出厂价格同比下降2.3%，环比上涨0.1%。购进价格同比下降3.1%。"
    assert amounts(text) == {("中国", "2.3"), ("中国", "0.1"), ("中国", "3.1")}


def test_a_longer_text_tells_of_the_country_on_the_way() -> None:
    text = f"{FIRM}发布年报。" + "公司经营稳健。" * 20 + "据国家统计局，全国工业企业营收增长2.3%。"
    assert not amounts(text)


def test_an_index_owns_its_figure() -> None:
    text = f"{FIRM}涨超5%，煤炭板块涨2%，沪指高开0.3%。"
    assert amounts(text) == {(FIRM, "5")}


def test_underwriters_work_for_the_issuer() -> None:
    text = f"{FIRM}递交招股书。白马证券有限公司为本次IPO的主承销商。"
    assert facts(text, "cooperatesWith") == {(FIRM, "白马证券有限公司")}


def test_a_post_in_letters_before_its_holder() -> None:
    assert facts("北川水务集团有限公司董事长兼CEO纪长河宣布裁员。", "holdsPosition") == {("纪长河", FIRM)}


def test_this_maker_is_the_firm_spoken_of() -> None:
    text = f"{FIRM}发布财报。该电池制造商今年股价累计上涨1.7%，目标从25亿瑞士法郎上调。"
    assert (FIRM, "1.7") in amounts(text)


def test_the_one_firm_of_a_flash_has_all_its_figures() -> None:
    text = f"{FIRM}发布财报。业绩稳健增长。业务进展超预期，其中第四季度总收入8亿元。团队规模已超过1000人。"
    assert {(FIRM, "800000000"), (FIRM, "1000")} <= amounts(text)


def test_with_two_firms_nobody_has_what_is_told_of_neither() -> None:
    text = f"{FIRM}发布财报。白石投资集团表示满意。市场平稳运行。活动吸引了超过1000人。"
    assert (FIRM, "1000") not in amounts(text)


def test_the_company_is_who_began_a_clause_not_the_last_one_named() -> None:
    text = f"今年市场回暖。{FIRM}首发获通过，保荐机构为白马证券有限公司。公司2023年实现营收7亿元。"
    assert amounts(text) == {(FIRM, "700000000")}
