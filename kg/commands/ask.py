"""``kg query``, ``kg serve`` and ``kg export``: what is asked of a graph that was built."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.console import OK, UsageError, blaming_the_call, say, show

if TYPE_CHECKING:
    from kg.export import Exporter


def query_command(arguments: argparse.Namespace) -> int:
    """Ask a build, or an endpoint, and print the answer."""
    from kg import query, wording
    from kg.query.questions import questions, text_of

    if arguments.list:
        show(wording.question_list(list(questions())))
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
    with blaming_the_call(ValueError):
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

    say("kg query: no rows")
    for name, value in bindings.items() if build else ():
        like = query.names_like(build, value) if build else None
        if like is not None:
            hint = f"; did you mean {', '.join(like)}?" if like else ""
            say(f"  --set {name}={value}: nothing is called so{hint}")


def serve_command(arguments: argparse.Namespace) -> int:
    """Serve a build until somebody ends it."""
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
    with blaming_the_call(ValueError):
        serve(
            arguments.folder,
            arguments.host,
            arguments.port,
            settings,
            lambda address: say(f"{address} shows the build, {address}sparql answers queries; Ctrl-C ends it"),
        )
    return OK


def export_command(arguments: argparse.Namespace) -> int:
    """Write a build in another format."""
    from kg.collector import paused
    from kg.export import EXPORTERS

    exporter = EXPORTERS[arguments.format]
    if exporter.is_folder and arguments.output is None:
        raise UsageError(f"{arguments.format} is a folder of files; name it with -o FOLDER")
    if arguments.output is not None:
        with paused():
            _export_to(arguments.output, exporter, arguments)
        say(f"written: {arguments.output}")
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

    with blaming_the_call(ValueError):
        check_base(arguments.base)
        graph = load(arguments.build)
    exporter.write(graph, path, base=arguments.base)
