"""The command line: ``kg build``, ``query``, ``serve``, ``explain``, ``merge``, ``split``, ``eval``, ``export``,
``check`` and ``diff``.

Exit status: 0 all went well, 1 some input was left out or found wrong (each named on standard error), 2 the call was
wrong. Results go to standard output, everything else to standard error. Steps are imported when they are needed, so
that ``kg --help`` answers at once.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.arguments import parser

if TYPE_CHECKING:
    from kg.decisions import Named
    from kg.export import Exporter
    from kg.model import Rejected

OK, INCOMPLETE, MISUSE, BUG, INTERRUPTED = 0, 1, 2, 70, 130


class UsageError(Exception):
    """The call was wrong; the message says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_print(stream)
    arguments = parser().parse_args(argv)
    try:
        status = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has seen enough; the interpreter's own flush at exit must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except (UsageError, OSError, sqlite3.Error) as error:
        _say(f"kg {arguments.command}: {error}")
        return MISUSE
    except Exception:
        traceback.print_exc()
        _say("kg: this is a mistake in kg, not in your input; please report it with the lines above")
        return BUG
    return status


def _build(arguments: argparse.Namespace) -> int:
    from kg.expressions import remembered

    with remembered():
        from kg import pipeline, wording
    from kg.decisions import DecisionError
    from kg.export.terms import check_base
    from kg.rules import RuleError

    for path in (Path(path) for path in arguments.paths if "://" not in path):
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        if path.is_dir() and Path(arguments.out).resolve().is_relative_to(path.resolve()):
            raise UsageError(f"{arguments.out} lies in {path}, of which every file is read; put it elsewhere with -o")
    with _blaming_the_call(ValueError):
        check_base(arguments.base)
    if arguments.engine == "spark":
        return _build_on_spark(arguments)
    for path in arguments.paths:
        if "://" in path:
            raise UsageError(f"{path}: addresses are for --engine spark")
    out = Path(arguments.out)
    with _blaming_the_call(RuleError, DecisionError), _Progress() as progress:
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
    status = _name_left_out(report.rejected)
    for words in report.left_out:
        _say(f"left out: {words}")
        status = INCOMPLETE
    if not report.summary.documents:
        _say("kg build: there is no article in that, so nothing was written")
        return status or MISUSE
    print(f"{wording.build_summary(report.summary)}\n\n{wording.where_to_look(report.files, out, _program())}")
    return status


def _build_on_spark(arguments: argparse.Namespace) -> int:
    from kg import wording
    from kg.decisions import DecisionError
    from kg.rules import RuleError

    try:
        from kg.spark.build import build
    except ModuleNotFoundError as error:
        raise UsageError(f"{error}; --engine spark needs more: pip install 'kg[spark]'") from error
    with _blaming_the_call(RuleError, DecisionError):
        report = build(
            arguments.paths,
            arguments.out,
            base=arguments.base,
            rules=arguments.rules,
            decisions=arguments.decisions,
            master=arguments.master,
            settings=arguments.conf,
            seconds=arguments.timeout,
            progress=_say,
        )
    status = _name_left_out(report.rejected)
    if not report.summary.documents:
        _say("kg build: there is no article in that, so nothing was written")
        return status or MISUSE
    print(f"{wording.build_summary(report.summary)}\n\n{arguments.out}: tables and N-Quads, see docs/scaling.md")
    return status


def _gather(arguments: argparse.Namespace) -> int:
    from kg.export import EXPORTERS
    from kg.export.terms import check_base
    from kg.pipeline import FORMATS
    from kg.spark.gather import gather
    from kg.state.outputs import file_name
    from kg.switch import set_aside, sole_writer

    with _blaming_the_call(ValueError):
        check_base(arguments.base)
    graph = gather(arguments.tables)
    with sole_writer(arguments.out), set_aside(arguments.out, map(file_name, EXPORTERS)) as aside:
        graph.save(aside)
        for name in dict.fromkeys(arguments.format or FORMATS):
            EXPORTERS[name].write(graph, aside / file_name(name), base=arguments.base)
    _say(f"written: {arguments.out}")
    return OK


