"""A fact as one line of text."""

from collections.abc import Mapping

from kg.graph import ARTICLE, KnowledgeGraph
from kg.model import Fact


def phrase(subject: str, predicate: str, target: str, qualifiers: Mapping[str, str]) -> str:
    """``周未央 —holdsPosition→ 青禾镇政府 (role=镇长)``."""
    more = ", ".join(f"{key}={value}" for key, value in sorted(qualifiers.items()))
    return f"{subject} —{predicate}→ {target}" + (f" ({more})" if more else "")


def phrase_of(fact: Fact, graph: KnowledgeGraph) -> str:
    """``fact`` in the names that ``graph`` gives to its ends."""
    target = fact.value or "" if fact.object is None else _name(fact.object, graph)
    return phrase(_name(fact.subject, graph), fact.predicate, target, fact.qualifiers)


def _name(node: str, graph: KnowledgeGraph) -> str:
    if node in graph.entities:
        return graph.entities[node].name
    document = graph.documents.get(node.removeprefix(ARTICLE))
    return f"《{document.title or document.file}》" if document else node
