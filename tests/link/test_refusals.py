"""Merges that a name form proposed and that did not happen: told at both entities, with rule and reason."""

import pytest
from made import Article, article

from kg.graph import KnowledgeGraph
from kg.link import link
from kg.link.refusals import _RULES, Refused, apart, names_of_stem, of_alias, stem_of
from kg.model import Apart


def refusals(graph: KnowledgeGraph) -> dict[tuple[str, str], tuple[str, str]]:
    """Rule and reason for each two names that stayed apart; the same at both of them."""
    name = {e.id: e.name for e in graph.entities.values()}
    told = {(e.name, name[a.other]): (a.rule, a.because) for e in graph.entities.values() for a in e.apart}
    assert all(told[other, one] == reason for (one, other), reason in told.items())
    assert all(rule in _RULES and because.strip() for rule, because in told.values())
    return {(one, other): reason for (one, other), reason in told.items() if one < other}


def rules(graph: KnowledgeGraph) -> dict[frozenset[str], str]:
    return {frozenset(pair): rule for pair, (rule, _) in refusals(graph).items()}


def of(*names: str, kind: str = "Company") -> KnowledgeGraph:
    """The graph of one document that names these."""
    return link([article("a", *((name, kind) for name in names)).analysis()])


@pytest.mark.parametrize(
    ("predicate", "said"),
    [("partOf", "隶属"), ("establishes", "设立"), ("cooperatesWith", "合作"), ("locatedIn", "有关系")],
)
def test_firms_that_the_text_relates(predicate: str, said: str) -> None:
    made = Article("a")
    made.says(made.names("岚桥", "Company"), predicate, made.names("岚桥集团", "Company"))
    ((pair, (rule, because)),) = refusals(link([made.analysis()])).items()
    assert (set(pair), rule) == ({"岚桥", "岚桥集团"}, "text:related")
    assert "“岚桥”可以是“岚桥集团”的简称" in because
    assert said in because


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (("岚桥银行", "岚桥银行白石分行"), "name:branch"),
        (("岚桥集团有限公司", "岚桥集团有限公司白石分公司"), "name:branch"),
        (("岚桥集团", "岚桥建设有限公司"), "name:subsidiary"),
        (("岚桥控股", "岚桥控股新能源有限公司"), "name:subsidiary"),
    ],
)
def test_a_firm_and_what_is_named_after_it(names: tuple[str, str], rule: str) -> None:
    assert rules(of(*names)) == {frozenset(names): rule}


@pytest.mark.parametrize(
    "names",
    [
        ("岚桥集团", "白石银行青禾分行"),
        ("北京银行", "北京水务有限公司"),  # they share a mere place
        ("岚桥集团", "岚桥集团有限公司"),  # one firm
        ("岚", "岚桥集团"),
    ],
)
def test_what_nobody_asks(names: tuple[str, ...]) -> None:
    assert rules(of(*names)) == {}


def test_a_short_form_of_two() -> None:
    two = ("远山国有资本投资集团有限公司", "远山国际工程投资集团有限公司")
    found = refusals(of("远山国投集团", *two))
    assert {frozenset(pair) for pair in found} == {frozenset({"远山国投集团", full}) for full in two}
    assert {rule for rule, _ in found.values()} == {"form:ambiguous"}


def test_a_clipping_beside_one_that_leaves_nothing_out() -> None:
    names = ("远山岚桥新能源汽车科技有限公司", "岚桥新能源", "岚桥汽车")
    graph = of(*names)
    assert {e.name: set(e.aliases) for e in graph.entities.values()} == {names[0]: {names[1]}, names[2]: set()}
    assert len(of(names[0], names[2]).entities) == 1


def test_a_town_that_is_a_work_by_its_other_name() -> None:
    made = article("a", ("青禾小镇", "Place"), ("“青禾小镇”项目", "Project"))
    (one,) = link([made.analysis()]).entities.values()
    assert (one.type, set(one.aliases)) == ("Project", {"青禾小镇"})
    for place, work in (("青禾镇", "青禾镇项目"), ("青禾小镇", "白石小镇项目"), ("香港", "香港项目")):
        assert len(link([article("a", (place, "Place"), (work, "Project")).analysis()]).entities) == 2


