"""Paths of local and Hadoop file systems: how Spark is given them, and what files are called within a folder."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit


def glob(suffixes: Sequence[str]) -> str:
    """What files with one of these suffixes are called, all files for ""."""
    return "*" if "" in suffixes else f"*{{{','.join(suffixes)}}}"


def literal(path: str) -> str:
    """A local path, in which no character stands for others; other paths are the file system's own affair."""
    if "://" in path:
        return path
    return f"file://{escaped(str(Path(path).resolve()))}"


def escaped(path: str) -> str:
    """A path in which no character stands for others."""
    return "".join(f"\\{c}" if c in "[]{}*?\\" else c for c in path)


def root_of(path: str) -> str:
    """The path alone, by which names of files within it begin."""
    return urlsplit(path).path.rstrip("/") if "://" in path else str(Path(path).resolve())


def name_within(at: str, root: str) -> str:
    """What the file is called: its path within the given folder, or the name of a given file."""
    path = unquote(urlsplit(at).path)
    inside = path.removeprefix(root)
    return inside.lstrip("/") if inside and inside != path else path.rpartition("/")[2]
