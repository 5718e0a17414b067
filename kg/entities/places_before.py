"""Where a work is built, before the verb of building: 在云岭县|新建|年产3万吨锂盐项目 is no part of its name."""

from kg.entities.spot import Spot

_BUILDS = frozenset({"新建", "兴建", "建设", "投建", "扩建", "投资建设", "投资"})
_PLANS = frozenset({"规划", "计划", "投资"})
_PLACES = ("LOC", "ns", "f")


def behind_building(spot: Spot, left: int) -> int:
    """The first token of a work's name that begins at ``left``: the one behind the verb of building where 在 and a
    place stand before that, but not 在青石水库|扩建|工程."""
    tokens, at = spot.tokens, -1
    if spot.head.type not in ("Project", "Facility"):
        return left
    for i in range(max(left, 1), spot.first - 1):
        if tokens[i].text in _BUILDS and (tokens[i - 1].pos in _PLACES or tokens[i - 1].text in _PLANS or i == left):
            at = i
    before = at - 1
    while at > 0 and before >= 0 and (tokens[before].pos in _PLACES or tokens[before].text in _PLANS):
        before -= 1
    return at + 1 if 0 <= before < at - 1 and tokens[before].text in ("在", "于") else left
