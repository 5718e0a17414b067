"""Who takes part in an event: 出席, 参加, 陪同, 主持, 讲话, 作典型发言, 代表双方签字, 共同揭牌, and 出席的还有….

Each verb looks left for its list; what it is about is named behind it (参加某某推进会), or meant (会议, 仪式, nothing).
"""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.attendance_reports import briefing, heard, reporting, takes_part
from kg.relations.attendance_verbs import KINDS, TELLS, WHICH, Act, acts_of
from kg.relations.lists import listed
from kg.relations.occasions import (
    EVENT,
    NO_EVENT,
    ORG,
    PERSON,
    ROLE,
    Occasion,
    Occasions,
    body_start,
    readable,
    sort_of,
)
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit
from kg.scan import Scanner

_BEHIND = re.compile(
    rf"(?:出席|参加|列席|陪同)(?:{WHICH}{KINDS}?(?:活动|仪式)?|[^，。；{NO_EVENT}]{{0,12}}?(?P<event>{EVENT}))的?"
    r"(?:[省市区县校院镇州]|集团|公司)*级?(?:领导|嘉宾|人员|单位)?(?:还有|的还有|的有|的领导有|有|包括)[:：，,]?(?P<list>[^。；]+)"
)
# 邀请甲、乙等作主旨演讲: the list stands behind the verb
_INVITED = Scanner(
    r"(?:特邀请?|邀请)了?(?P<list>[^。；]{2,200}?)(?:等)?(?:(?:分别)?(?:作|做|发表)[^，。；]{0,10}?(?P<speaks>演讲|报告|发言|致辞|讲话)"
    r"|出席|参加|到会|(?:担任|作为|作)[^，。；]{0,8}嘉宾)(?=[，。；]|$)"
)
_GUESTS = re.compile(
    rf"(?:出席|参加)了?(?:{EVENT}|会议|大会|活动|仪式|庆典|典礼)的[^，。；]{{0,8}}(?:领导|嘉宾|来宾|代表|人员)们?$"
)
_COMPANY = Scanner(
    r"(?:在|受到了?)(?P<list>[^。；]{1,80}?)(?:等(?:人|领导|有关领导)?)?的?(?:陪同下|(?P<seen>共同见证|见证)下|(?:热烈|热情)(?:欢迎|接待))"
)
# 之后，拜会了校长甲，副校长乙等校领导; 在丙地，与书记甲、会长乙等进行交流: whom the visitors of before meet
_CALLS_ON = Scanner(
    r"(?:^|(?<=[，。]))(?:之后|随后|期间|最后|分别|先后|，)*(?:拜会|拜访)了(?P<list>[^。；]{2,200}?)等[^，。；]{0,6}?领导(?=[，。；]|$)"
)
_TALKS_WITH = Scanner(
    r"(?:^|(?<=[，。]))与(?P<list>[^。；]{2,200}?)等?(?:进行|开展|举行)了?[^，。；]{0,8}?(?:交流|座谈|洽谈)(?=[，。；]|$)"
)
_STOP = re.compile(
    r"[。；;：:]|(?:^|(?<=[。；，]))受[^，。；]{1,24}委托，|指出，|强调，|表示，|要求，|介绍，|认为，|说，"
)
_WISHES = re.compile(
    r"[要应拟请]$|希望|欢迎|邀请|组织|鼓励|支持(?![^，。]{1,12}的)|引导|积极|踊跃|可以|能够|动员|推动|必须|不得|将$|曾$|多次$"
)
_ANY_VERB = re.compile(
    rf"{EVENT}|到会|点评|进行了|出席|参加|参与|临|参会|列席|与会|随同|随行|陪同|一同|见证|主持|讲话|致辞|发言|签|揭|作|剪彩|奠基|会上|仪式上"
    r"|^最后|欢迎|迎接|组织召开|宣读|解读|传达|还有|监誓|授牌|颁奖|接待|宣布|推杆|在座|通报|介绍|欢迎|邀|接见|会见|会谈|座谈|拜会|拜访|交流"
)
# 会议传达了|丙的讲话精神: whose words are handed on is not there
_HANDED_ON = re.compile(rf"(?:会议|大会|{EVENT})(?:上)?[^，。；]{{0,6}}?(?:传达|学习)(?:学习)?了")
_TITLE = re.compile(r"主席|总统|总书记|总理")
# a body that somebody comes from without a name: 甲局、乙局等部门负责人, but no post at it (甲局|局长丙)
_BODIES = ("Government", "Company", "Organization")
_POST_OF = re.compile(rf"{ORG}*[^，。；、]{{0,6}}{ROLE}(?:{PERSON}|、)")
_SECOND = re.compile(rf"{EVENT}[和及、暨并]{EVENT}")

