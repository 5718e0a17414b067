"""Reads files of any kind into documents: text, Markdown, HTML, JSON and JSON lines."""

from kg.read.files import read_paths, read_text

__all__ = ["read_paths", "read_text"]
