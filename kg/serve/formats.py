"""Which format of an answer a client wants: the Accept header against what there is (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, N_TRIPLES, JSON_LD, RDF_XML = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
)
HTML = "text/html"

# what is offered, the preferred first; the names after the first of a row are also asked for
TABLES = ((JSON, "application/json"), (XML, "application/xml", "text/xml"), (CSV,), (TSV,))
TRUTHS = TABLES[:2]  # the W3C's CSV and TSV have no form for the answer to an ASK
GRAPHS = ((TURTLE, "application/x-turtle"), (N_TRIPLES,), (JSON_LD, "application/json"),
          (RDF_XML, "application/xml", "text/xml"))  # fmt: skip


def negotiate(accept: str | None, offers: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """The best of ``offers`` for an Accept header: what it is and by which of its names it was asked for. None where
    the client takes none of them; the first where it does not say."""
    ranges = list(_ranges(accept or "*/*"))
    best, found = 0.0, None
    for names in offers:
        for name in names:
            quality = _quality(name, ranges, by_name=name != names[0])
            if quality > best:
                best, found = quality, (names[0], name)
    return found


def charset(type_: str) -> str:
    """``type_`` as a Content-Type header; text says that it is UTF-8."""
    return f"{type_}; charset=utf-8" if type_.startswith("text/") else type_


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if "/" in name:
            found.append((name, quality if quality == quality else 0.0))
    return found


def _quality(name: str, ranges: Sequence[tuple[str, float]], *, by_name: bool) -> float:
    """The quality of the most specific range that ``name`` falls in; a second name is only taken ``by_name``."""
    for wanted in (name,) if by_name else (name, name.partition("/")[0] + "/*", "*/*"):
        found = [quality for range_, quality in ranges if range_ == wanted]
        if found:
            return max(found)
    return 0.0
