"""People of one name: one person or several?

Two documents speak of the same person when they place them at the same body, at bodies of the same territory (青石县委
and 青石县政府, 国务院 and 中共中央政治局), or each at one where a third places them as well. Posts at different bodies
without any of this in common are two people; a document that says nothing of posts goes with the person of whom most
documents speak.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.link.local import Group
from kg.names import territory


def split_namesakes(
    groups: Sequence[Group], bodies: Sequence[frozenset[str]], counts: Sequence[int] | None = None
) -> list[list[Group]]:
    """The groups of one name, one list for each person, the person with most documents first; ``bodies`` are the
    bodies where each group's person holds posts (王某 at 甲县政府 and 王某 at 乙集团 are two).

    Documents with the same bodies may come as one group, that of the first of them, where ``counts`` tells for how many
    each group stands.
    """
    weights = counts or [1] * len(groups)
    seats = [{*found, *filter(None, map(territory, found))} for found in bodies]
    parts = _sharing({i: seats[i] for i in range(len(groups)) if bodies[i]})
    silent = [i for i in range(len(groups)) if not bodies[i]]
    if not parts:
        return [list(groups)]
    parts.sort(key=lambda part: (-sum(weights[j] for j in part), min(groups[j].doc for j in part)))
    parts[0] += silent
    return [[groups[j] for j in sorted(part, key=lambda j: groups[j].doc)] for part in parts]


def _sharing(seats: Mapping[int, Iterable[str]]) -> list[list[int]]:
    """Those who share a seat, directly or by way of others, together. Each seat is looked at once for each who has it:
    a common name has a hundred thousand documents."""
    leader = {i: i for i in seats}

    def first(i: int) -> int:
        while leader[i] != i:
            leader[i] = i = leader[leader[i]]
        return i

    holder: dict[str, int] = {}
    for i, held in seats.items():
        for seat in held:
            leader[first(i)] = first(holder.setdefault(seat, i))
    parts: dict[int, list[int]] = defaultdict(list)
    for i in seats:
        parts[first(i)].append(i)
    return list(parts.values())
