"""The limits hold, the answer to a query that meets one is a 503 with words, and the next request is answered."""

import multiprocessing
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
LONG = "SELECT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

Serve = Callable[..., httpx.Client]


def ask(client: httpx.Client, text: str, accept: str = "*/*") -> httpx.Response:
    return client.post("/sparql", data={"query": text}, headers={"Accept": accept})


def lives(client: httpx.Client) -> bool:
    return ask(client, "ASK { ?s ?p ?o }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("text", "settings", "words"),
    [
        (PRODUCT, {"seconds": 0.5}, "longer than the 0.5 seconds"),
        (LONG, {"seconds": 0.5, "answer": 1 << 30}, "longer than the 0.5 seconds"),
        (HUNGRY, {"memory": 60 << 20}, "more than the 60 MB"),
        (LONG, {"answer": 2 << 20}, "longer than the 2 MB"),
        ("SELECT ?s { ?s ?p ?o }", {"rows": 100}, "more than the 100 rows"),
        ("SELECT * { }", {"rows": 1}, None),
        ("SELECT ?s { ?s ?p ?o } LIMIT 100", {"rows": 100}, None),
        ("CONSTRUCT WHERE { ?s a ?o }", {"rows": 10}, "more than the 10 rows"),
        ("CONSTRUCT WHERE { ?s a ?o } LIMIT 10", {"rows": 10}, None),
    ],
)
def test_a_limit_holds(serve: Serve, text: str, settings: dict[str, object], words: str | None) -> None:
    client = serve(**{"workers": 1, "seconds": 20} | settings)
    started = time.monotonic()
    response = ask(client, text)
    if words is None:
        assert response.status_code == 200, response.text[:200]
        return
    assert response.status_code == 503, response.text[:200]
    assert words in response.text
    assert response.headers["retry-after"]
    assert time.monotonic() - started < 15
    assert lives(client)


def test_others_are_answered_while_one_query_runs(serve: Serve) -> None:
    client = serve(seconds=3, workers=2)
    assert lives(client)
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(ask, client, PRODUCT)
        time.sleep(0.3)
        started = time.monotonic()
        assert lives(client)
        assert time.monotonic() - started < 2
        assert slow.result().status_code == 503


def test_who_waits_too_long_is_told(serve: Serve) -> None:
    client = serve(seconds=4, workers=1, patience=0.3)
    assert lives(client)
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(ask, client, PRODUCT)
        time.sleep(0.5)
        response = ask(client, "ASK {}")
        assert (response.status_code, "try again" in response.text) == (503, True)
        slow.result()


def test_a_query_whose_client_has_left_is_given_up(serve: Serve) -> None:
    client = serve(seconds=30, workers=1)
    assert lives(client)
    with pytest.raises(httpx.ReadTimeout):
        client.post("/sparql", data={"query": PRODUCT}, timeout=0.3)
    started = time.monotonic()
    assert lives(client)
    assert time.monotonic() - started < 8


def test_the_process_that_workers_come_from_is_replaced(serve: Serve) -> None:
    before = set(multiprocessing.active_children())
    client = serve(workers=1, seconds=0.5)
    assert lives(client)
    (nursery,) = set(multiprocessing.active_children()) - before
    nursery.kill()
    assert ask(client, PRODUCT).status_code == 503
    assert lives(client)


def test_nesting_that_breaks_the_process_is_answered(serve: Serve) -> None:
    client = serve(workers=1, body=4 << 20)
    for text in ("ASK " + "{" * 100_000 + "}" * 100_000, "ASK { FILTER(" + "(" * 200_000 + "1" + ")" * 200_000 + ") }"):
        response = ask(client, text)
        assert response.status_code in (400, 503)
        assert lives(client)


def test_ten_megabytes_are_refused_before_they_are_read(client: httpx.Client) -> None:
    text = "ASK {} #" + "x" * 10_000_000
    for response in (
        client.post("/sparql", data={"query": text}),
        client.post("/sparql", content=text, headers={"Content-Type": "application/sparql-query"}),
        client.post(
            "/sparql",
            content=(text.encode()[i : i + 65536] for i in range(0, len(text), 65536)),
            headers={"Content-Type": "application/sparql-query"},
        ),
    ):
        assert response.status_code == 413
        assert "1,048,576 bytes" in response.text
    assert lives(client)


def test_many_at_once_are_all_answered(client: httpx.Client) -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda n: ask(client, f"SELECT ({n} AS ?n) {{}}", "text/csv").text, range(60)))
    assert answers == [f"n\r\n{n}\r\n" for n in range(60)]
    assert threading.active_count() < 100
