"""How fast the tagger is on one core, beside ``jieba.posseg`` and ``jieba.cut`` over the same text in the same run.

usage: python bench/tagger.py [-n ITEMS] [CORPUS.jsonl]     (without a corpus the articles in seeds/ are multiplied)

Times are CPU seconds of this one process, so that other work on the machine does not count. What is loaded once
(weights, dictionaries) is timed apart. The three take turns, and the best of the rounds counts for each.
"""

import os

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[_threads] = "1"  # before anything imports NumPy

import argparse
import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

import jieba
import jieba.posseg

from kg.model import Document
from kg.tag import Tagger

SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 3
# documents tagged at a time, as in a build
TOGETHER = 200


def main() -> None:
    """Print characters per second and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, help=".jsonl with a text in each line")
    parser.add_argument("-n", type=int, default=500, help="items; default: 500")
    arguments = parser.parse_args()
    texts = read(arguments.corpus, arguments.n)
    runs: dict[str, Callable[[Sequence[str]], None]] = {"jieba.posseg": posseg, "jieba.cut": cut, "kg.tag": tag}
    for name, run in runs.items():
        print(f"{name:12} {seconds(run, texts[:1]):6.2f} s to load")
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(seconds(run, texts))
    characters = sum(map(len, texts))
    print(f"{characters:,} characters in {len(texts)} items")
    base = min(times["jieba.posseg"])
    for name, took in times.items():
        print(f"{name:12} {characters / min(took):9,.0f} characters/s, {base / min(took):5.2f} × jieba.posseg")


def read(corpus: Path | None, count: int) -> list[str]:
    """The texts of the first ``count`` items; without a corpus, the seeds over and over."""
    if corpus:
        with corpus.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in islice(lines, count)]
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return list(islice(cycle(seeds), count))


def seconds(run: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    run(texts)
    return time.process_time() - start


def posseg(texts: Sequence[str]) -> None:
    """jieba's words with their part of speech."""
    for text in texts:
        deque(jieba.posseg.cut(text), maxlen=0)


def cut(texts: Sequence[str]) -> None:
    """jieba's words."""
    for text in texts:
        deque(jieba.cut(text), maxlen=0)


def tag(texts: Sequence[str]) -> None:
    """This project's tagger. Equal texts are never tagged together: it looks at equal sentences only once."""
    documents = [Document(str(number), "", 1, None, None, None, text) for number, text in enumerate(texts)]
    together = min(TOGETHER, len(set(texts)))
    for start in range(0, len(documents), together):
        Tagger.load().tag(documents[start : start + together])


if __name__ == "__main__":
    main()
