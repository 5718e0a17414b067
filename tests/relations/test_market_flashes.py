"""Flashes of the markets in invented news: whose the figures are, who speaks for whom, who published it."""

import pytest

from kg.entities import find_mentions
from kg.model import Claim
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def _claims(text: str) -> list[Claim]:
    rules = load_rules()
    found: list[Claim] = []
    for document in read_text(text):
        (sentences,) = Tagger.load().tag([document])
        found += find_claims(document, sentences, find_mentions(document, sentences, rules), rules)
    return found


def _figures(text: str) -> set[tuple[str, str]]:
    return {
        ((c.subject.name or c.subject.text) if c.subject else "", dict(c.qualifiers)["text"])
        for c in _claims(text)
        if c.predicate == "quantity"
    }


def _posts(text: str) -> set[tuple[str, str, str]]:
    return {
        (
            c.subject.name or c.subject.text,
            c.object.name or c.object.text,
            dict(c.qualifiers)["role"],
        )
        for c in _claims(text)
        if c.predicate == "holdsPosition" and c.subject and c.object
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a range is one figure
        ("青石科技公告，预计净利润1亿至2亿元。", {("青石科技", "1亿至2亿元")}),
        # where a report is from owns nothing
        ("新华社云岭2月3日电 当天气温下降3%。", set()),
        # each of a list
        (
            "青石集团、白马集团等2家公司回购金额均超10亿元。",
            {("青石集团", "超10亿元"), ("白马集团", "超10亿元")},
        ),
        # what is told apart in the clause behind the list
        (
            "10月，青石集团和白马集团销量均有增长，分别达到120辆和90辆。",
            {("青石集团", "达到120辆"), ("白马集团", "90辆")},
        ),
        # those that are reckoned in do not own what is told of the whole
        ("青石集团公布，包括子公司白马集团在内，其全年销量为500辆。", {("青石集团", "500辆")}),
        # who stands behind a clause of its own is spoken of
        (
            "青石集团销量达到900辆。相比之下，去年位居第二的白马集团销量为700辆。",
            {("青石集团", "达到900辆"), ("白马集团", "700辆")},
        ),
        # whom it is measured by has a figure of its own
        ("青石集团交付460架飞机，低于竞争对手白马集团的510架。", {("青石集团", "460架"), ("白马集团", "510架")}),
        # of a list of which not all members were read nobody has any
        ("青石集团净流入5亿元；居前的还有甲、白马集团、乙，金额分别为3亿元、2亿元、1亿元。", {("青石集团", "5亿元")}),
        # a broker's report tells of the firm that it covers
        (
            "瑞银发布研究报告称，将青石药业（03808）目标价由12元上调至17元。该行将白马动力目标价下调至9元。",
            {("青石药业", "12元"), ("青石药业", "17元"), ("白马动力", "9元")},
        ),
        # each of two that fell
        ("青石集团和白马集团跌近3%。", {("青石集团", "近3%"), ("白马集团", "近3%")}),
        # what is traded at an exchange, and elsewhere
        (
            "纽约商品交易所4月黄金期价上涨3美元，收于每盎司1347美元。5月交割的云岭白银期货价格上涨2美元。",
            {("纽约商品交易所", "3美元"), ("纽约商品交易所", "1347美元")},
        ),
        # in brackets behind a name
        ("青石集团销量为9万辆，与白马集团（销量约8万辆）有差距。", {("青石集团", "9万辆"), ("白马集团", "约8万辆")}),
        # a person's wealth is his
        ("苗青禾的个人财富超过9亿美元。", {("苗青禾", "超过9亿美元")}),
        # what others expected is nobody's
        ("青石集团发布财报。分析师此前预计每股收益2美元，营收30亿美元。", set()),
    ],
)
def test_whose_figures_of_the_markets_are(text: str, told: set[tuple[str, str]]) -> None:
    assert _figures(text) == told


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("青石银行首席外汇策略师苗青表示，汇率平稳。", {("苗青", "青石银行", "首席外汇策略师")}),
        ("青石基金会研究部门负责人苗青说，物价平稳。", {("苗青", "青石基金会", "研究部门负责人")}),
        ("英国财政大臣玛拉·林德说，预算不变。", {("玛拉·林德", "英国", "财政大臣")}),
        ("远川银行策略师玛拉·林德表示，股市将涨。", {("玛拉·林德", "远川银行", "策略师")}),
        (
            "青石科技常务董事、终端BG董事长、智能汽车BU总裁苗青发表演讲。",
            {
                ("苗青", "青石科技", "常务董事"),
                ("苗青", "青石科技", "终端BG董事长"),
                ("苗青", "青石科技", "智能汽车BU总裁"),
            },
        ),
        ("英国能源和工业大臣玛拉·林德说，预算不变。", {("玛拉·林德", "英国", "能源和工业大臣")}),
        ("青石银行负责监管事务的副行长玛拉·林德表示，利率不变。", {("玛拉·林德", "青石银行", "副行长")}),
        ("达美航空执行长林德安表示，公司有信心。", {("林德安", "达美航空", "执行长")}),
        ("青石汽车下跌。3月5日，有传闻道达美航空原CEO纪长河已离职。", {("纪长河", "达美航空", "原CEO")}),
        ("新西兰央行公布利率决议，行长玛拉·林德表示，利率不变。", {("玛拉·林德", "新西兰央行", "行长")}),
        ("有关部门负责人介绍了情况。", set()),
    ],
)
def test_who_speaks_for_whom(text: str, held: set[tuple[str, str, str]]) -> None:
    assert _posts(text) == held


def test_a_site_before_the_hour_of_beijing_is_the_publisher() -> None:
    (document,) = read_text("青石汽车讯 北京时间3月5日消息，白马集团宣布扩产。")
    assert (document.source, document.published) == ("青石汽车", "--03-05")
    (document,) = read_text("白马通讯 北京时间不变，白马集团宣布扩产。")
    assert document.published is None


def test_a_list_of_countries_is_not_within_the_first() -> None:
    text = "产品在德国、中国香港、日本、新加坡和英国开售。"
    assert [c for c in _claims(text) if c.predicate == "partOf" and c.pattern == "place:list"] == []


def test_a_think_tank_is_of_the_country_before_it() -> None:
    (claim,) = [c for c in _claims("英国智库远山经济基金会称，增速放缓。") if c.pattern == "firm-from"]
    assert (claim.subject.text, claim.object.text) == ("远山经济基金会", "英国")
