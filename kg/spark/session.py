"""The Spark session of a build, and what has to be on every executor."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

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
}


class SparkError(OSError):
    """Spark cannot be started; the message says what to do."""


def start(master: str | None, settings: Iterable[str] = ()) -> SparkSession:
    """The session: of the surrounding ``spark-submit`` or notebook where there is one, else a new one at ``master``
    (default: two threads here). ``settings`` are Spark's own, as ``name=value``."""
    running = SparkSession.getActiveSession()
    if running is not None and master is None:
        return running
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


def send_rules(session: SparkSession, folders: Sequence[Path]) -> tuple[str, ...]:
    """Sends folders of rules to every executor, once; the names by which :func:`received` finds them there."""
    if not folders:
        return ()
    aside = Path(tempfile.mkdtemp(prefix="kg-rules-"))
    names = []
    for number, folder in enumerate(folders):
        name = f"{aside.name}-{number}"
        shutil.copytree(folder, aside / name)
        session.sparkContext.addFile(str(aside / name), recursive=True)
        names.append(name)
    return tuple(names)


def received(names: Sequence[str]) -> tuple[Path, ...]:
    """Where the folders of rules are on this executor."""
    return tuple(Path(SparkFiles.get(name)) for name in names)
