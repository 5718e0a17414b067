"""Places of a province or city of which the text says that much goes on in it: 北川多地…。在远山…。在青石….

That such a place lies there the text only lets one understand; the register of divisions tells it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.divisions import Divisions
from kg.model import Claim, Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS
from kg.rules import divisions_of

_MANY = re.compile(
    rf"(?P<place>{SIGNS['Place']})(?:省|市|自治区)?(?:[多各]地|[多各]个?[市县区]|全[省市区州]|[省市区境]内|(?:部分|一些|许多)(?:地区|地方|市县)|大地"
    r"|[一二三四五六七八九十\d]+个?(?:地市|市州|[市县区州]))"
)


class _Region(NamedTuple):
    """A place in which much goes on, and from where in the text on that is told."""

    mention: Mention
    start: int


def find_divided_places(scene: Scene) -> Iterator[Claim]:
    """``partOf`` for the first mention of each place that lies in the region spoken of.

    江苏多地开工。在苏州，142个项目签约。 -> 苏州 partOf 江苏
    """
    regions = list(_regions(scene))
    if not regions:
        return
    divisions = divisions_of(scene.rules)
    seen: set[tuple[str, str]] = set()
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for unit in line.units:
            if unit.kind != "Place" or unit.mention is None:
                continue
            name = unit.mention.name or unit.mention.text
            region = next((r for r in reversed(regions) if r.start <= unit.start and _holds(divisions, r, name)), None)
            if region and (name, region.mention.text) not in seen:
                seen.add((name, region.mention.text))
                yield scene.claim(
                    "partOf", unit.mention, region.mention, line, "place:register", confidence=0.75, status="asserted"
                )


def _regions(scene: Scene) -> Iterator[_Region]:
    """The regions that the text tells much of; one that the title names, of the whole text."""
    titled = {u.mention.text for u in scene.title_units() if u.kind == "Place" and u.mention}
    for line in scene.lines:
        for match in _MANY.finditer(line.text):
            mention = line.unit(match.start("place")).mention
            if mention:
                yield _Region(mention, 0 if mention.text in titled else mention.start)


def _holds(divisions: Divisions, region: _Region, name: str) -> bool:
    return divisions.holds(region.mention.name or region.mention.text, name)
