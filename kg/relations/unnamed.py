"""Events without a name: the visits and talks of a document, and the words that stand for their names."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.occasions import EVENT, body_start, readable
from kg.relations.scene import Scene
from kg.relations.talks import RECEPTION, TALKS, talk_at
from kg.relations.trips import NOT_BEFORE, Trip
from kg.relations.units import Skeleton
from kg.relations.visits import INSPECT, VISIT, retold, visit_at
from kg.scan import Scanner

_WORTH = Scanner(rf"{INSPECT}|{RECEPTION}|座谈|会见|接见|拜会|会谈|会晤|通电话|{EVENT}")
# where the words of a title stop to name the visit (甲在乙县考察|时强调)
_CUT = re.compile(r"[\s，,：:；。！]|时?(?:强调|指出|要求|表示)|并(?!购)|发表(?:重要)?讲话|引发|引起|受到")
_CROWD = re.compile(r"等?一行")


def find_trips(scene: Scene) -> Iterator[Trip]:
    """The visits and talks of a document, in the order of the text. Those of its body that the title's visitor makes
    are the title's visit."""
    titled: list[Trip] = []
    told: list[Trip] = []
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or not _WORTH.search(line.text):
            continue
        trips = list(_trips(scene, index, line))
        if not trips and not any(t.date for t in titled):
            trips = _retold(scene, index, line, titled)
        for trip in trips:
            named = _gone_on(_by_headline(scene, _named(scene, trip, line, titled), told), told)
            told.append(named)
            if scene.kind_of_block(index) == "title":
                titled.append(named)
            yield named


# what headlines call the visitors that they do not name
_SOMEBODY = re.compile(r"领导|一行|代表|委员|[团组]|人大|政协|[委局厅会部]")
# a headline's visit is told in one of the first lines
_EARLY = 4


def _by_headline(scene: Scene, trip: Trip, told: Sequence[Trip]) -> Trip:
    """``trip`` by the words of the headline, where it is the first of the document and the headline tells of a visit
    without saying whose: 市领导到乙县检查防汛工作."""
    event = trip.event
    if told or trip.sort != "visit" or scene.kind_of_block(trip.line) == "title" or trip.line > _EARLY:
        return trip
    for index in range(trip.line):
        line = scene.lines[index]
        if scene.kind_of_block(index) != "title":
            continue
        for match in VISIT.finditer(line.text):
            start, end = line.origin(match.start("verb")), line.origin(match.start("verb")) + len(match["verb"])
            first, last = _clause(scene, line, start, end)
            alike = set(_cores(match["verb"])) & set(_cores(event.text))
            if alike and _SOMEBODY.search(scene.text, first, start) and not NOT_BEFORE.search(scene.text, first, start):
                name = scene.text[first:last]
                whole = Mention(first, last, name, "Event", event.rule)
                forms = (whole, *_forms(scene, line, whole, start, end))
                told_as = _renamed(trip, name, f"标题说的“{name}”")
                return told_as._replace(forms=(*forms, *told_as.forms))
    return trip


def _cores(verb: str) -> list[str]:
    """The verbs of two signs in a compound: 检查督导 is 检查 and 督导."""
    return [verb[i : i + 2] for i in range(0, len(verb), 2)]


def _clause(scene: Scene, line: Skeleton, start: int, end: int) -> tuple[int, int]:
    """The clause of a title round the words from ``start`` to ``end``."""
    opening = [m.end() for m in _BEFORE_CLAUSE.finditer(scene.text, line.start, start)]
    stop = _CUT.search(scene.text, end, line.end)
    return opening[-1] if opening else line.start, stop.start() if stop else line.end


# a talk that the visitors have where they have come to
_TALKED = re.compile(r"(?:座谈|会谈|会晤|交流座谈|座谈交流)(?:会|交流)?")


def _met(visit: Trip, talk: Trip) -> bool:
    """Whether one of the visitors talks."""
    came = {m.name or m.text for m in visit.who}
    return any((m.name or m.text) in came for m in (*talk.who, *talk.others))


def _received(visit: Trip, talk: Trip) -> bool:
    """Whether the talk is the reception of those who have come: 丁校长|会见了甲一行."""
    came, hosts, met = ({m.name or m.text for m in row} for row in (visit.who, talk.who, talk.others))
    return (visit.sort, talk.sort) == ("visit", "talk") and bool(came & met) and not came & hosts


