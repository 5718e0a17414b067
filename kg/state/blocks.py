"""The output files, kept in parts that tell of one record each, so that only what changed is written out anew.

The ``key`` of a block gives its place in its file: ``1`` and the id of an article, ``2`` and the id of an entity, ``3``
and the id of a fact; in Turtle a fact stands below its subject, and has the subject's key, a zero byte and its id. The
number of an article and its place in its file change with what stands before it there: zero bytes mark where they
stand in its blocks, and they are put in when the file is written.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from kg.export import graphml, turtle
from kg.export.flat import nodes
from kg.export.page.rows import EntityRow, Wide, article_row, entity_row, fact_row, packed, unpacked
from kg.export.rdf import Section, Walk, head, place, tail
from kg.export.triples import opening
from kg.graph import ARTICLE, KnowledgeGraph, document_record, entity_of, fact_of
from kg.model import ID_DIGITS, Document, Entity, Evidence, Fact, MentionRef
from kg.state import page, splice
from kg.state.documents import document
from kg.state.splice import Rows
from kg.state.touched import Touched
from kg.summary import Summary

_AT_ONCE = 200
_ID = re.compile(rf"[a-z]+/[0-9a-f]{{{ID_DIGITS}}}")
# of these an entity's own section tells from the other end, too
_TOLD_OF_OBJECT = ("participatesIn", "establishes", "founded", "locatedIn")
_OF_OBJECT = f"object = ? AND predicate IN ({', '.join('?' * len(_TOLD_OF_OBJECT))})"
_POSITION = "schema:position"
_NUMBER = '"number"^^xsd:integer'  # stands in no text: quotes in texts are escaped

Row = tuple[str, bytes]


class Part(NamedTuple):
    """Some records, and a graph with what else has to be known to write them out."""

    graph: KnowledgeGraph
    articles: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: Mapping[str, list[Evidence]] = MappingProxyType({})  # by fact, what is written out under it
    wide: Wide = MappingProxyType({})  # by document, its characters that are two to a browser


class Lines:
    """``documents.jsonl``."""

    def fact_key(self, fact: str, subject: str) -> str:
        """The key of a fact's block."""
        return f"3{fact}"

    def blocks(self, part: Part) -> Iterator[Row]:
        """The blocks of the records of ``part``."""
        for article in part.articles:
            cells = (f"{json.dumps(key)}: {_cell(key, value)}" for key, value in document_record(article).items())
            yield f"1{article.id}", f"{{{', '.join(cells)}}}\n".encode()

    def moved(self, touched: Touched) -> set[str]:
        """The articles whose blocks are written out otherwise than before because they stand elsewhere."""
        return touched.renumbered | touched.shifted

    def touch(self, db: sqlite3.Connection, name: str, keys: Collection[str]) -> None:
        """Note that the blocks of these keys are others now."""
        splice.touch(db, name, keys)

    def forget(self, db: sqlite3.Connection, name: str) -> None:
        """Forget all blocks and how they stood in the file."""
        db.execute("DELETE FROM block WHERE format = ?", (name,))
        splice.forget(db, name)

    def opening(self, summary: Summary) -> bytes:
        """What comes before all blocks."""
        return b""

    def closing(self, summary: Summary) -> bytes:
        """What comes behind them."""
        return b""


class _Format(Lines):
    """A file that tells of its articles which of their file they are, and not where in it they begin."""

    def moved(self, touched: Touched) -> set[str]:
        """The articles whose blocks are written out otherwise than before because they stand elsewhere."""
        return touched.renumbered


class GraphML(_Format):
    """``graph.graphml``."""

    def blocks(self, part: Part) -> Iterator[Row]:
        """The blocks of the records of ``part``."""
        records = {ARTICLE + article.id: f"1{article.id}" for article in part.articles}
        records |= {entity.id: f"2{entity.id}" for entity in part.entities}
        if records:
            yield from ((records[node.id], graphml.node(node)) for node in nodes(part.graph) if node.id in records)
        for fact in part.facts:
            if fact.object is not None:
                yield f"3{fact.id}", graphml.edge(fact, part.graph)

    def opening(self, summary: Summary) -> bytes:
        """What comes before all blocks."""
        return graphml.opening(summary)

    def closing(self, summary: Summary) -> bytes:
        """What comes behind them."""
        return graphml.CLOSING


