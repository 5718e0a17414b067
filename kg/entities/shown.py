"""Whether what stands around plain words and a head shows that they name one work: who builds it, what it is worth,
whose it is."""

import re

from kg.entities.spot import Spot

_PUT_UP = frozenset({"投资", "建设", "兴建", "投资建设", "开发", "打造", "运营", "承建", "投建"})


def is_shown(spot: Spot, left: int) -> bool:
    """Whether the words around the would-be name from token ``left`` on tell of one work."""
    return _is_somebodys(spot) or _is_worth(spot, left) or _is_of_village(spot, left)


def _is_somebodys(spot: Spot) -> bool:
    """Whether a park is told to be built by a body: 青石工业城|由青山集团投资兴建."""
    behind = spot.tokens[spot.last + 1 : spot.last + 9]
    if not behind or behind[0].text != "由" or spot.head.word == "项目":
        return False
    at = next((i for i, t in enumerate(behind) if t.pos in ("ORG", "nt")), None)
    return at is not None and any(t.text in _PUT_UP for t in behind[at + 1 : at + 4])


_GROWS = re.compile(r"(?:种植|养殖|繁育|育苗|栽培|采摘|蔬菜|水果|示范|生产|加工|培育|研学|制种)")
_VISITED = frozenset({"里", "内", "，", "看到", "参观", "考察", "调研", "中"})


def _is_of_village(spot: Spot, left: int) -> bool:
    """Whether the one base of a village is spoken of, where somebody is: 白马村的|蔬菜大棚种植基地|里."""
    if left < 2 or spot.tokens[left - 1].text != "的" or not spot.head.word.endswith("基地"):
        return False
    village = spot.tokens[left - 2]
    if village.pos not in ("LOC", "ns") or village.text[-1] not in "村镇乡":
        return False
    after = spot.tokens[spot.last + 1].text if spot.last + 1 < len(spot.tokens) else ""
    grown = _GROWS.search(spot.text, spot.tokens[left].start, spot.tokens[spot.last].end)
    return after in _VISITED and spot.last - left > 0 and grown is not None


def _is_worth(spot: Spot, left: int) -> bool:
    """Whether the words right before say what one park is worth: 总投资3亿元的|青石工业城|在…奠基."""
    if left < 2 or spot.tokens[left - 1].text != "的" or spot.head.word == "项目":
        return False
    worth = spot.tokens[left - 2]
    after = spot.tokens[spot.last + 1].text if spot.last + 1 < len(spot.tokens) else "。"
    return worth.pos == "m" and worth.text.endswith(("元", "亩", "平方米", "平方公里")) and after != "项目"
