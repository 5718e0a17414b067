"""What names nothing by itself is known within its article; what stands for a body is no name of it."""

import pytest
from made import Article, article

from kg.graph import KnowledgeGraph
from kg.link import link
from kg.model import Mention


def named(graph: KnowledgeGraph) -> dict[str, tuple[str, ...]]:
    return {e.name: e.aliases for e in graph.entities.values()}


@pytest.mark.parametrize("name", ["项目公司", "合资公司", "集团公司", "公司", "运营公司"])
def test_a_firm_by_what_it_is_is_one_in_its_article_only(name: str) -> None:
    graph = link(article(doc, (name, "Company")).analysis() for doc in "ab")
    assert sorted(len(e.mentions) for e in graph.entities.values()) == [1, 1]


@pytest.mark.parametrize("name", ["岚桥公司", "合资公司岚桥", "云岭建设公司"])
def test_a_firm_by_its_name_is_one_everywhere(name: str) -> None:
    graph = link(article(doc, (name, "Company")).analysis() for doc in "ab")
    assert [len(e.mentions) for e in graph.entities.values()] == [2]


def of_rule(rule: str, text: str, full: str, kind: str = "Government") -> Article:
    made = article("a", (full, kind))
    made.mentions.append(Mention(0, len(text), text, kind, rule, full, "文中说的"))
    return made


@pytest.mark.parametrize(
    ("rule", "text", "full", "kind"),
    [
        ("office:owner", "管委会", "青禾新区管委会", "Government"),
        ("twins:government", "市政府", "青禾市政府", "Government"),
        ("implied:party", "镇党委", "石渡镇党委", "Government"),
        ("implied:department", "综合办公室", "岚桥集团综合办公室", "Organization"),
        ("agree:defined", "合资公司", "青禾岚桥有限公司", "Company"),
    ],
)
def test_what_a_short_name_means_in_one_article_it_does_not_mean_in_others(
    rule: str, text: str, full: str, kind: str
) -> None:
    other = article("b", (text, kind))
    graph = link([of_rule(rule, text, full, kind).analysis(), other.analysis()])
    assert set(named(graph)) == {full, text}


def test_a_title_that_stands_for_a_body_is_a_mention_and_no_alias() -> None:
    graph = link([of_rule("implied:title", "镇长", "石渡镇政府").analysis()])
    (body,) = graph.entities.values()
    assert {m.text for m in body.mentions} == {"石渡镇政府", "镇长"}
    assert (body.aliases, body.links) == ((), ())


def test_a_level_that_is_told_twice_makes_no_other_body() -> None:
    graph = link(
        [article("a", ("青禾区区政府", "Government")).analysis(), article("b", ("青禾区政府", "Government")).analysis()]
    )
    assert named(graph) == {"青禾区政府": ("青禾区区政府",)}


def test_a_firm_whose_short_name_is_stated_has_no_other_clipping() -> None:
    full = "岚桥高科创业投资有限公司"
    made = of_rule("agree:defined", "岚桥高科", full, "Company")
    made.names("岚桥投资", "Company")
    assert named(link([made.analysis()])) == {full: ("岚桥高科",), "岚桥投资": ()}
    assert named(link([article("a", (full, "Company"), ("岚桥投资", "Company")).analysis()])) == {full: ("岚桥投资",)}


@pytest.mark.parametrize(
    ("short", "full", "one"),
    [
        ("远川科研院", "远川科学技术研究院有限公司", True),
        ("远川大学", "远川大学出版社有限公司", False),
        ("远川日报", "远川日报传媒集团有限公司", False),
        ("白石科研院", "远川科学技术研究院有限公司", False),
    ],
)
def test_an_institution_that_is_a_firm(short: str, full: str, one: bool) -> None:
    graph = link([article("a", (full, "Company"), (short, "Organization")).analysis()])
    assert len(graph.entities) == (1 if one else 2)


def places(*names: str, doc: str) -> Article:
    return article(doc, *((name, "Place") for name in names))


def test_a_place_by_its_name_without_the_level_is_known_over_articles() -> None:
    graph = link([places("青禾", doc="a").analysis(), places("青禾县", doc="b").analysis()])
    assert named(graph) == {"青禾县": ("青禾",)}
    (place,) = graph.entities.values()
    assert [(each.alias, each.rule) for each in place.links] == [("青禾", "documents:alias")]


def test_a_name_without_the_level_that_nobody_uses_is_no_alias() -> None:
    (place,) = link([places("青禾县", doc="a").analysis()]).entities.values()
    assert (place.aliases, place.links) == ((), ())


@pytest.mark.parametrize(
    "others",
    [("青禾县", "青禾市"), ("青禾镇",), ("青禾州",), ("青禾开发区",), ("青县",)],
    ids=lambda names: "+".join(names),
)
def test_a_place_that_may_be_several_or_a_town_stays_by_itself(others: tuple[str, ...]) -> None:
    articles = [places(name, doc=f"d{n}") for n, name in enumerate(("青禾", *others))]
    assert set(named(link(each.analysis() for each in articles))) == {"青禾", *others}


def test_a_city_that_is_called_like_its_province() -> None:
    graph = link([places("吉林", doc="a").analysis(), places("吉林市", doc="b").analysis()])
    assert set(named(graph)) == {"吉林", "吉林市"}


def holder(doc: str, body: str) -> Article:
    made = Article(doc)
    made.says(made.names("纪长河", "Person"), "holdsPosition", made.names(body, "Company"))
    return made


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("岚桥汽车", "岚桥集团工程机械有限公司", True),
        ("扬州远帆集团", "扬州远帆股份有限公司", True),
        ("东方水务公司", "东方造船公司", False),  # a common word
        ("扬州水务公司", "扬州银行公司", False),
        ("中国银行公司", "中国移动公司", False),
    ],
)
def test_one_person_at_firms_of_one_house(one: str, other: str, same: bool) -> None:
    graph = link([holder("a", one).analysis(), holder("b", other).analysis()])
    people = [e for e in graph.entities.values() if e.type == "Person"]
    assert len(people) == (1 if same else 2)
