"""``graph.html``: the graph as one page that opens from disk, made with pyvis and the templates in ``page/``.

The page holds everything it needs and its Content-Security-Policy forbids it every request; names, titles and sentences
reach it as JSON and are only ever set as text.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kg.export.page import columns, core, cut, network
from kg.graph import PREDICATE_LABELS, STATUS_LABELS, TYPE_LABELS, KnowledgeGraph

LIMIT = 25_000_000  # bytes
_DRAWN_FIRST = 60_000  # bytes at most for what is drawn first
_SCRIPTS = (
    "words", "dom", "data", "filter", "search", "place", "view", "shapes", "draw", "labels", "motion", "quote", "panel",
    "overview", "legend", "route", "sparql", "takeaway", "finder", "acts", "main",
)  # fmt: skip
# what could end a script element or a string in it
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as one HTML page of at most :data:`LIMIT` bytes.

    A graph that does not fit is cut down to the entities that matter most, and the page says so. ``base`` is the start
    of the IRIs that the page's tables and queries name. Raises ``OSError`` where ``path`` cannot be written.
    """
    path.write_bytes(page(graph, base=base).encode("utf-8"))


def page(graph: KnowledgeGraph, *, base: str, limit: int = LIMIT) -> str:
    """The page as text, cut down to ``limit`` bytes of UTF-8 where it would be larger; ValueError where even an empty
    one would be."""
    whole = {
        "base": base,
        "entities": len(graph.entities),
        "facts": len(graph.facts),
        "articles": len(graph.documents),
        "about": {key: columns.clean(value) for key, value in graph.about.items()},
        "words": {"types": TYPE_LABELS, "predicates": PREDICATE_LABELS, "statuses": STATUS_LABELS},
    }
    meta = {"meta": _json(whole)}
    room = limit - _bare_size() - _size(meta)
    if room < _DRAWN_FIRST:
        raise ValueError(f"a page of {limit} bytes is too small for its own scripts")
    chosen = core.choose(graph)
    tables = _written(graph, chosen.importance)
    if _size(tables) > room - _DRAWN_FIRST:
        graph = cut.fitting(graph, lambda part, matters: _size(_written(part, matters)) <= room - _DRAWN_FIRST)
        chosen = core.choose(graph)
        tables = _written(graph, chosen.importance)
    return _render({**meta, "core": _json(network.drawn_first(graph, chosen)), **tables})


def _json(value: Any) -> str:
    """``value`` as JSON that cannot end the script element it stands in."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        written = written.replace(character, escape)
    return written


def _written(graph: KnowledgeGraph, importance: Mapping[str, float]) -> dict[str, str]:
    """The page's tables as JSON, with the articles' texts as a table of their own."""
    tables = columns.columns(graph, importance)
    texts = tables["articles"].pop("text")
    return {name: _json(table) for name, table in {**tables, "texts": texts}.items()}


def _size(tables: Mapping[str, str]) -> int:
    return sum(len(table.encode("utf-8")) for table in tables.values())


@cache
def _bare_size() -> int:
    """The bytes of a page without any table."""
    return len(_render({}).encode("utf-8"))


def _render(tables: Mapping[str, str]) -> str:
    """The template with style, scripts and ``tables`` filled in, and the policy that lets just these scripts run."""
    folder = files("kg.export").joinpath("page")
    style = folder.joinpath("page.css").read_text(encoding="utf-8")
    scripts = (folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    script = '(() => {\n"use strict";\n' + "\n".join(scripts) + "})();\n"
    library = network.library()
    for code in (style, script, library):
        if "</s" in code or "<!--" in code:
            raise ValueError("a script or style that would end its element cannot be put into the page")
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(
        folder.joinpath("template.html").read_text(encoding="utf-8")
    )
    return template.render(
        policy=policy,
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        tables={name: Markup(text) for name, text in tables.items()},
    )


def _hash(code: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii") + "'"
