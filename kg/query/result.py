"""The answer to a query, and how it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.query.syntax import QueryError
from kg.query.turtle import with_prefixes
from kg.table import table

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

    answer: QuerySolutions | QueryBoolean | QueryTriples | Sequence[Triple]
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
            return (table(self.variables, list(self.rows()), width) + "\n").encode()
        if format == "turtle" and not isinstance(self.answer, (QuerySolutions, QueryBoolean)):
            triples = sorted(self.answer, key=str)
            file = BytesIO()
            with_prefixes(
                "text/turtle",
                self.prefixes,
                file,
                lambda to, **known: serialize(triples, to, RdfFormat.TURTLE, **known),
            )
            return file.getvalue()
        if format in _WRITERS and isinstance(self.answer, (QuerySolutions, QueryBoolean)):
            if isinstance(self.answer, QueryBoolean) and format in ("csv", "tsv"):
                raise QueryError(f"the W3C's {format} has no form for the answer to an ASK; take table, json or xml")
            written = self.answer.serialize(format=_WRITERS[format]) or b""
            return written if written.endswith(b"\n") else written + b"\n"
        table_like = isinstance(self.answer, (QuerySolutions, QueryBoolean))
        fitting = "table, csv, tsv, json or xml" if table_like else "table or turtle"
        raise QueryError(f"no {format} for this kind of query; take {fitting}")


def is_empty(rendered: bytes, format: str) -> bool:
    """Whether an answer as :meth:`Result.render` writes it has no row and no triple."""
    if format == "json":
        return b'"bindings":[]' in rendered
    if format == "xml":
        return b"<results/>" in rendered or b"<results></results>" in rendered
    if format == "turtle":
        return all(line.startswith(b"@prefix ") for line in rendered.splitlines())
    return rendered.count(b"\n") <= (2 if format == "table" else 1)


def shortened(iri: str, known: Mapping[str, str]) -> str:
    """``iri`` by the prefix that it has, if any."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    for prefix, namespace in known.items():
        if namespace == iri[:cut]:
            return f"{prefix}:{iri[cut:]}"
    return iri
