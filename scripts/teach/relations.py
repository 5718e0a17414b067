"""Teaches what tells relations once more, on states of characters that stay as they are.

Relations are learned slower than names, and to compute the states is what takes time: so the layers above them go
through the lessons many times more.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from articles import Lesson
from batching import Batch, pair_arrays
from network import Arrays, Parameters, pair_loss, states

from kg.learned.clues import SIZES
from kg.learned.labels import LABELS

# of a batch: pairs, and rows of states
_PAIRS, _ROWS = 16384, 8192
_RATE = 5e-3
# pieces that are encoded at a time, and what their length is rounded up to
_PIECES, _STEP = 64, 32
_OWN = ("pairs0", "pairs0_bias", "pairs1", "pairs1_bias", "pairs2", "pairs2_bias")


def refine(parameters: Parameters, lessons: Sequence[Lesson], unseen: Sequence[Lesson], epochs: int) -> Parameters:
    """The parameters, those for relations taught so many times more."""
    rows, checked = ([*_encoded(parameters, some)] for some in (lessons, unseen))
    draw = np.random.default_rng(2)
    values = {name: parameters[name] for name in _OWN}
    values |= {"output": parameters["output"][:, LABELS:], "bias": parameters["bias"][LABELS:]}
    steps = max(1, epochs * sum(1 for _ in _batches(lessons, rows, range(len(lessons)))))
    rate = optax.warmup_cosine_decay_schedule(0, _RATE, min(30, steps // 5), steps, _RATE / 50)
    optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, weight_decay=1e-3))
    state = optimizer.init(values)

    @jax.jit
    def step(values: Parameters, state: Any, batch: Batch, key: Any) -> Any:
        loss, gradient = jax.value_and_grad(_loss)(values, batch, key)
        change, state = optimizer.update(gradient, state, values)
        return optax.apply_updates(values, change), state, loss

    check, key = jax.jit(lambda values, batch: _loss(values, batch, None)), jax.random.key(2)
    for epoch in range(epochs):
        losses = []
        for batch in _batches(lessons, rows, draw.permutation(len(lessons))):
            key, now = jax.random.split(key)
            values, state, loss = step(values, state, batch, now)
            losses.append(float(loss))
        if epoch % 5 == 4 or epoch == epochs - 1:
            print(f"relations {epoch + 1}: {np.mean(losses):.2f}", flush=True)
            if unseen:
                found = [(b["lessons"], check(values, b)) for b in _batches(unseen, checked, range(len(unseen)))]
                print(f"   unseen: {sum(n * x for n, x in found) / sum(n for n, _ in found):.2f}", flush=True)
    output, bias = parameters["output"], parameters["bias"]
    return parameters | {name: values[name] for name in _OWN} | {
        "output": jnp.concatenate([output[:, :LABELS], values["output"]], axis=1),
        "bias": jnp.concatenate([bias[:LABELS], values["bias"]]),
    }  # fmt: skip


def _loss(values: Parameters, batch: Arrays, key: Any) -> Any:
    return pair_loss(values, batch["states"].astype(jnp.float32), batch, key) / batch["lessons"]


def _encoded(parameters: Parameters, lessons: Sequence[Lesson]) -> Iterator[Any]:
    """The states of each lesson's characters (rows × 256), in half precision."""
    encode = jax.jit(lambda text, lengths: states(parameters, text, lengths, None))
    jobs = sorted((len(s[0]), n, m) for n, lesson in enumerate(lessons) for m, s in enumerate(lesson.sequences))
    found: dict[tuple[int, int], Any] = {}
    for at in range(0, len(jobs), _PIECES):
        some = jobs[at : at + _PIECES]
        text = np.zeros((len(SIZES) + 2, _PIECES, -(-some[-1][0] // _STEP) * _STEP), np.int32)
        lengths = np.ones(_PIECES, np.int32)
        for lane, (length, n, m) in enumerate(some):
            text[:, lane, :length] = lessons[n].sequences[m]
            lengths[lane] = length
        encoded = np.asarray(encode(text, lengths).astype(jnp.float16))
        found |= {(n, m): encoded[lane, :length] for lane, (length, n, m) in enumerate(some)}
    nothing = np.zeros((0, 256), np.float16)
    for n, lesson in enumerate(lessons):
        yield np.concatenate([nothing, *(found[n, m] for m in range(len(lesson.sequences)))])


def _batches(lessons: Sequence[Lesson], rows: Sequence[Any], order: Sequence[int]) -> Iterator[Batch]:
    """Lessons in ``order``, as many as a batch holds; those that fill more than one are left out."""
    held: list[int] = []
    pairs = states = 0
    for number in order:
        more, longer = len(lessons[number].subjects), len(rows[number])
        if not more or more > _PAIRS or longer >= _ROWS:
            continue
        if pairs + more > _PAIRS or states + longer >= _ROWS:
            yield _batch([(lessons[n], rows[n]) for n in held])
            held, pairs, states = [], 0, 0
        held.append(number)
        pairs, states = pairs + more, states + longer
    if held:
        yield _batch([(lessons[n], rows[n]) for n in held])


def _batch(held: Sequence[tuple[Lesson, Any]]) -> Batch:
    states = np.zeros((_ROWS, 256), np.float16)
    firsts, row = [], 1
    for _, rows in held:
        states[row : row + len(rows)] = rows
        firsts.append(row)
        row += len(rows)
    pairs = pair_arrays([lesson for lesson, _ in held], firsts, _PAIRS, _ROWS)
    return pairs | {"lessons": np.float32(len(held)), "states": states}
