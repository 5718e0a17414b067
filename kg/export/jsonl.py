"""The interchange format itself: documents.jsonl, entities.jsonl and facts.jsonl in a folder."""

from pathlib import Path

from kg.graph import KnowledgeGraph


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` into the folder ``path``; ids there are relative, ``base`` does not occur."""
    graph.save(path)
