"""Whether a word before a head word may belong to the name that ends in it."""

import re

from kg.entities.shapes import BATCH, LATIN, MEASURE, NOMINAL, NTH, ORDINAL, SEASON, YEAR, no_verb, proper
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS
from kg.names import LEVELS
from kg.words import is_word

_ROUTE = re.compile(r"\d{1,4}线?")
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业区|保税区|产业园|工业园|科技园|园区|新区|示范区|试验区)$")
_TERM = re.compile(r"[一两二三四五六七八九十百千\d]+(?:年|日|天)$")
_ROUND = re.compile(r"新一轮$")
_DIGITS = re.compile(r"(?:19|20)\d\d$")
# what one firm is to another: 、控股|股东|北川集团有限公司
_KIN = frozenset({"股东", "控股股东", "子公司", "全资子公司", "控股子公司", "关联方", "实际控制人"})
_TOGETHER = ("共建", "合建")
_TOWN = re.compile(r"(?:镇|街道|开发区|高新区|经开区|工业园区?|产业园区?|科技园)$")
_ON_ROADS = frozenset({"站", "地铁站", "车站", "公交站", "高架桥", "隧道", "立交桥", "路口", "大桥", "小学", "中学"})
_STREETS = frozenset({"路", "街", "大道", "大街", "巷", "胡同"})
_ROAD = ("路", "大道", "大街")
_TOWNS = frozenset({"街道", "镇", "乡", "村", "社区"})
_WORKS = ("Project", "Facility")
# who won a work and how is no part of its name
_PURSUED = frozenset({"主动", "积极", "服务", "融入", "抢抓", "紧扣", "响应", "全面", "深度", "深入"})
_TENDERED = frozenset({"中标", "竞得", "联合体", "候选人", "中标人"})
# what is done to the house of a school or hospital
_REBUILT = frozenset({"扩建", "改扩建", "迁建", "改造", "新建", "续建", "重建", "改建", "提升"})
_HOUSES = re.compile(r"(?:小学|中学|学校|学院|幼儿园|医院|卫生院|敬老院|福利院|服务中心|[一二三四五六七八九十][中小])$")
# what a school or hospital has several of
_GROUNDS = ("校区", "院区")

# what is done with a meeting by those who come (负责人|列席|会议)
_ATTENDING = frozenset({"列席", "出席", "参加", "主持"})


def may_belong(spot: Spot, i: int, seen_proper: bool, vocabulary: Vocabulary) -> bool:
    """Whether ``spot.tokens[i]``, right before what is taken for the name so far, may belong to it, too;
    ``seen_proper``: a place or body stands in the name already."""
    token, text, head = spot.tokens[i], spot.tokens[i].text, spot.head
    if token.pos in ("TIME", "t") or YEAR.match(text):
        year = head.type in ("Event", "Policy", "Project") and (bool(YEAR.match(text)) or _is_apart(spot, i))
        season = head.type == "Event" and bool(SEASON.match(text))
        term = head.type == "Policy" and _is_term(spot, i)
        return year or season or term or text in ("未来", "现代")
    if _never_belongs(spot, i, vocabulary):
        return False
    if text in vocabulary.words.transport:
        return head.type == "Facility"
    if token.pos in ("LOC", "ns", "ORG", "nt", "PER"):
        return _name_belongs(spot, i, seen_proper, vocabulary)
    if seen_proper and head.word in vocabulary.words.task and _opens_task(spot, i, vocabulary):
        return True  # 市|推进|某某新区|建设领导小组
    if seen_proper and head.type != "Event" and not _before_proper(spot, i):
        # 某某铁路|某段站房工程
        return head.type in _WORKS and i > 0 and proper(spot.tokens[i - 1]) and vocabulary.is_route(text)
    return _word_belongs(spot, i, vocabulary)


def _is_apart(spot: Spot, i: int) -> bool:
    """Whether the word is the 年 of a year set apart (2023| 年|年度股东大会), or its digits."""
    before = spot.tokens[i - 1].text if i else ""
    return (spot.tokens[i].text == "年" and bool(_DIGITS.match(before))) or (
        spot.head.type == "Event" and bool(_DIGITS.match(spot.tokens[i].text)) and spot.tokens[i + 1].text == "年"
    )


def _is_term(spot: Spot, i: int) -> bool:
    """Whether a span of time is how long an action runs (三年|行动方案, 百日|攻坚行动)."""
    if i == 0 or spot.tokens[i - 1].pos not in NOMINAL:
        return False  # 编制|五年|规划
    return bool(_TERM.match(spot.tokens[i].text)) and spot.tokens[i + 1].text.startswith(
        ("行动", "攻坚", "计划", "规划")
    )


