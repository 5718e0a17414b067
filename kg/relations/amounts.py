"""Quantities: whose they are, and of what property."""

import re
from collections.abc import Iterator

from kg.model import Claim
from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import Skeleton, Unit, clause, sign_class

_OWNERS = ("Project", "Facility", "Company", "Event", "Place", "Government", "Organization")
_PEOPLE = sign_class(("Person",))
_TIME = frozenset({"年", "个月", "天", "小时", "分钟", "岁", "周年"})
_TERM = re.compile(r"期|期限|工期|周期|历时|时长|寿命|缩短|车程|为期|持续|用时")
_TARGET = re.compile(r"计划|拟|将|预计|力争|争取|目标|达产|建成后|规划|总投资|投资|设计|要|届时|到20")
_CUT = re.compile(r"[\ue000-\ue009\ue00b]|[，,。；：:（(）)、“”\"]")
_LEAD = re.compile(r"^(?:的|是|为|达|达到|共|约|近|超|超过|有|其|其中|共计|总计|合计|完成|实现|将|已|同比|并|和|及|年|在|了|与)+")
_TAIL = re.compile(r"(?:达到|达|为|是|约|近|共计|总计|合计|共|超过|超|有|了|到|高达|不低于|不少于|至|在|的)+$")
_NOUN = re.compile(r"^[\u4e00-\u9fff\ue009]{1,10}")


def find_amounts(scene: Scene) -> Iterator[Claim]:
    """One ``quantity`` claim for each figure that has an owner in reach."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for unit in line.units:
            if unit.kind == "Quantity":
                yield from _amount(scene, index, line, unit)


def _amount(scene: Scene, index: int, line: Skeleton, unit: Unit) -> Iterator[Claim]:
    at = line.place(unit)
    start, end = clause(line.text, at)
    before, after = line.text[start:at], line.text[at + 1 : end]
    if unit.unit in _TIME and not _TERM.search(before[-8:]):
        return
    owner = _owner(scene, index, line, at)
    if owner is None or owner.mention is None:
        return
    qualifiers = {
        "property": _property(before, after),
        "unit": unit.unit,
        "text": unit.text,
        "kind": "target" if _TARGET.search(before) else "actual",
    }
    status = status_of(line.text, at)
    yield scene.claim(
        "quantity", owner.mention, unit.value, line, "quantity:owner",
        confidence=0.75, qualifiers=qualifiers, status=status,
    )  # fmt: skip


def _owner(scene: Scene, index: int, line: Skeleton, at: int) -> Unit | None:
    """Who or what the figure at ``at`` is told of: a work or body in the same clause before it, else whom the sentence
    speaks of."""
    start, end = clause(line.text, at)
    same = [u for u in line.units_in(start, at) if u.kind in _OWNERS]
    works = [u for u in same if u.kind in ("Project", "Facility", "Event")]
    if works:
        return works[-1]
    if same:
        return same[0]
    return scene.subject(index, at, _OWNERS)


def _property(before: str, after: str) -> str:
    """What is measured: the words right before the figure (总投资), else the noun it counts (24个|项目)."""
    piece = _CUT.split(before)[-1]
    piece = _TAIL.sub("", _LEAD.sub("", piece))
    noun = _NOUN.match(_CUT.split(after)[0]) if after else None
    if 1 < len(piece) <= 16:
        return piece
    return noun[0].lstrip("的") if noun else piece[-16:]
