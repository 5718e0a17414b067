"""What people have decided otherwise than at the last build, and which documents have to be grouped anew for it."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from kg.decisions import APART, Decision, Named, contents
from kg.link.decided import Verdicts, components

Names = tuple[str, str]  # type and name


def take_decisions(db: sqlite3.Connection, verdicts: Verdicts) -> tuple[set[Names], set[str]]:
    """Notes the decisions that there are now. Gives the types and names on which they are others than at the last
    build, or turn together with such, and the documents in which other names may be one for it. Runs in the caller's
    transaction."""
    row = db.execute("SELECT value FROM key WHERE part = 'decisions'").fetchone()
    old = {_decision(*cells) for cells in json.loads(row[0])} if row else set()
    listed = contents(verdicts.decisions)
    changed = old.symmetric_difference(listed)
    if not changed:
        return set(), set()
    db.execute("REPLACE INTO key VALUES ('decisions', ?)", (json.dumps(listed, ensure_ascii=False),))
    together = components((d.one[:2], d.other[:2]) for d in old.union(listed))
    names = {name for d in changed for name in together[d.one[:2]]}
    # names that are merely the same are joined over documents alone
    deep = {name for d in old.union(listed) if _counts_within(d) for name in together[d.one[:2]]} & names
    return names, _naming(db, {name for _, name in deep}) if deep else set()


def _counts_within(d: Decision) -> bool:
    return d.verdict == APART or bool(d.one.docs or d.other.docs)


def _naming(db: sqlite3.Connection, texts: Collection[str]) -> set[str]:
    """The documents in which anything is called one of these, by itself or among others."""
    found = set()
    for doc, name, mentions, links in db.execute("SELECT doc, name, mentions, links FROM names"):
        if doc not in found and (name in texts or any(text in texts for text in _surfaces(mentions, links))):
            found.add(doc)
    return found


def _surfaces(mentions: str, links: str) -> Iterable[str]:
    yield from (text for _, _, text in json.loads(mentions))
    yield from json.loads(links or "{}")


def _decision(verdict: str, one: list[Any], other: list[Any], *more: str) -> Decision:
    one_side, other_side = (Named(type_, name, tuple(docs)) for type_, name, docs in (one, other))
    return Decision(verdict, one_side, other_side, *more)
