"""SPARQL 1.1 over a build, in an embedded store: nothing is read but the build, nothing is sent anywhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)
from wcwidth import wcswidth

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
_WRITERS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
# Of the SPARQL grammar, what tells keywords from text. A mistake here can misplace a binding, never open a door:
# _SERVICE below looks at the whole text.
_TOKEN = re.compile(
    r'''(?P<text>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
         |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*)
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      |[?$](?P<variable>\w+)
      |(?P<name>[\w.-]*:(?:[\w:.%-]|\\.)*)
      |(?P<word>\w+)
      |(?P<brace>[{}])''',
    re.VERBOSE | re.DOTALL,
)
_GAP = r"(?:\s|\#[^\n\r]*)*"
_SERVICE = re.compile(
    # ?service and x:service are names; after anything else, 1SERVICE<...>{ included, it is the keyword
    rf"(?<![?$:])SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^>]*>|[?$]\w+|[^\s<>{{}}?$]*:(?:[^\s{{}}\#]|\\\#)*){_GAP}\{{",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0[0-9A-Fa-f]{7})")
_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_VARIABLE = re.compile(r"[^\W\d]\w*")
_PREFIXED = re.compile(r"([A-Za-z]\w*):([\w.-]*)", re.ASCII)


class QueryError(ValueError):
    """A query that cannot be answered; ``line`` and ``column`` (from 1) where the mistake has a place."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


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


def run(build: Path, text: str, *, bindings: Mapping[str, str] | None = None, format: str = "table") -> Result:
    """Answer the query ``text`` from ``build``: a folder that ``kg build`` wrote, or a file of Turtle or TriG.

    All prefixes that the file declares need no declaration (kg, schema, org, skos, prov, oa, dcterms, xsd, rdfs, time,
    company ...). ``bindings`` give variables a value: ``<...>`` and a name with a known prefix are IRIs, all else is a
    plain string, so that a query compares it with ``STR(?label)``. ``format`` is what ``str()`` makes of the result.
    Raises QueryError, with its place, for a query that is wrong, and for SERVICE and FROM, which would look beyond the
    build; FileNotFoundError where there is no build.
    """
    _refuse(text)
    file = build if build.is_file() else build / "graph.ttl"
    if not file.is_file():
        raise FileNotFoundError(f"{file}: no such file; `kg build ... -o {build}` writes it")
    known = _prefixes(file)
    _ask(Store(), text, known)  # mistakes are reported by their place in the text as it was written
    bound = bind(text, bindings or {}, known)
    store = Store()
    store.bulk_load(path=str(file))
    return Result(_ask(store, bound, known), known, format)


def _prefixes(file: Path) -> dict[str, str]:
    """The prefixes at the head of an RDF file."""
    try:
        parser = parse(path=str(file))
        next(parser, None)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{file}: {error}") from error
    return dict(sorted(parser.prefixes.items()))


def _refuse(text: str) -> None:
    decoded = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)
    for version in (text, decoded):
        if match := _SERVICE.search(version):
            line, column = _place(version, match.start())
            raise QueryError(f"line {line}, column {column}: SERVICE would ask another server", line, column)
        for token in _TOKEN.finditer(version):
            if (token["word"] or "").upper() == "FROM":
                line, column = _place(version, token.start())
                raise QueryError(f"line {line}, column {column}: FROM is not needed, the build is read", line, column)


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _ask(store: Store, text: str, known: dict[str, str]) -> Any:
    try:
        return store.query(text, prefixes=known, use_default_graph_as_union=True)
    except SyntaxError as error:
        match = _ERROR.fullmatch(str(error))
        if match is None:
            raise QueryError(str(error)) from error
        line, column = int(match[1]), int(match[2])
        lines = text.splitlines()
        shown = lines[line - 1] if line <= len(lines) else ""
        before = "".join(c if c == "\t" else " " * max(wcswidth(c), 0) for c in shown[: column - 1])
        message = f"line {line}, column {column}: {match[3].strip()}\n{shown}\n{before}^"
        raise QueryError(message, line, column) from error
    except (RuntimeError, OSError) as error:
        raise QueryError(str(error)) from error


def bind(text: str, bindings: Mapping[str, str], known: Mapping[str, str]) -> str:
    """``text`` with a VALUES block for each binding at the start of its WHERE clause, each value as the RDF library
    writes it. (Oxigraph's own substitutions bind only what a SELECT lists, and BOUND does not see them.)"""
    if not bindings:
        return text
    tokens = list(_TOKEN.finditer(text))
    variables = sorted({token["variable"] for token in tokens if token["variable"]})
    for name in bindings:
        if not _VARIABLE.fullmatch(name) or name not in variables:
            there = ", ".join("?" + variable for variable in variables) or "none"
            raise QueryError(f"the query has no variable ?{name}; it has {there}")
    blocks = "".join(f" VALUES ?{name} {{ {value_of(text_, known)} }}" for name, text_ in bindings.items())
    position = _where(tokens)
    return text[:position] + blocks + text[position:]


def _where(tokens: list[re.Match[str]]) -> int:
    """Where the outermost WHERE clause begins; a CONSTRUCT template is a pair of braces before it."""
    depth, template = 0, False
    for token in tokens:
        if (token["word"] or "").upper() == "CONSTRUCT":
            template = True
        elif (token["word"] or "").upper() == "WHERE" and depth == 0:
            template = False
        elif token["brace"] == "{":
            if depth == 0 and not template:
                return token.end()
            depth += 1
        elif token["brace"] == "}":
            depth -= 1
            template = template and depth > 0
    raise QueryError("the query has no WHERE clause to bind variables in")


def value_of(text: str, known: Mapping[str, str]) -> NamedNode | Literal:
    """The term that a value on the command line stands for."""
    prefixed = _PREFIXED.fullmatch(text)
    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else None
    if prefixed and prefixed[1] in known:
        iri = known[prefixed[1]] + prefixed[2]
    try:
        return Literal(text) if iri is None else NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{text!r} is no IRI and no text: {error}") from error


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
