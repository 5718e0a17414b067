"""Reads the weights that kg brings: what was taught, without the embedding, which stays that of jieba's tagger."""

from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from kg.learned.clues import SIZES
from kg.learned.labels import LABELS
from kg.tag.weights import Floats, Gru

FILE = Path(__file__).parents[1] / "data" / "learned" / "network.npz"

# the arrays of the file: four GRUs, and what stands on them
_GRU = ("inputs", "bias", "gates", "candidate")


class Stored(NamedTuple):
    """``clues``, for each a table (of what it may say × 128): what that adds to the embedding; ``echo`` (labels ×
    labels): what a label by rules, the first clue, adds to the scores of labels; ``layers``, each a forward and a
    backward Gru; ``output`` (256 × columns) and ``bias``, of which the first columns are the scores of the labels and
    the others those for pairs, in two parts as wide as the first of their layers and a narrower one; ``start`` and
    ``transition`` (from × to) of the CRF; ``pairs``: the layers of the scorer of pairs, each weights and bias;
    ``kinds`` (predicates × kinds × kinds): what may have which relation to what."""

    clues: tuple[Floats, ...]
    echo: Floats
    layers: tuple[tuple[Gru, Gru], tuple[Gru, Gru]]
    output: Floats
    bias: Floats
    start: Floats
    transition: Floats
    pairs: tuple[tuple[Floats, Floats], ...]
    kinds: Floats


def load_stored(path: Path = FILE) -> Stored:
    """The weights in ``path``. Raises OSError, or ValueError where it is no such file."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        grus = [Gru(*(arrays[f"gru{number}_{part}"] for part in _GRU)) for number in range(4)]
        layers = ((grus[0], grus[1]), (grus[2], grus[3]))
        pairs = tuple((arrays[f"pairs{n}"], arrays[f"pairs{n}_bias"]) for n in range(3))
        clues = tuple(arrays[f"clue{number}"] for number in range(len(SIZES)))
        names = ("echo", "output", "bias", "start", "transition", "kinds")
        stored = Stored(clues=clues, layers=layers, pairs=pairs, **{name: arrays[name] for name in names})
    except (ValueError, KeyError, BadZipFile, EOFError) as error:
        raise ValueError(f"{path}: not the weights of a network ({type(error).__name__}: {error})") from error
    sizes = *map(len, stored.clues), *stored.transition.shape
    width, columns = len(stored.pairs[0][1]), len(stored.bias) - LABELS
    if sizes != (*SIZES, LABELS, LABELS) or not 2 * width < columns <= 3 * width:
        raise ValueError(f"{path}: weights of another form than this version of kg has")
    return stored