def _query(arguments: argparse.Namespace) -> int:
    from kg import query, wording
    from kg.query.questions import questions, text_of

    if arguments.list:
        print(wording.question_list(list(questions())))
        return OK
    if (arguments.file is None) == (arguments.text is None):
        raise UsageError("give either a file or -q TEXT; --list names the questions that there are")
    text = arguments.text if arguments.file is None else text_of(arguments.file)
    bindings = {}
    for setting in arguments.set:
        name, equals, value = setting.partition("=")
        if not (name and equals):
            raise UsageError(f"--set {setting}: write it as name=value")
        bindings[name.removeprefix("?")] = value
    with _blaming_the_call(ValueError):
        if arguments.endpoint:
            from kg.export.terms import check_base, prefixes

            known = prefixes(check_base(arguments.base))
            result = query.ask_endpoint(arguments.endpoint, text, known, bindings=bindings, format=arguments.format)
        else:
            result = query.run(arguments.build, text, bindings=bindings, format=arguments.format)
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        written = result.render(width=width)
        sys.stdout.buffer.write(written)
        if bindings and query.is_empty(written, arguments.format):
            _say_why_empty(bindings, None if arguments.endpoint else arguments.build)
    return OK


def _say_why_empty(bindings: Mapping[str, str], build: Path | None) -> None:
    """Nothing was found with these values: those that nothing in the build is called are named."""
    from kg import query

    _say("kg query: no rows")
    for name, value in bindings.items() if build else ():
        like = query.names_like(build, value) if build else None
        if like is not None:
            hint = f"; did you mean {', '.join(like)}?" if like else ""
            _say(f"  --set {name}={value}: nothing is called so{hint}")


def _serve(arguments: argparse.Namespace) -> int:
    from kg.serve.run import serve
    from kg.serve.settings import Settings

    settings = Settings(
        seconds=arguments.timeout,
        memory=arguments.memory << 20,
        rows=arguments.rows,
        answer=arguments.answer << 20,
        workers=arguments.workers,
        services=tuple(arguments.allow_service),
        origins=tuple(arguments.cors),
    )
    with _blaming_the_call(ValueError):
        serve(
            arguments.folder,
            arguments.host,
            arguments.port,
            settings,
            lambda address: _say(f"{address} shows the build, {address}sparql answers queries; Ctrl-C ends it"),
        )
    return OK


def _explain(arguments: argparse.Namespace) -> int:
    from kg.expressions import remembered

    with remembered():
        return _explain_text(arguments)


def _explain_text(arguments: argparse.Namespace) -> int:
    from kg import explain
    from kg.decisions import DecisionError, read_decisions
    from kg.model import Document
    from kg.read import read_paths, read_text
    from kg.rules import RuleError, load_rules

    path = Path(arguments.text)
    with _blaming_the_call(RuleError, DecisionError):
        rules = load_rules(arguments.rules)
        decisions = read_decisions(arguments.decisions) if arguments.decisions else ()
    found = list(read_paths([path])) if _is_file(path) else read_text(arguments.text)
    documents = [item for item in found if isinstance(item, Document)]
    status = _name_left_out([item for item in found if not isinstance(item, Document)])
    if not documents and not status:
        raise UsageError("there is no Chinese text in that, and no such file")
    with _blaming_the_call(DecisionError):
        print(explain.explain(documents, rules, decisions))
    return status


def _merge(arguments: argparse.Namespace) -> int:
    from kg import curate, load
    from kg.decisions import SAME

    with _blaming_the_call(ValueError):
        sides = curate.merge(load(arguments.build), arguments.one, arguments.other, arguments.type)
        return _decide(SAME, sides, arguments)


def _split(arguments: argparse.Namespace) -> int:
    from kg import curate, load
    from kg.decisions import APART

    with _blaming_the_call(ValueError):
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
    _say(printable(f"{made.place}: {made.one} {'=' if verdict == 'same' else '≠'} {made.other}"))
    _say(f"kg build ... --decisions {arguments.decisions} follows it")
    return OK


