"""The formats whose files are kept in blocks: how the records of a part become blocks, and what stands around them.

The ``key`` of a block gives its place in its file: ``1`` and the id of an article, ``2`` and the id of an entity, ``3``
and the id of a fact; in Turtle a fact stands below its subject, and has the subject's key, a zero byte and its id. The
number of an article and its place in its file change with what stands before it there: zero bytes mark where they
stand in its blocks, and :func:`placed` puts them in.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator

from kg.export import graphml, turtle
from kg.export.flat import nodes
from kg.export.page.rows import EntityRow, article_row, entity_row, fact_row, packed, unpacked
from kg.export.rdf import Section, Walk, head, tail
from kg.export.triples import opening
from kg.graph import ARTICLE, document_record
from kg.state import page, splice
from kg.state.parts import Part, rows_in
from kg.state.touched import Touched
from kg.summary import Summary

_POSITION = "schema:position"
_NUMBER = '"number"^^xsd:integer'  # stands in no text: quotes in texts are escaped

Row = tuple[str, bytes]


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
            yield from ((records[node.id], graphml.node(node)) for node in nodes(part.graph, records))
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
        former = self._former(entity.id for entity in part.entities)
        for entity in part.entities:
            key = f"2{entity.id}"
            yield key, packed(entity_row(entity, part.wide, former.get(key)))
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

    def _former(self, ids: Iterable[str]) -> dict[str, EntityRow]:
        asked = "SELECT key, text FROM block WHERE format = 'html' AND key IN"
        return {key: unpacked(EntityRow, text) for key, text in rows_in(self._db, asked, (f"2{id_}" for id_ in ids))}


def formats_of(db: sqlite3.Connection, base: str) -> dict[str, Lines]:
    """The formats that have blocks, by name."""
    return {"documents": Lines(), "turtle": Turtle(base), "graphml": GraphML(), "html": Page(db)}


def placed(text: bytes, number: int, origin: int) -> bytes:
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


def _cell(key: str, value: object) -> str:
    """A value of a document as JSON, with zero bytes where its place in the input counts."""
    if key == "article":
        return "\0"
    text = json.dumps(value, ensure_ascii=False)
    return f"\0{text}\0" if key == "stretches" else text
