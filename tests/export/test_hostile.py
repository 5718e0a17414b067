"""No text, whatever it holds, breaks a format: every one is read back by a reader that is not ours."""

import csv
import dataclasses
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
import rdflib
from fixture_graph import graph as fixture_graph
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.export import EXPORTERS
from kg.export.rdf import sections
from kg.export.terms import chinese, clean, plain, prefixes
from kg.export.triples import in_turtle, parsed
from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Fact, Link

# rdflib's Dataset uses what it deprecates itself
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset.|ConjunctiveGraph is ):DeprecationWarning")

ANY = st.text(st.characters(exclude_categories=()), max_size=30)
NASTY = "\ud800\udc00x\ud800\x00\x01\x0b\x1b\x7f\x85\u2028\ufffe\uffff\u202e\"'\\<>&]]>\r\n\t;|,{}# =\u00a0\U0010ffff"


def hostile(text, key):
    """A graph in which ``text`` stands wherever text can stand, and ``key`` is the name of a qualifier."""
    whole = fixture_graph()
    document = dataclasses.replace(whole.documents["d00000000001"], title=text, source=text, file=text, text=text)
    first = Entity("person/000000000001", "Person", text, (text + "别名",), (), (Link(text, text, text),))
    second = Entity("company/000000000002", "Company", text + "二")
    why = (Evidence(document.id, 0, len(text), text, text),)
    link = Fact(
        "fact/000000000001", "founded", first.id, second.id, None, {key: text, "date": text}, "asserted", 0.5, why
    )
    value = Fact(
        "fact/000000000002", "quantity", first.id, None, text, {"text": text, "unit": text}, "asserted", 0.5, why
    )
    post = Fact("fact/000000000003", "holdsPosition", first.id, second.id, None, {"role": text}, "planned", 0.5, why)
    about = {"software": text, "rules": text, "license": text}
    return KnowledgeGraph.of([document], [first, second], [link, value, post], about)


@given(text=ANY, key=st.one_of(ANY, st.sampled_from(["status", "id", "label", "weight", "start"])))
@example(text=NASTY, key=NASTY)
@example(text="=1+1", key="key")
@example(text="", key="")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", [name for name in EXPORTERS if name not in ("html", "jsonl")])
def test_any_text_can_be_written_and_read(name, text, key, tmp_path):
    exporter = EXPORTERS[name]
    path = tmp_path / f"graph{exporter.suffix}"
    exporter.write(hostile(text, key), path)
    _READERS[name](path, text)


@given(text=ANY, key=ANY)
@example(text=NASTY, key=NASTY)
@example(text="2021-05-12", key="status")
@example(text="１２.5", key="date")
@example(text="6760", key="")
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("base", ["https://kg.example/", "http://purl.org/dc/terms/"])
def test_every_section_is_written_as_the_rdf_library_writes_it(base, text, key):
    names = prefixes(base)
    headed = [section for section in sections(hostile(text, key), base) if section.triples]
    for section, found in parsed(((section, section.triples) for section in headed), base):
        assert len(found) == len(section.triples)
        theirs = pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.TURTLE, prefixes=names)
        assert theirs.decode().split("\n", len(names))[-1] == in_turtle(section.triples)


@pytest.mark.parametrize("start", range(0, 0x110000, 0x10000))
def test_every_character_stays_itself_in_a_literal(start):
    """All of a plane at once, and each of its first ones alone."""
    whole = "".join(map(chr, range(start, start + 0x10000)))
    for text in (whole, *map(chr, range(start, start + 0x100))):
        rows = [("rdf:a", "rdf:b", plain(text)), ("rdf:a", "rdf:b", chinese(text))]
        [(_, found)] = parsed([(None, rows)], "https://kg.example/")
        assert [(t.object.value, t.object.language) for t in found] == [(clean(text), None), (clean(text), "zh")]
        assert rows[0][2] == str(pyoxigraph.Literal(clean(text)))


def _rdf(path, text):
    format_ = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".jsonld": "json-ld", ".rdf": "xml"}[path.suffix]
    ours = {_key(*quad.triple) for quad in pyoxigraph.parse(path=str(path))}
    read = rdflib.Dataset(default_union=True).parse(path, format=format_)
    names = {str(o) for o in read.objects(None, rdflib.SKOS.prefLabel)}
    assert clean(text) in names
    assert len({tuple(t) for t in read.triples((None, None, None))}) == len(ours)


def _turtle12(path, text):
    read = list(pyoxigraph.parse(path=str(path)))
    assert clean(text) in {q.object.value for q in read if q.predicate.value.endswith("#prefLabel")}
    assert sum(q.predicate.value.endswith("#reifies") for q in read) >= 1


def _key(subject, predicate, object_):
    return str(subject), str(predicate), str(object_)


def _graphml(path, text):
    read = networkx.read_graphml(path, force_multigraph=True)
    # an XML parser gives line ends as \n
    assert read.nodes["person/000000000001"]["label"].split() == clean(text).split()
    assert {key for *_, key in read.edges(keys=True)} == {"fact/000000000001", "fact/000000000003"}


def _gexf(path, text):
    read = networkx.read_gexf(path)
    assert read.nodes["person/000000000001"]["label"].split() == clean(text).split()
    ids = [edge.get("id") for edge in ElementTree.parse(path).iter("{http://www.gexf.net/1.2draft}edge")]
    assert sorted(ids) == ["fact/000000000001", "fact/000000000003"]


def _csv(path, text):
    with (path / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    name = next(row["Label"] for row in rows if row["Id"] == "person/000000000001")
    assert name.removeprefix("'") == clean(text).removeprefix("'")
    for table in path.iterdir():
        with table.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def _neo4j(path, text):
    for name in ("nodes", "values", "relationships", "value-relationships"):
        lines = (path / f"{name}.csv").read_text("utf-8").split("\n")
        rows = list(csv.reader(lines[:-1]))
        assert lines[-1] == ""
        assert len(rows) == len(lines) - 1, "a record is a line"
        assert {len(row) for row in rows} == {len(rows[0])}


_READERS = dict.fromkeys(("turtle", "trig", "nquads", "jsonld", "rdfxml"), _rdf) | {
    "turtle12": _turtle12, "graphml": _graphml, "gexf": _gexf, "csv": _csv, "neo4j": _neo4j,
}  # fmt: skip