def _eval(arguments: argparse.Namespace) -> int:
    from kg import load, wording
    from kg.evaluate import evaluate, find_gold, find_texts, read_gold
    from kg.rules import RuleError

    with _blaming_the_call(ValueError):
        golds = find_gold(arguments.gold)
        texts = [] if arguments.build else find_texts([read_gold(gold) for gold in golds])
        graph = load(arguments.build) if arguments.build else None
    status = OK
    if graph is None:
        from kg import pipeline

        with _blaming_the_call(RuleError), _Progress() as progress:
            graph, rejected = pipeline.read_graph(texts, rules=arguments.rules, progress=progress)
        status = _name_left_out(rejected)
    with _blaming_the_call(ValueError):
        report = evaluate(graph, golds)
    if arguments.json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
        return status
    print(wording.score_table(report))
    if arguments.errors or arguments.only:
        errors = [error for error in report.errors if arguments.only in (None, error.label)]
        print(f"\n{wording.error_list(errors)}")
    return status


def _export(arguments: argparse.Namespace) -> int:
    from kg.collector import paused
    from kg.export import EXPORTERS

    exporter = EXPORTERS[arguments.format]
    if exporter.is_folder and arguments.output is None:
        raise UsageError(f"{arguments.format} is a folder of files; name it with -o FOLDER")
    if arguments.output is not None:
        with paused():
            _export_to(arguments.output, exporter, arguments)
        _say(f"written: {arguments.output}")
        return OK
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph"
        with paused():
            _export_to(file, exporter, arguments)
        with file.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
    return OK


def _export_to(path: Path, exporter: "Exporter", arguments: argparse.Namespace) -> None:
    from kg import load
    from kg.export.terms import check_base

    with _blaming_the_call(ValueError):
        check_base(arguments.base)
        graph = load(arguments.build)
    exporter.write(graph, path, base=arguments.base)


def _check(arguments: argparse.Namespace) -> int:
    path: Path = arguments.path
    with _blaming_the_call(ValueError):
        if path.is_dir():
            from kg.lint import check_rules

            problems = check_rules(path)
        elif path.is_file():
            from kg.export.check import check_graph

            problems = check_graph(path)
        else:
            raise UsageError(f"{path}: no such file or folder")
    for problem in problems:
        print(problem)
    _say(f"{path}: {len(problems)} problems" if problems else f"{path}: all well")
    return INCOMPLETE if problems else OK


def _diff(arguments: argparse.Namespace) -> int:
    from kg import load, wording
    from kg.diff import diff

    with _blaming_the_call(ValueError):
        found = diff(load(arguments.old), load(arguments.new))
    print(json.dumps(found.to_json(), ensure_ascii=False, indent=1) if arguments.json else wording.difference(found))
    return OK


def _name_left_out(rejected: "Sequence[Rejected]") -> int:
    from kg.table import printable

    for item in rejected:
        _say(printable(f"left out: {item.file}: {item.reason}"))
    return INCOMPLETE if rejected else OK


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a long sentence is no file name
        return False


@contextmanager
def _blaming_the_call(*wrong: type[ValueError]) -> Iterator[None]:
    """What the caller can mend (rules, decisions, gold, queries, builds) gets its words alone, without a traceback."""
    try:
        yield
    except wrong as error:
        raise UsageError(str(error)) from error


class _Progress:
    """Says on standard error how far the work is: in place on a terminal, else every few seconds."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._pause = 0.2 if self._terminal else 5.0
        self._next = time.monotonic() + self._pause
        self._shown = False

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def __call__(self, words: str) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._pause
        self._shown = True
        print(
            f"\r\033[K{words}" if self._terminal else words,
            end="" if self._terminal else "\n",
            file=sys.stderr,
            flush=True,
        )


def _program() -> str:
    """What to type for ``kg`` where it stands in no folder of the PATH."""
    if shutil.which("kg"):
        return "kg"
    return sys.argv[0] if Path(sys.argv[0]).name == "kg" else "python -m kg"


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _never_fail_to_print(stream: TextIO) -> None:
    """Files and pipes get UTF-8, a terminal its own encoding; what that cannot say is escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


_COMMANDS = {
    "build": _build,
    "gather": _gather,
    "query": _query,
    "serve": _serve,
    "explain": _explain,
    "merge": _merge,
    "split": _split,
    "eval": _eval,
    "export": _export,
    "check": _check,
    "diff": _diff,
}
