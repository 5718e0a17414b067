"""People of one name: one person or several?

Two documents speak of the same person when they place them at the same body, at bodies of the same territory (青石县委
and 青石县政府, 国务院 and 中共中央政治局) or firms of one house, or each at one where a third places them as well.
Posts at different bodies without any of this in common are two people; a document that says nothing of posts goes with
the person of whom most documents speak.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.link.group import Group
from kg.names import territory
from kg.words import word_pos

_HAN = re.compile(r"[\u4e00-\u9fff]+")


def brand(firm: str) -> str:
    """What the firms of one house begin with: two characters that are no word (岚桥|汽车, 岚桥|工程机械有限公司), with
    a place four (青石老窖|股份有限公司); "" where the name does not tell."""
    first = firm[:2]
    if len(firm) < 4 or not _HAN.fullmatch(first) or territory(firm) or first == "中国":
        return ""
    kind = word_pos(first)
    return first if kind is None else firm[:4] if kind == "ns" and len(firm) > 4 else ""


def split_namesakes(
    groups: Sequence[Group],
    bodies: Sequence[frozenset[str]],
    counts: Sequence[int] | None = None,
    labels: Sequence[str] = (),
    foreign: Collection[str] = (),
) -> list[tuple[str, list[Group]]]:
    """The groups of one name, one list for each person, the person with most documents first; ``bodies`` are the
    bodies where each group's person holds posts (王某 at 甲县政府 and 王某 at 乙集团 are two).

    Documents with the same bodies may come as one group, that of the first of them, where ``counts`` tells for how many
    each group stands. ``labels`` tell of groups that people have decided on, each label one person, and ``foreign`` are
    the labels of those who are not the one whom most documents mean; each list comes with its label, "" for none.
    """
    weights = counts or [1] * len(groups)
    seats = [{*found, *filter(None, map(territory, found)), *filter(None, map(brand, found))} for found in bodies]
    labelled: dict[str, list[int]] = {}
    for i, label in enumerate(labels):
        if label:
            labelled.setdefault(label, []).append(i)
    free = [i for i in range(len(groups)) if not (labels and labels[i])]
    parts = _sharing({i: seats[i] for i in free if bodies[i]})
    silent = [i for i in free if not bodies[i]]

    def rank(part: list[int]) -> tuple[int, str]:
        return -sum(weights[j] for j in part), min(groups[j].doc for j in part)

    kept = _attached(sorted(parts, key=rank), labelled, seats, foreign, bool(silent)) if labelled else parts
    found = [*(("", part) for part in kept), *labelled.items()]
    found.sort(key=lambda each: (each[0] in foreign, *rank(each[1])))
    if silent and found and found[0][0] not in foreign:
        found[0][1].extend(silent)
    elif silent:
        found.insert(0, ("", silent))
    return [(label, [groups[j] for j in sorted(part, key=lambda j: groups[j].doc)]) for label, part in found]


def _attached(
    parts: Sequence[list[int]],
    labelled: Mapping[str, list[int]],
    seats: Sequence[set[str]],
    foreign: Collection[str],
    rest: bool,
) -> list[list[int]]:
    """What is left of ``parts``, of which the first ones rank highest, when each is added to that one of those
    ``labelled`` with whom it shares most seats; one stays by itself where ``foreign`` ones are not to be all, unless
    there is a ``rest``."""

    def seats_of(part: Iterable[int]) -> set[str]:
        return set().union(*(seats[i] for i in part))

    met = {label: seats_of(part) for label, part in labelled.items()}
    strangers = [any(seats_of(part) & met[label] for label in foreign) for part in parts]
    order = sorted(range(len(parts)), key=strangers.__getitem__)
    base = order[0] if order and not (rest and strangers[order[0]]) else None
    kept = []
    for n in order:
        told = seats_of(parts[n])
        near = [(-len(told & met[label]), label) for label in met if told & met[label]]
        near = [each for each in near if n != base or each[1] not in foreign]
        if near:
            labelled[min(near)[1]].extend(parts[n])
        else:
            kept.append(parts[n])
    return kept


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
