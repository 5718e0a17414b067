"""The file in which a build keeps what the next one need not do again."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = ".state.sqlite"

# What single documents say; good as long as reading, tagging and extraction stay as they are.
#   piece     what a file, or a line of one, was read to: the characters it takes, and for each article in it what tells
#             it from others (id, other id, content, key of its analysis), or for what is none (place, reason)
#   source    the articles of a piece, each as JSON as if it opened its file
#   analysis  mentions and claims of an article, see record.py
_SAID = """
CREATE TABLE piece (key BLOB PRIMARY KEY, length INTEGER, made TEXT) WITHOUT ROWID;
CREATE TABLE source (piece BLOB, n INTEGER, record TEXT, PRIMARY KEY (piece, n));
CREATE TABLE analysis (key BLOB PRIMARY KEY, said TEXT);
"""
# The graph of the last build; good as long as linking and writing stay as they are, too.
#   ready     what linking has to know of a document (see grouped.py) that was analysed under the key said, until then
#   document  which document stands where in the input
#   names     the mentions of a document that name one thing, the entity that this is, and whether the text has the name
#   alias     what things are also called, where that counts in other documents; post: who holds one at which body
#   claim     the claims of a document, each with its fact, and the fact under which its evidence is written out
#   doubt     what a document names and does not take for one, by the number of one and the name of the other
#   refusal   which entities stayed two, and why; from where that is known: a document, an alias, a firm's stem
#   entity, fact   each as its line in the output; plain is an entity's line without its refusals, where it has some;
#             qualifiers are the keys of a fact's, role, since and until those of a post
#   block     the part of an output file that tells of one article, entity or fact, see blocks.py
#   part      the blocks of graph.html in runs, see page.py
#   segment, file   what stands where in the output files that were written, see splice.py
_LINKED = """
CREATE TABLE ready (id TEXT PRIMARY KEY, said BLOB, rows BLOB);
CREATE TABLE document (id TEXT PRIMARY KEY, file TEXT, number INTEGER, origin INTEGER, piece BLOB, n INTEGER, said BLOB,
published TEXT, source TEXT, wide TEXT) WITHOUT ROWID;
CREATE INDEX document_file ON document (file);
CREATE TABLE names (doc TEXT, n INTEGER, type TEXT, name TEXT, apart TEXT, entity TEXT, mentions TEXT, links TEXT,
named INTEGER, PRIMARY KEY (doc, n)) WITHOUT ROWID;
CREATE INDEX names_key ON names (type, name, apart);
CREATE INDEX names_entity ON names (entity);
CREATE TABLE alias (type TEXT, alias TEXT, name TEXT, doc TEXT, PRIMARY KEY (type, alias, name, doc)) WITHOUT ROWID;
CREATE INDEX alias_doc ON alias (doc);
CREATE TABLE post (doc TEXT, person INTEGER, body INTEGER, PRIMARY KEY (doc, person, body)) WITHOUT ROWID;
CREATE TABLE claim (doc TEXT, n INTEGER, subject INTEGER, object INTEGER, start INTEGER, end INTEGER, pattern TEXT,
said TEXT, fact TEXT, owner TEXT, PRIMARY KEY (doc, n)) WITHOUT ROWID;
CREATE INDEX claim_fact ON claim (fact);
CREATE TABLE doubt (doc TEXT, n INTEGER, other TEXT, rule TEXT, because TEXT);
CREATE INDEX doubt_doc ON doubt (doc);
CREATE TABLE refusal (source TEXT, type TEXT, key TEXT, one TEXT, other TEXT, rule TEXT, because TEXT);
CREATE INDEX refusal_source ON refusal (source, type, key);
CREATE INDEX refusal_one ON refusal (one);
CREATE INDEX refusal_other ON refusal (other);
CREATE TABLE entity (id TEXT PRIMARY KEY, type TEXT, name TEXT, line BLOB, plain BLOB);
CREATE INDEX entity_type ON entity (type);
CREATE TABLE fact (id TEXT PRIMARY KEY, predicate TEXT, subject TEXT, object TEXT, status TEXT,
literal INTEGER, qualifiers TEXT, role TEXT, since TEXT, until TEXT, line BLOB);
CREATE INDEX fact_told ON fact (predicate, status, literal, qualifiers, role, since, until);
CREATE INDEX fact_subject ON fact (subject);
CREATE INDEX fact_object ON fact (object, predicate);
CREATE TABLE block (format TEXT, key TEXT, text BLOB, PRIMARY KEY (format, key));
CREATE TABLE segment (name TEXT, first TEXT, length INTEGER, changed INTEGER, PRIMARY KEY (name, first)) WITHOUT ROWID;
CREATE TABLE part (first TEXT PRIMARY KEY, changed INTEGER, packed BLOB);
CREATE TABLE file (name TEXT PRIMARY KEY, opening INTEGER, around BLOB, stamp TEXT) WITHOUT ROWID;
"""
_PARTS = {"said": _SAID, "linked": _LINKED}


def digest(*parts: bytes) -> bytes:
    """Sixteen bytes that tell ``parts`` from all others."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.digest()


@contextmanager
def open_state(path: Path | None, said: str, linked: str) -> Iterator[sqlite3.Connection]:
    """The state in the file ``path`` (None: in memory, for this time only), made or emptied where it does not fit.

    ``said`` and ``linked`` are the keys under which what single documents say, and the graph, may be used again. A file
    that is damaged is taken away. Raises sqlite3.Error where the file cannot be written.
    """
    db = _connect(path)
    try:
        for part, key in (("said", said), ("linked", f"{said} {linked}")):
            if db.execute("SELECT value FROM key WHERE part = ?", (part,)).fetchone() != (key,):
                _renew(db, part, key)
        yield db
    finally:
        db.close()


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _open(":memory:")
    try:
        return _open(str(path))
    except sqlite3.OperationalError:  # no permission, no space
        raise
    except sqlite3.DatabaseError:
        take_away(path)
        return _open(str(path))


def take_away(path: Path) -> None:
    """Take away the state in the file ``path``."""
    for damaged in path.parent.glob(path.name + "*"):
        damaged.unlink()


def may_be_damage(error: Exception) -> bool:
    """Whether a build may have failed with ``error`` because of what stands in the state, not for want of space, rights
    or the like."""
    if isinstance(error, sqlite3.OperationalError):  # without a code: a text that is not UTF-8
        return getattr(error, "sqlite_errorcode", None) in (None, sqlite3.SQLITE_ERROR)
    return not isinstance(error, OSError)


def reading(path: Path) -> sqlite3.Connection:
    """The state in the file ``path``, to be read only."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    _tune(db)
    return db


def _tune(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA cache_size = -65536")  # in KiB
    db.execute("PRAGMA mmap_size = 268435456")  # reading these bytes takes half of the time, and they count as used


def _open(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=60)
    try:
        db.execute("PRAGMA page_size = 8192")
        _tune(db)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("CREATE TABLE IF NOT EXISTS key (part TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        db.execute("SELECT count(*) FROM key").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _renew(db: sqlite3.Connection, part: str, key: str) -> None:
    statements = [statement.strip() for statement in _PARTS[part].split(";") if statement.strip()]
    with transaction(db):
        for statement in statements:
            if statement.startswith("CREATE TABLE"):
                db.execute(f"DROP TABLE IF EXISTS {statement.split()[2]}")
            db.execute(statement)
        db.execute("REPLACE INTO key VALUES (?, ?)", (part, key))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside is kept, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled it back already
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