class Turtle(_Format):
    """``graph.ttl``."""

    def __init__(self, base: str) -> None:
        self._base = base

    def fact_key(self, fact: str, subject: str) -> str:
        """The key of a fact's block."""
        head = f"1{subject.removeprefix(ARTICLE)}" if subject.startswith(ARTICLE) else f"2{subject}"
        return f"{head}\0{fact}"

    def blocks(self, part: Part) -> Iterator[Row]:
        """The blocks of the records of ``part``."""
        walk = Walk(part.graph, self._base)
        sections: dict[str, Section] = {}
        for article in part.articles:
            section = walk.article(article)
            triples = [(t[0], t[1], _NUMBER) if t[1] == _POSITION else t for t in section.triples]
            sections[f"1{article.id}"] = section._replace(triples=triples)
        for entity in part.entities:
            sections[f"2{entity.id}"] = walk.entity(entity)
        for fact in part.facts:
            sections[self.fact_key(fact.id, fact.subject)] = walk.fact(fact, part.evidence[fact.id])
        for key, section in sections.items():
            text = turtle.written(section)
            yield key, (text.replace(_NUMBER, "\0") if key.startswith("1") and "\0" not in key else text).encode()

    def opening(self, summary: Summary) -> bytes:
        """What comes before all blocks."""
        return "".join([opening(self._base), *map(turtle.written, head(summary, self._base))]).encode()

    def closing(self, summary: Summary) -> bytes:
        """What comes behind them."""
        return turtle.written(tail(summary, self._base)).encode()


