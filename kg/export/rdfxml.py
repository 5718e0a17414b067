"""RDF/XML, for readers that know nothing newer."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from kg.export.rdf import triples
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph

_CHUNK = 1 << 20


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as RDF/XML: all that the Turtle says."""
    bare = path.with_name(path.name + ".bare")
    serialize(_triples(graph, base), str(bare), RdfFormat.RDF_XML, prefixes=prefixes(base))
    # the serializer leaves carriage returns bare, which every XML parser would read as line feeds
    with bare.open("rb") as source, path.open("wb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk.replace(b"\r", b"&#13;"))
    bare.unlink()


def _triples(graph: KnowledgeGraph, base: str) -> Iterator[Triple]:
    for section in triples(graph, base):
        yield from section
