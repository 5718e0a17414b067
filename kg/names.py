"""What names are made of: administrative levels, legal forms of firms, short forms. Shared by several steps."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Mention

LEVELS = "省市区县镇乡州旗盟"
_LEVELLED = re.compile(
    rf"(?P<level>[{LEVELS}])(?P<rest>委|府|政府|人民政府|党委|纪委|监委|人大|政协|[\u4e00-\u9fff]{{2,14}})"
)
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?P<level>[{LEVELS}])$")
# the same last character, but no level: 某某地区, 小镇, 大城市 (but 白城市); 州 alone is part of many a city's name
_NO_LEVEL = re.compile(
    r"(?:[地城片新市郊景园社小校库牧灾林矿特辖核胜护假厂院军战业居产疫]区|..[山湖港湾]区|^大?[山湖港湾]区|[主]?城区|开发区|高新区|经开区|功能区|示范区|试验区|合作区|先行区|集聚区|保税区"
    r"|[小古村乡城集重强名]镇|[地超股区县跨]市|(?:^|..|[大小中新古省本该全各两多几名主老外每此旧强])[城都]市|[家城水他老]乡|^.州|沿线|国旗|红旗)$"
)
_LEGAL = re.compile(
    r"(?:[（(](?:集团|中国|控股)[）)])?(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司)$"
)


# what a zone may be called in full that is spoken of by its kind
ZONE_KINDS = {
    "经济技术开发区": re.compile(r"经济技术开发区$|经开区$"),
    "经济开发区": re.compile(r"经济(?:技术)?开发区$|经开区$"),
    "经开区": re.compile(r"经济(?:技术)?开发区$|经开区$"),
    "高新区": re.compile(r"高新(?:技术(?:产业)?)?(?:开发)?区$"),
    "开发区": re.compile(r"开发区$|经开区$|高新区$"),
    "产业集聚区": re.compile(r"集聚区$"),
    "集聚区": re.compile(r"集聚区$"),
    "集中区": re.compile(r"集中区$"),
    "综保区": re.compile(r"(?:综合保税|综保)区$"),
    "保税区": re.compile(r"保税区$"),
}

# words that only begin like a level
_COMMON = (
    "乡村", "区域", "市场", "州际", "省级", "市级", "县级", "区级", "市民", "县域", "市政", "区间",
    "镇街", "旗舰", "市区", "省会", "市郊", "镇海", "区块", "旗下", "省内", "市内", "县城", "镇区",
    "乡镇", "乡土", "区县", "市县", "省市",
)  # fmt: skip


# bodies that begin like one of them (市|政府, 市|民政局, 县|城管局)
_AT_LEVEL = re.compile(r"市政[府协]|市政务|市政法委|市民[政族宗]|[市县]城[管投建]|[市县]城市(?:管理|建设)")


def level_of(place: str) -> str | None:
    """The character that tells a place's level (县 of 某某县); None where the name does not show it."""
    match = _PLACE.match(place)
    return match["level"] if match and not _NO_LEVEL.search(place) else None


def levelled(body: str) -> tuple[str, str] | None:
    """Level and rest of a body that is named by its level alone (区|发改局, 镇|党委); None for other names."""
    match = None if body.startswith(_COMMON) and not _AT_LEVEL.match(body) else _LEVELLED.fullmatch(body)
    return (match["level"], match["rest"]) if match else None


def home_places(mentions: Iterable[Mention], text: str = "") -> dict[str, str]:
    """For each level the place of that level that the document speaks of most (first one of equals), but none where
    ``text`` says that its own place goes there: 我市在深圳举办推介会."""
    counts: dict[str, Counter[str]] = {}
    left: set[str] = set()
    for mention in mentions:
        place = last_place(mention.text if mention.type == "Place" else _governed(mention))
        level = level_of(place) if place else None
        if level in _HEAD_GOES and _HEAD_GOES[level].search(text, max(0, mention.start - 40), mention.start):
            left.add(place)
        elif level and not _GOING.search(text, max(0, mention.start - 40), mention.start):
            counts.setdefault(level, Counter())[place] += 1
    for counter in counts.values() if left else ():
        for place in left & counter.keys():
            del counter[place]
    if "率" in text:
        gone = {match["to"] for match in _LED_TO.finditer(text)}
        for counter in counts.values():
            for place in [place for place in counter if place in gone or place[:-1] in gone]:
                del counter[place]
    if "我" in text:
        for level, counter in counts.items():
            for place in [place for place in counter if _is_gone_to(text, level, place)]:
                del counter[place]
    return {level: counter.most_common(1)[0][0] for level, counter in counts.items() if counter}


# 市长甲率团赴|青石|考察, but 白马市长甲率团赴…
_LED_TO = re.compile(
    r"(?:\A|[，。；！\n])(?:[省市县区]委(?:副?书记|常委)、)?(?:常务)?副?[市县区]长[\u4e00-\u9fff]{2,4}率(?:队|团)(?:赴|前往|到)"
    r"(?P<to>[\u4e00-\u9fff]{2,4}?[市县区]?)(?=考察|学习|开展|招商|对接|调研|参观|洽谈|推介|拜访|[，。、])"
)
# 率队赴青石市、远山县招商, 市党政代表团赴青石市: where somebody goes is not where they are from
_GOING = re.compile(
    r"(?:[省市县区]长[\u4e00-\u9fff]{2,3}|率[\u4e00-\u9fff]{0,6}|带队|一行[\u4e00-\u9fff]{0,4}|分别|先后"
    r"|(?:\A|[，。；！\n我])[市县区]?(?:党政|经贸|招商|友好)*(?:代表|考察|访问|学习|观摩)[团组])(?:赴|前往|奔赴|抵达|来到|到|走进)(?:[\u4e00-\u548b\u548d-\u9fff]{2,9}[、和])*\Z"
)


