"""Zones that are spoken of by their kind: which one 开发区, 经开区, 高新区 is."""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.names import ZONE_KINDS

_ANY_ZONE = re.compile(r"(?:开发区|经开区|高新区|集聚区|集中区|综保区|保税区)$")


def zone_meant(text: str, mentions: Sequence[Mention], at: int) -> Mention | None:
    """The zone that 经开区 means: one of that kind, the last before ``at``, else the one that the text names; where
    it names none, the zone itself."""
    word = next(w for w in ZONE_KINDS if text.startswith(w, at) or text.startswith(w, at + 1))
    kinds = ZONE_KINDS[word]
    zones = [m for m in mentions if m.type in ("Project", "Place") and _ANY_ZONE.search(m.text)]
    fits = [m for m in zones if kinds.search(m.text) and len(m.text) > len(word)]
    before = [m for m in fits if m.end <= at]
    if before or len({m.text for m in fits}) == 1:
        return before[-1] if before else fits[0]
    return _own_zone(text, word) if not zones and word in ("开发区", "经开区", "高新区") else None


def _own_zone(text: str, word: str) -> Mention | None:
    """The zone itself where its own news never names it in full: 开发区新签约14个项目。…开发区将…."""
    alone = [m.start() for m in re.finditer(rf"(?<![\u4e00-\u9fff]){word}", text)]
    if len(alone) < 2 or re.search(rf"[\u4e00-\u9fff]{{2}}[市县区]{word}", text):
        return None
    return Mention(alone[0], alone[0] + len(word), word, "Project", "reference:own")
