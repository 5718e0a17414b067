"""SPARQL 1.1 over a build, in an embedded store: nothing is read but the build, nothing is sent anywhere."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store

from kg.query.bindings import bind
from kg.query.engine import ask
from kg.query.result import FORMATS, Result
from kg.query.store import open_store, prefixes
from kg.query.syntax import QueryError, refuse

__all__ = ["FORMATS", "QueryError", "Result", "run"]


def run(build: Path, text: str, *, bindings: Mapping[str, str] | None = None, format: str = "table") -> Result:
    """Answer the query ``text`` from ``build``: a folder that ``kg build`` wrote, or a file of Turtle or TriG.

    All prefixes that the file declares need no declaration (kg, schema, org, skos, prov, oa, dcterms, xsd, rdfs, time,
    company ...). ``bindings`` give variables a value: ``<...>`` and a name with a known prefix are IRIs, all else is a
    plain string, so that a query compares it with ``STR(?label)``. ``format`` is what ``str()`` makes of the result.
    Raises QueryError, with its place, for a query that is wrong, and for SERVICE and FROM, which would look beyond the
    build; FileNotFoundError where there is no build.
    """
    refuse(text)
    file = build if build.is_file() else build / "graph.ttl"
    if not file.is_file():
        raise FileNotFoundError(f"{file}: no such file; `kg build ... -o {build}` writes it")
    known = prefixes(file)
    ask(Store(), text, known)  # mistakes are reported by their place in the text as it was written
    bound = bind(text, bindings or {}, known)
    return Result(ask(open_store(file), bound, known, use_default_graph_as_union=True), known, format)
