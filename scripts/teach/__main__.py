"""Teaches the network of ``kg.learned``: ``python scripts/teach [--epochs N] [--out FILE] [ARTICLES...]``.

ARTICLES are files in the short notation, by default those of ``scripts/teach/articles``, or folders as ``kg eval``
takes them. Needs ``pip install kg[teach]``.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import numpy as np
import optax
from articles import Lesson, annotated, lesson
from batching import Batch, batches
from network import Parameters, forbidden, loss, start
from relations import refine
from renamed import names_of, renamed

from kg.learned.pairs import KINDS, PREDICATES
from kg.learned.stored import FILE

ARTICLES = Path(__file__).parent / "articles"
# layers that the tagger brings are taught more slowly than what is new
_RATE, _SLOWER, _MEAN = 2e-3, 0.5, 0.98
# what relations count beside names: they are taught on afterwards
_RELATIONS = 0.3
# a relation that the articles have less often between things of these kinds is not told of them
_OFTEN = 3


def main() -> int:
    """Teach, and write the weights after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--more", type=int, default=15, help="times more that relations are taught")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="articles to check with, not taught")
    parser.add_argument("articles", type=Path, nargs="*", default=sorted(ARTICLES.glob("*.txt")))
    given = parser.parse_args()
    lessons, others = taught(given.articles)
    unseen = [*filter(None, map(lesson, annotated(given.check)))]
    print(f"{len(lessons)} articles, {sum(len(one.sequences) for one in lessons)} pieces", flush=True)
    parameters = teach(lessons, others, unseen, given.epochs, given.out)
    store(refine(parameters, lessons, unseen, given.more), lessons, given.out)
    return 0


def taught(paths: Sequence[Path]) -> tuple[list[Lesson], list[Lesson]]:
    """The lessons of articles, and of each the one with other names, itself where there is none."""
    articles = [*annotated(paths)]
    names, draw = names_of(articles), np.random.default_rng(3)
    found = []
    for article in articles:
        other = renamed(article, draw, names)
        if one := lesson(article):
            found.append((one, (lesson(other) if other else None) or one))
    return [one for one, _ in found], [other for _, other in found]


def teach(
    lessons: Sequence[Lesson], others: Sequence[Lesson], unseen: Sequence[Lesson], epochs: int, out: Path
) -> Parameters:
    """Teach each of the lessons or its other one so many times, and write the weights after each; the same lessons make
    the same weights on the same machine."""
    draw = np.random.default_rng(1)
    parameters = start(1)
    mean = parameters
    steps = epochs * sum(1 for _ in batches(lessons, range(len(lessons))))
    rate = optax.warmup_cosine_decay_schedule(0, _RATE, min(100, steps // 5), steps, _RATE / 50)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=1e-3))
    state = optimizer.init(parameters)

    def total(values: Parameters, batch: Batch, key: Any) -> Any:
        names, pairs = loss(values, batch, key)
        return (names + _RELATIONS * pairs) / 50, (names, pairs)

    @jax.jit
    def step(values: Parameters, mean: Parameters, state: Any, batch: Batch, key: Any) -> Any:
        (_, losses), gradient = jax.value_and_grad(total, has_aux=True)(values, batch, key)
        change, state = optimizer.update(gradient, state, values)
        change = {name: value * (_SLOWER if name.startswith("gru") else 1) for name, value in change.items()}
        values = optax.apply_updates(values, change)
        mean = jax.tree.map(lambda a, b: _MEAN * a + (1 - _MEAN) * b, mean, values)
        return values, mean, state, losses

    check = jax.jit(lambda values, batch: loss(values, batch, None))
    key = jax.random.key(1)
    for epoch in range(epochs):
        began, sums, count = time.time(), np.zeros(2), 0
        drawn = draw.integers(2, size=len(lessons)).tolist()
        turn = [(one, other)[which] for one, other, which in zip(lessons, others, drawn, strict=True)]
        for batch in batches(turn, draw.permutation(len(turn))):
            key, now = jax.random.split(key)
            parameters, mean, state, losses = step(parameters, mean, state, batch, now)
            sums, count = sums + [float(x) for x in losses], count + 1
        names, pairs = sums / count
        print(f"{epoch + 1}: names {names:.2f}, relations {pairs:.2f}, {time.time() - began:.0f} s", flush=True)
        if unseen:
            checked = [check(mean, batch) for batch in batches(unseen, range(len(unseen)))]
            names, pairs = np.mean(checked, axis=0)
            print(f"   unseen: names {names:.2f}, relations {pairs:.2f}", flush=True)
        store(mean, lessons, out)
    return mean


def store(parameters: Parameters, lessons: Sequence[Lesson], out: Path) -> None:
    """Write the weights as ``kg.learned.stored`` reads them, in half precision."""
    kinds = np.zeros((len(PREDICATES), len(KINDS), len(KINDS)), np.int64)
    for one in lessons:
        pair, predicate = np.nonzero(one.holds)
        np.add.at(kinds, (predicate, *one.kinds[pair].T), 1)
    transition, first = forbidden()
    arrays = dict(parameters)
    arrays["transition"] = np.maximum(arrays["transition"] + transition, -1e4)
    arrays["start"] = np.maximum(arrays["start"] + first, -1e4)
    arrays["kinds"] = kinds >= _OFTEN
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **{name: np.asarray(array, np.float16) for name, array in sorted(arrays.items())})


if __name__ == "__main__":
    sys.exit(main())
