"""From documents to entities and facts: levels, namesakes, aliases over documents, evidence, stable ids."""

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Article, article

from kg.graph import KnowledgeGraph
from kg.link import link
from kg.model import Analysis, Entity


def entity(graph: KnowledgeGraph, name: str) -> Entity:
    found = [e for e in graph.entities.values() if e.name == name]
    assert len(found) == 1, [e.name for e in graph.entities.values()]
    return found[0]


def official(doc: str, name: str, body: str, kind: str = "Government") -> Article:
    made = Article(doc)
    made.says(made.names(name, "Person"), "holdsPosition", made.names(body, kind), [("role", "主任")])
    return made


class TestLevels:
    def test_a_level_means_the_documents_place(self) -> None:
        graph = link([article("a", ("青禾区", "Place"), ("区委", "Government")).analysis()])
        body = entity(graph, "青禾区委")
        assert body.aliases == ("区委",)
        assert [(x.rule, x.because) for x in body.links] == [("level:home", "本文所说的“区”是青禾区")]

    def test_of_several_places_the_one_spoken_of_most(self) -> None:
        places = [("白石区", "Place"), ("青禾区", "Place"), ("青禾区", "Place")]
        assert entity(link([article("a", *places, ("区委", "Government")).analysis()]), "青禾区委")

    def test_without_a_home_it_is_each_documents_own(self) -> None:
        graph = link([article(doc, ("区委", "Government")).analysis() for doc in "ab"])
        assert [e.name for e in graph.entities.values()] == ["区委", "区委"]
        assert [{m.doc for m in e.mentions} for e in graph.entities.values()] in ([{"a"}, {"b"}], [{"b"}, {"a"}])

    def test_a_level_without_a_place_of_that_level(self) -> None:
        graph = link([article("a", ("青禾镇", "Place"), ("区委", "Government")).analysis()])
        assert {e.name for e in graph.entities.values()} == {"青禾镇", "区委"}

    def test_articles_of_one_file_share_their_places(self) -> None:
        one = article("a", ("青禾区", "Place"), file="paper.txt")
        other = article("b", ("区委", "Government"), file="paper.txt")
        assert entity(link([one.analysis(), other.analysis()]), "青禾区委")
        elsewhere = article("b", ("区委", "Government"), file="other.txt")
        assert entity(link([one.analysis(), elsewhere.analysis()]), "区委")

    def test_a_city_government_is_each_citys_own(self) -> None:
        docs = [
            article("a", ("青禾市", "Place"), ("市政府", "Government")),
            article("b", ("白石市", "Place"), ("市政府", "Government")),
            article("c", ("市政府", "Government")),
        ]
        names = {e.name for e in link([d.analysis() for d in docs]).entities.values() if e.type == "Government"}
        assert names == {"青禾市政府", "白石市政府", "市政府"}

    def test_two_places_give_two_bodies(self) -> None:
        docs = [
            article(d, (p, "Place"), ("区委", "Government")).analysis() for d, p in (("a", "青禾区"), ("b", "白石区"))
        ]
        assert {e.name for e in link(docs).entities.values() if e.type == "Government"} == {"青禾区委", "白石区委"}


class TestNamesakes:
    def test_posts_at_one_body_make_one_person(self) -> None:
        graph = link([official(d, "纪长河", "青禾县财政局").analysis() for d in "ab"])
        assert {m.doc for m in entity(graph, "纪长河").mentions} == {"a", "b"}

    def test_posts_at_different_bodies_make_two_who_know_of_each_other(self) -> None:
        docs = [official("a", "纪长河", "青禾县财政局"), official("b", "纪长河", "白石大学", "Organization")]
        graph = link([d.analysis() for d in docs])
        one, other = [e for e in graph.entities.values() if e.type == "Person"]
        assert (one.apart[0].other, other.apart[0].other) == (other.id, one.id)
        assert {one.apart[0].rule, other.apart[0].rule} == {"person:namesakes"}
        assert {m.doc for m in one.mentions} & {m.doc for m in other.mentions} == set()

    def test_a_third_document_with_both_posts_joins_them(self) -> None:
        both = official("c", "纪长河", "青禾县财政局")
        both.says(both.mentions[0], "holdsPosition", both.names("白石大学", "Organization"), [("role", "教授")])
        docs = [official("a", "纪长河", "青禾县财政局"), official("b", "纪长河", "白石大学", "Organization"), both]
        person = entity(link([d.analysis() for d in docs]), "纪长河")
        assert {m.doc for m in person.mentions} == {"a", "b", "c"}
        assert person.apart == ()

    def test_a_document_without_posts_goes_with_the_better_known(self) -> None:
        docs = [
            official("a", "纪长河", "白石大学", "Organization"),
            official("b", "纪长河", "青禾县财政局"),
            official("c", "纪长河", "青禾县财政局"),
            article("d", ("纪长河", "Person")),
        ]
        people = [e for e in link([d.analysis() for d in docs]).entities.values() if e.type == "Person"]
        assert sorted(sorted(m.doc for m in p.mentions) for p in people) == [["a"], ["b", "c", "d"]]


