"""A query to another SPARQL endpoint: any server that speaks the SPARQL 1.1 Protocol."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.query.bindings import bind
from kg.query.result import Result
from kg.query.syntax import TOKEN, QueryError

_TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_GRAPHS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
_SECONDS = 600
_SHOWN = 2000  # characters of a server's words


def ask_endpoint(
    address: str,
    text: str,
    known: Mapping[str, str],
    *,
    bindings: Mapping[str, str] | None = None,
    format: str = "table",
) -> Result:
    """What the endpoint at ``address`` answers to ``text``. The prefixes of ``known`` need no declaration: those used
    are put before the query, on its first line. Raises QueryError where the server cannot be reached or refuses, with
    its words."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise QueryError(f"{address} is no address of an endpoint: it begins with http:// or https://")
    sent = declared(bind(text, bindings or {}, known), known)
    request = urllib.request.Request(
        address,
        urlencode({"query": sent}).encode(),
        {
            "Accept": _GRAPHS if _asks_for_graph(sent) else _TABLES,
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "kg",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            type_, body = response.headers.get_content_type(), response.read()
    except urllib.error.HTTPError as error:
        words = error.read(_SHOWN).decode("utf-8", "replace").strip()
        raise QueryError(f"{address} answered {error.code} {error.reason}: {words}") from error
    except (OSError, ValueError) as error:
        raise QueryError(f"{address} does not answer: {getattr(error, 'reason', error)}") from error
    return _read(address, type_, body, known, format)


def declared(text: str, known: Mapping[str, str]) -> str:
    """``text`` with a declaration before it of each prefix that it uses without one and that ``known`` has."""
    used: set[str] = set()
    own: set[str] = set()
    declares = False
    for token in TOKEN.finditer(text):
        if token["name"]:
            (own if declares else used).add(token["name"].partition(":")[0])
        if not token["text"]:
            declares = (token["word"] or "").upper() == "PREFIX"
    wanted = sorted((used - own) & set(known))
    return "".join(f"PREFIX {prefix}: <{known[prefix]}> " for prefix in wanted) + text


def _asks_for_graph(text: str) -> bool:
    """Whether the query is a CONSTRUCT or DESCRIBE: there are servers that write these as a table if they may."""
    words = ((token["word"] or "").upper() for token in TOKEN.finditer(text))
    return next((w for w in words if w in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "") in ("CONSTRUCT", "DESCRIBE")


def _read(address: str, type_: str, body: bytes, known: Mapping[str, str], format: str) -> Result:
    table, graph = QueryResultsFormat.from_media_type(type_), RdfFormat.from_media_type(type_)
    try:
        if table is not None:
            return Result(parse_query_results(body, table), known, format)
        if graph is not None:
            return Result([Triple(*quad.triple) for quad in parse(body, graph)], known, format)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"{address} answered {type_} that cannot be read: {error}") from error
    raise QueryError(f"{address} answered {type_}, which is no answer to a query")
