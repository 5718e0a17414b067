"""Records of the graph with what has to be known to write them out, many read with each question."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from kg.encoding import decode
from kg.export.page.rows import Wide
from kg.export.rdf import place
from kg.graph import ARTICLE, KnowledgeGraph, entity_of, fact_of
from kg.model import ID_DIGITS, Document, Entity, Evidence, Fact, MentionRef
from kg.state.documents import documents

_AT_ONCE = 500  # that are asked for with one question
_KNOWN = 1 << 16  # names that are remembered
_ID = re.compile(rf"[a-z]+/[0-9a-f]{{{ID_DIGITS}}}")
_EVIDENCE = b', "evidence": ['  # stands in no text of a line: quotes in texts are escaped
# of these an entity's own section tells from the other end, too
_TOLD_OF_OBJECT = ("participatesIn", "establishes", "founded", "locatedIn")


class Part(NamedTuple):
    """Some records, and a graph with what else has to be known to write them out."""

    graph: KnowledgeGraph
    articles: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: Mapping[str, list[Evidence]] = MappingProxyType({})  # by fact, what is written out under it
    wide: Wide = MappingProxyType({})  # by document, its characters that are two to a browser


class Parts:
    """Reads records with what has to be known to write them out. Facts that are told of an article or an entity come
    without their evidence, which is written out with the facts themselves."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, tuple[str, str, str]] = {}
        self._wide = {id_: decode(wide) for id_, wide in db.execute("SELECT id, wide FROM document")}

    def articles(self, ids: Sequence[str]) -> Part:
        """The articles of these ids, as far as they are there."""
        found = tuple(documents(self._db, ids))
        facts = self._told("subject", [ARTICLE + id_ for id_ in ids])
        mentions: dict[str, list[MentionRef]] = {}
        for doc, entity in self._rows("SELECT doc, entity FROM names WHERE named AND doc IN", ids):
            mentions.setdefault(entity, []).append(MentionRef(doc, 0, 0, ""))
        stubs = self._stubs(fact.object for fact in facts)
        stubs |= {id_: replace(stub, mentions=tuple(mentions[id_])) for id_, stub in self._stubs(mentions).items()}
        return Part(KnowledgeGraph.of(found, stubs.values(), facts), articles=found)

    def entities(self, ids: Sequence[str]) -> Part:
        """The entities of these ids, as far as they are there."""
        rows = self._rows("SELECT line FROM entity WHERE id IN", ids, "ORDER BY id")
        found = tuple(entity_of(decode(line.decode())) for (line,) in rows)
        told = self._told("subject", ids)
        of_object = f"predicate IN ({', '.join(map(repr, _TOLD_OF_OBJECT))}) AND object"
        facts = {fact.id: fact for fact in (*told, *self._told(of_object, ids))}
        stubs = self._stubs(end for fact in facts.values() for end in (fact.subject, fact.object))
        known = stubs | {entity.id: entity for entity in found}
        return Part(KnowledgeGraph.of((), known.values(), facts.values()), entities=found, wide=self._wide)

    def facts(self, ids: Sequence[str]) -> Part:
        """The facts of these ids, as far as they are there."""
        rows = self._rows("SELECT line FROM fact WHERE id IN", ids, "ORDER BY id")
        found = tuple(fact_of(decode(line.decode())) for (line,) in rows)
        stubs = self._stubs(
            id_ for fact in found for id_ in (fact.subject, fact.object, *fact.qualifiers.values()) if _is_entity(id_)
        )
        places: dict[str, set[tuple[Any, ...]]] = {}
        asked = "SELECT fact, doc, start, end, pattern FROM claim WHERE owner = fact AND fact IN"
        for fact, *at in self._rows(asked, ids):
            places.setdefault(fact, set()).add(tuple(at))
        evidence = {
            fact.id: [each for each in fact.evidence if place(each) in places.get(fact.id, ())] for fact in found
        }
        return Part(KnowledgeGraph.of((), stubs.values(), found), facts=found, evidence=evidence, wide=self._wide)

    def _told(self, end: str, ids: Iterable[str]) -> list[Fact]:
        """The facts of which one of these is the ``end``, without their evidence."""
        return [_bare(line) for (line,) in self._rows(f"SELECT line FROM fact WHERE {end} IN", ids)]

    def _stubs(self, ids: Iterable[str | None]) -> dict[str, Entity]:
        """Entities with nothing but their type and name."""
        wanted = sorted({id_ for id_ in ids if id_ is not None})
        if len(self._known) > _KNOWN:
            self._known.clear()
        known = self._known
        missing = [id_ for id_ in wanted if id_ not in known]
        known.update((row[0], row) for row in self._rows("SELECT id, type, name FROM entity WHERE id IN", missing))
        return {id_: Entity(*known[id_]) for id_ in wanted if id_ in known}

    def _rows(self, query: str, ids: Iterable[str], order: str = "") -> Iterator[Any]:
        return rows_in(self._db, query, ids, order)


def rows_in(db: sqlite3.Connection, query: str, ids: Iterable[str], order: str = "") -> Iterator[Any]:
    """The rows of a ``query`` that ends in IN, for these ids; ``order`` holds among those of some hundred ids."""
    rest = iter(ids)
    while some := list(islice(rest, _AT_ONCE)):
        yield from db.execute(f"{query} ({', '.join('?' * len(some))}) {order}", some)


def _bare(line: bytes) -> Fact:
    """The fact of a line, without its evidence."""
    head, mark, _ = line.partition(_EVIDENCE)
    return fact_of(decode((head + b', "evidence": []}' if mark else line).decode()))


def _is_entity(text: str | None) -> bool:
    return text is not None and _ID.fullmatch(text) is not None
