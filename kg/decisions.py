"""What people have decided on names: a file of theirs, one decision a line, that outlives every build.

The file is a table of UTF-8 text, its columns (:data:`COLUMNS`) parted by tabs, the first line their names; ``#``
begins a comment line. ``same`` says that two names are of one thing, whose name is the first; ``apart`` that they are
of two. A name without articles (``in``, ids parted by spaces) is meant wherever it stands, one with articles in those
only, and there it is by itself but for what decisions say.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import ENTITY_TYPES

COLUMNS = ("verdict", "type", "name", "in", "other_type", "other_name", "other_in", "because", "by", "on")
SAME, APART = "same", "apart"
RULE = "decision"  # what links and refusals name as their rule that a decision brought about
# types that articles may take one and the same thing for
_KIN = ({"Government", "Organization", "Company"}, {"Place", "Project", "Facility"})
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class DecisionError(ValueError):
    """A file of decisions that cannot be used; the message names the file and the line."""


class Named(NamedTuple):
    """A name of a type, in the articles ``docs`` only where there are some."""

    type: str
    name: str
    docs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.type}{', in ' + ' '.join(self.docs) if self.docs else ''})"


class Decision(NamedTuple):
    """One line of the file; ``place`` is where it stands (``decisions.tsv:3``)."""

    verdict: str
    one: Named
    other: Named
    because: str
    by: str = ""
    on: str = ""
    place: str = ""

    @property
    def reason(self) -> str:
        """The reason with who decided and when."""
        told = "，".join(filter(None, (self.by, self.on)))
        return f"{self.because}（{told}）" if told else self.because


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in the file ``path``. Raises DecisionError where a line cannot be used, OSError where the file
    cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path.name}: not UTF-8: {error}") from error
    return tuple(_rows(path.name, text))


def _rows(file: str, text: str) -> Iterator[Decision]:
    headed = False
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{file}:{number}"
        cells = tuple(cell.strip() for cell in line.removesuffix("\r").split("\t"))
        if not any(cells) or line.startswith("#"):
            continue
        if not headed:
            if cells != COLUMNS:
                raise DecisionError(f"{place}: the first line names the columns: {' '.join(COLUMNS)}, parted by tabs")
            headed = True
            continue
        yield _decision(place, cells)


def _decision(place: str, cells: tuple[str, ...]) -> Decision:
    least = COLUMNS.index("because") + 1
    cells = tuple(cells[: max(least, *(n for n, cell in enumerate(cells, 1) if cell))])  # a spreadsheet's empty ones
    if not least <= len(cells) <= len(COLUMNS):
        raise DecisionError(f"{place}: {len(cells)} columns, where there should be {len(COLUMNS)}: {' '.join(COLUMNS)}")
    verdict, type_, name, docs, other_type, other_name, other_docs, because, by, on = (*cells, "", "")[: len(COLUMNS)]
    one = Named(type_, name, tuple(sorted(set(docs.split()))))
    other = Named(other_type or type_, other_name, tuple(sorted(set(other_docs.split()))))
    decision = Decision(verdict, one, other, because, by, on, place)
    if wrong := _wrong(decision):
        raise DecisionError(f"{place}: {wrong}")
    return decision


def _wrong(d: Decision) -> str:
    """What makes a decision one that cannot be used; "" where nothing does."""
    types = {d.one.type, d.other.type}
    unknown = sorted(types - set(ENTITY_TYPES))
    cells = (d.verdict, d.one.name, d.other.name, d.because, d.by, *d.one.docs, *d.other.docs)
    troubles = (
        (d.verdict not in (SAME, APART), f"{d.verdict!r} is no verdict; there are {SAME} and {APART}"),
        (unknown, f"{unknown} is no type; there are {' '.join(ENTITY_TYPES)}"),
        (not (d.one.name and d.other.name), "a name is missing"),
        (any(unicodedata.category(c) in ("Cc", "Cs") for c in "".join(cells)), "there is a control character in it"),
        (not d.because, "the reason (because) is missing"),
        (d.on and not _DATE.fullmatch(d.on), f"{d.on!r} is no date; write it as 2031-05-12"),
        (len(types) > 1 and not any(types <= kin for kin in _KIN), f"nothing is {' and '.join(sorted(types))} at once"),
        (d.one == d.other, f"both names are {d.one}"),
    )
    return next((words for wrong, words in troubles if wrong), "")


def row_of(decision: Decision) -> str:
    """The line of ``decision``, without its end; white space inside of a cell becomes a blank."""
    sides = ((side.type, side.name, " ".join(side.docs)) for side in (decision.one, decision.other))
    cells = (decision.verdict, *(cell for side in sides for cell in side), decision.because, decision.by, decision.on)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def with_decision(path: Path, decision: Decision) -> tuple[str, tuple[Decision, ...]]:
    """What has to be written behind the text of the file ``path``, which need not be there yet, to add ``decision``,
    and all decisions that it then has. Raises DecisionError where either cannot be used."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    known = read_decisions(path) if path.exists() else ()
    begun = any(line.strip() and not line.startswith("#") for line in text.split("\n"))
    head = "" if begun else "\t".join(COLUMNS) + "\n"
    more = ("" if not text or text.endswith("\n") else "\n") + head + row_of(decision) + "\n"
    place = f"{path.name}:{(text + more).count(chr(10))}"
    return more, (*known, _decision(place, tuple(row_of(decision).split("\t"))))


def contents(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions without their places, each once and in an order of their own: what a build depends on."""
    return sorted({decision._replace(place="") for decision in decisions})
