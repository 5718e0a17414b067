"""``kg query --endpoint``: against the Oxigraph server, which is not ours, and against servers that misbehave."""

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from fixture_graph import graph as fixture_graph

from kg.cli import main
from kg.export import EXPORTERS
from kg.export.terms import prefixes
from kg.query import QueryError, ask_endpoint, run
from kg.query.endpoint import declared
from kg.query.questions import question, questions

QUERIES = Path(__file__).parents[2] / "queries"
KNOWN = prefixes()


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Oxigraph server from PyPI with our Turtle and N-Quads in it."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "pip install oxigraph"
    folder = tmp_path_factory.mktemp("oxigraph")
    for name, file in (("turtle", folder / "graph.ttl"), ("nquads", folder / "graph.nq")):
        EXPORTERS[name].write(fixture_graph(), file)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    store = str(folder / "store")
    loaded = subprocess.run(
        [program, "load", "--location", store, "--file", str(folder / "graph.ttl"), "--file", str(folder / "graph.nq")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert loaded.returncode == 0, loaded.stderr
    server = subprocess.Popen(
        [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with socket.socket() as knocking:
                if knocking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


ASKED = [q for q in questions(QUERIES) if not q.required]


@pytest.mark.parametrize("asked", ASKED, ids=lambda q: q.name)
def test_every_question_has_the_same_rows_there_as_here(oxigraph: str, build: Path, asked: object) -> None:
    there = list(ask_endpoint(oxigraph, asked.text, KNOWN).rows())
    here = list(run(build, asked.text).rows())
    assert sorted(there) == sorted(here)


def test_each_article_is_a_graph_there(oxigraph: str) -> None:
    text = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?f a kg:Fact } } GROUP BY ?g ORDER BY ?g"
    rows = list(ask_endpoint(oxigraph, text, KNOWN).rows())
    assert rows == [("article:d00000000001", "27"), ("article:d00000000002", "11"), ("article:d00000000003", "3")]


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "xml"])
def test_the_command_line(oxigraph: str, format_: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = str(QUERIES / "who-holds-which-post.rq")
    assert main(["query", file, "--endpoint", oxigraph, "--set", "person=沈知秋", "--format", format_]) == 0
    said = capsysbinary.readouterr().out
    assert "镇长".encode() in said
    assert said.endswith(b"\n")


def test_a_graph_and_a_truth_value(oxigraph: str) -> None:
    construct = "CONSTRUCT { ?a kg:partOf ?b } WHERE { ?a kg:partOf ?b }"
    assert ask_endpoint(oxigraph, construct, KNOWN).render("turtle").count(b"kg:partOf") == 3
    assert list(ask_endpoint(oxigraph, "ASK { ?s ?p ?o }", KNOWN).rows()) == [("true",)]


def test_no_rows_is_said(oxigraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", str(QUERIES / "timeline.rq"), "--endpoint", oxigraph, "--set", "entity=查无此人"]) == 0
    assert capsys.readouterr().err == "kg query: no rows\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [("SELECT ?x { ?x FLTER }", "answered 400"), ("SELECT * {", "answered 400"), ("DROP ALL", "answered 400")],
)
def test_what_the_server_refuses_is_told_in_its_words(oxigraph: str, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        ask_endpoint(oxigraph, text, KNOWN)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:1/sparql", "does not answer"),
        ("file:///etc/passwd", "no address of an endpoint"),
        ("out", "no address of an endpoint"),
        ("http://", "does not answer"),
    ],
)
def test_addresses_that_do_not_answer(address: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "-q", "ASK {}", "--endpoint", address]) == 2
    assert words in capsys.readouterr().err


