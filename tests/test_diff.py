"""What ``kg diff`` tells of two builds."""

from kg.diff import diff
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact
from kg.wording import difference


def company(name: str, *replaces: str) -> Entity:
    return Entity(f"company/{name}", "Company", name, replaces=replaces)


def fact(subject: str, target: str, **qualifiers: str) -> Fact:
    ends = f"company/{subject}", f"company/{target}"
    return Fact(f"fact/{subject}{target}", "cooperatesWith", *ends, None, qualifiers, "asserted", 0.9, ())


OLD = KnowledgeGraph.of(
    [], [company("丙"), company("乙"), company("甲"), company("甲集团")], [fact("甲", "乙"), fact("乙", "丙")]
)
NEW = KnowledgeGraph.of(
    [], [company("丙"), company("乙"), company("甲集团", "company/甲"), company("丁")], [fact("乙", "丙", date="2031")]
)


def test_entities_facts_and_merges_that_appeared_vanished_and_changed() -> None:
    found = diff(OLD, NEW).changes
    assert [(c.words, c.details) for c in found["entities"]["vanished"]] == [("甲 (企业)", ("merged into 甲集团",))]
    assert [c.words for c in found["entities"]["appeared"]] == ["丁 (企业)"]
    assert [c.words for c in found["merges"]["appeared"]] == ["甲 = 甲集团 (企业)"]
    assert [c.words for c in found["facts"]["vanished"]] == ["甲 —cooperatesWith→ 乙"]
    assert [c.details for c in found["facts"]["changed"]] == [("date: – → 2031",)]


def test_a_merge_that_is_undone_vanishes() -> None:
    assert [c.words for c in diff(NEW, OLD).changes["merges"]["vanished"]] == ["甲 = 甲集团 (企业)"]


def test_changes_stand_in_the_order_of_their_names() -> None:
    names = "丁乙丙甲"
    entities = [Entity(f"company/{99 - i}", "Company", name) for i, name in enumerate(names)]
    found = diff(KnowledgeGraph(), KnowledgeGraph.of([], entities, [])).changes["entities"]["appeared"]
    assert [c.words[0] for c in found] == sorted(names)
    lines = difference(diff(KnowledgeGraph(), KnowledgeGraph.of([], entities, []))).splitlines()
    assert [line for line in lines if line.startswith("+")] == [f"+ {name} (企业)" for name in sorted(names)]
