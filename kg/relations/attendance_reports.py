"""Who reports or speaks for a body at a session: 会上，甲通报了…, 听取了甲作的汇报, 发布会上，某委负责人表示…."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.lists import listed
from kg.relations.occasions import (
    EVENT,
    ORG,
    PERSON,
    ROLE,
    Occasions,
)
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton
from kg.scan import Scanner

# 会议听取了某委主任甲作的关于…的汇报
_HEARD = Scanner(
    rf"听取(?:和审议)?了(?P<list>[^，。；]{{0,60}}?{PERSON}(?:、[^，。；]{{0,40}}?{PERSON}){{0,9}})等?(?:分别)?所?作的?(?=[^。；]{{0,400}}?(?:报告|汇报|说明))"
)
_AT_MEETING = re.compile(
    rf"^[\ue00b，]*(?:最后|会上|会议上|座谈会上|[\u4e00-\u9fff]{{0,4}}仪式上|活动上|活动现场|{EVENT}上?)(?:，|(?={ORG}))"
)
# 甲宣读了《某某方案》: at the meeting that the report is about
_READS_OUT = re.compile(
    rf"(?=(?:(?:{ORG}|{SIGNS['Place']})?{ROLE}、?)*{PERSON}(?:首先|随后|分别)?(?:宣读|解读|传达)了?《(?P<paper>{SIGNS['Policy']}))"
)
_REPORTER = re.compile(
    rf"(?:(?:{ORG}|{SIGNS['Place']})?{ROLE}、?)*(?P<who>{PERSON})(?P<more>(?:、[^，。；、]{{0,12}}{PERSON})*)[^，。；]{{0,16}}?"
    r"(?:介绍|通报|汇报|传达|宣读|解读|表示|指出|强调|要求|说|提出|宣布|寄语|勉励|作)"
)
# 会上，甲安排部署了…，|乙通报了…: the next in the same sentence
_NEXT_REPORTER = re.compile(
    rf"[，；](?:(?:{ORG}|{SIGNS['Place']})?{ROLE}、?)*(?P<who>{PERSON})(?:分别|简要|详细|首先)*"
    r"(?:介绍|通报|汇报|传达|宣读|解读|部署|安排|总结|回顾)了"
)
# 新闻发布会上，某委相关负责人表示: the departments' people speak there, in the sentences behind, too
_BRIEFS = re.compile(
    rf"(?:^|{EVENT}上?，)(?P<who>{ORG}(?:[、和及与]{ORG})*)(?:等[^，。；]{{0,6}}?)?(?:新闻)?(?:有关|相关)?(?:部门|单位)?{ROLE}"
    r"(?:在|就)?[^，。；]{0,16}?(?:表示|介绍|指出|说|称)"
)
_PRESS = ("发布会", "吹风会")


def briefing(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """某委相关负责人表示, right behind the press conference or in news of nothing else: the department speaks there."""
    if not any(o.mention.text.endswith(_PRESS) for o in occasions.all):
        return
    match = _BRIEFS.search(line.text)
    if match is None:
        return
    before = [o for o in occasions.all if (o.line, o.at) < (index, match.start("who"))]
    alone = {o.mention.text for o in before}
    near = before and before[-1].mention.text.endswith(_PRESS) and (before[-1].line >= index - 1 or len(alone) == 1)
    for unit in line.units_in(*match.span("who")) if near else ():
        if unit.mention:
            yield takes_part(scene, unit.mention, before[-1].mention, line, match.start("who"), "spoke")


def heard(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """会议听取了甲作的汇报: whoever reports to a session speaks there."""
    for match in _HEARD.finditer(line.text):
        told = occasions.meant(index, match.start(), "会议")
        for unit in listed(line, match.start("list"), match.end("list"), bodies=False) if told else ():
            if told and unit.mention:
                yield takes_part(scene, unit.mention, told.mention, line, match.start(), "spoke")


def reporting(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """会上，甲通报了…: whoever reports there speaks there."""
    opening = _AT_MEETING.match(line.text) or _READS_OUT.match(line.text)
    if opening is None:
        return
    subject = _REPORTER.match(line.text, opening.end())
    found = occasions.meant(index, opening.end(), "会议")
    if subject is None or found is None:
        return
    reporter = line.unit(subject.start("who"))
    for unit in {reporter: None, **dict.fromkeys(listed(line, opening.end(), subject.end("more"), bodies=False))}:
        if unit.mention:
            yield takes_part(scene, unit.mention, found.mention, line, subject.start("who"), "spoke")
    for more in _NEXT_REPORTER.finditer(line.text, subject.end()):
        if (who := line.unit(more.start("who")).mention) is not None:
            yield takes_part(scene, who, found.mention, line, more.start("who"), "spoke")
    paper = line.unit(opening.start("paper")).mention if opening.re is _READS_OUT else None
    if paper:
        yield scene.claim("concerns", found.mention, paper, line, "event:read-out", confidence=0.8, at=opening.start())


def takes_part(scene: Scene, who: Mention, event: Mention, line: Skeleton, at: int, role: str) -> Claim:
    """That ``who`` was at ``event`` in ``role``: attended, spoke or convened."""
    return scene.claim(
        "participatesIn", who, event, line, f"event:{role}", confidence=0.88, at=at, qualifiers={"as": role}
    )
