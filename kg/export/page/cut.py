"""A graph too large for one page, cut down to what matters most."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.export.page.core import importance, relations
from kg.graph import KnowledgeGraph


def top(graph: KnowledgeGraph, count: int, matters: Mapping[str, float]) -> KnowledgeGraph:
    """The ``count`` entities that matter most, the facts among them and the articles these facts rest on."""
    kept = set(sorted(graph.entities, key=lambda id_: (-matters[id_], id_))[:count])
    facts = [
        fact for fact in graph.facts.values() if fact.subject in kept and (fact.object is None or fact.object in kept)
    ]
    articles = {evidence.doc for fact in facts for evidence in fact.evidence}
    own = [
        fact
        for fact in graph.facts.values()
        if fact.subject.removeprefix("article:") in articles and (fact.object is None or fact.object in kept)
    ]
    return KnowledgeGraph.of(
        (graph.documents[id_] for id_ in articles if id_ in graph.documents),
        (
            replace(graph.entities[id_], mentions=tuple(m for m in graph.entities[id_].mentions if m.doc in articles))
            for id_ in kept
        ),
        {fact.id: fact for fact in (*facts, *own)}.values(),
    )


def fitting(graph: KnowledgeGraph, fits: Callable[[KnowledgeGraph, Mapping[str, float]], bool]) -> KnowledgeGraph:
    """The top of ``graph`` with as many entities as ``fits`` lets through, to within one part in sixty-four."""
    matters = importance(graph, relations(graph.facts.values()))
    low, high = 0, len(graph.entities)
    while high - low > max(1, len(graph.entities) // 64):
        middle = (low + high) // 2
        low, high = (middle, high) if fits(top(graph, middle, matters), matters) else (low, middle)
    return top(graph, low, matters)
