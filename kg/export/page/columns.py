"""The graph as the page's scripts read it: plain columns of numbers and strings, entities and articles by position."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.export.page.sounds import syllables
from kg.graph import KnowledgeGraph
from kg.model import STATUSES, Document, Entity, Fact

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_HAS_YEAR = re.compile(f"{_DAY}(?:/{_DAY})?", re.ASCII)

Offset = Callable[[int], int]


def clean(text: str) -> str:
    """``text`` as UTF-8 can hold it: a lone surrogate becomes U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def offsets(text: str) -> Offset:
    """A function from an offset in code points to the offset in UTF-16 units that a browser counts in."""
    wide = [match.start() for match in _BEYOND_BMP.finditer(text)]
    if not wide:
        return lambda position: position
    return lambda position: position + sum(at < position for at in wide)


def columns(graph: KnowledgeGraph, importance: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """Three tables, ``entities``, ``facts`` and ``articles``; see the functions below for their columns."""
    shifts = {id_: offsets(document.text) for id_, document in graph.documents.items()}
    article_at = {id_: i for i, id_ in enumerate(graph.documents)}
    entity_at = {id_: i for i, id_ in enumerate(graph.entities)}
    return {
        "entities": _entities(graph, importance, article_at, shifts, entity_at),
        "facts": _facts(graph, article_at, shifts, entity_at),
        "articles": _articles(list(graph.documents.values()), shifts),
    }


def _entities(
    graph: KnowledgeGraph,
    importance: Mapping[str, float],
    article_at: Mapping[str, int],
    shifts: Mapping[str, Offset],
    entity_at: Mapping[str, int],
) -> dict[str, Any]:
    """``names`` holds the name and the aliases, ``sounds`` their pinyin, ``mentions`` runs of article, start, length;
    ``links`` and ``apart`` rows of alias or entity, rule, reason; ``replaces`` ids that links of older builds hold."""
    entities = list(graph.entities.values())
    types = sorted({entity.type for entity in entities})

    def mentions(entity: Entity) -> list[int]:
        flat: list[int] = []
        for doc, start, end, _ in sorted(entity.mentions):
            if doc in article_at:
                at = shifts[doc](start)
                flat += (article_at[doc], at, shifts[doc](end) - at)
        return flat

    def apart(entity: Entity) -> list[list[Any]]:
        return [[entity_at[a.other], clean(a.rule), clean(a.because)] for a in entity.apart if a.other in entity_at]

    names = [[clean(name) for name in dict.fromkeys((e.name, *e.aliases))] for e in entities]
    return {
        "id": [entity.id for entity in entities],
        "types": types,
        "type": [types.index(entity.type) for entity in entities],
        "names": names,
        "sounds": [[syllables(name) for name in row] for row in names],
        "weight": [round(importance.get(entity.id, 0.0), 2) for entity in entities],
        "mentions": [mentions(entity) for entity in entities],
        "links": {i: [[clean(part) for part in link] for link in e.links] for i, e in enumerate(entities) if e.links},
        "replaces": {i: list(entity.replaces) for i, entity in enumerate(entities) if entity.replaces},
        "apart": {i: rows for i, entity in enumerate(entities) if (rows := apart(entity))},
    }


def _facts(
    graph: KnowledgeGraph,
    article_at: Mapping[str, int],
    shifts: Mapping[str, Offset],
    entity_at: Mapping[str, int],
) -> dict[str, Any]:
    """``subject`` is an entity's position, or -1 minus that of an article; ``object`` is -1 where there is a ``value``;
    ``confidence`` is in whole percent, rounded down; ``evidence`` runs of article, start, length, pattern; ``when`` the
    fact's own date, or two with a slash between."""
    facts = [fact for fact in graph.facts.values() if _complete(fact, article_at, entity_at)]
    predicates = sorted({fact.predicate for fact in facts})
    patterns = sorted({evidence.pattern for fact in facts for evidence in fact.evidence})
    predicate_at = {name: i for i, name in enumerate(predicates)}
    pattern_at = {name: i for i, name in enumerate(patterns)}
    days = _event_days(facts)

    def subject(fact: Fact) -> int:
        kind, _, rest = fact.subject.partition(":")
        return -1 - article_at[rest] if kind == "article" else entity_at[fact.subject]

    def evidence(fact: Fact) -> list[int]:
        flat: list[int] = []
        for doc, start, end, _, pattern in fact.evidence:
            if doc in article_at:
                at = shifts[doc](start)
                flat += (article_at[doc], at, shifts[doc](end) - at, pattern_at[pattern])
        return flat

    return {
        "id": [fact.id for fact in facts],
        "predicates": predicates,
        "predicate": [predicate_at[fact.predicate] for fact in facts],
        "subject": [subject(fact) for fact in facts],
        "object": [-1 if fact.object is None else entity_at[fact.object] for fact in facts],
        "value": {i: clean(fact.value) for i, fact in enumerate(facts) if fact.value is not None},
        "qualifiers": {
            i: {clean(key): clean(value) for key, value in sorted(fact.qualifiers.items())}
            for i, fact in enumerate(facts)
            if fact.qualifiers
        },
        "status": [STATUSES.index(fact.status) for fact in facts],
        "confidence": [int(fact.confidence * 100 + 1e-6) for fact in facts],
        "patterns": [clean(pattern) for pattern in patterns],
        "evidence": [evidence(fact) for fact in facts],
        "when": {i: when for i, fact in enumerate(facts) if (when := _when(fact, days))},
    }


def _complete(fact: Fact, article_at: Mapping[str, int], entity_at: Mapping[str, int]) -> bool:
    """Whether both ends of the fact are in the graph."""
    kind, _, rest = fact.subject.partition(":")
    known = rest in article_at if kind == "article" else fact.subject in entity_at
    return known and (fact.object is None or fact.object in entity_at)


def _event_days(facts: Sequence[Fact]) -> dict[str, str]:
    """The day of each event that has one with a year."""
    return {
        fact.subject: fact.value
        for fact in facts
        if fact.predicate == "occurredOn" and fact.value and _HAS_YEAR.fullmatch(fact.value)
    }


def _when(fact: Fact, days: Mapping[str, str]) -> str:
    """The date that the fact itself states, or that of the event it is about; empty without a year."""
    own = fact.value if fact.predicate in ("occurredOn", "publishedOn") else None
    stated = own or fact.qualifiers.get("date") or fact.qualifiers.get("since") or ""
    if _HAS_YEAR.fullmatch(stated):
        return stated
    return days.get(fact.subject) or days.get(fact.object or "") or ""


def _articles(documents: Sequence[Document], shifts: Mapping[str, Offset]) -> dict[str, Any]:
    """``blocks`` are runs of start and length, one a paragraph, with the ``kinds`` beside them."""

    def blocks(document: Document) -> list[int]:
        shift = shifts[document.id]
        return [n for _, start, end in document.blocks for n in (shift(start), shift(end) - shift(start))]

    return {
        "id": [document.id for document in documents],
        "title": [clean(document.title or "") for document in documents],
        "published": [document.published or "" for document in documents],
        "publishedBy": [document.published_by or "" for document in documents],
        "source": [clean(document.source or "") for document in documents],
        "file": [clean(document.file) for document in documents],
        "number": [document.article for document in documents],
        "text": [clean(document.text) for document in documents],
        "blocks": [blocks(document) for document in documents],
        "kinds": [[block.kind for block in document.blocks] for document in documents],
    }
