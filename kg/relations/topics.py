"""What an event is about: the work in its name, the projects signed at it, what a meeting hears and decides on."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.occasions import EVENT, NO_EVENT, Occasion, Occasions, readable
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

_WORK = sign_class(("Project", "Facility"))
_FIRM = SIGNS["Company"]
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业园区|新区|自贸区|保税区|试验区)$")
_WORKED_ON = re.compile(
    r"^(?:[（(][^（）()]{1,8}[）)])?(?:改造|建设|开工|竣工|揭牌|启动|提升|扩建|规划|一期|二期|项目|推进|投产|奠基|启用|开园|工程|重点工程|签约|招商)"
)
# 甲公司成立大会, 乙局组建成立揭牌仪式, but not 丙大学成立一百周年大会
_FOUNDING = re.compile(
    r"(?:正式|组建|揭牌|挂牌)*(?:成立|组建)(?:暨?(?:揭牌|挂牌|授牌))?(?:大会|仪式|会议|典礼|庆典|大典)$"
)
_FOUNDED = ("Company", "Organization", "Government")
_SIGNING = re.compile(r"签约|开工|动工|奠基|竣工|投产|投资|招商|推介|项目|启动")
_SIGNED = re.compile(r"(?:签约|签署|签订|开工|动工|落户|现场签)")
# whom the works do good: 为|高新区|的发展注入动力
_WHERE = re.compile(r"(?:在|于|落户|入驻)\ue004*$")
_SIGNS = re.compile(r"(?:现场|正式|分别|成功)?(?:签约|签订|签署)")
_SERVED = re.compile(r"[，。；][^，。；]{0,8}(?:为|对|让|使|助力|推动|带动|促进)[^，。；、]{0,6}$")
_LISTED = re.compile(r"(?:签约了|项目[为是](?!了)|包括|包含|其中|中[，,]?有|分别[是为]|有|涵盖|涉及|是)")
# 产业项目中，既有甲项目、乙项目，也有丙项目
_KINDS = re.compile(r"[\u4e00-\u9fff\ue009]{0,6}项目(?:中|包括|有)[，：]?(?:既)?有?")
_HEARS = re.compile(r"(?P<verb>听取|研究|审议|讨论|部署|审议通过|专题研究|审定|安排部署)了?(?P<what>[^。；，]{1,60})")
_MEETS = re.compile(rf"{EVENT}|会议")


def find_topics(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``concerns`` of the document's events."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index):
            continue
        for unit in line.units:
            if unit.kind == "Event" and unit.mention and not unit.refers:
                yield from _in_name(scene, line, unit, unit.mention)
        if scene.kind_of_block(index) != "title":
            yield from _signed(scene, occasions, index, line)
            yield from _heard(scene, occasions, index, line)
    yield from _begun(scene, occasions)
    for occasion in occasions.all:
        yield from _of_deed(scene, occasion)


# 甲项目|顺利动工。乙出席动工典礼: a ceremony called by its kind alone is for the work that is begun
_BARE = re.compile(
    r"(?P<kind>开工|动工|奠基|竣工|落成|投产|封顶|通车|揭牌|启用|投用|开园|启动)(?:奠基|建设)?(?:仪式|典礼|活动)"
)
_DEED = re.compile(
    rf"(?P<work>{_WORK})[^，。；、\ue000-\ue00c]{{0,4}}(?:[在于][^，。；]{{1,16}}?)?(?:今日|今天|正式|顺利|成功|隆重|全面|举行)*(?P<kind>开工|动工|奠基|竣工|落成|投产|封顶|通车|揭牌|启用|投用|开园|启动)"
)
_ALIKE = ({"开工", "动工", "奠基"}, {"竣工", "落成", "投产", "投用", "启用"})


def _of_deed(scene: Scene, occasion: Occasion) -> Iterator[Claim]:
    """The work that a ceremony without a name of its own is for: the one last said to be begun or finished, up to two
    sentences before."""
    named = _BARE.fullmatch(occasion.mention.text)
    if named is None or occasion.sort != "ceremony":
        return
    kinds = next((k for k in _ALIKE if named["kind"] in k), {named["kind"]})
    for index in range(occasion.line, max(occasion.line - 3, -1), -1):
        line = scene.lines[index]
        end = occasion.at if index == occasion.line else len(line.text)
        deeds = [m for m in _DEED.finditer(line.text, 0, end) if m["kind"] in kinds]
        work = line.unit(deeds[-1].start("work")).mention if deeds else None
        if work is not None:
            told = scene.lines[occasion.line]
            yield scene.claim("concerns", occasion.mention, work, told, "event:deed", confidence=0.8, at=occasion.at)
            return


def _in_name(scene: Scene, line: Skeleton, unit: Unit, event: Mention) -> Iterator[Claim]:
    """The works and policies that the event's own name holds; a zone that only holds the event takes part in it."""
    inside = [m for m in scene.mentions_in(unit.start, unit.end) if m.end < unit.end and m != event]
    for mention in inside:
        rest = scene.text[mention.end : unit.end]
        if mention.type in _FOUNDED and mention.start == unit.start and _FOUNDING.match(rest):
            yield scene.claim(
                "establishes", event, mention, line, "event:founding", confidence=0.85, at=line.place(unit)
            )
        if mention.type not in ("Project", "Policy", "Facility") or _within_other(mention, inside):
            continue
        if mention.start == unit.start and _ZONE.search(mention.text) and not _WORKED_ON.match(rest):
            yield scene.claim(
                "participatesIn", mention, event, line, "event:in-name", confidence=0.75, status="asserted"
            )
        else:
            yield scene.claim("concerns", event, mention, line, "event:in-name", confidence=0.85, status="asserted")


