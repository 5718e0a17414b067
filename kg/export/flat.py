"""The graph in rows of plain values, for formats that know no lists: nodes, edges and literal values."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.export.terms import clean
from kg.graph import ARTICLE, PREDICATE_LABELS, STATUS_LABELS, TYPE_LABELS, KnowledgeGraph
from kg.model import Fact

Scalar = str | int | float
_SEPARATOR = "；"


class Node(NamedTuple):
    """An entity or an article; ``values`` are its literals by predicate in words."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    documents: tuple[str, ...]
    values: dict[str, str]


def nodes(graph: KnowledgeGraph, among: Collection[str] | None = None) -> Iterator[Node]:
    """All articles, then all entities; where ids of nodes are given, only those ``among`` them."""
    literals: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in graph.facts.values():
        if fact.object is None:
            literals[fact.subject][fact.predicate].append(in_words(fact))
    for document in graph.documents.values():
        id_ = ARTICLE + document.id
        if among is not None and id_ not in among:
            continue
        name = document.title or document.file
        yield Node(id_, "Article", name, (), 0, (document.id,), _joined(literals.pop(id_, {})))
    for entity in graph.entities.values():
        if among is not None and entity.id not in among:
            continue
        documents = tuple(sorted({mention.doc for mention in entity.mentions}))
        values = _joined(literals.pop(entity.id, {}))
        yield Node(entity.id, entity.type, entity.name, entity.aliases, len(entity.mentions), documents, values)


def edges(graph: KnowledgeGraph) -> Iterator[Fact]:
    """The facts between two nodes."""
    return (fact for fact in graph.facts.values() if fact.object is not None)


def _joined(values: dict[str, list[str]]) -> dict[str, str]:
    return {predicate: _SEPARATOR.join(texts) for predicate, texts in sorted(values.items())}


def in_words(fact: Fact) -> str:
    """A literal as a person reads it: 规划面积 6760亩（计划）."""
    text = fact.qualifiers.get("text") or fact.value or ""
    words = " ".join(filter(None, (fact.qualifiers.get("property", ""), text)))
    return words if fact.status == "asserted" else f"{words}（{STATUS_LABELS.get(fact.status, fact.status)}）"


def node_row(node: Node) -> dict[str, Scalar]:
    """A node's attributes as strings and numbers, under names that GraphML and GEXF readers do not keep for themselves
    (id, source, target, key, name, start, end)."""
    row: dict[str, Scalar] = {
        "label": clean(node.name),
        "type": node.type,
        "type_label": TYPE_LABELS.get(node.type, node.type),
        "aliases": clean(_SEPARATOR.join(node.aliases)),
        "mentions": node.mentions,
        "documents": clean(_SEPARATOR.join(node.documents)),
    }
    return row | {predicate: clean(text) for predicate, text in node.values.items()}


def edge_row(graph: KnowledgeGraph, fact: Fact) -> dict[str, Scalar]:
    """An edge's attributes as strings and numbers: what :func:`node_row` says of names holds here, too. Qualifiers
    are ``q_<key>``, and where one is an entity, its name."""
    row: dict[str, Scalar] = {
        "label": PREDICATE_LABELS.get(fact.predicate, fact.predicate),
        "predicate": fact.predicate,
        "fact": fact.id,
        "status": fact.status,
        "confidence": fact.confidence,
        "documents": clean(_SEPARATOR.join(sorted({evidence.doc for evidence in fact.evidence}))),
        "quotes": clean(_SEPARATOR.join(evidence.quote for evidence in fact.evidence)),
    }
    return row | {f"q_{clean(key)}": clean(named(graph, text)) for key, text in fact.qualifiers.items()}


def named(graph: KnowledgeGraph, text: str) -> str:
    """The name of the entity whose id ``text`` is; ``text`` itself if it is none."""
    entity = graph.entities.get(text)
    return entity.name if entity else text


def qualifiers(fact: Fact) -> str:
    """All qualifiers as one JSON object."""
    return clean(json.dumps(dict(fact.qualifiers), ensure_ascii=False))
