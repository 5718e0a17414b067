"""Figures that a work's own name tells: 年产10万吨负极材料项目, 白马镇50MW光伏发电项目."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Claim, Mention
from kg.relations.reading import Reader
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit
from kg.values.quantities import Quantity

_OUTPUT = re.compile(r"(?P<word>[年日](?:产|处理|加工|生产|供|回收|屠宰|出栏))[^年日]{2,12}")
# what a power station's name tells of its size: 甲镇|50MW|光伏发电项目
_CAPACITY = re.compile(
    r"[0-9.]+\s?(?:[MG]Wh?|兆瓦时?|吉瓦时?|万千瓦时?)(?=[^0-9]{0,12}(?:光伏|风电|风力|发电|储能|电站|地热|生物质))"
)
_ONLY_PART = re.compile(r"[#＃]|标段|EPC|合同|设备|[0-9][座台]")
_WORKS = re.compile(
    r"(?:粉体)?(?:生产|加工|制造|建设|扩建|改造|技改)*(?:基地|生产线|工厂|车间|园)?(?:建设)?(?:项目|工程)?[”\"]?$"
)


def find_in_names(scene: Scene) -> Iterator[Claim]:
    """What a work's own name tells of it: 年产10万吨负极材料项目."""
    finder = Reader.of(scene.rules).quantities
    seen: set[str] = set()
    for line in scene.lines:
        for unit in line.units:
            if unit.kind not in ("Project", "Facility") or unit.refers or unit.mention is None or unit.text in seen:
                continue
            seen.add(unit.text)
            if (size := _CAPACITY.search(unit.text)) and not _ONLY_PART.search(unit.text):
                yield from _sized(scene, line, unit, finder.find(unit.text, size.start(), size.end()))
            match = _OUTPUT.search(unit.text)
            if match is None:
                continue
            yield from _product(scene, line, unit.mention)
            for q in finder.find(unit.text, match.start(), match.end()):
                noun = _WORKS.sub("", unit.text[q.end :])
                qualifiers = {
                    "property": match["word"] + noun,
                    "unit": q.unit,
                    "text": unit.text[q.start : q.end],
                    "kind": "target",
                }
                yield scene.claim(
                    "quantity", unit.mention, q.value, line, "quantity:in-name",
                    confidence=0.8, qualifiers=qualifiers, status="asserted",
                )  # fmt: skip


def _sized(scene: Scene, line: Skeleton, work: Unit, figures: Iterable[Quantity]) -> Iterator[Claim]:
    """How much power the work is built for, as its name says."""
    for q in figures:
        text = work.text[q.start : q.end]
        yield scene.claim(
            "quantity", work.mention, q.value, line, "quantity:in-name",
            confidence=0.7, qualifiers={"property": "装机容量", "unit": q.unit, "text": text}, status="asserted",
        )  # fmt: skip


def _product(scene: Scene, line: Skeleton, work: Mention) -> Iterator[Claim]:
    """The line of business that a work's name tells: 年产10万吨|负极材料|项目."""
    for m in scene.mentions_in(work.start + 1, work.end):
        if m.type == "Industry" and m.end < work.end:
            yield scene.claim("hasIndustry", work, m, line, "quantity:product", confidence=0.8, status="asserted")
