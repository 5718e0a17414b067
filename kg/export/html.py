"""``graph.html``: the graph as one page that opens from disk, made with pyvis and the templates in ``page/``.

The page holds everything it needs and its Content-Security-Policy forbids it every request; names, titles and sentences
reach it as JSON and are only ever set as text.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kg.export.page import columns, core, cut, network
from kg.graph import PREDICATE_LABELS, STATUS_LABELS, TYPE_LABELS, KnowledgeGraph

LIMIT = 25_000_000  # bytes
_SCRIPTS = (
    "words", "dom", "data", "filter", "search", "place", "view", "shapes", "draw", "quote", "panel", "legend", "route",
    "sparql", "takeaway", "main",
)  # fmt: skip
# what could end a script element or a string in it
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as one HTML page of at most :data:`LIMIT` bytes.

    A graph that does not fit is cut down to the entities that matter most, and the page says so. ``base`` is the start
    of the IRIs that the page's tables and queries name. Raises ``OSError`` where ``path`` cannot be written.
    """
    path.write_bytes(page(graph, base=base).encode("utf-8"))


def page(graph: KnowledgeGraph, *, base: str, limit: int = LIMIT) -> str:
    """The page as text, cut down to ``limit`` bytes of UTF-8 where it would be larger."""
    whole = {
        "base": base,
        "entities": len(graph.entities),
        "facts": len(graph.facts),
        "articles": len(graph.documents),
        "words": {"types": TYPE_LABELS, "predicates": PREDICATE_LABELS, "statuses": STATUS_LABELS},
    }
    room = limit - len(_render({}).encode("utf-8"))
    tables = _tables(graph, whole)
    if _size(tables) > room:
        most = cut.largest(len(graph.entities), lambda count: _size(_tables(cut.top(graph, count), whole)) <= room)
        tables = _tables(cut.top(graph, most), whole)
    return _render(tables)


def _tables(graph: KnowledgeGraph, whole: Mapping[str, Any]) -> dict[str, str]:
    """The JSON of each table by the id of its script element."""
    chosen = core.choose(graph)
    tables = columns.columns(graph, chosen.importance)
    texts = tables["articles"].pop("text")
    parts = {"meta": whole, "core": network.drawn_first(graph, chosen), **tables, "texts": texts}
    return {
        name: json.dumps(part, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
        for name, part in parts.items()
    }


def _size(tables: Mapping[str, str]) -> int:
    return sum(len(text.encode("utf-8")) for text in tables.values())


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
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
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
