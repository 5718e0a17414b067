"""A sound export passes; each kind of damage is found, named, and said in both languages."""

from dataclasses import replace

import pytest

from kg.export import EXPORTERS
from kg.export.check import check_graph
from kg.graph import KnowledgeGraph


def test_a_sound_export_has_no_problem(exported):
    assert check_graph(exported / "graph.ttl") == []


def test_another_base_makes_no_difference(graph, tmp_path):
    EXPORTERS["turtle"].write(graph, tmp_path / "graph.ttl", base="https://data.example.org/")
    assert check_graph(tmp_path / "graph.ttl") == []


DAMAGE = [
    (
        "kg:status kg:planned",
        "kg:status kg:perhaps",
        "状态须是已述、计划、否定之一",
        "one of asserted, planned and negated",
    ),
    ("kg:confidence 0.3", "kg:confidence 1.3", "置信度须是 0 到 1 的小数", "from 0 to 1"),
    ('oa:exact "9日"', 'oa:exact "8日"', "引文与正文不符", "the text there is '9日', not '8日'"),
    ('oa:start "38"^^xsd', 'oa:start "48"^^xsd', "起点须在终点之前", "before the end"),
    ('skos:prefLabel "青岚日报"@zh ;', "", "实体须有且只有一个中文名称", "exactly one Chinese name"),
    ('schema:currency "CNY"', 'schema:currency "yuan"', "金额须有 ISO 4217 货币代码", "an ISO 4217 code"),
    ("a kg:Industry , skos:Concept", "a kg:Policy , skos:Concept", "产业方向须是产业", "an industry is of that class"),
    ("a kg:Event , schema:Event ;", "a schema:Event ;", "参加的须是活动", "what one takes part in is an event"),
    ("a org:Role , skos:Concept", "a skos:Concept", "职务须是 org:Role", "the post is an org:Role"),
    ("kg:party company", "schema:party company", "合作须恰有两方", "exactly two parties"),
    ("rdf:predicate kg:founded ;", "", "事实须有且只有一个谓词", "exactly one predicate"),
    ("dcterms:identifier", "dcterms:title", "文章须有编号", "an article has its id"),
]


@pytest.mark.parametrize(("sound", "damaged", "chinese", "english"), DAMAGE)
def test_damage_is_found(exported, tmp_path, sound, damaged, chinese, english):
    text = (exported / "graph.ttl").read_text("utf-8")
    assert sound in text
    (tmp_path / "graph.ttl").write_text(text.replace(sound, damaged, 1), "utf-8")
    problems = check_graph(tmp_path / "graph.ttl")
    assert any(chinese in problem and english in problem for problem in problems), problems


@pytest.mark.parametrize(("at", "problems"), [(0, 0), (5, 2)])
def test_only_what_rests_on_metadata_quotes_nothing(graph, tmp_path, at, problems):
    id_, fact = next((id_, fact) for id_, fact in graph.facts.items() if len(fact.evidence) == 1)
    beside = fact.evidence[0]._replace(start=at, end=at, quote="", pattern="metadata:source")
    facts = {**graph.facts, id_: replace(fact, evidence=(beside,))}
    told = KnowledgeGraph.of(graph.documents.values(), graph.entities.values(), facts.values())
    EXPORTERS["turtle"].write(told, tmp_path / "graph.ttl")
    assert len(check_graph(tmp_path / "graph.ttl")) == problems


def test_something_named_that_is_not_there(exported, tmp_path):
    text = (exported / "graph.ttl").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("\tkg:founded "))
    (tmp_path / "graph.ttl").write_text(text.replace(line, "\tkg:founded company:123456789abc ;", 1), "utf-8")
    assert any("id/company/123456789abc" in problem and "没有说明是什么" in problem
               for problem in check_graph(tmp_path / "graph.ttl"))  # fmt: skip


def test_a_file_that_is_no_turtle_or_no_export(tmp_path):
    (tmp_path / "a.ttl").write_text("<a> <b>", "utf-8")
    (problem,) = check_graph(tmp_path / "a.ttl")
    assert "不是合格的 Turtle" in problem
    (tmp_path / "b.ttl").write_text("<http://a/a> <http://a/b> <http://a/c> .", "utf-8")
    (problem,) = check_graph(tmp_path / "b.ttl")
    assert "void:Dataset" in problem


def test_many_problems_of_one_kind_are_cut_short(exported, tmp_path, monkeypatch):
    text = (exported / "graph.ttl").read_text("utf-8")
    (tmp_path / "graph.ttl").write_text(text.replace("oa:exact", "oa:exakt"), "utf-8")
    quotes = text.count("oa:exact")
    assert len(check_graph(tmp_path / "graph.ttl")) == quotes
    monkeypatch.setattr("kg.export.check._MOST", 10)
    problems = check_graph(tmp_path / "graph.ttl")
    assert len(problems) == 11
    assert problems[-1] == f"…… 还有 {quotes - 10} 处 / and {quotes - 10} more"
