"""What the IRIs of a build lead to: entities, articles, facts and all other nodes, as a page or as RDF."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph import ARTICLE
from kg.model import Document, Entity, Fact
from kg.query.result import shortened
from kg.serve.excerpt import paragraphs
from kg.serve.formats import GRAPHS, HTML, JSON, negotiate
from kg.serve.pool import Pool
from kg.serve.protocol import Protocol
from kg.serve.render import Templates, words_of
from kg.serve.requests import RefusedError
from kg.serve.site import Site
from kg.serve.views import MOST, Views
from kg.serve.worker import Job

_SUFFIXES = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples",
             ".rdf": "application/rdf+xml", ".html": HTML}  # fmt: skip
_MARK = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
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


class Things:
    """The things of one site."""

    def __init__(self, site: Site, pool: Pool, protocol: Protocol, templates: Templates) -> None:
        self._site = site
        self._pool = pool
        self._protocol = protocol
        self._templates = templates
        self._articles = {site.article_path(doc).removeprefix("/id/"): doc for doc in site.graph.documents}

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
            return self._templates.not_found(request)
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

    def _entity(self, request: Request, entity: Entity) -> Response:
        words = words_of(request)
        views = Views(self._site, words)
        near = views.neighbours(entity.id)
        return self._templates.page(
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
        words = words_of(request)
        views = Views(self._site, words)
        entities = [self._site.graph.entities[id_] for id_ in self._site.mentions.get(ARTICLE + document.id, {})]
        mark = _MARK.fullmatch(request.query_params.get("mark", ""))
        delimited = (int(mark[1]), int(mark[2])) if mark else None
        facts = self._site.said.get(document.id, ())
        return self._templates.page(
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
        words = words_of(request)
        line = Views(self._site, words).line(fact, whole=True)
        subject = line.subject.name if line.subject else ""
        title = f"{subject} {words.predicate(fact.predicate)} {line.other.name}"
        return self._templates.page(
            request, "fact", words, title=title, line=line, iri=f"{self._site.base}id/{fact.id}"
        )

    async def _node(self, request: Request, iri: str) -> Response:
        words = words_of(request)
        job = Job(answer="", query=_NODE % {"iri": f"<{iri}>"}, formats=(JSON, None, None))
        reply, file = await self._pool.run(job, request.is_disconnected)
        try:
            if reply.status != 200:
                raise self._protocol.refused(reply)
            rows = json.loads(file.read_bytes())["results"]["bindings"]
        finally:
            file.unlink(missing_ok=True)
        if not rows:
            return self._templates.not_found(request)
        sides: tuple[list[Any], list[Any]] = ([], [])
        for row in rows:
            cell = self._cell(row["value"], row.get("label", {}).get("value", ""))
            sides[row["inverse"]["value"] == "true"].append((self._cell(row["property"], ""), cell))
        title = shortened(iri, self._site.prefixes)
        return self._templates.page(request, "node", words, title=title, iri=iri, says=sides[0], said_of=sides[1])

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


def _iri(text: str) -> str | None:
    """``text`` if it is an IRI as the build makes them; None for anything that is none or could leave its brackets."""
    try:
        return NamedNode(text).value if re.fullmatch(r"[!-~]+", text) and not re.search(r'[<>"{}|^`\\]', text) else None
    except ValueError:
        return None
