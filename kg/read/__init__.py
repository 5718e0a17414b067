"""Reads files of any kind into documents: text, Markdown, HTML, JSON, JSON lines and tables (CSV, TSV)."""

from kg.read.files import COLLECTIONS, LONG_LINE, Piece, pieces, read_paths, read_piece, read_text, unpacked
from kg.read.identity import Draft, draft, placed, unique_id
from kg.read.records import MAX_JSON, MAX_TEXT, lines, read_entry
from kg.read.walk import why

__all__ = [
    "COLLECTIONS",
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
