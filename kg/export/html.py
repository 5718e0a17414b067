"""``graph.html``: the graph as one page that opens from disk, made with pyvis and the templates in ``page/``.

The page holds everything it needs and its Content-Security-Policy forbids it every request; names, titles and sentences
reach it as JSON and are only ever set as text.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

from kg.export.page import core, cut, network
from kg.export.page.columns import Parts, columns, tables_of
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
    with path.open("wb") as file:
        file.writelines(page_of(rows_of(graph), graph.about, base=base))


def page(graph: KnowledgeGraph, *, base: str, limit: int = LIMIT) -> str:
    """The page as text, cut down to ``limit`` bytes of UTF-8 where it would be larger; ValueError where even an empty
    one would be."""
    return b"".join(page_of(rows_of(graph), graph.about, base=base, limit=limit)).decode()


def page_of(
    rows: Rows,
    about: Mapping[str, str],
    counts: tuple[int, int, int] | None = None,
    *,
    base: str,
    limit: int = LIMIT,
    kept: network.Pictures | None = None,
) -> list[bytes]:
    """The same in pieces of UTF-8 from the records' rows, where these are not all with the numbers of entities, facts
    and articles that there are; ``kept`` may have the picture already."""
    meta = {"meta": _meta(counts or (len(rows.entities), len(rows.facts), len(rows.articles)), about, base)}
    frame = frame_of()
    room = _room(frame, meta, limit)
    chosen = core.choose(rows)
    tables = columns(rows, chosen.importance)
    if _size(tables) > room:
        rows = cut.fitting(rows, lambda part, matters: _size(columns(part, matters)) <= room)
        chosen = core.choose(rows)
        tables = columns(rows, chosen.importance)
    names = {id_: json.loads(rows.entities[id_].names)[0] for id_ in chosen.nodes}
    at = {id_: i for i, id_ in enumerate(rows.entities)}
    return _filled(frame, {**meta, "core": _core(at, names, chosen, kept), **tables})


def page_of_parts(
    parts: Parts,
    names: Callable[[Iterable[str]], Mapping[str, str]],
    about: Mapping[str, str],
    *,
    base: str,
    kept: network.Pictures,
    frame: "Frame",
) -> list[bytes] | None:
    """The page of a graph whose rows are in parts, ``names`` being what entities are called; None where it is too
    large. ``frame`` is that of :func:`frame_of`."""
    ids = [id_ for part in parts.entities for id_ in part.ids]
    facts = sum(len(part.ids) for part in parts.facts)
    meta = {"meta": _meta((len(ids), facts, len(parts.numbers)), about, base)}
    articles = dict(zip(ids, chain.from_iterable(part.articles for part in parts.entities), strict=True))
    ends = chain.from_iterable(zip(part.subjects, part.objects, part.weights, strict=True) for part in parts.facts)
    chosen = core.choose_among(articles, ends)
    filled = tables_of(parts, chosen.importance)
    if _size(filled) > _room(frame, meta, LIMIT):
        return None
    at = dict(zip(ids, range(len(ids)), strict=True))
    return _filled(frame, {**meta, "core": _core(at, names(chosen.nodes), chosen, kept), **filled})


def _core(at: Mapping[str, int], names: Mapping[str, str], chosen: core.Core, kept: network.Pictures | None) -> bytes:
    return json_of(network.drawn_first(at, names, chosen, kept)).encode()


def _meta(counts: tuple[int, int, int], about: Mapping[str, str], base: str) -> bytes:
    entities, facts, articles = counts
    whole = {
        "base": base,
        "entities": entities,
        "facts": facts,
        "articles": articles,
        "about": {key: clean(value) for key, value in sorted(about.items())},
        "words": {"types": TYPE_LABELS, "predicates": PREDICATE_LABELS, "statuses": STATUS_LABELS},
    }
    return json_of(whole).encode()


def _room(frame: "Frame", meta: Mapping[str, bytes], limit: int) -> int:
    """The bytes that there are for the tables but that of what is drawn first."""
    room = limit - sum(map(len, frame)) - _size(meta) - _DRAWN_FIRST
    if room < 0:
        raise ValueError(f"a page of {limit} bytes is too small for its own scripts")
    return room


def _size(tables: Mapping[str, bytes]) -> int:
    return sum(map(len, tables.values()))


# the texts of a page between its tables, which stand in the order of TABLES
Frame = Sequence[bytes]
TABLES = ("meta", "core", "entities", "facts", "articles", "texts")
_TABLE = "\0"  # stands in no template


@cache
def frame_of() -> Frame:
    """The frame: the template with style and scripts filled in, and the policy that lets just these scripts run."""
    from jinja2 import Environment  # here, for who has the frame needs not wait for it
    from markupsafe import Markup

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
    page = template.render(
        policy=policy,
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        tables=dict.fromkeys(TABLES, Markup(_TABLE)),
    )
    return [text.encode() for text in page.split(_TABLE)]


def _filled(frame: Frame, tables: Mapping[str, bytes]) -> list[bytes]:
    """The page with ``tables`` in its frame."""
    first, *rest = frame
    return [first, *chain.from_iterable(zip((tables[name] for name in TABLES), rest, strict=True))]


def _hash(code: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii") + "'"
