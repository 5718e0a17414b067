"""Places as names and lists show them: 某省某市某镇, 某省甲、乙、丙三市, a work named after its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.model import Claim, Mention
from kg.names import level_of
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit
from kg.words import word_pos

_RANK = {level: i for i, level in enumerate(("省", "州", "市", "区", "县", "旗", "镇", "乡"))}
# levels that can stand beside each other, none within the other
_BESIDE = ({"区", "县", "旗"}, {"镇", "乡"})
_PLACE = SIGNS["Place"]
_LIST = re.compile(rf"{_PLACE}{{2,}}(?:、{_PLACE}+)+")
_NEW_AREA = re.compile(r"[\u4e00-\u9fff]{2,8}(?:新区|高新区|经开区|开发区|自贸区|保税区)$")
_ROAD = re.compile(r"(?:路|街|大道|巷|弄)$")
_ADDRESS = re.compile(r"\d+号?$")
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业区|工业园区|产业园区|保税区|综保区|自贸区|试验区|经济区|新区|合作区)$")
# in a zone: 云岭经开区|青石工业园
_PARK = re.compile(r"(?:工业|产业|科技|物流|创业|孵化|示范)园$")
_ZONE_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}?[市县区旗州](?=高新|经济|经开|工业|产业|开发|现代|循环|化工|物流|科技|农业|国家|新材料)"
)
# regions wider than any site, and strings of abbreviations: they tell what a work is for rather than where it is
_WIDE = re.compile(
    r"三角(?:洲)?(?:地区|区域)?$|湾区$|^[东西南北中华]{2}(?:地区)?$|京津冀|经济带$|流域$|^中国$|^全国$|^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼蓉杭甬深穗昆济郑哈]{2,4}$"
)
# regions of which a place is rather a part: 远山市|长三角地区
_REGION = re.compile(r"三角(?:洲)?(?:地区|区域)?$|湾区$|^[东西南北中华]{2}地区$|经济带$|京津冀")
# a country in a work's name is where its investor is from; a water may run through many places
_NATION = re.compile(r"^(?!中)[\u4e00-\u9fff]国$|^(?:日本|新加坡|意大利|瑞士|瑞典|荷兰|以色列|加拿大|澳大利亚)$")
_WATER = re.compile(r"[江河湖溪海]$")
_LINE_NAME = re.compile(r"[至到]")
# built things that are known by their place; a theatre or a station called after its city may stand anywhere
_SITED = re.compile(
    r"(?:工厂|[分总]?厂|基地|互通|连接线|枢纽|段|矿|煤矿|码头|口岸|水库|游客中心|车间|[算据]中心|电站|电厂)$"
)
_BOTH = re.compile(r"[两二三](?:地|市|县|区|省|国|镇|城|岸)")
_TOGETHER = re.compile(r"同城化|一体化|战略合作|对口|友好|合作(?:框架)?协议|联席")
# a road named with its district only to say what lies beside it (青石区长虹路|以北)
_BESIDE_ROAD = re.compile(r"(?:以|之)[东西南北]|[东西南北]{1,2}[侧角]")
_CAMPUS = re.compile(r"校区|院区")
# 云岭|年产3万吨电池项目: a brand
_YEARLY = re.compile(r"年(?:产|处理|加工)")
_VAGUE = re.compile(r"相关|有关|部分|多个|各|所有|其他")
_VILLAGE = re.compile(r"(?:村|社区)$")
_SCHOOL = re.compile(
    r"(?:小学|中学|幼儿园|学校|一中|二中|人民医院|中医医院)(?:[\u4e00-\u9fff]{1,3}(?:校区|院区))?(?:[（(][^（）()]{1,6}[）)])?$"
)


_RIVERS = re.compile(r"[\u4e00-\u9fff]{1,4}[江河][\u4e00-\u9fff]{1,4}[江河]")


def find_contained_places(scene: Scene) -> Iterator[Claim]:
    """``partOf`` between places in a chain or a list; ``locatedIn`` for works named after their place.

    远山县青石镇石桥村、白马乡 -> 青石镇 partOf 远山县, 石桥村 partOf 青石镇, 白马乡 partOf 远山县
    """
    settled = _settled(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        inside = scene.mentions_in(line.start, line.end)
        yield from _chains(scene, line, inside)
        yield from _lists(scene, line)
        for work in _works(line, settled):
            for place in _in_name(work, inside):
                yield scene.claim("locatedIn", work, place, line, "place:in-name", confidence=0.85, status="asserted")
            for place in _place_of_zone(work, scene):
                yield scene.claim("locatedIn", work, place, line, "place:of-zone", confidence=0.6, status="asserted")


def _named_alone(scene: Scene) -> Mapping[str, Mention]:
    """The places that the document names, in no longer name, with and without their level."""
    found: dict[str, Mention] | None = scene.derived.get("places named alone")
    if found is not None:
        return found
    found = scene.derived["places named alone"] = {}
    for line in scene.lines:
        for unit in line.units:
            if unit.kind == "Place" and unit.mention is not None and not unit.refers and len(unit.text) > 1:
                found.setdefault(unit.text, unit.mention)
                if level_of(unit.text) and len(unit.text) > 2:
                    found.setdefault(unit.text[:-1], unit.mention)
    return found


def _place_of_zone(work: Mention, scene: Scene) -> list[Mention]:
    """The place that a zone is called after, where the text names it by itself, too: 青石|高新区 in 青石市's news."""
    if not _ZONE.search(work.text) or _zone_place(work):
        return []
    named = _named_alone(scene)
    longest = max((n for n in range(2, min(len(work.text) - 2, 8)) if work.text[:n] in named), default=0)
    place = named.get(work.text[:longest])
    return [place] if place is not None and not _WIDE.search(place.text) and not _NATION.search(place.text) else []


