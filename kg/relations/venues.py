"""Where and when an event takes place: 乙会1月14日在甲县会议中心召开; 5月14日召开的乙会."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Claim, Mention
from kg.relations.agents_clause import ZONE
from kg.relations.conveners import holds
from kg.relations.occasions import DATE, EVENT, HOLD, NO_EVENT, Occasions, is_held, readable
from kg.relations.scene import Scene
from kg.relations.trips import FULL_DAY, first_day, most_specific
from kg.relations.units import Skeleton, Unit, clause

_WELL = r"(?:隆重|成功|正式|顺利|盛大|圆满|如期|同步|联合|共同|组织|主持|集中)*"
_BEHIND = re.compile(
    rf"(?P<event>{EVENT}(?:[、和及与暨]{EVENT})*)(?P<gap>[^。；]{{0,24}}?)[在于](?P<where>[^。；，]{{1,60}}?){_WELL}"
    rf"(?P<hold>{HOLD})(?![\ue000-\ue00c])"
)
_ATTENDED = re.compile(
    r"在(?P<where>[^。；，]{1,24}?)(?:同[^，。；]{1,30})?(?:共同|应邀)?(?P<hold>出席|参加)了?"
    rf"(?P<gap>[^。；，{NO_EVENT}]{{0,12}})(?P<event>{EVENT})(?!的|期间|前|后)"
)
_BEFORE = re.compile(
    rf"[在位](?P<where>[^。；，]{{1,50}}?){_WELL}(?P<hold>举行|举办|召开|组织召开|开展|组织(?!者|方))[了的]?"
    rf"(?P<gap>[^。；，{NO_EVENT}]{{0,16}})(?P<event>{EVENT}(?:[、和及与暨]{DATE}?{EVENT})*)"
)
# behind a house that is a venue by itself
_ALONE = re.compile(r"(?:[（(][^（）()]*[）)])?(?:本部|总部|一楼|大楼|礼堂|报告厅|会议室|大厅)?")
_NO_VENUE = re.compile(r"[上中下]$|支持|指导|背景|框架|基础")
_WORKING = ("现场", "施工现场", "工地", "建设现场", "项目现场")
_LISTED = re.compile(r"[、和与及]")
_CONVENED = re.compile(r"(?:举行|举办|召开|召集)了?$")
_RESPECTIVELY = re.compile(rf"(?P<row>{DATE}(?:[、和与及]{DATE})+)，?分别(?:{HOLD})")
_CLAUSE_END = re.compile(r"[，。；：]")
_IN_NAME = re.compile(r"^(?:度|全国|首|第|年度)")


def find_venues(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``heldIn``: the most specific of the places named in 在…举行."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or NO_EVENT not in line.text:
            continue
        for match in (*_BEHIND.finditer(line.text), *_BEFORE.finditer(line.text), *_ATTENDED.finditer(line.text)):
            if re.search(r"记者|获悉|上$", match["gap"]):
                continue
            for unit in line.units_in(*match.span("event")):
                event = occasions.of_unit(index, line.place(unit), unit) if unit.kind == "Event" else None
                sites = _sites(line, *match.span("where")) if event else []
                for site in sites:
                    if event and site.mention and site.mention != event:
                        yield _held_in(scene, line, event, site.mention, match.start("hold"))
                host = None if sites or event is None else _house(line, *match.span("where"))
                if host and event and host != event:
                    yield holds(scene, host, event, line, match.start("hold"), "", 0.75)


def _held_in(scene: Scene, line: Skeleton, event: Mention, site: Mention, at: int) -> Claim:
    return scene.claim("heldIn", event, site, line, "event:venue", confidence=0.92, at=at)


def _sites(line: Skeleton, start: int, end: int) -> list[Unit]:
    """The places of a list (甲市乙馆和丙县), of each chain the most specific; none where it is no place (在支持下)."""
    if _NO_VENUE.search(line.text[start:end]):
        return []
    found = most_specific([u for u in line.units_in(start, end) if _is_site(line, u)])
    # free words may stand inside a chain: 甲区|滨江|会议中心
    ends = [bool(_LISTED.search(line.text, line.place(a) + 1, line.place(b))) for a, b in pairwise(found)]
    return [u for u, is_end in zip(found, [*ends, True], strict=False) if is_end]


def _house(line: Skeleton, start: int, end: int) -> Mention | None:
    """The firm or school in whose house the event takes place: 在甲公司（以下简称“甲”）举行."""
    found = [u for u in line.units_in(start, end) if u.kind in ("Company", "Organization")]
    alone = found and _ALONE.fullmatch(line.text, line.place(found[-1]) + 1, end)
    return found[-1].mention if alone else None


def _is_site(line: Skeleton, unit: Unit) -> bool:
    """Whether things take place there: a place, a building, a zone, the site of a work (在某某项目|现场)."""
    at_work = unit.kind == "Project" and line.text.startswith(_WORKING, line.place(unit) + 1)
    return unit.kind in ("Place", "Facility") or at_work or _is_zone(unit)


def _is_zone(unit: Unit) -> bool:
    """Whether a project is a stretch of land where things take place: 远山高新区."""
    return (
        unit.kind == "Project"
        and unit.mention is not None
        and bool(ZONE.search(unit.mention.text) or unit.mention.text.endswith(("基地", "产业城")))
    )


# 对市九届人大六次会议|代表建议办理情况进行视察: what came of an earlier session
_OF_SESSION = re.compile(
    r"(?:以来|期间提出|精神)?(?:部分|重点|相关|有关)?(?:代表|委员|\ue00a)?的?(?:建议|提案|议案|决议|决定)"
)


def find_dates(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``occurredOn``: the day told with an event that is held; what is told of it later is seldom of the same day."""
    dated: set[str] = set()
    yield from _told_before(scene, occasions, dated)
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or scene.kind_of_block(index) == "title":
            continue
        for unit in line.units:
            if unit.kind == "Event" and unit.mention and (day := _day_of(line, unit)):
                name = unit.mention.name or unit.mention.text
                if name not in dated:
                    dated.add(name)
                    yield scene.claim(
                        "occurredOn", unit.mention, day.value, line, "event:day", confidence=0.8, status="asserted"
                    )
                continue
            if unit.kind != "Event" or not is_held(line, unit):
                continue
            if _OF_SESSION.match(line.text, line.place(unit) + 1):
                continue
            event = occasions.of_unit(index, line.place(unit), unit)
            date = _date(line, unit)
            # 会议决定，另一次会议于某日举行
            decided = date and "决定" in line.text[line.place(unit) : max(line.place(date), line.place(unit))]
            if event and date and not decided and not (unit.refers and (event.name or event.text) in dated):
                dated.add(event.name or event.text)
                yield scene.claim(
                    "occurredOn", event, date.value, line, "event:date", confidence=0.87, at=line.place(unit)
                )


