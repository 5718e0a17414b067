"""What a school, hospital or park is made of: 学校占地80亩，建设教学楼、食堂.

The buildings of such a list are names in their document only (entity rule ``list:made-of``); behind 包括 and its like
also those that have a name of their own.
"""

import re
from collections.abc import Iterator

from kg.model import Claim
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, sign_class

_WHOLES = ("Project", "Facility", "Organization")
_PARTS = sign_class(("Facility", "Organization"))
_NAMED = re.compile(
    rf"(?P<verb>包括|包含|包涵|内设|设有|设置|建有|拥有|由)了?(?:[^，。；、\ue000-\ue00c]{{2,10}}、)?{SIGNS['Quantity']}?"
    rf"(?P<list>{_PARTS}(?:(?:[、和及与]|以及){SIGNS['Quantity']}?{_PARTS})+)(?P<end>组成|构成)?"
)
# a house by its kind and whose it is within the school: 初中部教学楼
_HOUSE = re.compile(
    r"(?:[小初高]中?部|学生|教师|教工|行政|男生|女生)?(?:教学|宿舍|综合|办公|实验|行政|科教)+(?:综合)?(?:楼|大楼)"
)
_OTHERS = ("Person", "Government", "Company", "Event")
_VERB = re.compile(r"由|有|包括|包含|内设|设有|设置|建有|配有|配建|建设|新建|兴建|修建|含|涵盖")
_JOINED = re.compile(rf"[、和及与{SIGNS['Quantity']}]$")
# a sentence that goes on about the work of the one before: 总投资3亿元，包括…
_GOES_ON = re.compile(
    rf"(?:[{SIGNS['Date']}，]|其中|其)*(?:总(?!部)|占地|用地|规划|建筑|计划|拟|将|主要|共|一期|二期|{_VERB.pattern}|配套)"
)


def is_building(unit: Unit) -> bool:
    """Whether the unit is one of the buildings that something is made of."""
    if unit.mention is None:
        return False
    return unit.mention.rule == "list:made-of" or bool(_HOUSE.fullmatch(unit.text))


def find_buildings(scene: Scene) -> Iterator[Claim]:
    """``partOf`` for the members of such lists, to the work or school that is spoken of.

    青石小学占地80亩，建设教学楼、食堂 -> 教学楼, 食堂 partOf 青石小学
    """
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        if any(map(is_building, line.units)):
            yield from _of_line(scene, index, line)
        yield from _named(scene, index, line)


def _of_line(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    whole: Unit | None = None
    for unit in line.units:
        at = line.place(unit)
        if unit.kind == "Quantity":
            continue
        if whole and not (unit.kind == "Facility" and _JOINED.search(line.text[:at])):
            whole = None
        if whole is None and is_building(unit):
            verb = max((m.start() for m in _VERB.finditer(line.text, 0, at)), default=at)
            whole = _spoken_of(scene, index, verb)
        if whole and whole.mention and unit.mention and whole.mention.text != unit.text:
            yield scene.claim("partOf", unit.mention, whole.mention, line, "part:made-of", confidence=0.8, at=at)


def _named(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """甲文化中心包括乙图书馆、丙展览馆; 由丁厅与戊馆组成."""
    for match in _NAMED.finditer(line.text):
        if (match["verb"] == "由") != bool(match["end"]):
            continue
        units = [u for u in line.units_in(*match.span("list")) if u.mention and u.kind != "Quantity"]
        whole = None if all(map(is_building, units)) else _spoken_of(scene, index, match.start())
        for unit in units if whole else ():
            if whole and whole.mention and unit.mention and whole.mention.text != unit.text:
                yield scene.claim(
                    "partOf", unit.mention, whole.mention, line, "part:includes", confidence=0.82, at=match.start()
                )


def _spoken_of(scene: Scene, index: int, at: int) -> Unit | None:
    """The work or school in subject position before ``at``; None where somebody else is spoken of."""
    line = scene.lines[index]
    for unit in scene.subjects(index, at):
        if unit.kind in _WHOLES and (unit.start >= line.start or _GOES_ON.match(line.text)):
            return unit
        if unit.kind in _OTHERS:
            return None
    return None
