"""Repairs of places: verbs and house numbers stuck to them, and several places in one token."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.repair_directions import is_known_place
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.scan import Scanner
from kg.words import word_pos

_THROUGH = re.compile(r"(?P<verb>不通|未通|不设|直通|通往)(?P<road>.{2,})$")
_OPENED = re.compile(
    r"(?P<place>.{2,}?(?:[港路桥线站馆厂园场区]|隧道|铁路|高铁|机场))(?:开港|开航|开通|通车|通航|开园|开馆|落成)$"
)
_BUILT = re.compile(r"(?P<verb>竣工|开工|新开工|建成|续建|兴建|完工|投用|启用|交付|建成投用)(?P<place>.{2,})$")
_INNER = re.compile(
    r"(?:(?P<outer>[\u4e00-\u9fff]{2,5}[市区县旗])(?P<inner>[\u4e00-\u9fff]{2,5}(?:街道|镇|乡|村|社区))"
    r"|(?P<town>[\u4e00-\u9fff]{2,4}(?:[市县旗镇乡]|街道|(?<![新园景库港特])区))(?P<road>[\u4e00-\u9fff]{2,4}?(?:路|大街|大道|巷)))$"
)
_NEW_TOWN = re.compile(r"(?P<county>[\u4e00-\u9fff]{1,4}[市县])[\u4e00-\u9fff]{2,4}(?:新区|新城)")
_ADDRESS = re.compile(r"(?P<road>.+?(?:路|街|大道|巷))(?P<number>[\dA-Z]+[号弄巷].*)$")


# what is no part of a city's name before such words: 青果|市占率, 青果市|地区生产总值, 青果|央地合作
_BEHIND_CITY = {"市": ("占率", "盈率"), "地区": ("生产",), "央": ("地", "企")}


def share_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青果市|占率: no city, but the share of the market of a brand; 青果市地区|生产总值: no region."""
    if token.pos not in ("LOC", "ns") or len(token.text) < 3 or after is None or after.start != token.end:
        return []
    tail = next((tail for tail in _BEHIND_CITY if token.text.endswith(tail)), "")
    cut = len(token.text) - len(tail)
    if not tail or cut < 2 or not after.text.startswith(_BEHIND_CITY[tail]):
        return []
    return [part(token, 0, cut, "nz" if tail == "市" else "LOC"), part(token, cut, len(token.text), "n")]


def all_the_way(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """从北京一路|走来: no street, but all the way."""
    if token.pos not in ("LOC", "ns") or not token.text.endswith("一路") or after is None or after.pos != "v":
        return []
    if word_pos(token.text[:-2]) != "ns" or word_pos(token.text):
        return []
    cut = len(token.text) - 2
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "d")]


def verb_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """远山县|不通高速公路: what is said of the road is no part of it."""
    match = _THROUGH.match(token.text) if token.pos in ("LOC", "ns") else None
    if not match or vocabulary.head(match["road"]) is None:
        return []
    cut = match.end("verb")
    return [part(token, 0, cut, "v"), part(token, cut, len(token.text), "LOC")]


def state_and_house(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """约旦安曼音乐厅: a foreign state, and a building in it with a name of its own."""
    text = token.text
    if token.pos not in ("ORG", "LOC") or len(text) < 6:
        return []
    cut = next((n for n in range(2, len(text) - 3) if text[:n] in vocabulary.countries), 0)
    head = vocabulary.head(text[cut:]) if cut and text[:cut] != "中国" else None
    if head is None or head.type != "Facility" or len(text) - cut < len(head.word) + 2 or text[cut] == "驻":
        return []
    return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "LOC")]


_CIRCLE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<circle>(?:科技|工商|文艺|教育|体育|学术|商|政|文化|各|社会各)界)$"
)


def circle_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石科技界: who does the same in a place is no part of its name."""
    match = _CIRCLE.match(token.text) if token.text[-1] == "界" and token.pos in ("LOC", "ORG") else None
    if not match or not is_known_place(match["place"], vocabulary):
        return []
    cut = match.end("place")
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "n")]


_IN_REGION = re.compile(r"(?P<region>.{2,}?(?:地带|高地|半岛|群岛))(?P<place>.{2,}[山河湖岛城市镇谷])$")
# 首都|云卡, but 首都机场
_SEAT = re.compile(r"(?P<seat>首都|首府)(?P<city>.{2,})$")


def stationed(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """位云岛|周边: where troops do something, in their language; no part of the place's name."""
    text = token.text
    if token.pos != "LOC" or len(text) < 3 or text[0] != "位" or word_pos(text) is not None:
        return []
    return [part(token, 0, 1, "p"), part(token, 1, len(text), "LOC")]


def seat_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """首都云卡: what the city is to its country is no part of its name."""
    match = _SEAT.match(token.text) if token.pos in ("LOC", "ORG", "PER") else None
    if not match or vocabulary.head(match["city"]) or word_pos(token.text):
        return []
    return [part(token, 0, 2, "n"), part(token, 2, len(token.text), "LOC")]


# 青石桥|一栋
_BLOCK = re.compile(r"(?P<road>.{2,}?)(?P<number>[一二两三四五六七八九十\d]{1,3}(?:[栋幢座]|坊一栋))$")
_FLOOR = re.compile(r"(?P<house>[\u4e00-\u9fff]{2,})(?P<number>[A-Z]?\d+(?:楼|层|室|号(?!线|高速|公路)|栋|单元).*)$")


