"""The endpoint beyond the W3C's tests: formats, graphs, the graph store, the description, origins, encodings."""

import csv
import io
import json
from collections.abc import Callable
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pyoxigraph
import pytest
import rdflib
from fixture_graph import graph as fixture_graph
from rdflib.namespace import RDF

from kg.query import Result, ask_endpoint
from kg.serve.site import Site

Serve = Callable[..., httpx.Client]
NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
POSTS = "CONSTRUCT { ?a kg:holdsPosition ?b } WHERE { ?a kg:holdsPosition ?b }"
ARTICLE = "https://kg.example/id/article/d00000000001"


def ask(client: httpx.Client, text: str, accept: str | None = None) -> httpx.Response:
    return client.get("/sparql", params={"query": text}, headers={"Accept": accept} if accept else {})


READERS = {
    "application/sparql-results+json": lambda t: [b["name"]["value"] for b in json.loads(t)["results"]["bindings"]],
    "application/sparql-results+xml": lambda t: [
        e.text for e in ElementTree.fromstring(t).iter("{http://www.w3.org/2005/sparql-results#}literal")
    ],
    "text/csv": lambda t: [row[0] for row in csv.reader(io.StringIO(t))][1:],
    "text/tab-separated-values": lambda t: [row.split('"')[1] for row in t.splitlines()[1:]],
}


@pytest.mark.parametrize("type_", READERS)
def test_a_table_in_the_format_that_is_asked_for(client: httpx.Client, type_: str) -> None:
    response = ask(client, NAMES, type_)
    assert response.headers["content-type"].partition(";")[0] == type_
    assert READERS[type_](response.text) == sorted(
        e.name for e in fixture_graph().entities.values() if e.type == "Person"
    )


