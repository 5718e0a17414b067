"""The Spark session of a build, and what has to be on every executor."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyspark import SparkFiles
from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.app.name": "kg build",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # an article is one row: batches of few rows, so that a worker never holds more than some megabytes of text
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    # a task is a minute's work: reading articles costs a thousand times what reading bytes does
    "spark.sql.files.maxPartitionBytes": "16m",
    "spark.sql.files.openCostInBytes": "4k",
    "spark.sql.session.timeZone": "UTC",
    # the driver plans and waits: compiling its code for the last bit of speed costs more than all else that it does
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}
_PARTITIONS = "spark.sql.shuffle.partitions"
_BYTES, _MOST = 8 << 20, 20_000


class SparkError(OSError):
    """Spark cannot be started; the message says what to do."""


def start(master: str | None, settings: Iterable[str] = ()) -> SparkSession:
    """The session: one beside that of the surrounding notebook where there is one, else that of ``spark-submit``, or a
    new one at ``master`` (default: two threads here). ``settings`` are Spark's own, as ``name=value``."""
    running = SparkSession.getActiveSession()
    if running is not None and master is None:
        beside = running.newSession()
        for name, value in _SETTINGS.items():
            if name.startswith("spark.sql."):
                beside.conf.set(name, value)
        return beside
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise SparkError("Spark needs Java 17 or newer: install openjdk-17-jre-headless, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    if master or not submitted:
        builder = builder.master(master or "local[2]")
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise SparkError(f"--conf {setting}: write it as name=value")
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def share_out(session: SparkSession, table: str) -> None:
    """Has what moves between tasks move in as many parts as the size of the files of ``table`` asks for, where the
    user has not said how many: 200, as Spark has it, are too many for a town's news and too few for a country's."""
    if session.conf.get(_PARTITIONS) != "200":
        return
    context: Any = session.sparkContext
    path = context._jvm.org.apache.hadoop.fs.Path(table)
    size = path.getFileSystem(context._jsc.hadoopConfiguration()).getContentSummary(path).getLength()
    parts = max(context.defaultParallelism, min(_MOST, size // _BYTES))
    session.conf.set(_PARTITIONS, str(parts))


@contextmanager
def sent(session: SparkSession, folders: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Sends folders of rules to every executor, once; the names by which :func:`received` finds them there. Executors
    that start later fetch them until the block ends."""
    with tempfile.TemporaryDirectory(prefix="kg-rules-") as aside:
        names = [f"{Path(aside).name}-{number}" for number in range(len(folders))]
        for name, folder in zip(names, folders, strict=True):
            # folders as they are travel in local mode alone
            packed = shutil.make_archive(str(Path(aside, name)), "zip", folder)
            session.sparkContext.addArchive(f"{packed}#{name}")
        yield tuple(names)


def received(names: Sequence[str]) -> tuple[Path, ...]:
    """Where the folders of rules are on this executor."""
    return tuple(Path(SparkFiles.get(name)) for name in names)
