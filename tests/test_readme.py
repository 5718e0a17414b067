"""What the documents say can be done as they say it: commands, links, files, the rules page, Python, queries."""

import argparse
import re
import shlex
import textwrap
from pathlib import Path

import pytest

from kg import pipeline
from kg.arguments import parser
from kg.explain import explain
from kg.graph import PREDICATE_LABELS, TYPE_LABELS, KnowledgeGraph
from kg.lint import check_rules
from kg.model import ENTITY_TYPES, STATUSES
from kg.query import run
from kg.read import read_text
from kg.rules import load_rules

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DOCUMENTS = [*READMES, *sorted((ROOT / "docs").glob("*.md")), ROOT / "CHANGELOG.md"]
QUERIES = sorted((ROOT / "queries").glob("*.rq"))
FENCE = re.compile(r"^```(?P<language>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

readmes = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def commands() -> dict[str, argparse.ArgumentParser]:
    """Name of each command -> its parser."""
    found = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def fences(path: Path, *languages: str) -> list[re.Match[str]]:
    return [m for m in FENCE.finditer(path.read_text("utf-8")) if m["language"] in languages]


def calls(path: Path) -> list[str]:
    """Every line of a shell block that calls kg, without the program's name."""
    lines = [line for block in fences(path, "sh") for line in block["text"].splitlines()]
    found = (re.match(r"(?:\.venv/bin/)?kg (?P<rest>.*)", line) for line in lines)
    return [match["rest"] for match in found if match]


def figures(path: Path) -> dict[str, str]:
    """The blocks that ``scripts/figures.py`` fills, by name."""
    found = re.finditer(r"<!-- figures: (\S+) -->\n(.*?)<!-- end -->", path.read_text("utf-8"), re.DOTALL)
    return {match[1]: match[2] for match in found}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``out`` is the build of the seeds with the formats that a build writes by itself."""
    folder = tmp_path_factory.mktemp("seeds")
    report = pipeline.build([ROOT / "seeds"], folder / "out")
    assert not report.rejected
    return folder


@readmes
def test_every_command_has_its_line_with_every_option(readme: Path) -> None:
    reference = {
        line.split()[1]: line for block in fences(readme, "text") for line in block["text"].splitlines()
        if line.startswith("kg ")
    }  # fmt: skip
    assert list(reference) == list(commands())
    for name, command in commands().items():
        wanted = {option for action in command._actions for option in action.option_strings} - {"-h", "--help"}
        written = set(re.findall(r"(?<![\w-])--?[a-z]+(?:-[a-z]+)*", reference[name]))
        assert {o for o in wanted if o.startswith("--") or o == "-q"} <= written, name
        assert written <= wanted, name


@documents
def test_every_call_is_one_that_kg_takes(document: Path) -> None:
    for call in calls(document):
        arguments = parser().parse_args(shlex.split(call, comments=True))
        assert arguments.command in commands()


@readmes
def test_every_command_is_shown_at_work(readme: Path) -> None:
    assert {call.split()[0] for call in calls(readme)} == set(commands())


@documents
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


@readmes
def test_every_question_that_is_named_is_there(readme: Path) -> None:
    named = set(re.findall(r"queries/[\w-]+\.rq", readme.read_text("utf-8")))
    assert len(named) >= 5
    assert {path for path in named if not (ROOT / path).is_file()} == set()


@readmes
def test_every_file_of_a_build_is_named(readme: Path, seeds: Path) -> None:
    text = readme.read_text("utf-8")
    assert [path.name for path in sorted((seeds / "out").iterdir()) if f"`{path.name}`" not in text] == []


@readmes
def test_types_predicates_and_statuses_are_named(readme: Path) -> None:
    text = readme.read_text("utf-8")
    assert [name for name in (*ENTITY_TYPES, *PREDICATE_LABELS, *STATUSES) if f"`{name}`" not in text] == []


@readmes
def test_the_python_tour_runs(
    readme: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(seeds)
    (block,) = fences(readme, "python")
    exec(compile(block["text"], readme.name, "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) >= 2


@readmes
def test_the_explanation_that_is_shown_is_given(readme: Path) -> None:
    text = readme.read_text("utf-8")
    (sentence,) = re.findall(r"^kg explain '(.+)'$", text, re.MULTILINE)
    shown = next(block.splitlines() for block in text.split("```") if block.startswith("\n  提及"))
    assert set(filter(None, shown)) <= set(explain(read_text(sentence), load_rules()).splitlines())


def test_both_readmes_show_the_same_figures() -> None:
    english, chinese = map(figures, READMES)
    assert english == chinese
    assert set(english) == {"build", "eval-seeds", "eval-dev", "bench"}
    assert [name for name, block in english.items() if len(block.splitlines()) < 8] == []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_question_runs_on_the_seeds(path: Path, seeds: Path) -> None:
    lines = run(seeds / "out", path.read_text("utf-8"), format="table").render(width=None).decode().splitlines()
    assert len(lines) >= 2
    assert re.fullmatch(r"\S+(?: +\S+)*", lines[0])
    assert set(lines[1]) <= {"-", " "}


def test_most_questions_have_rows_on_the_seeds(seeds: Path) -> None:
    answered = [path for path in QUERIES if list(run(seeds / "out", path.read_text("utf-8")).rows())]
    assert len(answered) >= 20


def test_the_page_on_rules_names_every_lexicon() -> None:
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert [name for name in load_rules().lexicons if f"`{name}`" not in text] == []


def test_the_page_on_the_architecture_names_every_type_and_predicate_with_its_label() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = {f"| {name} {TYPE_LABELS[name]} |" for name in ENTITY_TYPES}
    rows |= {f"| `{name}` {label} |" for name, label in PREDICATE_LABELS.items()}
    assert [row for row in rows if row not in text] == []


def facts_of(graph: KnowledgeGraph) -> set[str]:
    """Subject, predicate, object and status of each fact between entities, in words."""
    return {
        f"{graph.entities[f.subject].name} | {f.predicate} | {graph.entities[f.object].name} | {f.status}"
        for f in graph.facts.values()
        if f.object
    }


def test_the_page_on_rules_does_what_it_says(tmp_path: Path) -> None:
    page = ROOT / "docs" / "rules.md"
    for block in fences(page, "text", "tsv", "toml"):
        file = tmp_path / block["name"]
        file.parent.mkdir(exist_ok=True)
        file.write_text(textwrap.dedent(block["text"]), "utf-8")
    assert check_rules(tmp_path / "my-rules") == []
    without, _ = pipeline.read_graph([tmp_path / "article.txt"])
    taught, _ = pipeline.read_graph([tmp_path / "article.txt"], rules=[tmp_path / "my-rules"])
    (promised,) = fences(page, "facts")
    assert facts_of(taught) - facts_of(without) == set(promised["text"].splitlines())
