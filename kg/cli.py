"""The command line: ``kg build``, ``query``, ``serve``, ``explain``, ``merge``, ``split``, ``eval``, ``export``,
``check`` and ``diff``.

Exit status: 0 all went well, 1 some input was left out or found wrong (each named on standard error), 2 the call was
wrong. Results go to standard output, everything else to standard error. Steps are imported when they are needed, so
that ``kg --help`` answers at once.
"""

import argparse
import os
import sqlite3
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from kg.arguments import parser
from kg.console import BUG, INTERRUPTED, MISUSE, OK, UsageError, never_fail_to_print, say

# the module of each command, which has a function <command>_command
_MODULES = {
    "build": "build",
    "gather": "build",
    "query": "ask",
    "serve": "ask",
    "export": "ask",
    "explain": "review",
    "merge": "review",
    "split": "review",
    "eval": "judge",
    "check": "judge",
    "diff": "judge",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    # read when NumPy is loaded: threads of its products, which the tagger has no use for, spin beside it
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        never_fail_to_print(stream)
    arguments = parser().parse_args(argv)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has seen enough; the interpreter's own flush at exit must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except (UsageError, OSError, sqlite3.Error) as error:
        say(f"kg {arguments.command}: {_words(error)}")
        return MISUSE
    except Exception:
        traceback.print_exc()
        say("kg: this is a mistake in kg, not in your input; please report it with the lines above")
        return BUG
    return status


def _run(arguments: argparse.Namespace) -> int:
    module = import_module(f"kg.commands.{_MODULES[arguments.command]}")
    status: int = getattr(module, f"{arguments.command}_command")(arguments)
    return status


def _words(error: Exception) -> str:
    """What an error of the system says, without its number."""
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return f"{os.fsdecode(error.filename)}: {error.strerror}"
    return str(error)
