"""What a query may ask and how its answer is written; what it may not ask; where its mistakes are."""

import csv
import io
import json
import socket
import threading
import time
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from fixture_graph import CONTROL, entity_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from kg.query import FORMATS, QueryError, run
from kg.query.syntax import datasets
from kg.table import table

POSTS = """SELECT ?name ?role WHERE {
  ?post a org:Membership ; org:member/skos:prefLabel ?name ; org:role/skos:prefLabel ?role
  FILTER (!BOUND(?person) || STR(?name) = STR(?person))
} ORDER BY ?name ?role"""
ECHO = "SELECT ?x WHERE { }"


def test_the_prefixes_of_the_build_are_known(build):
    rows = list(run(build, POSTS).rows())
    assert rows == [
        ("林若溪", "董事长"),
        ("沈知秋", "镇长"),
        ("陈望舒", "书记"),
        ("陈望舒", "局长"),
        ("陈望舒", "常委"),
    ]


def test_a_file_can_be_asked_as_well_as_a_folder(build):
    assert list(run(build / "graph.ttl", POSTS).rows()) == list(run(build, POSTS).rows())


def test_no_build(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"graph\.ttl: no such file; `kg build"):
        run(tmp_path, POSTS)


def test_the_four_formats_of_the_w3c(build):
    def written(format_):
        return run(build, POSTS).render(format_).decode()

    expected = [list(row) for row in run(build, POSTS).rows()]
    assert list(csv.reader(io.StringIO(written("csv"), newline=""))) == [["name", "role"], *expected]
    assert written("tsv").splitlines()[:2] == ["?name\t?role", '"林若溪"@zh\t"董事长"@zh']
    bindings = json.loads(written("json"))["results"]["bindings"]
    assert [[b["name"]["value"], b["role"]["value"]] for b in bindings] == expected
    literals = ElementTree.fromstring(written("xml")).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [e.text for e in literals] == [cell for row in expected for cell in row]
    read = rdflib.query.Result.parse(io.BytesIO(run(build, POSTS).render("json")), format="json")
    assert [[str(cell) for cell in row] for row in read] == expected


def test_construct_is_turtle_or_a_table(build):
    text = "CONSTRUCT { ?p schema:jobTitle ?r } WHERE { ?m org:member ?p ; org:role/skos:prefLabel ?r }"
    turtle = run(build, text).render("turtle")
    assert turtle == run(build, text).render("turtle")
    assert b"person:" in turtle
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 5
    assert "schema:jobTitle" in run(build, text).render("table").decode()
    with pytest.raises(QueryError, match="take table or turtle"):
        run(build, text).render("csv")
    with pytest.raises(QueryError, match="take table, csv, tsv, json or xml"):
        run(build, POSTS).render("turtle")


def test_ask(build):
    text = "ASK { ?f kg:status kg:negated }"
    assert list(run(build, text).rows()) == [("true",)]
    assert json.loads(run(build, text).render("json"))["boolean"] is True
    with pytest.raises(QueryError, match="take table, json or xml"):
        run(build, text).render("csv")


def test_str_is_the_format_that_was_asked_for(build):
    assert str(run(build, POSTS, format="csv")).startswith("name,role\r\n")
    assert str(run(build, POSTS)).startswith("name    role\n")
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "xml", "turtle"}


def test_a_table_is_aligned_for_chinese_and_stays_in_its_width():
    text = table(("name", "n"), [("陈望舒", "1"), ("ab", "22"), ("很长的名字" * 5, "3")])
    lines = text.splitlines()
    assert [wcswidth(line) for line in lines] == [54] * 5  # numbers stand to the right
    narrow = table(("name", "n"), [("很长的名字" * 5, "3")], 30)
    assert all(wcswidth(line) <= 30 for line in narrow.splitlines())
    assert "…" in narrow


def test_a_table_moves_no_cursor_and_turns_no_line(build):
    text = str(run(build, "SELECT ?l WHERE { ?x rdfs:label ?l }"))
    assert CONTROL not in text
    assert all(c.isprintable() or c == "\n" for c in text)
    assert table(("a",), [("\x1b[31mred\u202e\u200b\n\tb",)]).splitlines()[2] == "�[31mred��  b"


# --- bindings


def test_a_binding_is_compared_as_a_string_and_need_not_be_selected(build):
    assert list(run(build, POSTS, bindings={"person": "沈知秋"}).rows()) == [("沈知秋", "镇长")]
    assert list(run(build, POSTS, bindings={"person": "查无此人"}).rows()) == []


