"""Lessons side by side, in arrays that always have the same shapes, so that the network is compiled once."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from articles import Lesson

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
        found[f"text{number}"] = np.zeros((3, count, longest), np.int32)
        found[f"length{number}"] = np.zeros(count, np.int32)
    used, starts = [0] * len(SHAPES), np.cumsum([0, *(longest * count for longest, count in SHAPES)])
    places, at = [np.zeros(1, np.intp)], 1
    subjects, objects, between, features, holds = [], [], [], [], []
    for lesson in lessons:
        first = at
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
        fits = max(0, PAIRS - sum(map(len, subjects)))
        subjects.append((lesson.subjects + first)[:fits])
        objects.append((lesson.objects + first)[:fits])
        between.append((lesson.between + first)[:fits])
        features.append(lesson.features[:fits])
        holds.append(lesson.holds[:fits])
    rows = np.concatenate(places)[:ROWS]
    found["rows"] = np.zeros(ROWS, np.int32)
    found["rows"][: len(rows)] = rows
    found |= _pairs(subjects, objects, between, features, holds)
    return found


def _pairs(subjects: list[Any], objects: list[Any], between: list[Any], features: list[Any], holds: list[Any]) -> Batch:
    count = sum(map(len, subjects))
    found: Batch = {
        "subjects": np.zeros((PAIRS, 2), np.int32),
        "objects": np.zeros((PAIRS, 2), np.int32),
        "between": np.zeros((PAIRS, 2), np.int32),
        "features": np.zeros((PAIRS, FEATURES), np.float32),
        "holds": np.zeros((PAIRS, len(PREDICATES)), np.float32),
        "counted": (np.arange(PAIRS) < count).astype(np.float32),
    }
    given = (subjects, objects, between, features, holds)
    for name, parts in zip(("subjects", "objects", "between", "features", "holds"), given, strict=True):
        if count:
            found[name][:count] = np.concatenate(parts)
    found["subjects"], found["objects"] = (found[name].clip(0, ROWS - 1) for name in ("subjects", "objects"))
    low, high = found.pop("between").clip(0, ROWS).T
    return found | {"low": low, "high": high}
