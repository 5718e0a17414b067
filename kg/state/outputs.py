"""The files of a build, from what is kept: block by block where a format has blocks, else from the whole graph."""

import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kg.export import EXPORTERS
from kg.graph import KnowledgeGraph, json_line
from kg.state import splice
from kg.state.blocks import everything, records_of, render, rows_of
from kg.state.database import FILE, transaction
from kg.state.formats import Lines, formats_of
from kg.state.helpers import Helpers
from kg.state.page import page_text
from kg.state.shares import WORTH, make_all
from kg.state.splice import Rows, touch
from kg.state.touched import Touched
from kg.summary import Summary, distinct

INTERCHANGE = ("documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json")
# formats that need the whole graph in memory are for graphs of up to so many facts
IN_MEMORY = 100_000


class Outputs:
    """Writes the files of the graph in ``db``, whose :class:`Summary` is ``summary``, which are to be in ``out``."""

    def __init__(
        self, db: sqlite3.Connection, summary: Summary, out: Path, base: str, tell: Callable[[str], None]
    ) -> None:
        self._db, self._summary, self._out, self._base, self._tell = db, summary, out, base, tell
        self._written: list[splice.Written] = []
        self.same: set[str] = set()  # the names of files that are in ``out`` as they would be written
        self._blocks = formats_of(db, base)
        self._new: list[str] = []

    def update(self, formats: Sequence[str], touched: Touched) -> None:
        """Make the blocks of ``formats`` of what was touched since the last build, and forget those of formats that
        were not asked for then, or are not now. Runs in the caller's transaction; :meth:`make_new` comes next."""
        db, old = self._db, {}
        for name, format in self._blocks.items():
            part = f"block {name}"
            if name not in (*formats, "documents"):
                db.execute("DELETE FROM key WHERE part = ?", (part,))
                format.forget(db, name)
            elif db.execute("SELECT value FROM key WHERE part = ?", (part,)).fetchone() == (self._base,):
                old[name] = format
            else:
                self._new.append(name)
                db.execute("DELETE FROM key WHERE part = ?", (part,))
                format.forget(db, name)
        touch(db, "entities", touched.entities)
        touch(db, "facts", touched.facts)
        for name, format in old.items():
            touch(db, name, (f"1{id_}" for id_ in format.moved(touched)))
        if old:
            render(db, old, touched, self._tell)

    def make_new(self, jobs: int, helpers: Helpers | None = None) -> None:
        """Make all blocks of formats that had none, by ``jobs`` processes where there are many (``helpers``, if they
        are there already). Runs in a transaction of its own; what a build that is killed here did not make, the next
        one makes."""
        db = self._db
        if not self._new:
            return
        many = self._summary.documents + sum(self._summary.entities.values()) + sum(self._summary.facts.values())
        made = False
        if jobs > 1 and many >= WORTH:
            self._tell(f"writing out: {many:,} records in {jobs} processes")
            made = make_all(db, self._out / FILE, self._new, self._base, jobs, helpers)
        with transaction(db):
            if not made:
                render(db, {name: self._blocks[name] for name in self._new}, everything(db), self._tell)
            rows = ((f"block {name}", self._base) for name in self._new)
            db.executemany("REPLACE INTO key VALUES (?, ?)", rows)

    def write(self, folder: Path, formats: Sequence[str]) -> tuple[str, ...]:
        """Write the interchange files and ``formats`` into ``folder``, those that are not as they were; tells what was
        left out and why."""
        self._tell("writing the interchange files")
        self._splice("documents", "documents.jsonl", folder)
        for table, name in (("entity", "entities"), ("fact", "facts")):
            self._splice(name, f"{name}.jsonl", folder, records_of(self._db, table))
        self._splice("about", "about.json", folder, lambda *_: (), json_line(dict(sorted(self._summary.about.items()))))
        left_out = []
        facts = sum(self._summary.facts.values())
        whole = [name for name in formats if name not in self._blocks]
        graph = self._graph(folder) if whole and facts <= IN_MEMORY else None
        for name in formats:
            self._tell(f"writing {name}")
            if name == "html":
                self._splice(name, file_name(name), folder, self._page, more=repr((self._summary, self._base)))
            elif name in self._blocks:
                self._splice(name, file_name(name), folder)
            elif graph is not None:
                EXPORTERS[name].write(graph, folder / file_name(name), base=self._base)
            else:
                left_out.append(
                    f"{name}: it takes the whole graph in memory, and {facts:,} facts are many; `kg export`"
                )
        return tuple(left_out)

    def _graph(self, folder: Path) -> KnowledgeGraph:
        """The graph from the interchange files, of which those that are as they were are not in ``folder``."""
        with tempfile.TemporaryDirectory(dir=folder) as view:
            for name in INTERCHANGE:
                made = folder / name
                shutil.copyfile(made if made.exists() else self._out / name, Path(view) / name)
            return KnowledgeGraph.load(view)

    def _page(self, *_: str) -> list[tuple[str, bytes]]:
        return [("", piece) for piece in page_text(self._db, self._summary, self._base)]

    def _splice(
        self, name: str, file: str, folder: Path, rows: Rows | None = None, closing: bytes = b"", more: str = ""
    ) -> None:
        db, format, old, new = self._db, self._blocks.get(name, Lines()), self._out / file, folder / file
        opening, closing = format.opening(self._summary), closing or format.closing(self._summary)
        written = splice.write(db, name, old, new, opening, rows or rows_of(db, name), closing, more)
        if written:
            self._written.append(written)
        else:
            self.same.add(file)

    def settled(self) -> None:
        """Remember which files were written, when they are in their places."""
        splice.settled(self._db, self._written)


def file_name(name: str) -> str:
    """What the file or folder of a format is called."""
    exporter = EXPORTERS[name]
    return name if exporter.is_folder else f"graph{exporter.suffix}"


def summary_of(db: sqlite3.Connection, about: Mapping[str, str]) -> Summary:
    """The numbers of the graph in ``db``."""

    def column(name: str) -> tuple[str, ...]:
        return distinct(text for (text,) in db.execute(f"SELECT DISTINCT {name} FROM document"))

    facts: Counter[tuple[str, str, bool]] = Counter()
    keys, roles, dates = set(), set(), set()
    # an index has all of these, so that not the whole table has to be read
    told = "predicate, status, literal, qualifiers, role, since, until"
    for *kind, literal, listed, role, since, until, number in db.execute(
        f"SELECT {told}, count(*) FROM fact INDEXED BY fact_told GROUP BY {told}"
    ):
        facts[kind[0], kind[1], bool(literal)] += number
        keys.add(listed)
        roles.add(role)
        dates |= {since, until}
    return Summary(
        db.execute("SELECT count(*) FROM document").fetchone()[0],
        dict(db.execute("SELECT type, count(*) FROM entity GROUP BY type")),
        dict(facts),
        column("source"),
        column("published"),
        tuple(sorted({key for listed in keys for key in json.loads(listed)})),
        distinct(roles),
        distinct(dates),
        about,
    )
