"""Files and folders to documents: of what kind a file is, what in it is read by itself, and what could not be read."""

import stat
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from kg.model import Document, Rejected
from kg.read import markdown, plain, records, tables, webpage
from kg.read.decode import UndecodableError, decode, has_han
from kg.read.identity import draft, placed, unique_id
from kg.read.mapped import Mapped
from kg.read.walk import File, files_of, why
from kg.script import restored, simplified

MAX_TEXT = records.MAX_TEXT
_HTML = (".html", ".htm", ".xhtml", ".shtml")
_TABLES = (".csv", ".tsv")
# read as a whole, and large where they hold many articles
COLLECTIONS = (".json", *_TABLES)
_LINES = (".jsonl", ".ndjson")
_PACKED = tuple(f"{suffix}.gz" for suffix in _LINES)
_LINE = ".jsonl"
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf"
_NOTHING = "no article in it"
LONG_LINE = f"a line of more than {MAX_TEXT // 1_000_000} MB; give one article a line"


class Piece(NamedTuple):
    """What is read by itself, whatever stands beside it: a whole file, or one line of a ``.jsonl``.

    ``place`` names it to people; ``kind`` is the file's suffix in lower case; ``first`` that it opens its file.
    """

    file: str
    place: str
    kind: str
    first: bool
    data: bytes


class Reading(NamedTuple):
    """What a piece was read to: documents as if it opened its file, what could not be read with what has to be added to
    the piece's place, and how many characters the piece takes in its file."""

    made: tuple[Document | Rejected, ...]
    length: int


def read_paths(paths: Sequence[Path]) -> Iterator[Document | Rejected]:
    """The documents of files and folders, in the order of ``paths``, within a folder in that of the file names.

    ``Document.file`` is the path within the given folder, or the name of a given file. What cannot be read comes as
    Rejected, and the rest goes on. No two documents have the same id: an article that stands there twice comes once.
    """
    seen: dict[str, str] = {}
    number = origin = 0
    for piece in pieces(paths):
        if isinstance(piece, Rejected):
            yield piece
            continue
        number, origin = (0, 0) if piece.first else (number, origin)
        made, length = read_piece(piece)
        for each in made:
            if isinstance(each, Rejected):
                yield Rejected(piece.place + each.file, each.reason)
                continue
            number += 1
            name = unique_id(draft(each), seen)
            if name is not None:
                yield placed(each, name, number, origin)
        origin += length


def read_text(text: str, *, file: str = "-") -> list[Document]:
    """The articles of a text, in order; none if there is no Chinese in it."""
    read = simplified(text)
    found = plain.documents(Mapped.source(read), file=file) if has_han(text) else []
    return found if read is text else [restored(document, text) for document in found]


def pieces(paths: Sequence[Path]) -> Iterator[Piece | Rejected]:
    """What there is to read in files and folders, in order; of a ``.jsonl`` one line at a time."""
    for file in files_of(paths):
        if isinstance(file, Rejected):
            yield file
            continue
        try:
            yield from _pieces(file)
        except OSError as error:
            yield Rejected(file.name, why(error))


def _pieces(file: File) -> Iterator[Piece | Rejected]:
    kind = file.path.suffix.lower()
    status = file.path.stat()
    if not stat.S_ISREG(status.st_mode):
        yield Rejected(file.name, "not a regular file")
        return
    if kind in _LINES or file.path.name.lower().endswith(_PACKED):
        with _opened(file.path, packed=kind not in _LINES) as stream:
            yield from _lines(stream, file.name)
        return
    limit = records.MAX_JSON if kind in COLLECTIONS else MAX_TEXT
    data = b""
    if status.st_size <= limit:
        with file.path.open("rb") as stream:
            data = stream.read(limit + 1)
    if max(status.st_size, len(data)) > limit:
        yield Rejected(
            file.name, f"larger than {limit // 1_000_000} MB; split it, or give one article a line as .jsonl"
        )
        return
    yield Piece(file.name, file.name, kind, True, data)


def _opened(path: Path, *, packed: bool) -> AbstractContextManager[BinaryIO]:
    return unpacked(path) if packed else path.open("rb")


@contextmanager
def unpacked(packed: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The bytes of a gzip archive, unpacked as they are read; OSError where it is not whole."""
    import gzip
    import zlib

    try:
        with gzip.open(packed) as stream:
            yield cast("BinaryIO", stream)
    except (EOFError, zlib.error) as error:
        raise OSError(f"a gzip archive that is broken or not whole: {error}") from error


def _lines(stream: BinaryIO, name: str) -> Iterator[Piece | Rejected]:
    first = empty = True
    for number, data in records.lines(stream):
        place = f"{name}:{number}"
        if data is None:
            yield Rejected(place, LONG_LINE)
        else:
            yield Piece(name, place, _LINE, first, data)
            first = False
        empty = empty and data is not None and not data.strip(_BLANK)
    if empty:
        yield Rejected(name, _NOTHING)


def read_piece(piece: Piece) -> Reading:
    """What ``piece`` is read to, which depends on its bytes, its kind and its file's name alone."""
    if piece.kind == _LINE:
        return _read_line(piece)
    made = tuple(_decoded(piece.data, piece.kind, piece.file)) or (Rejected("", _NOTHING),)
    return Reading(made, len(piece.data))


def _read_line(piece: Piece) -> Reading:
    if not piece.data.strip(_BLANK):
        return Reading((), len(piece.data.decode("utf-8", "replace").removeprefix("\ufeff")))
    try:
        text = decode(piece.data)
    except UndecodableError as error:
        return Reading((Rejected("", str(error)),), len(piece.data.decode("utf-8", "replace")))
    return Reading((records.read_line(text, piece.file),), len(text))


def _decoded(data: bytes, kind: str, name: str) -> Iterator[Document | Rejected]:
    if not data.strip():
        yield Rejected("", "an empty file")
        return
    try:
        text = decode(data, hint=webpage.declared_encoding(data) if kind in _HTML else None)
    except UndecodableError as error:
        yield Rejected("", str(error))
        return
    if kind == ".json":
        yield from records.read_json(text, name)
    elif kind in _TABLES:
        yield from tables.read_table(text, name)
    elif not has_han(text):
        yield Rejected("", "no Chinese text in it" if text.strip() else "an empty file")
    else:
        read = simplified(text)
        found = _articles(read, kind, name)
        yield from found if read is text else (restored(document, text) for document in found)


def _articles(text: str, kind: str, name: str) -> list[Document]:
    if kind in _HTML:
        return webpage.documents(text, file=name)
    if kind in (".md", ".markdown"):
        return markdown.documents(text, file=name)
    return plain.documents(Mapped.source(text), file=name)
