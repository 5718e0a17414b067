"""Pieces of an article's text for a page: what is evidence, what names an entity, in order and without gaps."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.model import Document, Entity

_AROUND = 40  # characters shown before and after a quote


class Piece(NamedTuple):
    """A stretch of text: the entity whose name it is, if any; its part in a fact (``subject``, ``object``); whether it
    is evidence."""

    text: str
    entity: str | None = None
    part: str = ""
    marked: bool = False


class _Span(NamedTuple):
    start: int
    end: int
    entity: str
    part: str


def quote(document: Document, start: int, end: int, parts: Mapping[str, Entity]) -> list[Piece]:
    """The evidence ``start`` to ``end`` with a few words around it; ``parts`` are the fact's entities."""
    low, high = 0, len(document.text)
    for block in document.blocks:
        if block.start <= start and end <= block.end:
            low, high = block.start, block.end
    first, last = max(low, start - _AROUND), min(high, end + _AROUND)
    pieces = [Piece("…")] if first > low else []
    spans = _spans(document, ((entity, part) for part, entity in parts.items()), start, end)
    pieces += _pieces(document.text, first, last, spans, (start, end))
    return [*pieces, Piece("…")] if last < high else pieces


def paragraphs(
    document: Document, entities: Iterable[Entity], mark: tuple[int, int] | None
) -> list[tuple[str, list[Piece]]]:
    """The whole text, a block at a time with its kind; what ``mark`` delimits is marked."""
    spans = _spans(document, ((entity, "") for entity in entities), 0, len(document.text))
    blocks = document.blocks or ()
    if not blocks:
        return [("body", _pieces(document.text, 0, len(document.text), spans, mark))]
    return [(block.kind, _pieces(document.text, block.start, block.end, spans, mark)) for block in blocks]


def _spans(document: Document, entities: Iterable[tuple[Entity, str]], start: int, end: int) -> list[_Span]:
    """Where the entities are named between ``start`` and ``end``; where names overlap, the first and longest."""
    found = sorted(
        {
            _Span(mention.start, mention.end, entity.id, part)
            for entity, part in entities
            for mention in entity.mentions
            if mention.doc == document.id and start <= mention.start < mention.end <= end
        },
        key=lambda span: (span.start, -span.end, span.entity),
    )
    kept: list[_Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _pieces(text: str, start: int, end: int, spans: Sequence[_Span], mark: tuple[int, int] | None) -> list[Piece]:
    edges = {start, end}
    for a, b in [(span.start, span.end) for span in spans] + ([mark] if mark else []):
        edges |= {edge for edge in (a, b) if start < edge < end}
    at = sorted(edges)
    inside = iter([span for span in spans if span.end > start and span.start < end])
    span = next(inside, None)
    pieces = []
    for first, last in pairwise(at):
        while span and span.end <= first:
            span = next(inside, None)
        named = span is not None and span.start <= first
        marked = mark is not None and mark[0] <= first and last <= mark[1]
        pieces.append(
            Piece(text[first:last], span.entity, span.part, marked)
            if named and span
            else Piece(text[first:last], None, "", marked)
        )
    return pieces
