"""A graph in the formats of others: one module a format family, one explicit table of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from kg.export import gexf, graphml, jsonl, jsonld, quads, rdfxml, tables, turtle, turtle12
from kg.export.terms import DEFAULT_BASE, check_base
from kg.graph import KnowledgeGraph


class Write(Protocol):
    """Writes ``graph`` to ``path``, its IRIs under ``base``."""

    def __call__(self, graph: KnowledgeGraph, path: Path, *, base: str) -> None: ...


class Exporter(NamedTuple):
    """A format: the ``suffix`` of its file, "" where it makes a folder, and what writes it."""

    suffix: str
    writer: Write

    @property
    def is_folder(self) -> bool:
        """Whether the format is a folder of several files."""
        return not self.suffix

    def write(self, graph: KnowledgeGraph, path: Path, *, base: str = DEFAULT_BASE) -> None:
        """Write ``graph`` to ``path`` (a file, or a folder that is made). The file is complete or not there.

        Raises ValueError where ``base`` is no absolute ASCII IRI ending in ``/``.
        """
        check_base(base)
        if self.is_folder:
            self.writer(graph, path, base=base)
            return
        part = path.with_name(path.name + ".part")
        self.writer(graph, part, base=base)
        part.replace(path)


def _write_html(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    from kg.export import html  # what it needs takes a second to import

    html.write(graph, path, base=base)


EXPORTERS: Mapping[str, Exporter] = {
    "turtle": Exporter(".ttl", turtle.write),
    "turtle12": Exporter(".rdf12.ttl", turtle12.write),
    "trig": Exporter(".trig", quads.write_trig),
    "nquads": Exporter(".nq", quads.write_nquads),
    "jsonld": Exporter(".jsonld", jsonld.write),
    "rdfxml": Exporter(".rdf", rdfxml.write),
    "graphml": Exporter(".graphml", graphml.write),
    "gexf": Exporter(".gexf", gexf.write),
    "csv": Exporter("", tables.write_csv),
    "neo4j": Exporter("", tables.write_neo4j),
    "jsonl": Exporter("", jsonl.write),
    "html": Exporter(".html", _write_html),
}

__all__ = ["DEFAULT_BASE", "EXPORTERS", "Exporter"]