def _works(line: Skeleton, settled: set[str]) -> list[Mention]:
    """The works that a line names and of which the document does not say where they lie."""
    found = [u.mention for u in line.units if u.kind in ("Project", "Facility") and u.mention and not u.refers]
    return [m for m in found if not settled & {m.text, m.name or m.text}]


def _settled(scene: Scene) -> set[str]:
    """The names of works of which the document says where they lie: that beats what their names suggest."""
    lie = re.compile(
        rf"(?P<work>[{SIGNS['Project']}{SIGNS['Facility']}])(?:[”’》]|主要|就|[（(][^（）()]*[）)])*(?:{'|'.join(scene.rules.classes['lie'])})"
    )
    found = set()
    for line in scene.lines:
        for match in lie.finditer(line.text):
            mention = line.unit(match.start("work")).mention
            if mention:
                found |= {mention.text, mention.name or mention.text}
                found |= {m.text for m in scene.mentions if m.text.startswith(mention.text) and m.type == mention.type}
    return found


def _chains(scene: Scene, line: Skeleton, inside: Sequence[Mention]) -> Iterator[Claim]:
    """Places that stand side by side, by themselves or in a longer name: 某省|某市, 某省某市人民政府."""
    firms = [m for m in inside if m.type in ("Company", "Organization", "Person")]
    sites = [m for m in inside if m.type in ("Place", "Project", "Facility")]
    works = [m for m in sites if m.type != "Place"]
    starts: dict[int, list[Mention]] = {}
    for m in sites:
        starts.setdefault(m.start, []).append(m)
    for outer in sites:
        for inner in starts.get(outer.end, ()):
            if any(f.start <= outer.start and inner.end <= f.end for f in firms) or _ADDRESS.search(inner.text):
                continue
            if (
                outer.type == "Place"
                and not _is_known(outer, scene)
                and any(w.start < inner.start and inner.end < w.end for w in works)
            ):
                continue  # 甲集团的|甲|远山产业园: what stands before a place in a work's name may be anything
            if inner.type == "Place" and level_of(inner.text) is None and _begins_name(inner, works):
                continue  # 远山市|白水|外国语学校: the school lies there, the place that it is called after need not
            clipped = inner.rule.startswith("clipping") or outer.rule == "clipping:tie"
            crossed = inner.type != "Place" and scene.text.startswith("跨", outer.start - 1)  # 跨|青海湖|列车
            if clipped or crossed or (_is_province(outer, scene) and _is_province(inner, scene)):
                continue  # 港|澳青少年, 沪|杭铁路: two beside each other
            if (inner.name or inner.text) in scene.rules.words("countries") or _RIVERS.fullmatch(
                outer.text + inner.text
            ):
                continue  # 伊瓜苏大瀑布|巴西侧; 青江|白河
            if _BOTH.match(scene.text, inner.end) or _TOGETHER.match(scene.text, inner.end):
                continue  # 远山白马|两地, 远山市白马市|同城化建设
            if inner.type == "Facility" and _BESIDE_ROAD.match(scene.text, inner.end):
                continue
            predicate = None if _alike(outer, inner, scene) else _relation(outer, inner)
            if predicate:
                yield scene.claim(
                    predicate, inner, outer, line, "place:side-by-side", confidence=0.88, status="asserted"
                )


