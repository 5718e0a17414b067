"""Decisions from the command line, in a file of the user's, over builds that come and go."""

import json
from pathlib import Path

import pytest

from kg import load
from kg.cli import main
from kg.decisions import COLUMNS, DecisionError, read_decisions
from kg.graph import KnowledgeGraph

HEAD = "\t".join(COLUMNS)
FIRST = "白石水务集团有限公司（以下简称白石水务）昨日在青禾县举行签约仪式。"
SECOND = "青禾县与岚桥水务有限公司签约，岚桥水务有限公司董事长林知远出席。"
LATER = "云岭白石水务集团有限公司与青禾县签约。白石水务集团有限公司总经理苏望舒出席。"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles and their build, which is where one stands."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(FIRST, encoding="utf-8")
    Path("in/b.txt").write_text(SECOND, encoding="utf-8")
    assert main(["build", "in"]) == 0
    return tmp_path


def outputs(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


def companies(graph: KnowledgeGraph) -> dict[str, tuple[str, ...]]:
    return {e.name: e.aliases for e in graph.entities.values() if e.type == "Company"}


def rebuilt(status: int = 0) -> KnowledgeGraph:
    """The graph after the next build, which has to be what a first one makes."""
    assert main(["build", "in", "--decisions", "decisions.tsv"]) == status
    assert main(["build", "in", "-o", "fresh", "--decisions", "decisions.tsv"]) == status
    assert outputs(Path("out")) == outputs(Path("fresh"))
    return load("out")


def test_a_merge_outlives_articles_and_is_told_everywhere(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = outputs(place / "out")
    merge = ["merge", "白石水务", "岚桥水务有限公司", "--because", "更名", "--by", "李工", "--on", "2031-05-12"]
    assert main(merge) == 0
    assert "decisions.tsv:2: 白石水务集团有限公司 (Company) = 岚桥水务有限公司 (Company)" in capsys.readouterr().err
    graph = rebuilt()
    assert companies(graph) == {"白石水务集团有限公司": ("岚桥水务有限公司", "白石水务")}
    (place / "in" / "c.txt").write_text(LATER, encoding="utf-8")
    assert "岚桥水务有限公司" in next(iter(companies(rebuilt()).values()))
    ttl = (place / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "更名（李工，2031-05-12）" in ttl
    assert "dcterms:replaces" in ttl
    assert main(["check", "out/graph.ttl"]) == 0
    # taken back, it leaves no trace
    (place / "in" / "c.txt").unlink()
    assert main(["build", "in"]) == 0
    assert outputs(place / "out") == before
    capsys.readouterr()
    assert main(["diff", "out", "fresh"]) == 0
    assert "岚桥水务有限公司: 更名（李工，2031-05-12）" in capsys.readouterr().out


def test_a_split_is_told_and_explained(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["split", "白石水务集团有限公司", "白石水务", "--because", "子公司"]) == 0
    graph = rebuilt()
    assert set(companies(graph)) == {"白石水务集团有限公司", "白石水务", "岚桥水务有限公司"}
    assert {a.rule for e in graph.entities.values() for a in e.apart if e.name == "白石水务"} == {"decision"}
    assert "owl:differentFrom" in (place / "out" / "graph.ttl").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["explain", FIRST, "--decisions", "decisions.tsv"]) == 0
    assert "未并  白石水务 ≠ 白石水务集团有限公司  [decision] 子公司" in capsys.readouterr().out


def test_one_name_in_two_articles(place: Path) -> None:
    (place / "in" / "c.txt").write_text("林知远任青禾县县长。", encoding="utf-8")
    (place / "in" / "d.txt").write_text("记者采访了林知远。", encoding="utf-8")
    assert main(["build", "in"]) == 0
    people = [e for e in load("out").entities.values() if e.name == "林知远"]
    assert len(people) == 2
    assert main(["merge", *(e.id for e in people), "--because", "兼任"]) == 0
    assert len([e for e in rebuilt().entities.values() if e.name == "林知远"]) == 1
    (silent,) = (d.id for d in load("out").documents.values() if d.file == "d.txt")
    assert main(["split", "林知远", "--in", silent, "--because", "同名"]) == 0
    assert sorted(len(e.mentions) for e in rebuilt().entities.values() if e.name == "林知远") == [1, 2]


def test_what_matches_nothing_any_more_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "白石水务", "岚桥水务有限公司", "--because", "更名"]) == 0
    (place / "in" / "b.txt").unlink()
    for _ in range(2):  # the next build, in which nothing is new, says it again
        capsys.readouterr()
        rebuilt(status=1)
        told = "left out: decisions.tsv:2: there is nothing called 岚桥水务有限公司 (Company)"
        assert capsys.readouterr().err.count(told) == 2


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["merge", "白石水务", "岚桥", "--because", "x"], "nothing in the build is called 岚桥"),
        (["merge", "白石水务", "白石水务集团有限公司", "--because", "x"], "are one already"),
        (["merge", "白石水务", "青禾县", "--because", "x"], "nothing is Company and Place at once"),
        (["merge", "白石水务", "岚桥水务有限公司", "--because", " "], "reason (because) is missing"),
        (["merge", "白石水务", "岚桥水务有限公司", "--because", "x", "--on", "昨天"], "is no date"),
        (["merge", "白石水务", "岚桥水务有限公司", "--because", "a\x00b"], "control character"),
        (["split", "白石水务", "--because", "x"], "say what 白石水务集团有限公司 is not"),
        (["split", "白石水务", "--in", "nowhere", "--because", "x"], "no article nowhere"),
        (["build", "in", "--decisions", "missing.tsv"], "missing.tsv"),
    ],
)
def test_calls_that_are_wrong_write_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], call: list[str], told: str
) -> None:
    before = outputs(place / "out")
    assert main(call) == 2
    assert told in capsys.readouterr().err
    assert not (place / "decisions.tsv").exists()
    assert outputs(place / "out") == before


