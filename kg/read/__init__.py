"""Reads files of any kind into documents: text, Markdown, HTML, JSON and JSON lines."""

from kg.read.files import Draft, Piece, draft, pieces, placed, read_paths, read_piece, read_text, unique_id
from kg.read.records import MAX_JSON, MAX_TEXT, read_entry

__all__ = [
    "MAX_JSON",
    "MAX_TEXT",
    "Draft",
    "Piece",
    "draft",
    "pieces",
    "placed",
    "read_entry",
    "read_paths",
    "read_piece",
    "read_text",
    "unique_id",
]
