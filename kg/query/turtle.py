"""Turtle with its prefixes in alphabetical order; the RDF library writes them in another one in every process."""

from collections.abc import Callable, Mapping
from typing import Any, BinaryIO


def with_prefixes(type_: str, prefixes: Mapping[str, str], file: BinaryIO, write: Callable[..., Any]) -> None:
    """Let ``write(file, prefixes=...)`` write RDF of media type ``type_`` with ``prefixes``, if it knows any."""
    if type_ == "text/turtle":
        file.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in sorted(prefixes.items()))
        write(_Rest(file, len(prefixes)), prefixes=dict(prefixes))
    elif type_ == "application/rdf+xml":
        write(file, prefixes=dict(prefixes))
    else:
        write(file)


class _Rest:
    """A file to which all but the first lines go: a line for each prefix stands at the beginning of every Turtle."""

    def __init__(self, file: BinaryIO, lines: int) -> None:
        self._file = file
        self._lines = lines

    def write(self, part: bytes) -> int:
        length = len(part)
        while self._lines and part:
            _, end, part = part.partition(b"\n")
            self._lines -= bool(end)
        self._file.write(part)
        return length

    def flush(self) -> None:
        self._file.flush()
