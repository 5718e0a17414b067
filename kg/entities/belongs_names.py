"""Whether a place, body or person before a head word may belong to the name (青石县|产业园)."""

import re

from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.names import LEVELS
from kg.words import is_word

_ZONE = re.compile(r"(?:开发区|临空经济区|经开区|高新区|工业区|保税区|产业园|工业园|科技园|园区|新区|示范区|试验区)$")
_TOWN = re.compile(r"(?:镇|街道|开发区|高新区|经开区|工业园区?|产业园区?|科技园)$")
_ON_ROADS = frozenset({"站", "地铁站", "车站", "公交站", "高架桥", "隧道", "立交桥", "路口", "大桥", "小学", "中学"})
_STREETS = frozenset({"路", "街", "大道", "大街", "巷", "胡同"})
ROAD = ("路", "大道", "大街")
WORKS = ("Project", "Facility")
# what a school or hospital has several of
GROUNDS = ("校区", "院区")


def name_belongs(spot: Spot, i: int, seen_proper: bool, vocabulary: Vocabulary) -> bool:
    """Whether a place, body or person may stand in the name (青石县|产业园, but 某集团|青石县|产业园)."""
    token, head = spot.tokens[i], spot.head
    if token.pos in ("LOC", "ns"):
        own = spot.tokens[spot.first]
        if head.type == "Place" and i + 1 == spot.first and own.pos == "LOC" and len(own.text) > len(head.word) + 1:
            return False  # 云岭|青石古城, 远山|青禾街道
        if head.type == "Company" and _is_address(spot, i):
            return False
        if (head.type == "Facility" or _is_work_on(spot, i, vocabulary)) and _is_state_before(spot, i, vocabulary):
            return False
        if head.type == "Project" and _ZONE.search(head.word) and _is_wider(spot, i):
            return False  # 云岭省|青石市临空经济区
        return head.type not in WORKS or head.word in GROUNDS or not _stands_apart(spot, i)
    if token.pos in ("ORG", "nt"):
        if head.word in GROUNDS:  # 青禾小学|北校区
            return True
        if head.word in ("社区", "小区"):  # 某某派出所|社区民警
            return False
        second = seen_proper and head.type not in ("Event", "Company", "Government") and not _is_firms_own(spot, i)
        return not second and not head.word.endswith("政府")
    titled = i > 0 and spot.tokens[i - 1].text in vocabulary.titles
    return head.type in ("Company", "Project", "Facility", "Place") and not titled


# works that a firm has in several places, told apart by the place: 远川集团|青禾|生产基地项目
_OF_FIRMS = ("项目", "基地", "总部", "产业园", "科技园", "智造谷", "研发中心", "工厂")


def _is_firms_own(spot: Spot, i: int) -> bool:
    """Whether a brand right before the bare name of a place tells whose work there it is."""
    brand, place = spot.tokens[i], spot.tokens[i + 1]
    if spot.head.type != "Project" or not spot.head.word.endswith(_OF_FIRMS) or place.pos not in ("LOC", "ns"):
        return False
    bare = place.text[-1] not in LEVELS and not _ZONE.search(place.text) and place.start == brand.end
    return (
        bare and len(brand.text) < 7 and not brand.text.endswith(("集团", "公司", "局", "委", "会", "府", "院", "大学"))
    )


_PROVINCES = frozenset({
    "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆",
})  # fmt: skip


