"""One query to one store, with mistakes told by their place."""

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import Store
from wcwidth import wcswidth

from kg.query.syntax import TOKEN, QueryError

# what the parser says of the characters that a name could go on with
_CHARACTERS = re.compile(r"(?:, )?\['[^\]]*\]|(?:, )?\[_\]|(?:, )?\['_'\]")
_UPDATES = frozenset(["LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "INSERT", "DELETE", "WITH"])
_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def ask(store: Store, text: str, known: Mapping[str, str], *, base: str | None = None, **dataset: Any) -> Any:
    """What ``store`` answers to ``text``, in which the prefixes of ``known`` need no declaration and IRIs may be
    relative to ``base``; ``dataset`` is what :meth:`pyoxigraph.Store.query` knows of graphs. Raises QueryError."""
    try:
        return store.query(text, base_iri=base, prefixes=dict(known), **dataset)
    except SyntaxError as error:
        match = _ERROR.fullmatch(str(error))
        if match is None:
            raise QueryError(str(error)) from error
        line, column = int(match[1]), int(match[2])
        lines = text.splitlines()
        shown = lines[line - 1] if line <= len(lines) else ""
        before = "".join(c if c == "\t" else " " * max(wcswidth(c), 0) for c in shown[: column - 1])
        message = f"line {line}, column {column}: {_in_words(match[3].strip(), text)}\n{shown}\n{before}^"
        raise QueryError(message, line, column) from error
    except (RuntimeError, OSError) as error:
        raise QueryError(str(error)) from error


def _in_words(expected: str, text: str) -> str:
    """What the parser ``expected``, without the characters that a name could go on with."""
    first = next((token["word"].upper() for token in TOKEN.finditer(text) if token["word"]), "")
    if first in _UPDATES:
        return f"{first} is an update, and only queries are answered"
    if "Prefix not found" in expected:
        return "this prefix is not declared"
    shorter = _CHARACTERS.sub("", expected).replace("one of , ", "one of ")
    return expected if shorter in ("expected", "expected one of") else shorter