@pytest.mark.parametrize("form", ["<https://kg.example/id/{}>", "{}"])
def test_an_iri_can_be_bound_in_full_or_by_prefix(build, form):
    person = entity_id("Person", "沈知秋")
    value = form.format(person) if form.startswith("<") else person.replace("/", ":")
    text = "SELECT ?name WHERE { ?who skos:prefLabel ?name }"
    assert list(run(build, text, bindings={"who": value}).rows()) == [("沈知秋",)]


def test_what_only_looks_like_a_prefixed_name_is_a_string(build):
    assert list(run(build, ECHO, bindings={"x": "注:释"}).rows()) == [("注:释",)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_value_is_never_read_as_query(tiny, value):
    if value.startswith("<") and value.endswith(">"):
        value = " " + value
    assert list(run(tiny, ECHO, bindings={"x": value}).rows()) == [(value,)]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    path = tmp_path_factory.mktemp("tiny") / "graph.ttl"
    path.write_text("@prefix kg: <https://kg.example/ontology#> .\nkg:a kg:b kg:c .\n", "utf-8")
    return path


@pytest.mark.parametrize("value", ['x" } # ', "x\\", "'''", "} UNION { ?x ?y ?z", "\n}", '"@zh', "?y", "<a", "<a b>"])
def test_values_that_would_end_a_literal(tiny, value):
    if value == "<a b>":
        with pytest.raises(QueryError, match="no IRI"):
            run(tiny, ECHO, bindings={"x": value})
    else:
        assert list(run(tiny, ECHO, bindings={"x": value}).rows()) == [(value,)]


def test_half_a_surrogate_pair_is_refused(tiny):
    with pytest.raises(QueryError, match="is no IRI and no text"):
        run(tiny, ECHO, bindings={"x": "\ud800"})


@pytest.mark.parametrize("name", ["y", "x) #", "", "1x"])
def test_a_variable_that_is_not_there_is_named_with_those_that_are(tiny, name):
    with pytest.raises(QueryError, match=r"no variable .*it has \?x"):
        run(tiny, ECHO, bindings={name: "a"})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x kg:b ?y }",
        "# a { in a comment\nSELECT ?x WHERE { ?x kg:b ?y }",
        'SELECT ?x (CONCAT(\'{\', """ {"" """) AS ?z) WHERE { ?x kg:b ?y }',
        "PREFIX b: <https://kg.example/ontology#> SELECT ?x WHERE { ?x b:b ?y . { SELECT ?y { ?q ?w ?y } } }",
    ],
)
def test_bindings_go_into_the_outermost_clause(tiny, text):
    assert [row[0] for row in run(tiny, text, bindings={"x": "kg:a"}).rows()] == ["kg:a"]
    assert list(run(tiny, text, bindings={"x": "kg:z"}).rows()) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT ?y { { SELECT ?y { ?x kg:b ?y } } }", 1),
        ("SELECT ?y { ?z kg:b ?y { SELECT ?y WHERE { ?x kg:b ?y } GROUP BY ?y } FILTER (BOUND(?x)) }", 1),
        ("SELECT ?y { { SELECT (COUNT(*) AS ?y) { { ?x kg:b ?q } UNION { ?x kg:nothing ?q } } } }", 1),
        ("SELECT ?y { { SELECT ?y { { SELECT ?y ?x { ?x kg:b ?y } } } } }", 1),
        ("CONSTRUCT WHERE { ?x kg:b ?y }", None),
    ],
)
def test_bindings_hold_in_every_sub_select_that_names_the_variable(tiny, text, rows):
    if rows is None:  # VALUES is not allowed there, and the message says so
        with pytest.raises(QueryError):
            run(tiny, text, bindings={"x": "kg:a"})
        return
    assert len(list(run(tiny, text, bindings={"x": "kg:a"}).rows())) == rows
    assert list(run(tiny, text, bindings={"x": "kg:z"}).rows()) in ([], [("0",)])


def test_bindings_in_construct_and_ask(tiny):
    construct = "CONSTRUCT { ?x kg:found ?y } WHERE { ?x kg:b ?y }"
    assert list(run(tiny, construct, bindings={"x": "kg:a"}).rows()) == [("kg:a", "kg:found", "kg:c")]
    assert list(run(tiny, construct, bindings={"x": "kg:z"}).rows()) == []
    assert list(run(tiny, "ASK { ?x kg:b ?y }", bindings={"x": "kg:z"}).rows()) == [("false",)]


