"""What many documents share: a name, a fact; and how many ids there may be before two are the same."""

from itertools import pairwise

import pytest

from kg.ids import entity_id, fact_id
from kg.link.facts import confidence, fact_key, make_fact, together
from kg.link.group import Group
from kg.link.people import join_people
from kg.link.refusals import MANY
from kg.model import Claim, Evidence, Mention


def persons(bodies: list[set[str]]) -> list[list[str]]:
    """The documents of each of the people whose documents name these bodies."""
    groups = [Group("Person", "林知远", f"d{n:06}") for n in range(len(bodies))]
    posted = list(zip(groups, map(frozenset, bodies), strict=True))
    return [[g.doc for g in b.groups] for b in join_people({"林知远": posted})]


def test_a_name_of_a_hundred_thousand_documents() -> None:
    """Half of them place it at a body of their own each, half at two that the next one shares: all pairs would be ten
    thousand million."""
    many = 50_000
    own = [{f"第{n}号公司"} for n in range(many)]
    chain = [{f"白石{n}公司", f"白石{n + 1}公司"} for n in range(many)]
    found = persons(own + chain)
    assert len(found) == many + 1
    assert found[0] == [f"d{n:06}" for n in range(many, 2 * many)]
    assert all(one < other for one, other in pairwise(found[1:]))


def test_of_many_namesakes_each_is_told_from_some() -> None:
    groups = [Group("Person", "林知远", f"d{n:03}") for n in range(300)]
    # the first of three documents, the second of two, all others of one
    bodies = [frozenset({f"第{max(0, n - 2) if n != 4 else 1}号公司"}) for n in range(300)]
    made = [b.entity() for b in join_people({"林知远": list(zip(groups, bodies, strict=True))})]
    best = [entity.id for entity in made[:MANY]]
    for entity in made:
        assert {apart.other for apart in entity.apart} == set(best) - {entity.id}
        assert all(apart.rule == "person:namesakes" for apart in entity.apart)


def claims(*sure: float) -> list[tuple[Claim, Evidence]]:
    some = Mention(0, 0, "", "", "")
    return [
        (
            Claim("cooperatesWith", some, some, None, (("about", f"事{n}"),), "asserted", c, n, n + 1, "p"),
            Evidence(f"d{n}", n, n + 1, "句", "p"),
        )
        for n, c in enumerate(sure)
    ]


@pytest.mark.parametrize("sure", [(0.85,), (0.7, 0.7), (0.9, 0.75, 0.6), (0.8,) * 40, (1.0, 0.5)])
def test_what_parts_say_adds_up_to_what_all_say(sure: tuple[float, ...]) -> None:
    every = claims(*sure)
    key = fact_key(every[0][0], "company/a", "company/b")
    assert key is not None
    whole = make_fact(key, every)
    parts = [together([claim]) for claim in every]
    for order in (parts, parts[::-1]):
        assert whole.confidence == confidence(max(p.best for p in order), sum(p.weight for p in order))
    assert whole.confidence >= min(0.99, max(sure))
    assert whole.qualifiers == {"about": f"事{sure.index(max(sure))}"}


def test_one_place_counts_once() -> None:
    (claim, evidence), *_ = claims(0.8)
    again = evidence._replace(end=9, quote="长句")
    assert together([(claim, evidence), (claim, again)]).weight == together([(claim, evidence)]).weight
    assert len(together([(claim, evidence), (claim, again)]).evidence) == 2


@pytest.mark.parametrize("made", [entity_id("Person", "林知远"), fact_id("founded", "person/a", "company/b")])
def test_ids_are_long_enough_for_a_thousand_million_articles(made: str) -> None:
    """By the birthday bound: of some ten facts an article, the pairs that share an id."""
    facts = 10 * 10**9
    bits = 4 * len(made.partition("/")[2])
    assert facts**2 / 2 / 2**bits < 0.001
