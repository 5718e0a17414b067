"""Turtle that a person can read: a heading over every article and entity, its facts and their evidence below it."""

import re
from pathlib import Path

from kg.export.rdf import Section, sections
from kg.export.triples import in_turtle, opening
from kg.graph import KnowledgeGraph

_SPACE = re.compile(r"\s+")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as Turtle in UTF-8; the same bytes for the same graph."""
    with path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
        file.write(opening(base))
        file.writelines(map(written, sections(graph, base)))


def written(section: Section) -> str:
    """A section under its heading."""
    return f"\n{'#' * section.level} {_one_line(section.heading)}\n{in_turtle(section.triples)}"


def _one_line(text: str) -> str:
    """``text`` so that it cannot leave its comment, nor turn the direction of the line."""
    text = _SPACE.sub(" ", text)
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)
