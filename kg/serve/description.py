"""What the service says of itself: a SPARQL service description, and VoID with where the data can be asked for."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.export.dataset import dataset_triples
from kg.export.terms import Names, article_iri, term
from kg.export.triples import parsed
from kg.query.turtle import with_prefixes
from kg.serve.site import Site
from kg.summary import summary_of

SD = "http://www.w3.org/ns/sparql-service-description#"
_A = term("rdf:type")
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
            "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip


def service_triples(site: Site, endpoint: str) -> Iterator[Triple]:
    """The service at the address ``endpoint``, and its dataset with a graph for every article."""
    service, data, default = NamedNode(endpoint), BlankNode("data"), BlankNode("default")
    yield Triple(service, _A, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for format_ in _OFFERED:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + format_))
    yield Triple(service, _sd("defaultDataset"), data)
    yield Triple(data, _A, _sd("Dataset"))
    yield Triple(data, _sd("defaultGraph"), default)
    yield Triple(default, _A, _sd("Graph"))
    yield Triple(default, term("void:triples"), Literal(site.triples))
    yield Triple(default, term("dcterms:description"), Literal("All that the build says.", language="en"))
    yield Triple(default, term("dcterms:isPartOf"), NamedNode(site.base + "dataset"))
    for position, document in enumerate(site.graph.documents.values()):
        graph = BlankNode(f"g{position}")
        yield Triple(data, _sd("namedGraph"), graph)
        yield Triple(graph, _A, _sd("NamedGraph"))
        yield Triple(graph, _sd("name"), NamedNode(article_iri(document.id, site.base)))
    yield from void_triples(site, endpoint)


def void_triples(site: Site, endpoint: str) -> Iterator[Triple]:
    """The dataset as the export describes it, with its size and the ways to it from ``endpoint``."""
    this = NamedNode(site.base + "dataset")
    for _, told in parsed([(None, list(dataset_triples(summary_of(site.graph), Names(site.base))))], site.base):
        yield from told
    yield Triple(this, term("void:triples"), Literal(site.triples))
    yield Triple(this, term("void:sparqlEndpoint"), NamedNode(endpoint))
    yield Triple(this, term("void:dataDump"), NamedNode(endpoint.rpartition("/")[0] + "/store?default"))


def written(triples: Iterable[Triple], type_: str, prefixes: dict[str, str]) -> bytes:
    """``triples`` in the media type ``type_``."""
    file = BytesIO()
    rdf = RdfFormat.from_media_type(type_)
    with_prefixes(type_, prefixes | {"sd": SD}, file, lambda to, **names: serialize(triples, to, format=rdf, **names))
    return file.getvalue()


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
