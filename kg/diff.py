"""What two builds have different: documents, entities, merges and facts that appeared, vanished or changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.decisions import RULE
from kg.graph import TYPE_LABELS, KnowledgeGraph
from kg.model import Document, Entity, Fact
from kg.phrase import phrase_of

KINDS = ("vanished", "appeared", "changed")
SECTIONS = ("documents", "entities", "merges", "facts")


class Change(NamedTuple):
    """One difference: ``words`` name the record, ``details`` say what changed in it or became of it."""

    id: str
    words: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes by section (SECTIONS) and kind (KINDS), each in the order of the words."""

    changes: Mapping[str, Mapping[str, tuple[Change, ...]]]

    def to_json(self) -> dict[str, Any]:
        """The same in lists and dictionaries."""
        return {
            section: {kind: [change._asdict() for change in kinds[kind]] for kind in KINDS}
            for section, kinds in self.changes.items()
        }


class _Told(NamedTuple):
    """A record as it is compared: how it is named, and its parts in words."""

    words: str
    parts: Mapping[str, str]


def diff(old: KnowledgeGraph, new: KnowledgeGraph) -> Difference:
    """What happened from ``old`` to ``new``; records are the same where their ids are, which are stable."""
    heirs = {gone: entity for entity in new.entities.values() for gone in entity.replaces}
    entities = _compare(_entities(old), _entities(new))
    entities["vanished"] = tuple(
        change._replace(details=(f"merged into {heirs[change.id].name}",)) if change.id in heirs else change
        for change in entities["vanished"]
    )
    documents = _compare(_documents(old.documents.values()), _documents(new.documents.values()))
    merges = _compare(_merges(old, old, new), _merges(new, old, new))
    facts = _compare(_facts(old), _facts(new))
    return Difference({"documents": documents, "entities": entities, "merges": merges, "facts": facts})


def _compare(old: Mapping[str, _Told], new: Mapping[str, _Told]) -> dict[str, tuple[Change, ...]]:
    both = {id: tuple(_details(old[id].parts, new[id].parts)) for id in old.keys() & new.keys()}
    return {
        "vanished": _sorted(Change(id, old[id].words) for id in old.keys() - new.keys()),
        "appeared": _sorted(Change(id, new[id].words) for id in new.keys() - old.keys()),
        "changed": _sorted(Change(id, new[id].words, details) for id, details in both.items() if details),
    }


def _sorted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """By name, as people look for it; of one name by id."""
    return tuple(sorted(changes, key=lambda change: (change.words, change.id)))


def _merges(graph: KnowledgeGraph, *builds: KnowledgeGraph) -> dict[str, _Told]:
    """What was merged in ``graph``, by the id that an entity had by itself; one of ``builds`` may know its name."""
    names = {id_: entity.name for build in builds for id_, entity in build.entities.items()}
    return {
        gone: _Told(f"{names.get(gone, gone)} = {entity.name} ({TYPE_LABELS[entity.type]})", {"into": entity.id})
        for entity in graph.entities.values()
        for gone in entity.replaces
    }


def _details(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for part in dict.fromkeys((*old, *new)):
        before, after = old.get(part, ""), new.get(part, "")
        if before != after:
            yield f"{part}: {before or '–'} → {after or '–'}"


def _documents(documents: Iterable[Document]) -> dict[str, _Told]:
    return {
        d.id: _Told(
            f"{d.file} #{d.article} {d.title or ''}".rstrip(),
            {"published": d.published or "", "source": d.source or "", "characters": str(len(d.text))},
        )
        for d in documents
    }


def _entities(graph: KnowledgeGraph) -> dict[str, _Told]:
    return {
        entity.id: _Told(f"{entity.name} ({TYPE_LABELS[entity.type]})", _entity_parts(entity, graph))
        for entity in graph.entities.values()
    }


def _entity_parts(entity: Entity, graph: KnowledgeGraph) -> dict[str, str]:
    documents = {mention.doc for mention in entity.mentions}
    same = (f"{link.alias}: {link.because}" for link in entity.links if link.rule == RULE)
    apart = (f"{graph.entities[each.other].name}: {each.because}" for each in entity.apart if each.rule == RULE)
    return {
        "type": entity.type,
        "name": entity.name,
        "aliases": "、".join(entity.aliases),
        "mentions": f"{len(entity.mentions)} in {len(documents)} documents",
        "decided to be the same": "; ".join(same),
        "decided to be another": "; ".join(apart),
    }


def _facts(graph: KnowledgeGraph) -> dict[str, _Told]:
    return {fact.id: _Told(phrase_of(fact, graph), _fact_parts(fact)) for fact in graph.facts.values()}


def _fact_parts(fact: Fact) -> dict[str, str]:
    documents = {evidence.doc for evidence in fact.evidence}
    return {
        "status": fact.status,
        "value": fact.value or "",
        **fact.qualifiers,
        "confidence": f"{fact.confidence:.2f}",
        "evidence": f"{len(fact.evidence)} in {len(documents)} documents",
    }
