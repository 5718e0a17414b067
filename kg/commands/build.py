"""``kg build`` and ``kg gather``: articles into a graph on disk."""

import argparse
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.console import INCOMPLETE, MISUSE, OK, Progress, UsageError, blaming_the_call, name_left_out, say, show


def build_command(arguments: argparse.Namespace) -> int:
    """Build the graph of the articles that the call names."""
    from kg.export.terms import check_base

    _check_paths(arguments.paths, arguments.out, addresses=arguments.engine == "spark")
    with blaming_the_call(ValueError):
        check_base(arguments.base)
    return _build_on_spark(arguments) if arguments.engine == "spark" else _build_here(arguments)


def _check_paths(paths: Sequence[str], out: str, addresses: bool) -> None:
    for path in paths:
        if "://" in path:
            if not addresses:
                raise UsageError(f"{path}: addresses are for --engine spark")
        elif not Path(path).exists():
            raise UsageError(f"{path}: no such file or folder")
        elif Path(path).is_dir() and Path(out).resolve().is_relative_to(Path(path).resolve()):
            raise UsageError(f"{out} lies in {path}, of which every file is read; put it elsewhere with -o")


def _build_here(arguments: argparse.Namespace) -> int:
    from kg.expressions import remembered

    with remembered():
        from kg import pipeline, wording
    from kg.decisions import DecisionError
    from kg.rules import RuleError

    out = Path(arguments.out)
    with blaming_the_call(RuleError, DecisionError), _naming(out), Progress() as progress:
        report = pipeline.build(
            list(map(Path, arguments.paths)),
            out,
            rules=arguments.rules,
            decisions=arguments.decisions,
            base=arguments.base,
            formats=tuple(dict.fromkeys(arguments.format or pipeline.FORMATS)),
            jobs=arguments.jobs,
            seconds=arguments.timeout,
            progress=progress,
        )
    status = name_left_out(report.rejected)
    for words in report.left_out:
        say(f"left out: {words}")
        status = INCOMPLETE
    if not report.summary.documents:
        say("kg build: there is no article in that, so nothing was written")
        return status or MISUSE
    show(f"{wording.build_summary(report.summary)}\n\n{wording.where_to_look(report.files, out, _program())}")
    return status


@contextmanager
def _naming(out: Path) -> Iterator[None]:
    """An error of the database does not say in which folder there is no space or no permission."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UsageError(f"{out}: cannot be written ({error}); see its space and permissions") from error


def _build_on_spark(arguments: argparse.Namespace) -> int:
    from kg import wording
    from kg.decisions import DecisionError
    from kg.rules import RuleError

    try:
        from kg.spark.build import build
    except ModuleNotFoundError as error:
        raise UsageError(f"{error}; --engine spark needs more: pip install 'kg[spark]'") from error
    with blaming_the_call(RuleError, DecisionError):
        report = build(
            arguments.paths,
            arguments.out,
            base=arguments.base,
            rules=arguments.rules,
            decisions=arguments.decisions,
            master=arguments.master,
            settings=arguments.conf,
            seconds=arguments.timeout,
            progress=say,
        )
    status = name_left_out(report.rejected)
    if not report.summary.documents:
        say("kg build: there is no article in that, so nothing was written")
        return status or MISUSE
    show(f"{wording.build_summary(report.summary)}\n\n{arguments.out}: tables and N-Quads, see docs/scaling.md")
    return status


def gather_command(arguments: argparse.Namespace) -> int:
    """A local graph and its files out of Spark's tables."""
    from kg.export import EXPORTERS
    from kg.export.terms import check_base
    from kg.pipeline import FORMATS
    from kg.spark.gather import gather
    from kg.state.outputs import file_name
    from kg.switch import set_aside, sole_writer

    with blaming_the_call(ValueError):
        check_base(arguments.base)
    graph = gather(arguments.tables)
    with sole_writer(arguments.out), set_aside(arguments.out, map(file_name, EXPORTERS)) as aside:
        graph.save(aside)
        for name in dict.fromkeys(arguments.format or FORMATS):
            EXPORTERS[name].write(graph, aside / file_name(name), base=arguments.base)
    say(f"written: {arguments.out}")
    return OK


def _program() -> str:
    """What to type for ``kg`` where it stands in no folder of the PATH."""
    if shutil.which("kg"):
        return "kg"
    return sys.argv[0] if Path(sys.argv[0]).name == "kg" else "python -m kg"
