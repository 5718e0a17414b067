"""Values for the variables of a query."""

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.query.syntax import TOKEN, QueryError

_VARIABLE = re.compile(r"[^\W\d]\w*")
_PREFIXED = re.compile(r"([A-Za-z]\w*):([\w.-]*)", re.ASCII)


def bind(text: str, bindings: Mapping[str, str], known: Mapping[str, str]) -> str:
    """``text`` with a VALUES block for each binding at the start of its WHERE clause, each value as the RDF library
    writes it. (Oxigraph's own substitutions bind only what a SELECT lists, and BOUND does not see them.)"""
    if not bindings:
        return text
    tokens = list(TOKEN.finditer(text))
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
