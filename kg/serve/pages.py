"""The pages for people that are about no single thing, what their scripts ask, and what the build says of itself."""

import json
import re
from collections import Counter
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.export.page.network import LIBRARY
from kg.model import ENTITY_TYPES
from kg.query.bindings import bind
from kg.query.syntax import QueryError
from kg.rules import DATA
from kg.serve.description import void_triples, written
from kg.serve.formats import GRAPHS, HTML, TURTLE, charset, negotiate
from kg.serve.openapi import openapi
from kg.serve.render import Templates, words_of
from kg.serve.requests import Asked, RefusedError, body, in_address
from kg.serve.settings import Settings
from kg.serve.site import Site
from kg.serve.views import Views
from kg.serve.words import LANGUAGES

_SCRIPT = "text/javascript"
_ASSETS = {"page.css": "text/css", "icon.svg": "image/svg+xml", "query.js": _SCRIPT, "sparql.js": _SCRIPT,
           "draw.js": _SCRIPT, "entity.js": _SCRIPT, "finder.js": _SCRIPT}  # fmt: skip
_LONGEST = 100  # characters of a search
_SUGGESTED, _LISTED = 10, 50
_LOOKED_UP, _OF_A_TYPE = 500, 2000


class Pages:
    """The pages of one site."""

    def __init__(self, site: Site, templates: Templates, settings: Settings) -> None:
        self._site = site
        self._settings = settings
        self._templates = templates

    # --- pages

    async def home(self, request: Request) -> Response:
        """What there is, and ways in."""
        words = words_of(request)
        views = Views(self._site, words)
        graph = self._site.graph
        counts = Counter(entity.type for entity in graph.entities.values())
        newest = sorted(graph.documents.values(), key=lambda d: (d.published or "", d.id), reverse=True)
        return self._templates.page(
            request,
            "home",
            words,
            title=words("title"),
            lead=words("lead", documents=len(graph.documents), entities=len(graph.entities), facts=len(graph.facts)),
            counts=[(type_, counts[type_]) for type_ in ENTITY_TYPES if counts[type_]],
            connected=views.ranked(graph.entities, 24),
            articles=[(views.article(document.id), views.when(document)) for document in newest[:_LISTED]],
            questions=self._site.questions,
        )

    async def type(self, request: Request) -> Response:
        """All entities of a type."""
        words = words_of(request)
        name = request.path_params["type"]
        ids = [entity.id for entity in self._site.graph.entities.values() if entity.type == name]
        if not ids:
            return self._templates.not_found(request)
        shown = Views(self._site, words).ranked(ids, _OF_A_TYPE)
        title = words("all_of_type", type=words.type(name), count=len(ids))
        return self._templates.page(request, "type", words, title=title, entities=shown, left=len(ids) - len(shown))

    async def search(self, request: Request) -> Response:
        """What a search finds, as a page or, at search.json, as suggestions."""
        words = words_of(request)
        query = (Asked(in_address(request)).one("q") or "").strip()[:_LONGEST]
        if request.url.path.endswith(".json"):
            found = await run_in_threadpool(self._site.index.find, query, _SUGGESTED)
            rows = [
                {"href": f"/id/{e.id}", "name": e.name, "via": via if via != e.name else "", "type": words.type(e.type)}
                for e, via in found
            ]
            return JSONResponse(rows)
        found = await run_in_threadpool(self._site.index.find, query, _LISTED)
        views = Views(self._site, words)
        articles = await run_in_threadpool(self._site.index.articles, query, _LISTED)
        any_ = bool(found or articles)
        return self._templates.page(
            request,
            "search",
            words,
            title=words("found" if any_ else "found_nothing", query=query),
            query=query,
            found=[(views.entity(e.id), name if name != e.name else "") for e, name in found],
            articles=[(views.article(document.id), views.when(document)) for document in articles],
        )

    async def query(self, request: Request) -> Response:
        """The page with the editor."""
        words = words_of(request)
        data = {
            "words": words.script(),
            "language": words.language,
            "base": self._site.base,
            "prefixes": self._site.prefixes,
            "asked": {q.name: {"parameters": q.parameters, "required": q.required} for q in self._site.questions},
        }
        return self._templates.page(
            request, "query", words, title=words("query"), questions=self._site.questions, data=data,
            prefixes=self._site.prefixes,
        )  # fmt: skip

    async def term(self, request: Request) -> Response:
        """The ontology that the predicates and classes are from."""
        text = (DATA / "ontology.ttl").read_text(encoding="utf-8").replace("https://kg.example/", self._site.base)
        return Response(text, media_type=charset(TURTLE))

    async def dataset(self, request: Request) -> Response:
        """What VoID says of the build, and where it can be asked."""
        chosen = negotiate(request.headers.get("accept"), [*GRAPHS, (HTML,)])
        if chosen is None:
            raise RefusedError(406, "the description is RDF; the Accept header takes no form of it")
        type_ = (TURTLE, "text/plain") if chosen[0] == HTML else chosen  # a browser shows it as it is
        triples = void_triples(self._site, str(request.url.replace(path="/sparql", query="")))
        text = written(triples, type_[0], self._site.prefixes)
        return Response(text, media_type=charset(type_[1]), headers={"Vary": "Accept"})

    async def openapi(self, _: Request) -> Response:
        """The service as OpenAPI describes it."""
        return JSONResponse(openapi(version("kg"), [question.name for question in self._site.questions]))

    # --- for the scripts

    async def question(self, request: Request) -> Response:
        """The text of a question with values bound in it."""
        asked = next((q for q in self._site.questions if q.name == request.path_params["name"]), None)
        if asked is None:
            raise RefusedError(404, "there is no such question")
        values = {name: value for name, value in in_address(request) if value}
        try:
            text = await run_in_threadpool(bind, asked.text, values, self._site.prefixes)
        except QueryError as error:
            raise RefusedError(400, str(error)) from error
        return PlainTextResponse(text)

    async def lookup(self, request: Request) -> Response:
        """Which of the names in a JSON list are the name of one entity: name -> address."""
        try:
            names = json.loads(await body(request, self._settings.body))
        except (ValueError, RecursionError) as error:
            raise RefusedError(400, "the body is no JSON") from error
        if not isinstance(names, list) or len(names) > _LOOKED_UP or not all(isinstance(n, str) for n in names):
            raise RefusedError(400, f"the body is a list of at most {_LOOKED_UP} names")
        found = {name: self._site.index.called(name) for name in names}
        return JSONResponse({name: f"/id/{id_}" for name, id_ in found.items() if id_})

    async def asset(self, request: Request) -> Response:
        """A style or script; vis-network as pyvis brings it."""
        name = request.path_params["name"]
        headers = {"Cache-Control": "no-cache"}
        if name == "vis-network.js":
            library = files("pyvis").joinpath("templates", *LIBRARY.split("/")).read_bytes()
            return Response(library, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})
        if name not in _ASSETS:
            return self._templates.not_found(request)
        text = files("kg.serve").joinpath("assets", name).read_bytes()
        return Response(text, media_type=_ASSETS[name], headers=headers)

    async def whole(self, request: Request) -> Response:
        """The page of the export, if the build has one; it brings its own policy."""
        page = Path(self._site.folder or "") / "graph.html"
        if self._site.folder is None or not page.is_file():
            return self._templates.not_found(request)
        return Response(
            await run_in_threadpool(page.read_bytes),
            media_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": "frame-ancestors 'none'"},
        )

    async def language(self, request: Request) -> Response:
        """Keep the language that was chosen, and go back to where that was."""
        wanted = request.path_params["language"]
        back = Asked(in_address(request)).one("to") or "/"
        # a path here and nothing else: //elsewhere and /\elsewhere are other servers to a browser
        if wanted not in LANGUAGES or not re.fullmatch(r"/(?![/\\])[!-\[\]-~]*", back):
            raise RefusedError(400, "no such language, or no path of this service to go back to")
        response = RedirectResponse(back, 303)
        response.set_cookie("language", wanted, max_age=31_536_000, samesite="lax", httponly=True)
        return response

    async def missing(self, request: Request) -> Response:
        """No such address."""
        return self._templates.not_found(request)
