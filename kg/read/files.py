"""Files and folders to documents: which files there are, of what kind, and what could not be read."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.model import Document, Rejected
from kg.read import markdown, plain, records, webpage
from kg.read.build import identify
from kg.read.decode import UndecodableError, decode, has_han
from kg.read.mapped import Mapped

MAX_TEXT = records.MAX_TEXT
_HTML = (".html", ".htm", ".xhtml", ".shtml")


class _File(NamedTuple):
    """A file to read and the name that it goes by."""

    path: Path
    name: str


def read_paths(paths: Sequence[Path]) -> Iterator[Document | Rejected]:
    """The documents of files and folders, in the order of ``paths``, within a folder in that of the file names.

    ``Document.file`` is the path within the given folder, or the name of a given file. What cannot be read comes as
    Rejected, and the rest goes on. No two documents have the same id: an article that stands there twice comes once.
    """
    seen: dict[str, int] = {}
    for file in _files(paths):
        if isinstance(file, Rejected):
            yield file
            continue
        for made in _read(file):
            if isinstance(made, Rejected):
                yield made
                continue
            unique = _unique(made, seen)
            if unique is not None:
                yield unique


def read_text(text: str, *, file: str = "-") -> list[Document]:
    """The articles of a text, in order; none if there is no Chinese in it."""
    return plain.documents(Mapped.source(text), file=file) if has_han(text) else []


def _unique(document: Document, seen: dict[str, int]) -> Document | None:
    """The document, under another id if a different one has its id; None if it is there already."""
    content = hash((document.text, document.title, document.published, document.source))
    for name in (document.id, identify(document.file, document.text), identify(document.file, repr(document))):
        if name not in seen:
            seen[name] = content
            return document if name == document.id else replace(document, id=name)
        if seen[name] == content:
            return None
    return None


def _files(paths: Sequence[Path]) -> Iterator[_File | Rejected]:
    done: set[str] = set()
    for path in paths:
        name = _printable(path.name or str(path))
        try:
            is_folder = path.is_dir()
            if not is_folder and not path.exists():
                yield Rejected(_printable(str(path)), "there is no such file or folder")
                continue
        except OSError as error:
            yield Rejected(_printable(str(path)), _why(error))
            continue
        if not is_folder:
            if _first_time(path, done):
                yield _File(path, name)
            continue
        empty = True
        for found in _walk(path):
            empty = False
            if isinstance(found, Rejected) or _first_time(found.path, done):
                yield found
        if empty:
            yield Rejected(_printable(str(path)), "a folder without any file")


def _first_time(path: Path, done: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in done:
        return False
    done.add(real)
    return True


def _walk(folder: Path) -> Iterator[_File | Rejected]:
    """The files below ``folder`` in the order of their relative paths; no folder twice, however it is linked."""
    found: list[tuple[str, _File | Rejected]] = []
    visited: set[str] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        real = os.path.realpath(current)
        if real in visited:
            continue
        visited.add(real)
        relative = current.relative_to(folder).as_posix()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError as error:
            found.append((relative, Rejected(_printable(relative), _why(error))))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if _is_folder(entry):
                pending.append(path)
            else:
                name = path.relative_to(folder).as_posix()
                found.append((name, _File(path, _printable(name))))
    found.sort(key=lambda each: each[0])
    for _, each in found:
        yield each


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _printable(name: str) -> str:
    """The name as text that can be written: what is not UTF-8 in it is replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {error.strerror or error}"


def _read(file: _File) -> Iterator[Document | Rejected]:
    kind = file.path.suffix.lower()
    try:
        status = file.path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Rejected(file.name, "not a regular file")
            return
        if kind in (".jsonl", ".ndjson"):
            with file.path.open("rb") as stream:
                yield from _some(records.read_lines(stream, file.name), file.name)
            return
        limit = records.MAX_JSON if kind == ".json" else MAX_TEXT
        data = b""
        if status.st_size <= limit:
            with file.path.open("rb") as stream:
                data = stream.read(limit + 1)
        if max(status.st_size, len(data)) > limit:
            reason = f"larger than {limit // 1_000_000} MB; split it, or give one article a line as .jsonl"
            yield Rejected(file.name, reason)
            return
    except OSError as error:
        yield Rejected(file.name, _why(error))
        return
    yield from _some(_decoded(data, kind, file.name), file.name)


def _some(made: Iterator[Document | Rejected], name: str) -> Iterator[Document | Rejected]:
    """What was made, or the reason why it is nothing."""
    empty = True
    for each in made:
        empty = False
        yield each
    if empty:
        yield Rejected(name, "no article in it")


def _decoded(data: bytes, kind: str, name: str) -> Iterator[Document | Rejected]:
    if not data.strip():
        yield Rejected(name, "an empty file")
        return
    try:
        text = decode(data, hint=webpage.declared_encoding(data) if kind in _HTML else None)
    except UndecodableError as error:
        yield Rejected(name, str(error))
        return
    if kind == ".json":
        yield from records.read_json(text, name)
    elif not has_han(text):
        yield Rejected(name, "no Chinese text in it" if text.strip() else "an empty file")
    elif kind in _HTML:
        yield from webpage.documents(text, file=name)
    elif kind in (".md", ".markdown"):
        yield from markdown.documents(text, file=name)
    else:
        yield from plain.documents(Mapped.source(text), file=name)
