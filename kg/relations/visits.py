"""Visits, inspections and talks: events that are told by a verb (甲到乙县调研, 甲会见乙) and have no name but the words
that tell of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Mention
from kg.relations.lists import listed
from kg.relations.occasions import DATE, EVENT, ORG, PERSON, Occasion, body_start, readable
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause, sign_class

_SITE = sign_class(("Place", "Facility", "Project", "Company", "Government", "Organization"))
_INSPECT = (
    r"(?:来访|到访|(?:交流)?座谈(?!会)(?:交流)?|(?:对接|合作|招商)?洽谈|招商(?=[，。；]|活动|$)|调研|考察|督导|督查|检查|视察|巡查|暗访|走访|慰问|看望|参观|访问)(?:调研|考察|督导|检查|指导|慰问|视察)?"
)
_GO = r"(?:先后到|先后深入|先后来到|来到|赶到|前往|深入|走进|莅临|抵达|到|赴|来|在|对)"
# what makes of the verb the name of a thing (考察团, 检查站, 调研成果, 慰问电)
_NO_VERB = r"(?!成果|报告|组|团|队|员|电|信|品|金|站|院|所|处|课题|中心|令|制度|机制|量|者|意见|思想|下|权|结果|标准|发现|数据|显示|的|力度|工作(?:会|组|座谈)|座谈会|期间|期满|行(?![，。])|[、和及](?!慰问|指导|看望|座谈))"
_VISIT = re.compile(rf"(?P<verb>{_INSPECT}){_NO_VERB}(?:了)?(?P<about>[^。；，]{{0,40}})")
_BEFORE_NOT = re.compile(r"(?:参加|陪同|出席|的|接受|开展好|加强|学习、|经|据|[一三五]次|从|全面|要|相关|有关|组织|联合|将|请|邀请)$")
_IN_SPEECH = re.compile(r"指出|强调|表示|要求|认为|希望|精神|指示|思想|讲话|论述|“|贯彻|落实|按照|根据|委托，$")
_NOW = re.compile(rf"^(?:[{DATE[1:-1]}，]|一行|等|率队|带队|实地|专程|先后|分别|再次|还|又|就|近日|随机|联合|共同|率[^，。；]{{0,30}}|带领[^，。；]{{0,30}}|到|赴|前往|一起|于|至|[\d月日]|继续|走村入户|率领[^，。；]{{0,30}}|代表[^，。；]{{0,20}}|[^。；]{{0,80}}组成的[^，。；]{{0,10}}(?:考察|代表|调研|督导|检查|慰问)[团组]|就[^，。；]{{1,30}}|率团)*$")
_ONLY_WITH_WAY = re.compile(r"^(?:检查|参观|访问|看望|走访|巡查|招商|对接|合作|洽谈|交流|座谈)")
_MEET = re.compile(rf"(?P<verb>会见|接见)(?!记者)(?:了)?(?P<other>[^。；，]{{1,70}})")
_TALK = re.compile(
    rf"(?:同|与|和)(?P<other>[^。；，“”]{{1,70}}?)(?:共同)?(?:举行|进行|开展)?(?:了)?(?:{DATE})?(?:小范围|大范围|友好|工作|双边|视频|座谈)?(?P<verb>会谈|会晤|通电话|(?:交流)?座谈(?:交流)?|{EVENT})(?=[，。；并时\s]|$)"
)
_TALK_EVENT = re.compile(r"会谈$|会晤$")
_CUT = re.compile(r"[ 　\s，,：:；。！]|时?(?:强调|指出|要求|表示)|并(?!购)")
_CROWD = re.compile(r"等?一行")


class Trip(NamedTuple):
    """A visit or talk: its occasion, who comes (first the host of it), the bodies, places and works that are visited,
    and what it is about; ``date`` where the sentence tells the day."""

    occasion: Occasion
    line: int
    at: int
    who: tuple[Mention, ...]
    others: tuple[Mention, ...]
    targets: tuple[Unit, ...]
    about: tuple[Unit, ...]
    date: str


def find_trips(scene: Scene) -> Iterator[Trip]:
    """The visits and talks of a document, in the order of the text. Those of its body that the title's visitor makes
    are the title's visit."""
    titled: list[Trip] = []
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or not _WORTH.search(line.text):
            continue
        is_title = scene.kind_of_block(index) == "title"
        for trip in _trips(scene, index, line, titled):
            if is_title:
                titled.append(trip)
            yield trip


_WORTH = re.compile(rf"{_INSPECT}|座谈|会见|接见|会谈|会晤|通电话|{EVENT}")


def _trips(scene: Scene, index: int, line: Skeleton, titled: Sequence[Trip]) -> Iterator[Trip]:
    begin = body_start(line) if scene.kind_of_block(index) != "title" else 0
    seen: set[tuple[Mention, ...]] = set()
    talks = [m for e in (_MEET, _TALK) for m in e.finditer(line.text, begin)]
    told = {m.start("verb") for m in talks}
    visits = [m for m in _VISIT.finditer(line.text, begin) if m.start("verb") not in told]
    for match in (*visits, *talks):
        find = _visit if match.re is _VISIT else _talk
        trip = find(scene, index, line, match, begin)
        if trip is None or trip.who in seen:
            continue
        seen.add(trip.who)
        yield _named(scene, trip, line, match, titled)


