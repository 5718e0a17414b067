"""A build on Spark: read and analyse, link, write; each step leaves its result on the file system for the next."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.decisions import read_decisions
from kg.link.decided import NONE, Verdicts
from kg.model import Rejected
from kg.rules import load_rules
from kg.spark import linking, outputs, reading, resolving
from kg.spark.folder import replaced
from kg.spark.frames import kept
from kg.spark.grouping import grouped
from kg.spark.identifying import before, identified
from kg.spark.session import SparkError, sent, share_out, start
from kg.summary import Summary

_WORK = "work"
_NAMED = 1000  # inputs that were left out and are named one by one


@dataclass(frozen=True, slots=True)
class SparkReport:
    """What a build made: the graph in numbers, what was left out (the first thousand) and how long each stage took."""

    summary: Summary
    rejected: tuple[Rejected, ...]
    seconds: tuple[tuple[str, float], ...]


def build(
    paths: Sequence[str],
    out: str,
    *,
    base: str,
    rules: Sequence[Path] = (),
    decisions: Path | None = None,
    master: str | None = None,
    settings: Sequence[str] = (),
    seconds: float | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> SparkReport:
    """Build the articles in ``paths`` into the folder ``out``; both local paths or addresses of any file system that
    the cluster knows.

    ``rules`` are folders added to the package's rules, ``decisions`` a local file of what people have decided,
    ``seconds`` what a document of up to 10,000 characters may take; ``master`` and ``settings`` as for
    :func:`kg.spark.session.start`. Raises RuleError and DecisionError for rules and decisions that cannot be used,
    SparkError where Spark cannot be started or an input is not there, BusyError where another build is writing into
    ``out``, PySparkException where Spark fails. What is in ``out`` changes at the end, all at once.
    """
    digest = load_rules(rules).digest
    verdicts = Verdicts(read_decisions(decisions)) if decisions else NONE
    about = {"rules": digest, "software": f"kg {version('kg')}"}
    own = master is not None or SparkSession.getActiveSession() is None
    session = start(master, settings)
    stage = _Stages(session, progress)
    try:
        with sent(session, rules) as names, replaced(session, out) as aside:
            with stage("analysed"):
                known = reading.Rules(names, reading.key_of(rules))
                said = kept(reading.said(session, paths, known, seconds), f"{aside}/{_WORK}/said")
                share_out(session, f"{aside}/{_WORK}/said")
            summary, rejected = _made(said, verdicts, aside, about, base, stage)
    except _NothingError as error:
        return SparkReport(Summary(), error.rejected, ())
    except AnalysisException as error:  # there is no such path, for one
        raise SparkError(str(error).partition("\n")[0]) from error
    finally:
        if own:
            session.stop()
    return SparkReport(summary, rejected, tuple(stage.seconds.items()))


class _NothingError(Exception):
    """There is no article."""

    def __init__(self, rejected: tuple[Rejected, ...]) -> None:
        self.rejected = rejected


def _made(
    said: DataFrame, verdicts: Verdicts, out: str, about: Mapping[str, str], base: str, stage: "_Stages"
) -> tuple[Summary, tuple[Rejected, ...]]:
    """From what documents say to tables and N-Quads in the new folder ``out``."""
    work = f"{out}/{_WORK}"
    with stage("identified"):
        documents = kept(identified(said, work), f"{work}/documents")
        rejected = tuple(_rejected(said, documents))
        if documents.isEmpty():
            raise _NothingError(rejected)
    with stage("grouped"):
        groups = kept(grouped(documents, work, verdicts), f"{work}/groups")
    with stage("linked"):
        linked = linking.linked(groups, work, verdicts)
    with stage("resolved"):
        told = kept(resolving.resolved(groups, linked.moved, work), f"{work}/resolved")
    with stage("tables"):
        says = resolving.says(told)
        outputs.write_tables(told, says, linked, about, out)
        summary = outputs.summary_of(told.sparkSession, out, about)
    with stage("nquads"):
        outputs.write_quads(told, says, summary, base, out)
    _remove(told.sparkSession, work)
    return summary, rejected + linked.vain


class _Stages:
    """The stages of a build: Spark's own pages show their names, and how long each took is told and kept."""

    def __init__(self, session: SparkSession, progress: Callable[[str], None]) -> None:
        self._context, self._progress = session.sparkContext, progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self._context.setJobDescription(name)
        begun = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - begun
        self._progress(f"{name} in {self.seconds[name]:.1f} s")


def _rejected(said: DataFrame, documents: DataFrame) -> list[Rejected]:
    """What could not be read, by place, and documents on which kg failed."""
    left = said.where("kind = 'rejected'")
    found: list[Rejected] = []
    if not left.isEmpty():
        left = left.join(before(said, "line"), ["path", "file", "split"], "left")
        rows = left.orderBy("place").limit(_NAMED).collect()
        found += [Rejected(reading.place_of(row.asDict(), row["line0"] or 0), row["why"]) for row in rows]
    failed = documents.where(F.col("said").isNull()).orderBy("place").limit(_NAMED).collect()
    return found + [Rejected(f"{row.file}, article {row.number} ({row.doc})", row.why) for row in failed]


def _remove(session: SparkSession, path: str) -> None:
    context = session.sparkContext
    where = context._jvm.org.apache.hadoop.fs.Path(path)  # type: ignore[union-attr]
    where.getFileSystem(context._jsc.hadoopConfiguration()).delete(where, True)
