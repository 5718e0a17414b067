"""RDF/XML, for readers that know nothing newer."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Triple, serialize

from kg.export.rdf import sections
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as RDF/XML: all that the Turtle says."""
    with path.open("wb", buffering=0) as file, _Escaped(file) as escaped:
        serialize(_triples(graph, base), escaped, RdfFormat.RDF_XML, prefixes=prefixes(base))


class _Escaped(io.BufferedWriter):
    """Escapes carriage returns, which the serializer leaves bare and every XML parser would read as line feeds."""

    def write(self, data: Any) -> int:
        super().write(bytes(data).replace(b"\r", b"&#13;"))
        return len(data)


def _triples(graph: KnowledgeGraph, base: str) -> Iterator[Triple]:
    for section in sections(graph, base):
        yield from section.triples
