"""The parts of the page before any browser: choice, places, columns, sounds, bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from fixture_graph import graph as fixture_graph
from synthetic import synthetic

from kg.export.page import columns, core, cut, layout
from kg.export.page.parts import ArticlePart, EntityPart, FactPart, article_part, entity_part, fact_part
from kg.export.page.parts import packed as packed_part
from kg.export.page.parts import unpacked as unpacked_part
from kg.export.page.rows import ArticleRow, EntityRow, FactRow, packed, rows_of, unpacked
from kg.export.page.sounds import syllables
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Link, MentionRef


def tables_of(graph: KnowledgeGraph, importance: Mapping[str, float]) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in columns.columns(rows_of(graph), importance).items()}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("云溪镇A3", "yun xi/qi zhen a3"),
        ("曾安", "ceng/zeng an"),
        ("重庆", "chong qing"),
        ("女娲", "nv wa"),
        ("ＡＢ山", "ab shan"),
        ("“3+X”", "3 x"),
        ("", ""),
        ("…", ""),
    ],
)
def test_syllables(name: str, typed: str) -> None:
    assert syllables(name) == typed


def test_the_core_of_a_small_graph_is_all_that_is_related() -> None:
    graph = rows_of(fixture_graph())
    chosen = core.choose(graph)
    related = core.relations(graph.facts.values())
    assert set(chosen.nodes) == {id_ for pair in related for id_ in pair}
    assert set(chosen.pairs) == set(related)


def test_the_core_of_a_large_graph_holds_what_matters_and_hangs_together() -> None:
    graph = rows_of(synthetic(3000, 300))
    chosen = core.choose(graph, nodes=200, edges=260)
    assert 150 < len(chosen.nodes) <= 200
    assert len(chosen.pairs) <= 260
    best = sorted(chosen.importance, key=lambda id_: (-chosen.importance[id_], id_))[:50]
    assert set(best) <= set(chosen.nodes)
    assert {id_ for pair in chosen.pairs for id_ in pair} == set(chosen.nodes)


@pytest.mark.parametrize("size", [2, 40, 400])
def test_places_do_not_collide_and_fill_a_window(size: int) -> None:
    graph = synthetic(size, 5)
    chosen = core.choose(rows_of(graph))
    names = {id_: graph.entities[id_].name for id_ in chosen.nodes}
    places = layout.positions(chosen, names, layout.groups(chosen))
    most = max(chosen.importance.values(), default=0)
    assert set(places) == set(chosen.nodes)
    for one, other in combinations(chosen.nodes, 2):
        (x, y), (u, v) = places[one], places[other]
        radii = core.size(chosen.importance[one], most) + core.size(chosen.importance[other], most)
        assert abs(x - u) > 0.9 * radii or abs(y - v) > 0.9 * radii
    if size == 400:
        wide = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
        high = max(y for _, y in places.values()) - min(y for _, y in places.values())
        assert 1 < wide / high < 2.8


def test_an_empty_graph_and_one_without_relations_make_a_page() -> None:
    chosen = core.choose(rows_of(KnowledgeGraph()))
    assert chosen.nodes == ()
    assert layout.positions(chosen, {}, layout.groups(chosen)) == {}


def test_offsets_count_as_a_browser_does() -> None:
    text = "𠮷甲公司𠮷乙"
    document = Document("d", "f.txt", 1, None, None, None, text)
    mentions = (MentionRef("d", 1, 4, "甲公司"), MentionRef("d", 5, 6, "乙"))
    entity = Entity("company/0", "Company", "甲公司", (), mentions)
    fact = Fact("fact/0", "states", "company/0", None, "值", {}, "asserted", 0.29, (Evidence("d", 0, 6, text, "p"),))
    tables = tables_of(KnowledgeGraph.of([document], [entity], [fact]), {"company/0": 1.0})
    units = text.encode("utf-16-le")
    cut_out = lambda at, length: units[2 * at : 2 * (at + length)].decode("utf-16-le")  # noqa: E731
    assert tables["entities"]["mentions"] == [[0, 2, 3, 0, 7, 1]]
    assert [cut_out(2, 3), cut_out(7, 1)] == ["甲公司", "乙"]
    assert tables["facts"]["evidence"] == [[0, 0, 8, 0]]
    assert tables["facts"]["confidence"] == [29]


def test_a_fact_has_its_own_date_or_that_of_its_event() -> None:
    graph = fixture_graph()
    facts = tables_of(graph, {})["facts"]
    when = {facts["id"][int(i)]: day for i, day in facts["when"].items()}
    found = {
        (f.predicate, graph.entities[f.subject].name): when.get(f.id)
        for f in graph.facts.values()
        if f.subject in graph.entities
    }
    assert found["heldIn", "云溪产业园合作签约仪式"] == "2021-05-12"
    assert found["founded", "林若溪"] == "2012"
    assert found["announces", "青岚区政府"] is None
    assert found["occurredOn", "开学工作会议"] is None


def test_the_cut_graph_is_closed() -> None:
    rows = rows_of(synthetic(500, 50))
    part = cut.top(rows, 100, core.choose(rows).importance)
    assert len(part.entities) == 100
    assert all(f.subject in part.entities and f.object in part.entities for f in part.facts.values())
    assert all(doc in part.articles for f in part.facts.values() for doc in f.docs)
    assert all(doc in part.articles for e in part.entities.values() for doc in e.docs)


def test_rows_survive_being_packed() -> None:
    rows = rows_of(fixture_graph())
    for kind, some in ((EntityRow, rows.entities), (FactRow, rows.facts), (ArticleRow, rows.articles)):
        assert [unpacked(kind, packed(row)) for row in some.values()] == list(some.values())


def test_parts_survive_being_packed_and_are_the_same_in_any_cut() -> None:
    rows = rows_of(synthetic(60, 12))
    entities, facts, articles = (list(some.values()) for some in rows)
    whole = columns.parts_of(rows)
    for size in (1, 2, 7):
        some = [
            [packed_part(make(each[i : i + size])) for i in range(0, len(each), size)] + [packed_part(make([]))]
            for make, each in ((entity_part, entities), (fact_part, facts), (article_part, articles))
        ]
        cut_up = columns.Parts(
            [unpacked_part(EntityPart, part) for part in some[0]],
            [unpacked_part(FactPart, part) for part in some[1]],
            [unpacked_part(ArticlePart, part) for part in some[2]],
            whole.numbers,
        )
        assert columns.tables_of(cut_up, {}) == columns.tables_of(whole, {})
    assert columns.tables_of(columns.Parts([], [], [], []), {}) == columns.columns(rows_of(KnowledgeGraph()), {})


def test_what_looks_like_a_place_for_a_number_in_a_name_stays() -> None:
    entity = Entity("company/0", "Company", "100%d%%公司", ("5%s",), (), {"5%s": Link("5%s", "r%d", "50%")})
    fact = Fact("fact/0", "states", "company/0", None, "涨5%，%d", {"verb": "%%"}, "asserted", 0.5, ())
    tables = tables_of(KnowledgeGraph.of([], [entity], [fact]), {})
    assert tables["entities"]["names"] == [["100%d%%公司", "5%s"]]
    assert tables["facts"]["value"] == {"0": "涨5%，%d"}
    assert tables["facts"]["qualifiers"] == {"0": {"verb": "%%"}}


def test_the_bytes_are_the_same_in_every_run(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from synthetic import synthetic; from kg.export import html;"
        "html.write(synthetic(150, 20), Path(sys.argv[1]), base='https://kg.example/')"
    )
    made = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        folders = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folders},
        )
        made.append(path.read_bytes())
    assert made[0] == made[1]
