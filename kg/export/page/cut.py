"""A graph too large for one page, cut down to what matters most."""

from collections.abc import Callable, Mapping

from kg.export.page.columns import complete
from kg.export.page.core import articles_of, importance, relations
from kg.export.page.rows import EntityRow, Rows

Matters = Mapping[str, float]


def top(rows: Rows, count: int, matters: Matters) -> Rows:
    """The ``count`` entities that matter most, the facts among them and the articles these facts rest on."""
    kept = dict.fromkeys(sorted(rows.entities, key=lambda id_: (-matters[id_], id_))[:count])
    among = [fact for fact in rows.facts.values() if complete(fact, kept)]
    articles = {doc for fact in among for doc in fact.docs}
    nodes = dict.fromkeys([*kept, *(f"article:{id_}" for id_ in articles)])
    return Rows(
        {id_: _within(row, articles) for id_, row in rows.entities.items() if id_ in kept},
        {id_: fact for id_, fact in rows.facts.items() if complete(fact, nodes)},
        {id_: row for id_, row in rows.articles.items() if id_ in articles},
    )


def _within(row: EntityRow, articles: set[str]) -> EntityRow:
    """The entity with its mentions in these articles alone."""
    places = [(doc, span) for doc, span in zip(row.docs, row.spans, strict=True) if doc in articles]
    return row._replace(docs=tuple(doc for doc, _ in places), spans=tuple(span for _, span in places))


def fitting(rows: Rows, fits: Callable[[Rows, Matters], bool]) -> Rows:
    """The top of a graph with as many entities as ``fits`` lets through, to within one part in sixty-four."""
    matters = importance(articles_of(rows.entities), relations(rows.facts.values()))
    low, high = 0, len(rows.entities)
    while high - low > max(1, len(rows.entities) // 64):
        middle = (low + high) // 2
        low, high = (middle, high) if fits(top(rows, middle, matters), matters) else (low, middle)
    return top(rows, low, matters)
