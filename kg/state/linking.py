"""Linking anew only what changed documents touch: the functions of ``kg.link``, each applied to what it looks at.

Which bundles of names join depends on who has whose name for an alias, who is whose namesake on the names of the bodies
where people hold posts (``naming.py``), and what is one fact on the entities of its claims (``claims.py``). So a change
goes through rounds, and each hands on only what came out differently.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from kg.link.decided import NONE, Verdicts
from kg.model import Analysis
from kg.state.apart import refuse
from kg.state.claims import join_claims
from kg.state.grouped import Grouped, grouped, packed
from kg.state.helpers import Helpers
from kg.state.naming import join_names
from kg.state.touched import Change, Touched


class Relinking:
    """One change of the graph in ``db``: first :meth:`drop` and :meth:`put` documents, then :meth:`finish`.

    ``verdicts`` are what people have decided, ``redecided`` the types and names on which they may have decided
    otherwise than before; the documents in which that counts have to be dropped and put again. ``helpers`` make facts
    beside this process."""

    def __init__(
        self,
        db: sqlite3.Connection,
        verdicts: Verdicts = NONE,
        redecided: Iterable[tuple[str, str]] = (),
        helpers: Helpers | None = None,
    ) -> None:
        again = db.execute("SELECT 1 FROM entity LIMIT 1").fetchone() is not None
        self._db, self._helpers = db, helpers
        self._change = Change(db, verdicts, again)
        for type_, name in redecided:
            self._change.look_at(type_, name, "")

    def drop(self, doc: str) -> None:
        """Take out what the document said."""
        db, change = self._db, self._change
        for type_, name, of_document, entity in db.execute(
            "SELECT type, name, apart, entity FROM names WHERE doc = ?", (doc,)
        ):
            change.look_at(type_, name, of_document)
            change.left.add(entity)
        change.keys.update(
            (type_, alias, "") for type_, alias in db.execute("SELECT type, alias FROM alias WHERE doc = ?", (doc,))
        )
        change.facts.update(fact for (fact,) in db.execute("SELECT fact FROM claim WHERE doc = ?", (doc,)) if fact)
        for table in ("names", "alias", "post", "claim", "doubt"):
            db.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))
        if change.again:
            change.sources.add(("document", "", doc))
        change.touched.documents.add(doc)

    def put(self, analysis: Analysis, homes: Mapping[str, str]) -> None:
        """Take in what a document says, in whose file 区, 镇 … mean ``homes``."""
        rows = grouped(analysis, homes, self._change.verdicts)
        doc = analysis.document.id
        self._db.execute("REPLACE INTO ready VALUES (?, NULL, ?)", (doc, packed(rows)))
        self.put_rows(doc, rows)

    def put_rows(self, doc: str, rows: Grouped) -> None:
        """Take in the rows of a document, which are ``ready`` in the database, too."""
        db, change = self._db, self._change
        for _, _, type_, name, apart, *_ in rows.names:
            change.look_at(type_, name, apart)
        change.keys.update((type_, alias, "") for type_, alias, *_ in rows.aliases)
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?)", rows.names)
        db.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", rows.aliases)
        db.executemany("INSERT OR IGNORE INTO post VALUES (?, ?, ?)", rows.posts)
        if rows.doubts:
            db.executemany("INSERT INTO doubt VALUES (?, ?, ?, ?, ?)", rows.doubts)
            change.sources.add(("document", "", doc))
        change.new.add(doc)
        change.touched.documents.add(doc)

    def finish(self) -> Touched:
        """Link what the changes touch, and tell what came out differently."""
        change = self._change
        join_names(change)
        join_claims(change, self._helpers)
        refuse(change)
        self._db.execute("DELETE FROM ready")
        change.touched.documents.update(change.moved)
        return change.touched
