"""Reads files of any kind into documents: text, Markdown, HTML, JSON and JSON lines."""

from kg.read.files import (
    LONG_LINE,
    Draft,
    Piece,
    draft,
    pieces,
    placed,
    read_paths,
    read_piece,
    read_text,
    unique_id,
    unpacked,
    why,
)
from kg.read.records import MAX_JSON, MAX_TEXT, lines, read_entry

__all__ = [
    "LONG_LINE",
    "MAX_JSON",
    "MAX_TEXT",
    "Draft",
    "Piece",
    "draft",
    "lines",
    "pieces",
    "placed",
    "read_entry",
    "read_paths",
    "read_piece",
    "read_text",
    "unique_id",
    "unpacked",
    "why",
]
