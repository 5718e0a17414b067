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


BOUNDS = "".join(f"{name}\t0.5\t0.5\t0.05\t0.9\n" for name in ("concerns", "quantity", "adjacentTo", "locatedIn"))


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


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (f"3月5日，{PARK}和{TOWN}负责人到会。", True),
        (f"青石县工作会议\n3月5日，{PARK}和{TOWN}负责人到会。", True),
        (f"近日天气转好。\n3月5日，{PARK}和{TOWN}负责人到会。", True),  # the first sentence that names something
        (f"3月5日，白马县召开会议。{PARK}和{TOWN}负责人到会。", False),
        (f"{PARK}开工。\n3月5日，白马县召开会议。会后，{PARK}和{TOWN}负责人到会。", False),
    ],
)
def test_what_an_article_leads_with_is_told_sooner(tmp_path, text, leads):
    (tmp_path / "learned.tsv").write_text("concerns\t0.5\t0.3\t0.05\t0.9\n", encoding="utf-8")
    opinion = MadeUp(relations=[(PARK, "concerns", TOWN, 0.4)])
    found = claims(opinion, load_rules((tmp_path,)), text)
    assert [c.pattern for c in found if c.predicate == "concerns"] == ["learned:concerns"] * leads


def test_a_claim_of_a_rule_that_is_unlikely_is_left_out(rules):
    plain = told(MadeUp(), "quantity", rules)
    assert plain
    owner, figure, _ = min(plain)
    left = told(MadeUp(relations=[(owner, "quantity", f"={figure}", 0.01)]), "quantity", rules)
    assert left == {one for one in plain if one[1] != figure}


def test_a_claim_of_a_rule_that_is_sure_stays(tmp_path):
    (tmp_path / "learned.tsv").write_text("quantity\t0.5\t0.5\t0.05\t0.1\n", encoding="utf-8")
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
    (tmp_path / "learned.tsv").write_text("partOf\t0.5\t0.5\t0.05\t0.9\n", encoding="utf-8")
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
    (tmp_path / "learned.tsv").write_text("partOf\t0.5\t0.5\t0.05\t0.9\n", encoding="utf-8")
    text = "江苏省有关部门负责人、苏州市和青石县负责人参加会议。"
    found = claims(MadeUp(relations=[(inner, "partOf", outer, 0.2)]), load_rules((tmp_path,)), text)
    assert [c.pattern for c in found if c.predicate == "partOf"] == ["learned:division"] * told


def test_a_long_and_a_short_form_are_not_beside_each_other(rules):
    assert not told(MadeUp(relations=[(PARK, "adjacentTo", "青石县", 0.99)]), "adjacentTo", rules)


def learned_pairs(folder, text, *relations):
    """What the network tells of ``text`` beside the rules, of what it finds ever so likely."""
    rows = "".join(f"{name}\t0.5\t0.5\t0.05\t0.9\n" for name in {predicate for _, predicate, _, _ in relations})
    (folder / "learned.tsv").write_text(rows, encoding="utf-8")
    found = claims(MadeUp(relations=relations), load_rules((folder,)), text)
    return {(c.subject.text, c.object.text) for c in found if c.pattern.startswith("learned:")}


def test_of_two_that_say_the_opposite_the_likelier_is_told(tmp_path):
    both = (PARK, "partOf", TOWN, 0.8), (TOWN, "partOf", PARK, 0.9)
    assert learned_pairs(tmp_path, "青石县装备产业园、白河镇负责人到会。", *both) == {(TOWN, PARK)}
    assert learned_pairs(tmp_path, TEXT, *both) == {(PARK, TOWN)}  # a rule tells that the park lies in the town


def test_nothing_between_partners_of_others(tmp_path):
    text = "青石县与远川集团、白马县与云岭集团分别签署合作协议。"
    strangers = [("青石县", "cooperatesWith", "云岭集团", 0.55)]
    assert learned_pairs(tmp_path, text, *strangers) == set()
    assert learned_pairs(tmp_path, "青石县、云岭集团负责人到会。", *strangers) == {("青石县", "云岭集团")}


@pytest.mark.parametrize(
    ("text", "who", "event", "there"),
    [
        ("苗长河传达学习青石县经济工作会议精神。", "苗长河", "青石县经济工作会议", False),
        ("要学习苗长河同志在青石县经济工作会议上的讲话。", "苗长河", "青石县经济工作会议", True),
        ("青石县经济工作会议闭幕，苗长河到机场送行。", "苗长河", "青石县经济工作会议", False),
        ("青石县经济工作会议闭幕，苗长河在机场说，会议成功。", "苗长河", "青石县经济工作会议", True),
    ],
)
def test_who_only_hears_of_an_event_or_sees_guests_off_is_not_there(tmp_path, text, who, event, there):
    assert learned_pairs(tmp_path, text, (who, "participatesIn", event, 0.9)) == ({(who, event)} if there else set())


def test_a_row_that_is_not_four_numbers_is_named(tmp_path):
    (tmp_path / "learned.tsv").write_text("concerns\tmuch\n", encoding="utf-8")
    with pytest.raises(RuleError, match="learned: concerns"):
        claims(MadeUp(), load_rules((tmp_path,)))
