"""Where things lie: 位于 with its chain of places or its landmarks (甲路以北，乙路以西), and places that frame
a sentence (在甲市，乙产业园开园)."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.agents_clause import placed
from kg.relations.occasions import is_watched
from kg.relations.scene import Scene
from kg.relations.units import SITE, Skeleton, Unit, clause, sign_class
from kg.scan import Scanner

_WORK = sign_class(("Work",))
_THING = ("Project", "Facility", "Company", "Organization", "Place")
_BRACKET = r"(?:[（(][^（）()]{0,40}[）)])?"
_POINT = r"(?P<direction>东北|东南|西北|西南|东|南|西|北)"
_DIRECTION = (
    r"(?:以|之)?(?P<direction>东北|东南|西北|西南|东|南|西|北|中)?"
    r"(?:部|侧|面|角|边|岸|郊|端|片|境内|境|内|核心区)?(?:以[外内])?"
)
_CHAIN = rf"{SITE}+"
_WHERE = rf"(?P<where>[“《]?{_CHAIN}[”》]?(?:(?:、|与|和){_CHAIN})*)"
# 甲位于乙丙; 位于乙丙的甲
_SUBJECT = re.compile(rf"(?P<thing>{sign_class(_THING)})[”’》】]?{_BRACKET}[^，。；、\ue000-\ue00c]{{0,10}}$")
_OF = re.compile(
    r"(?:的|，)(?:(?![与和同跟][\ue000-\ue009])[^，。；、的\ue000-\ue009]){0,10}"
    rf"(?P<thing>{sign_class(('Work', 'Company', 'Organization'))})"
)
# “甲项目”，由乙公司建设实施，|位于丙: what is built lies there, not who builds it
_BUILT_BY = re.compile(
    rf"(?P<work>{_WORK})[”》]?{_BRACKET}，由[^，。；]{{1,30}}(?:建设|实施|承建|投资|开发|运营|负责)[^，。；\ue000-\ue009]{{0,4}}，$"
)
_MEETING_POINT = re.compile(r"[^，。；]{0,4}(?:交汇|交叉|之间|交界|交会|交口|交接|结合)")
# 甲路与乙路|以东, 丙桥|西侧: what lies beside a landmark
_BESIDE = re.compile(rf"(?:以|之){_POINT}|{_POINT.replace('direction', 'side')}(?:侧|面|角|边)")
# 位于甲路以北|，乙路以西|、丙小区南侧
_NEXT_LANDMARK = re.compile(
    rf"(?:[，、和及与]|以及)(?P<where>{_CHAIN}(?:[、与和]{_CHAIN})*)(?=(?:以|之)?[东西南北]{{1,2}}(?:[侧面角边，。；、的]|区域|地块))"
    rf"(?:以|之)?{_POINT}(?:侧|面|角|边)?"
)
# 甲公园|在乙区西北部，
_CROSSING = re.compile(r"[^，。；的\ue000-\ue00c]{0,6}(?:交[汇叉会口接]|夹角)(?:处|口|点)?(?:[东西南北]{1,2}[侧角]?)?")
# behind it 位于 tells of what comes: 甲船回到|位于乙市的丙码头, 对|位于甲地的乙进行打击
_TOWARDS = re.compile(
    r"(?:[在对向]|(?:[回来达走抵赶前运送转进驶飞][到至往入]|竞得|拍得|摘得|购得|取得|受让|出让的?|拥有|持有|开发|投资|收购|购买|出售|转让|改造|运营|租赁|建设|兴建|前往|抵达|参观|走访|访问|考察|打击|袭击)了?)$"
)
_STANDS = re.compile(rf"^{_BRACKET}在{_WHERE}{_DIRECTION}(?=[，。；])")
_CONTINENT = re.compile(r"[洲部亚欧美非]$|地区$|半岛$|大陆$")
_FRAME = re.compile(
    rf"(?:^|[。；])(?:同时|此外|目前|而|近日|日前|[\ue00b，])*在(?P<where>{SITE}+)(?:境内|[区园]?内|[里中]|的[^，。；{SITE[1:-1]}]{{0,6}})?，"
)
# in a frame, a firm is where its plant is: 在甲园区，乙公司|生产车间内
_HOUSE = re.compile(r"(?:项目)?(?:主体|主楼|大楼|工程|建设|施工|一期|二期|封顶|投用|竣工|落成|开工)")
_PLANT = re.compile(r"(?:的[^，。；]{0,8}?)?(?:生产|智能|数字化|新建|标准)?(?:车间|厂房|厂区|生产线|产线|工厂)")
# 此次签约的项目中，有甲项目、乙项目: projects that come to the place whose ceremony is told
_SIGNED = Scanner(
    rf"(?:签约|落户|集中开工)[^。；\ue000-\ue009]{{0,20}}?项目[^。；\ue000-\ue009]{{0,8}}?(?:有|包括|包含|分别为|分别是|为|是)[：:]?(?={sign_class(('Project',))})"
)
_ZONE = re.compile(r"(?:开发区|高新区|经开区|新区|园区|产业园|工业园|综保区|保税区|自贸区)$")
_HOLDS_WORKS = re.compile(r"(?:区|园|城|港|谷|基地)$")
_ROAD = re.compile(r"(?:路|街|大道|巷|弄)$")
_LED = re.compile(r"^[^，。；、\ue000-\ue00a在与由对向从]{0,24}$")


def find_sites(scene: Scene) -> Iterator[Claim]:
    """``locatedIn`` from 位于 and from frames; of a chain of places the innermost counts.

    青石产业园位于远山市远山县东部 -> 青石产业园 locatedIn 远山县
    """
    lie = re.compile(
        rf"(?:{'|'.join(scene.rules.classes['lie'])})(?:[^，。；、的{SITE[1:-1]}]{{0,4}}){_WHERE}{_DIRECTION}"
    )
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for match in lie.finditer(line.text):
            yield from _lying(scene, index, line, match)
        yield from _standing(scene, line)
        for match in _FRAME.finditer(line.text):
            yield from _framed(scene, line, match)
        yield from _signed(scene, index, line)
        if "签约" in line.text:
            yield from _signed_with(scene, line)


def _lying(scene: Scene, index: int, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    found = [(unit, match["direction"] or "") for unit in _innermost(line, match)]
    at = match.end()
    while further := _NEXT_LANDMARK.match(line.text, at):
        found += [(unit, further["direction"]) for unit in _ends(line, *further.span("where"))]
        at = further.end()
    crossing = _CROSSING.match(line.text, at)
    things = _things(scene, index, line, match, crossing.end() if crossing else at)
    if _TOWARDS.search(line.text, 0, match.start()):
        things = [thing for thing in things if line.place(thing) > match.start()]  # 甲在|位于乙地北部的丙地举行演习
    things = [_seated(scene, thing) for thing in things]
    for where, direction in found:
        for thing in things:
            # 一艘美国商船位于红海: no country lies in a water
            country = thing.text in scene.rules.words("countries") and not _CONTINENT.search(where.text)
            if thing.mention and where.mention and thing.mention.text != where.mention.text and not country:
                yield scene.claim(
                    "locatedIn", thing.mention, where.mention, line, "site:lies", confidence=0.92, at=match.start(),
                    qualifiers={"direction": direction},
                )  # fmt: skip


def _standing(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """甲公园|在乙区西北部，东临丙路 -> 甲公园 locatedIn 乙区."""
    for unit in line.units:
        at = line.place(unit)
        match = _STANDS.match(line.text[at + 1 :]) if unit.kind in ("Facility", "Project") else None
        if match is None or unit.mention is None or not scene.in_subject_position(line, unit):
            continue
        where = line.unit(at + match.end("where"))
        if where.mention and where.mention.text != unit.mention.text:
            yield scene.claim(
                "locatedIn", unit.mention, where.mention, line, "site:stands", confidence=0.85, at=at,
                qualifiers={"direction": match["direction"] or ""},
            )  # fmt: skip


def _things(scene: Scene, index: int, line: Skeleton, match: re.Match[str], end: int) -> Sequence[Unit]:
    """What lies there: named before 位于 or behind the places, which end at ``end`` (位于甲的乙), or what the paragraph
    speaks of."""
    start, _ = clause(line.text, match.start())
    named = _SUBJECT.search(line.text[start : match.start()])
    if built := _BUILT_BY.search(line.text, 0, match.start()):
        return [line.unit(built.start("work"))]
    if named:
        return [line.unit(start + named.start("thing"))]
    behind = _OF.match(line.text, end)
    if behind and _passed(line, behind.start("thing")):
        behind = None
    if behind and (line.text[end] == "的" or not _subject(scene, index, start)):
        return [line.unit(behind.start("thing"))]
    carried = _subject(scene, index, start)
    return [carried] if carried and line.text[end : end + 1] != "的" else []


def _seated(scene: Scene, thing: Unit) -> Unit:
    """The firm whose seat is spoken of: 北川集团|总部 -> 北川集团."""
    firm = next((m for m in scene.mentions_in(thing.start, thing.start + 1) if m.type == "Company"), None)
    if firm and thing.kind == "Project" and thing.text == f"{firm.text}总部" and not thing.refers:
        return thing._replace(end=firm.end, kind="Company", text=firm.text, mention=firm)
    return thing


def _passed(line: Skeleton, at: int) -> bool:
    """Whether what stands at ``at`` is one more landmark (位于甲路东侧，|乙路|北侧)."""
    return bool(_BESIDE.match(line.text, at + 1) or _MEETING_POINT.match(line.text, at + 1))


def _subject(scene: Scene, index: int, at: int) -> Unit | None:
    for unit in scene.subjects(index, at):
        if unit.mention and unit.mention.rule == "state:army":
            return None
        if unit.kind in ("Project", "Facility", "Company", "Organization"):
            return unit
        if unit.kind == "Place" and scene.lines[index].start <= unit.start:
            return unit
        if unit.kind in ("Person", "Place", "Government", "Event"):
            return None
    return None


def _innermost(line: Skeleton, match: re.Match[str]) -> list[Unit]:
    """The last link of the chain behind 位于, of each chain where several meet (甲路与乙路交汇处); beside a landmark
    also the place that stands before it (远山县|青石路以北)."""
    start, end = match.span("where")
    beside = bool(_BESIDE.match(line.text, end))
    units = _ends(line, start, end)
    if not beside and not _MEETING_POINT.match(line.text, end) and "、" not in line.text[start:end]:
        return [_before_road(line, units[0], start)]
    outer = line.unit_or_none(line.place(units[0]) - 1)
    landmark = units[0].kind == "Facility" or (beside and units[0].kind == "Project")
    return [outer, *units] if outer and landmark and line.place(outer) >= start else units


def _before_road(line: Skeleton, unit: Unit, start: int) -> Unit:
    """What lies on a road of a place or zone lies in that: 位于|青石工业区|长虹路."""
    outer = line.unit_or_none(line.place(unit) - 1) if _ROAD.search(unit.text) else None
    return outer if outer is not None and line.place(outer) >= start else unit


def _ends(line: Skeleton, start: int, end: int) -> list[Unit]:
    """The last link of each chain of places between two positions."""
    return [line.unit(start + m.end() - 1) for m in re.finditer(_CHAIN, line.text[start:end])]


def _framed(scene: Scene, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    """在甲市，乙中心揭牌，丙生产线即将开建: works that begin the clauses behind the frame."""
    where = line.unit(match.end("where") - 1)
    if where.refers or (where.kind == "Project" and not _HOLDS_WORKS.search(where.text)):
        return
    stop = len(line.text)
    again = _FRAME.search(line.text, match.end())
    led: set[int] = set()
    for at, unit in placed(line, match.end(), again.start() if again else stop):
        plant = unit.kind == "Company" and _PLANT.match(line.text, at + 1)
        plant = plant or (unit.kind == "Organization" and _HOUSE.match(line.text, at + 1))
        if not (plant or unit.kind in ("Project", "Facility")) or unit.refers:
            continue
        if re.match(_WORK, line.text[at + 1 : at + 2]):
            continue
        start, _ = clause(line.text, at)
        lead = re.sub(rf"{_WORK}$", "", line.text[start:at])
        goes_on = at - 2 in led and line.text[at - 1] in "、和及"  # 甲机场、|乙高铁|等
        if (goes_on or _LED.match(lead)) and unit.mention and where.mention:
            led.add(at)
            yield scene.claim(
                "locatedIn", unit.mention, where.mention, line, "site:frame", confidence=0.82, at=at, status=None
            )  # fmt: skip


# 青石区与甲总部、乙产业园等12个项目签约
_SIGNED_WITH = Scanner(
    rf"(?P<host>{sign_class(('Place', 'Project'))})[与和同]"
    rf"(?P<works>{sign_class(('Project',))}(?:、{sign_class(('Project',))})*)"
    r"等?\ue00c?(?:重点|重大|优质|产业)*项目(?:成功|正式|集中|现场)*签约"
)


def _signed_with(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """The works that a county or zone signs come to it."""
    for match in _SIGNED_WITH.finditer(line.text):
        host = line.unit(match.start("host"))
        if host.mention is None or (host.kind == "Project" and not _ZONE.search(host.text)):
            continue
        for unit in line.units_in(*match.span("works")):
            if unit.mention and not unit.refers:
                yield scene.claim("locatedIn", unit.mention, host.mention, line, "site:signed", confidence=0.78)


def _signed(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """某经开区签约活动举行。此次签约的项目中，有甲项目、乙项目 -> 甲项目, 乙项目 locatedIn 某经开区."""
    match = _SIGNED.search(line.text)
    where = _host(scene, index, match.start()) if match else None
    if match is None or where is None:
        return
    for _, unit in placed(line, match.end(), len(line.text)):
        if unit.kind == "Project" and unit.mention and not unit.refers and unit.mention.text != where.text:
            yield scene.claim("locatedIn", unit.mention, where, line, "site:signed", confidence=0.78, at=match.start())


def _host(scene: Scene, index: int, at: int) -> Mention | None:
    """The zone, else the place, in the name of the ceremony told last before position ``at`` of line ``index``."""
    for number in range(index, -1, -1):
        line = scene.lines[number]
        for unit in reversed(line.units):
            if is_watched(line, unit):
                continue
            if unit.kind == "Event" and unit.mention and not unit.refers and (number < index or line.place(unit) < at):
                event = unit.mention
                inside = [m for m in scene.mentions_in(event.start, event.end) if m.end < event.end]
                zones = [m for m in inside if m.type == "Project" and _ZONE.search(m.text)]
                return next(iter(zones or [m for m in inside if m.type == "Place"]), None)
    return None
