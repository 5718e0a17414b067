"""The pages for people, and the same things for machines under the same addresses."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.export.page.network import LIBRARY
from kg.graph import ARTICLE
from kg.model import ENTITY_TYPES, Document, Entity, Fact
from kg.query.bindings import bind
from kg.query.result import shortened
from kg.query.syntax import QueryError
from kg.rules import DATA
from kg.serve.description import void_triples, written
from kg.serve.excerpt import paragraphs
from kg.serve.formats import GRAPHS, HTML, JSON, TURTLE, charset, negotiate
from kg.serve.openapi import openapi
from kg.serve.pool import Pool
from kg.serve.protocol import Protocol
from kg.serve.requests import Asked, RefusedError, body, in_address
from kg.serve.settings import Settings
from kg.serve.site import Site
from kg.serve.views import MOST, Views
from kg.serve.words import LANGUAGES, Words
from kg.serve.worker import Job

_SUFFIXES = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples",
             ".rdf": "application/rdf+xml", ".html": HTML}  # fmt: skip
_SCRIPT = "text/javascript"
_ASSETS = {"page.css": "text/css", "icon.svg": "image/svg+xml", "query.js": _SCRIPT, "sparql.js": _SCRIPT,
           "draw.js": _SCRIPT, "entity.js": _SCRIPT, "finder.js": _SCRIPT}  # fmt: skip
_MARK = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_LONGEST = 100  # characters of a search
_SUGGESTED, _LISTED = 10, 50
_LOOKED_UP = 500
_ABOUT = """
CONSTRUCT { ?s ?p ?o } WHERE {
  { VALUES ?s { %(iri)s } ?s ?p ?o }
  UNION { ?s rdf:subject|rdf:object|kg:distinguishes %(iri)s ; ?p ?o }
  UNION { ?f rdf:subject|rdf:object %(iri)s ; prov:wasDerivedFrom/(oa:hasSelector/oa:refinedBy?)? ?s . ?s ?p ?o }
  UNION { %(iri)s prov:wasDerivedFrom/(oa:hasSelector/oa:refinedBy?)? ?s . ?s ?p ?o }
  UNION { %(iri)s skosxl:altLabel|skosxl:prefLabel ?s . ?s ?p ?o }
  UNION {
    ?f rdf:subject|rdf:object %(iri)s ; rdf:subject|rdf:object ?s . ?s skos:prefLabel ?o
    BIND (skos:prefLabel AS ?p)
  }
}"""
_NODE = """
SELECT ?inverse ?property ?value ?label WHERE {
  { SELECT * { BIND (false AS ?inverse) %(iri)s ?property ?value } LIMIT 300 }
  UNION { SELECT * { BIND (true AS ?inverse) ?value ?property %(iri)s } LIMIT 300 }
  OPTIONAL { ?value skos:prefLabel ?label }
} ORDER BY ?inverse ?property ?value"""


class Pages:
    """The pages of one site."""

    def __init__(self, site: Site, pool: Pool, protocol: Protocol, settings: Settings) -> None:
        self._site = site
        self._pool = pool
        self._protocol = protocol
        self._settings = settings
        self._articles = {site.article_path(doc).removeprefix("/id/"): doc for doc in site.graph.documents}
        self._templates = Environment(
            loader=PackageLoader("kg.serve", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["whole_graph"] = bool(site.folder and (site.folder / "graph.html").is_file())

    # --- pages

    async def home(self, request: Request) -> Response:
        """What there is, and ways in."""
        words = _words(request)
        views = Views(self._site, words)
        graph = self._site.graph
        counts = Counter(entity.type for entity in graph.entities.values())
        newest = sorted(graph.documents.values(), key=lambda d: (d.published or "", d.id), reverse=True)
        return self._page(
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
        words = _words(request)
        name = request.path_params["type"]
        ids = [entity.id for entity in self._site.graph.entities.values() if entity.type == name]
        if not ids:
            return self.not_found(request)
        shown = Views(self._site, words).ranked(ids, len(ids))
        title = words("all_of_type", type=words.type(name), count=len(ids))
        return self._page(request, "type", words, title=title, entities=shown)

    async def search(self, request: Request) -> Response:
        """What a search finds, as a page or, at search.json, as suggestions."""
        words = _words(request)
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
        return self._page(
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
        words = _words(request)
        data = {
            "words": words.script(),
            "language": words.language,
            "base": self._site.base,
            "prefixes": self._site.prefixes,
            "asked": {q.name: {"parameters": q.parameters, "required": q.required} for q in self._site.questions},
        }
        return self._page(
            request, "query", words, title=words("query"), questions=self._site.questions, data=data,
            prefixes=self._site.prefixes,
        )  # fmt: skip

    # --- things

    async def thing(self, request: Request) -> Response:
        """An entity, article, fact or any other node by the path of its IRI: HTML, or RDF by Accept or suffix."""
        path = request.path_params["path"]
        suffix = next((suffix for suffix in _SUFFIXES if path.endswith(suffix)), "")
        path = path.removesuffix(suffix)
        if path in self._site.replaced:
            return RedirectResponse(f"/id/{self._site.replaced[path]}{suffix}", 301)
        offers = [(HTML, "application/xhtml+xml"), *GRAPHS]
        accept = _SUFFIXES.get(suffix) or request.headers.get("accept")
        chosen = negotiate(accept, offers)
        if chosen is None:
            raise RefusedError(406, f"there is {', '.join(row[0] for row in offers)}; the Accept header takes none")
        iri = _iri(self._site.base + request.path_params.get("space", "id/") + path)
        if iri is None:
            return self.not_found(request)
        if chosen[0] != HTML:
            return await self._described(request, iri, chosen)
        graph = self._site.graph
        if path in graph.entities:
            response = self._entity(request, graph.entities[path])
        elif path in self._articles:
            response = self._article(request, graph.documents[self._articles[path]])
        elif path in graph.facts:
            response = self._fact(request, graph.facts[path])
        else:
            response = await self._node(request, iri)
        response.headers["Vary"] = "Accept, Cookie"
        return response

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

    def _entity(self, request: Request, entity: Entity) -> Response:
        words = _words(request)
        views = Views(self._site, words)
        near = views.neighbours(entity.id)
        return self._page(
            request,
            "entity",
            words,
            title=entity.name,
            entity=entity,
            iri=f"{self._site.base}id/{entity.id}",
            names=views.names(entity),
            apart=[(views.entity(a.other), a.because) for a in entity.apart if a.other in self._site.graph.entities],
            held=views.posts(entity.id, held=True),
            holders=views.posts(entity.id, held=False),
            groups=views.groups(entity.id),
            near=near[:MOST],
            near_left=max(0, len(near) - MOST),
            articles=views.articles(entity),
            data={"drawing": views.drawing(entity.id), "words": {"drag": words("drag")}} if near else None,
        )

    def _article(self, request: Request, document: Document) -> Response:
        words = _words(request)
        views = Views(self._site, words)
        entities = [self._site.graph.entities[id_] for id_ in self._site.mentions.get(ARTICLE + document.id, {})]
        mark = _MARK.fullmatch(request.query_params.get("mark", ""))
        delimited = (int(mark[1]), int(mark[2])) if mark else None
        facts = self._site.said.get(document.id, ())
        return self._page(
            request,
            "article",
            words,
            title=document.title or document.file,
            document=document,
            iri=self._site.base + self._site.article_path(document.id)[1:],
            when=views.when(document),
            paragraphs=paragraphs(document, entities, delimited),
            entities=views.entities_of(document),
            facts=[views.line(fact) for fact in facts[: 4 * MOST]],
            left=max(0, len(facts) - 4 * MOST),
        )

    def _fact(self, request: Request, fact: Fact) -> Response:
        words = _words(request)
        line = Views(self._site, words).line(fact, whole=True)
        subject = line.subject.name if line.subject else ""
        title = f"{subject} {words.predicate(fact.predicate)} {line.other.name}"
        return self._page(request, "fact", words, title=title, line=line, iri=f"{self._site.base}id/{fact.id}")

    async def _node(self, request: Request, iri: str) -> Response:
        words = _words(request)
        job = Job(answer="", query=_NODE % {"iri": f"<{iri}>"}, formats=(JSON, None, None))
        reply, file = await self._pool.run(job, request.is_disconnected)
        try:
            if reply.status != 200:
                raise self._protocol.refused(reply)
            rows = json.loads(file.read_bytes())["results"]["bindings"]
        finally:
            file.unlink(missing_ok=True)
        if not rows:
            return self.not_found(request)
        sides: tuple[list[Any], list[Any]] = ([], [])
        for row in rows:
            cell = self._cell(row["value"], row.get("label", {}).get("value", ""))
            sides[row["inverse"]["value"] == "true"].append((self._cell(row["property"], ""), cell))
        title = shortened(iri, self._site.prefixes)
        return self._page(request, "node", words, title=title, iri=iri, says=sides[0], said_of=sides[1])

    def _cell(self, term: Mapping[str, str], label: str) -> tuple[str | None, str]:
        """The address here and the words of a term."""
        text = term["value"]
        if term["type"] != "uri":
            return None, text
        here = "/" + quote(text.removeprefix(self._site.base)) if text.startswith(self._site.base + "id/") else None
        return here, label or shortened(text, self._site.prefixes)

    async def _described(self, request: Request, iri: str, chosen: tuple[str, str]) -> Response:
        """All that the build says of a node, with its facts and their evidence."""
        if not await self._protocol.truth(request, f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}"):
            raise RefusedError(404, "nothing is said of that here")
        job = Job(answer="", query=_ABOUT % {"iri": f"<{iri}>"}, formats=(None, None, chosen[0]))
        return await self._protocol.answer(request, job, [None, None, chosen])

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
            return self.not_found(request)
        text = files("kg.serve").joinpath("assets", name).read_bytes()
        return Response(text, media_type=_ASSETS[name], headers=headers)

    async def whole(self, request: Request) -> Response:
        """The page of the export, if the build has one; it brings its own policy."""
        page = Path(self._site.folder or "") / "graph.html"
        if self._site.folder is None or not page.is_file():
            return self.not_found(request)
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
        return self.not_found(request)

    # --- parts

    def not_found(self, request: Request) -> Response:
        """The page that says that there is none."""
        words = _words(request)
        path = request.url.path[:_LONGEST]
        lead = words("not_found_more", path=path)
        return self._page(request, "error", words, status=404, title=words("not_found"), lead=lead)

    def _page(self, request: Request, template: str, words: Words, *, status: int = 200, **values: Any) -> HTMLResponse:
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        values = {"query": "", "data": None} | values
        text = self._templates.get_template(f"{template}.html").render(
            say=words, here=quote(here, safe=""), site=self._site, version=version("kg"), **values
        )
        # half of a surrogate pair has no UTF-8
        return HTMLResponse(text.encode("utf-8", "replace"), status, {"Vary": "Cookie"})


def _words(request: Request) -> Words:
    wanted = request.query_params.get("lang") or request.cookies.get("language")
    if wanted not in LANGUAGES:
        wanted = "zh"
    return Words(wanted)


def _iri(text: str) -> str | None:
    """``text`` if it is an IRI as the build makes them; None for anything that is none or could leave its brackets."""
    try:
        return NamedNode(text).value if re.fullmatch(r"[!-~]+", text) and not re.search(r'[<>"{}|^`\\]', text) else None
    except ValueError:
        return None
