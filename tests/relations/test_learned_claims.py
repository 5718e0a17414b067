"""Which claims stay and which come beside what the network thinks."""

import pytest
from opinions import MadeUp

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import RuleError, load_rules
from kg.tag import Tagger

TEXT = "青石县装备产业园开工\n3月5日，青石县装备产业园开工，总投资12亿元，占地300亩。园区位于青石县白河镇。"
PARK, TOWN = "青石县装备产业园", "白河镇"


BOUNDS = "".join(f"{name}\t0.5\t0.05\t0.9\n" for name in ("concerns", "quantity", "adjacentTo", "locatedIn"))


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "learned.tsv").write_text(BOUNDS, encoding="utf-8")
    return load_rules((folder,))


def claims(opinion, rules, text=TEXT):
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    found = find_claims(document, sentences, find_mentions(document, sentences, rules), rules, opinion)
    return [c for c in found if c.subject]


def told(opinion, predicate, rules):
    return {
        (c.subject.text, c.object.text if c.object else dict(c.qualifiers)["text"], c.pattern)
        for c in claims(opinion, rules)
        if c.predicate == predicate
    }


@pytest.mark.parametrize(("text", "both"), [(TEXT.split("\n")[1], True), (TEXT, False)])
def test_a_likely_relation_is_told_with_its_sentences_or_if_they_stand_apart_with_the_later_one(rules, text, both):
    opinion = MadeUp(relations=[(PARK, "concerns", TOWN, 0.95)])
    found = [c for c in claims(opinion, rules, text) if c.predicate == "concerns"]
    assert [(c.subject.text, c.object.text, c.pattern, c.confidence) for c in found] == [
        (PARK, TOWN, "learned:concerns", found[0].confidence)
    ]
    quote = read_text(text)[0].text[found[0].start : found[0].end]
    assert TOWN in quote
    assert (PARK in quote) is both


def test_an_unlikely_relation_is_not_told(rules):
    assert not told(MadeUp(relations=[(PARK, "concerns", TOWN, 0.4)]), "concerns", rules)


def test_a_claim_of_a_rule_that_is_unlikely_is_left_out(rules):
    plain = told(MadeUp(), "quantity", rules)
    assert plain
    owner, figure, _ = min(plain)
    left = told(MadeUp(relations=[(owner, "quantity", f"={figure}", 0.01)]), "quantity", rules)
    assert left == {one for one in plain if one[1] != figure}


def test_a_claim_of_a_rule_that_is_sure_stays(tmp_path):
    (tmp_path / "learned.tsv").write_text("quantity\t0.5\t0.05\t0.1\n", encoding="utf-8")
    doubtful = load_rules((tmp_path,))
    plain = told(MadeUp(), "quantity", doubtful)
    assert plain == told(
        MadeUp(relations=[(owner, "quantity", f"={f}", 0.01) for owner, f, _ in plain]), "quantity", doubtful
    )


@pytest.mark.parametrize(("chance", "owners"), [(0.9, {TOWN}), (0.6, {PARK, TOWN})])
def test_a_figure_is_one_things_where_that_is_clear(rules, chance, owners):
    figure = "=300亩"
    opinion = MadeUp(relations=[(PARK, "quantity", figure, 0.5), (TOWN, "quantity", figure, chance)])
    text = "3月5日，青石县装备产业园占地300亩，位于白河镇。"
    found = [c for c in claims(opinion, rules, text) if c.predicate == "quantity"]
    assert {c.subject.text for c in found} == owners


@pytest.mark.parametrize("bodies", [("县政府", "县委"), ("县委", "县政府"), ("县政协", "县委")])
def test_bodies_of_one_place_beside_each_other_are_no_parts(bodies, tmp_path):
    (tmp_path / "learned.tsv").write_text("partOf\t0.5\t0.05\t0.9\n", encoding="utf-8")
    one, other = bodies
    opinion = MadeUp(relations=[(one, "partOf", other, 0.95), ("县发改局", "partOf", other, 0.95)])
    text = f"{one}、{other}与县发改局召开会议。"
    found = claims(opinion, load_rules((tmp_path,)), text)
    assert {c.subject.text for c in found if c.predicate == "partOf"} == {"县发改局"}


def test_what_a_rule_tells_is_not_told_again(rules):
    plain = told(MadeUp(), "quantity", rules)
    again = MadeUp(relations=[(owner, "quantity", f"={f}", 0.99) for owner, f, _ in plain])
    assert plain == told(again, "quantity", rules)


@pytest.mark.parametrize(("inner", "outer", "lies"), [("苏州市", "江苏省", True), ("苏州市", "浙江省", False)])
def test_the_register_of_divisions_is_not_contradicted(rules, inner, outer, lies):
    text = "江苏省、浙江省、苏州市负责人参加会议。"
    found = claims(MadeUp(relations=[(inner, "locatedIn", outer, 0.99)]), rules, text)
    assert any(c.pattern == "learned:locatedIn" for c in found) == lies


@pytest.mark.parametrize(("inner", "outer", "told"), [("苏州市", "江苏省", True), ("青石县", "江苏省", False)])
def test_what_the_register_of_divisions_knows_is_told_sooner(tmp_path, inner, outer, told):
    (tmp_path / "learned.tsv").write_text("partOf\t0.5\t0.05\t0.9\n", encoding="utf-8")
    text = "江苏省有关部门负责人、苏州市和青石县负责人参加会议。"
    found = claims(MadeUp(relations=[(inner, "partOf", outer, 0.2)]), load_rules((tmp_path,)), text)
    assert [c.pattern for c in found if c.predicate == "partOf"] == ["learned:division"] * told


def test_a_long_and_a_short_form_are_not_beside_each_other(rules):
    assert not told(MadeUp(relations=[(PARK, "adjacentTo", "青石县", 0.99)]), "adjacentTo", rules)


def test_a_row_that_is_not_three_numbers_is_named(tmp_path):
    (tmp_path / "learned.tsv").write_text("concerns\tmuch\n", encoding="utf-8")
    with pytest.raises(RuleError, match="learned: concerns"):
        claims(MadeUp(), load_rules((tmp_path,)))