def _is_state_before(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a foreign state or a province stands before a facility with a place's name of its own
    (约旦|安曼国际机场, 河南|青禾遗址)."""
    text, own = spot.tokens[i].text, spot.tokens[i + 1]
    placed = own.pos in ("LOC", "ns") and own.start == spot.tokens[i].end and own.text != spot.head.word
    placed = placed and own.text[0] not in "段境省"  # 青石高铁广东|段青河大桥
    return placed and text != "中国" and (text in vocabulary.countries or text in _PROVINCES)


def _is_work_on(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the name goes on with a built thing in one word, and what is done for it (某国|青石河大桥|项目)."""
    built = vocabulary.head(spot.tokens[i + 1].text) if spot.head.word in ("项目", "工程") else None
    return built is not None and built.type == "Facility"


def _is_wider(spot: Spot, i: int) -> bool:
    """Whether a province or city is followed by a further place of the zone's own (云岭省|青石市|高新区)."""
    here, after = spot.tokens[i].text, spot.tokens[i + 1]
    return i + 1 < spot.first and len(here) > 2 and here[-1] in "省市州盟" and after.pos in ("LOC", "ns")


def _is_address(spot: Spot, i: int) -> bool:
    """Whether a town or zone before a firm with a brand of its own tells where it is (云溪镇|远帆机械有限公司)."""
    text, firm = spot.tokens[i].text, spot.tokens[i + 1]
    branded = i + 1 == spot.first and firm.pos in ("ORG", "nt") and len(firm.text) > len(spot.head.word) + 3
    return branded and len(text) > 2 and bool(_TOWN.search(text)) and not is_word(firm.text[:2])


def _stands_apart(spot: Spot, i: int) -> bool:
    """Whether a place before a work is told by itself: a zone or road in which it lies, or a county before a work that
    has a place's name of its own (某县|某某口岸)."""
    text, after = spot.tokens[i].text, spot.tokens[i + 1]
    if i > 1 and spot.tokens[i - 1].text in ("至", "到") and spot.tokens[i - 2].pos in ("LOC", "ns"):
        return False  # 青石镇|至|白马开发区|路面改造工程
    if spot.head.word in _STREETS and after.pos == "LOC" and i + 1 == spot.first and len(after.text) > 2:
        return True  # 武汉|江汉路
    if spot.head.word in _ON_ROADS and text.endswith(ROAD):
        return False  # 江陵路|地铁站
    if text.endswith(ROAD) and _is_roadwork(spot, i):
        return False
    if (_ZONE.search(text) and len(text) > 3) or (text.endswith(ROAD) and len(text) > 2):
        return True
    if _is_in_chain(spot, i):
        return True
    built = spot.head.type == "Facility"  # 青禾市云溪区|文昌西路, but 云溪区青石社区
    county = len(text) > 2 and text[-1] in ("省市区县镇乡" if built else "省市县镇乡")
    return county and after.pos in ("LOC", "ns") and after.text[-1] not in "省市县区镇乡村"


_ROADWORK = re.compile(
    r"(?:大?中?修|养护|改造|改?扩建|升级|提升|提质|拓宽|改建|整治|修复|延伸|延长|[大中]){1,4}(?:工程|项目)"
)


def _is_roadwork(spot: Spot, i: int) -> bool:
    """Whether the words behind a road tell what is done to it: 青石公路|升级改造工程, but 青石路|商业中心项目."""
    return bool(_ROADWORK.fullmatch("".join(t.text for t in spot.tokens[i + 1 : spot.last + 1])))


# a city with one before its name: 青石|白马|机场
_GATES = ("机场", "航站楼", "站", "港", "高速", "高铁", "铁路", "公路", "大桥", "隧道")


def _is_in_chain(spot: Spot, i: int) -> bool:
    """Whether a place is one of those that tell where a facility lies that is called after a place of its own
    (云岭|青石|白马山|滑雪场): the first of three, or the second, but for what a city is reached by."""
    tokens = spot.tokens
    if spot.head.type != "Facility" or tokens[i + 1].pos != "LOC" or tokens[i + 1].start != tokens[i].end:
        return False
    first = i + 2 < spot.first + 1 and tokens[i + 2].pos == "LOC" and len(tokens[i + 2].text) > 1
    inner = i > 0 and tokens[i - 1].pos == "LOC" and tokens[i - 1].end == tokens[i].start
    return first or (inner and not spot.head.word.endswith(_GATES))