def _visit(scene: Scene, index: int, line: Skeleton, match: re.Match[str], begin: int) -> Trip | None:
    """The visit that the verb at ``match`` tells of; None where it tells of none."""
    at = match.start("verb")
    if _BEFORE_NOT.search(line.text[begin:at]):
        return None
    way = _way(line, begin, at)
    title = scene.kind_of_block(index) == "title"
    start = way if way is not None else at
    who = _visitors(line, begin, start)
    if not who:
        return None
    last = max(line.place(u) for u in who)
    between = re.sub(r"[，,]?在[^，。；]{1,60}?陪同下[，,]?", "", line.text[last + 1 : start])
    if _is_titled(line, last) or _SAID.search(line.text[:start]):
        return None
    if _IN_SPEECH.search(between) or not _NOW.match(re.sub(rf"[{PERSON[1:-1]}、]", "", between)):
        return None
    targets = _targets(line, way, at) if way is not None else []
    about = [u for u in line.units_in(*match.span("about")) if u.mention and u.kind not in ("Person", "Event", "Industry", "Role")]
    if not title and not targets and (way is not None or not about or _ONLY_WITH_WAY.match(match["verb"])):
        return None
    direct = [u for u in about if u.kind in ("Place", "Facility", "Company", "Government", "Organization") and _ends_phrase(line, u)]
    rest = [u for u in about if u not in direct and u.kind in ("Project", "Facility", "Policy")]
    return _trip(index, line, at, who, _guides(line, begin, start), [*targets, *direct], rest)


def _way(line: Skeleton, begin: int, at: int) -> int | None:
    """Where the words begin that tell where the visitor goes (到甲县、乙镇|调研), over at most one comma."""
    start, _ = clause(line.text, at)
    floor = max(begin, start if re.search(_SITE, line.text[start:at]) else clause(line.text, max(begin, start - 2))[0])
    ways = [m for m in re.finditer(rf"(?<![直赶不感受达]){_GO}(?=[^，。；]{{0,16}}?{_SITE})", line.text[floor:at])]
    good = [m for m in ways if m[0] != "在" or not re.search(r"陪同下|指导下|支持下|帮助下", line.text[floor + m.start() : at])]
    return floor + good[0].start() if good else None


def _visitors(line: Skeleton, begin: int, at: int) -> list[Unit]:
    """The people whose visit it is: the list that ends in the last person before ``at``."""
    text = re.sub(r"在[^，。；]{1,60}?陪同下", lambda m: "\0" * len(m[0]), line.text[:at])
    people = [u for u in line.units_in(begin, at) if _may_visit(line, u) and text[line.place(u)] != "\0" and u.mention]
    people = [u for u in people if u.mention and not u.mention.rule.startswith("byline") and not _led(line, u)]
    guided = line.text.rfind("陪同", begin, at)
    people = [u for u in people if line.place(u) > guided] if guided >= 0 else people
    if not people:
        return []
    last = people[-1]
    end = line.place(last) + 1
    group = [u for u in listed(line, begin, end, bodies=False) if u in people]
    return group or [last]


def _guides(line: Skeleton, begin: int, at: int) -> list[Mention]:
    """Who shows the visitors round: the list before 陪同 (甲陪同乙一行到丙县考察)."""
    guided = line.text.rfind("陪同", begin, at)
    if guided < 0 or line.text.startswith("下", guided + 2):
        return []
    return [u.mention for u in listed(line, begin, guided, bodies=False) if u.mention]


_GROUP = re.compile(r"(?:代表团|考察团|访问团|调研组|督导组|检查组|考察组|慰问组|工作组)$")


def _may_visit(line: Skeleton, unit: Unit) -> bool:
    """Whether the unit may be a visitor: a person, a delegation, a body's people (甲集团一行)."""
    if unit.kind == "Person":
        return True
    is_body = unit.kind in ("Government", "Company", "Organization")
    behind = line.text.startswith(("一行", "客人", "代表团", "考察团"), line.place(unit) + 1)
    return is_body and (bool(_GROUP.search(unit.text)) or behind)


def _is_titled(line: Skeleton, at: int) -> bool:
    """Whether a title follows the name at ``at`` (某某主席会见…): so people speak of others, not the report of its own."""
    return bool(re.match(r"主席|总统|总书记|总理|首相|\ue00a", line.text[at + 1 :]))


_SAID = re.compile(r"(?:表示|指出|强调|说|认为|称)[，：:“]")


def _led(line: Skeleton, unit: Unit) -> bool:
    """Whether the person is only of the company (率甲、乙一行; 由甲陪同) or the owner of words (甲同志重要讲话)."""
    at = line.place(unit)
    start, _ = clause(line.text, at)
    return bool(re.search(r"率|带领|会同|对|向|受|为", line.text[start:at])) or line.text.startswith(("在", "的", "重要"), at + 1) and "时的" in line.text[at : at + 20]