class TestAcrossDocuments:
    FULL, SHORT = "青禾新材料股份有限公司", "青禾新材料"

    def test_an_alias_of_one_document_is_the_name_of_another(self) -> None:
        docs = [article("a", (self.FULL, "Company"), (self.SHORT, "Company")), article("b", (self.SHORT, "Company"))]
        graph = link([d.analysis() for d in docs])
        firm = entity(graph, self.FULL)
        assert {m.doc for m in firm.mentions} == {"a", "b"}
        alone = entity(link([docs[1].analysis()]), self.SHORT)
        assert firm.replaces == (alone.id,)

    def test_firms_that_the_text_relates_are_two(self) -> None:
        made = Article("a")
        made.says(made.names("远山", "Company"), "cooperatesWith", made.names("远山集团", "Company"))
        graph = link([made.analysis()])
        assert entity(graph, "远山")
        assert entity(graph, "远山集团")

    def test_a_short_form_that_stands_beside_no_other_firm_is_one(self) -> None:
        assert entity(link([article("a", ("远山", "Company"), ("远山集团", "Company")).analysis()]), "远山集团")

    def test_no_alias_no_merge(self) -> None:
        docs = [article("a", (self.FULL, "Company")), article("b", (self.SHORT, "Company"))]
        assert len(link([d.analysis() for d in docs]).entities) == 2

    def test_an_alias_of_two_is_nobodys(self) -> None:
        docs = [
            article("a", (self.FULL, "Company"), (self.SHORT, "Company")),
            article("b", ("青禾新材料有限公司", "Company"), (self.SHORT, "Company")),
            article("c", (self.SHORT, "Company")),
        ]
        graph = link([d.analysis() for d in docs])
        assert {m.doc for m in entity(graph, self.SHORT).mentions} == {"c"}

    def test_events_named_by_their_head_are_each_documents_own(self) -> None:
        graph = link([article(d, ("座谈会", "Event")).analysis() for d in "ab"])
        assert [len(e.mentions) for e in graph.entities.values()] == [1, 1]


