"""Works whose names begin with the firm that builds them: 远帆新材料有限公司扩产项目, 远帆机械二期智能工厂."""

import re
from collections.abc import Iterator
from operator import attrgetter

from kg.model import Claim, Mention
from kg.relations.scene import Scene

# what is left of the name behind the firm's: its project, its plant
_WORK = re.compile(
    r"(?!周边|附近|所在|等|[与和及])[\u4e00-\u9fff\dA-Za-z“”（）()、./+-]{0,36}(?:项目|工厂|厂房|基地|产业园|智造园|工业园|科技园|生产线|大厦|研发中心|[一二三四]期工程)$"
)
_FIRM = re.compile(
    r"[\u4e00-\u9fff（）()]{4,20}?有限(?:责任)?公司|(?!园区|项目)[\u4e00-\u9fff]{3,12}?(?<!有限)公司|[\u4e00-\u9fff]{4,8}?股份(?!有限|公司|合作)"
)


def find_owners(scene: Scene) -> Iterator[Claim]:
    """``develops`` for the works that a document names with their firm.

    总投资5亿元的远帆机械二期智能工厂开建 -> 远帆机械 develops 远帆机械二期智能工厂
    """
    firms = sorted(
        {m.text: m for m in reversed(scene.mentions) if m.type == "Company"}.values(), key=attrgetter("text")
    )
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for unit in line.units:
            if unit.kind not in ("Project", "Facility") or unit.mention is None or unit.refers:
                continue
            firm = _owner(unit.mention, firms)
            if firm:
                yield scene.claim(
                    "develops", firm, unit.mention, line, "work:in-name", confidence=0.8, at=line.place(unit)
                )


def _owner(work: Mention, firms: list[Mention]) -> Mention | None:
    """The firm that the work's name begins with: one that the document names, or one in its full legal form."""
    named = [m for m in firms if len(m.text) > 1 and work.text.startswith(m.text) and _is_work(work, len(m.text))]
    if named:
        return max(named, key=lambda m: len(m.text))
    legal = _FIRM.match(work.text)
    if legal and _is_work(work, legal.end()):
        return Mention(work.start, work.start + legal.end(), legal[0], "Company", "work:in-name")
    return None


def _is_work(work: Mention, end: int) -> bool:
    return bool(_WORK.match(work.text[end:]))
