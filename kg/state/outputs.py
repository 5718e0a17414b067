"""The files of a build, from what is kept: block by block where a format has blocks, else from the whole graph."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kg.export import EXPORTERS
from kg.graph import KnowledgeGraph, json_line
from kg.state.blocks import GraphML, Lines, Page, Turtle, everything, records_of, render, text_of
from kg.state.linking import Touched
from kg.state.page import page_text
from kg.summary import Summary

# formats that need the whole graph in memory are for graphs of up to so many facts
IN_MEMORY = 100_000


class Outputs:
    """Writes the files of the graph in ``db``, whose :class:`Summary` is ``summary``."""

    def __init__(self, db: sqlite3.Connection, summary: Summary, base: str, tell: Callable[[str], None]) -> None:
        self._db, self._summary, self._base, self._tell = db, summary, base, tell
        self._blocks: dict[str, Lines] = {
            "documents": Lines(),
            "turtle": Turtle(base),
            "graphml": GraphML(),
            "html": Page(db),
        }

    def update(self, formats: Sequence[str], touched: Touched) -> None:
        """Make the blocks of ``formats`` of what was touched since the last build, of all for a format that was not
        asked for then. Runs in the caller's transaction."""
        db, old, new = self._db, {}, {}
        for name, format in self._blocks.items():
            part = f"block {name}"
            if name not in (*formats, "documents"):
                db.execute("DELETE FROM block WHERE format = ?", (name,))
                db.execute("DELETE FROM key WHERE part = ?", (part,))
            elif db.execute("SELECT value FROM key WHERE part = ?", (part,)).fetchone() == (self._base,):
                old[name] = format
            else:
                new[name] = format
                db.execute("DELETE FROM block WHERE format = ?", (name,))
                db.execute("REPLACE INTO key VALUES (?, ?)", (part, self._base))
        if old:
            render(db, old, touched, self._tell)
        if new:
            render(db, new, everything(db), self._tell)

    def write(self, folder: Path, formats: Sequence[str]) -> tuple[str, ...]:
        """Write the interchange files and ``formats`` into ``folder``; tells what was left out and why."""
        self._tell("writing the interchange files")
        self._write(folder / "documents.jsonl", text_of(self._db, "documents", Lines(), self._summary))
        for table, name in (("entity", "entities"), ("fact", "facts")):
            self._write(folder / f"{name}.jsonl", records_of(self._db, table))
        (folder / "about.json").write_bytes(json_line(dict(sorted(self._summary.about.items()))))
        left_out = []
        facts = sum(self._summary.facts.values())
        whole = [name for name in formats if name not in self._blocks]
        graph = KnowledgeGraph.load(folder) if whole and facts <= IN_MEMORY else None
        for name in formats:
            self._tell(f"writing {name}")
            if name == "html":
                page = page_text(self._db, self._summary, self._base)
                (folder / file_name(name)).write_bytes(page.encode())
            elif name in self._blocks:
                text = text_of(self._db, name, self._blocks[name], self._summary)
                self._write(folder / file_name(name), text)
            elif graph is not None:
                EXPORTERS[name].write(graph, folder / file_name(name), base=self._base)
            else:
                left_out.append(
                    f"{name}: it takes the whole graph in memory, and {facts:,} facts are many; `kg export`"
                )
        return tuple(left_out)

    def _write(self, path: Path, pieces: Iterable[bytes]) -> None:
        with path.open("wb", buffering=1 << 20) as file:
            file.writelines(pieces)


def file_name(name: str) -> str:
    """What the file or folder of a format is called."""
    exporter = EXPORTERS[name]
    return name if exporter.is_folder else f"graph{exporter.suffix}"


def summary_of(db: sqlite3.Connection, about: Mapping[str, str]) -> Summary:
    """The numbers of the graph in ``db``."""

    def column(query: str) -> tuple[str, ...]:
        return tuple(sorted({text for (text,) in db.execute(f"SELECT DISTINCT {query}") if text}))

    posts = "FROM fact WHERE predicate = 'holdsPosition' AND status = 'asserted'"
    keys = db.execute("SELECT DISTINCT qualifiers FROM fact")
    return Summary(
        db.execute("SELECT count(*) FROM document").fetchone()[0],
        dict(db.execute("SELECT type, count(*) FROM entity GROUP BY type")),
        {
            (predicate, status, bool(literal)): number
            for predicate, status, literal, number in db.execute(
                "SELECT predicate, status, object IS NULL, count(*) FROM fact GROUP BY 1, 2, 3"
            )
        },
        column("source FROM document"),
        column("published FROM document"),
        tuple(sorted({key for (listed,) in keys for key in json.loads(listed)})),
        column(f"json_extract(CAST(line AS TEXT), '$.qualifiers.role') {posts}"),
        tuple(sorted({*column(f"json_extract(CAST(line AS TEXT), '$.qualifiers.since') {posts}"),
                      *column(f"json_extract(CAST(line AS TEXT), '$.qualifiers.until') {posts}")})),
        about,
    )  # fmt: skip
