"""A build that is stopped, starved or contested leaves the former outputs whole, and the next one goes on."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import kg
from kg import pipeline, workers
from kg.cli import main
from kg.model import Document
from kg.read import read_text
from kg.switch import BusyError, set_aside, settle, sole_writer

FORMATS = ("turtle", "graphml")
Two = tuple[Path, Path, dict[str, bytes], dict[str, bytes]]


def forked(action: Callable[[], int]) -> int:
    """Starts ``action`` in a process of its own, which has everything loaded already; its process id."""
    process = os.fork()
    if process == 0:
        status = 70
        try:
            status = action()
        finally:
            os._exit(status)
    return process


def call(source: Path, out: Path) -> int:
    """``kg build``."""
    return main(["build", "--format", "turtle", "--format", "graphml", str(source), "-o", str(out)])


def write(folder: Path, day: int, count: int = 40) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = f"本报讯 2031年5月{day}日，青禾县第{number}小学在青禾镇举行揭牌仪式。县长林知远、董事长苏望舒出席。"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def outputs(out: Path) -> dict[str, bytes]:
    settle(out)
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """A folder of articles, a build of its state before, and the outputs of before and now."""
    folder = tmp_path_factory.mktemp("two")
    source = write(folder / "in", 12)
    pipeline.build([source], folder / "out", formats=FORMATS)
    before = outputs(folder / "out")
    write(source, 13)
    pipeline.build([source], folder / "now", formats=FORMATS)
    return source, folder / "out", before, outputs(folder / "now")


def test_a_build_killed_at_any_moment_leaves_a_whole_set(two: Two, tmp_path: Path) -> None:
    """Builds are killed at thirty random moments: what is there is the former set or the new one, and it loads; a last
    build gives what a first one would, and leaves nothing else behind."""
    source, built, before, now = two
    out = tmp_path / "out"
    chance = random.Random(6)
    start = time.monotonic()
    shutil.copytree(built, out)
    assert os.waitpid(forked(lambda: call(source, out)), 0)[1] == 0
    whole = time.monotonic() - start
    for number in range(30):
        if number % 3 == 0:
            shutil.rmtree(out)
            shutil.copytree(built, out)
        process = forked(lambda: call(source, out))
        time.sleep(chance.random() * whole)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert outputs(out) in (before, now)
        assert kg.load(out).documents
    assert call(source, out) == 0
    assert outputs(out) == now
    assert sorted(path.name for path in out.iterdir()) == [".state.sqlite", *sorted(now)]


def test_outputs_are_put_in_place_even_where_the_builder_died_half_way(tmp_path: Path) -> None:
    (tmp_path / "graph.html").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    ready = tmp_path / ".ready"
    ready.mkdir()
    (ready / "graph.ttl").write_text("new")
    (ready / ".remove").write_text("graph.html\ngraph.nq")
    assert outputs(tmp_path) == {"graph.ttl": b"new", "notes.txt": b"mine"}
    assert not ready.exists()


def test_what_was_not_decided_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")

    def stop_half_way() -> None:
        with set_aside(tmp_path, ["graph.html"]) as aside:
            (aside / "graph.ttl").write_text("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stop_half_way()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"graph.ttl": "old"}


@pytest.mark.parametrize("size", [20_000, 200_000, 400_000, 700_000])
def test_a_full_disk_leaves_the_former_outputs_and_the_next_build_goes_on(size: int, two: Two, tmp_path: Path) -> None:
    """No file may grow beyond a size, as on a disk that fills up."""
    source, built, before, now = two
    out = tmp_path / "out"
    shutil.copytree(built, out)

    def starved() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return call(source, out)

    status = os.waitstatus_to_exitcode(os.waitpid(forked(starved), 0)[1])
    assert (status, outputs(out)) in ((0, now), (2, before))
    assert call(source, out) == 0
    assert outputs(out) == now


def test_analyses_of_a_build_that_broke_off_are_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "in", 12, 5)

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "link_changes", break_down)
    with pytest.raises(ZeroDivisionError):
        pipeline.build([source], tmp_path / "out", formats=FORMATS)
    monkeypatch.undo()
    monkeypatch.setattr(workers, "analyse_all", break_down)
    report = pipeline.build([source], tmp_path / "out", formats=FORMATS)
    assert (report.summary.documents, report.rejected) == (5, ())


def test_a_damaged_state_is_made_anew(tmp_path: Path) -> None:
    source = write(tmp_path / "in", 12, 2)
    pipeline.build([source], tmp_path / "out", formats=FORMATS)
    before = outputs(tmp_path / "out")
    (tmp_path / "out" / ".state.sqlite").write_bytes(b"no database" * 1000)
    pipeline.build([source], tmp_path / "out", formats=FORMATS)
    assert outputs(tmp_path / "out") == before


@pytest.mark.parametrize("harm", [
    "UPDATE piece SET made = '[['", "UPDATE piece SET made = CAST(x'ff' AS TEXT)", "UPDATE analysis SET said = '[[7]]'",
    "UPDATE source SET record = '{}'", "DELETE FROM source", "DROP TABLE names",
    "DELETE FROM analysis; DROP TABLE post", "UPDATE claim SET said = ''", "UPDATE names SET mentions = '7'",
])  # fmt: skip
def test_what_is_kept_is_made_anew_where_it_makes_no_sense(tmp_path: Path, harm: str) -> None:
    source = write(tmp_path / "in", 8, 2)
    pipeline.build([source], tmp_path / "out", formats=FORMATS)
    with closing(sqlite3.connect(tmp_path / "out" / ".state.sqlite")) as db:
        db.executescript(harm)
    source = write(tmp_path / "in", 9, 2)
    pipeline.build([source], tmp_path / "out", formats=FORMATS)
    pipeline.build([source], tmp_path / "fresh", formats=FORMATS)
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_two_builds_do_not_write_into_one_folder(tmp_path: Path) -> None:
    source = write(tmp_path / "in", 12, 1)
    with sole_writer(tmp_path / "out"):
        with pytest.raises(BusyError, match="another build is writing there"):
            pipeline.build([source], tmp_path / "out")
        assert list((tmp_path / "out").iterdir()) == []
    assert pipeline.build([source], tmp_path / "out", formats=FORMATS).summary.documents == 1


def test_a_reader_sees_a_change_that_was_decided(tmp_path: Path) -> None:
    source = write(tmp_path / "in", 12, 1)
    pipeline.build([source], tmp_path / "out", formats=FORMATS)
    ready = tmp_path / "out" / ".ready"
    ready.mkdir()
    for name in ("documents", "entities", "facts"):
        (ready / f"{name}.jsonl").touch()
    (ready / ".remove").touch()
    assert kg.load(tmp_path / "out").documents == {}


def documents(*texts: str) -> list[Document]:
    return [document for number, text in enumerate(texts) for document in read_text(text, file=f"{number}.txt")]


class TestWorkers:
    TEXTS = ("青禾县县长林知远出席。", "石渡县县长何清源出席。", "白石县县长苏望舒出席。", "云溪县县长周未央出席。")

    @pytest.mark.parametrize("harm", ["die", "hang", "stumble"])
    def test_one_document_is_lost_and_named(self, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workers, "_PATIENCE", 3)
        monkeypatch.setenv("KG_TEST_HARM", harm)
        monkeypatch.setattr(workers, "_serve", serve_and_harm)
        found = [each for some in workers.analyse_all([documents(*self.TEXTS)], (), 2, 1.5) for each in some]
        assert sorted(each.document.file for each in found) == ["0.txt", "1.txt", "2.txt", "3.txt"]
        lost = [each for each in found if each.said is None]
        assert [each.document.file for each in lost] == ["2.txt"]
        assert lost[0].why


def serve_and_harm(*arguments: object) -> None:
    """Serves as a worker does, but over the third document the process comes to harm."""
    from kg import analysis

    find = analysis.find_claims

    def harmed(document: Document, *more: object) -> object:
        if document.file == "2.txt":
            if os.environ["KG_TEST_HARM"] == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if os.environ["KG_TEST_HARM"] == "hang":
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
                time.sleep(600)
            raise ZeroDivisionError
        return find(document, *more)

    analysis.find_claims = harmed
    workers._serve(*arguments)
