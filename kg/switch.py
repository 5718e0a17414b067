"""A set of files that changes all at once, and one writer at a time.

The new files are made in a folder aside. When all are there, the folder is renamed: from then on the change is decided,
and whoever comes next, this writer, another one or a reader, moves what is left of it into place.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ASIDE, _READY, _REMOVE = ".building-", ".ready", ".remove"


class BusyError(OSError):
    """Somebody else is writing into the folder."""


class NoPlaceError(OSError):
    """Nothing can be written into the folder."""


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Makes ``folder`` and holds it; what a writer that was killed left behind is put in place or cleared away.

    Raises BusyError while another process holds it, NoPlaceError where it cannot be made or written into. The hold
    ends with the process, however that ends.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoPlaceError(f"{folder}: cannot be made ({error.strerror}); name another folder with -o") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NoPlaceError(f"{folder}: no permission to write there; name another folder with -o")
    with _held(folder):
        settle(folder)
        for left in folder.glob(f"{_ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows, where folders cannot be locked
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{folder}: another build is writing there; wait for it, or name another folder") from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def set_aside(folder: Path, remove: Iterable[str]) -> Iterator[Path]:
    """A new folder for the files that are to be in ``folder``; they are, when the block ends well, and the names
    ``remove`` that are not among them are not. If it does not, nothing has changed."""
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        yield aside
        kept = {path.name for path in aside.iterdir()}
        (aside / _REMOVE).write_text("\n".join(sorted(set(remove) - kept)), encoding="utf-8")
        aside.replace(folder / _READY)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    settle(folder)


def settle(folder: Path) -> None:
    """Finish a change that was decided; other processes may be doing so at the same time. Who may not write there has
    to leave it as it is."""
    ready = folder / _READY
    with suppress(FileNotFoundError, PermissionError):
        removed = (ready / _REMOVE).read_text(encoding="utf-8").splitlines()
        for path in sorted(ready.iterdir()):
            if path.name != _REMOVE:
                with suppress(FileNotFoundError):
                    if path.is_dir():
                        _remove(folder / path.name)
                    path.replace(folder / path.name)
        for name in removed:
            _remove(folder / name)
        shutil.rmtree(ready)


def state_of(paths: Iterable[Path]) -> tuple[object, ...]:
    """Something that is another when one of the files was replaced or written to."""

    def one(path: Path) -> object:
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    return tuple(map(one, paths))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
