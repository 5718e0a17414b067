"""Events: what takes place, where and when, who is there and what it is about."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.attendance import find_participants
from kg.relations.conveners import find_conveners
from kg.relations.event_names import with_whole_names
from kg.relations.gatherings import with_gatherings
from kg.relations.occasions import Occasion, Occasions, named_occasions
from kg.relations.rounds import find_rounds
from kg.relations.scene import Scene
from kg.relations.sessions import find_sessions
from kg.relations.topics import find_topics
from kg.relations.trips import Trip, is_where
from kg.relations.units import Unit
from kg.relations.unnamed import find_trips
from kg.relations.venues import find_dates, find_venues

_WORTH = re.compile(
    r"[会式节赛坛展签约幕宴]|调研|现场办公|赶赴|通电话|军演|演[习练]|推演|会谈|考察|督|检查|视察|慰问|走访|看望|访|参观|典礼|庆典|活动|培训|论坛|学习|交流|讲座|沙龙"
)


def find_happenings(scene: Scene) -> Iterator[Claim]:
    """All claims of the document's events."""
    if _WORTH.search(scene.text):
        scene = with_gatherings(scene)
        yield from (c for c in with_whole_names(scene, _happenings(scene)) if not _is_where_one_comes(scene, c))


# 在|青石大学|出席论坛开幕式: where somebody takes part
_COMES = re.compile(r"(?:出席|参加|会见|看望|接见|观看|发表)")


def _is_where_one_comes(scene: Scene, claim: Claim) -> bool:
    """Whether the body that would take part is only where somebody else does."""
    who = claim.subject
    if claim.predicate != "participatesIn" or who is None or who.type == "Person" or not who.start:
        return False
    return scene.text[who.start - 1] == "在" and _COMES.match(scene.text, who.end) is not None


def _happenings(scene: Scene) -> Iterator[Claim]:
    trips = list(find_trips(scene))
    occasions = Occasions([*named_occasions(scene), *(Occasion(t.event, t.line, t.at, t.sort) for t in trips)])
    if not occasions.all:
        return
    dated: set[str] = set()
    for trip in trips:
        name = trip.event.name or trip.event.text
        yield from _trip_claims(scene, trip._replace(date="") if name in dated else trip)
        dated |= {name} if trip.date else set()
    yield from find_rounds(scene, trips, occasions)
    yield from find_venues(scene, occasions)
    yield from find_dates(scene, occasions)
    yield from find_conveners(scene, occasions)
    yield from find_sessions(scene)
    yield from find_participants(scene, occasions)
    yield from find_topics(scene, occasions)


def _work_on(scene: Scene, unit: Unit) -> Mention | None:
    """The project that the unit's words begin to name, told in full elsewhere (县医院|搬迁: 县医院搬迁项目)."""
    start = scene.text[unit.start : unit.end + 2]
    return next((m for m in scene.mentions if m.type == "Project" and m.text.startswith(start)), None)


def _trip_claims(scene: Scene, trip: Trip) -> Iterator[Claim]:
    """Who makes a visit or holds a talk, with whom, where, on which day and about what."""
    line, event, at = scene.lines[trip.line], trip.event, trip.at
    rule = event.rule
    for mention in trip.who:
        yield scene.claim(
            "participatesIn", mention, event, line, rule, confidence=0.85, at=at, qualifiers={"as": "convened"}
        )
    for form in trip.forms:
        yield scene.claim(
            "participatesIn", trip.who[0], form, line, rule, confidence=0.85, at=at, qualifiers={"as": "convened"}
        )
    for mention in trip.others:
        yield scene.claim(
            "participatesIn", mention, event, line, rule, confidence=0.8, at=at, qualifiers={"as": "attended"}
        )
    for unit in (*trip.targets, *trip.about):
        if unit.mention is None:
            continue
        work = _work_on(scene, unit) if unit in trip.about else None
        if work is not None:
            yield scene.claim("concerns", event, work, line, rule, confidence=0.75, at=at)
        elif unit in trip.about or (unit.kind in ("Project", "Policy") and not is_where(unit)):
            yield scene.claim("concerns", event, unit.mention, line, rule, confidence=0.75, at=at)
        elif is_where(unit):
            yield scene.claim("heldIn", event, unit.mention, line, rule, confidence=0.8, at=at)
        else:
            yield scene.claim("participatesIn", unit.mention, event, line, rule, confidence=0.75, at=at)
    if trip.date:
        yield scene.claim("occurredOn", event, trip.date, line, rule, confidence=0.85, at=at)