def test_a_decision_against_another_is_not_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "白石水务", "岚桥水务有限公司", "--because", "更名"]) == 0
    written = (place / "decisions.tsv").read_bytes()
    assert main(["split", "岚桥水务有限公司", "白石水务集团有限公司", "--because", "两家"]) == 2
    assert "decisions.tsv:3 keeps" in capsys.readouterr().err
    assert (place / "decisions.tsv").read_bytes() == written


def test_a_file_that_was_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    rows = ["same\tCompany\t甲 公司\t\t\t乙\tx2 x1 x1\t因\t\t\t\t", "apart\tPerson\t甲\t\t\t乙\t\t因"]
    path.write_text("\r\n".join(["\ufeff# ours", HEAD, "", *rows]), encoding="utf-8")
    same, apart = read_decisions(path)
    assert (same.one.name, same.other.type, same.other.docs) == ("甲 公司", "Company", ("x1", "x2"))
    assert (same.place, apart.place, apart.reason) == ("d.tsv:4", "d.tsv:5", "因")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("same\tCompany\t甲\t\t\t乙\t\t因", "d.tsv:1: the first line names the columns"),
        (f"{HEAD}\nsame\tCompany\t甲", "d.tsv:2: 3 columns"),
        (f"{HEAD}\nsame\tCompany\t甲\t\t\t乙\t\t因\t\t\t多", "d.tsv:2: 11 columns"),
        (f"{HEAD}\nequal\tCompany\t甲\t\t\t乙\t\t因", "'equal' is no verdict"),
        (f"{HEAD}\nsame\tFirm\t甲\t\t\t乙\t\t因", "['Firm'] is no type"),
        (f"{HEAD}\nsame\tPerson\t甲\t\tCompany\t乙\t\t因", "nothing is Company and Person at once"),
        (f"{HEAD}\nsame\tCompany\t甲\t\t\t\t\t因", "a name is missing"),
        (f"{HEAD}\nsame\tCompany\t甲\t\t\t乙\t\t", "because"),
        (f"{HEAD}\nsame\tCompany\t甲\t\t\t甲\t\t因", "both names are 甲"),
        (f"{HEAD}\nsame\tCompany\t甲\x1b[2J\t\t\t乙\t\t因", "control character"),
        (f"{HEAD}\nsame\tCompany\t甲\t\t\t乙\t\t因\t\t2031-13-01", "is no date"),
    ],
)
def test_lines_that_cannot_be_used(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "d.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError) as error:
        read_decisions(path)
    assert told in str(error.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    path.write_bytes(HEAD.encode() + b"\nsame\tCompany\t\xff\xfe")
    with pytest.raises(DecisionError, match="not UTF-8"):
        read_decisions(path)


def test_names_that_look_like_code_stay_names(place: Path) -> None:
    """Nothing of a decision is a pattern, a path or a query."""
    rows = [
        f"same\tCompany\t白石水务集团有限公司\t\t\t{name}\t\t因" for name in ("%", "' OR 1=1 --", ".*", "../x", "{0}")
    ]
    (place / "decisions.tsv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    assert set(companies(rebuilt(status=1))) == {"白石水务集团有限公司", "岚桥水务有限公司"}


def test_decisions_are_kept_in_the_interchange(place: Path) -> None:
    assert main(["merge", "白石水务", "岚桥水务有限公司", "--because", "更名", "--by", "", "--on", ""]) == 0
    rebuilt()
    lines = (place / "out" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    links = [link for line in lines for link in json.loads(line)["links"]]
    assert {"alias": "岚桥水务有限公司", "rule": "decision", "because": "更名"} in links
