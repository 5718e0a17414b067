"""Figures that lean on the one before them in a sentence: shares of it, sums of what it counts, links of a chain."""

import re

from kg.relations.figures import COUNTED
from kg.relations.measures import Measure
from kg.relations.units import SIGNS, Skeleton, Unit, clause

# the other end of the figure before: 资金总额不低于|7500万元|，且不超过人民币|1.5亿元
_BOUND = re.compile(r"(?:且|并|但|或)?(?:不超过|不低于|不高于|不少于|最高|最低|上限|下限|为){0,2}(?:人民币)?")
# |7个|项目，总投资…: what so many works are worth
_WORKS_WORTH = re.compile(
    r"[^，。；\ue000-\ue008\ue00c]{0,12}[，、](?:(?:计划|预计|协议|合同|引进|累计|年度|总|共){0,4}(?:投资总?额?|引资额?|签约额|总?金额|总额))"
    r"(?:达到?|约|超过?|为|共){0,2}(?=\ue00c)"
)
_WORKS_HERE = re.compile(r"项目|工程")
# where another is told of
_APART = re.compile(r"[；。]|[该这][个座条项批艘]?|其")


def follows(line: Skeleton, figure: Unit, measure: Measure, own_subject: bool) -> bool:
    """Whether the figure is told of what the figure before it was: 占总投资的58%, 同比增长7%, 其中新建19项, 、2亿元."""
    at = line.place(figure)
    if measure.relative:
        return True
    start, _ = clause(line.text, at)
    last = line.unit_or_none(start - 2)
    if last is not None and last.unit == figure.unit and _BOUND.fullmatch(line.text, start, at):
        return True
    if line.text[max(0, at - 1) : at] in ("、", "和") and at > 1 and line.text[at - 2] == SIGNS["Quantity"]:
        return True
    # in one clause with nobody named between: 811家用人单位的3262个岗位
    before = line.text.rfind(SIGNS["Quantity"], start, at)
    if before >= 0 and not any(u.mention for u in line.units_in(before, at)):
        return True
    return not own_subject and line.text[start:at].startswith("其中")


def sums_up(line: Skeleton, last: Unit, figure: Unit) -> bool:
    """Whether the figure is what the works are worth that ``last`` counts, with nobody named since."""
    at = line.place(last)
    if last.unit not in COUNTED or not figure.unit.endswith("元"):
        return False
    worth = _WORKS_WORTH.match(line.text, at + 1, line.place(figure) + 1)
    if worth is None or worth.end() != line.place(figure):
        return False
    return bool(_WORKS_HERE.search(line.text, max(0, at - 6), at + 12))


def chained(line: Skeleton, last: Unit, figure: Unit) -> bool:
    """Whether the sentence goes on about whose the figure ``last`` was, with nobody named since: 甲省产值达|9万亿元|，
    高铁里程达|2810公里."""
    units = line.units_in(line.place(last) + 1, line.place(figure))
    return not any(u.mention for u in units) and not _APART.search(line.text, line.place(last), line.place(figure))
