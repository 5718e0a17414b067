"""Who can act in the verb's own clause, by the words around the bodies that it names; and their lists."""

import re
from collections.abc import Sequence

from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, sign_class

BRACKET = re.compile(r"[（(][^（）()]{0,80}[）)]")
ROLE, PERSON, DATE = sign_class(("Role",)), sign_class(("Person",)), sign_class(("Date",))
_ANY = sign_class(("Any",))
# before a body that is no agent: it tells where, for whom, by what
_ADJUNCT = re.compile(
    rf"(?:同时|并|还|也|将|{sign_class(('Date',))})*(?:在|以|通过|围绕|为|从|向|对|针对|根据|按照|随着|借助|依托|立足|面向|要|把|将|与|同|和)"
)
_TIMES = frozenset(
    {
        "联合体",
        "全年",
        "全市",
        "全县",
        "全区",
        "全省",
        "年内",
        "力度",
        "重点",
        "下一步",
        "同时",
        "全力",
        "大力",
        "步伐",
        "措施",
    }
)
_SITE_SIGNS = sign_class(("Place", "Project")).strip("[]")
MAIN = ("Government", "Company", "Organization", "Place")
BODIES = (*MAIN, "Project")
_NO_AGENT = re.compile(
    r"(?:在|于|对|向|为|给|从|到|至|往|据|沿|跨|比|被|如|等|成为|围绕|结合|依托|通过|根据|按照|服务|立足|面向|融入|赴|走进|深入|来到|前往|连接|覆盖|途经|位列|落户|入驻|进入|收购|抢抓|对接|对标|打造|建设|推进|推动|发展|聚焦|实施|包括|按|以|让|使|把|将|中标|成立|投资)[“‘《【]?$"
)
# before a list of bodies none of which acts
_RELIED_ON = re.compile(r"(?:围绕|结合|依托|通过|根据|按照|立足|借助|凭借|对标|对接|聚焦)$")
# behind a body that is no agent: its office, its parts, its inside
_NO_AGENT_BEHIND = re.compile(
    rf"[”’》】]?(?:{BRACKET.pattern})?(?:{ROLE}|的|关于(?:公司)?(?:全资|控股|参股)?(?:子公司|股东)|(?:全媒体|融媒体|见习)?记者|通讯员|地区|市场|境内|内|外|上|中|里|之间|东部|西部|南部|北部|沿线|周边|一带|方面|方向|有关|相关|负责人|领导|代表|消息|等地|等(?=[^，]{{0,6}}(?:园|城|线))|{_ANY})"
)
# 甲|拟与|乙|共同建设: adverbs may stand before the preposition
_JOINED = re.compile(
    rf"[”’》】]?(?:{BRACKET.pattern})?(?:[、和与及同跟]|以及|联合|携手|会同"
    rf"|(?:拟|将|已|正|计划|决定|同意|近日|日前|{DATE})+(?:以[^，。；\ue000-\ue009]{{1,14}})?(?:与|同|和|跟|联合|携手|会同))(?:自然人|非?关联方|第三方|合作方|参股公司|(?:其|公司)?(?:全资|控股|下属)?子公司|其)?[“‘《【]?$"
)
_OWNED = re.compile(r"(?:的|旗下的?|下属的?|所属的?|(?:全资|控股|参股)?(?:子公司|孙公司|公司))$")
_OWNS = re.compile(r"(?:(?:旗下|下属|所属)的?(?:全资|控股)?(?:子公司)?|(?:全资|控股)?子公司)")
# a zone acts as a body; other works are acted upon
ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|新城|园区|产业园|工业园|自贸区|试验区|示范区|保税区|综保区|合作区|小镇|港区|科技城|科学城|社区|街区|农场|牧场|垦区|片区)$"
)


def placed(line: Skeleton, start: int, end: int) -> list[tuple[int, Unit]]:
    """The units of ``line.text[start:end]`` with their positions, without those in brackets."""
    brackets = [m.span() for m in BRACKET.finditer(line.text)]
    found = [(line.place(unit), unit) for unit in line.units_in(start, end)]
    return [(at, unit) for at, unit in found if not any(a <= at < b for a, b in brackets)]