def house_number(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """文昌路218号: the road, and a number."""
    match = _ADDRESS.match(token.text) if token.pos in ("LOC", "ns", "ORG") else None
    if not match and token.pos in ("LOC", "ns"):
        match = _FLOOR.match(token.text) or _BLOCK.match(token.text)
    if not match:
        return []
    cut = match.start("number")
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "m")]


_REALMS = ("王国", "共和国", "联邦", "酋长国", "公国", "合众国")


def two_places(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """广东阳江: a place in a place, both in the dictionary; 青石县河东新区: a county and its new town."""
    text = token.text
    town = _NEW_TOWN.fullmatch(text) if token.pos == "LOC" else None
    if town:
        cut = town.end("county")
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "LOC")]
    region = _IN_REGION.match(text) if token.pos == "LOC" and word_pos(text) is None else None
    if region:
        cut = region.end("region")
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "LOC")]
    if token.pos != "LOC" or not 4 <= len(text) <= 8 or word_pos(text) is not None:
        return []
    if (text[-1] in LEVELS and word_pos(text[:-1]) == "ns") or text.endswith(_REALMS):
        return []  # 奥马哈市, 云林王国
    for cut in (2, 3):
        if text[cut:] in vocabulary.heads:  # 河东新区
            continue
        if len(text) - cut >= 2 and word_pos(text[:cut]) == "ns" and word_pos(text[cut:]) == "ns":
            return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "LOC")]
    return []


_LEVEL_OF_SEVERAL = frozenset("市县")
_PROVINCE = re.compile(
    r"(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)[市县]$"
)


_OF_VILLAGE = re.compile("副?主任|支书|书记|会计|干部|医生|[民里内级]|两委|党支部|集体|委会")
_OF_LEVEL = re.compile("领导|[直委长级内域属]|政府")


def levels_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """福建市|、县两级: the levels of a province, no city of its name; 青石东站站|房: the house of a station;
    云岭村村|主任, 青石县县|领导: the village's and the county's own."""
    text = token.text
    if token.pos != "LOC" or after is None or after.start != token.end or text == "吉林市":
        return []
    levels = after.text == "、" and text[-1] in _LEVEL_OF_SEVERAL and _PROVINCE.match(text)
    house = after.text[0] == "房" and text.endswith("站站")
    twice = len(text) > 2 and text[-1] == text[-2]
    own = twice and (_OF_VILLAGE if text[-1] == "村" else _OF_LEVEL).match(after.text) and text[-1] in LEVELS + "村"
    cut = len(text) - 1
    return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "n")] if levels or house or own else []


def one_too_many(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """乌兰察布源|网荷储一体化: one character too many in the place, which the dictionary knows without it."""
    text = token.text
    if token.pos != "LOC" or len(text) < 4 or after is None or after.start != token.end:
        return []
    if after.pos not in ("n", "nz", "vn") or word_pos(text) is not None or word_pos(text[:-1]) != "ns":
        return []
    cut = len(text) - 1
    return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "n")]


def ties(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """中玻建|交: what two states take up with each other is no part of their names."""
    if len(token.text) != 3 or token.text[-1] != "建" or after is None or after.text[0] != "交":
        return []
    if not all(c in vocabulary.clippings for c in token.text[:2]):
        return [part(token, 0, 2, "nz"), part(token, 2, 3, "v")]
    return [part(token, 0, 2, "LOC"), part(token, 2, 3, "v")]


def opened(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """钱凯港开港: that a harbour or line is opened is no part of its name."""
    match = _OPENED.match(token.text) if token.pos in ("LOC", "ns", "ORG") else None
    if not match:
        return []
    cut = match.end("place")
    return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "v")]


def built_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """竣工新城|一小: what is done to a thing is no part of its name."""
    match = _BUILT.match(token.text) if token.pos in ("LOC", "ORG", "ns", "nt") else None
    if not match or word_pos(token.text):
        return []
    cut = match.end("verb")
    return [part(token, 0, cut, "v"), part(token, cut, len(token.text), token.pos)]


def inner_place(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """云岭区常青街道: a street in a district, in one token; 青石镇公园路: a road in a town."""
    match = _INNER.match(token.text) if token.pos in ("LOC", "ns") else None
    if not match or word_pos(token.text):
        return []
    cut = match.end("outer") if match["outer"] else match.end("town")
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "LOC")]


_HELD = ("举行", "召开", "举办", "启动", "开工", "奠基", "揭牌", "动工")
HELD_AT = Scanner(r"在[\u4e00-\u9fff]{2,14}(?:" + "|".join(_HELD) + ")")


def held_at(tokens: Sequence[Token]) -> Sequence[Token]:
    """在青禾镇|石家包|举行: what is held is held at a place, whoever the tagger takes it for."""
    found = list(tokens)
    for i in range(1, len(found) - 1):
        token, before = found[i], found[i - 1]
        if token.pos not in ("PER", "nr") or not found[i + 1].text.startswith(_HELD):
            continue
        if before.text == "在" or (before.pos == "LOC" and i > 1 and found[i - 2].text == "在"):
            found[i] = token._replace(pos="LOC")
    return found
