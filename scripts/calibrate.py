"""Counts how often the facts of each rule are right: ``python scripts/calibrate.py GOLD...`` writes the lexicon
``calibration`` of the package from annotated articles, which must be articles that no rule was taught by.

Each GOLD is a folder as ``kg eval`` takes it. What the lexicon has now is left out of the count, not added to.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

LEXICON = Path("kg") / "data" / "lexicons" / "calibration.tsv"
HEAD = """\
# How often the facts of each rule were right on articles that no rule had been taught by (scripts/calibrate.py): rule
# 	facts that it alone found, once	how many were right	what the confidences that the rule stated for them add up to
"""


def main(golds: list[str]) -> int:
    """Write the lexicon; the status is 1 where there is nothing to count."""
    found: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    with tempfile.TemporaryDirectory() as folder:
        known = [line.split("\t")[0] for line in LEXICON.read_text(encoding="utf-8").splitlines()]
        without = "".join(f"!{rule}\n" for rule in known if not rule.startswith("#"))
        (Path(folder) / LEXICON.name).write_text(without, encoding="utf-8")
        for gold in golds:
            call = [sys.executable, "-m", "kg", "eval", gold, "--json", "--rules", folder]
            report = json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
            for rule, row in report["rules"].items():
                for i, name in enumerate(("facts", "right", "stated")):
                    found[rule][i] += row[name]
    if not found:
        return 1
    rows = (f"{rule}\t{facts:.4g}\t{right:.4g}\t{stated:.2f}" for rule, (facts, right, stated) in sorted(found.items()))
    LEXICON.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
