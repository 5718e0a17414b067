"""Numbers with units, as the package's lexicon of units has them."""

from decimal import Decimal

import pytest

from kg.rules import load_rules
from kg.values.quantities import QuantityFinder, parse_number

FINDER = QuantityFinder(list(load_rules().words("units").items()))


def test_a_minus_behind_the_words_that_tell_a_figure() -> None:
    assert _found("净利润为-2.60亿元，较1-6月") == [("-2.60亿元", "-260000000", "元")]


def test_a_dash_is_no_minus() -> None:
    assert _found("A-2亿元") == []


def test_a_range_is_one_figure() -> None:
    assert _found("盈利3亿元-4亿元，增长20%至30%") == [("3亿元-4亿元", "300000000", "元"), ("20%至30%", "20", "%")]


def test_a_change_is_two_figures() -> None:
    assert _found("由5%至8%") == [("5%", "5", "%"), ("8%", "8", "%")]


def test_figures_of_different_units_are_no_range() -> None:
    assert _found("3亿元至4公里") == [("3亿元", "300000000", "元"), ("4公里", "4", "公里")]


def test_the_currency_that_is_written_out_is_the_same() -> None:
    assert _found("2亿元人民币") == [("2亿元人民币", "200000000", "元")]


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(text[q.start : q.end], q.value, q.unit) for q in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("13亿元", "1300000000", "元"),
        ("18,764.35万元", "187643500", "元"),
        ("8000万欧元", "80000000", "欧元"),
        ("11.26元/股", "11.26", "元/股"),
        ("99.5公顷", "99.5", "公顷"),
        ("20千瓦", "20", "千瓦"),
        ("3千米", "3", "千米"),
        ("2千元", "2000", "元"),
        ("6500万千瓦时", "65000000", "千瓦时"),
        ("260万吨/年", "2600000", "吨/年"),
        ("30万吨级", "300000", "吨级"),
        ("540日历天", "540", "日历天"),
        ("4.6万人次", "46000", "人次"),
        ("7.59%", "7.59", "%"),
        ("百分之三十五", "35", "%"),
        ("三百二十户", "320", "户"),
        ("三成", "3", "成"),
        ("一亿元", "100000000", "元"),
        ("七万五千平方米", "75000", "平方米"),
        ("两亿三千万元", "230000000", "元"),
        # a space between number and unit, as many web pages write it
        ("9030 万元", "90300000", "元"),
        ("16 户", "16", "户"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    assert _found(text) == [(text, value, unit)]


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("约16亿元", "约"),
        ("近24万方", "近"),
        ("超1500亿立方米", "超"),
        ("2000多亩", "多"),
        ("1000余亩", "余"),
        ("5万多家", "多"),
        ("95%以上", "以上"),
        ("不超过9亿元", "不超过"),
        ("近百家", "近"),
        ("5至10亿元", "至"),
    ],
)
def test_words_that_loosen_a_figure(text: str, approximate: str) -> None:
    (quantity,) = FINDER.find(text)
    assert (quantity.start, quantity.end, quantity.approximate) == (0, len(text), approximate)


@pytest.mark.parametrize(
    ("text", "value"), [("粉丝已超52万，", "520000"), ("销售额破亿", "100000000"), ("万亿级产业", "1000000000000")]
)
def test_sizes_without_a_unit(text: str, value: str) -> None:
    assert [(q.value, q.unit) for q in FINDER.find(text)] == [(value, "")]


@pytest.mark.parametrize(
    "text",
    [
        "一方面", "一元复始", "最后一公里", "一笔账", "两村入选", "千家万户", "百万雄师", "十分重要", "第3届", "第12个",
        "2020-2023年", "A3张", "5家庭", "12部门", "20条例", "2成立", "2.0升级", "2024年", "第 3 个",
    ],
)  # fmt: skip
def test_everyday_words_and_ordinals_are_no_figures(text: str) -> None:
    assert _found(text) == []


def test_about_is_not_cut_from_a_word() -> None:
    assert _found("签约10个项目") == [("10个", "10", "个")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("三百二十", "320"),
        ("二十五", "25"),
        ("十", "10"),
        ("两千零八", "2008"),
        ("三亿五千万", "350000000"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


def test_words_are_no_numerals() -> None:
    assert parse_number("若干") is None


def test_an_hour_and_a_half_is_no_count() -> None:
    assert not any(unit == "个" for _, _, unit in _found("行程从3个半小时缩短，休息1个半月"))


def test_a_size_without_a_unit_ends_its_phrase() -> None:
    assert _found("收入是8亿左右。") == [("8亿左右", "800000000", "")]
    assert _found("收入是8亿左邻右舍的事。") == []


def test_losses_are_negative_and_spans_are_not() -> None:
    text = "净利润分别为-944.7万元、800万元和-1.5亿元。"
    assert [q.value for q in FINDER.find(text)] == ["-9447000", "8000000", "-150000000"]
    assert [q.value for q in FINDER.find("产能5-8万吨，见图A-2万元")] == ["50000"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中标金额（万元）：1200.5", [("1200.5", "12005000", "元")]),
        ("合同价(元)：3,520,000", [("3,520,000", "3520000", "元")]),
        ("预算（单位：亿元）：3", [("3", "300000000", "元")]),
        ("报价（万元）：12万元", [("12万元", "120000", "元")]),
        ("联系人（王某）：1200", []),
    ],
)
def test_a_form_tells_the_unit_before_its_figure(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text) == found