class TestFacts:
    def test_claims_that_agree_are_one_fact_with_all_evidence(self) -> None:
        docs = [official(d, "纪长河", "青禾县财政局") for d in "ab"]
        (fact,) = link([d.analysis() for d in docs]).facts.values()
        assert [e.doc for e in fact.evidence] == ["a", "b"]
        for evidence, doc in zip(fact.evidence, docs, strict=True):
            assert doc.text[evidence.start : evidence.end] == evidence.quote
        assert fact.qualifiers == {"role": "主任"}
        alone = next(iter(link([docs[0].analysis()]).facts.values()))
        assert alone.confidence < fact.confidence < 1
        assert alone.id == fact.id

    def test_another_role_is_another_fact(self) -> None:
        made = official("a", "纪长河", "青禾县财政局")
        made.says(made.mentions[0], "holdsPosition", made.mentions[1], [("role", "党组书记")])
        assert {f.qualifiers["role"] for f in link([made.analysis()]).facts.values()} == {"主任", "党组书记"}

    def test_what_is_planned_is_not_what_is_so(self) -> None:
        made = Article("a")
        firm, park = made.names("远川集团", "Company"), made.names("青禾产业园", "Project")
        made.says(firm, "develops", park)
        made.says(firm, "develops", park, status="planned")
        assert {f.status for f in link([made.analysis()]).facts.values()} == {"asserted", "planned"}

    def test_qualifiers_of_all_claims_come_together(self) -> None:
        made = Article("a")
        firm, park = made.names("远川集团", "Company"), made.names("青禾产业园", "Project")
        made.says(firm, "develops", park, [("kind", "建设")], confidence=0.9)
        made.says(firm, "develops", park, [("kind", "打造"), ("date", "2024")], confidence=0.7)
        (fact,) = link([made.analysis()]).facts.values()
        assert fact.qualifiers == {"date": "2024", "kind": "建设"}

    def test_a_symmetric_predicate_is_one_fact_in_either_order(self) -> None:
        made = Article("a")
        one, other = made.names("远川集团", "Company"), made.names("白石大学", "Organization")
        made.says(one, "cooperatesWith", other)
        made.says(other, "cooperatesWith", one)
        (fact,) = link([made.analysis()]).facts.values()
        assert fact.subject < (fact.object or "")
        assert len(fact.evidence) == 2

    def test_a_directed_predicate_is_two(self) -> None:
        made = Article("a")
        one, other = made.names("远川集团", "Company"), made.names("白石公司", "Company")
        made.says(one, "partOf", other)
        made.says(other, "partOf", one)
        assert len(link([made.analysis()]).facts) == 2

    def test_nothing_relates_to_itself(self) -> None:
        made = Article("a")
        short, full = made.names("青禾新材料", "Company"), made.names("青禾新材料股份有限公司", "Company")
        made.says(short, "cooperatesWith", full)
        assert link([made.analysis()]).facts == {}

    def test_the_article_and_literals(self) -> None:
        made = Article("a")
        made.says(None, "publishedOn", "2024-05-12")
        (fact,) = link([made.analysis()]).facts.values()
        assert (fact.subject, fact.object, fact.value) == ("article:a", None, "2024-05-12")


def sample() -> list[Analysis]:
    """Articles in which every kind of joining happens."""
    local = article(
        "e", ("青禾区", "Place"), ("区委", "Government"), ("推进会", "Event"), ("青禾产业园推进会", "Event")
    )
    firms = Article("f")
    full = firms.names("青禾新材料股份有限公司", "Company")
    firms.says(firms.names("青禾新材料", "Company"), "cooperatesWith", firms.names("白石大学", "Organization"))
    firms.says(full, "quantity", "500", [("unit", "亩")])
    made = [
        official("a", "纪长河", "青禾县财政局"),
        official("b", "纪长河", "白石大学", "Organization"),
        official("c", "纪长河", "青禾县财政局"),
        article("d", ("青禾新材料", "Company"), ("纪长河", "Person"), ("座谈会", "Event")),
        local,
        firms,
    ]
    return [m.analysis() for m in made]


def saved(graph: KnowledgeGraph, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    graph.save(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*"))}


def test_the_order_of_documents_changes_no_byte(tmp_path: Path) -> None:
    analyses = sample()
    first = saved(link(analyses), tmp_path / "first")
    assert any(b"person:namesakes" in data for data in first.values())
    for number in range(8):
        shuffled = random.Random(number).sample(analyses, len(analyses))
        assert saved(link(shuffled), tmp_path / str(number)) == first


def test_an_unrelated_document_changes_no_id() -> None:
    before = link(sample())
    more = official("z", "苗青禾", "远山县水利局")
    after = link([*sample(), more.analysis()])
    assert set(before.entities) < set(after.entities)
    assert set(before.facts) < set(after.facts)
    assert all(after.entities[key] == entity for key, entity in before.entities.items())


def test_a_document_that_says_more_of_the_same_changes_no_id() -> None:
    before = link(sample())
    after = link([*sample(), official("g", "纪长河", "青禾县财政局").analysis()])
    assert set(before.entities) == set(after.entities)
    assert set(before.facts) == set(after.facts)


NAMES = (
    "青禾",
    "青禾县",
    "青禾县政府",
    "青禾县人民政府",
    "区委",
    "远川",
    "远川集团",
    "远川有限公司",
    "纪长河",
    "林德",
    "玛拉·林德",
)
KINDS = ("Person", "Government", "Company", "Place", "Project", "Event")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS)), max_size=6), max_size=4))
def test_every_mention_belongs_to_exactly_one_entity(documents: list[list[tuple[str, str]]]) -> None:
    analyses = [article(f"d{i}", *mentions).analysis() for i, mentions in enumerate(documents)]
    graph = link(analyses)
    placed = [(m.doc, m.start, m.end) for e in graph.entities.values() for m in e.mentions]
    assert sorted(placed) == sorted((a.document.id, m.start, m.end) for a in analyses for m in a.mentions)
    for e in graph.entities.values():
        assert e.name not in e.aliases
        assert {link.alias for link in e.links} <= set(e.aliases)
        assert set(e.aliases) == ({m.text for m in e.mentions} | {link.alias for link in e.links}) - {e.name}


