"""What the W3C's SPARQL 1.1 Protocol tests ask of a query service, over HTTP: 20 on queries, 7 refused updates."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

import httpx
import pytest
from pyoxigraph import NamedNode
from serving import BASE, listening

from kg.graph import KnowledgeGraph
from kg.serve.settings import Settings
from kg.serve.site import make_site

ONE, TWO, THREE, NOWHERE = (f"http://data.example/{name}" for name in ("one", "two", "three", "nowhere"))
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
TABLE = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TRUTH = TABLE[:2]
RDF = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[httpx.Client]:
    """Three named graphs, each saying of its own name that it is a document; the default graph says nothing of them."""
    site = make_site(KnowledgeGraph(), BASE)
    kind, document = (
        NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        NamedNode("http://v.example/Document"),
    )
    with site.store.open("a", encoding="utf-8") as file:
        file.writelines(f"<{name}> {kind} {document} <{name}> .\n" for name in (ONE, TWO, THREE))
    with listening(site, Settings()) as address, httpx.Client(base_url=address) as client:
        yield client
    site.close()


def get(client: httpx.Client, *parameters: tuple[str, str]) -> httpx.Response:
    return client.get("/sparql?" + urlencode(parameters))


def post(client: httpx.Client, body: str, type_: str | None, *parameters: tuple[str, str]) -> httpx.Response:
    headers = {"Content-Type": type_} if type_ else {}
    return client.post("/sparql?" + urlencode(parameters), content=body.encode(), headers=headers)


def truth(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] in TRUTH
    return response.json()["boolean"]


DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
BOTH_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
FULL = f"ASK {{ <{THREE}> a ?type GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"


def test_query_get(endpoint: httpx.Client) -> None:
    assert truth(get(endpoint, ("query", "ASK {}"), (DEFAULT, NOWHERE)))


def test_query_post_form(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, urlencode({"query": "ASK {}"}), FORM, (DEFAULT, NOWHERE)))


def test_query_post_direct(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, "ASK {}", DIRECT))


def test_default_graphs_get(endpoint: httpx.Client) -> None:
    assert truth(get(endpoint, ("query", BOTH_DEFAULT), (DEFAULT, ONE), (DEFAULT, TWO)))
    assert not truth(get(endpoint, ("query", BOTH_DEFAULT), (DEFAULT, ONE)))
    assert not truth(get(endpoint, ("query", BOTH_DEFAULT)))


def test_default_graphs_post(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, BOTH_DEFAULT, DIRECT, (DEFAULT, ONE), (DEFAULT, TWO)))


def test_named_graphs_get(endpoint: httpx.Client) -> None:
    assert truth(get(endpoint, ("query", BOTH_NAMED), (NAMED, ONE), (NAMED, TWO)))
    assert not truth(get(endpoint, ("query", BOTH_NAMED), (NAMED, ONE)))
    assert not truth(get(endpoint, ("query", BOTH_NAMED), (DEFAULT, ONE), (DEFAULT, TWO)))


def test_named_graphs_post(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, BOTH_NAMED, DIRECT, (NAMED, ONE), (NAMED, TWO)))


def test_default_and_named_graphs(endpoint: httpx.Client) -> None:
    assert truth(post(endpoint, FULL, DIRECT, (DEFAULT, THREE), (NAMED, ONE), (NAMED, TWO)))
    assert not truth(post(endpoint, FULL, DIRECT, (NAMED, THREE), (NAMED, ONE), (NAMED, TWO)))


def test_the_protocols_graphs_go_before_those_of_the_query(endpoint: httpx.Client) -> None:
    text = f"ASK FROM <{THREE}> {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
    assert truth(post(endpoint, text, DIRECT, (NAMED, ONE), (NAMED, TWO)))
    assert not truth(post(endpoint, f"ASK FROM <{THREE}> {{ <{THREE}> a ?type }}", DIRECT, (NAMED, ONE)))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("SELECT (1 AS ?value) {}", TABLE),
        ("ASK {}", TRUTH),
        ("DESCRIBE <http://nobody.example/>", RDF),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF),
    ],
)
def test_content_types(endpoint: httpx.Client, text: str, types: tuple[str, ...]) -> None:
    response = post(endpoint, text, DIRECT, (DEFAULT, NOWHERE))
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] in types


@pytest.mark.parametrize(
    ("method", "address", "body", "type_"),
    [
        ("PUT", "?query=ASK%20%7B%7D", "", FORM),
        ("GET", "?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", "", None),
        ("POST", "", "ASK {}", "text/plain"),
        ("POST", "", "query=ASK%20%7B%7D", None),
        ("POST", "", "ASK {}", None),
        ("GET", "?query=ASK%20%7B", "", None),
        ("GET", "?update=CLEAR%20ALL", "", None),
        ("POST", "", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
        ("POST", "", "CLEAR NAMED", "text/plain"),
        ("POST", "", "update=CLEAR%20NAMED", None),
        ("POST", "", "update=CLEAR%20XYZ", FORM),
        ("POST", "?using-named-graph-uri=http%3A%2F%2Fa.example%2F", "DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }",
         "application/sparql-update"),
    ],
)  # fmt: skip
def test_what_is_refused(endpoint: httpx.Client, method: str, address: str, body: str, type_: str | None) -> None:
    headers = {"Content-Type": type_} if type_ else {}
    response = endpoint.request(method, "/sparql" + address, content=body.encode(), headers=headers)
    assert 400 <= response.status_code < 500
    assert response.text.strip()


@pytest.mark.parametrize("type_", [DIRECT, "application/sparql-update"])
def test_utf_16_is_refused(endpoint: httpx.Client, type_: str) -> None:
    headers = {"Content-Type": f"{type_}; charset=UTF-16"}
    response = endpoint.post("/sparql", content="ASK {}".encode("utf-16"), headers=headers)
    assert 400 <= response.status_code < 500


def test_a_trailing_slash_is_the_same_endpoint(endpoint: httpx.Client) -> None:
    assert truth(endpoint.get("/sparql/?query=" + quote("ASK {}"), follow_redirects=True))
