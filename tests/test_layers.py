"""Imports go one way, and only the console prints."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter over the package in ``folder``, with the contract that stands there."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_an_import_the_wrong_way_would_be_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    model = tmp_path / "kg" / "model.py"
    model.write_text(model.read_text(encoding="utf-8") + "\nimport kg.link\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "kg.model -> kg.link" in done.stdout


def test_a_module_without_a_place_would_be_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "kg" / "newcomer.py").write_text('"""Nowhere in the contract."""\n', encoding="utf-8")
    assert lint(tmp_path).returncode != 0


def test_only_the_console_prints() -> None:
    printing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"kg/console.py"}


def test_the_page_on_the_architecture_has_a_place_for_every_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = page[page.index("## Rooms") : page.index("## Entity types")]
    named = set(re.findall(r"`(?:kg/)?(\w+)(?:\.py|/)`", rooms))
    there = {path.stem for path in (ROOT / "kg").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {"__init__", "__main__"} <= named
    for folder, stem in re.findall(r"`(entities|relations)/(\w+)\*?`", rooms):
        assert list((ROOT / "kg" / folder).glob(f"{stem}*.py")), f"{folder}/{stem}"
