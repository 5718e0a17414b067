"""What a change of the graph has to look at, and what it has changed."""

import sqlite3
from dataclasses import dataclass, field

from kg.encoding import encoder
from kg.link.decided import Verdicts
from kg.model import Rejected

Key = tuple[str, str, str]  # type, name, the document that the name means something in
# where refusals come from: ("decisions", "", ""), ("document", "", its id), ("alias" or "stem", type, what)
Source = tuple[str, str, str]

as_json = encoder(",", ":")


@dataclass(slots=True)
class Touched:
    """What came out differently: documents by what they say or name, entities and facts, all by id; those that vanished
    are among them, and the ends of facts count as touched, too. ``gone`` are the facts that vanished, each with its
    subject. ``renumbered`` are documents that are now another article of their file, ``shifted`` those that begin
    elsewhere in it, which may say the same as before. ``vain`` are the decisions that came to nothing, touched or
    not."""

    documents: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    gone: dict[str, str] = field(default_factory=dict)
    renumbered: set[str] = field(default_factory=set)
    shifted: set[str] = field(default_factory=set)
    vain: list[Rejected] = field(default_factory=list)


@dataclass(slots=True)
class Change:
    """One change of the graph in ``db``, in which the rounds tell each other what is to be looked at: ``keys`` and
    names of ``persons``; entities that names were taken from (``left``); by document, the names that have ``moved``
    to another entity; ``facts``; ``new`` documents; ``sources`` of refusals; and ``doubtful`` entities, which may be
    kept apart from others than before. ``again`` tells whether there was a graph before."""

    db: sqlite3.Connection
    verdicts: Verdicts
    again: bool
    keys: set[Key] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    moved: dict[str, set[int]] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    sources: set[Source] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    touched: Touched = field(default_factory=Touched)

    def look_at(self, type_: str, name: str, apart: str) -> None:
        """Join anew what is called so."""
        if type_ == "Person":
            self.persons.add(name)
        else:
            self.keys.add((type_, name, apart))

    def owners(self, type_: str, name: str) -> set[str]:
        """The names of those who have this for an alias that counts in other documents."""
        rows = self.db.execute("SELECT DISTINCT name FROM alias WHERE type = ? AND alias = ?", (type_, name))
        return {owner for (owner,) in rows}
