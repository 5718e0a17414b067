"""The graph as the page's scripts read it: plain columns of numbers and strings, entities and articles by position."""

from collections.abc import Iterable, Mapping

from kg.export.page.rows import FactRow, Rows, json_of
from kg.model import STATUSES


def columns(rows: Rows, importance: Mapping[str, float]) -> dict[str, str]:
    """Four tables as JSON: ``entities``, ``facts`` and ``articles``, see the functions below, and ``texts``."""
    article_at = {id_: i for i, id_ in enumerate(rows.articles)}
    entity_at = {id_: i for i, id_ in enumerate(rows.entities)}
    return {
        "entities": _entities(rows, importance, article_at, entity_at),
        "facts": _facts(rows, article_at, entity_at),
        "articles": _articles(rows),
        "texts": _list(row.text for row in rows.articles.values()),
    }


def _entities(
    rows: Rows, importance: Mapping[str, float], article_at: Mapping[str, int], entity_at: Mapping[str, int]
) -> str:
    """``names`` holds the name and the aliases, ``sounds`` their pinyin, ``mentions`` runs of article, start, length;
    ``links`` and ``apart`` rows of alias or entity, rule, reason; ``replaces`` ids that links of older builds hold."""
    entities = list(rows.entities.values())
    types = sorted({entity.type for entity in entities})
    type_at = {name: i for i, name in enumerate(types)}
    apart = {
        i: _list(
            f"[{entity_at[other]},{reason}"
            for other, reason in zip(entity.others, entity.reasons, strict=True)
            if other in entity_at
        )
        for i, entity in enumerate(entities)
        if entity.others
    }
    return _object(
        id=json_of(list(rows.entities)),
        types=json_of(types),
        type=json_of([type_at[entity.type] for entity in entities]),
        names=_list(entity.names for entity in entities),
        sounds=_list(entity.sounds for entity in entities),
        weight=json_of([round(importance.get(id_, 0.0), 2) for id_ in rows.entities]),
        mentions=_list(
            _list(
                f"{article_at[doc]},{span}"
                for doc, span in zip(entity.docs, entity.spans, strict=True)
                if doc in article_at
            )
            for entity in entities
        ),
        links=_sparse((i, entity.links) for i, entity in enumerate(entities)),
        replaces=_sparse((i, entity.replaces) for i, entity in enumerate(entities)),
        apart=_sparse((i, text) for i, text in apart.items() if text != "[]"),
    )  # fmt: skip


def _facts(rows: Rows, article_at: Mapping[str, int], entity_at: Mapping[str, int]) -> str:
    """``subject`` is an entity's position, or -1 minus that of an article; ``object`` is -1 where there is a ``value``;
    ``confidence`` is in whole percent, rounded down; ``evidence`` runs of article, start, length, pattern; ``when`` the
    fact's own date, or two with a slash between."""
    node_at = {**entity_at, **{f"article:{id_}": -1 - i for id_, i in article_at.items()}}
    facts = [fact for fact in rows.facts.values() if complete(fact, node_at)]
    predicates = sorted({fact.predicate for fact in facts})
    patterns = sorted({pattern for fact in facts for pattern in fact.patterns})
    predicate_at = {name: i for i, name in enumerate(predicates)}
    pattern_at = {name: i for i, name in enumerate(patterns)}
    days = {fact.subject: fact.day for fact in facts if fact.day}
    when = (fact.when or days.get(fact.subject) or days.get(fact.object) or "" for fact in facts)
    return _object(
        id=json_of([fact.id for fact in facts]),
        predicates=json_of(predicates),
        predicate=json_of([predicate_at[fact.predicate] for fact in facts]),
        subject=json_of([node_at[fact.subject] for fact in facts]),
        object=json_of([node_at[fact.object] if fact.object else -1 for fact in facts]),
        value=_sparse((i, fact.value) for i, fact in enumerate(facts)),
        qualifiers=_sparse((i, fact.qualifiers) for i, fact in enumerate(facts)),
        status=json_of([STATUSES.index(fact.status) for fact in facts]),
        confidence=_list(fact.percent for fact in facts),
        patterns=json_of(patterns),
        evidence=_list(
            _list(
                f"{article_at[doc]},{span},{pattern_at[pattern]}"
                for doc, span, pattern in zip(fact.docs, fact.spans, fact.patterns, strict=True)
                if doc in article_at
            )
            for fact in facts
        ),
        when=_sparse((i, json_of(day) if day else "") for i, day in enumerate(when)),
    )


def complete(fact: FactRow, nodes: Mapping[str, object]) -> bool:
    """Whether both ends of the fact are among ``nodes``."""
    return fact.subject in nodes and (not fact.object or fact.object in nodes)


def _articles(rows: Rows) -> str:
    """``blocks`` are runs of start and length, one a paragraph, with the ``kinds`` beside them."""
    articles = rows.articles.values()
    return _object(
        id=json_of(list(rows.articles)),
        title=_list(row.title for row in articles),
        published=_list(row.published for row in articles),
        publishedBy=_list(row.published_by for row in articles),
        source=_list(row.source for row in articles),
        file=_list(row.file for row in articles),
        number=_list(row.number for row in articles),
        blocks=_list(row.blocks for row in articles),
        kinds=_list(row.kinds for row in articles),
    )


def _list(items: Iterable[str]) -> str:
    return f"[{','.join(items)}]"


def _sparse(items: Iterable[tuple[int, str]]) -> str:
    """An object of the items that are not empty, by position."""
    return "{" + ",".join(f'"{i}":{text}' for i, text in items if text) + "}"


def _object(**columns: str) -> str:
    return "{" + ",".join(f'"{name}":{text}' for name, text in columns.items()) + "}"
