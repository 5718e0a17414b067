"""What a string names wherever it stands in the document."""

from collections.abc import Iterator
from typing import NamedTuple


class Form(NamedTuple):
    """What a string names wherever it stands in the document."""

    type: str
    rule: str
    rank: int
    name: str | None = None
    because: str = ""


def occurrences(text: str, surface: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place where ``surface`` stands."""
    at = text.find(surface)
    while at >= 0:
        yield at, at + len(surface)
        at = text.find(surface, at + len(surface))
