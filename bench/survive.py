"""Analyses every item of a corpus and names those that crash or take too long, with the line where it happened.

usage: python bench/survive.py [--limit SECONDS] CORPUS...     (files, folders, .jsonl)

The limit is in processor seconds an item. What survives is linked at the end. Exit status 1 where anything did not.
"""

import argparse
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.entities import find_mentions
from kg.link import link
from kg.model import Analysis, Document, Sentence
from kg.read import read_paths
from kg.relations import find_claims
from kg.rules import Rules, load_rules
from kg.tag import Tagger

BATCH = 100


class TooSlowError(Exception):
    """An item used more processor time than it may."""


def main() -> int:
    """Name the items that did not survive, then sum up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--limit", type=float, default=5.0, help="processor seconds an item; default: 5")
    arguments = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    documents = [document for document in read_paths(arguments.corpus) if isinstance(document, Document)]
    survivors, lost = [], 0
    for document, sentences in _tagged(documents):
        signal.setitimer(signal.ITIMER_VIRTUAL, arguments.limit)
        try:
            survivors.append(_analysis(document, sentences, load_rules()))
        except Exception as error:
            lost += 1
            print(f"{document.file} #{document.article} ({document.id}): {_where(error)}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    try:
        link(survivors)
    except Exception as error:
        lost += 1
        print(f"linking: {_where(error)}")
    print(f"{len(documents)} items, {lost} failures")
    return 1 if lost else 0


def _tagged(documents: Sequence[Document]) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    tagger = Tagger.load()
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        yield from zip(batch, tagger.tag(batch), strict=True)


def _analysis(document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> Analysis:
    mentions = find_mentions(document, sentences, rules)
    return Analysis(document, mentions, find_claims(document, sentences, mentions, rules))


def _where(error: Exception) -> str:
    """The error and the innermost line of the package that it came through."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "kg" in Path(f.filename).parts]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name}" if ours else "?"
    return f"{type(error).__name__} {error} at {place}"


def _stop(*_: object) -> None:
    raise TooSlowError


if __name__ == "__main__":
    sys.exit(main())