def _within_other(mention: Mention, others: list[Mention]) -> bool:
    return any(
        o != mention
        and o.start <= mention.start
        and mention.end <= o.end
        and o.type in ("Project", "Facility", "Policy")
        for o in others
    )


def _signed(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """此次签约的10个项目中，有甲项目、乙园区等: the works signed at a signing (or begun at a commencement)."""
    signed = _SIGNED.search(line.text)
    if not (signed or _KINDS.match(line.text)) or not (re.search(_WORK, line.text) or (signed and _FIRM in line.text)):
        return
    found = [
        o
        for o in occasions.all
        if (o.line, o.at) < (index, len(line.text))
        and o.sort in ("ceremony", "meeting")
        and _SIGNING.search(o.mention.text)
    ]
    if not found or not _one_report(scene, found[-1].line, index):
        return
    event = found[-1].mention
    start = _LISTED.search(line.text)
    for unit in line.units:
        if (
            unit.kind not in ("Project", "Facility", "Company")
            or unit.mention is None
            or unit.refers
            or unit.mention == event
        ):
            continue
        at = line.place(unit)
        if line.text.startswith("\ue00c", at + 1):  # 民营项目6个: a kind of works, counted
            continue
        if _ZONE.search(unit.text) and _WHERE.search(line.text[:at]):  # 在某开发区|开工: only where
            continue
        if line.text[at - 1 : at] in ("与", "和", "同") and _SIGNS.match(line.text, at + 1):  # 甲与某开发区|签约乙项目
            continue
        if not (
            _is_signed(line, at, start.end() if start else None) or (unit.kind == "Company" and _is_signer(line, at))
        ):
            continue
        if unit.kind != "Company":
            yield scene.claim("concerns", event, unit.mention, line, "event:signed", confidence=0.75, at=at)
        elif _in_works(line, at) or _is_signer(line, at):
            yield scene.claim("participatesIn", unit.mention, event, line, "event:signed", confidence=0.7, at=at)


# 其中，甲项目，总投资3亿元；乙项目，总投资2亿元
_AMONG = re.compile(rf"^(?:其中|包括|分别[是为])[，：]?(?={_WORK})")
_TOLD_OF = re.compile(r"(?:项目|工程)?，?[^，。；]{0,6}(?:总?投资|占地|用地|建筑|年产|规划|建设|位于)")
_BEGUN = re.compile(r"开工|奠基|竣工|投产|动工|落成|开园|通车|封顶")
_HOLDER = re.compile(
    rf"(?P<who>[{SIGNS['Place']}{SIGNS['Project']}])[^，。；{NO_EVENT}]{{0,4}}(?:举行|举办|召开|组织|开展)[^，。；{NO_EVENT}]{{0,12}}{EVENT}"
)


def _begun(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """The works that a report on a ceremony lists one by one with what they are worth, and where those begun at the
    ceremony of a county or zone lie."""
    listing: Occasion | None = None
    for index, line in enumerate(scene.lines):
        first = _AMONG.match(line.text)
        if first:
            told = [o for o in occasions.all if o.line < index <= o.line + 4 and _SIGNING.search(o.mention.text)]
            listing = told[-1] if told else None
        elif index == 0 or not scene.lines[index - 1].text.rstrip().endswith("；"):
            listing = None
        unit = line.unit_or_none(first.end() if first else 0)
        if listing and unit and unit.mention and unit.kind == "Project" and not unit.refers:
            at = line.place(unit)
            if _TOLD_OF.match(line.text, at + 1):
                yield scene.claim(
                    "concerns", listing.mention, unit.mention, line, "event:listed", confidence=0.78, at=at
                )
                yield from _lies_with_host(scene, listing, [unit.mention], line)
    for occasion in occasions.all:
        event = occasion.mention
        works = [m for m in scene.mentions_in(event.start, event.end) if m.type == "Project" and m.end < event.end]
        yield from _lies_with_host(scene, occasion, works, scene.lines[occasion.line])


def _lies_with_host(scene: Scene, occasion: Occasion, works: list[Mention], line: Skeleton) -> Iterator[Claim]:
    """``locatedIn`` of works that are begun or finished at the ceremony that a county or zone holds."""
    told = scene.lines[occasion.line]
    held = _HOLDER.search(told.text) if _BEGUN.search(occasion.mention.text) else None
    host = told.unit(held.start("who")) if held else None
    if host is None or host.mention is None or (host.kind == "Project" and not _ZONE.search(host.text)):
        return
    for work in works:
        if work != host.mention:
            yield scene.claim("locatedIn", work, host.mention, line, "event:host", confidence=0.75)


def _one_report(scene: Scene, first: int, index: int) -> bool:
    """Whether the sentence still tells of the event: no other day in it, and near enough."""
    return index - first <= 12 and not any(u.kind == "Date" and len(u.value) > 7 for u in scene.lines[index].units[1:])


# 甲公司、|乙园|、丙等共30个项目集中落户
_OF_SO_MANY = re.compile(
    r"、[^，。；为对向给]{0,120}?等共?\ue00c(?:重点|重大|优质|产业|招商)*项目(?:成功|正式|集中|现场)*(?:签约|签署|开工|落户|落地)"
    r"|等共?\ue00c(?:重点|重大|优质|产业|招商)*项目(?:成功|正式|集中|现场)*(?:签约|签署|开工|落户|落地)"
)


# 甲项目、|投资1亿元的乙公司丙项目|等正式签约
_AND_WORKS = (
    r"(?:[、和及与]|以及)?(?:[^，。；、\ue000-\ue009]{0,10}的)?[\ue002\ue004-\ue006]{1,3}(?:[（(][^（）()]{0,20}[）)])?"
)
_TO_THE_DEED = re.compile(
    rf"(?:{_AND_WORKS}){{0,30}}(?:等[^，。；]{{0,12}})?[^，。；为对向给与\ue000-\ue00c]{{0,10}}?(?:成功|正式|集中|现场)*"
    r"(?:签约|签署|签订|开工|动工|落户)"
)


def _is_signed(line: Skeleton, at: int, start: int | None) -> bool:
    """Whether the work at ``at`` is among what is signed: in the list behind 包括, 有, or before 签约 in its clause."""
    if start is not None and at >= start:
        return not _SERVED.search(line.text[:at])
    _, end = clause(line.text, at)
    if line.text[at - 1 : at] in ("、", "与", "和", "，", "") and _OF_SO_MANY.match(line.text, at + 1, end):
        return True
    return bool(_TO_THE_DEED.match(line.text, at + 1, end))


def _in_works(line: Skeleton, at: int) -> bool:
    """Whether a company stands in a list among works."""
    around = line.text[max(0, at - 2) : at + 3]
    return bool(re.search(rf"{_WORK}、.|.、{_WORK}", around))


# 甲、乙等11家企业的22个项目进行了集中|签约
_SIGNERS = re.compile(
    rf"(?:[、和及与]{SIGNS['Company']})*(?:等)?[^，。；、\ue000-\ue009]{{0,6}}(?:企业|公司|集团|单位|机构)"
    r"[^，。；、与和同\ue000-\ue009]{0,14}?(?:签约|签署|签订)"
)


def _is_signer(line: Skeleton, at: int) -> bool:
    """Whether a company stands in a list of those who sign, with nobody named whom they sign with."""
    return bool(_SIGNERS.match(line.text, at + 1)) and line.text[at - 1] in "，、和及 "


def _heard(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """What a meeting hears, considers or arranges: the works and policies named in the clause, else the place."""
    if not _MEETS.search(line.text):
        return
    for match in _HEARS.finditer(line.text):
        if re.search(r"指出|强调|要求|[要应]", line.text[: match.start()]):
            return
        found = occasions.meant(index, match.start(), "会议")
        if found is None or found.sort not in ("meeting", "ceremony"):
            continue
        units = [
            u for u in line.units_in(*match.span("what")) if u.mention and not u.refers and u.mention != found.mention
        ]
        works = [u for u in units if u.kind in ("Project", "Policy")]
        for unit in works or [u for u in units if u.kind == "Place"][:1]:
            if unit.mention:
                yield scene.claim(
                    "concerns", found.mention, unit.mention, line, "event:considers", confidence=0.75, at=match.start()
                )
