"""Files of which most is copied from what they replace are those that would be written anew."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.state import splice
from kg.state.database import open_state, transaction
from kg.state.helpers import Helpers

keys = st.text("abc\0é中", min_size=1, max_size=3)
texts = st.binary(max_size=30)
edits = st.dictionaries(keys, st.none() | texts, max_size=8)


def rows_of(records: Mapping[str, bytes]) -> splice.Rows:
    def rows(first: str, before: str) -> Iterator[tuple[str, bytes]]:
        for key in sorted(records, key=str.encode):
            if first.encode() <= key.encode() and (not before or key.encode() < before.encode()):
                yield key, records[key]

    return rows


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(keys, texts, max_size=12), st.lists(st.tuples(edits, st.binary(max_size=3)), max_size=4))
def test_edits_in_turn(
    tmp_path_factory: pytest.TempPathFactory, records: dict[str, bytes], rounds: list[tuple[dict[str, bytes], bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("splice")
    old, new = folder / "old", folder / "new"
    with pytest.MonkeyPatch.context() as patch, open_state(None, "", "") as db:
        patch.setattr(splice, "_SEGMENT", 40)
        for edit, opening in [({}, b"<"), *rounds]:
            records.update(edit)
            gone = [key for key, text in edit.items() if text is None]
            for key in gone:
                del records[key]
            with transaction(db):
                splice.touch(db, "f", edit)
            written = splice.write(db, "f", old, new, opening, rows_of(records), b">")
            if written:
                new.replace(old)
                splice.settled(db, [written])
            wanted = b"".join(chain([opening], (records[key] for key in sorted(records, key=str.encode)), [b">"]))
            assert old.read_bytes() == wanted


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    for name, place in (("a", "青禾县"), ("b", "白石县")):
        text = f"■记者 周未央\n\n本报讯 2031年5月12日，{place}县长林知远到远帆集团有限公司调研。"
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    pipeline.build([folder / "in"], folder / "out")
    return folder


def inodes(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in out.glob("[!.]*")}


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


def test_files_that_would_be_the_same_are_left_alone(built: Path) -> None:
    before, text = inodes(built / "out"), contents(built / "out")
    report = pipeline.build([built / "in"], built / "out")
    assert sorted(path.name for path in report.files) == sorted(before)
    after = inodes(built / "out")
    assert {name for name in before if before[name] != after[name]} <= {"about.json"}
    assert contents(built / "out") == text


def written_to(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def written_to_in_secret(path: Path) -> None:
    """With the former size and time of change."""
    status = path.stat()
    written_to(path)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def copied(path: Path) -> None:
    shutil.copy2(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def linked_elsewhere(path: Path) -> None:
    shutil.copy2(path, path.parent.parent / path.name)
    path.unlink()
    path.symlink_to(path.parent.parent / path.name)
    written_to(path)


@pytest.mark.parametrize("harm", [written_to, written_to_in_secret, copied, linked_elsewhere, Path.unlink])
def test_what_others_did_to_the_files_does_not_stay(built: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    folder = shutil.copytree(built, tmp_path / "copy")
    pipeline.build([folder / "in"], folder / "out")
    wanted = contents(folder / "out")
    for name in ("facts.jsonl", "graph.ttl", "graph.graphml", "graph.html", "documents.jsonl", "about.json"):
        harm(folder / "out" / name)
    pipeline.build([folder / "in"], folder / "out")
    assert {name: text for name, text in contents(folder / "out").items() if name in wanted} == wanted


def test_a_format_that_comes_back_and_a_base_that_is_another(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built, tmp_path / "copy")
    turns = [
        (("turtle",), "https://a.example/"),
        (("html",), "https://a.example/"),
        (("turtle", "graphml"), "https://b.example/"),
    ]
    for formats, base in turns:
        pipeline.build([folder / "in"], folder / "out", formats=formats, base=base)
        pipeline.build([folder / "in"], tmp_path / base[8] / "-".join(formats), formats=formats, base=base)
        assert contents(folder / "out") == contents(tmp_path / base[8] / "-".join(formats))


def test_a_format_of_the_whole_graph_beside_files_that_stay(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built, tmp_path / "copy")
    pipeline.build([folder / "in"], folder / "out", formats=("turtle",))
    pipeline.build([folder / "in"], folder / "out", formats=("turtle", "trig", "csv"))
    pipeline.build([folder / "in"], tmp_path / "fresh", formats=("turtle", "trig", "csv"))
    assert files_of(folder / "out") == files_of(tmp_path / "fresh")


def files_of(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("[!.]*") if path.is_file()}


@pytest.mark.parametrize("jobs", [2, 3])
def test_blocks_that_processes_share_are_those_that_one_makes(
    built: Path, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.state.outputs.WORTH", 1)
    monkeypatch.setattr("kg.state.shares._RUN", 2)
    monkeypatch.setattr("kg.state.documents._MUCH", 1)
    monkeypatch.setattr("kg.state.claims._AT_ONCE", 2)
    pipeline.build([built / "in"], tmp_path / "out", jobs=jobs)
    assert files_of(tmp_path / "out") == files_of(built / "out")
    pipeline.build([built / "in" / "a.txt"], tmp_path / "out", jobs=jobs, formats=("graphml", "html"))
    pipeline.build([built / "in" / "a.txt"], tmp_path / "one", formats=("graphml", "html"))
    assert files_of(tmp_path / "out") == files_of(tmp_path / "one")
    assert not list((tmp_path / "out").glob(".building*"))


def test_where_a_process_that_makes_blocks_dies_the_build_makes_them(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.state.outputs.WORTH", 1)
    monkeypatch.setattr("kg.state.shares._share", os._exit)
    pipeline.build([built / "in"], tmp_path / "out", jobs=2)
    assert files_of(tmp_path / "out") == files_of(built / "out")


@pytest.mark.parametrize("after", [0, 1])
def test_where_a_helper_dies_the_build_does_its_work(
    built: Path, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def lost(helpers: Helpers, number: int) -> object:
        asked.append(number)
        if len(asked) > after:
            helpers._processes[number].kill()
            helpers._processes[number].join()
        return ask(helpers, number)

    ask = Helpers.ask
    monkeypatch.setattr(Helpers, "ask", lost)
    monkeypatch.setattr("kg.state.documents._MUCH", 1)
    monkeypatch.setattr("kg.state.claims._AT_ONCE", 2)
    pipeline.build([built / "in"], tmp_path / "out", jobs=2)
    assert len(asked) > after
    assert files_of(tmp_path / "out") == files_of(built / "out")


def test_blocks_that_a_killed_build_did_not_make_are_made(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kg.state.outputs.Outputs.make_new", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build([built / "in"], tmp_path / "out")
    pipeline.build([built / "in"], tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(built / "out")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt
