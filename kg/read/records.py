"""JSON and JSON lines: one object an article, with the keys id, title, published, source and text."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Document, Rejected
from kg.read import plain
from kg.read.build import Given
from kg.read.decode import has_han
from kg.read.mapped import Mapped
from kg.script import restored, simplified

MAX_TEXT = 10_000_000  # bytes of one plain text document, or of one line of JSON
MAX_JSON = 50_000_000  # bytes of a JSON file, which has to be read as a whole
_CHUNK = 1 << 16
_BOM = "\ufeff"


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The number, from 1, and the bytes of each line, None for one of more than MAX_TEXT bytes; never holds more."""
    number = 0
    while True:
        data = stream.readline(MAX_TEXT + 1)
        if not data:
            return
        number += 1
        if len(data) <= MAX_TEXT:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(_CHUNK)
        yield number, None


def read_line(raw: str, file: str) -> Document | Rejected:
    """The document of a line of JSON, as if it opened its file."""
    raw = raw.removeprefix(_BOM)
    try:
        entry = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Rejected("", _json_error(error))
    return _document(entry, "", file, 1, raw)


def read_entry(entry: dict[str, object], file: str) -> Document | Rejected:
    """The document of a row of a table with the keys of an article, as if it opened its file; no character of its text
    stands in the file as it is."""
    return _document(entry, "", file, 1, "")


def read_row(entry: dict[str, object], place: str, file: str, article: int) -> Document | Rejected:
    """The document of a row of a file with several, the article number ``article`` of it; ``place`` names the row."""
    return _document(entry, place, file, article, "")


def read_json(text: str, file: str) -> Iterator[Document | Rejected]:
    """The documents of a JSON file with one object or a list of them; what is rejected of a list is called :number."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Rejected("", _json_error(error))
        return
    entries = value if isinstance(value, list) else [value]
    if not entries:
        yield Rejected("", "an empty list; no article in it")
    article = 0
    for number, entry in enumerate(entries, 1):
        place = f":{number}" if isinstance(value, list) else ""
        made = _document(entry, place, file, article + 1, text if len(entries) == 1 else "")
        article += isinstance(made, Document)
        yield made


def _json_error(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1}"
    return "broken JSON: nested too deeply or a number too long"


def _document(entry: object, place: str, file: str, article: int, raw: str) -> Document | Rejected:
    if not isinstance(entry, dict):
        return Rejected(place, "not a JSON object; an article is an object with the key text")
    text = entry.get("text")
    if not isinstance(text, str):
        return Rejected(place, "no key text with a string")
    if len(text) > MAX_TEXT:
        return Rejected(place, f"a text of more than {MAX_TEXT // 1_000_000} MB")
    title = _field(entry, "title")
    if not has_han(text):
        return Rejected(place, "no Chinese text in it" if text.strip() else "an empty text")
    given = Given(_field(entry, "id"), title, _field(entry, "published"), _field(entry, "source"))
    located = _locate(text, raw)
    read = simplified(located.text) if located.stretches else located.text
    made = plain.one(Mapped(read, located.stretches), file=file, number=article, given=given)
    if made and read is not located.text:
        made = restored(made, raw)
    return made or Rejected(place, "no article in it")


def _field(entry: dict[str, object], key: str) -> str | None:
    value = entry.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**20 else None
    if not isinstance(value, str):
        return None
    lines = [line.text for line in Mapped.source(value).visible().strip().lines()]
    return " ".join(line.strip() for line in lines if line.strip()) or None


def _locate(text: str, raw: str) -> Mapped:
    """The text with the places in the file of all that is not written as an escape there."""
    for ascii_only in (False, True):
        pieces = [json.dumps(line, ensure_ascii=ascii_only)[1:-1] for line in text.split("\n")]
        at = raw.find("\\n".join(pieces))
        if at >= 0 and "\\" not in "".join(pieces):
            break
    else:
        return Mapped(text)
    parts: list[Mapped | str] = []
    for number, piece in enumerate(pieces):
        if number:
            parts.append("\n")
            at += 2
        parts.append(Mapped.source(piece, at))
        at += len(piece)
    return Mapped.join(parts)
