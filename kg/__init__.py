"""Evidence-backed knowledge graphs from Chinese news and public documents."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def load(folder: Path | str = "out") -> "KnowledgeGraph":
    """The graph that ``kg build -o folder`` wrote; ``kg.load("out").to_networkx()`` is it in networkx."""
    from kg.graph import KnowledgeGraph  # here, so that `import kg` costs nothing

    return KnowledgeGraph.load(folder)
