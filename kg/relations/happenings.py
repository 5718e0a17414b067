"""Events: who attended, and visits that are told without a name (某某到某地调研)."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, sign_class

_EVENT = sign_class(("Event",))
_PERSON = sign_class(("Person",))
_ROLE = sign_class(("Role",))
_ORG = sign_class(("Government", "Company", "Organization"))
_ATTEND = re.compile(rf"(?:共同|一同|分别|应邀|陪同|等)?(?P<verb>出席|参加|参会|列席|与会|参与)(?P<rest>[^。；，]{{0,14}}?)(?P<event>{_EVENT}|调研|考察|活动|会议|会谈|签约仪式|仪式)?(?=[，。；并]|$)")
_ORG_LIST = re.compile(rf"(?P<list>{_ORG}(?:[、，和及与]{_ORG})*)(?:等)?[^。；，{_PERSON[1:-1]}]{{0,24}}$")
_STOP = re.compile(r"[。；;]|指出|强调|表示|介绍|主持")
_VISIT = re.compile(
    rf"(?P<who>{_PERSON})(?:等)?(?:一行)?[^。；，]{{0,24}}?(?:到|赴|前往|深入|来到|走进|莅临|在|率队|带队|先后|实地)?(?P<places>[^。；]{{0,80}}?)(?P<verb>调研|考察|视察|走访慰问|走访|慰问|督导|检查指导|检查|督查|暗访)(?P<about>[^。；，]{{0,40}})"
)
_TARGETS = sign_class(("Place", "Facility", "Project", "Company", "Government", "Organization"))
_MEET = re.compile(rf"(?P<a>{_PERSON})[^。；，]{{0,30}}?(?:同|与|和|会见)[^。；，]{{0,40}}?(?P<b>{_PERSON})[^。；，]{{0,12}}?(?P<verb>会谈|会晤|举行会谈|通电话|会见|座谈)")
_RECEIVE = re.compile(rf"(?P<a>{_PERSON})[^。；]{{0,40}}?(?P<verb>会见|接见)[^。；，]{{0,24}}?(?P<b>{_PERSON})")


def find_attendance(scene: Scene) -> Iterator[Claim]:
    """``participatesIn`` (as attended) for all who are listed before 出席, 参加."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta", "title"):
            continue
        for match in _ATTEND.finditer(line.text):
            event = _event(scene, index, line, match)
            if event is None:
                continue
            for mention in _attendants(line, match.start()):
                if mention != event:
                    yield scene.claim(
                        "participatesIn", mention, event, line, "event:attended",
                        confidence=0.88, at=match.start(), qualifiers={"as": "attended"},
                    )  # fmt: skip


def _event(scene: Scene, index: int, line: Skeleton, match: re.Match[str]) -> Mention | None:
    """The event that is attended: named behind the verb, else the last one named."""
    if match["event"] and match.start("event") >= 0:
        unit = line.unit_or_none(match.start("event"))
        if unit:
            return unit.mention
    elif match["rest"].strip("了"):
        return None
    for i in range(index, -1, -1):
        other = scene.lines[i]
        events = [u for u in other.units if u.kind == "Event" and (i < index or other.place(u) < match.start()) and (u.refers or _is_held(other, u))]
        if events:
            return events[-1].mention
    return None


def _attendants(line: Skeleton, verb: int) -> list[Mention]:
    """Persons and bodies listed before the verb, back to the last full stop; bodies of posts are left out."""
    stops = [m.end() for m in _STOP.finditer(line.text, 0, verb)]
    start = stops[-1] if stops else 0
    units = line.units_in(start, verb)
    persons = [u.mention for u in units if u.kind == "Person" and u.mention]
    found = list(persons)
    tail = _ORG_LIST.search(line.text, start, verb)
    if tail:
        found += [u.mention for u in line.units_in(*tail.span("list")) if u.mention and not _holds_role(line, u)]
    return found


