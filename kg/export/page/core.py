"""Which entities and relations the page draws first: all of a small graph, the most connected part of a large one."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.export.page.rows import EntityRow, FactRow, Rows

NODES = 300
EDGES = 450

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Core:
    """The entities and the pairs of related entities that are drawn at first, both in a fixed order.

    ``weights`` says how much speaks for each pair, ``importance`` how much an entity of the whole graph matters.
    """

    nodes: tuple[str, ...]
    pairs: tuple[Pair, ...]
    weights: Mapping[Pair, float]
    importance: Mapping[str, float]


def relations(facts: Iterable[FactRow]) -> dict[Pair, float]:
    """Pairs of different entities that a fact relates, with the sum of the facts' weights: their confidence, of a
    negated fact a quarter, of a planned one half."""
    weights: dict[Pair, float] = defaultdict(float)
    for fact in facts:
        if fact.object and "article:" not in fact.subject and fact.subject != fact.object:
            pair = (min(fact.subject, fact.object), max(fact.subject, fact.object))
            weights[pair] += float(fact.weight)
    return dict(sorted(weights.items()))


def importance(entities: Mapping[str, EntityRow], weights: Mapping[Pair, float]) -> dict[str, float]:
    """How much each entity matters: how many it is related to, and a little for each article that names it."""
    related: dict[str, int] = defaultdict(int)
    for one, other in weights:
        related[one] += 1
        related[other] += 1
    return {id_: related[id_] + min(len(set(entity.docs)), 200) / 20 for id_, entity in entities.items()}


def choose(rows: Rows, nodes: int = NODES, edges: int = EDGES) -> Core:
    """The core of a graph: at most ``nodes`` related entities, at most ``edges`` pairs."""
    weights = {
        pair: weight
        for pair, weight in relations(rows.facts.values()).items()
        if pair[0] in rows.entities and pair[1] in rows.entities
    }
    matters = importance(rows.entities, weights)
    chosen = _company(weights, matters, nodes)
    inside = {pair: weight for pair, weight in weights.items() if pair[0] in chosen and pair[1] in chosen}
    pairs = _backbone(inside, edges)
    linked = {id_ for pair in pairs for id_ in pair}
    return Core(tuple(sorted(linked, key=lambda id_: (-matters[id_], id_))), pairs, inside, matters)


def _company(weights: Mapping[Pair, float], matters: Mapping[str, float], nodes: int) -> set[str]:
    """A quarter of the room goes to the entities that matter most; they take turns to bring in a neighbour, first
    those that tie several of them together."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in weights:
        near[one].append(other)
        near[other].append(one)
    ranked = sorted(near, key=lambda id_: (-matters[id_], id_))
    if len(ranked) <= nodes:
        return set(ranked)
    hubs = ranked[: max(1, nodes // 4)]
    chosen = set(hubs)
    ties = {id_: sum(other in chosen for other in near[id_]) for hub in hubs for id_ in near[hub]}
    queues = [sorted(set(near[hub]) - chosen, key=lambda id_: (-ties[id_], -matters[id_], id_)) for hub in hubs]
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if len(chosen) >= nodes:
                return chosen
            if turn < len(queue):
                chosen.add(queue[turn])
    return chosen


def _backbone(weights: Mapping[Pair, float], edges: int) -> tuple[Pair, ...]:
    """The ``edges`` pairs that say most: first a forest of the heaviest that keeps everything together (Kruskal),
    then the heaviest of the rest."""
    ranked = sorted(weights, key=lambda pair: (-weights[pair], pair))
    root: dict[str, str] = {}

    def find(id_: str) -> str:
        while root.setdefault(id_, id_) != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    forest: list[Pair] = []
    rest: list[Pair] = []
    for pair in ranked:
        one, other = find(pair[0]), find(pair[1])
        (rest if one == other else forest).append(pair)
        root[one] = other
    return tuple(sorted((forest + rest)[:edges]))


def size(importance: float, most: float) -> float:
    """The radius in pixels at scale 1 of a node of this importance, where ``most`` is the greatest there is."""
    return round(8 + 20 * math.sqrt(importance / most), 1) if most > 0 else 8.0
