"""Turtle that a person can read: a heading over every article and entity, its facts and their evidence below it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.export.rdf import Section, sections
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph

_NOWHERE = NamedNode("about:blank")
_BETWEEN = Triple(_NOWHERE, _NOWHERE, _NOWHERE)
_MARK = b"<about:blank> <about:blank> <about:blank> .\n"
_BATCH = 1000
_SPACE = re.compile(r"\s+")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as Turtle in UTF-8; the same bytes for the same graph."""
    with path.open("wb") as file:
        file.write(opening(base))
        rest = sections(graph, base)
        while batch := list(islice(rest, _BATCH)):
            file.writelines(all_written(batch, base))


def opening(base: str) -> bytes:
    """The prefixes."""
    return b"".join(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in _prefixes(base).items())


def written(section: Section, base: str) -> bytes:
    """A section under its heading."""
    return next(all_written([section], base))


def all_written(sections: Iterable[Section], base: str) -> Iterator[bytes]:
    """Sections, each under its heading.

    The serializer is called once for all of them, as it writes all prefixes, a line each, at every call, which took two
    thirds of its time; a triple that no section has stands between them.
    """
    headed = list(sections)
    names = _prefixes(base)
    triples = (triple for section in headed for triple in (*section.triples, _BETWEEN) if section.triples)
    text = (serialize(triples, format=RdfFormat.TURTLE, prefixes=names) or b"").split(b"\n", len(names))[-1]
    bodies = iter(text.split(_MARK))
    for section in headed:
        body = next(bodies) if section.triples else b""
        yield b"\n" + b"#" * section.level + b" " + _one_line(section.heading).encode() + b"\n" + body


_prefixes = lru_cache(prefixes)


def _one_line(text: str) -> str:
    """``text`` so that it cannot leave its comment, nor turn the direction of the line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in _SPACE.sub(" ", text))
