"""The graph as the page's scripts read it: plain columns of numbers and strings, entities and articles by position."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from kg.export.page.parts import ArticlePart, EntityPart, FactPart, Sparse, article_part, entity_part, fact_part
from kg.export.page.rows import FactRow, Rows, json_of

Positions = Mapping[str, int]


class Parts(NamedTuple):
    """The rows of a graph in parts, each kind in the order of the ids, and the numbers of the articles. Both ends of
    each fact, and all articles and entities that rows name, are among them, but for those that entities are not."""

    entities: Sequence[EntityPart]
    facts: Sequence[FactPart]
    articles: Sequence[ArticlePart]
    numbers: Sequence[str]


def columns(rows: Rows, importance: Mapping[str, float]) -> dict[str, bytes]:
    """Four tables as JSON: ``entities``, ``facts`` and ``articles``, see the functions below, and ``texts``."""
    return tables_of(parts_of(rows), importance)


def parts_of(rows: Rows) -> Parts:
    """The rows in one part of each kind, without what refers to others that are not among them."""
    nodes = rows.entities.keys() | {f"article:{id_}" for id_ in rows.articles}
    facts = [fact for fact in rows.facts.values() if complete(fact, nodes)]
    return Parts(
        [entity_part(list(rows.entities.values()), rows.articles)],
        [fact_part(facts, rows.articles)],
        [article_part(list(rows.articles.values()))],
        [row.number for row in rows.articles.values()],
    )


def complete(fact: FactRow, nodes: Iterable[str]) -> bool:
    """Whether both ends of the fact are among ``nodes``."""
    return fact.subject in nodes and (not fact.object or fact.object in nodes)


def tables_of(parts: Parts, importance: Mapping[str, float]) -> dict[str, bytes]:
    """:func:`columns` of what is in parts already."""
    article_at = _positions(part.ids for part in parts.articles)
    entity_at = _positions(part.ids for part in parts.entities)
    return {
        "entities": _entities(parts.entities, importance, article_at, entity_at),
        "facts": _facts(parts.facts, article_at, entity_at),
        "articles": _articles(parts),
        "texts": _list(part.text for part in parts.articles),
    }


def _entities(
    parts: Sequence[EntityPart], importance: Mapping[str, float], article_at: Positions, entity_at: Positions
) -> bytes:
    """``names`` holds the name and the aliases, ``sounds`` their pinyin, ``mentions`` runs of article, start, length;
    ``links`` and ``apart`` rows of alias or entity, rule, reason; ``replaces`` ids that links of older builds hold."""
    types = _flat(part.types for part in parts)
    names = sorted(set(types))
    starts = _starts(part.ids for part in parts)
    apart = (
        (start + at, [f"[{entity_at[o]},{reason}" for o, reason in zip(others, reasons, strict=True) if o in entity_at])
        for part, start in zip(parts, starts, strict=True)
        for at, others, reasons in part.apart
    )
    docs = _flat(part.docs for part in parts)
    return _object(
        id=_json(list(entity_at)),
        types=_json(names),
        type=_numbers(types, _positions([names])),
        names=_list(part.names for part in parts),
        sounds=_list(part.sounds for part in parts),
        weight=_json([round(importance.get(id_, 0.0), 2) for id_ in entity_at]),
        mentions=_list(part.mentions for part in parts) % tuple(map(article_at.__getitem__, docs)),
        links=_sparse((part.links for part in parts), starts),
        replaces=_sparse((part.replaces for part in parts), starts),
        apart=_entries(f'"{at}":[{",".join(rows)}]' for at, rows in apart if rows),
    )  # fmt: skip


def _facts(parts: Sequence[FactPart], article_at: Positions, entity_at: Positions) -> bytes:
    """``subject`` is an entity's position, or -1 minus that of an article; ``object`` is -1 where there is a ``value``;
    ``confidence`` is in whole percent, rounded down; ``evidence`` runs of article, start, length, pattern; ``when`` the
    fact's own date, or two with a slash between."""
    node_at = {**entity_at, **{f"article:{id_}": -1 - i for id_, i in article_at.items()}, "": -1}
    predicates = _flat(part.predicates for part in parts)
    subjects, objects = _flat(part.subjects for part in parts), _flat(part.objects for part in parts)
    patterns = _flat(part.patterns for part in parts)
    names, kinds = sorted(set(patterns)), sorted(set(predicates))
    docs = _flat(part.docs for part in parts)
    evidence = [0] * (2 * len(docs))
    evidence[::2] = map(article_at.__getitem__, docs)
    evidence[1::2] = map(_positions([names]).__getitem__, patterns)
    starts = _starts(part.ids for part in parts)
    return _object(
        id=_json(_flat(part.ids for part in parts)),
        predicates=_json(kinds),
        predicate=_numbers(predicates, _positions([kinds])),
        subject=_numbers(subjects, node_at),
        object=_numbers(objects, node_at),
        value=_sparse((part.values for part in parts), starts),
        qualifiers=_sparse((part.qualifiers for part in parts), starts),
        status=_list(part.status for part in parts),
        confidence=_list(part.confidence for part in parts),
        patterns=_json(names),
        evidence=_list(part.evidence for part in parts) % tuple(evidence),
        when=_when(parts, subjects, objects),
    )