_AND = ("并", "，并")


def find_participants(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``participatesIn`` for all who are listed before a verb of taking part, or behind 出席的还有."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or scene.kind_of_block(index) == "title":
            continue
        yield from briefing(scene, occasions, index, line)
        if not _ANY_VERB.search(line.text):
            continue
        begin = before = body_start(line)
        last: Act | None = None
        for act in acts_of(line, begin):
            if last and line.text[last.end : act.start] in _AND:  # 甲接待了乙一行|并|出席座谈会
                yield from _taking_part(scene, occasions, index, line, act, before, last.start)
            else:
                yield from _taking_part(scene, occasions, index, line, act, begin, act.start)
                before, last = begin, act
            begin = max(begin, act.end)
        yield from _listed_behind(scene, occasions, index, line)
        yield from _met(scene, occasions, index, line)
        yield from heard(scene, occasions, index, line)
        yield from reporting(scene, occasions, index, line)


def _taking_part(
    scene: Scene, occasions: Occasions, index: int, line: Skeleton, act: Act, begin: int, at: int
) -> Iterator[Claim]:
    """The claims of one verb, for those in the list that ends at ``at``."""
    stops = [m.end() for m in _STOP.finditer(line.text, begin, at)]
    start = stops[-1] if stops else begin
    before = line.text[start:at]
    if _WISHES.search(before[-14:]) and not re.search(r"应邀$", before):
        return
    event = _event(occasions, index, line, act)
    if event is None:
        return
    more = _SECOND.match(line.text, act.event) if act.event >= 0 else None
    second = occasions.of_unit(index, more.end() - 1, line.unit(more.end() - 1)) if more else None
    here = listed(line, start, at, bodies=act.word != "签约")
    if act.role == "spoke" and (handed := _HANDED_ON.search(line.text, begin, at)):
        here = [unit for unit in here if line.place(unit) < handed.start()]
    for unit in here:
        for one in (event, second):
            if unit.mention and one and unit.mention != one and not _is_titled(line, unit):
                yield takes_part(scene, unit.mention, one, line, act.start, act.role)
    if here and not stops:
        for unit in _listed_above(scene, index):
            if unit.mention:
                yield takes_part(scene, unit.mention, event, line, act.start, act.role)


# 县政协主席甲，县教育局局长乙。: a list that goes on in the sentence behind
_ONLY_NAMES = re.compile(
    rf"(?:[{ORG[1:-1]}{ROLE[1:-1]}{SIGNS['Place']}、，\u4e00-\u9fff]{{0,12}}{ROLE}?{PERSON}[，、]?){{1,30}}。$"
)


def _listed_above(scene: Scene, index: int) -> list[Unit]:
    """The people of a list that runs over semicolons into line ``index``: 甲公司总裁乙；丙公司总裁丁|出席."""
    found: list[Unit] = []
    for number in range(index - 1, max(index - 20, -1), -1):
        line = scene.lines[number]
        end = len(line.text.rstrip())
        if not scene.same_block(number, index):
            break
        if not (line.text[:end].endswith("；") or _ONLY_NAMES.match(line.text)):
            break
        here = listed(line, body_start(line), end - 1, bodies=False)
        if not here:
            break
        found = here + found
    return found


def _is_titled(line: Skeleton, unit: Unit) -> bool:
    """Whether a title follows the name (某某主席在…上宣布): so people speak of others, at another event."""
    return unit.kind == "Person" and bool(_TITLE.match(line.text, line.place(unit) + 1))


_OPENINGS = ("开幕式", "闭幕式", "开幕会", "闭幕会")


def _event(occasions: Occasions, index: int, line: Skeleton, act: Act) -> Mention | None:
    """The event that the verb is about: named behind it, else the one meant."""
    unit = line.unit_or_none(act.event) if act.event >= 0 else None
    if unit:
        return occasions.of_unit(index, act.event, unit)
    word = "" if act.word in ("陪同", *_OPENINGS) else act.word  # a festival opens as well
    if act.word == TELLS:
        last = occasions.meant(index, act.start, "")
        near = last is not None and (
            NO_EVENT in line.text[: act.start]
            or any(o.mention == last.mention and 0 <= index - o.line <= 2 for o in occasions.all)
        )
        return last.mention if last and near else _reported(occasions)
    if act.word == "陪同":
        trips = [o for o in occasions.all if (o.line, o.at) < (index, act.start) and o.sort in ("visit", "talk")]
        return trips[-1].mention if trips else None
    found = occasions.meant(index, act.start, "上述活动" if "上述活动" in line.text[act.start : act.end] else word)
    return _said_again(line, act, found) if found else None


def _said_again(line: Skeleton, act: Act, told: Occasion) -> Mention:
    """The word of ``act`` as another name of the visit or talk that it means (陪同|督导); that event's own mention
    where it has no such word."""
    fits = sort_of(act.word) == told.sort or (act.word.startswith("座谈") and "座谈" in told.mention.text)
    at = line.text.rfind(act.word, act.start, act.end) if act.word and fits else -1
    if at < 0 or told.sort not in ("visit", "talk"):
        return told.mention
    name = told.mention.name or told.mention.text
    start = line.origin(at)
    return Mention(start, start + len(act.word), act.word, "Event", "event:reference", name, f"前文的“{name}”")


def _reported(occasions: Occasions) -> Mention | None:
    """The one meeting that the report is about, told in its first lines, at which officials brief at its end; None
    where it tells of more."""
    first = [o for o in occasions.all if o.line <= 1]
    names = sorted({o.mention.name or o.mention.text for o in first}, key=lambda name: (len(name), name))
    one = bool(first) and {o.sort for o in first} == {"meeting"} and all(names[-1].endswith(name) for name in names)
    return next((o.mention for o in first if (o.mention.name or o.mention.text) == names[-1]), None) if one else None


def _listed_behind(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """参加签约仪式的还有甲、乙; 在甲、乙陪同下."""
    for match in _BEHIND.finditer(line.text):
        act = Act(match.start(), match.end(), match["word"] or "", match.start("event"), "attended")
        event = _event(occasions, index, line, act)
        for unit in line.units_in(*match.span("list")):
            sent = unit.kind in _BODIES and not unit.refers and not _POST_OF.match(line.text, line.place(unit) + 1)
            if event and unit.mention and (unit.kind == "Person" or sent):
                yield takes_part(scene, unit.mention, event, line, match.start(), "attended")
    for match in _INVITED.finditer(line.text):
        meant = occasions.meant(index, match.start(), "")
        role = "spoke" if match["speaks"] else "attended"
        for unit in listed(line, match.start("list"), match.end("list"), bodies=False) if meant else ():
            if meant and unit.mention:
                yield takes_part(scene, unit.mention, meant.mention, line, match.start(), role)
    for match in _COMPANY.finditer(line.text):
        sorts = ("ceremony", "meeting") if match["seen"] else ("visit",)
        told = [o for o in occasions.all if o.line <= index]
        # 出席庆典的嘉宾在甲陪同下参观了车间: no visit is told but that of the guests
        found = [o for o in told if o.sort in sorts] or [o for o in told if _GUESTS.search(line.text, 0, match.start())]
        for unit in listed(line, match.start("list"), match.end("list"), bodies=not match["seen"]):
            if found and unit.mention:
                yield takes_part(scene, unit.mention, found[-1].mention, line, match.start(), "attended")


def _met(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """Whom the visitors of before meet on their way, in a clause without a subject."""
    for expression in (_CALLS_ON, _TALKS_WITH):
        for match in expression.finditer(line.text):
            visits = [o for o in occasions.all if o.sort == "visit" and (o.line, o.at) < (index, match.start())]
            for unit in listed(line, match.start("list"), match.end("list"), bodies=False) if visits else ():
                if unit.mention:
                    yield takes_part(scene, unit.mention, visits[-1].mention, line, match.start(), "attended")
