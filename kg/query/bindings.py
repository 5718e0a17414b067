"""Values for the variables of a query."""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.query.syntax import TOKEN, QueryError

_VARIABLE = re.compile(r"[^\W\d]\w*")
_PREFIXED = re.compile(r"([A-Za-z]\w*):([\w.-]*)", re.ASCII)


def bind(text: str, bindings: Mapping[str, str], known: Mapping[str, str]) -> str:
    """``text`` with a VALUES block for each binding, each value as the RDF library writes it, at the start of the
    WHERE clause and of every sub-SELECT that names the variable.

    (Oxigraph's own substitutions bind only what a SELECT lists, and BOUND does not see them.)
    """
    if not bindings:
        return text
    tokens = list(TOKEN.finditer(text))
    variables = sorted({token["variable"] for token in tokens if token["variable"]})
    inserts: dict[int, str] = {}
    for name, value in bindings.items():
        if not _VARIABLE.fullmatch(name) or name not in variables:
            there = ", ".join("?" + variable for variable in variables) or "none"
            raise QueryError(f"the query has no variable ?{name}; it has {there}")
        block = f" VALUES ?{name} {{ {value_of(value, known)} }}"
        for start, end in _clauses(tokens):
            inside = any(start < token.start() < end and token["variable"] == name for token in tokens)
            if inside or end == len(text):
                inserts[start] = inserts.get(start, "") + block
    for position in sorted(inserts, reverse=True):
        text = text[:position] + inserts[position] + text[position:]
    return text


def _clauses(tokens: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where the WHERE clause of the query and of each sub-SELECT begins and ends, the outermost first; that one ends
    with the text."""
    whole = len(tokens[-1].string) if tokens else 0
    opened: list[tuple[int, bool]] = []
    found: list[tuple[int, int]] = []
    # whether the next brace begins a clause; that of a CONSTRUCT template does not
    awaited, template = True, False
    for token in tokens:
        word = (token["word"] or "").upper()
        if word in ("SELECT", "WHERE"):
            awaited, template = True, False
        elif word == "CONSTRUCT":
            template = True
        elif token["brace"] == "{":
            begins = awaited and not template
            if begins:
                awaited = False
            opened.append((token.end(), begins))
        elif token["brace"] == "}" and opened:
            start, begins = opened.pop()
            template = template and bool(opened)
            if begins:
                found.append((start, token.start() if opened else whole))
    if not any(end == whole for _, end in found):
        raise QueryError("the query has no WHERE clause to bind variables in")
    yield from sorted(found)


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
