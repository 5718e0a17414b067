"""Rows of works that a firm's notice says it has won: 公司5月中标项目3个，情况如下： 1.甲工程，中标价1亿元; 2.乙工程….

The firm stands in the sentences before the row and not in its items.
"""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit

_WON = re.compile(r"中标|新签|签约|承接")
_OPENS = re.compile(r"(?:如下|下列|分别为|包括|为|有)[：:]\s*$|[：:]\s*$")
_ITEM = re.compile(r"^\s*(?:[（(]?\d{1,2}[）)、.．]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[①-⑳])")
_PRICE = re.compile(rf"(?:中标|合同|签约|投标)[^，。；]{{0,6}}(?:价|额)[^，。；]{{0,6}}{SIGNS['Quantity']}|工期")
# 中标2个重要项目，分别为|甲工程，中标金额1亿元；乙工程，…
_EACH = re.compile(
    rf"中标[^。；]{{0,24}}(?:项目|工程|标段)[^。；]{{0,4}}，分别[为是]：?(?:新建)?[“]?(?P<work>[{SIGNS['Project']}{SIGNS['Facility']}])"
)
_FIRM = ("Company",)
# sentences before the row in which the firm may be told to have won
_BACK = 3


def find_won(scene: Scene) -> Iterator[Claim]:
    """``develops`` of the firm for each work of the row."""
    firm: Mention | None = None
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta", "title"):
            continue
        begins = index == 0 or not scene.same_block(index - 1, index)
        goes_on = not begins and scene.lines[index - 1].text.rstrip().endswith("；")
        if each := _EACH.search(line.text):
            firm = _winner(scene, index)
            first = line.unit(each.start("work"))
            if firm and first.mention and not first.refers:
                yield _claim(scene, firm, first.mention, line, each.start("work"))
        elif _OPENS.search(line.text):
            firm = _winner(scene, index)
        elif begins and not _ITEM.match(line.text):
            firm = None
        elif firm and (begins or goes_on) and _PRICE.search(line.text) and (work := _work(line)) and work.mention:
            yield _claim(scene, firm, work.mention, line, line.place(work))


def _claim(scene: Scene, firm: Mention, work: Mention, line: Skeleton, at: int) -> Claim:
    return scene.claim(
        "develops", firm, work, line, "won:row", confidence=0.86, at=at, qualifiers={"kind": "中标"}, status="asserted"
    )


def _winner(scene: Scene, index: int) -> Mention | None:
    """The firm that the sentences up to ``index`` say has won something."""
    near = range(index, max(index - _BACK, -1), -1)
    told = next((i for i in near if _WON.search(scene.lines[i].text)), None)
    if told is None:
        return None
    unit = scene.subject(told, len(scene.lines[told].text), _FIRM)
    return unit.mention if unit else None


def _work(line: Skeleton) -> Unit | None:
    """The work that the item begins with; none where a firm of its own stands before it."""
    named = next((u for u in line.units if u.kind in ("Project", "Facility", "Company") and not u.refers), None)
    return named if named and named.kind != "Company" else None
