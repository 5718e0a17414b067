"""The command line: exit status, what goes where, and what is left behind."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import kg
from kg import analysis, arguments, pipeline
from kg.cli import main
from kg.export import EXPORTERS
from kg.model import Document
from kg.state import outputs

ARTICLE = """远帆集团落户青禾镇

■记者 周未央

本报讯 2031年5月12日，青禾数智产业园合作签约仪式在青禾会议中心举行。青禾镇镇长林知远、远帆集团有限公司董事长苏望舒出席。

青禾数智产业园位于青禾镇，规划面积1200亩。
"""
OTHER = """■记者 周未央

本报讯 2031年6月2日，石渡县召开重点项目推进会。石渡县委书记何清源出席并讲话。
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "qinghe.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert main(["build", str(articles), "-o", str(out)]) == 0
    return out


def contents(folder: Path) -> Mapping[str, bytes]:
    """The files of a build, without what it keeps for the next one."""
    files = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in files}


def test_the_first_page_of_help_names_every_command_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    page = capsys.readouterr().out
    assert left.value.code == 0
    for word in ("build", "query", "explain", "eval", "export", "check", "diff", "examples:", "Exit status:"):
        assert word in page
    assert max(map(len, page.splitlines())) <= 120


def test_help_needs_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys, kg.cli, kg.arguments; kg.arguments.parser().format_help();"
        "print(*{'numpy', 'networkx', 'rdflib', 'pyoxigraph', 'jieba', 'pyvis'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_the_formats_offered_are_those_there_are() -> None:
    assert set(arguments.FORMATS) == set(EXPORTERS)
    assert set(pipeline.FORMATS) <= set(EXPORTERS)


@pytest.mark.parametrize("call", [["fly"], ["build"], ["query", "--format", "docx"], ["build", "x", "--jobs", "0"]])
def test_a_call_that_cannot_be_read_is_status_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(call)
    assert left.value.code == 2
    assert "usage: kg" in capsys.readouterr().err


