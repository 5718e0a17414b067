"""Which entities and relations the page draws first: all of a small graph, the most connected part of a large one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

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
    return _relations((fact.subject, fact.object, fact.weight) for fact in facts)


def _relations(facts: Iterable[tuple[str, str, str]]) -> dict[Pair, float]:
    weights: dict[Pair, float] = defaultdict(float)
    for subject, target, weight in facts:
        if target and subject != target and "article:" not in subject:
            weights[(subject, target) if subject < target else (target, subject)] += float(weight)
    return weights


def importance(articles: Mapping[str, int], weights: Mapping[Pair, float]) -> dict[str, float]:
    """How much each entity matters: how many it is related to, and a little for each of its ``articles``."""
    related = Counter(chain.from_iterable(weights))
    return {id_: related.get(id_, 0) + min(count, 200) / 20 for id_, count in articles.items()}


def choose(rows: Rows, nodes: int = NODES, edges: int = EDGES) -> Core:
    """The core of a graph: at most ``nodes`` related entities, at most ``edges`` pairs."""
    facts = ((fact.subject, fact.object, fact.weight) for fact in rows.facts.values())
    return choose_among(articles_of(rows.entities), facts, nodes, edges)


def articles_of(entities: Mapping[str, EntityRow]) -> dict[str, int]:
    """How many articles name each entity."""
    return {id_: len(set(entity.docs)) for id_, entity in entities.items()}


def choose_among(
    articles: Mapping[str, int], facts: Iterable[tuple[str, str, str]], nodes: int = NODES, edges: int = EDGES
) -> Core:
    """The core of a graph, given how many articles name each entity, and subject, object and weight of each fact."""
    weights = {
        pair: weight for pair, weight in _relations(facts).items() if pair[0] in articles and pair[1] in articles
    }
    matters = importance(articles, weights)
    chosen = _company(weights, matters, nodes)
    inside = {pair: weight for pair, weight in weights.items() if pair[0] in chosen and pair[1] in chosen}
    pairs = _backbone(inside, edges)
    linked = {id_ for pair in pairs for id_ in pair}
    return Core(tuple(sorted(linked, key=lambda id_: (-matters[id_], id_))), pairs, inside, matters)


def _company(weights: Mapping[Pair, float], matters: Mapping[str, float], nodes: int) -> set[str]:
    """A quarter of the room goes to the entities that matter most; they take turns to bring in a neighbour, first
    those that tie several of them together."""
    related = set(chain.from_iterable(weights))
    if len(related) <= nodes:
        return related
    hubs = nsmallest(max(1, nodes // 4), related, key=lambda id_: (-matters[id_], id_))
    near: dict[str, list[str]] = {hub: [] for hub in hubs}
    for one, other in weights:
        if one in near:
            near[one].append(other)
        if other in near:
            near[other].append(one)
    chosen = set(hubs)
    ties = Counter(chain.from_iterable(near.values()))
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
