"""Turtle that a person can read: a heading over every article and entity, its facts and their evidence below it."""

import re
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kg.export.rdf import sections
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph

_SPACE = re.compile(r"\s+")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as Turtle in UTF-8; the same bytes for the same graph."""
    names = prefixes(base)
    with path.open("wb") as file:
        file.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in names.items())
        for level, heading, triples in sections(graph, base):
            # the serializer writes all prefixes, a line each, before the triples of every call
            written = serialize(triples, format=RdfFormat.TURTLE, prefixes=names) or b""
            body = written.split(b"\n", len(names))[-1]
            file.write(b"\n" + b"#" * level + b" " + _one_line(heading).encode() + b"\n" + body)


def _one_line(text: str) -> str:
    """``text`` so that it cannot leave its comment, nor turn the direction of the line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in _SPACE.sub(" ", text))
