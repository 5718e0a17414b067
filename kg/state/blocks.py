"""The output files, kept in parts that tell of one record each, so that only what changed is written out anew."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice

from kg.state.formats import Lines, Row, placed
from kg.state.parts import Parts
from kg.state.splice import Rows
from kg.state.touched import Touched

_AT_ONCE = 200


def render(
    db: sqlite3.Connection,
    formats: Mapping[str, Lines],
    touched: Touched,
    tell: Callable[[str], None],
    into: sqlite3.Connection | None = None,
) -> None:
    """Make the blocks of what was touched anew, in each of the formats. Runs in the caller's transaction; where there
    is another database to put them ``into``, in that of it, and the former blocks stay."""
    parts = Parts(db)
    done, every = 0, len(touched.documents) + len(touched.entities) + len(touched.facts)
    for make, sign, ids in (
        (parts.articles, "1", touched.documents),
        (parts.entities, "2", touched.entities),
        (parts.facts, "", touched.facts - touched.gone.keys()),
    ):
        rest = iter(sorted(ids))
        while some := list(islice(rest, _AT_ONCE)):
            part = make(some)
            for name, format in formats.items():
                blocks = dict(format.blocks(part))
                rows = ((name, key, text) for key, text in blocks.items())
                (into or db).executemany("REPLACE INTO block VALUES (?, ?, ?)", rows)
                if into:
                    continue
                gone = [sign + id_ for id_ in some if sign and sign + id_ not in blocks]
                format.touch(db, name, (*blocks, *gone))
                db.executemany("DELETE FROM block WHERE format = ? AND key = ?", ((name, key) for key in gone))
            done += len(some)
            tell(f"writing out: {done:,} of {every:,} records")
    for name, format in formats.items() if touched.gone else ():
        keys = [format.fact_key(fact, subject) for fact, subject in sorted(touched.gone.items())]
        format.touch(db, name, keys)
        db.executemany("DELETE FROM block WHERE format = ? AND key = ?", ((name, key) for key in keys))


def everything(db: sqlite3.Connection) -> Touched:
    """All that there is, as if it were new."""
    documents, entities, facts = (
        {id_ for (id_,) in db.execute(f"SELECT id FROM {table}")} for table in ("document", "entity", "fact")
    )
    return Touched(documents, entities, facts)


def rows_of(db: sqlite3.Connection, name: str) -> Rows:
    """The rows of the file of one format."""

    @cache
    def places() -> dict[str, tuple[int, int]]:
        rows = db.execute("SELECT id, number, origin FROM document")
        return {f"1{id_}": (number, origin) for id_, number, origin in rows}

    def rows(first: str, before: str) -> Iterator[Row]:
        query = "SELECT key, text FROM block WHERE format = ? AND key >= ?"
        for key, text in _between(db, query, "key", before, name, first):
            yield key, placed(text, *places()[key]) if key[0] == "1" and key in places() else text

    return rows


def records_of(db: sqlite3.Connection, table: str) -> Rows:
    """The lines of the entities or facts, by id."""
    return lambda first, before: _between(db, f"SELECT id, line FROM {table} WHERE id >= ?", "id", before, first)


def _between(db: sqlite3.Connection, query: str, column: str, before: str, *values: str) -> Iterator[Row]:
    if before:
        query, values = f"{query} AND {column} < ?", (*values, before)
    return db.execute(f"{query} ORDER BY {column}", values)
