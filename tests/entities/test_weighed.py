"""Which names stay and which come beside what the network thinks."""

from dataclasses import replace

import pytest
from opinions import MadeUp

from kg.entities.weighed import RULE, weighed
from kg.model import Mention
from kg.rules import RuleError, load_rules

TEXT = "青石县的远帆重工装备产业园开工"
PARK = Mention(4, 13, TEXT[4:13], "Project", "head:产业园")
FIRM = Mention(4, 8, TEXT[4:8], "Company", "firm")
COUNTY = Mention(0, 3, TEXT[:3], "Place", "tagger:LOC")


BOUNDS = """\
Place\t0.8\t0.5\t0.9\t0.05
Company\t0.8\t0.5\t0.9\t0.05
Organization\t0.8\t0.5\t0.9\t0.05
Project\t0.8\t0.5\t0.9\t0.05
Event\t0.8\t0.5\t0.9\t0
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "learned_names.tsv").write_text(BOUNDS, encoding="utf-8")
    return load_rules((folder,))


@pytest.fixture
def found(rules):
    return lambda mentions, opinion: {(m.text, m.type, m.rule) for m in weighed(mentions, opinion, TEXT, rules)}


def test_a_likely_name_is_told(found):
    assert found((COUNTY,), MadeUp([(4, 8, "Company", 0.85)])) == {
        ("青石县", "Place", "tagger:LOC"),
        ("远帆重工", "Company", RULE),
    }


def test_a_name_that_is_less_likely_is_not(found):
    assert found((COUNTY,), MadeUp([(4, 8, "Company", 0.75)])) == {("青石县", "Place", "tagger:LOC")}


def test_an_unlikely_name_of_a_rule_is_left_out(found):
    assert found((COUNTY, FIRM), MadeUp(chances={(4, 8): 0.01})) == {("青石县", "Place", "tagger:LOC")}


def test_a_name_that_is_likely_elsewhere_in_the_article_stays(found):
    again = FIRM._replace(start=13, end=17)
    kept = found((FIRM, again), MadeUp(chances={(4, 8): 0.01, (13, 17): 0.6}))
    assert kept == {("远帆重工", "Company", "firm")}


def test_what_a_rule_says_a_name_stands_for_stays(found):
    short = FIRM._replace(name="远帆重工股份有限公司")
    assert found((short,), MadeUp([(4, 13, "Project", 0.99)], {(4, 8): 0.001})) == {("远帆重工", "Company", "firm")}


@pytest.mark.parametrize("rule", ["byline:记者", "twins:party", "list:zones", "quoted:frame"])
def test_a_name_by_a_rule_that_knows_more_stays(found, rule):
    known = FIRM._replace(rule=rule)
    assert found((known,), MadeUp([(4, 13, "Project", 0.99)], {(4, 8): 0.001})) == {("远帆重工", "Company", rule)}


@pytest.mark.parametrize(("chance", "wins"), [(0.95, True), (0.85, False)])
def test_a_name_takes_the_place_of_another_one_only_if_it_is_very_likely(found, chance, wins):
    inner = Mention(8, 13, TEXT[8:13], "Project", "head:产业园")
    assert (found((inner,), MadeUp([(4, 13, "Project", chance)])) == {(TEXT[4:13], "Project", RULE)}) == wins


def test_what_begins_a_name_of_another_type_is_still_named(found):
    assert found((FIRM,), MadeUp([(4, 13, "Project", 0.95)])) == {
        (TEXT[4:13], "Project", RULE),
        ("远帆重工", "Company", "firm"),
    }


@pytest.mark.parametrize(("chance", "wins"), [(0.55, True), (0.45, False)])
def test_several_pieces_give_way_to_a_whole_sooner(found, chance, wins):
    pieces = FIRM, Mention(8, 13, TEXT[8:13], "Project", "head:产业园")
    whole = {(TEXT[4:13], "Project", RULE), ("远帆重工", "Company", "firm")}
    assert (found(pieces, MadeUp([(4, 13, "Project", chance)])) == whole) == wins


def test_two_people_or_two_bodies_side_by_side_are_two(rules):
    text = "纪青禾苗白石出席"
    people = Mention(0, 3, text[:3], "Person", "tagger:PER"), Mention(3, 6, text[3:6], "Person", "tagger:PER")
    (folder_rules := dict(rules.lexicons))["learned_names"] = {"Person": ("0.5", "0.5", "0.5", "0")}
    opinion = MadeUp([(0, 6, "Person", 0.99)])
    assert [m.text for m in weighed(people, opinion, text, replace(rules, lexicons=folder_rules))] == [
        "纪青禾",
        "苗白石",
    ]


def test_a_phase_is_no_name_and_makes_none_longer(rules):
    text = "青石产业园一期项目开工，一期项目投产"
    park = Mention(0, 5, text[:5], "Project", "head:产业园")
    longer = MadeUp([(0, 9, "Project", 0.99), (12, 16, "Project", 0.99)])
    assert [m.text for m in weighed((park,), longer, text, rules)] == ["青石产业园"]


def test_a_likely_type_takes_the_place_of_another(found):
    assert found((FIRM,), MadeUp([(4, 8, "Organization", 0.97)])) == {("远帆重工", "Organization", RULE)}
    assert found((FIRM,), MadeUp([(4, 8, "Organization", 0.93)])) == {("远帆重工", "Company", "firm")}


def test_a_type_sooner_takes_the_place_of_one_that_would_be_dropped(found):
    zone = MadeUp([(4, 8, "Organization", 0.85)], chances={(4, 8): 0.01})
    assert found((FIRM,), zone) == {("远帆重工", "Organization", RULE)}


def test_a_name_that_both_find_is_that_of_the_rule_with_what_is_nested_in_it(found):
    both = MadeUp([(4, 13, "Project", 0.6)])
    assert found((PARK, FIRM), both) == {(m.text, m.type, m.rule) for m in (PARK, FIRM)}


def test_mentions_are_in_text_order_the_outer_before_the_inner(rules):
    mentions = weighed((PARK, FIRM), MadeUp([(0, 3, "Place", 0.99)]), TEXT, rules)
    assert [m.text for m in mentions] == ["青石县", PARK.text, FIRM.text]


def test_a_row_that_is_not_four_numbers_is_named(tmp_path):
    (tmp_path / "learned_names.tsv").write_text("Place\t0.5\tmuch\n", encoding="utf-8")
    with pytest.raises(RuleError, match="learned_names: Place"):
        weighed((), MadeUp(), TEXT, load_rules((tmp_path,)))


def told(rules, text, mentions, *names):
    found = weighed(
        mentions, MadeUp([(text.index(t), text.index(t) + len(t), kind, 0.99) for t, kind in names]), text, rules
    )
    return {m.text for m in found if m.rule == RULE}


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("周启明陪同调研。", "调研", False),
        ("周启明到青石县开展调研", "周启明到青石县开展调研", False),
        ("远帆集团赴青石县开展结对活动", "远帆集团赴青石县开展结对活动", False),
        ("全县重点项目督导推进会召开", "全县重点项目督导推进会", True),
        ("“青石行”考察活动启动", "“青石行”考察活动", True),
        ("青石马拉松开跑", "青石马拉松", True),
    ],
)
def test_an_event_that_only_a_verb_tells_of_has_no_name(rules, text, name, named):
    assert told(rules, text, (), (name, "Event")) == ({name} if named else set())


@pytest.mark.parametrize(("name", "named"), [("远帆（青石", False), ("远帆（青石）", True), ("“远帆", False)])
def test_a_name_has_both_halves_of_its_brackets(rules, name, named):
    assert told(rules, f"与{name}公司签约。", (), (name, "Company")) == ({name} if named else set())


def test_two_names_and_a_conjunction_are_no_name(rules):
    text = "远帆重工与白马科技签约"
    two = Mention(0, 4, "远帆重工", "Company", "firm"), Mention(5, 9, "白马科技", "Company", "firm")
    assert told(rules, text, two, (text[:9], "Company")) == set()
    park = Mention(5, 9, "白马科技", "Project", "head")
    assert told(rules, text, (two[0], park), (text[:9], "Company")) == {text[:9]}


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("大型水上乐园项目", False),
        ("首个标杆产业园", False),
        ("工业类产业园区", False),
        ("一期项目", False),
        ("大成产业园", True),
    ],
)
def test_a_description_is_no_name(rules, name, named):
    assert told(rules, f"建设{name}。", (), (name, "Project")) == ({name} if named else set())


def test_a_place_with_its_level_once_more_is_no_name(rules):
    assert told(rules, "青石县县领导出席。", (), ("青石县县", "Place")) == set()
    assert told(rules, "青石县县领导出席。", (), ("青石县", "Place")) == {"青石县"}


def stands_for(text, *names):
    """What the network's names stand for, with the package's own bounds."""
    opinion = MadeUp([(text.rindex(t), text.rindex(t) + len(t), kind, 0.99) for t, kind in names])
    return [(m.text, m.name) for m in weighed((), opinion, text, load_rules())]


def test_a_title_is_told_without_its_marks():
    text = "国务院印发《云州市碳达峰实施方案》。《方案》提出目标。"
    whole = ("《云州市碳达峰实施方案》", "Policy")
    assert stands_for(text, whole) == [("云州市碳达峰实施方案", None)]
    assert stands_for(text, whole, ("《方案》", "Policy"))[1] == ("方案", "云州市碳达峰实施方案")
    assert stands_for("《方案》提出目标。", ("《方案》", "Policy")) == []


def test_a_side_is_the_state_that_it_speaks_for():
    text = "法国外长来访。中方愿同法方加强合作，对方表示感谢。"
    sides = stands_for(text, ("中方", "Place"), ("法方", "Place"), ("对方", "Place"))
    assert sides == [("中方", "中国"), ("法方", "法国"), ("对方", None)]
    assert stands_for("愿同法方加强合作。", ("法方", "Place")) == [("法方", None)]


@pytest.mark.parametrize(
    ("text", "name", "rule", "stays"),
    [
        ("人工林保存面积增加。", "林保存", "tagger:PER", False),
        ("县长林保存讲话。", "林保存", "person:behind-title", True),
        ("学习纪长河思想。", "纪长河", "tagger:PER", True),
    ],
)
def test_people_of_whom_only_the_look_tells_may_be_none(text, name, rule, stays):
    start = text.index(name)
    person = Mention(start, start + len(name), name, "Person", rule)
    kept = weighed((person,), MadeUp(chances={(person.start, person.end): 0.01}), text, load_rules())
    assert (person in kept) == stays