class Page(_Format):
    """The rows of ``graph.html``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def blocks(self, part: Part) -> Iterator[Row]:
        """The blocks of the records of ``part``."""
        for article in part.articles:
            yield f"1{article.id}", packed(article_row(article))
        for entity in part.entities:
            yield f"2{entity.id}", packed(entity_row(entity, part.wide, self._former(entity.id)))
        for fact in part.facts:
            yield f"3{fact.id}", packed(fact_row(fact, part.wide))

    def touch(self, db: sqlite3.Connection, name: str, keys: Collection[str]) -> None:
        """Note that the blocks of these keys are others now."""
        splice.touch(db, name, keys)
        page.touch(db, keys)

    def forget(self, db: sqlite3.Connection, name: str) -> None:
        """Forget all blocks and how they stood in the file."""
        super().forget(db, name)
        page.forget(db)

    def _former(self, id_: str) -> EntityRow | None:
        row = self._db.execute("SELECT text FROM block WHERE format = 'html' AND key = ?", (f"2{id_}",)).fetchone()
        return unpacked(EntityRow, row[0]) if row else None


def render(
    db: sqlite3.Connection,
    formats: Mapping[str, Lines],
    touched: Touched,
    tell: Callable[[str], None],
    into: sqlite3.Connection | None = None,
) -> None:
    """Make the blocks of what was touched anew, in each of the formats. Runs in the caller's transaction; where there
    is another database to put them ``into``, in that of it, and the former blocks stay."""
    parts = _Parts(db)
    done, every = 0, len(touched.documents) + len(touched.entities) + len(touched.facts)
    for make, sign, ids in (
        (parts.articles, "1", touched.documents),
        (parts.entities, "2", touched.entities),
        (parts.facts, "", touched.facts - touched.gone.keys()),
    ):
        rest = iter(sorted(ids))
        while some := list(islice(rest, _AT_ONCE)):
            part = make(some)
            for name, format in formats.items():
                blocks = dict(format.blocks(part))
                rows = ((name, key, text) for key, text in blocks.items())
                (into or db).executemany("REPLACE INTO block VALUES (?, ?, ?)", rows)
                if into:
                    continue
                gone = [sign + id_ for id_ in some if sign and sign + id_ not in blocks]
                format.touch(db, name, (*blocks, *gone))
                db.executemany("DELETE FROM block WHERE format = ? AND key = ?", ((name, key) for key in gone))
            done += len(some)
            tell(f"writing out: {done:,} of {every:,} records")
    for name, format in formats.items() if touched.gone else ():
        keys = [format.fact_key(fact, subject) for fact, subject in sorted(touched.gone.items())]
        format.touch(db, name, keys)
        db.executemany("DELETE FROM block WHERE format = ? AND key = ?", ((name, key) for key in keys))


def everything(db: sqlite3.Connection) -> Touched:
    """All that there is, as if it were new."""
    documents, entities, facts = (
        {id_ for (id_,) in db.execute(f"SELECT id FROM {table}")} for table in ("document", "entity", "fact")
    )
    return Touched(documents, entities, facts)


def rows_of(db: sqlite3.Connection, name: str) -> Rows:
    """The rows of the file of one format."""

    @cache
    def places() -> dict[str, tuple[int, int]]:
        rows = db.execute("SELECT id, number, origin FROM document")
        return {f"1{id_}": (number, origin) for id_, number, origin in rows}

    def rows(first: str, before: str) -> Iterator[Row]:
        query = "SELECT key, text FROM block WHERE format = ? AND key >= ?"
        for key, text in _between(db, query, "key", before, name, first):
            yield key, _put_in(text, *places()[key]) if key[0] == "1" and key in places() else text

    return rows


def records_of(db: sqlite3.Connection, table: str) -> Rows:
    """The lines of the entities or facts, by id."""
    return lambda first, before: _between(db, f"SELECT id, line FROM {table} WHERE id >= ?", "id", before, first)


def _between(db: sqlite3.Connection, query: str, column: str, before: str, *values: str) -> Iterator[Row]:
    if before:
        query, values = f"{query} AND {column} < ?", (*values, before)
    return db.execute(f"{query} ORDER BY {column}", values)


class _Parts:
    """Reads records with what has to be known to write them out."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._stub = lru_cache(1 << 16)(self._read_stub)
        # a fact is asked for as such, for its subject and for its object
        self._fact = lru_cache(1 << 13)(lambda line: fact_of(json.loads(line)))
        self._wide = {id_: json.loads(wide) for id_, wide in db.execute("SELECT id, wide FROM document")}

    def articles(self, ids: Collection[str]) -> Part:
        """The articles of these ids, as far as they are there."""
        found = tuple(filter(None, (document(self._db, id_) for id_ in ids)))
        facts = [fact for article in found for fact in self._facts("subject = ?", ARTICLE + article.id)]
        mentions: dict[str, list[MentionRef]] = {}
        for article in found:
            for entity in self._mentioned(article.id):
                mentions.setdefault(entity, []).append(MentionRef(article.id, 0, 0, ""))
        stubs = self._stubs(fact.object for fact in facts)
        stubs |= {id_: replace(stub, mentions=tuple(mentions[id_])) for id_, stub in self._stubs(mentions).items()}
        return Part(KnowledgeGraph.of(found, stubs.values(), facts), articles=found)

    def entities(self, ids: Collection[str]) -> Part:
        """The entities of these ids, as far as they are there."""
        rows = (self._db.execute("SELECT line FROM entity WHERE id = ?", (id_,)).fetchone() for id_ in ids)
        found = tuple(entity_of(json.loads(row[0])) for row in rows if row)
        facts: dict[str, Fact] = {}
        for entity in found:
            told = [self._facts("subject = ?", entity.id)]
            told.append(self._facts(_OF_OBJECT, entity.id, *_TOLD_OF_OBJECT))
            facts.update((fact.id, fact) for some in told for fact in some)
        stubs = self._stubs(end for fact in facts.values() for end in (fact.subject, fact.object))
        known = stubs | {entity.id: entity for entity in found}
        return Part(KnowledgeGraph.of((), known.values(), facts.values()), entities=found, wide=self._wide)

    def facts(self, ids: Collection[str]) -> Part:
        """The facts of these ids, as far as they are there."""
        found = tuple(fact for id_ in ids for fact in self._facts("id = ?", id_))
        stubs = self._stubs(
            id_ for fact in found for id_ in (fact.subject, fact.object, *fact.qualifiers.values()) if _is_entity(id_)
        )
        evidence = {fact.id: self._written_under(fact) for fact in found}
        return Part(KnowledgeGraph.of((), stubs.values(), found), facts=found, evidence=evidence, wide=self._wide)

    def _facts(self, which: str, *values: str) -> list[Fact]:
        rows = self._db.execute(f"SELECT line FROM fact WHERE {which} ORDER BY id", values)
        return [self._fact(line) for (line,) in rows]

    def _written_under(self, fact: Fact) -> list[Evidence]:
        rows = self._db.execute(
            "SELECT doc, start, end, pattern FROM claim WHERE fact = ? AND owner = fact", (fact.id,)
        )
        places = set(rows)
        return [evidence for evidence in fact.evidence if place(evidence) in places]

    def _mentioned(self, doc: str) -> Iterator[str]:
        """The entities that a document names."""
        for entity, mentions in self._db.execute("SELECT entity, mentions FROM names WHERE doc = ? ORDER BY n", (doc,)):
            if any(start < end for start, end, _ in json.loads(mentions)):
                yield entity

    def _stubs(self, ids: Iterable[str | None]) -> dict[str, Entity]:
        """Entities with nothing but their type and name."""
        stubs = (self._stub(id_) for id_ in sorted({id_ for id_ in ids if id_ is not None}))
        return {stub[0]: Entity(*stub) for stub in stubs if stub}

    def _read_stub(self, id_: str) -> tuple[str, str, str] | None:
        found: tuple[str, str, str] | None = self._db.execute(
            "SELECT id, type, name FROM entity WHERE id = ?", (id_,)
        ).fetchone()
        return found


def _is_entity(text: str | None) -> bool:
    return text is not None and _ID.fullmatch(text) is not None


def _cell(key: str, value: object) -> str:
    """A value of a document as JSON, with zero bytes where its place in the input counts."""
    if key == "article":
        return "\0"
    text = json.dumps(value, ensure_ascii=False)
    return f"\0{text}\0" if key == "stretches" else text


def _put_in(text: bytes, number: int, origin: int) -> bytes:
    """The block of an article that stands there in the input."""
    before, mark, rest = text.partition(b"\0")
    if not mark:
        return text
    behind, mark, rest = rest.partition(b"\0")
    if mark:
        stretches, _, rest = rest.partition(b"\0")
        moved = [[start, at + origin, length] for start, at, length in json.loads(stretches)]
        rest = json.dumps(moved).encode() + rest
    return b"%s%d%s%s" % (before, number, behind, rest)
