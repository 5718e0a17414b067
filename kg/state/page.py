"""``graph.html`` from the rows that are kept, in runs of which only those with a changed row are made anew; and the
picture from the last build where its core is the same."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any

from kg.export.html import Frame, frame_of, page_of, page_of_parts
from kg.export.page import network
from kg.export.page.columns import Parts
from kg.export.page.network import Picture
from kg.export.page.parts import ArticlePart, EntityPart, FactPart, article_part, entity_part, fact_part
from kg.export.page.parts import packed as packed_part
from kg.export.page.parts import unpacked as unpacked_part
from kg.export.page.rows import ArticleRow, EntityRow, FactRow, Rows, clean, unpacked
from kg.graph import ARTICLE
from kg.state.database import transaction
from kg.summary import Summary

# entities that a page can hold at most, whatever there is to tell of each
MANY = 50_000
_ROWS = 64  # in a run

# by what the keys of their blocks begin with: rows, their parts, and what makes these of those
_KINDS: Mapping[str, tuple[Any, Any, Callable[[Any], Any]]] = {
    "1": (ArticleRow, ArticlePart, article_part),
    "2": (EntityRow, EntityPart, entity_part),
    "3": (FactRow, FactPart, fact_part),
}


def page_text(db: sqlite3.Connection, summary: Summary, base: str) -> list[bytes]:
    """The page in pieces of UTF-8. Of a graph that none could hold, those entities are looked at that matter most."""
    entities = sum(summary.entities.values())
    counts = entities, sum(summary.facts.values()), summary.documents
    if entities > MANY:
        return page_of(_top(db), summary.about, counts, base=base, kept=_Kept(db))

    def names(ids: Iterable[str]) -> dict[str, str]:
        rows = (db.execute("SELECT id, name FROM entity WHERE id = ?", (id_,)).fetchone() for id_ in ids)
        return {id_: clean(name) for id_, name in rows}

    parts = _parts(db)
    page = page_of_parts(parts, names, summary.about, base=base, kept=_Kept(db), frame=_frame(db))
    return page or page_of(_all(db), summary.about, counts, base=base, kept=_Kept(db))


def touch(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Note that the blocks of these keys have changed."""
    db.executemany(
        "UPDATE part SET changed = 1 WHERE first = (SELECT max(first) FROM part WHERE first <= ?)",
        ((key,) for key in keys),
    )


def forget(db: sqlite3.Connection) -> None:
    """Make all runs anew the next time."""
    db.execute("DELETE FROM part")


def _parts(db: sqlite3.Connection) -> Parts:
    """All rows in runs."""
    known = db.execute("SELECT first, changed FROM part ORDER BY first").fetchall()
    known = known or [(first, 1) for first in _KINDS]
    with transaction(db):
        for (first, changed), (before, _) in pairwise([*known, ("4", 0)]):
            if changed:
                _make(db, first, before)
    parts: dict[str, list[Any]] = {sign: [] for sign in _KINDS}
    for first, text in db.execute("SELECT first, packed FROM part ORDER BY first"):
        parts[first[0]].append(unpacked_part(_KINDS[first[0]][1], text))
    numbers = [str(number) for (number,) in db.execute("SELECT number FROM document ORDER BY id")]
    return Parts(parts["2"], parts["3"], parts["1"], numbers)


def _make(db: sqlite3.Connection, first: str, before: str) -> None:
    """Keep the blocks from the key ``first`` on and before another as runs."""
    kind, _, make = _KINDS[first[0]]
    query = "SELECT key, text FROM block WHERE format = 'html' AND key >= ? AND key < ? ORDER BY key"
    blocks = db.execute(query, (first, before)).fetchall()
    db.execute("DELETE FROM part WHERE first = ?", (first,))
    if not blocks and first not in _KINDS:
        return
    size = _ROWS if len(blocks) > 2 * _ROWS else 2 * _ROWS
    for start in range(0, max(1, len(blocks)), size):
        run = blocks[start : start + size]
        part = packed_part(make([unpacked(kind, text) for _, text in run]))
        db.execute("INSERT INTO part VALUES (?, 0, ?)", (run[0][0] if start else first, part))


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


def _frame(db: sqlite3.Connection) -> Frame:
    """The page's frame, which is kept as long as kg and the library in it are the same."""
    (linked,) = db.execute("SELECT value FROM key WHERE part = 'linked'").fetchone()
    key = f"{linked} {network.version()}"
    row = db.execute("SELECT value FROM key WHERE part = 'frame'").fetchone()
    kept: dict[str, Any] = json.loads(row[0]) if row else {}
    if kept.get("key") != key:
        kept = {"key": key, "frame": [text.decode() for text in frame_of()]}
        db.execute("REPLACE INTO key VALUES ('frame', ?)", (json.dumps(kept, ensure_ascii=False),))
    return [text.encode() for text in kept["frame"]]


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
