"""How time and memory grow with the number of articles, and what one changed article costs.

usage: python bench/growth.py [--sizes 500,5000,50000] [--rebuild] [CORPUS.jsonl]     (without a corpus: the seeds)

The corpus is repeated until there are enough articles; in every repetition the names of places, people and firms and
the numbers are others, so that entities multiply as they do in a growing collection. Each size is built by a process
of its own. Times are processor seconds, memory is the most that the process had.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.model import Document
from kg.read import read_paths

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
    parser.add_argument("--rebuild", action="store_true", help="also add, change and delete one article of each size")
    parser.add_argument("--one", nargs=2, type=Path, metavar=("IN", "OUT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return _build(*arguments.one, arguments.jobs)
    costs = []
    print(f"{'articles':>9} {'entities':>9} {'facts':>9} {'CPU s':>8} {'wall s':>8} {'ms/article':>10} {'peak MB':>8}")
    for size in map(int, arguments.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder) / "news.jsonl", Path(folder) / "out"
            rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in islice(_repeated(arguments.corpus), size + 1)]
            _write(source, rows[:-1])
            built = _run(source, out, arguments.jobs)
            costs.append(built["cpu"] / size)
            print(f"{size:9,} {built['entities']:9,} {built['facts']:9,} {built['cpu']:8.1f} {built['wall']:8.1f} "
                  f"{1000 * costs[-1]:10.2f} {built['peak']:8,.0f}", flush=True)  # fmt: skip
            if arguments.rebuild:
                _rebuild(source, out, rows, built)
    print(f"cost of an article at the largest size to that at the smallest: {costs[-1] / costs[0]:.2f}")
    return 0


def _rebuild(source: Path, out: Path, rows: list[str], full: Mapping[str, float]) -> None:
    middle = len(rows) // 2
    changed = json.loads(rows[middle])
    changed["text"] += "\n会议强调，要抓好落实。"
    for what, now in (
        ("nothing", rows[:-1]),
        ("one added", rows),
        ("one changed", [*rows[:middle], json.dumps(changed, ensure_ascii=False) + "\n", *rows[middle + 1 :]]),
        ("one deleted", [*rows[:middle], *rows[middle + 1 :]]),
    ):
        _write(source, now)
        built = _run(source, out, 1)
        print(f"{what:>19}: {built['cpu']:6.2f} s, {built['cpu'] / full['cpu']:.1%} of the full build; "
              f"{built['wall']:.2f} s on the clock, {built['wall'] / full['wall']:.1%}", flush=True)  # fmt: skip


def _write(path: Path, rows: list[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(rows)


def _run(source: Path, out: Path, jobs: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--jobs", str(jobs), "--one", str(source), str(out)]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**found, "cpu": cpu, "wall": time.perf_counter() - start}


def _build(source: Path, out: Path, jobs: int) -> int:
    report = pipeline.build([source], out, jobs=jobs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    entities, facts = sum(report.summary.entities.values()), sum(report.summary.facts.values())
    print(json.dumps({"entities": entities, "facts": facts, "peak": peak}))
    return 0


def _repeated(corpus: Path | None) -> Iterator[dict[str, Any]]:
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
