"""The steps of a build, in order: read, analyse what is new, link what that touches, write."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.collector import paused
from kg.decisions import read_decisions
from kg.export import DEFAULT_BASE, EXPORTERS
from kg.expressions import remembered
from kg.graph import KnowledgeGraph
from kg.keys import linked_key, said_key
from kg.link import link_and_report
from kg.link.decided import NONE, Verdicts
from kg.model import Analysis, Document, Rejected
from kg.read import read_paths
from kg.rules import load_rules
from kg.state.database import FILE, may_be_damage, open_state, take_away, transaction
from kg.state.documents import is_much, keep, leave_out, link_changes, take_in
from kg.state.helpers import helping
from kg.state.outputs import Outputs, file_name, summary_of
from kg.summary import Summary
from kg.switch import set_aside, sole_writer

if TYPE_CHECKING:
    from kg.workers import Outcome

FORMATS = ("turtle", "html", "graphml")
SECONDS = 60.0  # for a document of up to 10,000 characters

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: the graph in numbers, the inputs and the formats that were left out, and the files written."""

    summary: Summary
    rejected: tuple[Rejected, ...]
    left_out: tuple[str, ...]
    files: tuple[Path, ...]


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    rules: Sequence[Path] = (),
    decisions: Path | None = None,
    base: str = DEFAULT_BASE,
    formats: Sequence[str] = FORMATS,
    jobs: int = 1,
    seconds: float | None = SECONDS,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the articles in ``paths`` (files, folders, ``.jsonl``) into the folder ``out``.

    ``rules`` are folders added to the package's rules, ``decisions`` a file of what people have decided (see
    ``kg/decisions.py``), ``formats`` names of EXPORTERS beside the interchange files that
    are always written, ``jobs`` the number of processes that analyse documents, ``seconds`` what a document of up to
    10,000 characters may take; ``progress`` is told in words how far the work is. What an earlier build into ``out``
    did and is still so is not done again; the files are those that a first build would write. Where there is no article
    at all, nothing is written. Raises RuleError and DecisionError for rules and decisions that cannot be used,
    BusyError where another build is writing into ``out``, OSError and sqlite3.Error where writing fails; the files in
    ``out`` are then as they were.
    """
    tell = progress or _silent
    digest = load_rules(rules).digest
    verdicts = Verdicts(read_decisions(decisions)) if decisions else NONE
    there = (out / FILE).exists()
    try:
        return _build(paths, out, rules, digest, verdicts, base, formats, jobs, seconds, tell)
    except Exception as error:
        if not (there and may_be_damage(error)):
            raise
    tell("what an earlier build kept is damaged; all is done anew")
    take_away(out / FILE)
    return _build(paths, out, rules, digest, verdicts, base, formats, jobs, seconds, tell)


def _build(
    paths: Sequence[Path],
    out: Path,
    rules: Sequence[Path],
    digest: str,
    verdicts: Verdicts,
    base: str,
    formats: Sequence[str],
    jobs: int,
    seconds: float | None,
    tell: Progress,
) -> BuildReport:
    with paused(), sole_writer(out), open_state(out / FILE, said_key(digest), linked_key()) as db:
        rejected, there = _analyse_new(db, paths, rules, jobs, seconds, tell)
        if not there:
            return BuildReport(Summary(), rejected, (), ())
        with helping(jobs if is_much(db) else 1) as helpers:
            with transaction(db):
                touched = link_changes(db, verdicts, tell, helpers)
                summary = summary_of(db, {"rules": digest, "software": f"kg {version('kg')}"})
                outputs = Outputs(db, summary, out, base, tell)
                outputs.update(formats, touched)
            outputs.make_new(jobs, helpers)
        former = set(map(file_name, EXPORTERS))
        with set_aside(out, former) as aside:
            left_out = outputs.write(aside, formats)
            former -= outputs.same
            files = sorted({*outputs.same, *(path.name for path in aside.iterdir())})
        outputs.settled()
    rejected += tuple(touched.vain)
    return BuildReport(summary, rejected, left_out, tuple(out / name for name in files))


def _analyse_new(
    db: sqlite3.Connection,
    paths: Sequence[Path],
    rules: Sequence[Path],
    jobs: int,
    seconds: float | None,
    tell: Progress,
) -> tuple[tuple[Rejected, ...], bool]:
    """Read all and analyse what was not analysed before; kept at every batch, so that a build that is stopped need not
    begin again. Tells what was left out, and whether there is any document."""
    rejected: list[Rejected] = []
    db.execute("BEGIN IMMEDIATE")
    try:
        new = _set_aside(take_in(db, paths), rejected)
        done = 0
        for outcomes in _analysed(new, rules, jobs, seconds):
            keep(db, ((each.document, each.said, each.rows) for each in outcomes if each.said is not None))
            failed = [each for each in outcomes if each.said is None]
            leave_out(db, (each.document.id for each in failed))
            rejected += [Rejected(_place(each.document), each.why) for each in failed]
            db.execute("COMMIT")
            db.execute("BEGIN IMMEDIATE")
            done += len(outcomes)
            tell(f"{done} documents analysed")
        there = db.execute("SELECT 1 FROM now LIMIT 1").fetchone() is not None
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    return tuple(rejected), there


def _analysed(
    documents: Iterator[Document], rules: Sequence[Path], jobs: int, seconds: float | None
) -> "Iterator[list[Outcome]]":
    first = next(documents, None)
    if first is None:
        return
    # the tagger and the rules are loaded where there is anything to read with them
    from kg.batches import chunks
    from kg.workers import analyse_all

    yield from analyse_all(chunks(chain([first], documents)), rules, jobs, seconds)


def _place(document: Document) -> str:
    return f"{document.file}, article {document.article} ({document.id})"


def read_graph(
    paths: Sequence[Path],
    *,
    rules: Sequence[Path] = (),
    decisions: Path | None = None,
    progress: Progress | None = None,
) -> tuple[KnowledgeGraph, tuple[Rejected, ...]]:
    """The graph of the articles in ``paths``, the inputs that could not be read and the decisions that came to nothing;
    nothing is kept or written."""
    rejected: list[Rejected] = []
    verdicts = Verdicts(read_decisions(decisions)) if decisions else NONE
    with paused():
        analyses = list(analyse(_set_aside(read_paths(paths), rejected), rules, progress=progress))
        graph, vain = link_and_report(analyses, verdicts)
    about = {"rules": load_rules(rules).digest, "software": f"kg {version('kg')}"}
    return replace(graph, about=about), (*rejected, *vain)


def analyse(
    documents: Iterable[Document], rules: Sequence[Path] = (), *, progress: Progress | None = None
) -> Iterator[Analysis]:
    """What each document says by itself, in the order of ``documents``. Raises RuntimeError where kg fails on one."""
    with remembered():
        from kg import analysis
        from kg.batches import chunks

    done = 0
    for batch in chunks(documents):
        for document, found in zip(batch, analysis.analyse(batch, load_rules(rules)), strict=True):
            if isinstance(found, str):
                raise RuntimeError(f"{_place(document)}: {found}")
            yield found
        done += len(batch)
        (progress or _silent)(f"{done} documents analysed")


def _set_aside(items: Iterable[Document | Rejected], rejected: list[Rejected]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            yield item


def _silent(_: str) -> None:
    """For callers who do not want to know how far the work is."""
