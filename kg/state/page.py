"""``graph.html`` from the rows that are kept, and the picture from the last build where its core is the same."""

import json
import sqlite3
from collections import Counter

from kg.export.html import page_of
from kg.export.page.network import Picture
from kg.export.page.rows import ArticleRow, EntityRow, FactRow, Rows, unpacked
from kg.graph import ARTICLE
from kg.summary import Summary

# entities that a page can hold at most, whatever there is to tell of each
MANY = 50_000


def page_text(db: sqlite3.Connection, summary: Summary, base: str) -> str:
    """The page. Of a graph that no page could hold, those entities are looked at that matter most."""
    entities = sum(summary.entities.values())
    counts = entities, sum(summary.facts.values()), summary.documents
    rows = _all(db) if entities <= MANY else _top(db)
    return page_of(rows, summary.about, counts, base=base, kept=_Kept(db))


def _all(db: sqlite3.Connection) -> Rows:
    numbers = dict(db.execute("SELECT id, number FROM document"))
    rows = Rows({}, {}, {})
    for key, text in db.execute("SELECT key, text FROM block WHERE format = 'html' ORDER BY key"):
        id_ = key[1:]
        if key[0] == "2":
            rows.entities[id_] = unpacked(EntityRow, text)
        elif key[0] == "3":
            rows.facts[id_] = unpacked(FactRow, text)
        else:
            rows.articles[id_] = unpacked(ArticleRow, text)._replace(number=str(numbers[id_]))
    return rows


def _top(db: sqlite3.Connection) -> Rows:
    """The entities that are related to most others and named by most articles, with the facts among them."""
    related: Counter[str] = Counter()
    for ends in db.execute("SELECT DISTINCT subject, object FROM fact WHERE object IS NOT NULL"):
        related.update(ends)
    for entity, documents in db.execute("SELECT entity, count(DISTINCT doc) FROM names GROUP BY entity"):
        related[entity] += min(documents, 200) // 20
    best = sorted((id_ for id_ in related if not id_.startswith(ARTICLE)), key=lambda id_: (-related[id_], id_))[:MANY]
    kept = set(best)
    rows = Rows({}, {}, {})
    for id_ in sorted(kept):
        rows.entities[id_] = unpacked(EntityRow, _block(db, f"2{id_}"))
    for id_, subject, target in db.execute("SELECT id, subject, object FROM fact ORDER BY id"):
        if subject in kept and (target is None or target in kept):
            rows.facts[id_] = unpacked(FactRow, _block(db, f"3{id_}"))
    articles = {doc for fact in rows.facts.values() for doc in fact.docs}
    for id_, number in db.execute("SELECT id, number FROM document ORDER BY id"):
        if id_ in articles:
            rows.articles[id_] = unpacked(ArticleRow, _block(db, f"1{id_}"))._replace(number=str(number))
    return rows


def _block(db: sqlite3.Connection, key: str) -> bytes:
    text: bytes = db.execute("SELECT text FROM block WHERE format = 'html' AND key = ?", (key,)).fetchone()[0]
    return text


class _Kept:
    """The picture of the last build."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, key: str) -> Picture | None:
        row = self._db.execute("SELECT value FROM key WHERE part = 'picture'").fetchone()
        found = json.loads(row[0]) if row else {}
        return Picture(*found["picture"]) if found.get("key") == key else None

    def put(self, key: str, picture: Picture) -> None:
        value = json.dumps({"key": key, "picture": picture}, ensure_ascii=False)
        self._db.execute("REPLACE INTO key VALUES ('picture', ?)", (value,))
