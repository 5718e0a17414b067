"""Templates filled in, in the language that the reader chose."""

from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.serve.site import Site
from kg.serve.words import LANGUAGES, Words

_LONGEST = 100  # characters of an address that are shown


class Templates:
    """The pages of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates = Environment(
            loader=PackageLoader("kg.serve", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["whole_graph"] = bool(site.folder and (site.folder / "graph.html").is_file())

    def page(self, request: Request, template: str, words: Words, *, status: int = 200, **values: Any) -> HTMLResponse:
        """The page that ``template`` makes of ``values``."""
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        values = {"query": "", "data": None} | values
        text = self._templates.get_template(f"{template}.html").render(
            say=words, here=quote(here, safe=""), site=self._site, version=version("kg"), **values
        )
        # half of a surrogate pair has no UTF-8
        return HTMLResponse(text.encode("utf-8", "replace"), status, {"Vary": "Cookie"})

    def not_found(self, request: Request) -> HTMLResponse:
        """The page that says that there is none."""
        words = words_of(request)
        path = request.url.path[:_LONGEST]
        lead = words("not_found_more", path=path)
        return self.page(request, "error", words, status=404, title=words("not_found"), lead=lead)


def words_of(request: Request) -> Words:
    """The words of the language that was asked for or chosen."""
    wanted = request.query_params.get("lang") or request.cookies.get("language")
    if wanted not in LANGUAGES:
        wanted = "zh"
    return Words(wanted)
