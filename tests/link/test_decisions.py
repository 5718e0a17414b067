"""What people have decided outranks every rule, is told with its reason, and outlives other articles."""

import pytest
from made import Article, article

from kg.decisions import Decision, DecisionError, Named
from kg.graph import KnowledgeGraph
from kg.link import link_and_report
from kg.link.decided import Verdicts
from kg.model import Entity

FULL, GROUP, SHORT = "岚桥集团有限公司", "岚桥集团", "岚桥"


def firm(name: str, *docs: str) -> Named:
    return Named("Company", name, docs)


def person(name: str, *docs: str) -> Named:
    return Named("Person", name, docs)


def decided(verdict: str, one: Named, other: Named, because: str = "年报", line: int = 2) -> Decision:
    return Decision(verdict, one, other, because, "李工", "2031-05-12", f"d.tsv:{line}")


def build(articles: list[Article], *decisions: Decision) -> tuple[KnowledgeGraph, list[str]]:
    graph, vain = link_and_report((each.analysis() for each in articles), Verdicts(decisions))
    return graph, [f"{each.file}: {each.reason}" for each in vain]


def firms(*names: str, doc: str = "a") -> Article:
    return article(doc, *((name, "Company") for name in names))


def named(graph: KnowledgeGraph) -> dict[str, Entity]:
    return {e.name: e for e in graph.entities.values()}


def parts(graph: KnowledgeGraph, type_: str = "Company") -> set[frozenset[str]]:
    """The articles of each entity."""
    return {frozenset(m.doc for m in e.mentions) for e in graph.entities.values() if e.type == type_}


def test_two_names_are_one_and_the_first_is_its_name() -> None:
    graph, vain = build([firms("白石水务"), firms(GROUP, doc="b")], decided("same", firm(GROUP), firm("白石水务")))
    (one,) = graph.entities.values()
    assert (one.name, one.aliases, vain) == (GROUP, ("白石水务",), [])
    assert one.links == (("白石水务", "decision", "年报（李工，2031-05-12）"),)
    assert len(one.replaces) == 1


def test_merges_are_transitive_and_need_no_order() -> None:
    articles = [
        firms(name, doc=doc) for doc, name in zip("abcd", ("甲水务", "乙水务", "丙水务", "丁水务"), strict=True)
    ]
    rows = [decided("same", firm(f"{a}水务"), firm(f"{b}水务")) for a, b in ("乙丙", "甲乙", "丙丁")]
    for order in (rows, rows[::-1], rows[1:] + rows[:1]):
        (one,) = build(articles, *order)[0].entities.values()
        assert one.name == "甲水务"
        assert len(one.mentions) == 4


def test_a_merge_and_a_rule_make_one_of_three() -> None:
    graph, vain = build([firms(FULL, GROUP), firms("白石水务", doc="b")], decided("same", firm(FULL), firm("白石水务")))
    assert named(graph)[FULL].aliases == (GROUP, "白石水务")
    assert vain == []


def test_kindred_types_may_be_one_thing() -> None:
    school = article("b", ("青禾中学", "Organization"))
    graph, _ = build([firms("青禾中学"), school], decided("same", Named("Organization", "青禾中学"), firm("青禾中学")))
    (one,) = graph.entities.values()
    assert (one.type, len(one.mentions)) == ("Organization", 2)
    assert [link.rule for link in one.links] == ["decision"]


def test_a_short_form_within_an_article_is_another_firm() -> None:
    graph, vain = build([firms(FULL, GROUP)], decided("apart", firm(FULL), firm(GROUP)))
    assert set(named(graph)) == {FULL, GROUP}
    assert vain == []
    for name, other in ((FULL, GROUP), (GROUP, FULL)):
        (apart,) = named(graph)[name].apart
        assert (apart.other, apart.rule) == (named(graph)[other].id, "decision")
        assert apart.because == "年报（李工，2031-05-12）"


