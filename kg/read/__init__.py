"""Reads files of any kind into documents: text, Markdown, HTML, JSON and JSON lines."""

from kg.read.files import Draft, Piece, draft, pieces, placed, read_paths, read_piece, read_text, unique_id

__all__ = ["Draft", "Piece", "draft", "pieces", "placed", "read_paths", "read_piece", "read_text", "unique_id"]
