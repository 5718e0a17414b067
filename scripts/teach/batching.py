"""Lessons side by side, in arrays that always have the same shapes, so that the network is compiled once."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from articles import Lesson

from kg.learned.clues import SIZES
from kg.learned.pairs import FEATURES, PREDICATES

# pieces of up to so many characters, and how many of them a batch holds
SHAPES = ((48, 40), (96, 20), (250, 4))
PAIRS, ROWS = 6000, 3072

Batch = dict[str, Any]


def batches(lessons: Sequence[Lesson], order: Sequence[int]) -> Iterator[Batch]:
    """The lessons in ``order``, as many at a time as a batch holds."""
    held: list[Lesson] = []
    for number in order:
        if held and not _fits([*held, lessons[number]]):
            yield batch(held)
            held = []
        held.append(lessons[number])
    if held:
        yield batch(held)


def _fits(lessons: Sequence[Lesson]) -> bool:
    lengths = np.array([len(s[0]) for lesson in lessons for s in lesson.sequences])
    counts = np.bincount(_shapes(lengths), minlength=len(SHAPES))
    pairs = sum(len(lesson.subjects) for lesson in lessons)
    return bool((counts <= [count for _, count in SHAPES]).all()) and pairs <= PAIRS and lengths.sum() < ROWS


def _shapes(lengths: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return np.searchsorted([longest for longest, _ in SHAPES], lengths)


def batch(lessons: Sequence[Lesson]) -> Batch:
    """The arrays of some lessons: pieces by shape, the place of each row of the articles among all, and the pairs."""
    found: Batch = {"lessons": np.float32(len(lessons))}
    for number, (longest, count) in enumerate(SHAPES):
        found[f"text{number}"] = np.zeros((len(SIZES) + 2, count, longest), np.int32)
        found[f"length{number}"] = np.zeros(count, np.int32)
    used, starts = [0] * len(SHAPES), np.cumsum([0, *(longest * count for longest, count in SHAPES)])
    places, at = [np.zeros(1, np.intp)], 1
    firsts = []
    for lesson in lessons:
        firsts.append(at)
        for sequence in lesson.sequences:
            length = len(sequence[0])
            shape = int(_shapes(np.array([length]))[0])
            longest, count = SHAPES[shape]
            at += length
            lane = used[shape]
            if lane >= count:  # of a long article that fills more than a batch
                places.append(np.zeros(length, np.intp))
                continue
            used[shape] += 1
            found[f"text{shape}"][:, lane, :length] = sequence
            found[f"length{shape}"][lane] = length
            places.append(starts[shape] + lane * longest + np.arange(length))
    rows = np.concatenate(places)[:ROWS]
    found["rows"] = np.zeros(ROWS, np.int32)
    found["rows"][: len(rows)] = rows
    return found | pair_arrays(lessons, firsts, PAIRS, ROWS)


def pair_arrays(lessons: Sequence[Lesson], firsts: Sequence[int], pairs: int, rows: int) -> Batch:
    """The arrays of up to so many ``pairs`` of the lessons, whose rows begin at ``firsts`` among so many ``rows``."""
    found: Batch = {
        "subjects": np.zeros((pairs, 2), np.int32),
        "objects": np.zeros((pairs, 2), np.int32),
        "between": np.zeros((pairs, 2), np.int32),
        "features": np.zeros((pairs, FEATURES), np.float32),
        "holds": np.zeros((pairs, len(PREDICATES)), np.float32),
        "counted": np.zeros(pairs, np.float32),
    }
    at = 0
    for lesson, first in zip(lessons, firsts, strict=True):
        count = min(len(lesson.subjects), pairs - at)
        some = slice(at, at + count)
        for name in ("subjects", "objects", "between"):
            found[name][some] = getattr(lesson, name)[:count] + first
        found["features"][some], found["holds"][some] = lesson.features[:count], lesson.holds[:count]
        found["counted"][some] = 1
        at += count
    found["subjects"], found["objects"] = (found[name].clip(0, rows - 1) for name in ("subjects", "objects"))
    low, high = found.pop("between").clip(0, rows).T
    return found | {"low": low, "high": high}