def _begins_name(place: Mention, works: Sequence[Mention]) -> bool:
    """Whether the name of a work begins with ``place``."""
    return any(w.start == place.start and place.end < w.end for w in works)


def _is_known(place: Mention, scene: Scene) -> bool:
    """Whether a name is surely that of a place that holds others: it shows its level, or is a province's."""
    return level_of(place.text) is not None or place.text in scene.rules.words("regions")


def _is_province(place: Mention, scene: Scene) -> bool:
    """Whether the mention names one of the country's first-level regions."""
    return (place.name or place.text) in scene.rules.words("regions")


def _alike(outer: Mention, inner: Mention, scene: Scene) -> bool:
    """Whether the text calls two places by one level elsewhere: 青石|白马|山海情深, of 青石县 and 白马县."""
    if not outer.type == inner.type == "Place":
        return False
    levels = _levels(scene)
    return not levels.get(outer.text, _NO_LEVEL).isdisjoint(levels.get(inner.text, _NO_LEVEL))


_NO_LEVEL: frozenset[str] = frozenset()


def _levels(scene: Scene) -> Mapping[str, AbstractSet[str]]:
    """The levels of the document's places, by their names without the last character."""
    found: dict[str, set[str]] | None = scene.derived.get("levels of places")
    if found is None:
        found = scene.derived["levels of places"] = {}
        for mention in scene.mentions:
            if mention.type == "Place" and (level := level_of(mention.text)):
                found.setdefault(mention.text[:-1], set()).add(level)
    return found


def _relation(outer: Mention, inner: Mention) -> str | None:
    """What the second of two sites side by side is to the first."""
    if outer.type == "Place":
        if inner.type != "Place" or _ROAD.search(inner.text):
            return None if _WIDE.search(outer.text) else "locatedIn"
        return "partOf" if contains(outer.text, inner.text) and not _REGION.search(inner.text) else None
    parks = _ZONE.search(inner.text) or _PARK.search(inner.text)
    zones = outer.type == inner.type == "Project" and _ZONE.search(outer.text) and parks
    return "partOf" if zones else None


def contains(outer: str, inner: str) -> bool:
    """Whether a place of the first name can hold one of the second, as far as their levels tell."""
    a, b = level_of(outer), level_of(inner)
    if not a or not b:
        return True
    if any(a in group and b in group for group in _BESIDE):
        return False
    return _RANK.get(a, 8) < _RANK.get(b, 8) or (a == b == "市")


def _is_of_a_city(name: str) -> bool:
    """Whether a new area or zone is called after its city or province."""
    return _NEW_AREA.search(name) is not None and any(word_pos(name[:n]) == "ns" for n in (2, 3))


