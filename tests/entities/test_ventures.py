"""Works that are called by what they make, in news of investments."""

import pytest

from kg.entities import find_mentions
from kg.read import read_text
from kg.rules import load_rules
from kg.tag import Tagger


def _projects(text: str) -> set[str]:
    (document,) = read_text(text)
    (sentences,) = Tagger.load().tag([document])
    return {m.text for m in find_mentions(document, sentences, load_rules()) if m.type == "Project"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石股份公告，公司拟在云岭市投资建设高端医疗器械检测项目，总投资1亿元。", "高端医疗器械检测项目"),
        ("青石股份公告，子公司拟建设锂电池正极材料项目，总投资5亿元。", "锂电池正极材料项目"),
        ("智能家电配件生产项目总投资10亿元，占地50亩。", "智能家电配件生产项目"),
        ("总投资20亿元的半导体封装测试项目落户云岭高新区。", "半导体封装测试项目"),
        ("三家公司与白马县政府签订合作协议，将在白马建设百亿级新型电池产业项目。", "百亿级新型电池产业项目"),
        ("青石股份拟募资不超过10亿元，用于智能工厂建设项目和补充流动资金。", "智能工厂建设项目"),
        ("签约的有智能机器人生产项目、生物疫苗研发项目。", "生物疫苗研发项目"),
        ("浙江青泽纺织有限公司投资5亿元建设喷水（气）织造项目。", "喷水（气）织造项目"),
        ("青石股份拟募资5亿元，用于年产6万片芯片生产线项目、汽车半导体封装项目。", "汽车半导体封装项目"),
        ("青石食品公告，公司拟在云岭县投资建设云岭预制菜肴生产项目，总投资1亿元。", "云岭预制菜肴生产项目"),
        ("青石医疗拟与云岭开发区管委会签署高端医疗器械检测项目协议书，占地50亩。", "高端医疗器械检测项目"),
        ("青石股份拟募资5亿元，用于打磨耗材工厂建设项目及研发中心项目。", "研发中心项目"),
        ("公司拟投资建设20万吨/年新材料项目，总投资9亿元。", "20万吨/年新材料项目"),
        ("总投资42亿元的云岭新能源电动客车和动力电池项目开工。", "云岭新能源电动客车和动力电池项目"),
        ("我国首个万吨级绿色航油示范基地开建。", "万吨级绿色航油示范基地"),
        ("云岭青石公司危废处置项目投产后，营收增长。", "云岭青石公司危废处置项目"),
        ("1月5日，预制菜生产基地项目在云岭县开工，总投资5亿元。", "预制菜生产基地项目"),
    ],
)
def test_a_work_is_called_by_what_it_makes(text: str, name: str) -> None:
    assert name in _projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "今年云岭县将实施重点民生项目20个，总投资5亿元。",
        "县里投资2000万元建设高标准农田项目。",
        "公司现有两条激光器生产线，总投资2亿元。",
        "公司拟投资3亿元设立项目公司，项目达产后年产值20亿元。",
        "青石股份承建了多个智能制造项目，合同额5亿元。",
        "公司中标2个总金额约2990万元工程施工项目。",
        "他们看了首条生产线的投产仪式，花了2万元。",
        "他们喜欢智能机器人生产项目的同学。",
    ],
)
def test_classes_of_works_are_none(text: str) -> None:
    assert not _projects(text)


def test_the_parks_of_a_row_are_works() -> None:
    text = "青石产业园将集中打造云岭科技园、医疗器械产业园、智能装备产业园等产业园区。"
    assert {"医疗器械产业园", "智能装备产业园"} <= _projects(text)


def test_a_row_without_a_named_park_has_none() -> None:
    assert not _projects("各地要建设一批产业园、创业园和示范园等平台。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石控股集团与云岭经济开发区签约青石快充锂电短板项目。", "青石快充锂电短板项目"),
        ("总投资10亿元的威石西线控底盘项目和15亿元基金同步签约落户。", "威石西线控底盘项目"),
        ("占地800亩、总投资45亿元的远河工业城在云岭市奠基。", "远河工业城"),
        ("远河工业城由远山装备集团投资兴建。", "远河工业城"),
        ("项目建设分光学实验区、低温实验区、综合实验区和辅助配套。", "低温实验区"),
        ("云岭航天基地、白马汽车零部件件等7个产业龙头项目签约落户青石工业园区。", "白马汽车零部件件"),
    ],
)
def test_what_stands_around_a_work_shows_it(text: str, name: str) -> None:
    assert name in _projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "双方签约12个合作项目。",
        "会上签约重点产业项目。",
        "公司就该项目签订投资协议。",
        "锂电池、光伏等4个项目落户。",
        "各县抓好一批好项目、大项目等12个项目。",
    ],
)
def test_a_signature_alone_names_no_work(text: str) -> None:
    assert not _projects(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开发区签约项目10个，总投资158亿元。今年以来，开发区转变招商思路。", "开发区"),
        ("走进青石镇白马村的蔬菜大棚种植基地里，农户们正忙着采摘。", "蔬菜大棚种植基地"),
    ],
)
def test_a_work_by_its_kind_alone(text: str, name: str) -> None:
    assert name in _projects(text)


@pytest.mark.parametrize(
    "text",
    ["开发区是改革的产物。", "在开发区上班的人今年很多。", "这里有大片的蔬菜种植基地，村民们很高兴。"],
)
def test_a_kind_that_nobody_acts_by_is_none(text: str) -> None:
    assert not _projects(text)


def test_villages_that_a_row_counts_are_places() -> None:
    (document,) = read_text("青石镇今年铺设水泥道路11公里，涉及松坪、柳怀、纪桥、苗楼等8个村。")
    (sentences,) = Tagger.load().tag([document])
    mentions = find_mentions(document, sentences, load_rules())
    assert {"柳怀", "纪桥", "苗楼"} <= {m.text for m in mentions if m.type == "Place"}
