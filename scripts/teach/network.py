"""The network of ``kg.learned`` as JAX computes it, with its loss."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from batching import SHAPES

from kg.learned.clues import SIZES
from kg.learned.labels import LABELS
from kg.learned.pairs import FEATURES, PREDICATES
from kg.model import ENTITY_TYPES
from kg.tag.weights import load_weights

WIDTH, BETWEEN, SECOND, UNITS = 128, 64, 128, 128
_NEVER = -1e4
# of what is known beforehand, of the characters, of what they add up to, of the states, and of what rules say of pairs
# so much is left out at random while teaching
_FORGOTTEN, _UNREAD, _HIDDEN, _DROPPED, _IGNORED = 0.15, 0.05, 0.2, 0.5, 0.1
_DROPPED_OF_PAIRS = 0.2

Parameters = dict[str, Any]
Arrays = dict[str, Any]

EMBEDDING, _UNKNOWN = jnp.asarray(load_weights().embedding), load_weights().unknown


def start(seed: int) -> Parameters:
    """The network before its first lesson: the tagger's layers of GRU, all else drawn at random."""
    draw = np.random.default_rng(seed)

    def random(*shape: int) -> Any:
        return jnp.asarray(draw.normal(0, shape[0] ** -0.5, shape), jnp.float32)

    grus = [gru for layer in load_weights().layers for gru in layer]
    found: Parameters = {f"gru{n}_{k}": jnp.asarray(v) for n, gru in enumerate(grus) for k, v in gru._asdict().items()}
    columns = LABELS + 2 * WIDTH + BETWEEN
    found |= {
        **{f"clue{number}": random(size, UNITS) * 0.1 for number, size in enumerate(SIZES)},
        "echo": jnp.eye(LABELS) * 3,
        "output": random(2 * UNITS, columns), "bias": jnp.zeros(columns),
        "start": jnp.zeros(LABELS), "transition": jnp.zeros((LABELS, LABELS)),
        "pairs0": random(FEATURES, WIDTH), "pairs0_bias": jnp.zeros(WIDTH),
        "pairs1": random(WIDTH, SECOND), "pairs1_bias": jnp.zeros(SECOND),
        "pairs2": random(SECOND, len(PREDICATES)), "pairs2_bias": jnp.full(len(PREDICATES), -4.0),
    }  # fmt: skip
    return found


def forbidden() -> Any:
    """What may not follow what, and not begin (labels × labels, labels): the inside of a name with no beginning."""
    transition, first = np.zeros((LABELS, LABELS), np.float32), np.zeros(LABELS, np.float32)
    for number in range(len(ENTITY_TYPES)):
        inside = 2 + 2 * number
        transition[:, inside] = first[inside] = _NEVER
        transition[[inside - 1, inside], inside] = 0
    return transition, first


_TRANSITION, _FIRST = forbidden()


def loss(parameters: Parameters, batch: Arrays, key: Any) -> Any:
    """How unlikely the network finds what is true, per article: names, then relations. With a ``key`` parts of what it
    sees are left out at random, so that it learns to do without (dropout, Srivastava et al. 2014)."""
    names, parts = 0.0, []
    keys = [None] * (len(SHAPES) + 1) if key is None else jax.random.split(key, len(SHAPES) + 1)
    for number in range(len(SHAPES)):
        text, lengths = batch[f"text{number}"], batch[f"length{number}"]
        scores = _scores(parameters, text, lengths, keys[number])
        names += _crf(parameters, scores[..., :LABELS], text[1], lengths)
        parts.append(scores[..., LABELS:].reshape(-1, 2 * WIDTH + BETWEEN))
    columns = jnp.concatenate(parts)[batch["rows"]]
    return names / batch["lessons"], _pairs(parameters, columns, batch, keys[-1]) / batch["lessons"]


def states(parameters: Parameters, text: Any, lengths: Any, key: Any, known: Any = 1.0) -> Any:
    """The states of each character (pieces × characters × 256)."""
    one, two = (None, None) if key is None else jax.random.split(key)
    read = _kept(one, _UNREAD, text[0].shape) > 0
    values = EMBEDDING[jnp.where(read, text[0], _UNKNOWN)] + parameters["clue0"][text[2]] * known
    for number in range(1, len(SIZES)):
        values += parameters[f"clue{number}"][text[2 + number]]
    values = _dropout(values, two, _HIDDEN)
    for layer in (0, 2):
        values = _layer(parameters, layer, values, lengths)
    return values


def _scores(parameters: Parameters, text: Any, lengths: Any, key: Any) -> Any:
    """The columns of each character (pieces × characters × columns)."""
    one, two, three = (None,) * 3 if key is None else jax.random.split(key, 3)
    known = _kept(one, _FORGOTTEN, (text.shape[1], 1, 1))
    values = states(parameters, text, lengths, two, known)
    scores = _dropout(values, three, _DROPPED) @ parameters["output"] + parameters["bias"]
    return scores.at[..., :LABELS].add(parameters["echo"][text[2]] * known)