def _lists(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """The later places of a list that begins with a chain: 某省|甲、乙、丙; 某县|甲镇|子村、乙乡|丑村."""
    provinces = scene.rules.words("regions")
    for match in _LIST.finditer(line.text):
        head, *items = [
            line.units_in(match.start() + m.start(), match.start() + m.end())
            for m in re.finditer(rf"{_PLACE}+", match[0])
        ]
        countries = scene.rules.words("countries")
        if any(item[0].text in countries for item in items) or line.text[match.start() - 1 : match.start()] in (
            "、",
            "和",
        ):
            continue  # 甲国、乙国|香港|、丙国
        for item in items:
            if item[0].text in provinces or _is_of_a_city(item[0].text):
                break  # 青石|江南新区、|白马新区: each of a city of its own
            outer = _container(head, item[0], provinces)
            if outer and outer.mention and item[0].mention:
                yield scene.claim(
                    "partOf", item[0].mention, outer.mention, line, "place:list", confidence=0.85, status="asserted"
                )


def _container(head: Sequence[Unit], item: Unit, provinces: object) -> Unit | None:
    """Which link of the chain at the head of a list holds a later item."""
    level = level_of(item.text)
    if level is None:
        if _VILLAGE.search(head[-1].text) and _VILLAGE.search(item.text) and level_of(head[-2].text) in ("镇", "乡"):
            return head[-2]  # 青石镇|石桥村、白马村
        # 某省|甲、乙: what has no level of its own is like the one that stands first
        return head[-2] if level_of(head[-1].text) is None and head[-2].text in provinces else None  # type: ignore[operator]
    fits = [u for u in head[:-1] if level_of(u.text) and contains(u.text, item.text)]
    return fits[-1] if fits and level_of(head[head.index(fits[-1]) + 1].text) in _peers(level) else None


def _peers(level: str) -> set[str]:
    return next((group for group in _BESIDE if level in group), {level, "市"} if level in "市州" else {level})


def _in_name(work: Mention, inside: Sequence[Mention]) -> list[Mention]:
    """The places in a work's name where it must lie: the innermost of those it begins with, both ends of a line."""
    nested = [
        m
        for m in inside
        if m.type == "Place"
        and work.start <= m.start
        and m.end <= work.end
        and m.text != work.text
        and not _WIDE.search(m.text)
        and not _CAMPUS.match(work.text, m.end - work.start)
        and not (_YEARLY.match(work.text, m.end - work.start) and level_of(m.text) is None)
    ]
    nested = [m for m in nested if not _is_partner(work, m)]
    if work.type == "Project":
        nested = [m for m in nested if not _NATION.search(m.text)]
        dry = [m for m in nested if not _WATER.search(m.text)]
        nested = dry or nested
    text = work.text
    if _VAGUE.search(text):
        return []
    ends = [
        m
        for m in nested
        if _LINE_NAME.match(text, m.end - work.start)
        or (m.start > work.start and _LINE_NAME.match(text, m.start - work.start - 1))
    ]
    ends = [_last_of_chain(m, nested) for m in ends]
    if ends:
        # 甲至乙铁路丙段: the stretch lies in 丙; 某某高铁甲至乙段: in both
        stretch = [m for m in nested if text.startswith("段", m.end - work.start)]
        return ends[-2:] if stretch and stretch[-1] in ends else stretch or ends
    if work.type == "Facility":
        first = [m for m in nested if m.start == work.start]
        known = bool(_SITED.search(text)) or bool(first and _SCHOOL.search(text) and level_of(first[0].text))
        return nested[-1:] if nested and known else []
    if _ZONE.search(text):
        return [m for m in nested if m.start == work.start and level_of(m.text)][:1] or _zone_place(work)
    if nested and nested[-1].start - work.start < 8:
        return nested[-1:]
    return [_last_of_chain(nested[0], nested)] if nested else []


def _is_partner(work: Mention, place: Mention) -> bool:
    """Whether a place in brackets behind another one tells whose a zone is as well: 青石（白马）产业园 lies in 青石."""
    at = place.start - work.start
    before = work.text[: at - 1] if at > 2 and work.text[at - 1] in "（(" else ""
    return before != "中国" and (word_pos(before) == "ns" or level_of(before) is not None)


def _last_of_chain(place: Mention, nested: Sequence[Mention]) -> Mention:
    """The innermost of the places side by side from ``place`` on: 青海|西宁 -> 西宁."""
    following = next((m for m in nested if m.start == place.end), None)
    return _last_of_chain(following, nested) if following else place


def _zone_place(work: Mention) -> list[Mention]:
    """The place that a zone's name begins with, where no mention of its own marks it: 甲市|高新区."""
    match = _ZONE_PLACE.match(work.text)
    if not match or level_of(match[0]) is None:
        return []
    return [Mention(work.start, work.start + match.end(), match[0], "Place", "place:in-body")]
