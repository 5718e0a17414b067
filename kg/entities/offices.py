"""Offices that are named by their kind alone beside a fuller one: 青石开发区党工委书记、管委会主任; 街道党工委.

Each is the office of the zone or street district whose office the text named in full before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.entities.candidate import EXPLICIT, Candidate, Reading

_OFFICE = re.compile(r"(?P<owner>.{2,}?)(?P<office>党工委|管委会|管理委员会|办事处)$")
_STREET = "街道"
# 街道党工委, 党工委, 管委会, 办事处|主任
_BARE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<street>街道)?(?P<office>党工委|管委会|办事处)|(?P<post>办事处)(?=(?:常务)?副?主任)"
)


def find_offices(reading: Reading, settled: Iterable[Candidate]) -> Iterator[Candidate]:
    """The offices named by their kind alone, each with its full name."""
    owners = list(_owners(reading.text, settled))
    if not owners:
        return
    for match in _BARE.finditer(reading.text):
        office = match["office"] or match["post"]
        owner = _owner(owners, match.start(), office, street=bool(match["street"]))
        if owner is None:
            continue
        name = owner + office
        because = f"前文说的是{owner}"
        yield Candidate(match.start(), match.end(), "Government", "office:owner", EXPLICIT, name, because)


def _owners(text: str, settled: Iterable[Candidate]) -> Iterator[tuple[int, str]]:
    """Where offices are named in full, and whose they are."""
    for c in settled:
        match = _OFFICE.match(text, c.start, c.end) if c.type == "Government" else None
        if match and match["owner"] != _STREET:
            yield c.end, match["owner"]


def _owner(owners: Sequence[tuple[int, str]], at: int, office: str, *, street: bool) -> str | None:
    """The owner named last before ``at`` that can have such an office: an 办事处 is a street district's, a 管委会 is
    not; where none is named before, the only one of the document."""
    fits = [(end, o) for end, o in owners if _can_have(o, office, street=street)]
    before = [o for end, o in fits if end <= at]
    if before:
        return before[-1]
    names = {o for _, o in fits}
    return names.pop() if len(names) == 1 else None


def _can_have(owner: str, office: str, *, street: bool) -> bool:
    is_street = owner.endswith(_STREET)
    if office == "办事处" or street:
        return is_street
    return office != "管委会" or not is_street