def _when(parts: Sequence[FactPart], subjects: Sequence[str], objects: Sequence[str]) -> bytes:
    days = {event: day for part in parts for event, day in part.days}
    own = _flat(part.when for part in parts)
    found = (
        (i, when or days.get(subject) or days.get(target))
        for i, (when, subject, target) in enumerate(zip(own, subjects, objects, strict=True))
        if when or subject in days or target in days
    )
    return _entries(f'"{i}":"{day}"' for i, day in found)


def _articles(parts: Parts) -> bytes:
    """``blocks`` are runs of start and length, one a paragraph, with the ``kinds`` beside them."""

    def column(of: Callable[[ArticlePart], bytes]) -> bytes:
        return _list(map(of, parts.articles))

    return _object(
        id=_json(_flat(part.ids for part in parts.articles)),
        title=column(lambda part: part.title),
        published=column(lambda part: part.published),
        publishedBy=column(lambda part: part.published_by),
        source=column(lambda part: part.source),
        file=column(lambda part: part.file),
        number=_list(number.encode() for number in parts.numbers),
        blocks=column(lambda part: part.blocks),
        kinds=column(lambda part: part.kinds),
    )


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return list(chain.from_iterable(lists))


def _positions(lists: Iterable[Sequence[str]]) -> dict[str, int]:
    ids = list(chain.from_iterable(lists))
    return dict(zip(ids, range(len(ids)), strict=True))


def _starts(lists: Iterable[Sequence[str]]) -> list[int]:
    """The position of the first item of each."""
    starts = [0]
    for each in lists:
        starts.append(starts[-1] + len(each))
    return starts[:-1]


def _json(value: object) -> bytes:
    return json_of(value).encode()


def _numbers(items: Iterable[str], positions: Positions) -> bytes:
    return _json(list(map(positions.__getitem__, items)))


def _list(items: Iterable[bytes]) -> bytes:
    return b"[%s]" % b",".join(filter(None, items))


def _entries(items: Iterable[str]) -> bytes:
    return f"{{{','.join(items)}}}".encode()


def _sparse(parts: Iterable[Sparse], starts: Sequence[int]) -> bytes:
    """An object of the entries, by position."""
    some = list(parts)
    numbers = [start + at for part, start in zip(some, starts, strict=True) for at in part.at]
    return b"{%s}" % (b",".join([part.text for part in some if part.at]) % tuple(numbers))


def _object(**columns: bytes) -> bytes:
    return b"{%s}" % b",".join(b'"%s":%s' % (name.encode(), text) for name, text in columns.items())
