"""``kg eval``, ``kg check`` and ``kg diff``: a graph, rules and a file measured against something."""

import argparse
import json
from pathlib import Path

from kg.console import INCOMPLETE, OK, Progress, UsageError, blaming_the_call, name_left_out, say, show


def eval_command(arguments: argparse.Namespace) -> int:
    """Print how a build, or the builder, does beside gold."""
    from kg import load, wording
    from kg.evaluate import evaluate, find_gold, find_texts, read_gold
    from kg.rules import RuleError

    with blaming_the_call(ValueError):
        golds = find_gold(arguments.gold)
        texts = [] if arguments.build else find_texts([read_gold(gold) for gold in golds])
        graph = load(arguments.build) if arguments.build else None
    status = OK
    if graph is None:
        from kg import pipeline

        with blaming_the_call(RuleError), Progress() as progress:
            graph, rejected = pipeline.read_graph(texts, rules=arguments.rules, progress=progress)
        status = name_left_out(rejected)
    with blaming_the_call(ValueError):
        report = evaluate(graph, golds)
    if arguments.json:
        show(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
        return status
    show(wording.score_table(report))
    if arguments.errors or arguments.only:
        errors = [error for error in report.errors if arguments.only in (None, error.label)]
        show(f"\n{wording.error_list(errors)}")
    return status


def check_command(arguments: argparse.Namespace) -> int:
    """Prove the rules in a folder, or check a graph file by its shapes."""
    path: Path = arguments.path
    with blaming_the_call(ValueError):
        if path.is_dir():
            from kg.lint import check_rules

            problems = check_rules(path)
        elif path.is_file():
            from kg.export.check import check_graph

            problems = check_graph(path)
        else:
            raise UsageError(f"{path}: no such file or folder")
    for problem in problems:
        show(problem)
    say(f"{path}: {len(problems)} problems" if problems else f"{path}: all well")
    return INCOMPLETE if problems else OK


def diff_command(arguments: argparse.Namespace) -> int:
    """Print what two builds have different."""
    from kg import load, wording
    from kg.diff import diff

    with blaming_the_call(ValueError):
        found = diff(load(arguments.old), load(arguments.new))
    show(json.dumps(found.to_json(), ensure_ascii=False, indent=1) if arguments.json else wording.difference(found))
    return OK
