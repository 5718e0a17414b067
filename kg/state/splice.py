"""Output files of which most is copied from the file that they replace.

A file is a sequence of rows, each with a key, in the order of the keys. Its rows are kept track of in segments of some
64 KB: where each begins, how long it is in the file, and whether a row of it has changed since. What has not changed is
copied from the old file, provided that this is still the very file that was written: the same inode with the same size
and times. A segment begins at its ``first`` key and ends before that of the next one; the first begins at "".
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing as closed
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.state.database import transaction

_SEGMENT = 1 << 16
_AT_ONCE = 1 << 24

# the rows with keys from one on and before another, "" for no end
Rows = Callable[[str, str], Iterable[tuple[str, bytes]]]


class Segment(NamedTuple):
    """A part of a file."""

    first: str
    length: int


class Written(NamedTuple):
    """A file that was made to be put in the place of ``path``: the bytes before its rows, and its segments."""

    name: str
    path: Path
    opening: int
    segments: tuple[Segment, ...]
    around: bytes


def touch(db: sqlite3.Connection, name: str, keys: Iterable[str]) -> None:
    """Note that the rows of these keys have changed in the file ``name``."""
    if db.execute("SELECT 1 FROM segment WHERE name = ? LIMIT 1", (name,)).fetchone():
        db.executemany(
            "UPDATE segment SET changed = 1 WHERE name = ?1 AND first = "
            "(SELECT max(first) FROM segment WHERE name = ?1 AND first <= ?2)",
            ((name, key) for key in keys),
        )


def forget(db: sqlite3.Connection, name: str) -> None:
    """Write all of the file anew the next time."""
    for table in ("segment", "file"):
        db.execute(f"DELETE FROM {table} WHERE name = ?", (name,))


def write(
    db: sqlite3.Connection, name: str, old: Path, new: Path, opening: bytes, rows: Rows, closing: bytes, more: str = ""
) -> Written | None:
    """Write the file ``name`` to ``new``, which is to replace ``old``; None where that is what it would be. ``more`` is
    what else its rows, then all of them, depend on."""
    known = db.execute("SELECT opening, around, stamp FROM file WHERE name = ?", (name,)).fetchone()
    around = b"\0".join((opening, closing, more.encode("utf-8", "replace")))
    source = _same(old, known[2]) if known else None
    if source and more and known[1] != around:
        source.close()
        source = None
    if source is None:
        with new.open("wb", buffering=1 << 20) as file:
            file.write(opening)
            segments = list(_put(file, "", rows("", "")))
            file.write(closing)
        return Written(name, old, len(opening), tuple(segments), around)
    with closed(source):
        parts = db.execute(
            "SELECT first, length, changed FROM segment WHERE name = ? ORDER BY first", (name,)
        ).fetchall()
        if known[1] == around and not any(changed for _, _, changed in parts):
            return None
        with new.open("wb", buffering=1 << 20) as file:
            file.write(opening)
            segments = list(_merged(file, source, known[0], parts, rows))
            file.write(closing)
    return Written(name, old, len(opening), tuple(segments), around)


def settled(db: sqlite3.Connection, files: Iterable[Written]) -> None:
    """Remember the files, which are in their places now."""
    with transaction(db):
        for file in files:
            forget(db, file.name)
            status = file.path.stat()
            db.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (file.name, file.opening, file.around, _stamp(status)))
            rows = ((file.name, *segment) for segment in file.segments)
            db.executemany("INSERT INTO segment VALUES (?, ?, ?, 0)", rows)


def _merged(
    file: BinaryIO, source: BinaryIO, at: int, parts: list[tuple[str, int, int]], rows: Rows
) -> Iterator[Segment]:
    """Write the segments ``parts``, the changed ones anew, the others from ``source``, where they begin ``at``."""
    begin = at  # of what is to be copied next
    ends = [first for first, *_ in parts[1:]] + [""]
    for (first, length, changed), end in zip(parts, ends, strict=True):
        if changed:
            _copy(source, begin, at, file)
            begin = at + length
            yield from _put(file, first, rows(first, end))
        else:
            yield Segment(first, length)
        at += length
    _copy(source, begin, at, file)


def _put(file: BinaryIO, first: str, rows: Iterable[tuple[str, bytes]]) -> Iterator[Segment]:
    """Write rows; tells the segments that they make, of which the first begins at ``first``."""
    length = 0
    for key, text in rows:
        if length >= _SEGMENT and key != first:
            yield Segment(first, length)
            first, length = key, 0
        file.write(text)
        length += len(text)
    yield Segment(first, length)


def _copy(source: BinaryIO, begin: int, end: int, file: BinaryIO) -> None:
    file.flush()
    while begin < end:
        begin += _copied(source.fileno(), file.fileno(), min(end - begin, _AT_ONCE), begin)


def _copied(source: int, target: int, count: int, at: int) -> int:
    """Copy up to ``count`` bytes; the number of those that were, at least one."""
    if hasattr(os, "copy_file_range"):
        try:
            done = os.copy_file_range(source, target, count, offset_src=at)
        except OSError:  # a file system that cannot, or no room, which writing will tell
            done = 0
        if done:
            return done
    data = os.pread(source, count, at)
    if not data:
        raise OSError("an output file was cut off while it was read")
    view = memoryview(data)
    while view:
        view = view[os.write(target, view) :]
    return len(data)


def _same(path: Path, stamp: str) -> BinaryIO | None:
    """The file at ``path``, opened, if it is the one of that stamp."""
    try:
        file = path.open("rb")
    except OSError:
        return None
    if _stamp(os.fstat(file.fileno())) == stamp:
        return file
    file.close()
    return None


def _stamp(status: os.stat_result) -> str:
    """What is another for a file that was replaced or written to; when its status changed nobody can set."""
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
