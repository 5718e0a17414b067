"""Talks and receptions, told by a verb: 甲在丙地会见乙一行, 甲同乙举行会谈, 甲举行宴会，欢迎乙."""

import re

from kg.relations.occasions import DATE, EVENT, ROLE
from kg.relations.scene import Scene
from kg.relations.trips import (
    IN_SPEECH,
    NOT_BEFORE,
    SAID,
    UNNAMED,
    Trip,
    day_before,
    is_titled,
    led,
    most_specific,
    visitors,
)
from kg.relations.units import SIGNS, Skeleton, Unit

RECEPTION = r"举行(?:隆重|盛大)?的?(?:欢迎|招待|欢送)?(?:仪式|宴会|晚宴|午宴|招待会)"
TALKS = (
    re.compile(rf"(?P<verb>{RECEPTION})，?(?:隆重|热烈)?(?:欢迎|宴请|招待)(?P<other>[^。；，]{{1,70}})"),
    re.compile(
        rf"为(?P<other>[^。；，“”]{{1,50}}?)(?P<verb>{RECEPTION.replace('?(?:仪式', '(?:仪式')})(?=[，。；]|并|$)"
    ),
    re.compile(r"(?P<verb>会见|接见|拜会)(?!记者)了?(?P<other>[^。；，]{1,70})"),
    re.compile(
        rf"[同与和](?P<other>(?:[^。；，“”]|，(?=[^，。；]{{0,12}}?{ROLE})){{1,70}}?)(?:共同)?(?:举行|进行|开展)?了?{DATE}?(?:小范围|大范围|友好|工作|双边|视频|座谈)?"
        rf"(?P<verb>会谈|会晤|通电话|(?:交流)?座谈(?:交流)?|{EVENT})(?=[，。；并时\s]|$)"
    ),
)
_TALK_EVENT = re.compile(r"会谈$|会晤$")
_ATTENDED = ("参加", "出席", "列席", "参加了", "出席了")
_KINDRED = re.compile(r"(?:亲属|家属|遗属)")
# nothing but what they did before: 甲到乙园调研，并在丙地会见丁
_NEAR = re.compile(r"[^，。；“”]{0,40}|[^。；“”]{0,16}|[^，。；“”]{0,40}，[并还][^，。；“”]{0,16}")
_PLACE = re.compile(r"(?:在|赴|来到|前往)(?P<where>[^，。；]{1,24}?)，?$")


def talk_at(scene: Scene, index: int, line: Skeleton, match: re.Match[str], begin: int) -> Trip | None:
    """The talk that the verb at ``match`` of TALKS tells of, still without a name; None where it tells of none."""
    at, start = match.start("verb"), match.start()
    unit = line.unit_or_none(at)
    before = line.text[begin:start]
    if line.text.endswith(_ATTENDED, start, at):
        return None  # 甲和有关部门负责同志参加|会谈
    if (unit is not None and not _TALK_EVENT.search(unit.text)) or NOT_BEFORE.search(before) or SAID.search(before):
        return None
    who = visitors(line, begin, start)
    if not who or is_titled(line, line.place(who[-1])) or IN_SPEECH.search(before.rsplit("，", 1)[-1]):
        return None
    if not _NEAR.fullmatch(line.text, line.place(who[-1]) + 1, start):
        return None
    other = [u for u in line.units_in(*match.span("other")) if u.mention]
    if _KINDRED.search(match["other"]):
        return None  # 会前会见了|某某亲属
    party = "一行" in match["other"]
    met = [u.mention for u in other if u.mention and (u.kind == "Person" or (party and _comes(line, u)))]
    if not other:
        return None
    way = _PLACE.search(before)
    sites = line.units_in(begin + way.start("where"), start) if way else []
    seats = most_specific([u for u in sites if u.kind in ("Place", "Facility") and u.mention])
    sort = "ceremony" if match["verb"].startswith("举行") else "talk"
    along = led(line, line.place(who[-1]) + 1, start)
    return Trip(
        event=UNNAMED, sort=sort, line=index, at=at, who=tuple(u.mention for u in who if u.mention),
        others=(*met, *along), targets=tuple(seats[-1:]), about=(), date=day_before(line, at),
    )  # fmt: skip


def _comes(line: Skeleton, unit: Unit) -> bool:
    """Whether a firm's people are met (会见甲集团一行), not the holder of a post at it (甲集团|董事长乙一行)."""
    return unit.kind == "Company" and not line.text.startswith(SIGNS["Role"], line.place(unit) + 1)