# 市委副书记、市长甲赴青石市、白马市招商: of whatever level, its head goes to another of the same
_HEAD_GOES = {
    level: re.compile(
        rf"(?:\A|[，,。；：:！\n])(?:{level}委(?:副?书记|常委)、)?(?:{level}委副?书记|(?:常务)?副?{level}长|{level}领导)"
        r"[\u4e00-\u9fff]{0,4}(?:一行)?(?:赴|前往)(?:[\u4e00-\u9fff]{2,9}[、和]){0,9}\Z"
    )
    for level in "省市县区"
}


def last_place(place: str) -> str:
    """青石县 of 远山省青石县: the place itself of one that is named with what it lies in."""
    for end, character in enumerate(place[2:-3], 3):
        if character in LEVELS and level_of(place[:end]) and level_of(place[end:]):
            return last_place(place[end:])
    return place


def _is_gone_to(text: str, level: str, place: str) -> bool:
    """Whether ``text`` tells of what the writer's own place of ``level`` does at ``place`` or together with it."""
    stem = place[:-1] if len(place) > 2 else place
    if f"我{level}" not in text or stem not in text:  # the former stands in all that is looked for
        return False
    here = rf"{stem}{level}?(?:成功|隆重|组织)?(?=举行|举办|召开|开展|进行|考察|学习|招商|签约|推介|对接|[，。、])"
    there = rf"我{level}(?:[^，。；！？\n]{{0,8}}?)(?:在|赴|到|前往|去){here}"
    together = rf"我{level}[与和同]{stem}{level}|{stem}{level}?(?:[与和同来到赴])我{level}"
    # 青石市经贸考察团来我市, 青石市副市长甲一行到我市: who comes is from elsewhere
    party = r"(?:团|组|队|一行|客人|领导|企业家)[^，。；！？\n]{0,6}?"
    come = rf"{stem}{level}?[^，。；！？\n]{{0,24}}?{party}[赴来到临进抵]我{level}"
    return re.search(f"{there}|{together}|{come}", text) is not None


_GOVERNED = re.compile(rf"(?P<place>[^\W委]{{2,}}[{LEVELS}])(?:委|人民政府|政府|党委|纪委|人大常委会|政协)")


# 青石县|教育局; but no 国家|市场监督管理局
_BUREAU = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,5}?[县区市州旗])[\u4e00-\u9fff]{2,10}(?:局|委|办)$")


def _governed(mention: Mention) -> str:
    """The place that a body's name begins with (某某省人民政府), or a zone's or ceremony's (青石市|产业园区); "" for
    other mentions."""
    if mention.type in ("Project", "Event"):
        named = _HOME_OF.match(mention.text)
        return named["place"] if named else ""
    if mention.type != "Government":
        return ""
    match = _GOVERNED.match(mention.text) or _BUREAU.match(mention.text)
    if match is None:
        return ""
    level = len(match["place"]) - 1
    if mention.text.startswith(_COMMON, level) and not _AT_LEVEL.match(mention.text, level):
        return ""  # 青石|市场监管局, but 青石市|政府
    place = match["place"]
    return place[:-1] if len(place) > 2 and place[-1] == place[-2] else place  # 青石区|区委


# 青石市|产业园区, 远山县|重大项目集中开工仪式
_HOME_OF = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,3}[市县])(?=[\u4e00-\u9fff\d]{0,12}(?:园区|开发区|项目[^，。]{0,12}(?:仪式|活动)|仪式|活动))"
)
_DOUBLED = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?P<level>[{LEVELS}])(?P<body>(?P=level)(?:委|人民政府|政府|党委|纪委|监委|人大|政协)[\u4e00-\u9fff]*)$"
)


def without_doubled_level(body: str) -> str:
    """青石区政府 for 青石区区政府, whose level is told twice; "" for other names (青石市市监局)."""
    match = _DOUBLED.search(body)
    return body[: match.start()] + match["body"] if match else ""


@lru_cache(maxsize=1 << 16)  # each firm is set beside many others
def legal_stem(name: str) -> str | None:
    """A firm's name without its legal form; None for a name that has none."""
    match = _LEGAL.search(name)
    return name[: match.start()] if match and match.start() >= 2 else None


_NATIONAL = re.compile(r"(?:中共中央|中央|国务院|全国|国家|最高人民|中国共产党)")
_OFFICES = "委|党委|政府|人民|纪委|监委|政协|人大"
_TERRITORY = re.compile(
    rf"(?P<place>[^\W委]{{2,}}?[{LEVELS}])(?:{_OFFICES}|(?![\u4e00-\u9fff]+[{LEVELS}](?:{_OFFICES}))"
    r"[\u4e00-\u9fff]{2,8}(?:局|厅|委|办|院|部))"
)


def territory(body: str) -> str:
    """Whose body it is: the place that its name begins with (青石县|发改局), 全国 for bodies of the whole country, ""
    where the name does not tell (a firm)."""
    if _NATIONAL.match(body):
        return "全国"
    match = _TERRITORY.match(body)
    return match["place"] if match else ""


def in_order(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in that order."""
    at = iter(full)
    return all(c in at for c in short)