# --- mistakes


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT ?x WHERE {\n  ?x FLTER }", 2, 7),
        ("SELECT ?名 WHERE { ?名 ?p }", 1, 24),
        ("SELECT ?x WHERE { ?x nope:b ?y }", 1, 22),
        ("", 1, 1),
    ],
)
def test_a_mistake_has_its_place_whatever_is_bound(tiny, text, line, column):
    with pytest.raises(QueryError) as caught:
        run(tiny, text, bindings={"x": "a"} if "?x" in text else {})
    assert caught.value.line == line
    assert abs(caught.value.column - column) <= 6
    assert str(caught.value).startswith(f"line {caught.value.line}, column {caught.value.column}: ")
    assert str(caught.value).endswith("^")


def test_an_update_is_no_query(tiny):
    for text in ("LOAD <file:///etc/passwd>", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { kg:a kg:b kg:d }"):
        with pytest.raises(QueryError):
            run(tiny, text)


def test_a_build_that_is_no_rdf(tmp_path):
    (tmp_path / "graph.ttl").write_text("not turtle", "utf-8")
    with pytest.raises(QueryError, match=r"graph\.ttl"):
        run(tmp_path, ECHO)


# --- what would look beyond the build


@pytest.fixture(scope="module")
def listener():
    """A port on this machine that remembers whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        visits = []

        def wait():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                visits.append(connection.recv(100))
                connection.close()

        threading.Thread(target=wait, daemon=True).start()
        yield server.getsockname()[1], visits
        server.shutdown(socket.SHUT_RDWR)


SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE#a comment\n<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE/**/<URL>{ ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE SILENT x:{ ?s ?p ?o } }",
    "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE?u{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1 SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { { ?s ?p ?o FILTER(?s<?p+'>'+'')}SERVICE<URL>{ ?s ?p ?o } FILTER('' = '') }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { S\u0045RVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { \U00000053ERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { SERVICE \u003CURL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", SERVICES)
def test_no_query_asks_another_server(build, listener, text):
    port, visits = listener
    with pytest.raises(QueryError):
        list(run(build, text.replace("URL", f"http://127.0.0.1:{port}/sparql")).rows())
    assert visits == []


def test_the_listener_would_have_noticed(listener):
    port, visits = listener
    text = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?s ?p ?o }} }}"
    with pytest.raises(OSError, match=r".+"):
        list(pyoxigraph.Store().query(text))
    assert visits
    visits.clear()


@pytest.mark.parametrize(
    "text", ["SELECT * { SERVICE " + "#" * 5000, '"""' * 2001, "#\\n" * 3000, "<" * 9000, ".-" * 4000]
)
def test_no_text_takes_long_to_judge(tiny, text):
    started = time.monotonic()
    with pytest.raises(QueryError):
        run(tiny, text)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * from\n<graph.ttl> { ?s ?p ?o }",
        r"SELECT * FR\u004FM <file:///etc/passwd> { ?s ?p ?o }",
    ],
)
def test_no_query_reads_another_file(build, text):
    with pytest.raises(QueryError):
        run(build, text)


@pytest.mark.parametrize(
    "text",
    [
        "# 服务: service <x> and from <y>\nSELECT ?service WHERE { ?service kg:from ?from }",
        "SELECT * WHERE { ?s schema:service ?o FILTER (?o = 'a SERVICE from <b>') }",
        'SELECT * WHERE { ?s rdfs:label "FROM" . BIND("SERVICE" AS ?service) }',
    ],
)
def test_the_words_themselves_are_no_offence(build, text):
    list(run(build, text).rows())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * FROM <a:1> FROM NAMED <a:2> FROM k:3 { ?s ?p ?o }", (["a:1", "k/3"], ["a:2"])),
        ("PREFIX k: <own/> SELECT * FROM k:3 { ?s ?p 'FROM <a:1>' } # FROM <a:2>", (["own/3"], [])),
        ("SELECT * { ?s k:from ?from }", None),
        ("BASE <a:> SELECT * FROM <b> FROM <a:1> { ?s ?p ?o }", None),
        ("SELECT * FROM nope:1 { ?s ?p ?o }", None),
        ("SELECT * FROM", None),
    ],
)
def test_the_graphs_that_a_query_names(text, found):
    assert datasets(text, {"k": "k/"}) == found
