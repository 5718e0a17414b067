"""Runs of rows as the columns of the page need them: what depends on no other run is UTF-8 text already.

A number that depends on what else there is, the position of an article, say, is ``%d`` in a text and has its place in a
list beside it; so one operation puts many of them in. A part can be kept as bytes; see :func:`packed`.
"""

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from kg.export.page.rows import ArticleRow, EntityRow, FactRow
from kg.model import STATUSES

Part = TypeVar("Part", "EntityPart", "FactPart", "ArticlePart")


class Sparse(NamedTuple):
    """Entries of an object by position: the positions in the part, and ``"%d":text,"%d":text``."""

    at: list[int]
    text: bytes


class EntityPart(NamedTuple):
    """Entities; ``docs`` are those of their mentions, in turn, ``articles`` for each entity how many different ones;
    ``apart`` has for some positions the other entities with rule and reason as the end of a JSON list."""

    ids: list[str]
    types: list[str]
    articles: list[int]
    names: bytes
    sounds: bytes
    docs: list[str]
    mentions: bytes
    links: Sparse
    replaces: Sparse
    apart: list[tuple[int, tuple[str, ...], tuple[str, ...]]]


class FactPart(NamedTuple):
    """Facts; ``objects`` are "" where there is a value; ``docs`` and ``patterns`` are those of the evidence, in turn,
    ``days`` events with the day on which they are."""

    ids: list[str]
    predicates: list[str]
    subjects: list[str]
    objects: list[str]
    weights: list[str]
    values: Sparse
    qualifiers: Sparse
    status: bytes
    confidence: bytes
    docs: list[str]
    patterns: list[str]
    evidence: bytes
    when: list[str]
    days: list[tuple[str, str]]


class ArticlePart(NamedTuple):
    """Articles, all but their numbers."""

    ids: list[str]
    title: bytes
    published: bytes
    published_by: bytes
    source: bytes
    file: bytes
    text: bytes
    blocks: bytes
    kinds: bytes


def entity_part(rows: Sequence[EntityRow], docs: Container[str] | None = None) -> EntityPart:
    """The part of these entities, with their mentions in ``docs`` only; None for all."""
    docs_of = [row.docs for row in rows]
    spans_of = [row.spans for row in rows]
    if docs is not None:
        places = [[(d, span) for d, span in zip(row.docs, row.spans, strict=True) if d in docs] for row in rows]
        docs_of = [tuple(doc for doc, _ in each) for each in places]
        spans_of = [tuple(span for _, span in each) for each in places]
    return EntityPart(
        [row.id for row in rows],
        [row.type for row in rows],
        [len(set(row.docs)) for row in rows],
        _joined([row.names for row in rows]),
        _joined([row.sounds for row in rows]),
        [doc for docs in docs_of for doc in docs],
        _joined([f"[%d,{',%d,'.join(spans)}]" if spans else "[]" for spans in spans_of]),
        _sparse([row.links for row in rows]),
        _sparse([row.replaces for row in rows]),
        [(i, row.others, row.reasons) for i, row in enumerate(rows) if row.others],
    )


def fact_part(rows: Sequence[FactRow], docs: Container[str] | None = None) -> FactPart:
    """The part of these facts, with their evidence in ``docs`` only; None for all."""
    if docs is not None:
        rows = [_within(row, docs) for row in rows]
    return FactPart(
        [row.id for row in rows],
        [row.predicate for row in rows],
        [row.subject for row in rows],
        [row.object for row in rows],
        [row.weight for row in rows],
        _sparse([row.value for row in rows]),
        _sparse([row.qualifiers for row in rows]),
        _joined([_STATUS[row.status] for row in rows]),
        _joined([row.percent for row in rows]),
        [doc for row in rows for doc in row.docs],
        [pattern for row in rows for pattern in row.patterns],
        _joined([f"[%d,{',%d,%d,'.join(row.spans)},%d]" if row.spans else "[]" for row in rows]),
        [row.when for row in rows],
        [(row.subject, row.day) for row in rows if row.day],
    )


def article_part(rows: Sequence[ArticleRow]) -> ArticlePart:
    """The part of these articles."""

    def column(of: Callable[[ArticleRow], str]) -> bytes:
        return _joined(map(of, rows))

    return ArticlePart(
        [row.id for row in rows],
        column(lambda row: row.title),
        column(lambda row: row.published),
        column(lambda row: row.published_by),
        column(lambda row: row.source),
        column(lambda row: row.file),
        column(lambda row: row.text),
        column(lambda row: row.blocks),
        column(lambda row: row.kinds),
    )


def packed(part: EntityPart | FactPart | ArticlePart) -> bytes:
    """``part`` as bytes that :func:`unpacked` reads."""
    return _FIELD.join(map(_cell, part))


def _cell(cell: Any) -> bytes:
    if isinstance(cell, bytes):
        return cell
    if isinstance(cell, Sparse):
        return ",".join(map(str, cell.at)).encode() + _ITEM.encode() + cell.text
    return (_ITEM.join(map(str, cell)) if not cell or not isinstance(cell[0], tuple) else json.dumps(cell)).encode()


def unpacked(kind: type[Part], data: bytes) -> Part:
    """The part that :func:`packed` was given."""
    cells: list[Any] = data.split(_FIELD)
    for at, what in _CELLS[kind]:
        text = cells[at]
        if what == "sparse":
            numbers, _, text = text.partition(_ITEM.encode())
            cells[at] = Sparse(list(map(int, numbers.split(b","))) if numbers else [], text)
        elif what == "numbers":
            cells[at] = list(map(int, text.split(_ITEM.encode()))) if text else []
        elif what == "rows":
            cells[at] = list(map(tuple, json.loads(text))) if text else []
        else:  # of an item a row there is one at least, which may be ""
            cells[at] = text.decode().split(_ITEM) if text or (what == "each" and cells[0]) else []
    return kind(*cells)


_FIELD, _ITEM = b"\0", "\1"  # no text of a build has them
# cells that are not text: lists with an item for each row, lists of any length, …
_CELLS: Mapping[type, tuple[tuple[int, str], ...]] = {
    EntityPart: ((0, "each"), (1, "each"), (2, "numbers"), (5, "list"), (7, "sparse"), (8, "sparse"), (9, "rows")),
    FactPart: ((0, "each"), (1, "each"), (2, "each"), (3, "each"), (4, "each"), (5, "sparse"), (6, "sparse"),
               (9, "list"), (10, "list"), (12, "each"), (13, "rows")),
    ArticlePart: ((0, "each"),),
}  # fmt: skip


_STATUS: Mapping[str, str] = {status: str(number) for number, status in enumerate(STATUSES)}


def _within(row: FactRow, docs: Container[str]) -> FactRow:
    places = zip(row.docs, row.spans, row.patterns, strict=True)
    kept = [place for place in places if place[0] in docs]
    if len(kept) == len(row.docs):
        return row
    return row._replace(
        docs=tuple(doc for doc, _, _ in kept),
        spans=tuple(span for _, span, _ in kept),
        patterns=tuple(pattern for _, _, pattern in kept),
    )


def _sparse(texts: Iterable[str]) -> Sparse:
    found = [(at, text) for at, text in enumerate(texts) if text]
    return Sparse([at for at, _ in found], _joined([f'"%d":{text.replace("%", "%%")}' for _, text in found]))


def _joined(texts: Iterable[str]) -> bytes:
    return ",".join(texts).encode()
