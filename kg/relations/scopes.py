"""The lines of business that a firm is registered for (经营范围包括：…；…), which may stand in further sentences."""

import re
from collections.abc import Iterator

from kg.model import Claim
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Unit

# 青石集团成立|云州管理有限公司，经营范围包括…: it is the new one's
_FORMED = re.compile(rf"(?:成立|设立|新设|组建)了?(?P<firm>{SIGNS['Company']})")
# the rule of the mentions that stand in such a row
_RULE = "list:scope"


def find_scopes(scene: Scene) -> Iterator[Claim]:
    """``hasIndustry`` of the firm for each item of its 经营范围.

    云州数科有限公司成立，经营范围包括软件开发；物业管理等。 -> 云州数科有限公司 hasIndustry 软件开发, 物业管理
    """
    firm: Unit | None = None
    for index, line in enumerate(scene.lines):
        at = line.text.find("范围")
        if at >= 0:
            formed = _FORMED.search(line.text, 0, at)
            firm = line.unit(formed.start("firm")) if formed else scene.subject(index, at, ("Company",))
        for unit in line.units:
            if firm and firm.mention and unit.mention and unit.mention.rule == _RULE:
                yield scene.claim(
                    "hasIndustry", firm.mention, unit.mention, line, "scope:item", confidence=0.88, status="asserted"
                )
