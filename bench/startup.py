"""How long ``kg query`` and ``kg explain`` take to answer, beyond what Python itself takes to start, in the same run.

usage: python bench/startup.py [--rounds N]

Each is a process of its own, over the build of the seeds. Times are processor seconds, so that other work on the
machine does not count; the least of the rounds counts. What a first call keeps for later ones (bytecode, compiled
expressions, the store of a build) is there, as for whoever asks a second time; the first call is told, too.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SENTENCE = "3月2日，青禾县县长林知远到远帆集团有限公司调研。"


def main() -> int:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="runs of each; default: 7")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        kg = [sys.executable, "-m", "kg"]
        out = str(Path(folder) / "out")
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _seconds([*kg, "build", str(ROOT / "seeds"), "-o", out], environment)
        calls = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "kg --help": [*kg, "--help"],
            "kg query": [*kg, "query", "-q", "ASK { ?s ?p ?o }", "--build", out],
            "kg explain": [*kg, "explain", SENTENCE],
        }
        first = {name: _seconds(call, environment) for name, call in calls.items()}
        best = {name: min(_seconds(call, environment) for _ in range(rounds)) for name, call in calls.items()}
    python = best["python -c pass"]
    for name, seconds in best.items():
        beyond = f"{seconds - python:5.2f} s beyond Python's own"
        print(f"{name:16}{seconds:6.2f} s, {beyond}; the first time {first[name]:.2f} s")
    return 0


def _seconds(call: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, check=True, capture_output=True, env=environment, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
