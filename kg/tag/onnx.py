"""Writes ONNX models (https://onnx.ai/onnx/repo-docs/IR.html), as much of the format as a few operators need.

The ``onnx`` package would do the same and is ten times the size of this project; a model is a protobuf message, and
its fields have the numbers that stand in ``onnx.proto``.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

_IR_VERSION = 8
_OPERATORS = (("", 17), ("com.microsoft", 1))
_TYPES = {np.dtype(np.float32): 1, np.dtype(np.uint8): 2, np.dtype(np.int8): 3, np.dtype(np.int64): 7}


class Graph:
    """A graph that grows by its nodes; values are known by name."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._count = 0

    def input(self, name: str, kind: type[np.generic], columns: int) -> str:
        """An input of any number of rows."""
        self._parts.append(_field(11, _value(name, kind, columns)))
        return name

    def output(self, name: str, kind: type[np.generic], columns: int) -> None:
        """Makes the value ``name`` an output."""
        self._parts.append(_field(12, _value(name, kind, columns)))

    def constant(self, array: Array) -> str:
        """A constant; the answer is its name."""
        name = self._name()
        dims = b"".join(_field(1, size) for size in array.shape)
        tensor = dims + _field(2, _TYPES[array.dtype]) + _field(8, name) + _field(9, array.tobytes())
        self._parts.append(_field(5, tensor))
        return name

    def node(self, operator: str, *inputs: str, domain: str = "", name: str = "") -> str:
        """An operator with one output; the answer is the output's name."""
        output = name or self._name()
        self._node(operator, inputs, [output], _field(7, domain))
        return output

    def split(self, value: str, *sizes: int) -> list[str]:
        """Cuts the columns of ``value``."""
        outputs = [self._name() for _ in sizes]
        axis = _field(1, "axis") + _field(3, 1) + _field(20, 2)
        self._node("Split", [value, self.constant(np.array(sizes, np.int64))], outputs, _field(5, axis))
        return outputs

    def model(self) -> bytes:
        """The model as a file would hold it."""
        operators = b"".join(_field(8, _field(1, domain) + _field(2, version)) for domain, version in _OPERATORS)
        graph = b"".join(self._parts) + _field(2, "graph")
        return _field(1, _IR_VERSION) + operators + _field(7, graph)

    def _node(self, operator: str, inputs: Sequence[str], outputs: Sequence[str], more: bytes) -> None:
        names = b"".join(_field(1, name) for name in inputs) + b"".join(_field(2, name) for name in outputs)
        self._parts.append(_field(1, names + _field(4, operator) + more))

    def _name(self) -> str:
        self._count += 1
        return f"value{self._count}"


def _value(name: str, kind: type[np.generic], columns: int) -> bytes:
    shape = _field(1, _field(2, "rows")) + _field(1, _field(1, columns))
    tensor_type = _field(1, _TYPES[np.dtype(kind)]) + _field(2, shape)
    return _field(1, name) + _field(2, _field(1, tensor_type))


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _varint(number: int) -> bytes:
    low = bytearray()
    while number > 0x7F:
        low.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*low, number])
