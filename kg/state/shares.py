"""Making the blocks of output files in several processes, each of which makes a share of them in a file of its own."""

import shutil
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from kg.state.blocks import everything, render
from kg.state.database import reading, transaction
from kg.state.formats import Lines, formats_of
from kg.state.helpers import HelperLostError, Helpers, helping
from kg.state.touched import Touched

# what is made at one go; fewer records are not worth another process
_RUN = 200
WORTH = 5_000
_BLOCK = "CREATE TABLE block (format TEXT, key TEXT, text BLOB)"  # without an index: it is read once, from end to end


def make_all(
    db: sqlite3.Connection, state: Path, names: Sequence[str], base: str, jobs: int, helpers: Helpers | None = None
) -> bool:
    """Make the blocks of all that there is in these formats, of which there are none, by ``jobs`` processes, the
    ``helpers`` if there are any; False, with none made, where one of them ended. Runs outside of any transaction."""
    if helpers is None:
        with helping(jobs) as helpers:
            return helpers is not None and make_all(db, state, names, base, jobs, helpers)
    # with a name under which it is cleared away after a build that was killed
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=state.parent))
    files = [folder / str(number) for number in range(len(helpers))]
    try:
        for number, file in enumerate(files):
            helpers.tell(number, _share, state, tuple(names), base, number, len(files), file)
        for number in range(len(files)):
            helpers.ask(number)
        _collect(db, files)
    except HelperLostError:
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return True


def _collect(db: sqlite3.Connection, files: Sequence[Path]) -> None:
    for number, file in enumerate(files):
        db.execute(f"ATTACH ? AS share{number}", (str(file),))
    try:
        with transaction(db):
            for number in range(len(files)):
                db.execute(f"INSERT INTO block SELECT format, key, text FROM share{number}.block")
    finally:
        for number in range(len(files)):
            db.execute(f"DETACH share{number}")


def _share(state: Path, names: Sequence[str], base: str, number: int, jobs: int, file: Path) -> None:
    """The work of a process: the share ``number`` of the blocks, into ``file``."""
    with (
        closing(reading(state)) as db,
        closing(sqlite3.connect(file, isolation_level=None)) as made,
    ):
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        made.execute(_BLOCK)
        all_formats = formats_of(db, base)
        formats: Mapping[str, Lines] = {name: all_formats[name] for name in names}
        there = everything(db)
        documents, entities, facts = (
            _every(ids, number, jobs) for ids in (there.documents, there.entities, there.facts)
        )
        with transaction(made):
            render(db, formats, Touched(documents, entities, facts), lambda _: None, made)


def _every(ids: set[str], number: int, jobs: int) -> set[str]:
    """One in ``jobs`` runs of the ids in their order."""
    listed = sorted(ids)
    return {id_ for start in range(number * _RUN, len(listed), jobs * _RUN) for id_ in listed[start : start + _RUN]}