def in_clause(line: Skeleton, start: int, at: int, kinds: Sequence[str]) -> list[Unit] | None:
    """The agents between the clause's begin and the verb; None where it names none, [] where somebody else acts."""
    units = placed(line, start, at)
    for number in range(len(units) - 1, -1, -1):
        place, unit = units[number]
        if unit.kind == "Person" and not _JOINED.search(line.text[:place]):
            return []
        if unit.kind == "Place" and line.text.startswith("企业", place + 1):
            return []  # 青石|企业|实施: those of the place
        # 拟在|北川省|青石市|建设: the whole chain of places tells where
        before = (
            line.text[start:place].rstrip(_SITE_SIGNS) if unit.kind in ("Place", "Project") else line.text[start:place]
        )
        if unit.kind in kinds and acts(line, place, at, kinds) and not _NO_AGENT.search(before):
            found = _listed_back(line, units[: number + 1], kinds)
            if _RELIED_ON.search(line.text[start : line.place(found[0])]):
                continue  # 依托|甲公司、乙集团等企业，加快…
            return found
    return None


def acts(line: Skeleton, place: int, at: int, kinds: Sequence[str]) -> bool:
    """Whether the body at ``place`` itself can be what does the verb at ``at``, judged by the words behind it; among
    governments and firms only a zone's project acts."""
    unit = line.unit(place)
    if unit.mention is None or (
        unit.kind == "Project" and "Government" in kinds and not ZONE.search(unit.mention.text)
    ):
        return False
    return place + 1 == at or not _NO_AGENT_BEHIND.match(line.text, place + 1)


def _listed_back(line: Skeleton, units: Sequence[tuple[int, Unit]], kinds: Sequence[str]) -> list[Unit]:
    """The list that ends with the last of ``units``: 甲、乙与丙旗下的丁 -> 甲, 乙, 丁."""
    found = [units[-1][1]]
    right = units[-1][0]
    for place, unit in reversed(units[:-1]):
        if unit.kind in ("Quantity", "Date"):  # 甲拟以|1亿元|与乙共同设立
            continue
        between = line.text[place + 1 : right]
        if _OWNED.fullmatch(between):
            right = place
            continue
        if not _JOINED.fullmatch(between) or unit.kind not in (*kinds, "Person"):
            break
        if unit.kind in kinds:
            found.append(unit)
        right = place
    return found[::-1]


def has_subject(scene: Scene, index: int, start: int, at: int) -> bool:
    """Whether a common noun stands before the verb, which then is its subject: 企业|承建, but 以科创为引领|建设."""
    line = scene.lines[index]
    if start >= at or _ADJUNCT.match(line.text, start):
        return False
    a, b = line.origin(start), line.origin(at)
    inside = [t for t in scene.sentences[index].tokens if a <= t.start and t.end <= b]
    return any(t.pos in ("n", "nz", "vn") and t.text not in _TIMES for t in inside) and not any(
        a <= u.start and u.end <= b and u.kind in MAIN for u in line.units
    )


def all_of(line: Skeleton, end: int, kinds: Sequence[str]) -> list[Unit]:
    """The first list of several before ``end``, which 三家公司 means: 甲、乙以及丙公告称，三家公司…."""
    for at, unit in placed(line, 0, end):
        if unit.kind in kinds and len(found := listed_on(line, at, kinds)) > 1:
            return [u for u in found if line.place(u) < end]
    return []


def listed_on(line: Skeleton, place: int, kinds: Sequence[str]) -> list[Unit]:
    """The list that begins at ``place``: 甲与乙签署 -> 甲, 乙."""
    found = [line.unit(place)]
    owner = False
    for at, unit in placed(line, place + 1, len(line.text)):
        joined = (owner and place + 1 == at) or _JOINED.fullmatch(line.text[place + 1 : at])
        if not joined or unit.kind not in kinds:
            break
        if owns := _OWNS.match(line.text, at + 1):  # 甲与|乙集团下属子公司|丙
            place, owner = owns.end() - 1, True
            continue
        owner = False
        found.append(unit)
        place = at
    return found
