"""Where things are, as names show it: a place in a place (某省某市), a project named after its place."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.names import level_of
from kg.relations.scene import Scene

_RANK = {level: i for i, level in enumerate("省州市区县旗镇乡")}
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业区|保税区|综保区|自贸区|试验区|新区|合作区)$")


def find_contained_places(scene: Scene) -> Iterator[Claim]:
    """partOf between places that stand side by side (某省某市), locatedIn for the place at the head of a work's name."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for outer, inner in zip(line.units, line.units[1:], strict=False):
            if outer.kind == inner.kind == "Place" and outer.end == inner.start and outer.mention and inner.mention:
                if _contains(outer.text, inner.text):
                    yield scene.claim("partOf", inner.mention, outer.mention, line, "place:side-by-side", confidence=0.9, status="asserted")
            elif outer.kind == "Place" and inner.kind == "Project" and outer.end == inner.start and outer.mention and inner.mention:
                yield scene.claim("locatedIn", inner.mention, outer.mention, line, "place:before-project", confidence=0.85, status="asserted")
        for unit in line.units:
            if unit.kind in ("Project", "Facility") and unit.mention and not unit.refers:
                for place in _inside(scene, unit.mention):
                    yield scene.claim("locatedIn", unit.mention, place, line, "place:in-name", confidence=0.85, status="asserted")


def _contains(outer: str, inner: str) -> bool:
    a, b = level_of(outer), level_of(inner)
    return not (a and b and _RANK[a] >= _RANK[b] and not (a == "市" and b in "市"))


def _inside(scene: Scene, mention: Mention) -> list[Mention]:
    """The places nested in a work's name: the innermost of the leading ones."""
    nested = [m for m in scene.mentions if m.type == "Place" and mention.start <= m.start and m.end < mention.end]
    if _ZONE.search(mention.text):
        return [m for m in nested if m.start == mention.start and level_of(m.text)][:1]
    return nested[-1:] if nested and nested[-1].start - mention.start < 8 else nested[:1]
