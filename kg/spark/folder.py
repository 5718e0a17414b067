"""The output folder of a build: what is new appears whole or not at all, on any file system that Hadoop knows.

The tables are made in a folder aside, which is renamed when all are there: from then on the change is decided, and the
next build moves into place what this one did not. ``_SUCCESS``, Hadoop's own mark, is away while tables are changing.
On local disks this is ``kg/switch.py``, which can tell whether another build is at work, too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from kg.switch import set_aside, sole_writer

_ASIDE, _READY, _DONE = ".building-", ".ready", "_SUCCESS"


@contextmanager
def replaced(session: SparkSession, out: str) -> Iterator[str]:
    """The address of a new folder whose content is that of ``out`` when the block ends well; if it does not, nothing
    has changed. Raises BusyError where ``out`` is on a local disk and another build is writing there."""
    if "://" in out and not out.startswith("file:"):
        with _replaced(_Files(session, out)) as aside:
            yield aside
        return
    folder = Path(out.removeprefix("file://")).resolve()
    with sole_writer(folder):
        with set_aside(folder, ()) as aside:
            yield f"file://{aside}"
            (folder / _DONE).unlink(missing_ok=True)
        (folder / _DONE).touch()


@contextmanager
def _replaced(files: "_Files") -> Iterator[str]:
    _settle(files)
    aside = f"{_ASIDE}{files.session.sparkContext.applicationId}"
    try:
        yield files.address(aside)
    except BaseException:
        files.remove(aside)
        raise
    if files.has(_READY):  # into which a folder would be moved, not renamed
        raise OSError(f"{files.address('')}: another build has changed it; what this one made is in {aside}")
    files.rename(aside, _READY)
    _settle(files)


def _settle(files: "_Files") -> None:
    """Move into place what was decided on."""
    if files.has(_READY):
        files.remove(_DONE)
        for name in files.names(_READY):
            files.remove(name)
            files.rename(f"{_READY}/{name}", name)
        files.remove(_READY)
        files.make(_DONE)


class _Files:
    """A folder, by Hadoop's own library in the driver's Java; names are relative to it."""

    def __init__(self, session: SparkSession, root: str) -> None:
        self.session, self._root = session, root.rstrip("/")
        context: Any = session.sparkContext
        self._path = context._jvm.org.apache.hadoop.fs.Path
        self._system = self._path(root).getFileSystem(context._jsc.hadoopConfiguration())

    def address(self, name: str) -> str:
        """What others know the file or folder by."""
        return f"{self._root}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is such a file or folder."""
        return bool(self._system.exists(self._path(self.address(name))))

    def names(self, folder: str) -> list[str]:
        """What is in ``folder``, sorted."""
        path = self._path(self.address(folder))
        return sorted(status.getPath().getName() for status in self._system.listStatus(path))

    def remove(self, name: str) -> None:
        """Take ``name`` away with all that is in it, if it is there."""
        self._system.delete(self._path(self.address(name)), True)

    def rename(self, old: str, new: str) -> None:
        """Raises OSError where the file system does not."""
        if not self._system.rename(self._path(self.address(old)), self._path(self.address(new))):
            raise OSError(f"{self.address(old)} cannot be renamed to {new}")

    def make(self, name: str) -> None:
        """An empty file."""
        self._system.create(self._path(self.address(name)), True).close()