def _targets(line: Skeleton, way: int, at: int) -> list[Unit]:
    """The places and bodies in the words of the way, of a chain (甲市乙镇丙村) the last."""
    return most_specific([u for u in line.units_in(way, at) if u.mention and re.match(_SITE, line.text[line.place(u)]) and not _held_post(line, u)])


def most_specific(units: Sequence[Unit]) -> list[Unit]:
    """``units`` without those that stand right before another one as its place (甲市|乙镇)."""
    return [u for u, after in zip(units, [*units[1:], None], strict=False) if not (u.kind == "Place" and after and after.start == u.end)]


def _held_post(line: Skeleton, unit: Unit) -> bool:
    return line.text.startswith("\ue00a", line.place(unit) + 1)


def _ends_phrase(line: Skeleton, unit: Unit) -> bool:
    """Whether nothing goes on behind the unit (考察甲馆。), so that it is where they went and no part of a topic."""
    return bool(re.match(r"[，。；、和及与并时]|等|$", line.text[line.place(unit) + 1 :]))


def _talk(scene: Scene, index: int, line: Skeleton, match: re.Match[str], begin: int) -> Trip | None:
    """甲在丙地会见乙; 甲同乙举行会谈."""
    at = match.start("verb")
    unit = line.unit_or_none(at)
    if unit is not None and not _TALK_EVENT.search(unit.text):
        return None
    start = match.start()
    before = line.text[begin:start]
    if _BEFORE_NOT.search(before) or _IN_SPEECH.search(before.rsplit("，", 1)[-1]):
        return None
    who = _visitors(line, begin, start)
    if not who or _is_titled(line, line.place(who[-1])) or _SAID.search(before):
        return None
    if not re.match(r"^(?:[^，。；“”]{0,40}|[^。；“”]{0,16})$", line.text[line.place(who[-1]) + 1 : start]):
        return None
    other = [u for u in line.units_in(*match.span("other")) if u.mention]
    people = [u.mention for u in other if u.kind == "Person" and u.mention]
    hosts = [u.mention for u in other if u.kind == "Company" and u.mention and "一行" in match["other"]]
    if not people and not other:
        return None
    way = re.search(r"在(?P<where>[^，。；]{1,24})$", before)
    sites = [u for u in line.units_in(begin + way.start("where"), start) if u.kind in ("Place", "Facility") and u.mention] if way else []
    return _trip(index, line, at, who, [*people, *hosts], most_specific(sites)[-1:], [])


def _trip(
    index: int, line: Skeleton, at: int, who: Sequence[Unit], others: Sequence[Mention | None], targets: Sequence[Unit], about: Sequence[Unit]
) -> Trip:
    day = first_day(line, [u for u in line.units_in(0, at) if u.kind == "Date" and u.value and "/" not in u.value])
    whole = Mention(0, 0, "", "Event", "")
    people = tuple(u.mention for u in who if u.mention)
    return Trip(
        Occasion(whole, index, at, "visit"), index, at, people, tuple(m for m in others if m),
        tuple(targets), tuple(about), day.value if day else "",
    )  # fmt: skip


def first_day(line: Skeleton, dates: Sequence[Unit]) -> Unit | None:
    """The last of the dates, of a row of days (27日、28日; 6日至8日) the first."""
    found: Unit | None = None
    for date in reversed(dates):
        if found is not None and not re.fullmatch(r"[、至到和—-]", line.text[line.place(date) + 1 : line.place(found)]):
            break
        found = date
    return found


def _named(scene: Scene, trip: Trip, line: Skeleton, match: re.Match[str], titled: Sequence[Trip]) -> Trip:
    """``trip`` with the mention that names it: in a title the words from the visitor to the clause's end, in the text
    the verb, which stands for the title's words where the visitor is the same."""
    sort = "visit" if match.re is _VISIT else "talk"
    unit = line.unit_or_none(trip.at)
    begin = line.origin(trip.at)
    end = unit.end if unit else begin + len(match["verb"])
    first = trip.who[0]
    same = next((t for t in titled if _same_people(t, trip) and t.occasion.sort == sort), None)
    if scene.kind_of_block(trip.line) == "title":
        stop = _CUT.search(scene.text, end, line.end)
        end = stop.start() if stop else line.end
        text = scene.text[first.start : end]
        mention = Mention(first.start, end, text, "Event", f"event:{sort}")
    elif same:
        name = same.occasion.mention.text
        mention = Mention(begin, end, scene.text[begin:end], "Event", f"event:{sort}", name, f"标题说的“{name}”")
    else:
        crowd = "一行" if _CROWD.match(line.text, max((line.place(u) for u in line.units if u.mention == first), default=0) + 1) else ""
        name = f"{first.name or first.text}{crowd}{scene.text[begin:end]}"
        mention = Mention(begin, end, scene.text[begin:end], "Event", f"event:{sort}", name, "没有名称的活动，以人和事为名")
    return trip._replace(occasion=Occasion(mention, trip.line, trip.at, sort))


def _same_people(one: Trip, other: Trip) -> bool:
    return any(a.text.endswith(b.text) or b.text.endswith(a.text) for a in one.who for b in other.who)
