"""Where the entities of the core lie: related ones near each other, groups apart, names side by side."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.export.page.core import Core, size
from kg.export.page.forces import spring_layout

ASPECT = 1.7  # of the part of a 1280 × 720 window that shows the graph
UPRIGHT = 1.25  # width by height of one part before names, which are wider than high, push it apart
COHESION = np.array((1.0, 0.7))  # of the way from its community's middle to where the forces put it, across and down
SPACING = 58.0  # between related entities, in pixels at scale 1
CELL = 30.0
SPARE = 1.8  # how far the whole is stretched at most to fill the window
GAP = 50.0  # between parts that nothing connects
LETTER = 12.0  # the width of a Chinese character in a label
SHOWN = 9  # characters in a line of a label
NAMED = 17.0  # the radius from which on a node always has its name beside it

REACH = 40.0  # how near boxes are that may soon overlap
TOUCH = 1e-6  # an overlap that nobody sees

Points = NDArray[np.float64]
Coordinates = NDArray[np.float64]
Indexes = NDArray[np.intp]
Cell = tuple[int, int]
_ROW = 1 << 20  # a cell as one number


def groups(core: Core) -> list[tuple[str, ...]]:
    """The communities of the core (Louvain, seeded), the largest first."""
    graph = _graph(core)
    found = nx.community.louvain_communities(graph, weight="weight", seed=1, resolution=0.8)
    members = [tuple(core.nodes[i] for i in sorted(group)) for group in found]
    return sorted(members, key=lambda group: (-len(group), group))


def positions(core: Core, names: Mapping[str, str], communities: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """The place of every node of ``core`` in pixels at scale 1, the middle of the whole at 0, 0."""
    graph = _graph(core)
    home = {id_: i for i, group in enumerate(communities) for id_ in group}
    for one, other, edge in graph.edges(data=True):
        together = home[core.nodes[one]] == home[core.nodes[other]]
        edge["weight"] = (1.0 + math.log1p(edge["weight"])) * (1.0 if together else 0.1)
    most = max((core.importance[id_] for id_ in core.nodes), default=0.0)
    boxes = np.array([_box(names[id_], size(core.importance[id_], most)) for id_ in core.nodes]).reshape(-1, 2)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [
        (part, _part(graph.subgraph(part), part, boxes[part], [home[core.nodes[i]] for i in part])) for part in parts
    ]
    points = _pack(placed, boxes)
    return {core.nodes[i]: (round(x), round(y)) for i, (x, y) in sorted(points.items())}


def _graph(core: Core) -> "nx.Graph[int]":
    at = {id_: i for i, id_ in enumerate(core.nodes)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(core.nodes)))
    graph.add_edges_from((at[one], at[other], {"weight": core.weights[one, other]}) for one, other in core.pairs)
    return graph


def _box(name: str, radius: float) -> tuple[float, float]:
    """Half the width and half the height that a node wants for itself and its label; the label of a large one is
    always drawn, under it, in up to two lines."""
    if radius > NAMED:
        lines = 1 if len(name) <= SHOWN else 2
        return max(radius, min(math.ceil(len(name) / lines), SHOWN) * LETTER / 2) + 5, radius + lines * LETTER
    return max(radius, 0.7 * min(len(name), SHOWN) * LETTER / 2) + 5, radius + LETTER / 2 + 3


def _part(graph: "nx.Graph[int]", part: Sequence[int], boxes: Points, homes: Sequence[int]) -> Points:
    """The places of one connected part: a force-directed layout turned to lie flat, each community drawn together,
    then moved apart until nothing overlaps."""
    if len(part) == 1:
        return np.zeros((1, 2))
    found = dict(zip(graph, spring_layout(graph, 1.6 / math.sqrt(len(part)), 150), strict=True))
    points = np.array([found[i] for i in part], dtype=float)
    points -= points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points = points @ (axes * np.sign(axes[:, :1] + 1e-12)).T
    at = {node: i for i, node in enumerate(part)}
    ends = np.array([(at[one], at[other]) for one, other in graph.edges])
    points *= SPACING / max(float(np.median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1))), 1e-9)
    spread = points.std(axis=0)
    points[:, 1] *= max(1.0, spread[0] / max(spread[1], 1e-9) / UPRIGHT)
    points[:, 0] *= max(1.0, UPRIGHT * spread[1] / max(spread[0], 1e-9))
    members = np.array(homes)
    for home in np.unique(members):
        middle = points[members == home].mean(axis=0)
        points[members == home] = middle + COHESION * (points[members == home] - middle)
    return _apart(points, boxes)


def _apart(points: Points, boxes: Points, rounds: int = 300) -> Points:
    """``points`` moved as little as it takes until the boxes around them do not overlap."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    wide, high = (boxes[:, axis, None] + boxes[None, :, axis] for axis in (0, 1))
    ones, others = near = _near(x, y, wide, high)
    near_wide, near_high = wide[near], high[near]
    was = np.stack([x, y])
    for _ in range(rounds):
        if np.abs(np.stack([x, y]) - was).max() > REACH / 2:
            ones, others = near = _near(x, y, wide, high)
            near_wide, near_high = wide[near], high[near]
            was = np.stack([x, y])
        over_x = near_wide - np.abs(x[ones] - x[others])
        over_y = near_high - np.abs(y[ones] - y[others])
        clash = (over_x > TOUCH) & (over_y > TOUCH)
        if not clash.any():
            break
        one, other, over_x, over_y = ones[clash], others[clash], over_x[clash], over_y[clash]
        across = over_x < over_y
        for places, over, chosen in ((x, over_x, across), (y, over_y, ~across)):
            away = places[one] - places[other]
            side = np.where(away == 0, np.sign(one - other), np.sign(away))
            push = np.where(chosen, over, 0.0) * side
            places += 0.26 * np.bincount(one, push, len(points))
    return np.stack([x, y], axis=1)


