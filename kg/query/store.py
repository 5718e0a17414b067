"""The store that queries run on: in memory for a small build, else kept beside the file that it was made from."""

import shutil
import tempfile
from pathlib import Path

from pyoxigraph import Store, parse

from kg.query.syntax import QueryError

# what loads in a third of a second; a larger file is loaded once, into a store that opens at once
_IN_MEMORY = 4_000_000
_KEPT = ".query-store-"


def open_store(file: Path) -> Store:
    """The triples of an RDF file. A store that is kept tells the state of its file by size and time of change, as
    make does; those of earlier states are removed. Raises QueryError where the file is no RDF."""
    state = file.stat()
    if state.st_size < _IN_MEMORY:
        return _load(Store(), file)
    kept = file.parent / f"{_KEPT}{file.name}-{state.st_size}-{state.st_mtime_ns}"
    if not kept.is_dir():
        try:
            _keep(file, kept)
        except OSError:  # a folder that we may not write to, or no space in it
            return _load(Store(), file)
    return Store.read_only(str(kept))


def _keep(file: Path, kept: Path) -> None:
    """Make the store aside and put it in place when it is complete: another query may be doing the same."""
    aside = Path(tempfile.mkdtemp(prefix=f"{_KEPT}new-", dir=file.parent))
    try:
        store = _load(Store(str(aside)), file)
        store.flush()
        del store
        for old in file.parent.glob(f"{_KEPT}{file.name}-*"):
            shutil.rmtree(old, ignore_errors=True)
        aside.replace(kept)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _load(store: Store, file: Path) -> Store:
    try:
        store.bulk_load(path=str(file))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{file}: {error}") from error
    return store


def prefixes(file: Path) -> dict[str, str]:
    """The prefixes at the head of an RDF file."""
    try:
        parser = parse(path=str(file))
        next(parser, None)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{file}: {error}") from error
    return dict(sorted(parser.prefixes.items()))