def _holds_role(line: Skeleton, unit: Unit) -> bool:
    return bool(re.match(_ROLE, line.text[line.place(unit) + 1 :]))


def find_visits(scene: Scene) -> Iterator[Claim]:
    """Visits and inspections as events of their own: who, where, what about, when."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        match = _VISIT.search(line.text)
        if match is None:
            continue
        who = line.unit(match.start("who"))
        targets = [u for u in line.units_in(*match.span("places")) if re.match(_TARGETS, line.text[line.place(u)])]
        targets += [u for u in line.units_in(*match.span("about")) if u.kind in ("Place", "Facility", "Project", "Company")]
        if who.mention is None or not (targets or scene.kind_of_block(index) == "title"):
            continue
        yield from _visit(scene, line, match, who, targets)


def _visit(scene: Scene, line: Skeleton, match: re.Match[str], who: Unit, targets: Sequence[Unit]) -> Iterator[Claim]:
    start = line.origin(match.start("verb"))
    end = start + len(match["verb"])
    name = f"{who.text}{scene.text[start:end]}"
    event = Mention(start, end, scene.text[start:end], "Event", "event:visit", name, "无名称的调研考察，以人和事为名")
    at = match.start("verb")
    rule = "event:visit"
    yield scene.claim("participatesIn", who.mention, event, line, rule, confidence=0.85, at=at, qualifiers={"as": "convened"})
    for unit in targets:
        if unit.kind in ("Place", "Facility", "Project") and unit.mention:
            yield scene.claim("heldIn", event, unit.mention, line, rule, confidence=0.75, at=at)
        elif unit.mention and not _holds_role(line, unit):
            yield scene.claim("participatesIn", unit.mention, event, line, rule, confidence=0.7, at=at)
    dates = [u for u in line.units_in(0, match.end()) if u.kind == "Date" and u.value]
    if dates:
        yield scene.claim("occurredOn", event, dates[-1].value, line, rule, confidence=0.85, at=at)


def find_event_dates(scene: Scene) -> Iterator[Claim]:
    """``occurredOn``: the day named before an event that is held, or before the event itself."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta", "title"):
            continue
        for unit in line.units:
            if unit.kind != "Event" or unit.mention is None or unit.refers:
                continue
            date = _date_of(scene, line, unit)
            if date:
                yield scene.claim(
                    "occurredOn", unit.mention, date.value, line, "event:date", confidence=0.85, at=line.place(unit)
                )


_HELD = re.compile(r"举行|举办|召开|开幕|闭幕|启动|开展|启幕|落幕|开赛|开|在|上|获悉|于|圆满")


def _is_held(line: Skeleton, event: Unit) -> bool:
    """Whether the words around the event say that it takes place."""
    at = line.place(event)
    return bool(_HELD.search(line.text[max(0, at - 12) : at + 30]))


def _date_of(scene: Scene, line: Skeleton, event: Unit) -> Unit | None:
    """The date of an event that the sentence says is held: the last one before it, else the first right behind it."""
    at = line.place(event)
    if not _is_held(line, event):
        return None
    before = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value]
    behind = [u for u in line.units_in(at, min(at + 12, len(line.text))) if u.kind == "Date" and u.value]
    return (before or behind or [None])[-1 if before else 0]


def find_event_subjects(scene: Scene) -> Iterator[Claim]:
    """``concerns``: the work, policy or place that an event's own name holds."""
    for index, line in enumerate(scene.lines):
        for unit in line.units:
            if unit.kind != "Event" or unit.mention is None or unit.refers:
                continue
            for mention in scene.mentions:
                if mention.start >= unit.end:
                    break
                if unit.start <= mention.start and mention.end <= unit.end and mention.type in ("Project", "Policy", "Facility") and mention != unit.mention:
                    yield scene.claim("concerns", unit.mention, mention, line, "event:in-name", confidence=0.85, status="asserted")
