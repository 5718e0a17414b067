"""The SPARQL 1.1 Protocol and, for reading, the Graph Store HTTP Protocol."""

import json
from pathlib import Path
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from kg.serve.description import service_triples, written
from kg.serve.formats import GRAPHS, HTML, JSON, TABLES, TRUTHS, charset, negotiate
from kg.serve.pool import Pool
from kg.serve.requests import Asked, RefusedError, asked, in_address
from kg.serve.settings import Settings
from kg.serve.site import Site
from kg.serve.worker import Job, Reply

_OFFERS = (TABLES, TRUTHS, GRAPHS)
_WHAT = ("a table", "true or false", "a graph")


class Protocol:
    """The two endpoints over one site."""

    def __init__(self, site: Site, pool: Pool, settings: Settings) -> None:
        self._site = site
        self._pool = pool
        self._settings = settings

    async def sparql(self, request: Request) -> Response:
        """A query, by GET or POST; without one, what this service is."""
        given = await asked(request, self._settings)
        if given.all("update"):
            raise RefusedError(403, "updates are refused: this endpoint is read-only")
        if given.body is not None and given.all("query"):
            raise RefusedError(400, "the query is given twice: in the body and as a parameter")
        text = given.body if given.body is not None else given.one("query")
        if text is None:
            return self._description(request)
        chosen = [negotiate(request.headers.get("accept"), offers) for offers in _OFFERS]
        job = Job(
            answer="",
            query=text,
            formats=(_media(chosen[0]), _media(chosen[1]), _media(chosen[2])),
            base=_address(request),
            default=_graphs(given, "default-graph-uri", "named-graph-uri"),
            named=_graphs(given, "named-graph-uri", "default-graph-uri"),
        )
        return await self.answer(request, job, chosen)

    def _description(self, request: Request) -> Response:
        if request.method == "POST":
            raise RefusedError(400, "there is no query in that")
        offers = [*GRAPHS, (HTML,)]
        chosen = negotiate(request.headers.get("accept"), offers)
        if chosen is None:
            raise RefusedError(406, _none_of(offers, "the description of the service"))
        if chosen[0] == HTML:
            return RedirectResponse("query", 303, {"Vary": "Accept"})
        triples = service_triples(self._site, _address(request))
        return Response(
            written(triples, chosen[0], self._site.prefixes),
            media_type=charset(chosen[1]),
            headers={"Vary": "Accept"},
        )

    async def store(self, request: Request) -> Response:
        """A graph as it stands: ``?default``, or ``?graph=`` its IRI."""
        given = Asked(in_address(request))
        graph, default = given.one("graph"), given.all("default")
        if (graph is None) == (not default):
            raise RefusedError(400, "name one graph: ?default, or ?graph= and its IRI, percent-encoded")
        chosen = negotiate(request.headers.get("accept"), GRAPHS)
        job = Job(answer="", query=None, formats=(None, None, _media(chosen)), graph=graph)
        return await self.answer(request, job, [None, None, chosen])

    async def answer(self, request: Request, job: Job, chosen: list[tuple[str, str] | None]) -> Response:
        """The answer to ``job`` in the formats that were ``chosen``; RefusedError where there is none."""
        reply, file = await self._pool.run(job, request.is_disconnected)
        found = chosen[reply.kind]
        if reply.status != 200 or found is None:
            file.unlink(missing_ok=True)
            raise self.refused(reply)
        return FileResponse(
            file,
            media_type=charset(found[1]),
            headers={"Vary": "Accept", "Cache-Control": "no-cache"},
            background=BackgroundTask(_remove, file),
        )

    async def truth(self, request: Request, text: str) -> bool:
        """The answer to an ASK."""
        job = Job(answer="", query=text, formats=(None, JSON, None))
        reply, file = await self._pool.run(job, request.is_disconnected)
        try:
            if reply.status != 200:
                raise self.refused(reply)
            return json.loads(file.read_bytes())["boolean"] is True
        finally:
            file.unlink(missing_ok=True)

    def refused(self, reply: Reply) -> RefusedError:
        """Why there is no answer, in words."""
        limits = self._settings
        words = {
            "time": f"the query took longer than the {limits.seconds:g} seconds that one may take, and was stopped",
            "memory": f"the query wanted more than the {limits.memory >> 20:,} MB that one may take, and was stopped",
            "rows": f"the answer has more than the {limits.rows:,} rows that one may have, and was given up; "
            "ask for less, with LIMIT for instance",
            "answer": f"the answer is longer than the {limits.answer >> 20:,} MB that one may be, and was given up; "
            "ask for less, with LIMIT for instance",
            "busy": "all processes are at work; try again in a moment",
            "crash": "the process that worked on the query ended; it may nest too deeply",
            "start": "the process that was to work on the query did not start",
        }
        if reply.status == 406:
            return RefusedError(406, _none_of(_OFFERS[reply.kind], f"this query, whose answer is {_WHAT[reply.kind]}"))
        if reply.status == 404:
            return RefusedError(404, "there is no graph of that name")
        return RefusedError(reply.status, words.get(reply.words, reply.words) if reply.status == 503 else reply.words)


def refusal(_: Request, error: Exception) -> Response:
    """The answer to a request that is refused, in words."""
    if not isinstance(error, RefusedError):
        raise error
    headers = {"Retry-After": "5"} if error.status == 503 else {}
    return PlainTextResponse(error.words + "\n", error.status, headers)


def _graphs(given: Asked, name: str, other: str) -> tuple[str, ...] | None:
    """The graphs that the parameter names; None where neither parameter names any."""
    return given.all(name) if given.all(name) or given.all(other) else None


def _media(chosen: tuple[str, str] | None) -> str | None:
    return chosen[0] if chosen else None


def _none_of(offers: object, what: str) -> str:
    names = ", ".join(row[0] for row in offers) if isinstance(offers, (list, tuple)) else ""
    return f"{what} is to be had as {names}; the Accept header takes none of these"


def _address(request: Request) -> str:
    """The address of the endpoint itself, which IRIs in a query may be relative to."""
    return quote(str(request.url.replace(query="", fragment="")), safe=":/?#[]@!$&'()*+,;=%-._~")


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
