"""What a relation pattern sees of a sentence: mentions, references, roles, dates and quantities as single units.

A sentence becomes a *skeleton*: its text in which each unit is replaced by one private-use character that tells its
kind. Patterns are then plain regular expressions over skeletons, in which no name can be cut or mistaken for words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.model import Mention

KINDS = (
    "Person", "Government", "Company", "Organization", "Place", "Facility", "Project", "Event", "Policy", "Industry",
    "Role", "Date", "Quantity",
)  # fmt: skip
SIGNS = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}
# between a firm and one of its own: 甲集团|旗下全资子公司|乙公司
OF_ITS_FIRMS = r"(?:的|旗下|下属)?(?:全资|控股|参股|间接)*(?:子公司|孙公司|关联公司|关联企业|下属公司|附属公司)"
GROUPS = {
    "Org": ("Government", "Company", "Organization"),
    "Actor": ("Government", "Company", "Organization", "Place", "Project"),
    "Body": ("Government", "Company", "Organization", "Place", "Project", "Facility"),
    "Site": ("Place", "Project", "Facility"),
    "Work": ("Project", "Facility"),
    "Any": (
        "Person",
        "Government",
        "Company",
        "Organization",
        "Place",
        "Facility",
        "Project",
        "Event",
        "Policy",
        "Industry",
    ),
}


def sign_class(kinds: Iterable[str]) -> str:
    """A regular-expression class of the signs of ``kinds``, group names expanded."""
    expanded = [k for kind in kinds for k in GROUPS.get(kind, (kind,))]
    return "[" + "".join(SIGNS[k] for k in dict.fromkeys(expanded)) + "]"


# places, works and houses, where other things lie
SITE = sign_class(("Site",))


class Unit(NamedTuple):
    """A unit at ``start``/``end`` of the document: ``mention`` is what it names or refers to; ``value`` is the role as
    written, the ISO date or the quantity's number; ``refers`` says that the span only points to the mention."""

    start: int
    end: int
    kind: str
    text: str
    mention: Mention | None = None
    value: str = ""
    unit: str = ""
    approximate: str = ""
    refers: bool = False


# a web page writes the same marks in half width: one for one, so that positions stay
_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_HALF = re.compile("[,:;!?()]")


class Skeleton:
    """A sentence with its units as single signs; maps positions in the skeleton back to units and offsets."""

    def __init__(self, text: str, start: int, end: int, units: Sequence[Unit]) -> None:
        """``units`` are those of ``text[start:end]``, in order, not overlapping."""
        self.start, self.end = start, end
        self.units = tuple(units)
        pieces: list[str] = []
        # where each piece begins, in the skeleton and in the document
        self._at: list[int] = []
        self._from: list[int] = []
        self._unit_at: dict[int, Unit] = {}
        self._place: dict[tuple[int, int], int] = {}
        position, length = start, 0
        for unit in units:
            if unit.start > position:
                self._note(length, position)
                pieces.append(text[position : unit.start])
                length += unit.start - position
            self._note(length, unit.start)
            self._unit_at[length] = unit
            self._place[unit.start, unit.end] = length
            pieces.append(SIGNS[unit.kind])
            length += 1
            position = unit.end
        self._note(length, position)
        pieces.append(text[position:end])
        self.text = "".join(pieces)
        if _HALF.search(self.text):  # seldom, and to translate takes long
            self.text = self.text.translate(_WIDE)

    def _note(self, at: int, origin: int) -> None:
        self._at.append(at)
        self._from.append(origin)

    def unit(self, at: int) -> Unit:
        """The unit whose sign stands at ``at``."""
        return self._unit_at[at]

    def unit_or_none(self, at: int) -> Unit | None:
        """The unit whose sign stands at ``at``, if one does."""
        return self._unit_at.get(at)

    def units_in(self, start: int, end: int) -> list[Unit]:
        """The units whose signs stand in ``text[start:end]`` of the skeleton, in order."""
        return [self._unit_at[i] for i in range(start, end) if i in self._unit_at]

    def place(self, unit: Unit) -> int:
        """Where the sign of ``unit`` stands in the skeleton."""
        return self._place[unit.start, unit.end]

    def origin(self, at: int) -> int:
        """The document offset of position ``at`` of the skeleton."""
        piece = bisect_right(self._at, at) - 1
        return self._from[piece] + (at - self._at[piece])


_CLAUSE = re.compile(r"[，,；;：:。！？!?]")


def clause(skeleton: str, at: int) -> tuple[int, int]:
    """The clause of the skeleton that holds ``at``: the stretch between two commas or stronger marks."""
    marks = _marks(skeleton)
    after = bisect_left(marks, at)
    return marks[after - 1] + 1 if after else 0, marks[after] if after < len(marks) else len(skeleton)


@lru_cache(maxsize=256)  # the sentences of a document, about which the rules ask in turn
def _marks(skeleton: str) -> tuple[int, ...]:
    """Where the clauses of a skeleton end."""
    return tuple(m.start() for m in _CLAUSE.finditer(skeleton))