def test_a_work_by_an_alias_with_its_tail() -> None:
    names = ("青禾县生态科技城", "青禾生态科技城", "青禾生态科技城项目")
    assert len(of(*names, kind="Project").entities) == 1


def test_a_body_that_two_levels_have() -> None:
    names = ("发改委", "云岭省发改委", "远山市发改委")
    found = rules(of(*names, kind="Government"))
    assert found == {frozenset({names[0], full}): "form:ambiguous" for full in names[1:]}


def test_a_place_and_what_else_is_called_so() -> None:
    found = rules(of("青禾", "青禾县", "青禾镇", kind="Place"))
    assert found == {frozenset({"青禾", full}): "form:ambiguous" for full in ("青禾县", "青禾镇")}


def test_what_a_later_rule_joined_is_no_refusal() -> None:
    made = Article("a")
    made.names("远山城投", "Company")
    made.names("远山城投集团", "Company")
    graph = link([made.analysis()])
    assert len(graph.entities) == 1
    assert refusals(graph) == {}


def test_the_group_beside_the_listed_firm() -> None:
    made = Article("a")
    group, firm = "远山城投集团", "远山城投置业股份有限公司"
    for name, rule in ((group, "head"), (firm, "head"), ("远山城投", "company:announces")):
        made.names(name, "Company")
        made.mentions[-1] = made.mentions[-1]._replace(rule=rule)
    ((_, (rule, because)),) = refusals(link([made.analysis()])).items()
    assert (rule, because) == ("form:listed", f"以“远山城投”之名公告的是上市公司“{firm}”，不是“{group}”")


class TestOverDocuments:
    def test_an_alias_of_two(self) -> None:
        one, other, short = "青禾新材料股份有限公司", "青禾新材料有限公司", "青禾新材料"
        docs = [
            article("a", (one, "Company"), (short, "Company")),
            article("b", (other, "Company"), (short, "Company")),
            article("c", (short, "Company")),
        ]
        found = refusals(link([d.analysis() for d in docs]))
        assert {frozenset(pair) for pair in found} == {
            frozenset(pair) for pair in ((one, other), (one, short), (other, short))
        }
        assert {rule for rule, _ in found.values()} == {"documents:ambiguous"}

    def test_no_document_says_that_they_are_one(self) -> None:
        names = ("岚桥", "岚桥集团有限公司", "岚桥股份有限公司")
        graph = link([article(name, (name, "Company")).analysis() for name in names])
        assert rules(graph) == {
            frozenset(names[:2]): "documents:no-alias",
            frozenset({names[0], names[2]}): "documents:no-alias",
            frozenset(names[1:]): "documents:legal-form",
        }

    def test_what_one_document_joins_is_told_nowhere(self) -> None:
        docs = [article("a", ("岚桥", "Company"), ("岚桥集团", "Company")), article("b", ("岚桥", "Company"))]
        assert refusals(link([d.analysis() for d in docs])) == {}

    def test_a_level_means_something_in_its_document_only(self) -> None:
        home = article("a", ("青禾县", "Place"), ("县医院", "Organization"))
        graph = link([home.analysis(), article("b", ("县医院", "Organization")).analysis()])
        assert {e.name for e in graph.entities.values()} == {"青禾县", "青禾县医院", "县医院"}

    def test_a_common_word_asks_no_question(self) -> None:
        owners = {f"岚桥{number}公司": f"company/{number}" for number in range(9)}
        assert of_alias("岚桥", owners) == []
        assert len(of_alias("岚桥", dict(list(owners.items())[:3]))) == 3


def test_of_two_reasons_the_text_is_told() -> None:
    refused = [Refused("x", "y", "documents:no-alias", "名"), Refused("y", "x", "text:related", "文")]
    assert apart("x", refused) == (Apart("y", "text:related", "文"),)
    assert apart("y", refused) == (Apart("x", "text:related", "文"),)
    assert apart("x", [Refused("x", "x", "name:branch", "同")]) == ()


def test_all_names_of_a_stem_have_that_stem() -> None:
    assert {stem_of("Company", name) for name in names_of_stem("岚桥")} == {"岚桥"}
    assert stem_of("Place", "岚桥") == ""