def _within(visit: Trip, other: Trip) -> bool:
    """Whether the other may lie within the visit: on its day, or told later in the month of a visit by its title."""
    if other.date in ("", visit.date) or not visit.date:
        return True
    return visit.goes_on and visit.date <= other.date


def _renamed(trip: Trip, name: str, because: str) -> Trip:
    """``trip`` with all its words standing for ``name``."""
    event, *forms = (form._replace(name=name, because=because) for form in (trip.event, *trip.forms))
    return trip._replace(event=event, forms=tuple(forms))


def _gone_on(trip: Trip, told: Sequence[Trip]) -> Trip:
    """``trip`` by the name of the one that it goes on with: 甲一行考察学习, 甲一行实地|考察了乙园."""
    for before in told:
        one, other = before.event, trip.event
        kindred = trip.sort == "visit" or (
            one.text != other.text and (one.text.startswith(other.text) or other.text.startswith(one.text))
        )
        talked = before.sort == "visit" and trip.sort == "talk" and _TALKED.fullmatch(other.text) is not None
        if (talked or _received(before, trip)) and _within(before, trip) and _met(before, trip):
            return _renamed(trip, one.name or one.text, f"上文说的“{one.name or one.text}”中的座谈")
        if before.sort == trip.sort and kindred and trip.date in ("", before.date) and _same_people(before, trip):
            return _renamed(trip, one.name or one.text, f"上文说的“{one.name or one.text}”")
    return trip


def _retold(scene: Scene, index: int, line: Skeleton, titled: list[Trip]) -> list[Trip]:
    """The title's visit as line ``index`` of the body tells it with its day; from then on the title's is dated."""
    for number, trip in enumerate(titled):
        found = retold(line, trip.who, body_start(line)) if trip.sort == "visit" else None
        if found is not None and scene.kind_of_block(index) != "title":
            titled[number] = trip._replace(date=found.date)
            return [found._replace(line=index)]
    return []


def _trips(scene: Scene, index: int, line: Skeleton) -> Iterator[Trip]:
    """The visits and talks of one line, one for each group of visitors."""
    begin = 0 if scene.kind_of_block(index) == "title" else body_start(line)
    talks = [m for expression in TALKS for m in expression.finditer(line.text, begin)]
    found = [t for m in talks if (t := talk_at(scene, index, line, m, begin)) is not None]
    told = {t.at for t in found}
    visits = [m for m in VISIT.finditer(line.text, begin) if m.start("verb") not in told]
    found += [t for m in visits if (t := visit_at(scene, index, line, m, begin)) is not None]
    seen: set[tuple[str, tuple[Mention, ...]]] = set()
    for trip in sorted(found, key=lambda t: t.at):
        again = any(who == trip.who for _, who in seen) and _TALKED.match(line.text, trip.at)
        if (trip.sort, trip.who) not in seen and not again:  # 甲到乙园调研，并在丙地会见丁; 甲会见了乙，并座谈
            seen.add((trip.sort, trip.who))
            yield trip


def _named(scene: Scene, trip: Trip, line: Skeleton, titled: Sequence[Trip]) -> Trip:
    """``trip`` with the mention that names it: in a title the words from the visitor to the clause's end, in the text
    the verb, which stands for the title's words where the visitor is the same."""
    unit = line.unit_or_none(trip.at)
    verb = _VERB.match(line.text, trip.at)
    start = line.origin(trip.at)
    end = unit.end if unit else start + (verb.end() - verb.start() if verb else 2)
    rule = f"event:{trip.sort}"
    if scene.kind_of_block(trip.line) == "title":
        first, last = trip.who[0].start, _clause(scene, line, start, end)[1]
        event = Mention(first, last, scene.text[first:last], "Event", rule)
        return trip._replace(event=event, forms=tuple(_forms(scene, line, event, start, end)))
    word = scene.text[start:end]
    trip = trip._replace(forms=tuple(_told_forms(scene, line, trip, start, end)))
    same = next((t for t in titled if t.sort == trip.sort and (_same_people(t, trip) or _is_led(t, line, trip))), None)
    titled_name = same.event.text if same else _reception(scene, trip)
    name = titled_name or f"{_visitor(scene, trip.who[0])}{word}"
    because = f"标题说的“{name}”" if titled_name else "没有名称的活动，以人和事为名"
    return _renamed(trip._replace(event=Mention(start, end, word, "Event", rule)), name, because)


