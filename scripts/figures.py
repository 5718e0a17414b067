"""Puts today's figures into the READMEs: ``python scripts/figures.py [--bench] README.md README.zh-CN.md``.

Each block ``<!-- figures: NAME -->`` … ``<!-- end -->`` gets what its command prints. The benchmark takes minutes and
wants a quiet machine, so its block stays as it is without ``--bench``.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
# what `make bench` prints
BENCHES = (
    ("build", "-n", "500"),
    ("jobs", "-n", "1000"),
    ("startup",),
    ("growth", "--sizes", "250,1000", "--rebuild"),
)


def main() -> None:
    """Run the commands, then write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--bench", action="store_true", help="measure the speed, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        blocks = {
            "build": _printed("-m", "kg", "build", "seeds", "-o", out).split("\n\n")[0],
            "eval-seeds": _score("tests/gold", "--build", out),
            "eval-dev": _score("tests/gold/dev"),
        }
    if arguments.bench:
        blocks["bench"] = "\n".join(_printed(f"bench/{name}.py", *options).rstrip() for name, *options in BENCHES)
    for file in arguments.files:
        text = file.read_text(encoding="utf-8")
        for name, block in blocks.items():
            begin, end = f"<!-- figures: {name} -->\n", "<!-- end -->"
            pattern = re.compile(f"{re.escape(begin)}.*?{end}", re.DOTALL)
            fenced = f"{begin}```\n{block.rstrip()}\n```\n{end}"
            text, count = pattern.subn(lambda _, fenced=fenced: fenced, text)
            if count != 1:
                raise SystemExit(f"{file}: {count} blocks of figures called {name}")
        file.write_text(text, encoding="utf-8")


def _score(gold: str, *options: str) -> str:
    """The measures over all articles, and the calibration: the first and last parts of what ``kg eval`` prints."""
    golds = sorted(map(str, (ROOT / gold).glob("*.gold.json")))
    parts = _printed("-m", "kg", "eval", *golds, *options).rstrip().split("\n\n")
    return "\n\n".join([*parts[:2], next(part for part in parts if part.startswith("confidence"))])


def _printed(*call: str) -> str:
    return subprocess.run([sys.executable, *call], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    main()