_NUMBERED_MEETING = re.compile(r"第[一二三四五六七八九十百\d]+次[\u4e00-\u9fff]{0,6}(?:会议|大会|全会)$")
_PAPER = re.compile(r"(?:的)?(?:决议|决定|审议|通过)")


def _day_of(line: Skeleton, event: Unit) -> Unit | None:
    """The full day right before a meeting by number of which a paper is spoken of: |2024年5月6日|第三次会议|决议."""
    before = line.unit_or_none(line.place(event) - 1)
    if event.refers or before is None or before.kind != "Date" or not _DAY.search(before.value):
        return None
    told = _NUMBERED_MEETING.search(event.text) and _PAPER.match(line.text, line.place(event) + 1)
    return before if told else None


# what a ceremony is for, told in the sentence that brings the day: 7月3日，甲与乙签署协议。丙出席签约仪式
_DEEDS = {
    "签": re.compile(r"签[署订约定]"),
    "开工": re.compile(r"开工"),
    "竣工": re.compile(r"竣工"),
    "投产": re.compile(r"投产"),
    "奠基": re.compile(r"奠基"),
    "揭牌": re.compile(r"揭牌"),
    "动工": re.compile(r"动工|开工"),
    "封顶": re.compile(r"封顶"),
    "通车": re.compile(r"通车"),
}
_SIGNED_IN = re.compile(r"在(?P<where>[^，。；在]{1,24}?)(?:正式|共同|成功|顺利|举行)*签[署订约定]")
_DAY = re.compile(r"-\d\d$")


