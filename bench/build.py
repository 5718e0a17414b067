"""How fast a build is on one core, beside ``jieba.posseg`` over the same text in the same run.

usage: python bench/build.py [-n ITEMS] [CORPUS.jsonl]     (without a corpus the articles in seeds/ are multiplied)

Times are CPU seconds of this one process, so that other work on the machine does not count. What is loaded once
(weights, rules, dictionaries, libraries) does not count on either side: a small build and a short text go first. jieba
runs before and after the build, and its mean is taken.
"""

import os

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[_threads] = "1"  # before anything imports NumPy

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import jieba
import jieba.posseg

from kg import pipeline
from kg.model import Document
from kg.read import read_paths

SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> int:
    """Print throughputs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, help=".jsonl with id, title, published, source, text")
    parser.add_argument("-n", type=int, default=500, help="items; default: 500")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder) / "items.jsonl"
        rows = islice(_corpus(arguments.corpus) if arguments.corpus else _multiplied(), arguments.n)
        items.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return _measure(items, Path(folder) / "out")


def _corpus(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _multiplied() -> Iterator[dict[str, Any]]:
    seeds = [document for document in read_paths([SEEDS]) if isinstance(document, Document)]
    for number, document in enumerate(cycle(seeds)):
        yield {
            "id": f"copy-{number}",
            "title": document.title,
            "published": document.published,
            "source": document.source,
            "text": document.text,
        }


def _measure(items: Path, out: Path) -> int:
    documents = [document for document in read_paths([items]) if isinstance(document, Document)]
    texts = [document.text for document in documents]
    size = sum(map(len, texts))
    jieba.setLogLevel("ERROR")
    _posseg(texts[:1])
    first = items.with_name("first.jsonl")
    first.write_text(items.read_text(encoding="utf-8").split("\n", 1)[0], encoding="utf-8")
    pipeline.build([first], out.with_name("first"))

    before = _seconds(lambda: _posseg(texts))
    marks: list[tuple[str, float]] = []
    start = time.process_time()
    report = pipeline.build([items], out, progress=lambda words: marks.append((words, time.process_time())))
    end = time.process_time()
    after = _seconds(lambda: _posseg(texts))

    analysed = next(at for words, at in marks if words.startswith("linking"))
    linked = next(at for words, at in marks if words.startswith("writing"))
    posseg = (before + after) / 2
    rows = [
        ("jieba.posseg", posseg),
        ("kg build, all of it", end - start),
        ("  read, tag, find", analysed - start),
        ("  link", linked - analysed),
        ("  save and export", end - linked),
    ]
    print(f"{len(documents)} items, {size:,} characters; {sum(report.summary.entities.values()):,} entities, "
          f"{sum(report.summary.facts.values()):,} facts; {len(report.rejected)} items left out")  # fmt: skip
    for name, seconds in rows:
        print(f"{name:22}{seconds:8.2f} s {size / max(seconds, 1e-9):12,.0f} characters/s")
    print(f"jieba.posseg before and after: {before:.2f} s and {after:.2f} s")
    print(f"peak memory: {_peak_megabytes():,.0f} MB")
    print(f"ratio of throughputs, kg build to jieba.posseg: {posseg / (end - start):.2f}")
    return 1 if report.rejected else 0


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _posseg(texts: Sequence[str]) -> None:
    for text in texts:
        for _ in jieba.posseg.cut(text):
            pass


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


if __name__ == "__main__":
    sys.exit(main())
