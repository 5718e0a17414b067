"""The round of a visit: where the visitors, or those at a meeting, go next: 随后，甲一行来到乙园."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.occasions import PERSON, Occasions, readable
from kg.relations.scene import Scene
from kg.relations.trips import SITE, Trip, is_where, most_specific
from kg.relations.units import SIGNS, Skeleton, Unit, clause
from kg.scan import Scanner

_COME = (
    r"(?:先后到|先后在|先后深入|先后来到|来到|赶到|前往|深入|走进|步入|走访|(?:察看|查看|考察|参观|观摩|拜访)了?(?!、)"
    r"|(?:详细|实地|认真|仔细)了解了(?=[^，。；]{0,30}?[\ue005\ue006])|(?<![看感受达收得想遇听找直])到|赴|先后来(?!到)(?=[\ue004-\ue009]))"
)
_GROUP = (
    r"(?:与会人员|参会人员|与会代表|与会嘉宾|参会代表"
    r"|考察组|考察团|调研组|督导组|检查组|视察组|视察团|慰问组|巡察组|观摩组|观摩团|学习组|参观团|代表团|访问团)"
)
_GOES = Scanner(
    rf"(?:(?P<who>{PERSON})(?!等?[^，。；]{{0,6}}陪同)(?:等)?(?:一行)?|(?P<group>{_GROUP}|(?<![{PERSON[1:-1]}])一行))[^。；{SITE[1:-1]}]{{0,24}}?还?(?P<verb>{_COME})"
    r"(?P<where>[^。；]{1,80})"
)
_AT = re.compile(
    rf"^(?:[\ue00b，]|随后|接着|最后|首先)*在(?P<where>[^。；，]{{1,80}})，(?:每到一处，)?(?P<who>{PERSON})(?:等)?(?:一行)?[^。；]{{0,10}}?"
    r"(?:详细|认真|仔细|实地|现场|与|走|听|察|查|了解|参观|看望|慰问|向)"
)
# 在乙公司，查看了某项目: the same people, in the sentence behind
_THERE = re.compile(r"\s*在(?P<where>[^。；，]{1,60})，(?P<verb>查看|察看|参观|了解|看望|听取|详细|认真|仔细|实地)")
# stations of a list that were not read as names
_UNREAD = re.compile(r"(?:[^，。；、]{0,16}、)+[^，。；、]{0,8}")
# behind a semicolon the same people go on: …；深入甲公司、乙园，实地考察
_ONWARD = re.compile(rf"\s*(?:随后|接着|之后|并|又|还|再|先后|，)*(?P<verb>{_COME})(?P<where>[^。；]{{1,80}})")
_AGAIN = re.compile(
    r"(?:随后|之后|然后|最后|接着|又|还|再|并)*(?:先后)?(?:来到|前往|深入|走进|步入|到|拜访了?|走访了?|参观了?)"
)
_ON = re.compile(rf"，(?={_AGAIN.pattern}[^，。；]{{0,12}}{SITE})")

# 先后到甲园、乙园，|丙桥、丁馆等处实地考察
_ON_THE_LIST = re.compile(
    rf"，(?=[^，。；]{{0,4}}{SITE}[^，。；]{{0,80}}等(?:地|处|实地)*(?:进行)?(?:实地)?(?:考察|调研|参观|察看|走访|观摩))"
)


def find_rounds(scene: Scene, trips: Sequence[Trip], occasions: Occasions) -> Iterator[Claim]:
    """``heldIn``, ``concerns`` and ``participatesIn`` of what is visited in the course of a visit or meeting."""
    last: Mention | None = None
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or scene.kind_of_block(index) == "title":
            continue
        goes_on = last is not None and scene.lines[index - 1].text.rstrip().endswith("；")
        onward = (_ONWARD.match(line.text) if goes_on else None) or (_THERE.match(line.text) if last else None)
        before, last = last, None
        for match in (*_GOES.finditer(line.text), *_AT.finditer(line.text), *([onward] if onward else ())):
            event = before if match is onward else _event(trips, occasions, index, line, match)
            if event is not None:
                last = event
                for unit in _stations(line, match):
                    yield from _station(scene, line, event, unit, match.start("where"))


def _event(
    trips: Sequence[Trip], occasions: Occasions, index: int, line: Skeleton, match: re.Match[str]
) -> Mention | None:
    """The visit that goes on: that of the person named, or what the group before the verb has come for."""
    if match["who"] is None:
        before = [o for o in occasions.all if o.line < index or (o.line == index and o.at < match.start())]
        visits = [o for o in before if o.sort == "visit"]
        return (visits or before)[-1].mention if before else None
    who = line.unit(match.start("who")).mention
    mine = [t for t in trips if t.line <= index and t.sort == "visit" and who and _has(t, who)]
    return mine[-1].event if mine else None


def _has(trip: Trip, who: Mention) -> bool:
    return any((m.name or m.text) == (who.name or who.text) for m in trip.who)


def _stations(line: Skeleton, match: re.Match[str]) -> list[Unit]:
    """The works, places and bodies named right behind the verb, up to the end of their list."""
    start, end = match.span("where")
    _, stop = clause(line.text, start)
    found = _first_list(line, start, min(end, stop))
    while again := _AGAIN.match(line.text, _next_clause(line.text, stop, end), end) or _ON_THE_LIST.match(
        line.text, stop
    ):
        start, stop = again.end(), clause(line.text, again.end())[1]
        found += _first_list(line, start, stop)
    return most_specific(found)


def _next_clause(text: str, stop: int, end: int) -> int:
    """Where the next clause that goes on to another place begins; ``end`` where none does."""
    found = _ON.search(text, stop, end)
    return found.end() if found else end


def _first_list(line: Skeleton, start: int, end: int) -> list[Unit]:
    """The first list of places in the stretch."""
    units = [u for u in line.units_in(start, end) if u.mention and re.match(SITE, line.text[line.place(u)])]
    first: list[Unit] = []
    for unit in units:
        gap = line.text[(line.place(first[-1]) + 1 if first else start) : line.place(unit)]
        if (len(gap) > 8 and not _UNREAD.fullmatch(gap)) or re.search(r"了解|情况|听取|对|的|驻", gap):
            break
        first.append(unit)
    return first


# 南湖|停车场: a place or road within a name that was not read
_UNREAD_NAME = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:[车菜]场|[市]场|中转站|[泵水客车]站|食堂|卫生室|驿站|书[房屋]|公厕|广场|小区|工地|酒店|宾馆|超市|学校|车间)(?=[、，和及等。]|项目|现场|$)"
)


def _station(scene: Scene, line: Skeleton, event: Mention, unit: Unit, at: int) -> Iterator[Claim]:
    """What a visited unit is to the event; nothing where it only tells somebody's post."""
    rule = "event:round"
    if unit.kind in ("Place", "Facility") and _UNREAD_NAME.match(line.text, line.place(unit) + 1):
        return
    if unit.mention is None or unit.refers or line.text.startswith(SIGNS["Role"], line.place(unit) + 1):
        return
    if is_where(unit):
        yield scene.claim("heldIn", event, unit.mention, line, rule, confidence=0.72, at=at)
    elif unit.kind == "Project":
        yield scene.claim("concerns", event, unit.mention, line, rule, confidence=0.7, at=at)
    else:
        yield scene.claim("participatesIn", unit.mention, event, line, rule, confidence=0.7, at=at)