# a title's words before those that name its visit: 【图片】某某日报：|县长甲调研乙园
_BEFORE_CLAUSE = re.compile(r"[\s】：:；。！|]")
_TO = re.compile(r"(?:莅临|前往|赶赴|来到|走进|深入|到|赴|来|在)(?=[^，]{1,30}$)")
_THE_TITLES = "标题所说的活动"


def _forms(scene: Scene, line: Skeleton, event: Mention, start: int, end: int) -> Iterator[Mention]:
    """The other names that a title gives its visit: its verb (``start`` to ``end``), its verb with where it leads or
    what it is about (莅临甲公司调研指导工作, 调研重点项目), and its clause with the visitor's post."""
    way = _TO.search(scene.text, event.start, start)
    carried = {(m.end(), end) for m in _CARRIED.finditer(scene.text, event.start, start)}
    spans = carried | {(_clause(scene, line, event.start, end)[0], event.end), (start, end), (start, event.end)}
    if way:
        spans.add((way.start(), event.end))
    for first, last in sorted(spans - {(event.start, event.end)}):
        yield Mention(first, last, scene.text[first:last], "Event", event.rule, event.text, _THE_TITLES)


# what the title calls a reception of which the text only says that it was held: 欢迎仪式
_RECEPTION = re.compile(r"(?:欢迎|欢送)(?:仪式|宴会|晚宴)$")


def _reception(scene: Scene, trip: Trip) -> str:
    """The name of the one reception that the title names, where the trip is one; "" else."""
    if trip.sort != "ceremony":
        return ""
    titles = [i for i in range(len(scene.lines)) if scene.kind_of_block(i) == "title"]
    named = [u.text for i in titles for u in scene.lines[i].units if u.kind == "Event" and _RECEPTION.search(u.text)]
    return named[0] if len(set(named)) == 1 else ""


# how long what tells of a visit may be to be its name
_LONGEST = 40


def _told_forms(scene: Scene, line: Skeleton, trip: Trip, start: int, end: int) -> Iterator[Mention]:
    """The other names of the visit whose verb stands from ``start`` to ``end`` in the text: 开展|重点项目督查, what is
    told of its one visitor (甲一行来集团走访), where it leads (莅临甲公司调研)."""
    stop = _CLAUSE_END.search(scene.text, end, line.end)
    last = stop.start() if stop else line.end
    spans = {m.end(): end for m in _CARRIED.finditer(scene.text, line.start, start)}
    spans[start] = last
    way = _TO.search(scene.text, max(line.start, trip.who[-1].end), start)
    if way and trip.sort == "visit":
        spans[way.start()] = last
    if len(trip.who) == 1 and not _CLAUSE_END.search(scene.text, trip.who[0].end, start):
        spans[trip.who[0].start] = last
    for first, until in sorted(spans.items()):
        if end - start < until - first <= _LONGEST:
            yield Mention(first, until, scene.text[first:until], "Event", f"event:{trip.sort}")


_CLAUSE_END = re.compile(r"[，,。；;！\n（]|时?(?:强调|指出|要求|表示)")
_CARRIED = re.compile(r"(?:开展|进行)了?(?=[\u4e00-\u9fff]{2,14}$)")
_VERB = re.compile(rf"{INSPECT}|{RECEPTION}|会见|接见|拜会|会谈|会晤|通电话")


def _visitor(scene: Scene, who: Mention) -> str:
    """The visitor as named, with 一行 where the text has it right behind."""
    crowd = _CROWD.match(scene.text, who.end)
    return (who.name or who.text) + ("一行" if crowd else "")


# 书记甲|带领党政代表团|来: the delegation has no name where it is led, but in the title
_LED = re.compile(r"(?:率领?|带领)[^，。；]{0,12}?(?:代表|考察|访问|调研|督导|检查|观摩|慰问)[团组]")
_DELEGATION = re.compile(r"(?:代表|考察|访问|调研|督导|检查|观摩|慰问)[团组]$")


def _is_led(titled: Trip, line: Skeleton, trip: Trip) -> bool:
    """Whether the visit is that of the title's delegation, told of the one who leads it."""
    if not any(_DELEGATION.search(who.text) for who in titled.who):
        return False
    return bool(_LED.search(line.text, max(0, trip.at - 40), trip.at))


def _same_people(one: Trip, other: Trip) -> bool:
    return any(a.text.endswith(b.text) or b.text.endswith(a.text) for a in one.who for b in other.who)
