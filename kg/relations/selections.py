"""Who a published list names: 省厅公布某名单，甲、乙入选; 某市5家企业榜上有名，分别是：甲、乙.

The list may be named in the sentence's first clause or in the sentence before.
"""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.agents_clause import placed
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, sign_class
from kg.scan import Scanner

_BODY = sign_class(("Company", "Organization", "Place", "Project", "Facility"))
_LIST = re.compile(r"(?:名单|目录|榜单|榜|名录|清单|称号|试点|示范|百强|企业|单位|[\d百]强)$")
_FIRM = sign_class(("Company",))
_CHAIN = rf"{_BODY}+"
# 分别是甲公司列第48位，乙公司列第80位
_RANK = r"(?:(?:名列|位列|列|排名?)第[\ue00c\d一二三四五六七八九十百]{1,4}位?)?"
_MEMBERS = rf"(?P<members>{_CHAIN}(?:(?:{_RANK}[，、]|和|及|与|以及){_CHAIN})*)"
_BEFORE = Scanner(
    rf"{_MEMBERS}(?:等[^，。；]{{0,12}})?(?:[\ue00b\ue00c]|双双|均|成功|荣誉|同时|也|等|共|(?<={_FIRM}\ue00c)(?:企业|公司|单位))*(?:入选|上榜|榜上有名|在列|入围|位列其中|获评|获此殊荣|获批|通过认定|被认定|名列其中)(?=[，。；]|$)"
)
_BEHIND = Scanner(
    rf"(?:(?:入选|上榜|榜上有名|入围|获评|获批)(?:的|，)?[^，。；]{{0,10}}|(?:这|上述)[^，。；]{{0,6}}(?:企业|单位|项目|镇|村|园区))"
    rf"(?:分别)?(?:是|为)[：:]?{_MEMBERS}"
)


def find_selections(scene: Scene) -> Iterator[Claim]:
    """``selectedFor`` between the bodies that are said to be on a list and the list.

    省厅公布2024年特色小镇创建名单，远山县青石镇、白马镇入选 -> 青石镇, 白马镇 selectedFor 2024年特色小镇创建名单
    """
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for pattern in (_BEFORE, _BEHIND):
            for match in pattern.finditer(line.text):
                listed = _list_before(scene, index, match.start())
                if listed:
                    yield from _claims(scene, line, match, listed)


def _claims(scene: Scene, line: Skeleton, match: re.Match[str], listed: Mention) -> Iterator[Claim]:
    start, end = match.span("members")
    for chain in re.finditer(_CHAIN, line.text[start:end]):
        # 某县某镇|某村: the innermost is the one listed
        unit = line.unit(start + chain.end() - 1)
        if unit.mention and unit.mention != listed:
            yield scene.claim(
                "selectedFor",
                unit.mention,
                listed,
                line,
                "selection:listed",
                confidence=0.86,
                at=match.start("members"),
            )


def _list_before(scene: Scene, index: int, at: int) -> Mention | None:
    """The list that the words before position ``at`` of line ``index``, or the sentence before, speak of."""
    for number in (index, index - 1):
        if number < 0:
            break
        line = scene.lines[number]
        for _, unit in reversed(placed(line, 0, at if number == index else len(line.text))):
            if unit.kind == "Policy" and unit.mention and _LIST.search(unit.mention.text):
                return unit.mention
    return None
