"""Turtle of RDF 1.2: a fact's node reifies a triple term, in place of the three properties of reification."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Triple

from kg.export.rdf import sections
from kg.export.terms import term
from kg.export.turtle import opening, written
from kg.graph import KnowledgeGraph

_PARTS = tuple(term(f"rdf:{name}") for name in ("subject", "predicate", "object"))
_STATEMENT, _REIFIES = term("rdf:Statement"), term("rdf:reifies")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as Turtle 1.2 in UTF-8: all that the Turtle says, for readers of triple terms."""
    with path.open("wb") as file:
        file.write(b'VERSION "1.2"\n' + opening(base))
        for section in sections(graph, base):
            file.write(written(section._replace(triples=list(reified(section.triples))), base))


def reified(triples: Iterable[Triple]) -> Iterator[Triple]:
    """``triples`` with ``rdf:reifies <<( s p o )>>`` where a node has ``rdf:subject``, ``rdf:predicate`` and
    ``rdf:object``; plain triples stay, so that what is asserted is what was asserted."""
    rows = list(triples)
    parts: dict[object, dict[object, object]] = defaultdict(dict)
    for triple in rows:
        if triple.predicate in _PARTS:
            parts[triple.subject][triple.predicate] = triple.object
    whole = {node for node, found in parts.items() if len(found) == len(_PARTS)}
    for triple in rows:
        if triple.subject not in whole or (triple.predicate not in _PARTS and triple.object != _STATEMENT):
            yield triple
        elif triple.predicate == _PARTS[0]:
            terms = (parts[triple.subject][part] for part in _PARTS)
            yield Triple(triple.subject, _REIFIES, Triple(*terms))  # type: ignore[arg-type]
