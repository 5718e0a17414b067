"""How time and memory grow with the number of articles, and what one changed article costs.

usage: python bench/growth.py [--sizes 500,5000,50000] [--rebuild] [CORPUS.jsonl]     (without a corpus: the seeds)

The corpus is repeated until there are enough articles; in every repetition the names of places, people and firms and
the numbers are others, so that entities multiply as they do in a growing collection. Each size is built by ``kg build``
in a process of its own. Times are processor seconds, memory is the most that a process had. What one article costs is
measured at the largest size, each change from the same state; the least of three runs counts.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

from kg.model import Document
from kg.read import read_paths

ROUNDS = 3
SEEDS = Path(__file__).parent.parent / "seeds"
# characters that names are made of, and that stand for each other in turn from repetition to repetition
_RINGS = (
    "东南西北中上下前后",
    "江河湖海山川林田石",
    "安平宁泰和昌兴隆盛",
    "春夏秋冬风云雨雪霜",
    "金银铜铁玉珠宝珍瑞",
    "龙凤虎鹤麟鹏燕雁鸿",
    "明亮辉煌光耀灿晨曦",
    "文武德才智勇仁义信",
    "王李张刘陈杨赵黄周吴徐孙胡朱高何郭马罗",
    "伟强军勇杰涛超磊鑫斌波辉刚健",
    "芳娜敏静丽艳娟霞玲红梅燕英华",
)
_DIGIT = re.compile(r"\d")


def main() -> int:
    """Print a line for each size, and what the cost of an article came to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, help=".jsonl with id, title, published, source, text")
    parser.add_argument("--sizes", default="250,500,1000", help="numbers of articles; default: 250,500,1000")
    parser.add_argument("--jobs", type=int, default=1, help="processes; default: 1")
    parser.add_argument("--rebuild", action="store_true", help="also add, change and delete one article")
    arguments = parser.parse_args()
    costs: list[float] = []
    sizes = sorted(map(int, arguments.sizes.split(",")))
    print(f"{'articles':>9} {'entities':>9} {'facts':>9} {'CPU s':>8} {'wall s':>8} {'ms/article':>10} {'peak MB':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder) / "news.jsonl", Path(folder) / "out"
            rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in islice(repeated(arguments.corpus), size + 1)]
            _write(source, rows[:-1])
            full = built(source, out, arguments.jobs)
            costs.append(full["cpu"] / size)
            entities, facts = _lines(out / "entities.jsonl"), _lines(out / "facts.jsonl")
            print(f"{size:9,} {entities:9,} {facts:9,} {full['cpu']:8.1f} {full['wall']:8.1f} "
                  f"{1000 * costs[-1]:10.2f} {full['peak']:8,.0f}", flush=True)  # fmt: skip
            if arguments.rebuild and size == sizes[-1]:
                _rebuild(source, out, rows, full)
    print(f"cost of an article at the largest size to that at the smallest: {costs[-1] / costs[0]:.2f}")
    return 0


def _rebuild(source: Path, out: Path, rows: list[str], full: Mapping[str, float]) -> None:
    middle = len(rows) // 2
    changed = json.loads(rows[middle])
    changed["text"] += "\n会议强调，要抓好落实。"
    before = rows[:-1]
    for what, now in (
        ("nothing", before),
        ("one added", rows),
        ("one changed", [*before[:middle], json.dumps(changed, ensure_ascii=False) + "\n", *before[middle + 1 :]]),
        ("one deleted", [*before[:middle], *before[middle + 1 :]]),
    ):
        runs = []
        for _ in range(ROUNDS):
            _write(source, now)
            runs.append(built(source, out, 1))
            _write(source, before)
            built(source, out, 1)
        least = min(runs, key=lambda run: run["cpu"])
        print(f"{what:>19}: {least['cpu']:6.2f} s, {least['cpu'] / full['cpu']:.1%} of the full build; "
              f"{least['wall']:.2f} s on the clock, {least['wall'] / full['wall']:.1%}", flush=True)  # fmt: skip


def _write(path: Path, rows: list[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(rows)


def built(source: Path, out: Path, jobs: int) -> dict[str, float]:
    """Processor seconds, seconds by the clock and the most memory (MB) of one ``kg build``."""
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"cpu": used.ru_utime + used.ru_stime, "wall": time.perf_counter() - start, "peak": peak}


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def repeated(corpus: Path | None) -> Iterator[dict[str, Any]]:
    """The articles of ``corpus`` (without one, the seeds) without end, in each repetition with other names."""
    for number in count():
        for row in _rows(corpus):
            yield _other(row, number)


def _rows(corpus: Path | None) -> Iterator[dict[str, Any]]:
    if corpus:
        with corpus.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    for document in read_paths([SEEDS]):
        if isinstance(document, Document):
            yield {"id": document.id, "title": document.title, "published": document.published, "text": document.text}


def _other(row: dict[str, Any], number: int) -> dict[str, Any]:
    """The article with the names and numbers of repetition ``number``."""
    if number == 0:
        return row
    table = {}
    for place, ring in enumerate(_RINGS):
        turn = number // len(_RINGS) ** (place % 3) + number % (place + 2)
        table |= {c: ring[(i + turn) % len(ring)] for i, c in enumerate(ring)}
    translate = str.maketrans(table)
    text = _DIGIT.sub(lambda digit: str((int(digit[0]) + number) % 9 + 1), row["text"].translate(translate))
    return {**row, "id": f"{row['id']}-{number}", "title": (row.get("title") or "").translate(translate), "text": text}


if __name__ == "__main__":
    sys.exit(main())