def pair_loss(parameters: Parameters, states: Any, batch: Arrays, key: Any) -> Any:
    """The negative log-likelihood of which relations hold, summed over pairs, for states (rows × 256) and the
    ``output`` and ``bias`` of the columns for pairs alone."""
    one, two = (None, None) if key is None else jax.random.split(key)
    columns = _dropout(states, one, _DROPPED) @ parameters["output"] + parameters["bias"]
    return _pairs(parameters, columns, batch, two)


def _dropout(values: Any, key: Any, share: float) -> Any:
    return values if key is None else values * _kept(key, share, values.shape) / (1 - share)


def _kept(key: Any, share: float, shape: tuple[int, ...]) -> Any:
    """What is not left out, of which there is all where nothing is drawn at random."""
    return jnp.ones(shape) if key is None else jax.random.bernoulli(key, 1 - share, shape)


def _layer(parameters: Parameters, number: int, values: Any, lengths: Any) -> Any:
    """Both directions of a layer, at once."""
    steps = jnp.arange(values.shape[1])
    turned = jnp.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)[..., None]
    both = jnp.stack([values, jnp.take_along_axis(values, turned, 1)])
    weights = [
        jnp.stack([parameters[f"gru{number + d}_{k}"] for d in (0, 1)])
        for k in ("inputs", "bias", "gates", "candidate")
    ]
    inputs = jnp.einsum("dstx,dxy->tdsy", both, weights[0]) + weights[1][:, None]

    def step(state: Any, given: Any) -> Any:
        gates = jax.nn.sigmoid(given[..., : 2 * UNITS] + jnp.einsum("dsx,dxy->dsy", state, weights[2]))
        update, reset = gates[..., :UNITS], gates[..., UNITS:]
        candidate = jnp.tanh(given[..., 2 * UNITS :] + jnp.einsum("dsx,dxy->dsy", reset * state, weights[3]))
        state = state + update * (candidate - state)
        return state, state

    _, states = jax.lax.scan(step, jnp.zeros((2, values.shape[0], UNITS)), inputs)
    forward, backward = states.transpose(1, 2, 0, 3)
    return jnp.concatenate([forward, jnp.take_along_axis(backward, turned, 1)], axis=-1)


def _crf(parameters: Parameters, scores: Any, labels: Any, lengths: Any) -> Any:
    """The negative log-likelihood of the labels, summed over pieces."""
    transition, first = parameters["transition"] + _TRANSITION, parameters["start"] + _FIRST
    steps = jnp.arange(scores.shape[1])
    seen = (steps < lengths[:, None]).astype(jnp.float32)
    own = (jnp.take_along_axis(scores, labels[..., None], 2)[..., 0] * seen).sum(1)
    own += first[labels[:, 0]] + (transition[labels[:, :-1], labels[:, 1:]] * seen[:, 1:]).sum(1)

    def step(before: Any, given: Any) -> Any:
        score, here = given
        after = jax.nn.logsumexp(before[:, :, None] + transition, axis=1) + score
        return jnp.where(here[:, None] > 0, after, before), None

    whole, _ = jax.lax.scan(step, first + scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), seen[:, 1:].T))
    return ((jax.nn.logsumexp(whole, axis=1) - own) * seen[:, 0]).sum()


def _pairs(parameters: Parameters, columns: Any, batch: Arrays, key: Any) -> Any:
    """The negative log-likelihood of which relations hold, summed over pairs."""
    one, two = (None, None) if key is None else jax.random.split(key)
    features = batch["features"]
    told = 2 * len(PREDICATES)
    known = _kept(one, _IGNORED, (len(features), 1))
    features = jnp.concatenate([features[:, :-told], features[:, -told:] * known], axis=1)
    sums = jnp.concatenate([jnp.zeros((1, BETWEEN)), jnp.cumsum(jax.nn.relu(columns[:, 2 * WIDTH :]), axis=0)])
    low, high = batch["low"], batch["high"]
    passed = (sums[high] - sums[low]) / jnp.sqrt(1.0 + high - low)[:, None]
    hidden = jnp.pad(passed, ((0, 0), (0, WIDTH - BETWEEN)))
    hidden += features @ parameters["pairs0"] + parameters["pairs0_bias"]
    for rows, part in ((batch["subjects"], slice(0, WIDTH)), (batch["objects"], slice(WIDTH, 2 * WIDTH))):
        hidden += columns[rows[:, 0], part] + columns[rows[:, 1], part]
    hidden = _dropout(jax.nn.relu(hidden), two, _DROPPED_OF_PAIRS)
    hidden = jax.nn.relu(hidden @ parameters["pairs1"] + parameters["pairs1_bias"])
    scores = hidden @ parameters["pairs2"] + parameters["pairs2_bias"]
    losses = jax.nn.softplus(scores) - scores * batch["holds"]
    return (losses * batch["counted"][:, None]).sum()
