"""The service as OpenAPI 3.1 describes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.serve.formats import GRAPHS, HTML, TABLES

Json = dict[str, Any]

_TEXT = {"text/plain": {"schema": {"type": "string"}}}
_STRING: Mapping[str, Any] = {"schema": {"type": "string"}}
_GRAPH_NAMES = {"type": "array", "items": {"type": "string", "format": "iri"}}


def openapi(version: str, questions: Sequence[str]) -> Json:
    """The description of a service of this ``version`` with ``questions``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg serve",
            "version": version,
            "description": "Read-only: the SPARQL 1.1 Protocol, the Graph Store Protocol, and pages of a build.",
        },
        "paths": {
            "/sparql": {"get": _asked_by_address(), "post": _asked_by_body()},
            "/store": {"get": _store()},
            "/id/{path}": {"get": _thing()},
            "/search.json": {"get": _search()},
            "/lookup": {"post": _lookup()},
            "/questions/{name}": {"get": _question(questions)},
            "/dataset": {"get": _operation("VoID", _answers(GRAPHS), refusals=("406",))},
            "/.well-known/void": {"get": _operation("VoID", _answers(GRAPHS), refusals=("406",))},
            "/ontology": {"get": _operation("The ontology", {"text/turtle": _STRING})},
            "/": {"get": _operation("The page to begin with", {HTML: _STRING})},
            "/query": {"get": _operation("The page with the editor", {HTML: _STRING})},
            "/search": {
                "get": _operation(
                    "What a search finds", {HTML: _STRING}, [_in_query("q", "what is looked for")], ("400",)
                )
            },
        },
    }


_WORDS = {
    "400": "the request is wrong: the words say where",
    "403": "an update, which is refused",
    "404": "there is no such thing",
    "406": "there is an answer, but in no format that the Accept header takes",
    "413": "the body is too large",
    "415": "the body is of another type",
    "502": "a SERVICE that was asked failed",
    "503": "a limit was met, or all processes are at work",
}
_REFUSALS = tuple(_WORDS)


def _operation(
    summary: str,
    content: Json,
    parameters: Sequence[Json] = (),
    refusals: Sequence[str] = (),
    found: str = "the answer",
) -> Json:
    answers: Json = {"200": {"description": found, "content": content}}
    for status in refusals:
        body = _TEXT | {HTML: _STRING} if status == "404" else _TEXT
        answers[status] = {"description": _WORDS[status], "content": body}
    return {"summary": summary, "parameters": list(parameters), "responses": answers}


def _answers(*rows: Sequence[Sequence[str]]) -> Json:
    return {name: dict(_STRING) if not name.endswith("json") else {} for row in rows for names in row for name in names}


def _in_query(name: str, words: str, schema: Json | None = None, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "description": words, "required": required,
            "schema": schema or {"type": "string"}}  # fmt: skip


def _in_path(name: str, words: str, schema: Json | None = None) -> Json:
    return {"name": name, "in": "path", "description": words, "required": True,
            "schema": schema or {"type": "string", "minLength": 1}}  # fmt: skip


def _graphs() -> list[Json]:
    return [
        _in_query("default-graph-uri", "graphs whose merge is the default graph", dict(_GRAPH_NAMES)),
        _in_query("named-graph-uri", "graphs that GRAPH can name", dict(_GRAPH_NAMES)),
    ]


def _asked_by_address() -> Json:
    text = _in_query("query", "SPARQL 1.1; without it, the service describes itself")
    made = _operation("A query", _answers(TABLES, GRAPHS), [text, *_graphs()], _REFUSALS)
    made["responses"]["303"] = {"description": "to the page with the editor: no query, and HTML is preferred"}
    return made


def _asked_by_body() -> Json:
    made = _operation("A query", _answers(TABLES, GRAPHS), _graphs(), _REFUSALS)
    form = {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
    made["requestBody"] = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": {"type": "string"}},
        },
    }
    return made


def _store() -> Json:
    parameters = [
        _in_query("default", "the default graph", {"type": "string", "enum": [""]}),
        _in_query("graph", "a named graph, by its IRI", {"type": "string", "format": "iri"}),
    ]
    return _operation("A graph as it stands", _answers(GRAPHS), parameters, ("400", "404", "406", "503"))


def _thing() -> Json:
    path = _in_path("path", "the rest of the IRI; .ttl, .jsonld, .nt, .rdf behind it for RDF")
    content = {HTML: _STRING, "application/xhtml+xml": _STRING} | _answers(GRAPHS)
    made = _operation("An entity, article, fact or other node", content, [path], ("400", "404", "406", "503"))
    made["responses"]["301"] = {"description": "to the entity that it was merged into"}
    return made


def _search() -> Json:
    row = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("href", "name", "via", "type")},
        "required": ["href", "name", "via", "type"],
    }
    content = {"application/json": {"schema": {"type": "array", "items": row, "maxItems": 10}}}
    words = "a name, alias, pinyin or initials"
    return _operation("Entities that may be meant, best first", content, [_in_query("q", words)], ("400",))


def _lookup() -> Json:
    content = {"application/json": {"schema": {"type": "object", "additionalProperties": {"type": "string"}}}}
    made = _operation("Which names are the name of one entity alone", content, (), ("400", "413"))
    names = {"type": "array", "items": {"type": "string"}, "maxItems": 500}
    made["requestBody"] = {"required": True, "content": {"application/json": {"schema": names}}}
    return made


def _question(questions: Sequence[str]) -> Json:
    name = _in_path("name", "the question", {"type": "string", "enum": list(questions) or ["none"]})
    return _operation("The text of a question; parameters give variables a value", _TEXT, [name], ("400", "404"))
