"""A build on Spark: read and analyse, link, write; each step leaves its result on the file system for the next."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.model import Rejected
from kg.rules import load_rules
from kg.spark import linking, outputs, reading
from kg.spark.session import send_rules, start
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
    master: str | None = None,
    settings: Sequence[str] = (),
    seconds: float | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> SparkReport:
    """Build the articles in ``paths`` into the folder ``out``; both local paths or addresses of any file system that
    the cluster knows.

    ``rules`` are folders added to the package's rules, ``seconds`` what a document of up to 10,000 characters may take;
    ``master`` and ``settings`` as for :func:`kg.spark.session.start`. Raises RuleError for rules that cannot be used,
    SparkError where Spark cannot be started, PySparkException where it fails.
    """
    digest = load_rules(rules).digest
    about = {"rules": digest, "software": f"kg {version('kg')}"}
    session = start(master, settings)
    out = out if "://" in out else f"file://{Path(out).resolve()}"
    work = f"{out}/{_WORK}"
    clock = _Clock(progress)
    try:
        sent = reading.Rules(send_rules(session, rules), reading.key_of(rules))
        found = reading.said(session, paths, sent, seconds)
        said = clock("analysed", found, f"{work}/said")
        documents = clock("identified", linking.identified(said, work), f"{work}/documents")
        rejected = tuple(_rejected(said, documents))
        if documents.isEmpty():
            return SparkReport(Summary(), rejected, ())
        groups = clock("grouped", linking.grouped(documents), f"{work}/groups")
        linked = linking.linked(groups, work)
        told = clock("linked", linking.resolved(groups, linked.moved), f"{work}/resolved")
        facts = clock("facts", linking.facts(told), f"{work}/facts")
        outputs.write_tables(told, linked, facts, about, out)
        clock.done("tables")
        summary = outputs.summary_of(session, out, about)
        outputs.write_quads(told, facts, summary, base, out)
        clock.done("nquads")
        _remove(session, work)
    finally:
        if session is not SparkSession.getActiveSession() or master is not None:
            session.stop()
    return SparkReport(summary, rejected, tuple(clock.seconds))


class _Clock:
    """Keeps what stages make, and how long each took."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self._progress, self._begun = progress, time.monotonic()
        self.seconds: list[tuple[str, float]] = []

    def __call__(self, stage: str, table: DataFrame, path: str) -> DataFrame:
        table.write.mode("overwrite").parquet(path)
        self.done(stage)
        return table.sparkSession.read.parquet(path)

    def done(self, stage: str) -> None:
        """The stage has come to its end."""
        now = time.monotonic()
        self.seconds.append((stage, now - self._begun))
        self._begun = now
        self._progress(f"{stage} in {self.seconds[-1][1]:.1f} s")


def _rejected(said: DataFrame, documents: DataFrame) -> list[Rejected]:
    """What could not be read, by place, and documents on which kg failed."""
    left = said.where("kind = 'rejected'")
    found: list[Rejected] = []
    if not left.isEmpty():
        left = left.join(linking.before(said, "line"), ["path", "file", "split"], "left")
        rows = left.orderBy("place").limit(_NAMED).collect()
        found += [Rejected(reading.place_of(row.asDict(), row["line0"] or 0), row["why"]) for row in rows]
    failed = documents.where(F.col("said").isNull()).orderBy("place").limit(_NAMED).collect()
    return found + [Rejected(f"{row.file}, article {row.number} ({row.doc})", row.why) for row in failed]


def _remove(session: SparkSession, path: str) -> None:
    context = session.sparkContext
    where = context._jvm.org.apache.hadoop.fs.Path(path)  # type: ignore[union-attr]
    where.getFileSystem(context._jsc.hadoopConfiguration()).delete(where, True)
