"""``graph.html``: the graph as one page that opens from disk, made with pyvis and the templates in ``page/``.

The page holds everything it needs and its Content-Security-Policy forbids it every request; names, titles and sentences
reach it as JSON and are only ever set as text.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from kg.export.page import core, cut, network
from kg.export.page.columns import columns
from kg.export.page.rows import Rows, clean, json_of, rows_of
from kg.graph import PREDICATE_LABELS, STATUS_LABELS, TYPE_LABELS, KnowledgeGraph

LIMIT = 25_000_000  # bytes
_DRAWN_FIRST = 60_000  # bytes at most for what is drawn first
_SCRIPTS = (
    "words", "dom", "data", "filter", "search", "place", "view", "shapes", "draw", "labels", "motion", "quote", "panel",
    "overview", "legend", "route", "sparql", "takeaway", "finder", "acts", "main",
)  # fmt: skip


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as one HTML page of at most :data:`LIMIT` bytes.

    A graph that does not fit is cut down to the entities that matter most, and the page says so. ``base`` is the start
    of the IRIs that the page's tables and queries name. Raises ``OSError`` where ``path`` cannot be written.
    """
    path.write_bytes(page(graph, base=base).encode("utf-8"))


def page(graph: KnowledgeGraph, *, base: str, limit: int = LIMIT) -> str:
    """The page as text, cut down to ``limit`` bytes of UTF-8 where it would be larger; ValueError where even an empty
    one would be."""
    return page_of(rows_of(graph), graph.about, base=base, limit=limit)


def page_of(
    rows: Rows,
    about: Mapping[str, str],
    counts: tuple[int, int, int] | None = None,
    *,
    base: str,
    limit: int = LIMIT,
    kept: network.Pictures | None = None,
) -> str:
    """The same from the records' rows, where these are not all with the numbers of entities, facts and articles that
    there are; ``kept`` may have the picture already."""
    entities, facts, articles = counts or (len(rows.entities), len(rows.facts), len(rows.articles))
    whole = {
        "base": base,
        "entities": entities,
        "facts": facts,
        "articles": articles,
        "about": {key: clean(value) for key, value in sorted(about.items())},
        "words": {"types": TYPE_LABELS, "predicates": PREDICATE_LABELS, "statuses": STATUS_LABELS},
    }
    meta = {"meta": json_of(whole)}
    room = limit - _bare_size() - _size(meta)
    if room < _DRAWN_FIRST:
        raise ValueError(f"a page of {limit} bytes is too small for its own scripts")
    chosen = core.choose(rows)
    tables = columns(rows, chosen.importance)
    if _size(tables) > room - _DRAWN_FIRST:
        rows = cut.fitting(rows, lambda part, matters: _size(columns(part, matters)) <= room - _DRAWN_FIRST)
        chosen = core.choose(rows)
        tables = columns(rows, chosen.importance)
    return _render({**meta, "core": json_of(network.drawn_first(rows, chosen, kept)), **tables})


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