def test_a_name_that_the_article_itself_explains_is_another_firm() -> None:
    made = firms(FULL)
    made.names("该集团", "Company", FULL, "前文所说")
    assert set(named(build([made], decided("apart", firm(FULL), firm("该集团")))[0])) == {FULL, "该集团"}


def test_an_alias_of_another_article_is_another_firm() -> None:
    articles = [firms(GROUP, SHORT), firms(SHORT, doc="b")]
    assert len(build(articles)[0].entities) == 1
    graph, vain = build(articles, decided("apart", firm(GROUP), firm(SHORT)))
    assert (set(named(graph)), vain) == ({GROUP, SHORT}, [])


def test_what_is_apart_from_one_name_is_apart_from_all_of_its_names() -> None:
    """The short form of the one is refused for what the other decision says."""
    articles = [firms(GROUP, SHORT), firms(SHORT, doc="b"), firms("白石水务", doc="c")]
    rows = decided("same", firm(GROUP), firm("白石水务")), decided("apart", firm("白石水务"), firm(SHORT))
    graph, vain = build(articles, *rows)
    assert (set(named(graph)), vain) == ({GROUP, SHORT}, [])


def test_a_name_means_another_firm_in_one_article() -> None:
    articles = [firms(SHORT, doc=doc) for doc in "abc"]
    graph, _ = build(articles, decided("apart", firm(SHORT), firm(SHORT, "b")))
    assert parts(graph) == {frozenset("ac"), frozenset("b")}
    assert all(e.apart[0].rule == "decision" for e in graph.entities.values())
    graph, _ = build(articles, decided("apart", firm(SHORT, "a"), firm(SHORT, "b", "c")))
    assert parts(graph) == {frozenset("a"), frozenset("bc")}


def test_a_name_in_one_article_is_what_is_decided_and_no_rule_says_otherwise() -> None:
    articles = [firms(FULL, GROUP), firms("白石水务", doc="b"), firms(FULL, GROUP, doc="c")]
    graph, vain = build(articles, decided("same", firm("白石水务"), firm(GROUP, "a")))
    assert vain == []
    assert {m.doc for m in named(graph)["白石水务"].mentions} == {"a", "b"}
    assert {(m.doc, m.text) for m in named(graph)[FULL].mentions} == {("a", FULL), ("c", FULL), ("c", GROUP)}


def posted(doc: str, body: str | None, name: str = "纪长河") -> Article:
    made = Article(doc)
    who = made.names(name, "Person")
    if body:
        made.says(who, "holdsPosition", made.names(body, "Company"))
    return made


def test_namesakes_by_rule_are_one_person_by_decision() -> None:
    articles = [posted("a", "白石水务"), posted("b", "青禾水务"), posted("c", "青禾水务")]
    assert parts(build(articles)[0], "Person") == {frozenset("a"), frozenset("bc")}
    graph, vain = build(articles, decided("same", person("纪长河", "a"), person("纪长河", "b")))
    assert (parts(graph, "Person"), vain) == ({frozenset("abc")}, [])
    (one,) = (e for e in graph.entities.values() if e.type == "Person")
    assert [(link.alias, link.rule) for link in one.links] == [("纪长河", "decision")]


def test_one_person_by_rule_is_two_and_others_go_with_whom_they_share_a_post() -> None:
    articles = [posted("a", None), posted("b", "青禾水务"), posted("c", "青禾水务"), posted("d", None)]
    graph, vain = build(articles, decided("apart", person("纪长河"), person("纪长河", "b")))
    assert (parts(graph, "Person"), vain) == ({frozenset("ad"), frozenset("bc")}, [])
    graph, _ = build(articles, decided("apart", person("纪长河"), person("纪长河", "b", "d")))
    assert parts(graph, "Person") == {frozenset("a"), frozenset("bcd")}


def test_a_person_whose_name_was_misspelt() -> None:
    articles = [posted("a", "白石水务"), posted("b", "青禾水务", "纪常河"), posted("c", None, "纪常河")]
    graph, vain = build(articles, decided("same", person("纪长河"), person("纪常河")))
    assert (parts(graph, "Person"), vain) == ({frozenset("abc")}, [])


