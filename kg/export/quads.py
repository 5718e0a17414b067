"""TriG and N-Quads: what each article says in a named graph of its own."""

from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kg.export.rdf import quads
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph


def write_trig(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as TriG in UTF-8."""
    serialize(quads(graph, base), str(path), RdfFormat.TRIG, prefixes=prefixes(base))


def write_nquads(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as N-Quads in UTF-8."""
    serialize(quads(graph, base), str(path), RdfFormat.N_QUADS)
