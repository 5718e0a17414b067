"""What visits and talks have in common: who makes them, where they lead, and when people speak only of others'."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Mention
from kg.relations.lists import listed
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

# where one may go
SITE = sign_class(("Place", "Facility", "Project", "Org"))
# how far before its verb a visit or talk begins at most, in characters of the skeleton; an endless sentence is no prose
REACH = 200
# stands for the event until its words are found
UNNAMED = Mention(0, 0, "", "Event", "")
# the words right before a verb of visiting that make no visit of it (参加调研, 接受检查)
NOT_BEFORE = re.compile(
    r"(?:参加|陪同|出席|(?<!期[一二三四五六七八九十两]天)(?<!为期一周)的|接受|开展好|加强|学习、|经|据|[一三五]次|从|全面|要|相关|有关|组织|联合|将|请|邀请)$"
)
IN_SPEECH = re.compile(r"指出|强调|表示|要求|认为|希望|精神|指示|思想|讲话|论述|“|贯彻|落实|按照|根据|委托，$")
SAID = re.compile(r"(?:表示|指出|强调|说|认为|称)[，：:“]")
_GUIDED = re.compile(r"在[^，。；]{1,60}?陪同下")
_DELEGATION = re.compile(r"(?:代表团|考察团|访问团|调研组|督导组|检查组|考察组|慰问组|工作组)$")
_LEADING = re.compile(r"率领|带领|率")
_GROUP = r"(?:考察|调研|督导|检查|视察|慰问|代表|访问|巡察|督查|观摩|参访)[组团]"
# who comes of a body without a name: 甲集团|一行, 甲委|执法检查组; 甲公司等|企业负责人|来乙县
_PARTY = re.compile(rf"一行|客人|[^，。；、的\ue000-\ue00b]{{0,4}}?{_GROUP}")
_SENT = re.compile(
    rf"等?[^，。；、的\ue000-\ue00b]{{0,8}}?(?:{SIGNS['Role']}|负责人|代表|嘉宾|客商|企业家|专家|师生)"
    r"(?:一行)?(?=[来赴]|莅临|前往|到[^位会场达来])"
)
_BEGINS = re.compile(rf"(?:^|[，。；：\s{SIGNS['Date']}）)]|[上下]午|近日|日前)$")
_TITLE = re.compile(rf"主席|总统|总书记|总理|首相|{SIGNS['Role']}")
# 甲|总统夫人|乙: whose wife she is
_SPOUSE = re.compile(
    rf"(?:主席|总统|总书记|总理|首相|国王|{SIGNS['Role']})?(?:的?(?:夫人|妻子|丈夫|配偶|先生)|偕夫人)(?=[\ue000-\uf8ff]|$)"
)
# 甲局长|带队, 乙市长|一行: he goes himself
_LEADS_ON = re.compile(
    r"等?[^，。；、]{0,8}(?:一行|领导，?(?:先后|到|赴|深入|来到|前往|莅临|走访|走进))|带队|率队|率团|率领|在[^，。；]{1,20}陪同下(?:来到|到|赴|深入)"
)
_FOLLOWS = re.compile(r"率|带领|会同|对|向|受|为|(?:走访|看望|慰问|拜访)了?(?=[^，。；]*\ue00a)")
_ROW = re.compile(r"[、至到和—-]")
# a date that tells the day, with its month or alone
FULL_DAY = re.compile(r"-\d\d-\d\d$|^---\d\d$")


class Trip(NamedTuple):
    """A visit or talk as line ``line`` tells it at position ``at`` of its skeleton: who makes it (``who``) and whom
    they meet or are shown round by (``others``), where they go, what it is about, and the ISO date or ""; ``event`` is
    what names it, ``forms`` are its other names in the line; ``goes_on``: it takes more days than one."""

    event: Mention
    sort: str
    line: int
    at: int
    who: tuple[Mention, ...]
    others: tuple[Mention, ...]
    targets: tuple[Unit, ...]
    about: tuple[Unit, ...]
    date: str
    forms: tuple[Mention, ...] = ()
    goes_on: bool = False


def visitors(line: Skeleton, begin: int, at: int) -> list[Unit]:
    """The people or the delegation whose visit it is: the list before ``at`` that ends in the last of them, without
    those who only show them round (甲陪同乙一行到丙县考察; 在甲陪同下)."""
    hidden = [m.span() for m in _GUIDED.finditer(line.text, begin, at)]
    begin = max(begin, line.text.rfind("陪同", begin, at) if not hidden else begin)
    able = [
        u
        for u in line.units_in(begin, at)
        if _may_visit(line, u) and not any(a <= line.place(u) < b for a, b in hidden) and not _follows(line, u)
    ]
    if not able:
        return []
    group = [u for u in listed(line, begin, line.place(able[-1]) + 1, bodies=False) if u in able]
    if group or able[-1].kind == "Person":
        return group or able[-1:]
    row = _row(line, able[-1])
    sent = _SENT.match(line.text, line.place(able[-1]) + 1)
    begins = _BEGINS.search(line.text, 0, line.place(row[0]))
    return row if begins or not sent else []


def _row(line: Skeleton, last: Unit) -> list[Unit]:
    """The bodies side by side that end in ``last``, whose people come together: 甲公司、|乙公司|负责人."""
    row = [last]
    while last.kind != "Person" and line.text[line.place(row[0]) - 1 : line.place(row[0])] in ("、", "和", "与", "及"):
        before = line.unit_or_none(line.place(row[0]) - 2)
        if before is None or before.kind != last.kind or before.mention is None:
            break
        row.insert(0, before)
    return row


def party_of(line: Skeleton, start: int, at: int) -> list[Unit]:
    """The delegation that the visitor leads: 甲率|乙市党政代表团|到丙县考察."""
    match = _LEADING.search(line.text, start, at)
    return [u for u in line.units_in(match.end(), at) if _DELEGATION.search(u.text)][:1] if match else []


def led(line: Skeleton, start: int, at: int) -> list[Mention]:
    """Whom the visitor takes along: 甲带领|乙局、丙局负责人|到丁县考察; not a delegation, a visitor itself."""
    match = _LEADING.search(line.text, start, at)
    found = listed(line, match.end(), at) if match else []
    return [u.mention for u in found if u.mention and not _DELEGATION.search(u.text)]


def guides(line: Skeleton, begin: int, at: int) -> list[Mention]:
    """Who shows the visitors round: the list before 陪同 (甲|陪同乙一行到丙县考察)."""
    guided = line.text.rfind("陪同", begin, at)
    if guided < 0 or line.text.startswith("下", guided + 2):
        return []
    return [u.mention for u in listed(line, begin, guided, bodies=False) if u.mention]


def _may_visit(line: Skeleton, unit: Unit) -> bool:
    """Whether the unit may be a visitor: a person, a delegation, a body's people (甲集团一行)."""
    if unit.mention is None or unit.mention.rule.startswith("byline"):
        return False
    if unit.kind == "Person":
        return not _SPOUSE.match(line.text, line.place(unit) + 1)
    is_body = unit.kind in ("Government", "Company", "Organization")
    return is_body and bool(
        _DELEGATION.search(unit.text)
        or _PARTY.match(line.text, line.place(unit) + 1)
        or (unit.kind != "Government" and _SENT.match(line.text, line.place(unit) + 1))
    )