@pytest.mark.parametrize(
    ("type_", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_a_graph_in_the_format_that_is_asked_for(client: httpx.Client, type_: str, format_: str) -> None:
    response = ask(client, POSTS, type_)
    assert response.headers["content-type"].partition(";")[0] == type_
    assert response.headers["vary"] == "Accept"
    store = pyoxigraph.Store()
    store.load(response.text, format=pyoxigraph.RdfFormat.from_media_type(type_))
    assert len(store) == 5
    if format_ != "json-ld":  # rdflib's reader of JSON-LD warns of its own
        assert len(rdflib.Graph().parse(data=response.text, format=format_)) == 5


@pytest.mark.parametrize(
    ("text", "accept", "type_"),
    [
        (NAMES, "text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        (NAMES, "text/*", "text/csv"),
        (NAMES, "application/json", "application/json"),
        (NAMES, "text/html, */*;q=0.1", "application/sparql-results+json"),
        (NAMES, "*/*;q=0.1, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("ASK {}", "text/csv, */*;q=0.1", "application/sparql-results+json"),
        (POSTS, "text/csv, application/n-triples", "application/n-triples"),
        (POSTS, "*/*", "text/turtle"),
    ],
)
def test_the_best_of_what_is_accepted(client: httpx.Client, text: str, accept: str, type_: str) -> None:
    assert ask(client, text, accept).headers["content-type"].partition(";")[0] == type_


@pytest.mark.parametrize(("text", "accept"), [(NAMES, "text/turtle"), ("ASK {}", "text/csv"), (POSTS, "image/png")])
def test_what_cannot_be_had_in_that_format_is_406_with_those_there_are(
    client: httpx.Client, text: str, accept: str
) -> None:
    response = ask(client, text, accept)
    assert response.status_code == 406
    assert "application/" in response.text


def test_the_default_graph_is_everything_once_and_the_named_ones_are_the_articles(
    client: httpx.Client, site: Site
) -> None:
    (count,) = READERS["text/csv"](ask(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text)
    assert int(count) == site.triples
    everything = rdflib.Graph().parse(data=client.get("/store?default").text, format="turtle")
    assert len(everything) == site.triples
    graphs = READERS["text/csv"](
        ask(client, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", "text/csv").text
    )
    assert graphs == [f"https://kg.example/id/article/{doc}" for doc in fixture_graph().documents]
    said = rdflib.Graph().parse(data=client.get("/store", params={"graph": ARTICLE}).text, format="turtle")
    assert set(said) < set(everything)
    assert len(said) > 50


def test_from_chooses_a_graph_and_fetches_none(client: httpx.Client) -> None:
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) FROM <{}> {{ ?s a kg:Fact }}"
    assert READERS["text/csv"](ask(client, count.format(ARTICLE), "text/csv").text) == ["27"]
    for elsewhere in ("file:///etc/hostname", str(client.base_url) + "/store?default", "http://127.0.0.1:1/"):
        assert READERS["text/csv"](ask(client, count.format(elsewhere), "text/csv").text) == ["0"]
        there = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", "default-graph-uri": elsewhere})
        assert there.json()["boolean"] is False


def test_graphs_that_are_merged_have_each_triple_once(client: httpx.Client) -> None:
    graphs = [("default-graph-uri", f"https://kg.example/id/article/{doc}") for doc in fixture_graph().documents]
    found = client.get("/sparql", params=[("query", "SELECT ?s ?p ?o { ?s ?p ?o }"), *graphs])
    rows = [json.dumps(row, sort_keys=True) for row in found.json()["results"]["bindings"]]
    assert len(rows) == len(set(rows)) > 100
    for clauses in (
        " ".join(f"FROM <{iri}>" for _, iri in graphs),
        " ".join(f"from#FROM <a:b>\narticle:{doc}" for doc in fixture_graph().documents),
    ):
        again = ask(client, f"SELECT ?s ?p ?o {clauses} {{ ?s ?p ?o }}").json()["results"]["bindings"]
        assert sorted(json.dumps(row, sort_keys=True) for row in again) == sorted(rows)
    of_own = f"PREFIX a: <https://kg.example/id/article/> SELECT * FROM a:d00000000001 FROM <{graphs[1][1]}>"
    named = f"{of_own} FROM NAMED <{graphs[2][1]}> {{ GRAPH ?g {{ ?s a kg:Fact }} }}"
    assert len(ask(client, named).json()["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/store", 400),
        ("/store?default&graph=" + quote(ARTICLE), 400),
        ("/store?graph=a&graph=b", 400),
        ("/store?graph=" + quote("https://kg.example/nothing"), 404),
        ("/store?graph=not%20an%20iri", 400),
        ("/store?graph=%FF", 400),
    ],
)
def test_a_graph_that_is_not_there_or_not_named(client: httpx.Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_the_graph_store_is_for_reading(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/store?default", content=b"<a:b> <a:b> <a:b> .")
    assert response.status_code == 405
    assert {"GET", "HEAD"} == {name.strip() for name in response.headers["allow"].split(",")}


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    for address in ("/store?default", "/sparql?query=" + quote("ASK {}"), "/sparql"):
        head, get = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == get.headers["content-type"]


def test_without_a_query_the_service_describes_itself(client: httpx.Client, site: Site) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    for accept, format_ in (("text/turtle", "turtle"), ("application/rdf+xml", "xml")):
        response = client.get("/sparql", headers={"Accept": accept})
        graph = rdflib.Graph().parse(data=response.text, format=format_)
        endpoint = rdflib.URIRef(f"{client.base_url}/sparql".replace("//sparql", "/sparql"))
        assert graph.value(endpoint, RDF.type) == sd.Service
        assert graph.value(endpoint, sd.endpoint) == endpoint
        assert len(set(graph.objects(None, sd.namedGraph))) == 3
        assert rdflib.Literal(site.triples) in set(graph.objects(None, void.triples))
        assert graph.value(rdflib.URIRef("https://kg.example/dataset"), void.sparqlEndpoint) == endpoint
    browser = client.get(
        "/sparql", headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    )
    assert (browser.status_code, browser.headers["location"]) == (303, "query")


def test_turtle_is_the_same_from_every_process(serve: Serve) -> None:
    texts = {serve(workers=1).get("/store?default").text for _ in range(3)}
    assert len(texts) == 1
    assert texts.pop().startswith("@prefix apart: ")


# --- who may read


def test_pages_elsewhere_may_read_only_if_they_are_named(client: httpx.Client, serve: Serve) -> None:
    origin = {"Origin": "https://lab.example"}
    assert "access-control-allow-origin" not in client.get("/sparql?query=ASK%7B%7D", headers=origin).headers
    named = serve(origins=("https://lab.example",))
    allowed = named.get("/sparql?query=ASK%7B%7D", headers=origin)
    assert allowed.headers["access-control-allow-origin"] == "https://lab.example"
    other = named.get("/sparql?query=ASK%7B%7D", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert named.options("/sparql", headers=origin | asked).status_code == 200


def test_another_name_for_loopback_is_refused(client: httpx.Client) -> None:
    response = client.get("/sparql?query=ASK%7B%7D", headers={"Host": "rebound.example"})
    assert response.status_code == 400


def test_every_answer_is_guarded(client: httpx.Client) -> None:
    for address in ("/sparql?query=ASK%7B%7D", "/sparql?query=nonsense", "/nowhere"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


# --- encodings


@pytest.mark.parametrize(
    ("body", "type_", "status", "words"),
    [
        (b"ASK { ?s ?p '\xff' }", "application/sparql-query", 400, "not UTF-8: byte 13"),
        ("ASK { ?s ?p '云' }".encode("gb18030"), "application/sparql-query", 400, "not UTF-8"),
        (b"ASK {}", "application/sparql-query; charset=GB18030", 400, "gb18030"),
        (b"query=ASK%7B%3Fs%20%3Fp%20%27%FF%27%7D", "application/x-www-form-urlencoded", 400, "percent-encoded UTF-8"),
        ("query=云".encode(), "application/x-www-form-urlencoded", 400, "not percent-encoded"),
        (b"ASK {}", "multipart/form-data", 415, "multipart/form-data"),
        (b"", "application/x-www-form-urlencoded", 400, "no query"),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded", 400, "2 times"),
        (b"&" * 5000 + b"a=1" * 5000, "application/x-www-form-urlencoded", 400, "parameters"),
        (b"update=DROP%20ALL", "application/x-www-form-urlencoded", 403, "read-only"),
        (b"DROP ALL", "application/sparql-update", 403, "read-only"),
        ("\ufeffASK { ?s ?p '云' }".encode(), "application/sparql-query; charset=UTF-8", 200, "false"),
    ],
)
def test_bodies(client: httpx.Client, body: bytes, type_: str, status: int, words: str) -> None:
    response = client.post("/sparql", content=body, headers={"Content-Type": type_})
    assert response.status_code == status
    assert words in response.text


def test_a_compressed_body_is_refused(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    assert client.post("/sparql", content=b"\x1f\x8b", headers=headers).status_code == 415


@pytest.mark.parametrize("address", ["/sparql?query=%FF", "/sparql?query=%ED%A0%80", "/sparql?query=ASK%7B%00"])
def test_addresses_that_are_no_text(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_our_own_client_asks_it(client: httpx.Client, site: Site) -> None:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(site.store))
    for asked in site.questions:
        if not asked.required:
            rows = ask_endpoint(f"{str(client.base_url).rstrip('/')}/sparql", asked.text, site.prefixes).rows()
            here = store.query(asked.text, prefixes=site.prefixes)
            assert sorted(rows) == sorted(Result(here, site.prefixes).rows()), asked.name
