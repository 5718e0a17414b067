"""Who holds an event: 甲县召开乙会, 乙会由甲局主办, 甲与丙在丁地举行签约仪式, and who signs at it."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.occasions import (
    ACTOR,
    DATE,
    EVENT,
    NO_EVENT,
    ORG,
    ROLE,
    Occasion,
    Occasions,
    body_start,
    readable,
)
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause

_ACTORS = rf"{ACTOR}(?:(?:、|和|与|及|以及|同){ACTOR})*(?:等[^，。；]{{0,8}}?)?"
# what may stand between who holds it and the verb: time, place and manner
_CIRCUMSTANCES = (
    rf"(?:{DATE}|[，,]|于|日前|近日|今天|第一时间|分别|、|\s|又|还|也|正式|成功|顺利|隆重|共同|联合|如期|专题|组织"
    r"|在[^，。；]{1,30}?|以[^，。；]{1,10}?形式|将|[就位][^，。；]{1,24}?|(?:围绕|针对)[^，。；]{1,24}?){0,6}"
)
_HELD_BY = re.compile(
    rf"(?<![在于到赴从由])(?P<who>{_ACTORS})(?!{ROLE})(?:（[^（）]{{0,60}}）)?{_CIRCUMSTANCES}"
    rf"(?P<verb>举行|举办|召开|召集|主办|承办|组织召开|组织开展|开展|进行)[了的]?[^，。；{NO_EVENT}]{{0,16}}?(?P<event>{EVENT})"
)
# 在甲办今天举行的|新闻发布会|上: whose it is stands before it
_OF = re.compile(
    rf"在(?P<who>{ORG}(?:[、和与及]{ORG})*)(?:{DATE}|[上下]午|近日|日前|专门|联合)*(?P<verb>举行|举办|召开)的[^，。；{NO_EVENT}]{{0,8}}(?P<event>{EVENT})"
)
# 甲会|和|乙会: both are held
_ROW = re.compile(rf"{EVENT}(?:[和及暨、]{EVENT})*")
_BETWEEN = re.compile(
    rf"(?P<a>{_ACTORS})(?P<gap>[与和同](?P<b>{_ACTORS})?[^，。；{NO_EVENT}]{{0,16}}?)(?P<event>{EVENT})"
)
_SIGNED = re.compile(
    rf"(?<!由)(?P<a>{_ACTORS})[^，。；的]{{0,6}}?[与和同](?P<b>{_ACTORS})[^，。；的]{{0,16}}?"
    r"(?:签约|签订|签署|签定|签下|达成)"
)
# 甲、乙、丙签署…协议
_SIGNED_ALL = re.compile(
    rf"^{DATE}?[，,]?(?P<a>{ACTOR}(?:(?:、|和|与|及){ACTOR})+)(?:共同|正式|成功|就)?(?:签约|签订|签署)"
)
# 我院与乙公司签署: one side is the writer's own and has no name
_SIGNED_WITH = re.compile(
    rf"(?:^|[，。])我[\u4e00-\u9fff]{{1,3}}[与和同](?P<a>{_ACTORS})[^，。；的]{{0,12}}?(?:签约|签订|签署)"
)
# the ceremony is told within so many sentences behind the deed
_SOON = 3
_SIGNING = re.compile(r"签约|签字|签署|揭牌")
_KIND_ONLY = re.compile(r"(?:签约|签字|签署|揭牌)(?:仪式|活动|典礼)")
_HOLDS = re.compile(r"举行|召开|举办|在")
_ZONE = re.compile(r"(?:区|园|城|基地|小镇)$")
# 某某种植基地举行开工仪式: its own
_BEGINS = re.compile(r"(?:集中)?(?:开工|奠基|竣工|落成|封顶)(?:奠基)?(?:仪式|典礼)")
# a park holds no ceremony of its own before it stands
_FOUNDED = re.compile(r"(?:开工)?(?:奠基|落成|封顶|竣工|开园)(?:仪式|典礼)$")
# 公告称，公司召开董事会: the firm tells of itself
_SAID = re.compile(r"(?:表示|指出|强调|说|认为|(?<!公告)(?<!公告中)(?<!公告里)称|祝贺|预祝)[，：:“]")
_NO_SUBJECT = re.compile(r"祝贺|感谢|支持|欢迎|预祝|[在于从]|(?:对|为|向|代表|来自)$")
_POST = re.compile(rf"{ACTOR}?{ROLE}")


def find_conveners(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``participatesIn`` of the bodies that hold an event (convened) or sign at it."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index):
            continue
        if NO_EVENT in line.text:
            yield from _holders(scene, occasions, index, line)
        if "签" in line.text or "达成" in line.text:
            yield from _signatories(scene, occasions, index, line)


def _holders(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """Who holds the events of the line: before the verb, or named as the parties right before a signing."""
    begin = body_start(line)
    for match in _HELD_BY.finditer(line.text, begin):
        row = _ROW.match(line.text, match.start("event"))
        for unit in line.units_in(*row.span()) if row else ():
            event = occasions.of_unit(index, line.place(unit), unit)
            if event is not None and _is_subject(line, match.start("who")):
                yield from _held_by(scene, line, event, line.units_in(*match.span("who")), match.start("verb"))
    for match in _OF.finditer(line.text, begin):
        unit = line.unit(match.start("event"))
        event = occasions.of_unit(index, line.place(unit), unit)
        if event is not None:
            yield from _held_by(scene, line, event, line.units_in(*match.span("who")), match.start("verb"))
    for match in _BETWEEN.finditer(line.text, begin):
        unit = line.unit(match.start("event"))
        if not unit.refers and unit.mention and _SIGNING.search(unit.text) and not _HOLDS.search(match["gap"]):
            yield from _claims(scene, line, unit.mention, _both(line, match, "a", "b"), match.start(), "")


def _both(line: Skeleton, match: re.Match[str], one: str, other: str) -> list[Unit]:
    return [u for group in (one, other) if match[group] for u in line.units_in(*match.span(group))]


def _held_by(scene: Scene, line: Skeleton, event: Mention, holders: list[Unit], at: int) -> Iterator[Claim]:
    """The claims of who holds an event; a work that holds one (某某工程举行开工仪式) is what it is about."""
    bare = _BEGINS.fullmatch(event.text) is not None
    works = [
        u.mention
        for u in holders
        if u.kind == "Project"
        and u.mention
        and (
            not _ZONE.search(u.text)
            or (bare and u.text.endswith("基地"))
            or (u.text.endswith("园") and _FOUNDED.match(event.text))
        )
    ]
    for work in works:
        yield scene.claim("concerns", event, work, line, "event:work", confidence=0.85, at=at)
    if not works:
        parties = bool(_SIGNING.search(event.text)) and len(holders) > 1
        yield from _claims(scene, line, event, holders, at, "" if parties else "convened")


def _is_subject(line: Skeleton, at: int) -> bool:
    """Whether the body at ``at`` may be the subject of its clause, in the report's own words."""
    start, _ = clause(line.text, at)
    return not (_SAID.search(line.text[:start]) or _NO_SUBJECT.search(line.text[start:at]))


