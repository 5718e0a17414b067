"""Works that are called the first of their kind when they are begun or put to use: 我国首个|钠离子电池储能电站|投运.

Where such words lead to a name of its own (首条沙漠铁路——青石铁路, 首座大桥青石大桥) they are none.
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.scan import Scanner

_PROJECT = r"(?:项目|工程|(?<!训练)基地|产业园|示范区|园区)"
_FACILITY = (
    r"(?:电站|电场|风电场|生产线|中试线|工厂|码头|隧道|大桥|水库|航线|专线|管道|机组|储气库|基因库|枢纽|中心|平台|油田|气田"
    r"|医院|口岸)"
)
_ONLY = Scanner(
    r"(?:首|第一)(?:个|座|条|家)(?P<name>(?:(?![的了在和与及对由为是以]|投入|开工|实现)[\u4e00-\u9fffA-Za-z0-9+-]){4,24}?"
    rf"(?P<head>{_PROJECT}|{_FACILITY}))(?=(?:(?:建设)?今[天日]|昨[天日]|\d+日|近日|日前|正式|顺利|成功|全面|即将|在[\u4e00-\u9fff]{{2,8}}|工程){{0,4}}"
    r"(?:投运|投产|投用|投入|开建|开工|建成|启用|通车|贯通|并网|投建|落成|竣工|启动建设|奠基|首航|开通|落地|落户|诞生|交付))"
)
_IS_PROJECT = re.compile(_PROJECT)


def find_firsts(reading: Reading) -> Iterator[Candidate]:
    """The first works of their kind, in sentences that say what befell them."""
    places = None
    for match in _ONLY.finditer(reading.text):
        if places is None:
            places = [t for s in reading.sentences for t in s.tokens if t.pos in ("LOC", "ORG", "PER")]
        start, end = match.span("name")
        if any(t.start < end and start < t.end for t in places):
            continue
        kind = "Project" if _IS_PROJECT.fullmatch(match["head"]) else "Facility"
        yield Candidate(start, end, kind, "first-of-kind", LISTED + 12)
