"""Confidences are corrected by how often a rule was right."""

from dataclasses import replace

import pytest

from kg.model import Claim
from kg.relations.sure import PRIOR, corrected, corrections
from kg.rules import RuleError, Rules, load_rules


def rules(**rows: str) -> Rules:
    lexicon = {name.replace("__", ":"): tuple(row.split()) for name, row in rows.items()}
    own = load_rules()
    return replace(own, lexicons={**own.lexicons, "calibration": lexicon}, derived={})


def claim(pattern: str, sure: float) -> Claim:
    return Claim("quantity", None, None, "1", (), "asserted", sure, 0, 1, pattern)


def test_a_rule_that_is_right_as_often_as_it_states_keeps_its_confidence() -> None:
    (made,) = corrected([claim("deal", 0.8)], rules(deal="100 80 80"))
    assert made.confidence == 0.8


def test_many_facts_outweigh_the_statement_and_few_do_not() -> None:
    found = corrections(rules(many="1000 400 800", few="2 2 1.6"))
    assert found["many"] == pytest.approx(0.5, abs=0.01)
    assert 0.5 < found["few"] < 0.8


def test_rules_of_one_family_are_drawn_towards_it() -> None:
    found = corrections(rules(post__one="200 180 160", post__rare="0 0 0", deal__one="200 40 160", deal__rare="0 0 0"))
    assert found["post:rare"] > 1 > found["deal:rare"]


def test_a_rule_of_ones_own_is_as_sure_as_it_states() -> None:
    (made,) = corrected([claim("mine", 0.7)], rules(deal="100 10 80"))
    assert made == claim("mine", 0.7)


def test_nothing_becomes_certain() -> None:
    (made,) = corrected([claim("sure", 0.98)], rules(sure=f"{PRIOR * 100} {PRIOR * 100} {PRIOR * 80}"))
    assert made.confidence == 0.99


@pytest.mark.parametrize("row", ["", "1 2", "three 1 1", "1 2 1", "2 1 3", "-1 -1 -1"])
def test_a_row_that_cannot_be_is_refused(row: str) -> None:
    with pytest.raises(RuleError, match="calibration: deal"):
        list(corrected([claim("deal", 0.8)], rules(deal=row)))


def test_the_packages_own_rows_correct_downwards_what_is_often_wrong() -> None:
    found = corrections(load_rules())
    assert found["quantity:owner"] < found["event:date"]