def test_a_build_writes_the_files_and_says_what_it_found(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(articles), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    wanted = {
        "graph.ttl", "graph.html", "graph.graphml", "documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json",
    }  # fmt: skip
    assert set(contents(tmp_path / "out")) == wanted
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == []
    for words in ("documents", "人物", "任职", "graph.html", "kg query"):
        assert words in said.out
    graph = kg.load(tmp_path / "out")
    assert graph.about["software"].startswith("kg ")
    assert {"林知远", "苏望舒"} <= {entity.name for entity in graph.entities.values()}


def test_a_build_that_cannot_keep_its_state_names_the_folder(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / ".state.sqlite").mkdir(parents=True)
    assert main(["build", str(articles), "-o", str(out)]) == 2
    assert f"{out}: cannot be written (unable to open database file)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["build", "nowhere"], "nowhere: no such file or folder"),
        (["build", "{articles}", "--rules", "nowhere"], "nowhere: no such folder of rules"),
        (["build", "{articles}", "-o", "{articles}/out"], "put it elsewhere with -o"),
        (["build", "{articles}", "-o", "{built}/about.json"], "name another folder with -o"),
        (["build", "{articles}", "-o", "{built}/about.json/out"], "name another folder with -o"),
        (["build", "{articles}", "-o", "/proc/self"], "/proc/self: no permission to write there"),
        (["build", "{articles}", "--base", "not an iri"], "not an iri"),
        (["query", "-q", "SELECT * { ?s ?p ?o }", "--build", "nowhere"], "nowhere"),
        (["query", "--build", "{built}"], "give either a file or -q TEXT"),
        (["query", "-q", "SELECT", "--build", "{built}"], ""),
        (["query", "-q", "SELECT * { ?s ?p ?o }", "--set", "name", "--build", "{built}"], "write it as name=value"),
        (["export", "--format", "csv", "--build", "{built}"], "name it with -o FOLDER"),
        (["export", "--format", "turtle", "--build", "nowhere"], "nowhere"),
        (["eval", "nowhere"], "nowhere: no such file or folder"),
        (["eval", "{articles}"], "no *.gold.json in this folder"),
        (["explain", "no Chinese here"], "no Chinese text"),
        (["check", "nowhere"], "nowhere: no such file or folder"),
        (["diff", "{built}", "nowhere"], "nowhere"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    call: list[str],
    words: str,
    articles: Path,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    filled = [part.replace("{articles}", str(articles)).replace("{built}", str(built)) for part in call]
    assert main(filled) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"kg {call[0]}: ")
    assert words in said.err
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_finds_no_article_leaves_the_last_one_alone(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(built)
    (tmp_path / "empty.txt").touch()
    assert main(["build", str(tmp_path), "-o", str(built)]) == 1
    assert contents(built) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert "left out: empty.txt" in said.err
    assert "nothing was written" in said.err


def test_a_build_that_breaks_leaves_the_last_one_alone(
    articles: Path, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(built)

    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    broken = {**EXPORTERS, "gexf": EXPORTERS["gexf"]._replace(writer=break_down)}
    monkeypatch.setattr(outputs, "EXPORTERS", broken)
    call = ["build", str(articles), "-o", str(built), "--base", "https://other.example/", "--format", "gexf"]
    assert main(call) not in (0, 1, 2)
    assert contents(built) == before
    assert all(path.is_file() for path in built.iterdir())
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("mistake", [StopIteration, KeyError])
def test_a_mistake_of_kg_costs_the_document_that_it_is_made_on(
    mistake: type[Exception], articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    find = analysis.find_claims
    source = tmp_path / "articles"
    source.mkdir()
    (source / "good.txt").write_text("本报讯 2031年5月12日，石渡县县长何清源出席签约仪式。\n", encoding="utf-8")
    (source / "bad.txt").write_text("本报讯 2031年5月12日，石渡县县长何清源没有出席签约仪式。\n", encoding="utf-8")

    def stumble(document: Document, *more: object) -> object:
        if document.file == "bad.txt":
            raise mistake
        return find(document, *more)

    monkeypatch.setattr(analysis, "find_claims", stumble)
    assert main(["build", str(source), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "left out: bad.txt, article 1" in said
    assert mistake.__name__ in said
    assert [d.file for d in kg.load(tmp_path / "out").documents.values()] == ["good.txt"]


def test_exports_of_an_earlier_build_do_not_stay(articles: Path, tmp_path: Path) -> None:
    out = str(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["build", str(articles), "-o", out, "--format", "graphml", "--format", "csv"]) == 0
    assert main(["build", str(articles), "-o", out, "--format", "turtle"]) == 0
    names = set(contents(tmp_path))
    assert names == {"notes.txt", "graph.ttl", "documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json"}


def test_several_processes_build_the_same(articles: Path, built: Path, tmp_path: Path) -> None:
    assert main(["build", str(articles), "-o", str(tmp_path), "--jobs", "2"]) == 0
    assert contents(tmp_path) == contents(built)


def test_export_writes_the_same_to_a_file_and_to_standard_output(
    built: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "--format", "nquads", "--build", str(built), "-o", str(tmp_path / "graph.nq")]) == 0
    capfdbinary.readouterr()
    assert main(["export", "--format", "nquads", "--build", str(built)]) == 0
    assert capfdbinary.readouterr().out == (tmp_path / "graph.nq").read_bytes() != b""


def test_export_of_a_folder(built: Path, tmp_path: Path) -> None:
    assert main(["export", "--format", "jsonl", "--build", str(built), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "facts.jsonl").read_bytes() == (built / "facts.jsonl").read_bytes()


def test_query_prints_a_table_and_binds_names(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT DISTINCT ?name { ?x rdfs:label ?name }"
    assert main(["query", "-q", ask, "--build", str(built)]) == 0
    assert "林知远" in capsys.readouterr().out
    bound = ask.replace("?name }", "?name FILTER (STR(?name) = STR(?wanted)) }")
    assert main(["query", "-q", bound, "--set", "wanted=林知远", "--build", str(built), "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "林知远"]


def test_explain_takes_a_sentence_or_a_file(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "青禾镇镇长林知远出席。"]) == 0
    assert "林知远" in capsys.readouterr().out
    assert main(["explain", str(articles / "qinghe.txt")]) == 0
    assert "苏望舒" in capsys.readouterr().out


def test_explain_tells_which_names_are_one_and_which_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    text = "青禾县位于云岭省。岚桥银行与岚桥银行青禾分行签约，县政府召开推进会。"
    assert main(["explain", text]) == 0
    said = capsys.readouterr().out
    assert "合并  县政府 = 青禾县政府  [level:home] 本文所说的“县”是青禾县" in said
    assert "未并  岚桥银行 ≠ 岚桥银行青禾分行  [name:branch] “岚桥银行青禾分行”是“岚桥银行”的分支机构" in said


@pytest.fixture
def gold(articles: Path) -> Path:
    data = {
        "file": "qinghe.txt",
        "article": 1,
        "entities": [
            {"id": "e1", "type": "Person", "name": "林知远", "aliases": []},
            {"id": "e2", "type": "Person", "name": "莫须有", "aliases": []},
        ],
        "facts": [{"s": "article", "p": "publishedOn", "o": "2099-01-01", "q": {}, "evidence": "……", "core": True}],
    }
    path = articles / "qinghe.gold.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_eval_scores_a_build_or_builds_what_stands_beside_the_gold(
    gold: Path, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(gold), "--build", str(built), "--json"]) == 0
    of_build = json.loads(capsys.readouterr().out)
    assert main(["eval", str(gold), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == of_build
    assert (of_build["types"]["Person"]["right"], of_build["types"]["Person"]["missed"]) == (1, 1)
    assert of_build["core_recall"] == 0


def test_eval_lists_errors_of_one_label(gold: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(gold), "--build", str(built), "--only", "Person"]) == 0
    said = capsys.readouterr().out
    assert "== entity Person missed (1)\n  莫须有" in said
    assert "== fact" not in said


def test_check_proves_rules_and_tells_what_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder, text in ((good, "林知远客居青禾镇。"), (bad, "林知远离开青禾镇。")):
        folder.mkdir()
        (folder / "mine.toml").write_text(
            '[[pattern]]\nid = "sojourn"\npredicate = "locatedIn"\nmatch = "{s:Person}客居{o:Place}"\n'
            f'examples = [{{ text = "{text}", facts = ["林知远|locatedIn|青禾镇"] }}]\n'
            'counterexamples = ["林知远来自青禾镇。"]\n',
            encoding="utf-8",
        )
    assert main(["check", str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(bad)]) == 1
    assert "sojourn" in capsys.readouterr().out


def test_check_finds_the_built_graph_sound(built: Path) -> None:
    assert main(["check", str(built / "graph.ttl")]) == 0


def test_diff_tells_what_is_new(
    articles: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shidu.txt").write_text(OTHER, encoding="utf-8")
    new = tmp_path / "new"
    assert main(["build", str(articles / "qinghe.txt"), str(tmp_path / "shidu.txt"), "-o", str(new)]) == 0
    capsys.readouterr()
    assert main(["diff", str(built), str(new), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["documents"]["vanished"] == found["facts"]["vanished"] == []
    assert len(found["documents"]["appeared"]) == 1
    assert "何清源 (人物)" in {change["words"] for change in found["entities"]["appeared"]}
    assert main(["diff", str(new), str(new)]) == 0
    assert "+" not in capsys.readouterr().out


def test_a_reader_who_leaves_early_is_no_error(built: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "export", "--format", "nquads", "--build", str(built)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")
