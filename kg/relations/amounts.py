"""Quantities: which figures count, whose they are, what they measure and when."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.measures import Measure, Measures, Told, told_apart
from kg.relations.salience import Salience
from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause

_TIME = frozenset({"年", "个月", "天", "小时", "分钟", "岁", "周年", "周", "个星期", "秒", "秒钟", "个季度", "毫秒"})
_TERM = re.compile(
    r"期|期限|工期|周期|历时|时长|寿命|缩短|车程|为期|持续|用时|花了|耗时|停产|手续|由$|压缩|不超过|提前|行程|耗费"
)
_TARGET = re.compile(r"计划|拟|将|预计|力争|争取|目标|达产|建成后|投产后|届时|确保|规划|有望|要(?!求)|到20")
_QUOTE = re.compile(r"[（(][\d.,，+\-−%％\s\ue00c]*$")
_ADDRESS = re.compile(r"(?:大厦|楼|号|座|栋|广场|中心)$")
_VOLTAGE = ("千伏", "伏")


def find_amounts(scene: Scene) -> Iterator[Claim]:
    """One ``quantity`` claim for each figure that has an owner in reach."""
    measures, salience = Measures.of(scene.rules), Salience(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        figures = [u for u in line.units if u.kind == "Quantity" and _counts(line, u)]
        apart = told_apart(line, figures)
        before: Mention | None = None
        for figure in figures:
            measure = measures.read(line, figure)
            own = salience.of_clause(index, line.place(figure))
            owner = before if before and _follows(line, figure, measure, own) else salience.owner(index, figure, measure)
            told = apart.get(figure.start, Told())
            if told.owner and told.owner.mention and told.owner.kind not in ("Industry", "Person"):
                owner = told.owner.mention
            if owner:
                before = owner
                yield _claim(scene, line, figure, owner, told.name or measure.name, told.date)


def _follows(line: Skeleton, figure: Unit, measure: Measure, own_subject: bool) -> bool:
    """Whether the figure is told of what the figure before it was: 占总投资的58%, 同比增长7%, 其中新建19项, 、2亿元."""
    at = line.place(figure)
    if measure.relative:
        return True
    start, _ = clause(line.text, at)
    if line.text[max(0, at - 1) : at] in ("、", "和") and at > 1 and line.text[at - 2] == SIGNS["Quantity"]:
        return True
    return not own_subject and line.text[start:at].startswith("其中")


def _counts(line: Skeleton, figure: Unit) -> bool:
    """Whether the figure tells something of its own: no age, stretch of time in passing, quote or floor number."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    before = line.text[start:at]
    if figure.unit == "岁" or _QUOTE.search(line.text[:at]) or figure.unit in _VOLTAGE:
        return False
    if figure.unit == "层" and _ADDRESS.search(before):
        return False
    return figure.unit not in _TIME or bool(_TERM.search(before[-10:]))


def _claim(scene: Scene, line: Skeleton, figure: Unit, owner: Mention, name: str, date: str) -> Claim:
    at = line.place(figure)
    start, _ = clause(line.text, at)
    status = status_of(line.text, at)
    planned = status == "planned" or bool(_TARGET.search(line.text[start:at]))
    qualifiers = {
        "property": name,
        "unit": figure.unit,
        "text": figure.text,
        "kind": "target" if planned else "actual",
        "date": date or _date(line, at),
    }
    if planned and status == "asserted":
        status = "planned"
    return scene.claim(
        "quantity", owner, figure.value, line, "quantity:owner", confidence=0.75, qualifiers=qualifiers, status=status
    )


def _date(line: Skeleton, at: int) -> str:
    """The day or period that the figure is told of: the last one named before it in the sentence."""
    dates = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value]
    return dates[-1].value if dates else ""
