"""The same input gives the same bytes, whatever the order of hashes, and one more document changes no id."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import kg

SEEDS = Path(__file__).parent.parent / "seeds"


def build(paths: Sequence[Path], out: Path, hash_seed: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "kg", "build", *map(str, paths), "-o", str(out)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return {path.name: path.read_bytes() for path in sorted(out.glob("[!.]*"))}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    out = tmp_path_factory.mktemp("first")
    return out, build([SEEDS], out, "1")


def test_two_builds_under_different_hash_seeds_are_the_same(
    first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    again = build([SEEDS], tmp_path, "2")
    assert again.keys() == first[1].keys()
    assert [name for name in again if again[name] != first[1][name]] == []


def test_the_order_of_the_files_does_not_matter(first: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    files = sorted(SEEDS.iterdir(), reverse=True)
    again = build(files, tmp_path, "3")
    assert [name for name in again if again[name] != first[1][name]] == []


def test_one_more_document_changes_no_id_of_the_others(first: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text("本报讯 2031年5月12日，石渡县县长何清源在云栖会议中心出席签约仪式。\n", encoding="utf-8")
    build([SEEDS, stranger], tmp_path / "out", "4")
    before, after = kg.load(first[0]), kg.load(tmp_path / "out")
    assert before.documents.keys() < after.documents.keys()
    assert before.entities.keys() < after.entities.keys()
    assert before.facts.keys() <= after.facts.keys()


@pytest.mark.parametrize("seed", sorted(SEEDS.iterdir()), ids=lambda path: path.name[:3])
def test_a_file_by_itself_gives_the_same_ids(seed: Path, first: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    build([seed], tmp_path, "5")
    alone, together = kg.load(tmp_path), kg.load(first[0])
    replaced = {id for entity in together.entities.values() for id in entity.replaces}
    assert alone.documents.keys() < together.documents.keys()
    assert alone.entities.keys() <= together.entities.keys() | replaced
