"""The knowledge graph of a build: its documents, entities and facts, on disk and as a networkx graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Document, Entity, Fact


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """What a build knows: documents, entities and facts, each by id, in id order."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(
        cls, documents: Iterable[Document], entities: Iterable[Entity], facts: Iterable[Fact]
    ) -> "KnowledgeGraph":
        """The graph of these records, sorted by id."""
        return cls(
            {d.id: d for d in sorted(documents, key=lambda d: d.id)},
            {e.id: e for e in sorted(entities, key=lambda e: e.id)},
            {f.id: f for f in sorted(facts, key=lambda f: f.id)},
        )
