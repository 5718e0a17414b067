"""Each family of names: what it finds in a sentence, and what it must leave alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from naming import mentions, named, sentence

from kg.entities.candidate import Candidate, Reading
from kg.entities.foreign import find_foreign
from kg.entities.people import find_people
from kg.model import Document
from kg.rules import load_rules

ROWS = [
    (line + "\t\t\t").split("\t")[:4]
    for line in (Path(__file__).parent / "families.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FAMILIES = (
    "people",
    "foreign",
    "bodies",
    "lists",
    "visited",
    "companies",
    "contractors",
    "crafts",
    "heads",
    "quoted",
    "industries",
    "scopes",
    "media",
    "trades",
    "phrases",
    "honours",
    "zones",
    "clippings",
    "departments",
    "peers",
    "handles",
    "phases",
    "lots",
    "defined",
    "courts",
    "deals",
    "roads",
    "lives",
    "familiar",
    "datelines",
    "states",
    "known",
    "makers",
    "parts",
)


def test_every_family_has_examples_and_counterexamples() -> None:
    examples = Counter(family for family, _, found, _ in ROWS if found)
    counterexamples = Counter(family for family, _, _, never in ROWS if never)
    assert set(examples) == set(FAMILIES)
    assert all(examples[family] >= 2 and counterexamples[family] >= 2 for family in FAMILIES)


@pytest.mark.parametrize(("text", "found", "never"), [row[1:] for row in ROWS], ids=[f"{r[0]}:{r[1]}" for r in ROWS])
def test_family(text: str, found: str, never: str) -> None:
    have = named(text)
    assert {tuple(item.rsplit(":", 1)) for item in found.split("；") if item} <= have
    assert not {name for name, _ in have} & set(never.split("；"))


def test_the_byline_names_people() -> None:
    text = "青禾县举行签约仪式\n本报讯（记者 纪长河 通讯员 苗青禾）昨日，青禾县举行签约仪式。"
    assert {(m.text, m.rule) for m in mentions(text) if m.type == "Person"} == {
        ("纪长河", "byline:记者"),
        ("苗青禾", "byline:通讯员"),
    }


def test_departments_of_a_list_are_named_after_their_place() -> None:
    named_in_full = {
        m.text: m.name for m in mentions("青禾县发改、财政等部门参加会议。") if m.rule == "list:departments"
    }
    assert named_in_full == {"县发改": "青禾县发改部门", "财政": "青禾县财政部门"}


def test_a_list_of_departments_may_hold_some_that_no_lexicon_has() -> None:
    text = "青禾县水务局召开会议。县发改、财政、水务、移民、镇政府等部门负责人参加会议。"
    found = {m.text: m.name for m in mentions(text) if m.rule == "list:departments"}
    assert found == {"县发改": "县发改部门", "财政": "县财政部门", "水务": "县水务局", "移民": "县移民部门"}
    assert all(m.rule != "list:departments" for m in mentions("发改、云岭、白石等单位参加会议。"))


def test_a_department_is_named_after_the_body_before_it_also_where_it_stands_alone_later() -> None:
    text = (
        "青禾大学党委书记纪长河、科研处处长陆文斌，远山医院院长白如川、护理部主任吕子安出席。\n"
        "科研处处长陆文斌作了介绍。"
    )
    found = [(m.text, m.name) for m in mentions(text) if m.rule == "department:headed"]
    assert found == [("科研处", "青禾大学科研处"), ("护理部", "远山医院护理部"), ("科研处", "青禾大学科研处")]


def test_party_and_government_are_two_bodies_of_the_place() -> None:
    found = {m.text: (m.name, m.because) for m in mentions("远山县委县政府高度重视。") if m.rule.startswith("twins")}
    assert found["远山县委"] == (None, "")
    assert found["县政府"] == ("远山县政府", "“县委县政府”说的是党委和政府两个机构")


def test_a_dot_makes_no_person_of_what_the_tagger_takes_for_none() -> None:
    assert _people("数说/n ·/w 青禾/LOC") == []
    assert _people("玛拉/PER ·/w 林德/nz 说/v") == ["玛拉·林德"]


def test_a_number_before_the_title_of_a_head_of_state_ends_the_name() -> None:
    assert "孟广三" in _people("与/p 孟广/PER 三/m 总统/n 会谈/v 。/w", find_people)
    assert _people("与/p 孟广/PER 三/m 位/q 总统/n 会谈/v 。/w", find_people) == []


def _people(marked: str, family: Callable[[Reading], Iterator[Candidate]] = find_foreign) -> list[str]:
    words = sentence(marked)
    text = "".join(t.text for t in words.tokens)
    reading = Reading(Document("d", "d.txt", 1, None, None, None, text), (words,), load_rules())
    return [text[c.start : c.end] for c in family(reading)]
