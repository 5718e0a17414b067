"""What somebody might try who wants more than to read."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pyoxigraph
import pytest
from fixture_graph import HOSTILE

from kg.query.syntax import QueryError, refuse
from kg.serve import worker

Serve = Callable[..., httpx.Client]


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.visits.append(self.path)
        self.send_response(200)
        row = {"x": {"type": "literal", "value": "from elsewhere"}}
        body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [row]}}).encode()
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[HTTPServer]:
    """Another endpoint on this machine, that remembers who came."""
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        server.visits = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/sparql", data={"query": text}, headers={"Accept": "text/csv, */*;q=0.1"})


CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "PREFIX x: <URL> ASK { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    r"SELECT * { S\u0045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <a:b>",
]


@pytest.mark.parametrize("text", CALLS)
def test_nothing_is_fetched(client: httpx.Client, elsewhere: HTTPServer, text: str) -> None:
    response = ask(client, text.replace("URL", f"http://127.0.0.1:{elsewhere.server_port}/sparql"))
    assert (response.status_code == 400) or ("FROM" in text and response.text == "o,p,s\r\n")
    assert elsewhere.visits == []


def test_a_process_could_not_fetch_even_if_the_text_got_through(
    serve: Serve, elsewhere: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker._close_the_door()
    try:
        with pytest.raises(OSError, match=r".+"):
            socket.socket()
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{elsewhere.server_port}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError, match=r".+"):
            list(pyoxigraph.Store().query(query))
    finally:
        worker._open_the_door()
    assert elsewhere.visits == []


def test_a_service_is_asked_if_it_is_named(serve: Serve, elsewhere: HTTPServer) -> None:
    url = f"http://127.0.0.1:{elsewhere.server_port}/sparql"
    client = serve(services=(url,))
    assert ask(client, f"SELECT ?x {{ SERVICE <{url}> {{ ?x ?p ?o }} }}").text == "x\r\nfrom elsewhere\r\n"
    assert len(elsewhere.visits) == 1
    for other in (f"<{url}x>", f"<{url}/../>", "?x", "<>"):
        response = ask(client, f"SELECT ?x {{ SERVICE {other} {{ ?x ?p ?o }} }}")
        assert response.status_code == 400
        assert url in response.text
    assert len(elsewhere.visits) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <a:b> #' SERVICE <c:d> { ?x ?y ?z }\n { } }",
        "SELECT * { # SERVICE <a:b>\nSERVICE <c:d> { } }",
        "SELECT * { SERVICE <a:b> { SERVICE <c:d> { ?x ?y ?z } } }",
        "PREFIX b: <c:d> SELECT * { SERVICE <a:b> { } SERVICE b: { } }",
        "BASE <a:> SELECT * { SERVICE <b> { } }",
    ],
)
def test_a_named_service_is_no_cover_for_another(text: str) -> None:
    with pytest.raises(QueryError):
        refuse(text, services=("a:b",))


def test_updates_change_nothing(client: httpx.Client) -> None:
    before = client.get("/store?default").text
    for text in ("DROP ALL", "CLEAR DEFAULT", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:b> <a:b> <a:b> }"):
        assert ask(client, text).status_code == 400
        assert client.post("/sparql", data={"update": text}).status_code == 403
        direct = client.post("/sparql", content=text, headers={"Content-Type": "application/sparql-update"})
        assert direct.status_code == 403
    assert client.get("/store?default").text == before


def test_names_of_the_graph_are_data_in_every_format(client: httpx.Client) -> None:
    response = client.get(
        "/sparql",
        params={"query": "SELECT ?n { ?x a kg:Company ; skos:prefLabel ?n }"},
        headers={"Accept": "application/sparql-results+json"},
    )
    assert HOSTILE in [row["n"]["value"] for row in response.json()["results"]["bindings"]]
    assert response.headers["x-content-type-options"] == "nosniff"
