"""The answer to a query, and how it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)
from wcwidth import wcswidth

from kg.query.syntax import QueryError

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
_WRITERS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query. It can be read once: by :meth:`rows` or by :meth:`render`."""

    answer: QuerySolutions | QueryBoolean | QueryTriples
    prefixes: Mapping[str, str]
    format: str = "table"

    def __str__(self) -> str:
        """The answer in the format that was asked for."""
        return self.render().decode()

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns: those of a SELECT, or ``subject``, ``predicate``, ``object``; ``answer`` of an ASK."""
        if isinstance(self.answer, QuerySolutions):
            return tuple(variable.value for variable in self.answer.variables)
        return ("answer",) if isinstance(self.answer, QueryBoolean) else ("subject", "predicate", "object")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts: literals without type, IRIs shortened by prefix, "" where nothing is bound."""
        if isinstance(self.answer, QueryBoolean):
            yield ("true" if self.answer else "false",)
            return
        rows: Any = self.answer if isinstance(self.answer, QuerySolutions) else map(tuple, self.answer)
        for row in rows:
            yield tuple(self._text(value) for value in row)

    def _text(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, Literal):
            return value.value
        return shortened(value.value, self.prefixes) if isinstance(value, NamedNode) else str(value)

    def render(self, format: str | None = None, *, width: int | None = None) -> bytes:
        """The answer in UTF-8: ``table`` for people, no wider than ``width`` columns where that is given; ``csv``,
        ``tsv``, ``json``, ``xml`` as in the W3C's recommendations; ``turtle`` for CONSTRUCT and DESCRIBE."""
        format = format or self.format
        if format == "table":
            return table(self.variables, list(self.rows()), width).encode()
        if format == "turtle" and isinstance(self.answer, QueryTriples):
            triples = sorted(self.answer, key=str)
            return serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(self.prefixes)) or b""
        if format in _WRITERS and not isinstance(self.answer, QueryTriples):
            if isinstance(self.answer, QueryBoolean) and format in ("csv", "tsv"):
                raise QueryError(f"the W3C's {format} has no form for the answer to an ASK; take table, json or xml")
            return self.answer.serialize(format=_WRITERS[format]) or b""
        fitting = "table or turtle" if isinstance(self.answer, QueryTriples) else "table, csv, tsv, json or xml"
        raise QueryError(f"no {format} for this kind of query; take {fitting}")


def shortened(iri: str, known: Mapping[str, str]) -> str:
    """``iri`` by the prefix that it has, if any."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    for prefix, namespace in known.items():
        if namespace == iri[:cut]:
            return f"{prefix}:{iri[cut:]}"
    return iri


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]], width: int | None = None) -> str:
    """Rows under heads, aligned by the columns that each character takes in a terminal (a Chinese one takes two)."""
    cells = [tuple(_printable(cell) for cell in row) for row in rows]
    widths = [max(_wide(row[i]) for row in (heads, *cells)) for i in range(len(heads))]
    while width and sum(widths) + 2 * len(widths) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    lines = [heads, tuple("-" * w for w in widths), *cells]
    return "".join("  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)


def _wide(text: str) -> int:
    return max(wcswidth(text), 0)


def _printable(text: str) -> str:
    """``text`` on one line, without what could move the cursor or turn the direction of a terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def _padded(text: str, width: int) -> str:
    if _wide(text) > width:
        while _wide(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _wide(text))
