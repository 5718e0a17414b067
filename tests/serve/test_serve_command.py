"""``kg serve`` as it is called: it says where it listens, answers, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from fixture_graph import graph as fixture_graph

from kg.cli import main
from kg.export import EXPORTERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    fixture_graph().save(out)
    EXPORTERS["turtle"].write(fixture_graph(), out / "graph.ttl", base="https://own.example/data/")
    (out / "graph.html").write_text("<p>the whole graph", "utf-8")
    return out


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_from_the_start_to_the_end(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", "--workers", "1"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        env=os.environ | {"TMPDIR": str(temporary)},
    )  # fmt: skip
    assert process.stderr is not None
    said = process.stderr.readline()
    address = said.split()[0].removesuffix("/")
    try:
        assert address.startswith("http://127.0.0.1:")
        asked = httpx.get(f"{address}/sparql", params={"query": "ASK { ?x a kg:Person ; skos:prefLabel '陈望舒'@zh }"})
        assert asked.json()["boolean"] is True
        found = httpx.get(f"{address}/search.json", params={"q": "陈望舒"}).json()[0]["href"]
        turtle = httpx.get(f"{address}{found}.ttl").text
        assert "https://own.example/data/id/person/" in turtle
        assert httpx.get(f"{address}/graph.html").text == "<p>the whole graph"
        assert httpx.get(f"{address}/questions/timeline").status_code == 200
    finally:
        process.send_signal(how)
        out, rest = process.communicate(timeout=20)
    assert (process.returncode, out, rest) == (0, "", "")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["nowhere"], "nowhere/documents.jsonl: no such file"),
        (["{folder}", "--host", "no.such.host.example"], ""),
        (["{folder}", "--port", "{taken}"], "in use"),
    ],
)
def test_a_wrong_call(
    call: list[str], words: str, folder: Path, service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = service.rpartition(":")[2]
    filled = [part.replace("{folder}", str(folder)).replace("{taken}", taken) for part in call]
    assert main(["serve", *filled, *([] if "--port" in filled else ["--port", "0"])]) == 2
    said = capsys.readouterr().err
    assert said.startswith("kg serve: ")
    assert words in said
    assert "Traceback" not in said


def test_other_commands_do_without_the_web_server() -> None:
    code = (
        "import sys, kg.cli, kg.query, kg.arguments, kg.wording;"
        "print(*{'starlette', 'uvicorn', 'anyio', 'h11', 'jinja2', 'pypinyin'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
