"""The service as a web application: its addresses, and what holds for all answers."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.pages import Pages
from kg.serve.pool import Pool
from kg.serve.protocol import Protocol, refusal
from kg.serve.render import Templates
from kg.serve.requests import RefusedError
from kg.serve.settings import Settings
from kg.serve.site import Site
from kg.serve.things import Things

# scripts, styles and pictures come from here alone, nothing is ever embedded elsewhere, no text becomes markup
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def make_app(site: Site, settings: Settings) -> Starlette:
    """The application; its pool starts and ends with it."""
    pool = Pool(site.store, site.prefixes, settings)
    protocol = Protocol(site, pool, settings)
    templates = Templates(site)
    pages = Pages(site, templates, settings)
    things = Things(site, pool, protocol, templates)

    @contextlib.asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            pool.close()

    middleware = [Middleware(_Headers)]
    if settings.hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False))
    if settings.origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.origins),
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["Accept", "Content-Type"],
                max_age=86400,
            )
        )
    return Starlette(
        routes=[
            Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
            Route("/sparql/", protocol.sparql, methods=["GET", "POST"]),
            Route("/store", protocol.store, methods=["GET"]),
            *_pages(pages, things),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: refusal, HTTPException: _wrong},
        lifespan=alive,
    )


def _pages(pages: Pages, things: Things) -> list[Route]:
    return [
        Route("/", pages.home),
        Route("/query", pages.query),
        Route("/search", pages.search),
        Route("/search.json", pages.search),
        Route("/type/{type}", pages.type),
        Route("/id/{path:path}", things.thing),
        Route("/dataset", pages.dataset),
        Route("/.well-known/void", pages.dataset),
        Route("/openapi.json", pages.openapi),
        Route("/ontology", pages.term),
        Route("/questions/{name}", pages.question),
        Route("/lookup", pages.lookup, methods=["POST"]),
        Route("/language/{language}", pages.language),
        Route("/assets/{name}", pages.asset),
        Route("/graph.html", pages.whole),
        Route("/{path:path}", pages.missing),
    ]


def _wrong(_: Request, error: Exception) -> Response:
    """No such address, or no such method there."""
    if not isinstance(error, HTTPException):
        raise error
    words = "this service is read-only: GET, HEAD, and POST of a query" if error.status_code == 405 else error.detail
    return PlainTextResponse(words + "\n", error.status_code, dict(error.headers or {}))


class _Headers:
    """Sets the headers that every answer has, unless it brings its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((k.lower().encode(), v.encode()) for k, v in _HEADERS.items() if k.lower().encode() not in there),
                ]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
