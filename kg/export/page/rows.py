"""The graph's records as the page needs them, each by itself: what does not depend on the others is JSON already.

A row can be kept as text and used again as long as its record stays the same; see :func:`packed`.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, TypeVar

from kg.encoding import decode, encoder
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, MentionRef

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_HAS_YEAR = re.compile(f"{_DAY}(?:/{_DAY})?", re.ASCII)
# what could end a script element or a string in it
_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_SHARE = {"asserted": 1.0, "planned": 0.5, "negated": 0.25}
_FIELD, _ITEM = "\0", "\1"  # between the fields of a row, between the items of a field; no text of a build has them

Offset = Callable[[int], int]
Wide = Mapping[str, Collection[int]]  # by document, where its characters beyond the basic plane stand
Row = TypeVar("Row", "EntityRow", "FactRow", "ArticleRow")


class EntityRow(NamedTuple):
    """An entity: ``names`` is a JSON list of the name and the aliases, ``sounds`` one of their pinyin, ``docs`` and
    ``spans`` (start, length) are its mentions; ``links`` a JSON list of alias, rule, reason, ``replaces`` one of ids of
    older builds, both "" where there are none; ``others`` are the ids of those it was kept apart from, ``reasons`` for
    each rule and reason as the end of a JSON list."""

    id: str
    type: str
    names: str
    sounds: str
    docs: tuple[str, ...]
    spans: tuple[str, ...]
    links: str
    replaces: str
    others: tuple[str, ...]
    reasons: tuple[str, ...]


class FactRow(NamedTuple):
    """A fact: ``object`` is "" where there is a ``value``, which is a JSON string; ``qualifiers`` a JSON object or "";
    ``percent`` its confidence, rounded down, ``weight`` how much it relates its ends; ``when`` the date that it states
    itself, ``day`` that of the event which it tells of; its evidence is ``docs``, ``spans`` and ``patterns``."""

    id: str
    predicate: str
    subject: str
    object: str
    value: str
    qualifiers: str
    status: str
    percent: str
    weight: str
    when: str
    day: str
    docs: tuple[str, ...]
    spans: tuple[str, ...]
    patterns: tuple[str, ...]


class ArticleRow(NamedTuple):
    """An article, all but its id in JSON; ``blocks`` are runs of start and length, one a paragraph."""

    id: str
    title: str
    published: str
    published_by: str
    source: str
    file: str
    number: str
    text: str
    blocks: str
    kinds: str


class Rows(NamedTuple):
    """The rows of a graph, each kind by id in the order of the ids."""

    entities: dict[str, EntityRow]
    facts: dict[str, FactRow]
    articles: dict[str, ArticleRow]


def rows_of(graph: KnowledgeGraph) -> Rows:
    """The rows of ``graph``."""
    wide = {id_: wide_of(document.text) for id_, document in graph.documents.items()}
    return Rows(
        {id_: entity_row(entity, wide) for id_, entity in graph.entities.items()},
        {id_: fact_row(fact, wide) for id_, fact in graph.facts.items()},
        {id_: article_row(document) for id_, document in graph.documents.items()},
    )


def entity_row(entity: Entity, wide: Wide, former: EntityRow | None = None) -> EntityRow:
    """The row of ``entity``; mentions in documents that are not in ``wide`` are left out. How the names sound is taken
    from its ``former`` row, if that had the same."""
    names = json_of([clean(name) for name in dict.fromkeys((entity.name, *entity.aliases))])
    sounds = former.sounds if former and former.names == names else _sounds(names)
    mentions = [mention for mention in sorted(entity.mentions) if mention.doc in wide]
    return EntityRow(
        entity.id,
        entity.type,
        names,
        sounds,
        tuple(mention.doc for mention in mentions),
        tuple(_span(mention, wide) for mention in mentions),
        json_of([[clean(part) for part in link] for link in entity.links]) if entity.links else "",
        json_of(entity.replaces) if entity.replaces else "",
        tuple(apart.other for apart in entity.apart),
        tuple(json_of([clean(apart.rule), clean(apart.because)])[1:] for apart in entity.apart),
    )


def _sounds(names: str) -> str:
    from kg.export.page.sounds import syllables  # imports pypinyin, which takes a while

    return json_of([syllables(name) for name in decode(names)])


def fact_row(fact: Fact, wide: Wide) -> FactRow:
    """The row of ``fact``; evidence in documents that are not in ``wide`` is left out."""
    evidence = [each for each in fact.evidence if each.doc in wide]
    own = fact.value if fact.predicate in ("occurredOn", "publishedOn") else None
    stated = own or fact.qualifiers.get("date") or fact.qualifiers.get("since") or ""
    dated = fact.predicate == "occurredOn" and fact.value and _HAS_YEAR.fullmatch(fact.value)
    return FactRow(
        fact.id,
        fact.predicate,
        fact.subject,
        fact.object or "",
        "" if fact.value is None else json_of(clean(fact.value)),
        json_of({clean(key): clean(text) for key, text in sorted(fact.qualifiers.items())}) if fact.qualifiers else "",
        fact.status,
        str(int(fact.confidence * 100 + 1e-6)),
        repr(fact.confidence * _SHARE.get(fact.status, 0.5)),
        stated if _HAS_YEAR.fullmatch(stated) else "",
        (fact.value or "") if dated else "",
        tuple(each.doc for each in evidence),
        tuple(_span(each, wide) for each in evidence),
        tuple(clean(each.pattern) for each in evidence),
    )


def article_row(document: Document) -> ArticleRow:
    """The row of ``document``."""
    shift = offsets(wide_of(document.text))
    return ArticleRow(
        document.id,
        json_of(clean(document.title or "")),
        json_of(document.published or ""),
        json_of(document.published_by or ""),
        json_of(clean(document.source or "")),
        json_of(clean(document.file)),
        str(document.article),
        json_of(clean(document.text)),
        json_of([n for _, start, end in document.blocks for n in (shift(start), shift(end) - shift(start))]),
        json_of([block.kind for block in document.blocks]),
    )


def packed(row: EntityRow | FactRow | ArticleRow) -> bytes:
    """``row`` as text that :func:`unpacked` reads."""
    return _FIELD.join(_ITEM.join(cell) if isinstance(cell, tuple) else cell for cell in row).encode()


def unpacked(kind: type[Row], text: bytes) -> Row:
    """The row that :func:`packed` was given."""
    cells: list[Any] = text.decode().split(_FIELD)
    for at in _LISTS[kind]:
        cells[at] = tuple(cells[at].split(_ITEM)) if cells[at] else ()
    return kind(*cells)


_LISTS: Mapping[type, tuple[int, ...]] = {EntityRow: (4, 5, 8, 9), FactRow: (11, 12, 13), ArticleRow: ()}


_encode = encoder(",", ":")


def json_of(value: Any) -> str:
    """``value`` as JSON that cannot end the script element it stands in."""
    written = _encode(value)
    for character, escape in _ESCAPES.items():
        written = written.replace(character, escape)
    return written


def clean(text: str) -> str:
    """``text`` as UTF-8 can hold it: a lone surrogate becomes U+FFFD."""
    return text if text.isprintable() else _LONE_SURROGATE.sub("\ufffd", text)


def wide_of(text: str) -> list[int]:
    """Where the characters stand that are two units to a browser."""
    return [match.start() for match in _BEYOND_BMP.finditer(text)]


def offsets(wide: Collection[int]) -> Offset:
    """A function from an offset in code points to the offset in UTF-16 units that a browser counts in."""
    if not wide:
        return lambda position: position
    return lambda position: position + sum(at < position for at in wide)


def _span(place: MentionRef | Evidence, wide: Wide) -> str:
    shift = offsets(wide[place.doc])
    start = shift(place.start)
    return f"{start},{shift(place.end) - start}"