def _follows(line: Skeleton, unit: Unit) -> bool:
    """Whether the person is only brought along (率甲、乙一行) or the owner of words (甲在某地考察时的讲话)."""
    at = line.place(unit)
    start, _ = clause(line.text, at)
    owner = line.text.startswith(("在", "的", "重要", "同志在", "同志的"), at + 1) and "时的" in line.text[at : at + 20]
    return owner or bool(_FOLLOWS.search(line.text[start:at]))


def is_titled(line: Skeleton, at: int) -> bool:
    """Whether a title follows the name at ``at`` (某某主席会见…): so people speak of others, no report of its own."""
    titled = _TITLE.match(line.text, at + 1)
    return bool(titled) and not _LEADS_ON.match(line.text, titled.end() if titled else 0)


def most_specific(units: Sequence[Unit]) -> list[Unit]:
    """``units`` without those that stand right before another one as its place (甲市|乙镇)."""
    behind = [*units[1:], None]
    return [u for u, b in zip(units, behind, strict=False) if u.kind != "Place" or b is None or b.start != u.end]


def first_day(line: Skeleton, dates: Sequence[Unit]) -> Unit | None:
    """The last of the dates, of a row of days (27日、28日; 6日至8日) the first."""
    found: Unit | None = None
    for date in reversed(dates):
        if found is not None and not _ROW.fullmatch(line.text, line.place(date) + 1, line.place(found)):
            break
        found = date
    return found


def takes_days(line: Skeleton, at: int) -> bool:
    """Whether the sentence tells of several days before ``at`` (27日至29日)."""
    days = [u for u in line.units_in(max(0, at - REACH), at) if u.kind == "Date" and u.value]
    if any("/" in u.value for u in days):
        return True
    found = first_day(line, days)
    return found is not None and found is not days[-1]


def day_before(line: Skeleton, at: int) -> str:
    """The day that the sentence tells before ``at``; "" where it tells none."""
    days = [u for u in line.units_in(max(0, at - REACH), at) if u.kind == "Date" and u.value and "/" not in u.value]
    day = first_day(line, days)
    return day.value if day else ""


# zones that are administered as a district is; a park that somebody looks at is rather what the visit is about
_DISTRICT = re.compile(r"(?:开发|高新|经开|保税|综保|集聚|集中|工业|合作|试验)区$|新区$|工业园区$|园区$")


def is_where(unit: Unit) -> bool:
    """Whether who goes to the unit is there: a place, a building, a zone; works are what the visit is about."""
    zone = unit.kind == "Project" and unit.mention is not None and _DISTRICT.search(unit.mention.text) is not None
    return unit.kind in ("Place", "Facility") or zone