def test_a_short_form_that_one_article_has_is_a_name() -> None:
    docs = [
        article("a", ("青禾县人民政府", "Government")),
        article("b", ("青禾县政府", "Government"), ("青禾县人民政府", "Government")),
    ]
    (body,) = link([d.analysis() for d in docs]).entities.values()
    assert (body.name, set(body.aliases)) == ("青禾县人民政府", {"青禾县政府"})


def test_chains_of_aliases_end_in_one_entity() -> None:
    docs = [
        article("a", ("青禾科技股份有限公司", "Company"), ("青禾科技", "Company")),
        article("b", ("青禾科技", "Company"), ("芬兰青禾科技", "Company")),
        article("c", ("芬兰青禾科技", "Company")),
    ]
    for order in itertools.permutations(docs):
        graph = link([d.analysis() for d in order])
        assert [e.name for e in graph.entities.values()] == ["青禾科技股份有限公司"]


def test_a_firm_and_what_it_founds_are_two() -> None:
    made = Article("a")
    made.says(made.names("远川那", "Company"), "establishes", made.names("远川那新能源有限公司", "Company"))
    graph = link([made.analysis()])
    assert entity(graph, "远川那")
    assert entity(graph, "远川那新能源有限公司")


def listed(*names: tuple[str, str]) -> KnowledgeGraph:
    """The graph of one document that names firms, each with the rule that found it."""
    made = Article("a")
    for name, rule in names:
        made.names(name, "Company")
        made.mentions[-1] = made.mentions[-1]._replace(rule=rule)
    return link([made.analysis()])


@pytest.mark.parametrize("rule", ["company:announces", "company:code", "company:listed"])
def test_who_announces_is_the_listed_firm_and_not_the_group(rule: str) -> None:
    group, firm = ("远山城投集团", "head:集团"), ("远山城投置业股份有限公司", "head:股份有限公司")
    graph = listed(group, firm, ("远山城投", rule))
    assert entity(graph, firm[0]).aliases == ("远山城投",)
    assert entity(graph, firm[0]).links[0].rule == "form:listed"
    assert entity(graph, group[0]).aliases == ()


def test_a_short_name_that_announces_nothing_is_not_taken_for_the_listed_firm() -> None:
    firm = ("远山城投置业股份有限公司", "head:股份有限公司")
    graph = listed(("远山城投", "tagger:ORG"), ("远山城投集团", "head:集团"), firm)
    assert entity(graph, "远山城投集团").aliases == ("远山城投",)
    assert entity(graph, firm[0]).aliases == ()


def test_what_a_title_begins_with_is_the_listed_firm() -> None:
    daughters = [(f"远帆{trade}有限公司", "head:有限公司") for trade in ("矿业", "砂粉")]
    firm = ("北京远帆电气股份有限公司", "head:股份有限公司")
    assert entity(listed(("远帆", "tagger:ORG"), *daughters, firm), firm[0]).aliases == ("远帆",)
    assert entity(listed(daughters[0], ("远帆", "tagger:ORG"), *daughters[1:], firm), "远帆")


def test_a_short_name_of_two_listed_firms_is_neither() -> None:
    firms = [(f"远山{trade}股份有限公司", "head:股份有限公司") for trade in ("铁路", "航空")]
    assert entity(listed(*firms, ("远山", "company:code")), "远山")


def test_a_short_form_of_a_subsidiary_is_not_its_parent() -> None:
    made = Article("a")
    made.says(made.names("远山青石电气科技有限公司", "Company"), "partOf", made.names("青石电气", "Company"))
    made.names("远山青石电气", "Company")
    graph = link([made.analysis()])
    assert entity(graph, "青石电气").aliases == ()