def _near(x: Coordinates, y: Coordinates, wide: Coordinates, high: Coordinates) -> tuple[Indexes, Indexes]:
    """The pairs of different nodes whose boxes overlap or are less than ``REACH`` apart: all that can overlap before
    one of them has moved by half of that."""
    near = (wide - np.abs(x[:, None] - x) > -REACH) & (high - np.abs(y[:, None] - y) > -REACH)
    np.fill_diagonal(near, val=False)
    one, other = np.nonzero(near)
    return one, other


def _pack(parts: Sequence[tuple[Sequence[int], Points]], boxes: Points) -> dict[int, tuple[float, float]]:
    """All parts around the first, each in a free place near the middle (polyomino packing, Freivalds et al.
    2002, on a grid of ``CELL`` pixels)."""
    taken: set[Cell] = set()
    placed: dict[int, tuple[float, float]] = {}
    for part, points in parts:
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        points = points - middle
        cells = _cells(points, boxes[part])
        dx, dy = _free(cells, taken)
        taken.update((x + dx, y + dy) for x, y in cells)
        placed.update({i: (float(x) + dx * CELL, float(y) + dy * CELL) for i, (x, y) in zip(part, points, strict=True)})
    if not placed:
        return {}
    corners = np.array(list(placed.values()))
    dx, dy = (corners.min(axis=0) + corners.max(axis=0)) / 2
    wide, high = corners.max(axis=0) - corners.min(axis=0)
    # what the window has to spare in one direction makes room for names
    across = min(SPARE, max(1.0, ASPECT * high / max(wide, 1.0)))
    down = min(SPARE, max(1.0, wide / ASPECT / max(high, 1.0)))
    return {i: ((x - dx) * across, (y - dy) * down) for i, (x, y) in placed.items()}


def _free(cells: set[Cell], taken: set[Cell]) -> Cell:
    """Where to move ``cells`` so that none is taken: of the nearest such places, where the whole stays smallest."""
    if not taken:
        return 0, 0
    xs, ys = [x for x, _ in taken], [y for _, y in taken]
    frame = min(xs), max(xs), min(ys), max(ys)
    wide, high = [x for x, _ in cells], [y for _, y in cells]
    box = min(wide), max(wide), min(high), max(high)
    found: list[tuple[float, int, Cell]] = []
    numbers = [x * _ROW + y for x, y in cells]
    occupied = {x * _ROW + y for x, y in taken}
    for order, (dx, dy) in enumerate(_spots()):
        if found and order > 2 * found[0][1] + 60:
            break
        if occupied.isdisjoint(map((dx * _ROW + dy).__add__, numbers)):
            width = max(frame[1], box[1] + dx) - min(frame[0], box[0] + dx)
            height = max(frame[3], box[3] + dy) - min(frame[2], box[2] + dy)
            found.append((max(width / ASPECT, height), order, (dx, dy)))
    return min(found)[2]


def _cells(points: Points, boxes: Points) -> set[Cell]:
    """The grid cells that the boxes around ``points`` and half a ``GAP`` around them cover."""
    low = np.floor((points - boxes - GAP / 2) / CELL).astype(int)
    high = np.floor((points + boxes + GAP / 2) / CELL).astype(int)
    return {
        (x, y)
        for (x0, y0), (x1, y1) in zip(low.tolist(), high.tolist(), strict=True)
        for x in range(x0, x1 + 1)
        for y in range(y0, y1 + 1)
    }


def _spots() -> Iterator[Cell]:
    """Cells in growing rings around the middle, wider than high as the window is."""
    yield 0, 0
    for ring in count(1):
        yield from _ring(ring)


@cache
def _ring(ring: int) -> list[Cell]:
    return sorted(
        {
            (
                round(ring * ASPECT * math.cos(turn * math.pi / (4 * ring))),
                round(ring * math.sin(turn * math.pi / (4 * ring))),
            )
            for turn in range(8 * ring)
        }
    )
