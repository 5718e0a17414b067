"""Forms of the names of schools, hospitals and institutes: 云大附一院 is 云岭大学附属第一医院."""

import re

from kg.names import in_order
from kg.words import is_word, word_pos

# what such a name ends in, and what its clipping ends in
_FULL = re.compile(r".{3,}(?:大学|学院|医院|研究院|研究所|中学|学校)$")
_TAILS = {"大学": "大", "学院": "院", "医院": "院", "研究院": "院", "研究所": "所", "中学": "中", "学校": "校"}
_WHOLE = re.compile(r"(?:大学|学院|医院|研究院|研究所|中学|小学|学校)$")
_LEAST, _MOST = 2, 6


def clipping(short: str, full: str) -> str:
    """Characters of the full name in their order, its first one and what its head is clipped to among them: 云大附一院,
    云理工 for 云岭理工大学; no whole name of its own (云岭大学 is not 云岭科技大学)."""
    if not _LEAST < len(short) <= _MOST or not _FULL.match(full) or _WHOLE.search(short) or short[0] != full[0]:
        return ""
    if is_word(short) or word_pos(short) == "ns" or len(short) >= len(full) - 1:
        return ""
    if not in_order(short, full):
        return ""
    head = next(tail for end, tail in _TAILS.items() if full.endswith(end))
    return f"“{short}”的字依次见于“{full}”" if short[-1] == head or short.endswith(_KINDS) else ""


# what the kind of a university is called by without its head
_KINDS = ("理工", "师范", "财经", "政法", "医科", "农林", "科技", "交通", "外语", "工商", "民族")
