"""Reads the network that the jieba wheel carries in ``jieba/lac_small`` without importing jieba.

The tensors are in PaddlePaddle's ``save_vars`` format, one file each: u32 version, u64 number of LoD levels, u32
version, i32 length, a protobuf ``TensorDesc`` of that length, then the raw little-endian values.
"""

import struct
from importlib.util import find_spec
from math import prod
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HEADER = struct.Struct("<IQIi")
_FP32 = 5  # TensorDesc.data_type of 32-bit floats


class Gru(NamedTuple):
    """One direction of one layer, 128 units; gates stand in the order update, reset, candidate.

    ``inputs`` (width of the layer's input × 384) and ``bias`` (384) project the input to the three gates, ``gates``
    (128 × 256) the state to update and reset, ``candidate`` (128 × 128) the reset state to the candidate.
    """

    inputs: Floats
    bias: Floats
    gates: Floats
    candidate: Floats


class Weights(NamedTuple):
    """All of the network: ``embedding`` (characters × 128), ``layers`` (each a forward and a backward Gru),
    ``output`` (256 × labels) and ``output_bias``, the CRF's ``start`` and ``end`` scores (labels) and its
    ``transition`` scores (from × to); ``characters`` maps a character to its row, ``labels`` are ``n-B``, ``n-I`` …
    """

    embedding: Floats
    layers: tuple[tuple[Gru, Gru], ...]
    output: Floats
    output_bias: Floats
    start: Floats
    end: Floats
    transition: Floats
    characters: dict[str, int]
    unknown: int
    labels: tuple[str, ...]


def package_folder(name: str) -> Path:
    """The folder of an installed package, without importing it. Raises ModuleNotFoundError."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not installed: pip install {name}", name=name)
    return Path(next(iter(spec.submodule_search_locations)))


def parse_tensor(data: bytes | mmap, name: str) -> Floats:
    """The array in the bytes of one tensor file. Raises ValueError, naming ``name``, on anything unexpected."""
    if len(data) < _HEADER.size:
        raise ValueError(f"{name}: not a tensor file, it is too short")
    version, lod_levels, tensor_version, length = _HEADER.unpack_from(data)
    if version or lod_levels or tensor_version or length < 0:
        raise ValueError(f"{name}: not a dense tensor of version 0")
    start = _HEADER.size + length
    data_type, shape = _tensor_desc(data[_HEADER.size : start], name)
    if data_type != _FP32 or len(data) - start != 4 * prod(shape):
        raise ValueError(f"{name}: expected {shape} 32-bit floats, found {len(data) - start} bytes of type {data_type}")
    return np.frombuffer(data, "<f4", offset=start).reshape(shape)


def _tensor_desc(message: bytes, name: str) -> tuple[int | None, tuple[int, ...]]:
    """``data_type`` (field 1) and ``dims`` (field 2, one varint each) of a TensorDesc."""
    data_type, shape, position = None, [], 0
    try:
        while position < len(message):
            key, position = _varint(message, position)
            value, position = _varint(message, position)
            if key == 1 << 3:
                data_type = value
            elif key == 2 << 3:
                shape.append(value)
            else:
                raise ValueError(f"{name}: unknown field {key >> 3} in its description")
    except IndexError:
        raise ValueError(f"{name}: its description is cut off") from None
    return data_type, tuple(shape)


def _varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        value |= (byte & 0x7F) << shift
        position += 1
        shift += 7
        if byte < 0x80:
            return value, position


def load_weights(folder: Path | None = None) -> Weights:
    """The weights in ``folder``, by default ``lac_small`` of the installed jieba. Raises OSError and ValueError."""
    folder = folder or package_folder("jieba") / "lac_small"

    def tensor(name: str) -> Floats:
        path = folder / "model_baseline" / name
        with path.open("rb") as file:  # of the embedding only the rows of a text's characters are read
            return parse_tensor(mmap(file.fileno(), 0, access=ACCESS_READ), str(path))

    def gru(number: int) -> Gru:
        recurrent = tensor(f"gru_{number}.w_0")
        size = recurrent.shape[0]
        flat = recurrent.ravel()
        return Gru(
            inputs=tensor(f"fc_{number}.w_0"),
            bias=(tensor(f"fc_{number}.b_0") + tensor(f"gru_{number}.b_0")).reshape(-1),
            gates=flat[: size * size * 2].reshape(size, size * 2),
            candidate=flat[size * size * 2 :].reshape(size, size),
        )

    characters = _dictionary(folder / "word.dic")
    labels = _dictionary(folder / "tag.dic")
    crf = tensor("crfw")
    return Weights(
        embedding=tensor("word_emb"),
        layers=((gru(0), gru(1)), (gru(2), gru(3))),
        output=tensor("fc_4.w_0"),
        output_bias=tensor("fc_4.b_0").reshape(-1),
        start=crf[0],
        end=crf[1],
        transition=crf[2:],
        characters={character: row for character, row in characters.items() if len(character) == 1},
        unknown=characters["OOV"],
        labels=tuple(sorted(labels, key=labels.__getitem__)),
    )


def _dictionary(path: Path) -> dict[str, int]:
    """``number TAB text`` a line."""
    cells = path.read_text(encoding="utf-8").strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[1::2], map(int, cells[::2]), strict=True))