def _opens_task(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word is a level, or a verb right behind one, with which the name of a body for a task begins."""
    text = spot.tokens[i].text
    if text in LEVELS:
        return i + 1 < spot.first and spot.tokens[i + 1].text in vocabulary.inner_verbs
    return text in vocabulary.inner_verbs and i > 0 and spot.tokens[i - 1].text in LEVELS


def _never_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word stands before the name, whatever else is said (县长|…, 全资子公司|…, 不|…, 召开|…)."""
    token, text, head, words = spot.tokens[i], spot.tokens[i].text, spot.head, vocabulary.words
    if spot.tokens[i + 1].text in _TOGETHER or (text in _TOGETHER and head.type in ORGANISATIONS):
        return True  # 甲公司|共建乙学院, 甲公司|共建乙学院签约仪式
    if text in words.corporate and head.type in ("Company", "Event", "Organization"):
        return True
    if text.endswith("专业") and head.word == "大学":
        return True  # 工商管理专业|大学学历
    if text == "一带" or (head.word in _TOWNS and token.pos == "LOC" and text.endswith(_ROAD)):
        return True  # 云岭|一带|考察市场; 东西大道|云岭区|白马街道
    if text == "国" and i > 0 and spot.tokens[i - 1].pos in ("r", "m"):
        return True  # 我|国|政府
    if (text in words.deal and head.type == "Company") or (text in _TENDERED and head.type in (*_WORKS, "Company")):
        return True
    if text in words.press or (vocabulary.is_title(text) and not _is_for(spot, i)):
        return True
    if head.word == "战略" and text in _PURSUED:
        return True  # 青石集团|主动|服务|西部大开发战略
    if head.type == "Place" and text in vocabulary.heads and "whole" in vocabulary.heads[text].flags:
        return True
    if head.type == "Event" and text in words.convening:
        return True
    if head.type == "Government" and token.pos in ("v", "ad", "a") and head.word not in words.task:
        return text not in ("最高", "高级", "中级")  # 某国|最高|法院
    return text.startswith(("不", "未")) or (text in words.work and head.type == "Facility")


# of whose rank those are who meet: 领导人|峰会, 外长|会议
_RANKS = frozenset(
    {"领导人", "首脑", "元首", "部长", "外长", "防长", "校长", "市长", "议长", "企业家", "秘书长", "专员"}
)
# whose own meetings are called after them: 第十九次|主席|会议, 委员长|会议
_HEADS_OF_COUNCILS = frozenset({"主席", "委员长", "主任"})
_NTH_OF_COUNCIL = re.compile(r"第?[一二三四五六七八九十百\d]+次")
_MEETINGS = ("峰会", "会议", "会晤", "论坛", "大会", "圆桌会")


def _is_for(spot: Spot, i: int) -> bool:
    """Whether a title tells who meets at the meeting (某某组织工商|领导人|峰会), and is nobody's post."""
    text = spot.tokens[i].text
    if text in _HEADS_OF_COUNCILS and i + 1 == spot.first and spot.own == "会议":
        return i > 0 and bool(_NTH_OF_COUNCIL.fullmatch(spot.tokens[i - 1].text))
    rank = text in _RANKS and spot.head.word.endswith(_MEETINGS)
    return rank and spot.tokens[i + 1].pos in ("n", "vn", "b")


def _name_belongs(spot: Spot, i: int, seen_proper: bool, vocabulary: Vocabulary) -> bool:
    """Whether a place, body or person may stand in the name (青石县|产业园, but 某集团|青石县|产业园)."""
    token, head = spot.tokens[i], spot.head
    if token.pos in ("LOC", "ns"):
        own = spot.tokens[spot.first]
        if head.type == "Place" and i + 1 == spot.first and own.pos == "LOC" and len(own.text) > len(head.word) + 1:
            return False  # 云岭|青石古城, 远山|青禾街道
        if head.type == "Company" and _is_address(spot, i):
            return False
        if head.type == "Facility" and _is_state_before(spot, i, vocabulary):
            return False
        return head.type not in _WORKS or head.word in _GROUNDS or not _stands_apart(spot, i)
    if token.pos in ("ORG", "nt"):
        if head.word in _GROUNDS:  # 青禾小学|北校区
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
    if spot.head.word in _ON_ROADS and text.endswith(_ROAD):
        return False  # 江陵路|地铁站
    if text.endswith(_ROAD) and _is_roadwork(spot, i):
        return False
    if (_ZONE.search(text) and len(text) > 3) or (text.endswith(_ROAD) and len(text) > 2):
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


def _before_proper(spot: Spot, i: int) -> bool:
    """Whether the word may still stand before a place or body inside a name: a name, a number, a bracket, a side."""
    token = spot.tokens[i]
    if token.text in ("G", "S") and spot.tokens[i + 1].start == token.end:
        return bool(_ROUTE.fullmatch(spot.tokens[i + 1].text))  # G|321|青石镇至白马镇改造工程
    return proper(token) or token.pos in ("f", "w", "m") or bool(YEAR.match(token.text))


def _word_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether an ordinary word or sign may stand in the name, by its part of speech."""
    token, text, before = spot.tokens[i], spot.tokens[i].text, spot.tokens[i - 1] if i else None
    if token.pos == "w":
        return text in "-—·+/&" and before is not None and before.pos != "w"
    if token.pos == "m" or text[0].isdigit():
        return _number_belongs(spot, text) or _is_route_number(spot, i)
    if LATIN.match(text):
        return True
    if text in vocabulary.words.visit and before is not None and proper(before) and spot.head.type in _WORKS:
        return False
    if token.pos in NOMINAL:
        return not _builds(spot, i, vocabulary)
    if token.pos == "v":
        return _verb_belongs(spot, i, vocabulary)
    if token.pos == "a":
        return len(text) > 1 or text in "新大高小主" or (spot.head.type == "Policy" and text in "强优美")
    if token.pos == "vd":
        return spot.head.type == "Policy" and len(text) > 1  # 企业|协同|行动
    return text == "之"


def _is_route_number(spot: Spot, i: int) -> bool:
    """Whether the number is a motorway's (G|60|科创走廊)."""
    before = spot.tokens[i - 1] if i else None
    token = spot.tokens[i]
    return (
        before is not None
        and before.text in ("G", "S")
        and before.end == token.start
        and bool(_ROUTE.fullmatch(token.text))
    )


def _builds(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a verbal noun between a place and a park that has a name of its own is the predicate of a headline
    (远山县|建设|青石产业园, but 远山县|建设|工程)."""
    token, before = spot.tokens[i], spot.tokens[i - 1] if i else None
    if token.pos != "vn" or token.text not in vocabulary.words.building or before is None or before.pos != "LOC":
        return False
    named = spot.tokens[i + 1 : spot.first]
    park = spot.head.type == "Project" and spot.head.word.endswith(("园", "园区", "基地", "小镇", "新城"))
    return park and any(t.text not in vocabulary.generic and t.pos != "vn" for t in named)


def _number_belongs(spot: Spot, number: str) -> bool:
    """Whether a number may stand in the name (第三届|大会, 二期|工程, 50万吨|项目)."""
    kind = spot.head.type
    if re.fullmatch(r"[\d一二三四五六七八九十两]+大", number):
        return kind not in ("Project", "Facility")  # 甲、乙、丙|3大|重点项目
    if number == "一" and kind in ("Facility", "Company", "Organization"):
        return False  # 某镇|一|工厂: no name
    if BATCH.match(number):
        return kind in ("Event", "Policy")
    if _ROUND.match(number):
        return kind in ("Event", "Policy", "Project")
    if NTH.match(number):
        return kind in ("Organization", "Government", "Event") or spot.head.word in _GROUNDS
    if ORDINAL.match(number):
        return kind in ("Event", "Facility", "Project", "Organization", "Policy", "Government", "Company")
    if MEASURE.match(number):
        return kind in ("Project", "Facility", "Policy") or (kind == "Event" and len(number) < 3)
    return number in ("双", "三农", "八", "千", "百", "万") and kind in ("Policy", "Event", "Project")


def _verb_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether what the tagger calls a verb stands inside the name like a noun: known to do so, or no verb at all in the
    dictionary; not where it is the predicate of a place or body before it (某市|建设产业园)."""
    text, head, after = spot.tokens[i].text, spot.head, spot.tokens[i + 1]
    before = spot.tokens[i - 1] if i else None
    if text in _ATTENDING and head.type == "Event":
        return False
    acts = before is not None and before.pos in ("ORG", "nt", "PER") and not text.startswith("年")  # 青石|年产5万吨
    if acts and head.type == "Project" and text in _REBUILT and before is not None:
        return bool(_HOUSES.search(before.text))  # 青石小学|扩建|校舍项目
    if acts and (head.type in _WORKS or (head.type == "Event" and text not in vocabulary.words.opening)):
        return head.type == "Event" and text in _TOGETHER
    predicates = vocabulary.words.convening if head.type == "Event" else vocabulary.words.predicate
    if text in predicates and before is not None and before.pos in ("LOC", "ORG", "PER", "w", "TIME", "d", "ad"):
        return False
    if len(text) == 1:  # 改|扩建, 绿化管|养|及道路保洁
        if text == "跨" and after.text in "海江河湖":  # 青石|跨|海|通道
            return head.type in _WORKS
        joined = after.pos == "c" and before is not None and before.pos == "n"
        return joined or (after.pos == "vn" and text in "改扩迁新续重拆")
    return text in vocabulary.inner_verbs or no_verb(text)


def fills_item(spot: Spot, i: int) -> bool:
    """Whether token ``i`` stands inside an item of a list (、…、) that holds nothing but the would-be name."""
    tokens = spot.tokens
    after = tokens[spot.first + 1] if spot.first + 1 < len(tokens) else None
    if (spot.head.type == "Event" and tokens[i].text in _ATTENDING) or tokens[i].text in _KIN:
        return False
    if after is not None and after.text not in "、，。等和及与）”" and after.pos != "n":
        return False
    for j in range(i, max(i - 7, -1), -1):
        if tokens[j].text == "、":
            return j < i and (tokens[j + 1].pos != "v" or no_verb(tokens[j + 1].text))
        if tokens[j].pos == "PER" or (tokens[j].pos == "v" and not no_verb(tokens[j].text)):
            return False
        if tokens[j].pos in ("p", "u", "c", "d", "r", "w", "TIME", "m") and tokens[j].text not in "之-—":
            return False
    return False
