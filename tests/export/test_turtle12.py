"""RDF 1.2: the same graph with triple terms, read back by the Oxigraph server's own reader."""

import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from fixture_graph import entity_id, fact_id

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PARTS = [pyoxigraph.NamedNode(RDF + name) for name in ("subject", "predicate", "object")]


@pytest.fixture(scope="module")
def store(exported: Path) -> pyoxigraph.Store:
    read = pyoxigraph.Store()
    read.bulk_load(path=str(exported / "graph.rdf12.ttl"))
    return read


def test_taken_apart_again_it_is_the_turtle(exported: Path) -> None:
    plain = {quad.triple for quad in pyoxigraph.parse(path=str(exported / "graph.ttl"))}
    apart = set()
    for quad in pyoxigraph.parse(path=str(exported / "graph.rdf12.ttl")):
        if quad.predicate.value == RDF + "reifies":
            terms = (quad.object.subject, quad.object.predicate, quad.object.object)
            apart |= {pyoxigraph.Triple(quad.subject, part, term) for part, term in zip(PARTS, terms, strict=True)}
        else:
            apart.add(quad.triple)
    assert apart <= plain
    assert {triple.object.value for triple in plain - apart} == {RDF + "Statement"}
    assert len(plain) - len(apart) > 20


def test_sparql_asks_it_with_triple_terms(store: pyoxigraph.Store) -> None:
    asked = """PREFIX kg: <https://kg.example/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?f ?s { ?f rdf:reifies <<( ?s kg:participatesIn ?o )>> ; kg:status kg:negated }"""
    (row,) = store.query(asked)
    assert row["s"].value.endswith(entity_id("Person", "沈知秋"))
    assert row["f"].value.endswith(fact_id("participatesIn", "沈知秋", "云溪产业园合作签约仪式"))


def test_what_is_not_asserted_is_no_plain_triple(store: pyoxigraph.Store) -> None:
    asked = """PREFIX kg: <https://kg.example/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?f { ?f rdf:reifies ?t ; kg:status ?status FILTER (?status != kg:asserted)
          BIND (SUBJECT(?t) AS ?s) BIND (PREDICATE(?t) AS ?p) BIND (OBJECT(?t) AS ?o) FILTER EXISTS { ?s ?p ?o } }"""
    assert list(store.query(asked)) == []


def test_the_server_reads_it(exported: Path, store: pyoxigraph.Store, tmp_path: Path) -> None:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "pip install oxigraph"
    to = tmp_path / "graph.nt"
    call = [program, "convert", "--from-file", str(exported / "graph.rdf12.ttl"), "--to-file", str(to)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert to.read_text("utf-8").count("\n") == len(store)
