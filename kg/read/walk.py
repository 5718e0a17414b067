"""Which files there are below the paths that were given."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.model import Rejected


class File(NamedTuple):
    """A file to read and the name that it goes by."""

    path: Path
    name: str


def files_of(paths: Sequence[Path]) -> Iterator[File | Rejected]:
    """The files of ``paths`` and below them, in order, each once; what is not there or cannot be looked into comes as
    Rejected."""
    done: set[str] = set()
    for path in paths:
        name = _printable(path.name or str(path))
        try:
            is_folder = path.is_dir()
            if not is_folder and not path.exists():
                yield Rejected(_printable(str(path)), "there is no such file or folder")
                continue
        except OSError as error:
            yield Rejected(_printable(str(path)), why(error))
            continue
        if not is_folder:
            if _first_time(path, done):
                yield File(path, name)
            continue
        empty = True
        for found in _walk(path):
            empty = False
            if isinstance(found, Rejected) or _first_time(found.path, done):
                yield found
        if empty:
            yield Rejected(_printable(str(path)), "a folder without any file")


def _first_time(path: Path, done: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in done:
        return False
    done.add(real)
    return True


def _walk(folder: Path) -> Iterator[File | Rejected]:
    """The files below ``folder`` in the order of their relative paths; no folder twice, however it is linked."""
    found: list[tuple[str, File | Rejected]] = []
    visited: set[str] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        real = os.path.realpath(current)
        if real in visited:
            continue
        visited.add(real)
        relative = current.relative_to(folder).as_posix()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError as error:
            found.append((relative, Rejected(_printable(relative), why(error))))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if _is_folder(entry):
                pending.append(path)
            else:
                name = path.relative_to(folder).as_posix()
                found.append((name, File(path, _printable(name))))
    found.sort(key=lambda each: each[0])
    for _, each in found:
        yield each


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _printable(name: str) -> str:
    """The name as text that can be written: what is not UTF-8 in it is replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def why(error: OSError) -> str:
    """The reason in words for which a file is left out."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {error.strerror or error}"
