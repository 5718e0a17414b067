"""How much faster two processes are than one: the whole of ``kg build``, by the clock.

usage: python bench/jobs.py [-n ITEMS] [--jobs N] [CORPUS.jsonl]     (without a corpus: the seeds, multiplied)

The clock counts what else the machine does; so the processor seconds that each build took are printed beside it, and
the load of the machine. With --rounds one and more processes take turns, and the least counts for each.
"""

import argparse
import json
import os
import sys
import tempfile
from itertools import islice
from pathlib import Path

from growth import built, repeated


def main() -> int:
    """Print a line for each number of processes, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, help=".jsonl with id, title, published, source, text")
    parser.add_argument("-n", type=int, default=1000, help="items; default: 1000")
    parser.add_argument("--jobs", type=int, default=2, help="processes; default: 2")
    parser.add_argument("--rounds", type=int, default=1, help="runs of each; default: 1")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        rows = islice(repeated(arguments.corpus), arguments.n)
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        runs = {
            (jobs, turn): built(source, Path(folder) / f"{jobs}-{turn}", jobs)
            for turn in range(arguments.rounds)
            for jobs in (1, arguments.jobs)
        }
    counts = (1, arguments.jobs)
    best = {
        jobs: min((runs[jobs, turn] for turn in range(arguments.rounds)), key=lambda run: run["wall"])
        for jobs in counts
    }
    for jobs, run in best.items():
        name = "one process" if jobs == 1 else f"{jobs} processes"
        print(f"{name:14}{run['wall']:7.1f} s on the clock, {run['cpu']:7.1f} s of processors")
    ratio = best[1]["wall"] / best[arguments.jobs]["wall"]
    load = f", load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{arguments.jobs} processes to one over {arguments.n} items: {ratio:.2f} ({os.cpu_count()} cores{load})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