def test_decisions_survive_other_articles() -> None:
    """Articles that come later bring a fuller name, and a rule that knows the old one for its short form."""
    rows = decided("same", firm(GROUP), firm("白石水务")), decided("apart", firm(GROUP), firm(SHORT))
    before = [firms(GROUP, SHORT), firms("白石水务", doc="b")]
    assert set(named(build(before, *rows)[0])) == {GROUP, SHORT}
    after = [*before, firms(FULL, GROUP, doc="0"), firms(FULL, GROUP, "白石水务", doc="z")]
    graph, vain = build(after, *rows)
    assert vain == []
    assert named(graph)[FULL].aliases == (GROUP, "白石水务")
    assert named(graph)[SHORT].apart[0] == (named(graph)[FULL].id, "decision", rows[1].reason)


def test_a_name_that_is_only_an_alias_now_stands_for_its_owner() -> None:
    graph, vain = build(
        [firms(FULL, GROUP), firms("白石水务", doc="b")], decided("same", firm("白石水务"), firm(GROUP))
    )
    assert (set(named(graph)), vain) == ({"白石水务"}, [])


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (decided("same", firm("白石水务"), firm(SHORT)), "nothing called 岚桥 (Company)"),
        (decided("apart", firm("甲"), firm("乙")), "nothing called 甲 (Company) and nothing called 乙 (Company)"),
        (decided("same", firm("白石水务"), firm("白石水务", "z")), "nothing called 白石水务 (Company, in z)"),
        (decided("same", Named("Project", "白石水务"), Named("Project", "丙")), "白石水务 (Project)"),
    ],
)
def test_what_matches_nothing_is_told(decision: Decision, told: str) -> None:
    graph, vain = build([firms("白石水务")], decision)
    assert len(graph.entities) == 1
    (line,) = vain
    assert line.startswith("d.tsv:2: ")
    assert told in line


def test_a_name_of_several_is_told() -> None:
    articles = [firms(FULL, SHORT), firms("岚桥股份有限公司", SHORT, doc="b"), firms("白石水务", doc="c")]
    _, vain = build(articles, decided("same", firm("白石水务"), firm(SHORT)))
    assert vain == [f"d.tsv:2: several things are called {SHORT} (Company); say in which articles"]


def test_what_would_undo_another_decision_is_told() -> None:
    """Neither line contradicts the other by itself: what the articles say in between does."""
    articles = [firms("岚桥水务有限公司", "岚桥水务"), firms("白石水务有限公司", "白石水务", doc="b")]
    rows = (
        decided("same", firm("岚桥水务有限公司"), firm("白石水务有限公司"), line=2),
        decided("apart", firm("岚桥水务"), firm("白石水务"), line=3),
    )
    graph, vain = build(articles, *rows)
    assert len(graph.entities) == 2
    (line,) = vain
    assert line.startswith("d.tsv:2: ")
    assert "another decision keeps apart" in line


def test_contradictions_name_their_lines() -> None:
    rows = [
        decided("same", firm("甲"), firm("乙"), line=2),
        decided("same", firm("丙"), firm("乙"), line=3),
        decided("apart", firm("甲"), firm("丙"), line=4),
    ]
    for order in (rows, rows[::-1]):
        with pytest.raises(DecisionError, match=r"d\.tsv:4 keeps .* but d\.tsv:2, d\.tsv:3 makes them one"):
            Verdicts(order)
    with pytest.raises(DecisionError, match="overlap"):
        Verdicts([decided("apart", firm("甲", "a", "b"), firm("甲", "b", "c"))])


def test_a_decision_that_stands_twice_is_one() -> None:
    row = decided("same", firm(GROUP), firm("白石水务"))
    graph, vain = build([firms(GROUP), firms("白石水务", doc="b")], row, row._replace(place="d.tsv:9"))
    assert (len(graph.entities), vain) == (1, [])
