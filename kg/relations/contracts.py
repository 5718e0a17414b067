"""Whose the sums of contracts are: who signs, of two that do the one spoken of.

甲公司与乙、丙签订采购合同，合同金额合计|2亿元: the sum is 甲's, whatever stands nearer.
"""

import re

from kg.model import Mention
from kg.relations.measures import Measure
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, sign_class

_BODY = sign_class(("Company", "Organization"))
_WORK = sign_class(("Project", "Facility"))
_SIGNS = re.compile(
    rf"(?P<a>{_BODY})(?:[（(][^（）()]{{0,60}}[）)])?[^。；{_BODY[1:-1]}]{{0,40}}?(?:与|同|和|跟)[^。；]{{1,200}}?"
    r"(?:签订|签署|签约|签下|达成)"
)
_CONTRACT = re.compile(r"(?:合同|采购|交易|订单|销售|供货|协议)[^，。；]{0,4}(?:金额|价款|总价|总额|额)")
_ALL_OF_THEM = re.compile(
    r"(?:以上|上述)[^，。；]{0,12}(?:项目|合同|订单|工程|标段)[^，。；]{0,10}"
    r"(?:总计|合计|共计|累计|总额|总金额)"
)


def contracted(scene: Scene, index: int, line: Skeleton, figure: Unit, measure: Measure) -> Mention | None:
    """The firm whose contract the figure is the sum of; None where the words tell of none."""
    at = line.place(figure)
    if not figure.unit.endswith("元"):
        return None
    if _ALL_OF_THEM.search(measure.name) or _ALL_OF_THEM.search(line.text, max(0, at - 30), at):
        return _spoken_of(scene, index, at)
    if not _CONTRACT.search(measure.name):
        return None
    signed = list(_SIGNS.finditer(line.text, 0, at))
    if not signed or re.search(_WORK, line.text[signed[-1].end() : at]):
        return None
    return line.unit(signed[-1].start("a")).mention


def _spoken_of(scene: Scene, index: int, at: int) -> Mention | None:
    """The firm that the sentence or those before it speak of."""
    unit = scene.subject(index, at, ("Company",))
    if unit is None:
        unit = next((u for u in scene.title_units() if u.kind == "Company" and u.mention), None)
    return unit.mention if unit else None