def _signatories(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """Who signs in the paragraph of a signing ceremony, or in a line of the report on it, takes part in it."""
    every = [o for o in occasions.all if _SIGNING.search(o.mention.name or o.mention.text)]
    told = [o for o in every if o.line <= index]
    signing = told[-1] if told else every[0] if every and every[0].line - index <= _SOON else None
    if signing is None or (told and not _same_day(scene, signing, index)):
        return
    if _KIND_ONLY.fullmatch(signing.mention.text) and not re.search(rf"仪式|活动|{EVENT}", line.text):
        return  # 甲与乙签署协议。丙出席签约仪式: the deed is told, not the ceremony
    for match in _SIGNED.finditer(line.text):
        yield from _claims(scene, line, signing.mention, _both(line, match, "a", "b"), match.start(), "")
    for match in (*_SIGNED_ALL.finditer(line.text), *_SIGNED_WITH.finditer(line.text)):
        yield from _claims(scene, line, signing.mention, line.units_in(*match.span("a")), match.start(), "")


def _same_day(scene: Scene, occasion: Occasion, index: int) -> bool:
    """Whether line ``index`` goes on about the occasion: soon after it, with no other date in the sentence."""
    return index == occasion.line or (
        index - occasion.line <= 3 and not any(u.kind == "Date" for u in scene.lines[index].units)
    )


def _claims(scene: Scene, line: Skeleton, event: Mention, units: list[Unit], at: int, role: str) -> Iterator[Claim]:
    for unit in units:
        if unit.mention and unit.mention != event and unit.kind != "Event" and not _holds_post(line, unit):
            yield holds(scene, unit.mention, event, line, at, role, 0.88)


def _holds_post(line: Skeleton, unit: Unit) -> bool:
    """Whether the body only tells where somebody holds a post (甲局|局长乙), unless it is spoken for (代表甲局)."""
    at = line.place(unit)
    return bool(_POST.match(line.text, at + 1)) and not line.text.startswith("代表", at - 2)


def holds(scene: Scene, who: Mention, event: Mention, line: Skeleton, at: int, role: str, confidence: float) -> Claim:
    """The claim that ``who`` holds the event (``role`` convened) or is a party of it ("")."""
    rule = f"event:{role or 'party'}"
    qualifiers = {"as": role}
    return scene.claim("participatesIn", who, event, line, rule, confidence=confidence, at=at, qualifiers=qualifiers)
