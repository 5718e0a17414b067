"""GraphML, GEXF and the tables, read by networkx, an XML parser and the csv module."""

import csv
from xml.etree import ElementTree

import networkx
import pytest
from fixture_graph import entity_id

from kg.graph import ARTICLE

PARK = entity_id("Project", "云溪产业园")
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_every_node_and_edge_is_there_with_its_attributes(exported, graph, name):
    read = {"graphml": lambda p: networkx.read_graphml(p, force_multigraph=True), "gexf": networkx.read_gexf}[name]
    net = read(exported / f"graph.{name}")
    assert set(net) == {*graph.entities, *(ARTICLE + doc for doc in graph.documents)}
    assert net.number_of_edges() == sum(1 for f in graph.facts.values() if f.object is not None)
    park = net.nodes[PARK]
    assert (park["label"], park["type"], park["type_label"]) == ("云溪产业园", "Project", "项目")
    assert set(park["quantity"].split("；")) == {"规划面积 6760亩", "总投资 13.5亿元"}
    assert net.nodes[entity_id("Project", "云溪产业园一期")]["quantity"] == "投资 20亿元（计划）"
    edge = next(d for *_, d in net.edges(data=True) if d["predicate"] == "selectedFor")
    assert edge["q_by"] == "青岚区政府"
    assert edge["quotes"] == "云溪产业园入选未来园区创建名单"
    assert {d["status"] for *_, d in net.edges(data=True)} == {"asserted", "planned", "negated"}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_edge_ids_are_unique(exported, graph, name):
    ids = [e.get("id") for e in ElementTree.parse(exported / f"graph.{name}").iter() if e.tag.endswith("}edge")]
    assert sorted(ids) == sorted(f.id for f in graph.facts.values() if f.object is not None)


def test_attribute_names_are_none_that_readers_keep_for_themselves(exported):
    kept = {"id", "source", "target", "key", "name", "start", "end"}
    keys = {e.get("attr.name") for e in ElementTree.parse(exported / "graph.graphml").iter() if e.tag.endswith("}key")}
    titles = {e.get("title") for e in ElementTree.parse(exported / "graph.gexf").iter(f"{GEXF}attribute")}
    assert len(keys) > 10
    assert len(titles) > 10
    assert not (keys | titles) & kept


def test_gexf_has_colours_dates_and_no_clock(exported):
    tree = ElementTree.parse(exported / "graph.gexf")
    nodes = {node.get("id"): node for node in tree.iter(f"{GEXF}node")}
    assert all(node.find("{http://www.gexf.net/1.2draft/viz}color") is not None for node in nodes.values())
    assert nodes[entity_id("Event", "云溪产业园合作签约仪式")].get("start") == "2021-05-12"
    assert nodes[entity_id("Event", "开学工作会议")].get("start") is None
    assert {e.get("start") for e in tree.iter(f"{GEXF}edge")} == {
        None, "2021-06-02", "2021-05-12", "2021-01-01", "2021-06-01", "2012-01-01",
    }  # fmt: skip
    assert tree.find(f"{GEXF}meta").attrib == {}
    assert tree.find(f"{GEXF}graph").get("timeformat") == "date"


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_for_spreadsheets(exported, graph):
    folder = exported / "csv"
    nodes, edges, values, evidence = (rows(folder / f"{n}.csv") for n in ("nodes", "edges", "values", "evidence"))
    assert len(nodes) == len(graph.entities) + len(graph.documents)
    assert len(edges) + len(values) == len(graph.facts)
    ids = {row["Id"] for row in nodes}
    assert all(row["Source"] in ids and row["Target"] in ids for row in edges)
    assert {row["node"] for row in values} <= ids
    for row in evidence:
        text = graph.documents[row["document"]].text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert len(evidence) == sum(len(f.evidence) for f in graph.facts.values())
    # what a spreadsheet would calculate is text
    assert "'---09" in {row["value"] for row in values}


def test_tables_for_neo4j(exported, graph):
    folder = exported / "neo4j"
    nodes = rows(folder / "nodes.csv") + rows(folder / "values.csv")
    edges = rows(folder / "relationships.csv") + rows(folder / "value-relationships.csv")
    ids = [row["id:ID"] for row in nodes]
    assert len(ids) == len(set(ids))
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in edges)
    assert len(edges) == len(graph.facts)
    company = next(row for row in nodes if row["name"] == "星河智造有限公司")
    assert company[":LABEL"] == "Entity;Company"
    assert company["aliases:string[]"].split(";") == ["星河智造", "星河"]
    post = next(row for row in edges if row["q_role"] == "镇长")
    assert post[":TYPE"] == "HOLDS_POSITION"
    assert (post["starts:int[]"], post["ends:int[]"]) == ("137", "157")
