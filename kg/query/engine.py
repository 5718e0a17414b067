"""One query to one store, with mistakes told by their place."""

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import Store
from wcwidth import wcswidth

from kg.query.syntax import QueryError

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
        message = f"line {line}, column {column}: {match[3].strip()}\n{shown}\n{before}^"
        raise QueryError(message, line, column) from error
    except (RuntimeError, OSError) as error:
        raise QueryError(str(error)) from error
