"""How likely each relation between two names is: a small network over the states at both and between them.

What it reads of a pair: the scores that the characters at the ends of either name have as subject and as object, what
those between them (fewer numbers each) add up to, and what :func:`pairs_of` tells of the two, among it what the rules
say. A hidden layer of rectified units above these, another one, and a logistic unit for each relation.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.learned.stored import Stored
from kg.model import ENTITY_TYPES
from kg.tag.packing import Ints
from kg.tag.weights import Floats

PREDICATES = (
    "holdsPosition", "locatedIn", "adjacentTo", "partOf", "cooperatesWith", "participatesIn", "heldIn", "concerns",
    "develops", "establishes", "hasIndustry", "pursues", "selectedFor", "announces", "founded", "relocated", "quantity",
)  # fmt: skip
FIGURE = "Figure"
KINDS = (*ENTITY_TYPES, FIGURE)
# how far apart two names may stand, in characters, sentences and other ends between them
_FAR, _SENTENCES, _NEIGHBOURS = 100, 1, 24
# the same with all of the lists that they stand in
_STEPS = 60
# what the title or the sentence after it names, up to so many, may have a relation to anything in the document
_LEADS = 8
_DISTANCES = np.array([1, 4, 11, 31])
_BETWEEN = np.array([1, 2, 3])
_MARKS = np.array([1, 2])
_APART = np.array([1, 2, 5])
_OFTEN = np.array([2, 4])
# ends that are scored at a time, of which each meets its neighbours: in a long article all would take too much memory
_AT_ONCE = 500
# likelier relations than this are worth telling of, and all that rules tell of
_WORTH_TELLING = 0.02

Bools = NDArray[np.bool_]


class End(NamedTuple):
    """What a relation may lead from or to, at ``text[start:end]``: a mention of a type, or a figure.

    ``key`` is the same for all that name the same thing. ``sentence`` is the number of the sentence, ``marks`` how many
    commas and the like stand before it in the document. ``listed`` says that only 、 or 和 parts it from the one
    before, ``title`` that it stands in the title, ``points`` that it only refers to what it names (该公司), ``ruled``
    that rules found it.
    """

    start: int
    end: int
    kind: str
    key: str
    sentence: int
    marks: int = 0
    listed: bool = False
    title: bool = False
    points: bool = False
    ruled: bool = True


class Told(NamedTuple):
    """What a rule says: subject and object by their keys, how sure it is."""

    subject: str
    predicate: str
    object: str
    confidence: float


class Said(NamedTuple):
    """A relation between two of the ends, given by their numbers, with its chance."""

    subject: int
    predicate: str
    object: int
    chance: float


class Pairs(NamedTuple):
    """Numbers of the subjects and objects of pairs, their features (pairs × FEATURES), and the rows ``between`` them
    (pairs × 2): the first of these, and the first behind them."""

    subjects: Ints
    objects: Ints
    features: Floats
    between: Ints


class PairScorer:
    """The network above the states of the characters."""

    def __init__(self, stored: Stored) -> None:
        self._layers = stored.pairs
        self._width = len(stored.pairs[0][1])
        self._kinds = stored.kinds > 0

    def score(self, columns: Floats, rows: Ints, ends: Sequence[End], told: Sequence[Told]) -> Iterator[Said]:
        """The relations between ``ends`` (in text order) with some chance, and those ``told``, at their best places.

        ``columns`` are the scores of the document's characters as subject and as object (rows × a width each) and
        between; ``rows`` (ends × 2) the first and the last one of each end.
        """
        best: dict[tuple[str, str, str], Said] = {}
        for at in range(0, len(ends), _AT_ONCE):
            part = slice(at, at + _AT_ONCE + _STEPS)
            for said in self._said(columns, rows[part], ends[part], told):
                key = ends[at + said.subject].key, said.predicate, ends[at + said.object].key
                if key not in best or best[key].chance < said.chance:
                    best[key] = said._replace(subject=at + said.subject, object=at + said.object)
        yield from best.values()

    def _said(self, columns: Floats, rows: Ints, ends: Sequence[End], told: Sequence[Told]) -> Iterator[Said]:
        """The relations between some ends that are worth telling of, at all their places."""
        pairs = pairs_of(rows, ends, told, np.logical_or.reduce(self._kinds))
        if not len(pairs.subjects):
            return
        chances = self._chances(columns, rows, pairs)
        numbers = np.array([KINDS.index(end.kind) for end in ends])
        chances *= self._kinds[:, numbers[pairs.subjects], numbers[pairs.objects]].T
        ruled = pairs.features[:, -2 * len(PREDICATES) : -len(PREDICATES)] > 0
        for pair, predicate in np.argwhere((chances > _WORTH_TELLING) | ruled).tolist():
            chance = round(float(chances[pair, predicate]), 4)
            yield Said(int(pairs.subjects[pair]), PREDICATES[predicate], int(pairs.objects[pair]), chance)

    def _chances(self, columns: Floats, rows: Ints, pairs: Pairs) -> Floats:
        width = self._width
        at_ends = columns[:, : 2 * width]
        subject, other = rows[pairs.subjects], rows[pairs.objects]
        sums = np.maximum(columns[:, 2 * width :], 0).cumsum(0, np.float64)
        sums = np.concatenate([np.zeros_like(sums[:1]), sums])
        low, high = pairs.between.T
        passed = (sums[high] - sums[low]) / np.sqrt(1 + high - low)[:, None]
        (first, bias), (second, second_bias), (last, last_bias) = self._layers
        hidden = pairs.features @ first + bias
        hidden[:, : passed.shape[1]] += passed.astype(np.float32)
        hidden += at_ends[subject[:, 0], :width] + at_ends[subject[:, 1], :width]
        hidden += at_ends[other[:, 0], width:] + at_ends[other[:, 1], width:]
        scores = np.maximum(np.maximum(hidden, 0) @ second + second_bias, 0) @ last + last_bias
        chances: Floats = 1 / (1 + np.exp(-scores.clip(-50, 50)))
        return chances


def pairs_of(rows: Ints, ends: Sequence[End], told: Sequence[Told], kinds: Bools) -> Pairs:
    """The pairs of ends near each other, and of those that lead a document with all others, that ``kinds`` (kinds ×
    kinds) allows, both ways round."""
    numbers = np.array([KINDS.index(end.kind) for end in ends])
    keys = {key: number for number, key in enumerate(dict.fromkeys(end.key for end in ends))}
    key = np.array([keys[end.key] for end in ends])
    lists = _lists(ends)
    subjects, objects = _near(rows, ends, key, lists)
    allowed = kinds[numbers[subjects], numbers[objects]]
    subjects, objects = subjects[allowed], objects[allowed]
    low, high = _seen_from(subjects, objects, lists)
    parts = [
        _features(rows, ends, numbers, subjects, objects, low, high),
        _standing(ends, numbers, key, subjects, objects, low, high),
        _ruled(keys, key, subjects, objects, told),
    ]
    first = rows[low, 1] + 1
    behind = np.maximum(first, rows[high, 0])
    # what stands between two that are far apart tells nothing of them
    between = np.stack([first, np.where(behind - first > _FAR, first, behind)], axis=1)
    return Pairs(subjects, objects, np.concatenate(parts, axis=1), between.reshape(-1, 2))


def _lists(ends: Sequence[End]) -> tuple[Ints, Ints]:
    """For each end the first and the last one of the list that it stands in, itself where in none."""
    first = np.arange(len(ends))
    before = 0
    for number, end in enumerate(ends):
        if number and end.start < ends[before].end:
            continue  # nested in the one before
        if number and end.listed:
            first[number] = first[before]
        before = number
    last = np.arange(len(ends))
    np.maximum.at(last, first, np.arange(len(ends)))
    return first, last[first]


def _seen_from(subjects: Ints, objects: Ints, lists: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """The earlier and the later end of each pair; of a list, which is told of as a whole, the end that is nearer to the
    other one: in 甲公司与乙、丙、丁签约 all three stand as near to 甲公司 as 乙."""
    first, last = lists
    low, high = np.minimum(subjects, objects), np.maximum(subjects, objects)
    apart = first[low] != first[high]
    return np.where(apart & (last[low] < high), last[low], low), np.where(
        apart & (first[high] > low), first[high], high
    )


def _near(rows: Ints, ends: Sequence[End], key: Ints, lists: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """The numbers of the subjects and objects of pairs that may have a relation."""
    sentence = np.array([end.sentence for end in ends])
    steps = np.arange(1, min(len(ends), _STEPS + 1))[:, None]
    one, other = (part.ravel() for part in np.broadcast_arrays(np.arange(len(ends)), np.arange(len(ends)) + steps))
    inside = other < len(ends)
    one, other = one[inside], other[inside]
    low, high = _seen_from(one, other, lists)
    near = (rows[high, 0] - rows[low, 1] <= _FAR) & (sentence[other] - sentence[one] <= _SENTENCES)
    near &= (key[one] != key[other]) & (high - low <= _NEIGHBOURS)
    found = [(one[near], other[near]), (other[near], one[near])]
    for lead in _leads(ends):
        others = np.flatnonzero((sentence > sentence[lead] + _SENTENCES) & (key != key[lead]))
        found += [(np.full_like(others, lead), others), (others, np.full_like(others, lead))]
    subjects, objects = (np.concatenate([pair[part] for pair in found]) for part in (0, 1))
    return subjects, objects


def _leads(ends: Sequence[End]) -> list[int]:
    """The ends that a document leads with, each key once."""
    first: dict[str, int] = {}
    for number, end in enumerate(ends):
        if end.sentence > 1 or len(first) == _LEADS:
            break
        if end.kind != FIGURE:
            first.setdefault(end.key, number)
    return list(first.values())


def _standing(
    ends: Sequence[End], numbers: Ints, key: Ints, subjects: Ints, objects: Ints, low: Ints, high: Ints
) -> Floats:
    """How often and where a document names the two, and how many others of their kinds it names between ``low`` and
    ``high``."""
    often = np.searchsorted(_OFTEN, np.bincount(key), side="right")[key]
    title = np.zeros(len(ends), np.bool_)
    title[key[[end.title for end in ends]]] = True
    before = np.concatenate([np.zeros((1, len(KINDS)), np.intp), _one_hot(numbers, len(KINDS)).cumsum(0)])
    parts: list[NDArray[Any]] = []
    for one in (subjects, objects):
        between = (before[high, numbers[one]] - before[low + 1, numbers[one]]).clip(0, 2)
        parts += [_one_hot(between, 3), _one_hot(often[one], len(_OFTEN) + 1), title[key[one]][:, None]]
    return np.concatenate(parts, axis=1).astype(np.float32)


def _features(
    rows: Ints, ends: Sequence[End], numbers: Ints, subjects: Ints, objects: Ints, low: Ints, high: Ints
) -> Floats:
    """Of what kinds the two are, and how they, or the lists that they stand in, stand to each other."""
    flags = np.array([[e.title, e.points, e.listed, e.ruled] for e in ends], np.float32)
    sentence, marks = np.array([e.sentence for e in ends]), np.array([e.marks for e in ends])
    first = np.diff(sentence, prepend=-1) > 0
    gap = rows[high, 0] - rows[low, 1] - 1
    parts = [
        _one_hot(numbers[subjects], len(KINDS)),
        _one_hot(numbers[objects], len(KINDS)),
        flags[subjects],
        flags[objects],
        _one_hot(np.searchsorted(_DISTANCES, gap, side="right"), len(_DISTANCES) + 1),
        _one_hot(np.searchsorted(_BETWEEN, high - low - 1, side="right"), len(_BETWEEN) + 1),
        _one_hot(np.searchsorted(_MARKS, marks[high] - marks[low], side="right"), len(_MARKS) + 1),
        _one_hot(np.searchsorted(_APART, sentence[high] - sentence[low], side="right"), len(_APART) + 1),
        np.stack([subjects < objects, first[subjects], first[objects], gap < 0], axis=1),
    ]
    return np.concatenate(parts, axis=1).astype(np.float32)


def _ruled(keys: dict[str, int], key: Ints, subjects: Ints, objects: Ints, told: Sequence[Told]) -> Floats:
    """How sure rules are of each relation of each pair, and of those the other way round."""
    count = len(PREDICATES)
    said = np.zeros((len(subjects), 2 * count), np.float32)
    codes = key[subjects] * len(keys) + key[objects]
    order = np.argsort(codes, kind="stable")
    for claim in told:
        if claim.subject in keys and claim.object in keys and claim.predicate in PREDICATES:
            one, other = keys[claim.subject], keys[claim.object]
            column = PREDICATES.index(claim.predicate)
            for code, at in ((one * len(keys) + other, column), (other * len(keys) + one, count + column)):
                first, last = np.searchsorted(codes, (code, code + 1), sorter=order)
                said[order[first:last], at] = claim.confidence
    return said


def _one_hot(numbers: Ints, count: int) -> Bools:
    found: Bools = numbers[:, None] == np.arange(count)
    return found


FEATURES = (
    2 * len(KINDS) + 8 + len(_DISTANCES) + len(_BETWEEN) + len(_MARKS) + len(_APART) + 4 + 4
    + 2 * (3 + len(_OFTEN) + 2) + 2 * len(PREDICATES)
)  # fmt: skip
