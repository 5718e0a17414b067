"""Whether a build on Spark makes the graph of the local engine, and what it costs, stage by stage.

usage: python bench/spark.py [-n ITEMS] [--master URL] [--conf NAME=VALUE] CORPUS.jsonl

Documents, entities, facts and evidence are compared byte by byte, N-Quads statement by statement; the exit status is 1
where they differ. Processor seconds are those of all processes of the build, as Linux tells them while they run: Java
(driver, executors) and Python (driver, workers). What moves between tasks comes from Spark's own event log.
"""

import argparse
import gzip
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPARED = ("documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json")
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Print the comparison and the costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help=".jsonl with id, title, published, source, text")
    parser.add_argument("-n", type=int, default=500, help="items, 0 for all; default: 500")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="default: local-cluster[2,1,1024]")
    parser.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-spark-") as name:
        folder = Path(name)
        items = folder / "items.jsonl"
        with arguments.corpus.open("rb") as lines:
            items.write_bytes(b"".join(islice(lines, arguments.n or None)))
        print(f"building {items.stat().st_size:,} bytes on one process", flush=True)
        local = _local(items, folder / "local")
        print(f"building on {arguments.master}", flush=True)
        meter = _on_spark(items, folder, arguments.master, arguments.conf)
        articles = _lines(folder / "local" / "documents.jsonl")
        _print_costs(meter, _moved(folder / "log"), articles, local)
        return _compare(folder)


def _local(items: Path, out: Path) -> float:
    """The processor seconds of the local build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _kg("build", str(items), "-o", str(out), "--format", "nquads")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _kg(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=ROOT, check=False, capture_output=True, text=True
    )
    if done.returncode > 1:
        sys.exit(done.stderr)
    for line in done.stderr.splitlines():
        if line.startswith("left out"):
            print(line, flush=True)


class Meter:
    """Processor seconds of a process and of all that it started, by stage and kind, read while they run."""

    def __init__(self, root: int) -> None:
        self.seconds: dict[str, Counter[str]] = defaultdict(Counter)
        self.clock: dict[str, float] = {}
        self._root, self._last = root, dict[int, float]()

    def read(self, stage: str) -> None:
        """Count what was used since the last reading for ``stage``."""
        found = {pid: row for pid in _pids() if (row := _process(pid))}
        ours = {self._root}
        while more := {pid for pid, (parent, *_) in found.items() if parent in ours} - ours:
            ours |= more
        for pid in ours & found.keys():
            _, name, seconds = found[pid]
            self.seconds[stage][name] += seconds - self._last.get(pid, 0.0)
            self._last[pid] = seconds


def _pids() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").glob("[0-9]*"))


def _process(pid: int) -> tuple[int, str, float] | None:
    """The parent of a process, whether it is Java or Python, and its processor seconds."""
    with suppress(OSError):  # it has ended
        name, _, rest = Path(f"/proc/{pid}/stat").read_text(errors="replace").partition("(")[2].rpartition(")")
        words = rest.split()
        return int(words[1]), "Java" if name == "java" else "Python", (int(words[11]) + int(words[12])) / _TICKS
    return None


def _on_spark(items: Path, folder: Path, master: str, settings: Sequence[str]) -> Meter:
    (folder / "log").mkdir()
    settings = [
        "spark.eventLog.enabled=true",
        f"spark.eventLog.dir=file://{folder / 'log'}",
        "spark.eventLog.compress=false",
        "spark.eventLog.rolling.enabled=false",
        f"spark.executorEnv.PYTHONPATH={ROOT}",
        "spark.driver.host=127.0.0.1",
        *settings,
    ]
    command = [sys.executable, "-m", "kg", "build", "--engine", "spark", "--master", master, str(items)]
    command += ["-o", str(folder / "tables"), *(part for each in settings for part in ("--conf", each))]
    said = folder / "said"
    with said.open("wb") as stream:
        process = subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=stream)
        meter = Meter(process.pid)
        begun = done = time.monotonic()
        stages: list[str] = []
        while process.poll() is None:
            meter.read(f"after {len(stages)}")
            new = list(_stages(said))[len(stages) :]
            for stage in new:
                meter.clock[stage], done = time.monotonic() - done, time.monotonic()
                meter.seconds[stage] = meter.seconds.pop(f"after {len(stages)}", Counter())
                stages.append(stage)
            time.sleep(0.2)
    if process.returncode > 1:
        sys.exit(said.read_text(encoding="utf-8"))
    meter.seconds["stopping"] = meter.seconds.pop(f"after {len(stages)}", Counter())
    meter.clock["stopping"] = time.monotonic() - done
    meter.clock["all"] = time.monotonic() - begun
    return meter


def _stages(said: Path) -> Iterator[str]:
    for line in said.read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, rest = line.partition(" in ")
        if rest.endswith(" s"):
            yield name


def _moved(log: Path) -> dict[str, int]:
    """The bytes that each stage wrote for others to fetch, by Spark's event log."""
    stage_of: dict[int, str] = {}
    found: dict[str, int] = Counter()
    for line in next(log.iterdir()).read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["Event"] == "SparkListenerJobStart":
            for number in event["Stage IDs"]:
                stage_of.setdefault(number, event["Properties"].get("spark.job.description", ""))
        elif event["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in event:
            written = event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            found[stage_of[event["Stage ID"]]] += written
    return found


def _print_costs(meter: Meter, moved: dict[str, int], articles: int, local: float) -> None:
    print(f"{'stage':12}{'clock s':>10}{'Java s':>10}{'Python s':>10}{'ms/article':>12}{'shuffled B/article':>20}")
    total: Counter[str] = Counter()
    for stage, used in meter.seconds.items():
        total += used
        _print_row(stage, meter.clock[stage], used, articles, moved.get(stage, 0))
    _print_row("all", meter.clock["all"], total, articles, sum(moved.values()))
    print(f"{articles} articles; local engine: {local:.1f} s, {1000 * local / articles:.1f} ms/article")


def _print_row(name: str, clock: float, used: Counter[str], articles: int, moved: int) -> None:
    cost = 1000 * sum(used.values()) / articles
    print(f"{name:12}{clock:10.1f}{used['Java']:10.1f}{used['Python']:10.1f}{cost:12.2f}{moved / articles:20,.0f}")


def _compare(folder: Path) -> int:
    _kg("gather", str(folder / "tables"), "-o", str(folder / "gathered"), "--format", "jsonl")
    same = {
        name: (folder / "gathered" / name).read_bytes() == (folder / "local" / name).read_bytes() for name in COMPARED
    }
    with (folder / "local" / "graph.nq").open("rb") as lines:
        expected = set(map(_digest, lines))
    found = set()
    for shard in (folder / "tables" / "nquads").glob("part-*.gz"):
        with gzip.open(shard) as lines:
            found.update(map(_digest, lines))
    same[f"{len(expected):,} statements"] = found == expected
    for name, equal in same.items():
        print(f"{name}: {'the same' if equal else 'DIFFERENT'}")
    for name in ("entities", "facts"):
        print(f"{name}: {_lines(folder / 'local' / f'{name}.jsonl'):,}")
    return 0 if all(same.values()) else 1


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=12).digest()


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


if __name__ == "__main__":
    sys.exit(main())
