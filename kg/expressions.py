"""Compiled regular expressions, and the rules as read, that are kept for the next process.

The steps have some 1,500 expressions, and compiling them took most of the second that ``kg explain`` or a build with
one new article needs. What ``re`` compiles depends on the expression, its flags and Python's version, on nothing else;
so it is kept in the user's cache folder, and the engine is handed it as ``re`` would. Python has no promise for that
(it is what ``re._compiler`` does at its end), so wherever anything is not as expected, ``re`` compiles as always.
"""

import marshal
import os
import re
import sys
import tempfile
import time
import zlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

# what the engine is made of: flags, code, number of groups, their names and the names by number
_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_Key = tuple[str, int] | tuple[str, str, int]
T = TypeVar("T")

_DEBUG = re.DEBUG.value
_SUM = 4  # bytes
_WORTH_WRITING = 0.05  # seconds that compiling took
# some expressions are made of the words of a document: there is no end of them
_MOST = 4_000


def derived(what: str, expression: str, flags: int, make: Callable[[re.Pattern[str]], T]) -> T:
    """What ``make`` makes of ``expression``, remembered like the expression itself under the name ``what``, which has
    to be another for another ``make``; it has to be made of tuples, lists, frozensets and strings. Raises re.error as
    to compile it would."""
    return _store.derived(what, expression, flags, make) if _store else make(re.compile(expression, flags))


def kept(what: str, stamp: str, make: Callable[[], T]) -> T:
    """What ``make`` makes, remembered under the name ``what`` as long as ``stamp`` is the same; like what is derived it
    is made of simple values, else it is not remembered."""
    return _store.value(what, stamp, make) if _store else make()


@contextmanager
def remembered() -> Iterator[None]:
    """What is compiled inside is taken from what earlier processes compiled, and kept for later ones.

    Nothing that is done inside is done otherwise, only sooner. Where the folder cannot be read or written, or holds
    something else, all is compiled.
    """
    try:
        compiler: Any = import_module("re._compiler")
        engine: Any = import_module("_sre")
        store = _Store(_file(engine.MAGIC), compiler, engine)
    except (ImportError, AttributeError, OSError, RuntimeError):
        yield
        return
    before: Callable[..., re.Pattern[str]] = compiler.compile
    if isinstance(getattr(before, "__self__", None), _Store):  # inside of another such block
        yield
        return
    global _store
    store.otherwise = before
    compiler.compile, _store = store.compiled, store
    try:
        yield
    finally:
        compiler.compile, _store = before, None
        with suppress(OSError):
            store.write()


class _Store:
    """The expressions in ``file``, and those that were compiled since."""

    otherwise: Callable[..., re.Pattern[str]]

    def __init__(self, file: Path, compiler: Any, engine: Any) -> None:
        self._file, self._compiler, self._engine = file, compiler, engine
        self._kept = _read(file)
        # each value by itself, so that only what is asked for is read
        self._new: dict[_Key, bytes] = {}
        self._took = 0.0

    def compiled(self, expression: Any, flags: int = 0) -> re.Pattern[str]:
        """What ``re`` would compile."""
        if type(expression) is not str or flags & _DEBUG:
            return self.otherwise(expression, flags)
        found = self._kept.get((expression, flags))
        if found is not None:
            try:
                return self._made(expression, marshal.loads(found))
            except (RuntimeError, TypeError, ValueError, OverflowError):  # not what it should be
                pass
        started = time.process_time()
        parsed = self._compiler._parser.parse(expression, flags)
        code = array("I", self._compiler._code(parsed, flags))
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        new = flags | state.flags, code.tobytes(), state.groups - 1, state.groupdict, tuple(names)
        made = self._made(expression, new)
        if len(self._new) < _MOST:
            self._new[expression, flags] = marshal.dumps(new)
        self._took += time.process_time() - started
        return made

    def derived(self, what: str, expression: str, flags: int, make: Callable[[re.Pattern[str]], Any]) -> Any:
        """See :func:`derived`."""
        key = what, expression, flags
        if key in self._kept:
            return marshal.loads(self._kept[key])
        started = time.process_time()
        made = make(re.compile(expression, flags))
        if len(self._new) < _MOST:
            self._new[key] = marshal.dumps(made)
        self._took += time.process_time() - started
        return made

    def value(self, what: str, stamp: str, make: Callable[[], Any]) -> Any:
        """See :func:`kept`."""
        key = what, "", 0
        was, found = marshal.loads(self._kept[key]) if key in self._kept else ("", b"")
        if was == stamp:
            return marshal.loads(found)
        started = time.process_time()
        value = make()
        with suppress(ValueError):  # which marshal has no form for
            self._new[key] = marshal.dumps((stamp, marshal.dumps(value)))
        self._took += time.process_time() - started
        return value

    def _made(self, expression: str, compiled: _Compiled) -> re.Pattern[str]:
        flags, code, groups, numbers, names = compiled
        made: re.Pattern[str] = self._engine.compile(
            expression, flags, array("I", code).tolist(), groups, numbers, names
        )
        return made

    def write(self) -> None:
        """Keep what is new, where that is worth it; all at once, for other processes may be reading and writing."""
        if self._took < _WORTH_WRITING:
            return
        kept = _read(self._file)  # another process may have written meanwhile
        kept = kept if len(kept) + len(self._new) <= _MOST else {}
        data = marshal.dumps(kept | self._new)
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=self._file.parent, delete=False) as file:
            aside = Path(file.name)
            try:
                file.write(_sum(data) + data)
                file.flush()
                aside.replace(self._file)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise


_store: _Store | None = None


def _file(magic: int) -> Path:
    """Where expressions are kept for this version of Python and of its engine."""
    folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(folder) / "kg" / f"expressions-2-{sys.implementation.cache_tag}-{sys.hexversion:x}-{magic}"


def _read(file: Path) -> dict[_Key, bytes]:
    """What is kept in ``file``; nothing, where it is not whole or somebody else's."""
    try:
        with file.open("rb") as opened:
            status = os.fstat(opened.fileno())
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return {}
            return _parsed(opened.read())
    except OSError:
        return {}


@lru_cache(maxsize=1)  # a process may ask several times
def _parsed(whole: bytes) -> dict[_Key, bytes]:
    known, data = whole[:_SUM], memoryview(whole)[_SUM:]
    try:
        found = marshal.loads(data) if known == _sum(data) else {}
    except (EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _sum(data: bytes | memoryview) -> bytes:
    """Tells what was damaged: what somebody else has written is not read in the first place."""
    return zlib.crc32(data).to_bytes(_SUM, "big")
