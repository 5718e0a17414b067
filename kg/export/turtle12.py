"""Turtle of RDF 1.2: a fact's node reifies a triple term, in place of the three properties of reification."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.rdf import sections
from kg.export.terms import TextTriple
from kg.export.triples import opening
from kg.export.turtle import written
from kg.graph import KnowledgeGraph

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as Turtle 1.2 in UTF-8: all that the Turtle says, for readers of triple terms."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('VERSION "1.2"\n' + opening(base))
        for section in sections(graph, base):
            file.write(written(section._replace(triples=list(reified(section.triples)))))


def reified(triples: Iterable[TextTriple]) -> Iterator[TextTriple]:
    """``triples`` with ``rdf:reifies <<( s p o )>>`` where a node has ``rdf:subject``, ``rdf:predicate`` and
    ``rdf:object``; plain triples stay, so that what is asserted is what was asserted."""
    rows = list(triples)
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, object_ in rows:
        if predicate in _PARTS:
            parts[subject][predicate] = object_
    whole = {node for node, found in parts.items() if len(found) == len(_PARTS)}
    for triple in rows:
        subject, predicate, object_ = triple
        if subject not in whole or (predicate not in _PARTS and object_ != "rdf:Statement"):
            yield triple
        elif predicate == _PARTS[0]:
            yield subject, "rdf:reifies", f"<<( {' '.join(parts[subject][part] for part in _PARTS)} )>>"
