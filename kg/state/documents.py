"""Which documents there are now, which of them have to be analysed, and which are others than at the last build."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.export.page.rows import wide_of
from kg.link import PAGE, homes_of_file
from kg.link.decided import Verdicts
from kg.model import Analysis, Document, Rejected
from kg.read import Draft, Piece, draft, pieces, placed, read_piece, unique_id
from kg.record import decode_analysis, decode_document, encode_document
from kg.state.database import digest
from kg.state.decisions import take_decisions
from kg.state.grouped import Grouped, unpacked
from kg.state.helpers import Helpers
from kg.state.linking import Relinking
from kg.state.touched import Touched

_AT_ONCE = 500  # pieces, of so many bytes at most
_BYTES = 4_000_000
_MUCH = 500  # documents


def take_in(db: sqlite3.Connection, paths: Sequence[Path]) -> Iterator[Document | Rejected]:
    """Reads what is new in ``paths`` and notes which documents there are. Yields those that were not analysed yet, and
    what could not be read. Runs in the caller's transaction, which may be committed between any two."""
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS now (id TEXT PRIMARY KEY, file TEXT, number INTEGER, origin INTEGER, "
        "piece BLOB, n INTEGER, said BLOB, published TEXT, source TEXT, wide TEXT) WITHOUT ROWID"
    )
    db.execute("DELETE FROM now")
    seen: dict[str, str] = {}
    number = origin = 0
    for some in _together(pieces(paths)):
        rows: list[Any] = []
        rejected: list[Rejected] = []
        for piece, (key, length, made) in zip(some, _readings(db, some), strict=True):
            if isinstance(piece, Rejected):
                rejected.append(piece)
                continue
            number, origin = (0, 0) if piece.first else (number, origin)
            for n, cells in enumerate(made):
                if len(cells) == 2:
                    rejected.append(Rejected(piece.place + cells[0], cells[1]))
                    continue
                *names, said, published, source, wide = cells
                number += 1
                id_ = unique_id(Draft(*names), seen)
                if id_ is not None:
                    rows.append((id_, piece.file, number, origin, key, n, bytes.fromhex(said), published, source, wide))
            origin += length
        db.executemany("INSERT INTO now VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        yield from rejected
        known = {said for (said,) in _known(db, "SELECT key FROM analysis WHERE key IN", [row[6] for row in rows])}
        for id_, _, at, begin, key, n, said, *_ in rows:
            if said not in known:
                yield _document(db, id_, at, begin, key, n)


def keep(db: sqlite3.Connection, said: Iterable[tuple[Document, str, bytes]]) -> None:
    """Keep what documents that :func:`take_in` gave say, each as text (see ``kg/record.py``) and as the rows that
    linking needs where its file tells it nothing (``kg/state/grouped.py``)."""
    found = [(document.id, _key(document), text, rows) for document, text, rows in said]
    db.executemany("REPLACE INTO analysis VALUES (?, ?)", ((key, text) for _, key, text, _ in found))
    db.executemany("REPLACE INTO ready VALUES (?, ?, ?)", ((id_, key, rows) for id_, key, _, rows in found))


def leave_out(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Do without these of the documents that there are now."""
    db.executemany("DELETE FROM now WHERE id = ?", ((id_,) for id_ in ids))


def is_much(db: sqlite3.Connection) -> bool:
    """Whether there is no graph yet, and one of so many documents to come that helpers are worth their start."""
    (number,) = db.execute("SELECT count(*) FROM now").fetchone()
    return number >= _MUCH and db.execute("SELECT 1 FROM entity LIMIT 1").fetchone() is None


def link_changes(
    db: sqlite3.Connection, verdicts: Verdicts, progress: Callable[[str], None], helpers: Helpers | None = None
) -> Touched:
    """Bring the graph from the documents and decisions of the last build to those that there are now, and forget what
    was only said by documents that are no more; ``helpers`` help. Runs in the caller's transaction."""
    same = "SELECT 1 FROM {} other WHERE other.id = d.id AND other.piece = d.piece AND other.n = d.n"
    gone = db.execute(f"SELECT id, file FROM document d WHERE NOT EXISTS ({same.format('now')})").fetchall()
    come = db.execute(f"SELECT id, file FROM now d WHERE NOT EXISTS ({same.format('document')})").fetchall()
    redecided, moved = take_decisions(db, verdicts)
    stay = moved - {id_ for id_, _ in come}
    come += [each for each in db.execute("SELECT id, file FROM now ORDER BY id") if each[0] in stay] if stay else []
    change = Relinking(db, verdicts, redecided, helpers)
    # the few articles of a page are linked anew together: they tell what 区, 镇 … mean in all of them
    pages = {file for file in {file for _, file in (*gone, *come)} if min(_counts(db, file)) <= PAGE}
    for id_ in {*(id_ for id_, _ in gone), *moved, *_ids(db, "document", pages)}:
        change.drop(id_)
    renumbered, shifted = (
        {
            id_
            for (id_,) in db.execute(f"SELECT id FROM now JOIN document old USING (id) WHERE now.{what} != old.{what}")
        }
        for what in ("number", "origin")
    )
    db.execute("DELETE FROM document")
    db.execute("INSERT INTO document SELECT * FROM now ORDER BY id")
    for done, _ in enumerate(_put(db, change, verdicts, pages, come), 1):
        progress(f"linking: {done} documents looked at")
    db.execute("DELETE FROM piece WHERE key NOT IN (SELECT piece FROM now)")
    for table, key, used in (("source", "piece", "piece"), ("analysis", "key", "said")):
        # by the index of the key: the rows are long, and most are not to be deleted
        rows = f"SELECT rowid FROM {table} INDEXED BY sqlite_autoindex_{table}_1"
        db.execute(f"DELETE FROM {table} WHERE rowid IN ({rows} WHERE {key} NOT IN (SELECT {used} FROM now))")
    return replace(change.finish(), renumbered=renumbered, shifted=shifted)


def _put(
    db: sqlite3.Connection,
    change: Relinking,
    verdicts: Verdicts,
    pages: Collection[str],
    come: Iterable[tuple[str, str]],
) -> Iterator[str]:
    """Takes in the documents of ``pages`` and those that have ``come`` in other files; yields their ids."""
    alone = sorted(id_ for id_, file in come if file not in pages)
    for file in sorted(pages):
        ids = _ids(db, "document", [file])
        if len(ids) > PAGE:
            alone += ids
            continue
        together = [_analysis(db, id_) for id_ in ids]
        homes = homes_of_file(together)
        for analysis in together:
            change.put(analysis, homes)
            yield analysis.document.id
    for id_ in alone:
        rows = None if verdicts else _ready(db, id_)
        if rows:
            change.put_rows(id_, rows)
        else:
            change.put(_analysis(db, id_), {})
        yield id_


def documents(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Document]:
    """Those of these documents that the graph has, by id, each as if it opened its file."""
    asked = "SELECT document.id, record FROM document JOIN source USING (piece, n) WHERE document.id IN"
    for id_, record in _known(db, asked, ids, "ORDER BY document.id"):
        yield placed(decode_document(record), id_, 0, 0)


def _document(db: sqlite3.Connection, id_: str, number: int, origin: int, piece: bytes, n: int) -> Document:
    (record,) = db.execute("SELECT record FROM source WHERE piece = ? AND n = ?", (piece, n)).fetchone()
    return placed(decode_document(record), id_, number, origin)


def _ready(db: sqlite3.Connection, id_: str) -> Grouped | None:
    """What linking has to know of a document, where it was made when the document was analysed."""
    asked = "SELECT rows FROM document JOIN ready USING (id, said) WHERE id = ?"
    row = db.execute(asked, (id_,)).fetchone()
    return unpacked(row[0]) if row else None


def _analysis(db: sqlite3.Connection, id_: str) -> Analysis:
    piece, n, said = db.execute(
        "SELECT piece, n, analysis.said FROM document JOIN analysis ON key = document.said WHERE id = ?", (id_,)
    ).fetchone()
    return decode_analysis(_document(db, id_, 0, 0, piece, n), said)


def _ids(db: sqlite3.Connection, table: str, files: Iterable[str]) -> list[str]:
    """The documents of these files, by id."""
    return [
        id_ for file in files for (id_,) in db.execute(f"SELECT id FROM {table} WHERE file = ? ORDER BY id", (file,))
    ]


def _counts(db: sqlite3.Connection, file: str) -> tuple[int, ...]:
    """How many documents the file had, and has."""
    return tuple(
        db.execute(f"SELECT count(*) FROM {table} WHERE file = ?", (file,)).fetchone()[0]
        for table in ("document", "now")
    )


def _together(found: Iterable[Piece | Rejected]) -> Iterator[list[Piece | Rejected]]:
    """Some at a time, not too many to hold: a question about many takes a third of the time of one about each."""
    some: list[Piece | Rejected] = []
    size = 0
    for piece in found:
        some.append(piece)
        size += 0 if isinstance(piece, Rejected) else len(piece.data)
        if len(some) >= _AT_ONCE or size > _BYTES:
            yield some
            some, size = [], 0
    yield some


_Reading = tuple[bytes, int, list[Any]]


def _readings(db: sqlite3.Connection, some: Sequence[Piece | Rejected]) -> Iterator[_Reading]:
    """The key of each piece, how many characters it takes, and what is in it; read if that was not done before."""
    keys = [b"" if isinstance(p, Rejected) else digest(p.kind.encode(), p.file.encode(), p.data) for p in some]
    known = {key: (length, made) for key, length, made in _known(db, "SELECT * FROM piece WHERE key IN", keys)}
    fresh: dict[bytes, _Reading] = {}
    for piece, key in zip(some, keys, strict=True):
        if isinstance(piece, Rejected):
            yield key, 0, []
        elif key in known:
            length, made = known[key]
            yield key, length, json.loads(made)
        else:
            if key not in fresh:
                fresh[key] = _read(db, key, piece)
            yield fresh[key]


def _known(db: sqlite3.Connection, query: str, keys: Sequence[bytes | str], order: str = "") -> Iterable[Any]:
    return db.execute(f"{query} ({', '.join('?' * len(keys))}) {order}", keys)


def _read(db: sqlite3.Connection, key: bytes, piece: Piece) -> _Reading:
    reading = read_piece(piece)
    made: list[Any] = []
    for n, each in enumerate(reading.made):
        if isinstance(each, Rejected):
            made.append([each.file, each.reason])
        else:
            wide = json.dumps(wide_of(each.text))
            made.append([*draft(each), _key(each).hex(), each.published, each.source, wide])
            db.execute("INSERT INTO source VALUES (?, ?, ?)", (key, n, encode_document(each)))
    db.execute("INSERT INTO piece VALUES (?, ?, ?)", (key, reading.length, json.dumps(made, ensure_ascii=False)))
    return key, reading.length, made


def _key(document: Document) -> bytes:
    """What the analysis of ``document`` depends on: all of it but its place in the input."""
    return digest(encode_document(replace(document, id="", file="", article=0, stretches=())).encode())