class _Liar(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.accept = self.headers["accept"]
        type_, body = self.server.answer
        self.send_response(200)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    ("type_", "body", "words"),
    [
        ("text/html", b"<p>welcome", "text/html, which is no answer"),
        ("application/sparql-results+json", b'{"head":', "cannot be read"),
        ("application/n-triples", b"<a> <b>", "cannot be read"),
        ("text/csv", b"x\r\n1\r\n", "cannot be read"),
    ],
)
def test_answers_that_are_none(type_: str, body: bytes, words: str) -> None:
    with HTTPServer(("127.0.0.1", 0), _Liar) as server:
        server.answer = (type_, body)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(QueryError, match=words):
            list(ask_endpoint(f"http://127.0.0.1:{server.server_port}/", "SELECT * {}", KNOWN).rows())
        server.shutdown()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PREFIX select: <a:b> CONSTRUCT { ?s select:ask ?o } WHERE { SELECT * { ?s ?p ?o } }", "n-triples"),
        ("# CONSTRUCT\nSELECT * { ?s ?p 'DESCRIBE' }", "results+json"),
        ("DESCRIBE <a:ask>", "n-triples"),
    ],
)
def test_a_graph_is_asked_for_where_the_answer_is_one(text: str, wanted: str) -> None:
    with HTTPServer(("127.0.0.1", 0), _Liar) as server:
        server.answer = ("application/n-triples", b"")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ask_endpoint(f"http://127.0.0.1:{server.server_port}/", text, KNOWN)
        assert server.accept.startswith(f"application/{'sparql-' if 'json' in wanted else ''}{wanted}")
        server.shutdown()


def test_the_prefixes_that_are_used_are_declared_and_no_others() -> None:
    text = (
        "PREFIX kg: <https://other.example/>\nSELECT * { ?x kg:a 'skos:no' ; org:member ?y . # prov:no\n ?z nope:x ?w }"
    )
    assert declared(text, KNOWN) == f"PREFIX org: <{KNOWN['org']}> {text}"


# --- the same for a build


def test_the_list_of_questions(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(QUERIES.parent)
    assert main(["query", "--list"]) == 0
    said = capsys.readouterr().out
    for path in QUERIES.glob("*.rq"):
        assert f"{path.stem} " in said or f"{path.stem}\n" in said
    assert "who-holds-which-post [--set person=姓名] [--set organization=机构]\n  谁担任什么职务？ Who" in said
    assert "paths-between-two --set from=名称 --set to=名称\n" in said


def test_a_question_is_asked_by_its_name(
    build: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("who-holds-which-post", str(QUERIES / "who-holds-which-post.rq")):
        assert main(["query", file, "--build", str(build), "--set", "person=沈知秋"]) == 0
        assert "镇长" in capsys.readouterr().out
    assert main(["query", "who-holds-what-post", "--build", str(build)]) == 2
    said = capsys.readouterr().err
    assert "no question is called so; did you mean who-holds-which-post" in said


def test_a_question_without_a_head_is_called_by_its_name() -> None:
    asked = question("mine", "SELECT * {}")
    assert (asked.chinese, asked.english, asked.parameters) == ("mine", "mine", ())


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "xml"])
def test_a_value_that_matches_nothing_is_named(build: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(QUERIES / "who-holds-which-post.rq")
    call = ["query", file, "--build", str(build), "--format", format_]
    assert main([*call, "--set", "person=沈知春"]) == 0
    assert "--set person=沈知春: nothing is called so; did you mean 沈知秋?" in capsys.readouterr().err
    assert main([*call, "--set", "person=云溪镇"]) == 0
    assert capsys.readouterr().err == "kg query: no rows\n"
    assert main([*call, "--set", "person=沈知秋"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("text", ["SELECT * { ?s a kg:Person }", "ASK {}"])
@pytest.mark.parametrize("format_", ["json", "xml"])
def test_answers_end_with_their_line(build: Path, text: str, format_: str) -> None:
    written = run(build, text, format=format_).render()
    assert written.endswith(b"\n")
    assert not written.endswith(b"\n\n")
    if format_ == "json":
        json.loads(written)
