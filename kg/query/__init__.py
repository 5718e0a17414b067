"""SPARQL 1.1 over a build, in an embedded store: nothing is read but the build, nothing is sent anywhere."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Store

from kg.query.bindings import bind
from kg.query.endpoint import ask_endpoint
from kg.query.engine import ask
from kg.query.result import FORMATS, Result, is_empty
from kg.query.store import open_store, prefixes
from kg.query.syntax import QueryError, refuse
from kg.switch import settle

__all__ = ["FORMATS", "QueryError", "Result", "ask_endpoint", "is_empty", "names_like", "run"]
_LIKE = 0.5


def run(build: Path, text: str, *, bindings: Mapping[str, str] | None = None, format: str = "table") -> Result:
    """Answer the query ``text`` from ``build``: a folder that ``kg build`` wrote, or a file of Turtle or TriG.

    All prefixes that the file declares need no declaration (kg, schema, org, skos, prov, oa, dcterms, xsd, rdfs, time,
    company ...). ``bindings`` give variables a value: ``<...>`` and a name with a known prefix are IRIs, all else is a
    plain string, so that a query compares it with ``STR(?label)``. ``format`` is what ``str()`` makes of the result.
    Raises QueryError, with its place, for a query that is wrong, and for SERVICE and FROM, which would look beyond the
    build; FileNotFoundError where there is no build.
    """
    refuse(text)
    if build.is_dir():
        settle(build)
    file = build if build.is_file() else build / "graph.ttl"
    if not file.is_file():
        raise FileNotFoundError(f"{file}: no such file; `kg build ... -o {build}` writes it")
    known = prefixes(file)
    ask(Store(), text, known)  # mistakes are reported by their place in the text as it was written
    bound = bind(text, bindings or {}, known)
    return Result(ask(open_store(file), bound, known, use_default_graph_as_union=True), known, format)


def names_like(build: Path, value: str) -> list[str] | None:
    """Names in ``build`` that are spelt like ``value``, the likest first; None where it has something called so."""
    store = open_store(build if build.is_file() else build / "graph.ttl")
    skos = "http://www.w3.org/2004/02/skos/core#"
    found = store.query(f"SELECT DISTINCT ?name {{ ?x <{skos}prefLabel>|<{skos}altLabel> ?name }}")
    names = sorted({row["name"].value for row in found})  # type: ignore[union-attr]
    return None if value in names else get_close_matches(value, names, 3, _LIKE)
