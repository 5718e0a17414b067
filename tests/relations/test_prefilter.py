"""Only patterns whose needed words stand in a sentence are tried."""

from pathlib import Path

from kg.relations.engine import patterns_of
from kg.relations.prefilter import Prefilter
from kg.relations.units import SIGNS
from kg.rules import load_rules

_TWO_PATTERNS = """
[[pattern]]
id = "one"
predicate = "establishes"
match = "{s:Company}.4.创设{o:Company}"
examples = []
counterexamples = []
[[pattern]]
id = "other"
predicate = "establishes"
match = "{s:Company}(<found>)?{o:Org}"
examples = []
counterexamples = []
"""


def test_a_pattern_is_worth_trying_where_its_slots_and_words_stand(tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text(_TWO_PATTERNS.replace("创设", "<found>"), encoding="utf-8")
    rules = load_rules([tmp_path])
    verb = rules.classes["found"][0]
    own = [p for p in patterns_of(rules) if p.spec.file == "two.toml"]
    prefilter = Prefilter(own)
    company, school, person = (SIGNS[kind] for kind in ("Company", "Organization", "Person"))
    for skeleton, expected in (
        (f"{company}已{verb}{company}", ["one", "other"]),
        (f"{company}与{school}", ["other"]),
        (f"{verb}{person}", []),
        ("", []),
    ):
        assert [p.spec.id for p in prefilter.worth_trying(skeleton)] == expected, skeleton


def test_what_a_pattern_says_in_words_of_its_own_is_needed(tmp_path: Path) -> None:
    match = "{s:Company}旗下(的)?(品牌|平台).4.{o:Company}"
    (tmp_path / "two.toml").write_text(_TWO_PATTERNS.replace("{s:Company}.4.创设{o:Company}", match), encoding="utf-8")
    one = Prefilter([p for p in patterns_of(load_rules([tmp_path])) if p.spec.id == "one"])
    company = SIGNS["Company"]
    assert one.worth_trying(f"{company}旗下平台{company}")
    assert one.worth_trying(f"{company}旗下的品牌{company}")
    assert not one.worth_trying(f"{company}旗舰的品牌{company}")
    assert not one.worth_trying(f"{company}旗下{company}")


def test_of_two_whole_patterns_neither_needs_what_the_other_does(tmp_path: Path) -> None:
    match = "{s:Company}旗下{o:Company}|{r:Person}和"
    (tmp_path / "two.toml").write_text(_TWO_PATTERNS.replace("{s:Company}.4.创设{o:Company}", match), encoding="utf-8")
    one = Prefilter([p for p in patterns_of(load_rules([tmp_path])) if p.spec.id == "one"])
    assert one.worth_trying(f"{SIGNS['Person']}和")


def test_a_pattern_that_is_left_out_does_not_match() -> None:
    patterns = patterns_of(load_rules())
    prefilter = Prefilter(patterns)
    skeletons = [
        "".join(
            (SIGNS["Company"], "拟", verb, SIGNS["Project"], "，", SIGNS["Person"], verb, SIGNS["Government"], "。")
        )
        for verb in ("投资", "位于", "出席", "成立", "签署", "发布", "任命", "建设", "")
    ]
    for skeleton in skeletons:
        tried = prefilter.worth_trying(skeleton)
        matching = [p for p in patterns if p.expression.search(skeleton)]
        assert [p for p in matching if p not in tried] == []