def _told_before(scene: Scene, occasions: Occasions, dated: set[str]) -> Iterator[Claim]:
    """Day and place of a ceremony without a day of its own: those of the deed, told up to three sentences before."""
    for occasion in occasions.all:
        name = occasion.mention.name or occasion.mention.text
        deed = next((d for kind, d in _DEEDS.items() if kind in name), None)
        line = scene.lines[occasion.line]
        if deed is None or occasion.sort != "ceremony" or any(u.kind == "Date" for u in line.units):
            continue
        for index in range(occasion.line - 1, max(occasion.line - 4, -1), -1):
            before = scene.lines[index]
            days = [u for u in before.units if u.kind == "Date" and _DAY.search(u.value) and _dates(before, u)]
            start = before.place(days[-1]) if days else 0
            if scene.kind_of_block(index) != "body" or not deed.search(before.text, start):
                continue
            if days and name not in dated:
                dated.add(name)
                yield scene.claim(
                    "occurredOn", occasion.mention, days[-1].value, line, "event:deed", confidence=0.78, at=occasion.at
                )
            for match in _SIGNED_IN.finditer(before.text):
                for site in _sites(before, *match.span("where")):
                    if site.mention:
                        yield _held_in(scene, before, occasion.mention, site.mention, match.start())
            break


def _date(line: Skeleton, event: Unit) -> Unit | None:
    """The date between the event and its verb, else the last one before the event that dates what follows."""
    at = line.place(event)
    _, end = clause(line.text, at)
    behind = [u for u in line.units_in(at, min(at + 10, end)) if u.kind == "Date" and u.value]
    if behind and re.match(rf"[^，。；]{{0,30}}?{HOLD}(?=[，。；！、\s]|$)", line.text[line.place(behind[0]) + 1 :]):
        return behind[0]
    if re.match(r"的|期间|前|后|以来", line.text[at + 1 :]):
        return None
    before = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value and _dates(line, u)]
    whole = [u for u in before if FULL_DAY.search(u.value)]
    if whole and not _CLAUSE_END.search(line.text, line.place(before[-1]), at):
        before = before[: before.index(whole[-1]) + 1]  # 12月2日，青石县|2033年12月|集中签约仪式举行
    row = _RESPECTIVELY.search(line.text, 0, at)
    if row and before and line.place(before[-1]) < row.end("row"):
        return _respective(line, event, [u for u in before if line.place(u) >= row.start("row")], row.end())
    return first_day(line, before)


def _respective(line: Skeleton, event: Unit, dates: list[Unit], start: int) -> Unit | None:
    """The event's own of the days of 甲日、乙日分别召开; none where there are more events than days."""
    _, end = clause(line.text, start)
    events = [u for u in line.units_in(start, end) if u.kind == "Event"]
    return dates[events.index(event)] if len(events) == len(dates) and event in events else None


def _dates(line: Skeleton, date: Unit) -> bool:
    """Whether the date tells when, and does not belong to a name (2022年首批…) or to a period."""
    after = line.text[line.place(date) + 1 :]
    if len(date.value) == 4 and not after.startswith("，"):
        return False
    if _CONVENED.search(line.text[: line.place(date)]):  # 举行|2033年第一季度|某某活动
        return False
    return not _IN_NAME.match(after) and not after.startswith(("以来", "印发", "发布的", "期间"))
