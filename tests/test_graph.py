import dataclasses
import subprocess
import sys

import pytest
from fixture_graph import HOSTILE, entity_id, graph, named
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.graph import PREDICATE_LABELS, KnowledgeGraph
from kg.model import ENTITY_TYPES, Entity, Evidence, Fact


def test_the_fixture_covers_the_vocabulary_and_quotes_its_texts():
    g = graph()
    assert {f.predicate for f in g.facts.values()} == set(PREDICATE_LABELS)
    assert {e.type for e in g.entities.values()} == set(ENTITY_TYPES)
    assert {f.status for f in g.facts.values()} == {"asserted", "planned", "negated"}
    for fact in g.facts.values():
        for e in fact.evidence:
            assert g.documents[e.doc].text[e.start : e.end] == e.quote


def test_save_and_load_lose_nothing(tmp_path):
    graph().save(tmp_path)
    assert kg.load(tmp_path) == graph()
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "about.json", "documents.jsonl", "entities.jsonl", "facts.jsonl",
    ]  # fmt: skip
    first = (tmp_path / "facts.jsonl").read_bytes()
    kg.load(tmp_path).save(tmp_path)
    assert (tmp_path / "facts.jsonl").read_bytes() == first


@given(st.text(st.characters(exclude_categories=())), st.dictionaries(st.text(min_size=1), st.text()))
def test_any_text_survives_the_round_trip(tmp_path_factory, text, qualifiers):
    folder = tmp_path_factory.mktemp("build")
    g = graph()
    document = dataclasses.replace(g.documents["d00000000001"], text=text, title=text)
    entity = Entity("person/000000000001", "Person", text, (text,))
    fact = Fact(
        "fact/000000000001", "states", entity.id, None, text, dict(sorted(qualifiers.items())), "asserted", 0.1,
        (Evidence(document.id, 0, len(text), text, "p"),),
    )  # fmt: skip
    g = KnowledgeGraph.of([document], [entity], [fact])
    g.save(folder)
    assert KnowledgeGraph.load(folder) == g


def test_load_names_the_missing_file_and_the_bad_line(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"documents\.jsonl: no such file; `kg build"):
        KnowledgeGraph.load(tmp_path)
    graph().save(tmp_path)
    with (tmp_path / "entities.jsonl").open("a") as file:
        file.write('{"id": 1}\n')
    with pytest.raises(ValueError, match=r"entities\.jsonl, line \d+: not a record"):
        KnowledgeGraph.load(tmp_path)


def test_load_refuses_a_fact_of_an_unknown_entity(tmp_path):
    g = graph()
    g.save(tmp_path)
    lines = (tmp_path / "entities.jsonl").read_text("utf-8").splitlines(keepends=True)
    gone = named(g, "周小满").id
    (tmp_path / "entities.jsonl").write_text("".join(x for x in lines if gone not in x), "utf-8")
    with pytest.raises(ValueError, match=gone):
        KnowledgeGraph.load(tmp_path)


def test_networkx_holds_every_entity_article_and_fact():
    g = graph()
    net = g.to_networkx()
    assert len(net) == len(g.entities) + len(g.documents)
    found = {key: Fact(**_fact_of(data, s, o, None)) for s, o, key, data in net.edges(keys=True, data=True)}
    for node, data in net.nodes(data=True):
        for predicate in PREDICATE_LABELS:
            for values in data.get(predicate, ()):
                found[values["fact"]] = Fact(**_fact_of(values, node, None, values["value"]))
    assert dict(sorted(found.items())) == g.facts


def _fact_of(data, subject, object_, value):
    evidence = tuple(Evidence(**e) for e in data["evidence"])
    keys = ("predicate", "qualifiers", "status", "confidence")
    return {key: data[key] for key in keys} | {
        "id": data["fact"], "subject": subject, "object": object_, "value": value, "evidence": evidence,
    }  # fmt: skip


def test_networkx_nodes_and_edges_can_be_read_by_a_person():
    net = graph().to_networkx()
    company = net.nodes[entity_id("Company", "星河智造有限公司")]
    assert company["type"] == "Company"
    assert company["label"] == company["name"] == "星河智造有限公司"
    assert company["aliases"] == ["星河智造", "星河"]
    assert company["documents"] == ["d00000000001", "d00000000002"]
    park = net.nodes[entity_id("Project", "云溪产业园")]
    assert {q["qualifiers"]["text"] for q in park["quantity"]} == {"6760亩", "13.5亿元"}
    posts = [d for *_, d in net.edges(data=True) if d["predicate"] == "holdsPosition"]
    assert {p["label"] for p in posts} == {"任职"}
    assert net.nodes["article:d00000000001"]["publishedOn"][0]["value"] == "2021-05-13"
    assert entity_id("Company", HOSTILE) in net


def test_importing_kg_imports_no_library():
    heavy = "networkx rdflib pyoxigraph numpy jieba"
    code = f"import kg, sys; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
