"""What `pip wheel` makes holds all that kg needs, and the questions can be asked where there is no clone."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from fixture_graph import graph as fixture_graph

from kg.export import EXPORTERS

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installation has it."""
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("kg", "queries"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    subprocess.run([sys.executable, "-m", "pip", "wheel", *offline, "-q", "-w", folder, source], check=True)
    [file] = folder.glob("kg-*.whl")
    unpacked = folder / "site-packages"
    zipfile.ZipFile(file).extractall(unpacked)
    return unpacked


def test_every_file_of_the_package_is_in_it(wheel: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return {path.as_posix() for path in found if "__pycache__" not in path.parts}

    assert files(wheel / "kg") - files(ROOT / "kg") == {f"questions/{name}" for name in files(ROOT / "queries")}
    assert files(ROOT / "kg") <= files(wheel / "kg")


def test_questions_are_asked_by_name_far_from_a_clone(wheel: Path, tmp_path: Path) -> None:
    data = tmp_path / "graph.ttl"
    EXPORTERS["turtle"].write(fixture_graph(), data)

    def kg(*call: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *call],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(wheel), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    listed = kg("query", "--list")
    assert all(path.stem in listed for path in (ROOT / "queries").glob("*.rq"))
    assert "沈知秋,镇长" in kg("query", "who-holds-which-post", "--build", str(data), "--format", "csv")
