"""``kg explain``, ``kg merge`` and ``kg split``: why something is said, and what a person decides about it."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.console import OK, UsageError, blaming_the_call, name_left_out, say, show

if TYPE_CHECKING:
    from kg.decisions import Named


def explain_command(arguments: argparse.Namespace) -> int:
    """Print what is found in a text, why, and what came close."""
    from kg.collector import spared
    from kg.expressions import remembered

    with spared(), remembered():
        return _explain_text(arguments)


def _explain_text(arguments: argparse.Namespace) -> int:
    from kg import explain
    from kg.decisions import DecisionError, read_decisions
    from kg.model import Document
    from kg.read import read_paths, read_text
    from kg.rules import RuleError, load_rules

    path = Path(arguments.text)
    with blaming_the_call(RuleError, DecisionError):
        rules = load_rules(arguments.rules)
        decisions = read_decisions(arguments.decisions) if arguments.decisions else ()
    found = list(read_paths([path])) if _is_file(path) else read_text(arguments.text)
    documents = [item for item in found if isinstance(item, Document)]
    status = name_left_out([item for item in found if not isinstance(item, Document)])
    if not documents and not status:
        raise UsageError("there is no Chinese text in that, and no such file")
    with blaming_the_call(DecisionError):
        show(explain.explain(documents, rules, decisions))
    return status


def merge_command(arguments: argparse.Namespace) -> int:
    """Write down that two names are of one entity."""
    from kg import curate, load
    from kg.decisions import SAME

    with blaming_the_call(ValueError):
        sides = curate.merge(load(arguments.build), arguments.one, arguments.other, arguments.type)
        return _decide(SAME, sides, arguments)


def split_command(arguments: argparse.Namespace) -> int:
    """Write down that one name is of two entities, or that two are not one."""
    from kg import curate, load
    from kg.decisions import APART

    with blaming_the_call(ValueError):
        graph = load(arguments.build)
        sides = curate.split(graph, arguments.one, arguments.other, arguments.docs, arguments.type)
        return _decide(APART, sides, arguments)


def _decide(verdict: str, sides: "tuple[Named, Named]", arguments: argparse.Namespace) -> int:
    from datetime import date
    from getpass import getuser

    from kg import curate
    from kg.table import printable

    with suppress(KeyError, OSError):  # a user without a name
        arguments.by = getuser() if arguments.by is None else arguments.by
    on = date.today().isoformat() if arguments.on is None else arguments.on
    made = curate.append(arguments.decisions, verdict, sides, arguments.because, arguments.by or "", on)
    say(printable(f"{made.place}: {made.one} {'=' if verdict == 'same' else '≠'} {made.other}"))
    say(f"kg build ... --decisions {arguments.decisions} follows it")
    return OK


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a long sentence is no file name
        return False
