import struct

import numpy as np
import pytest

from kg.tag.weights import load_weights, package_folder, parse_tensor


def tensor_file(values, dims, *, version=0, levels=0, data_type=5):
    message = bytes([8, data_type]) + b"".join(b"\x10" + varint(dim) for dim in dims)
    return struct.pack("<IQIi", version, levels, 0, len(message)) + message + np.array(values, "<f4").tobytes()


def varint(number):
    low = b""
    while number > 0x7F:
        low += bytes([number & 0x7F | 0x80])
        number >>= 7
    return low + bytes([number])


def test_a_tensor_file_gives_its_values_in_its_shape():
    values = np.arange(600, dtype=np.float32).reshape(2, 300)
    assert np.array_equal(parse_tensor(tensor_file(values, (2, 300)), "t"), values)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        tensor_file([1, 2, 3], (2, 2)),
        tensor_file([1, 2], (2,), data_type=6),
        tensor_file([1, 2], (2,), version=1),
        tensor_file([1, 2], (2,), levels=1),
        struct.pack("<IQIi", 0, 0, 0, 2) + b"\x10\x80",
        struct.pack("<IQIi", 0, 0, 0, 2) + b"\x18\x01",
    ],
)
def test_anything_else_is_refused_by_name(data):
    with pytest.raises(ValueError, match="some/file"):
        parse_tensor(data, "some/file")


def test_the_installed_weights_have_the_documented_shapes():
    weights = load_weights()
    assert weights.embedding.shape == (20941, 128)
    assert [gru.inputs.shape for layer in weights.layers for gru in layer] == [(128, 384)] * 2 + [(256, 384)] * 2
    assert all(gru.gates.shape == (128, 256) for layer in weights.layers for gru in layer)
    assert weights.transition.shape == (57, 57)
    assert weights.labels[55:] == ("TIME-I", "O")
    assert weights.characters["中"] < weights.unknown == 20940


def test_update_and_reset_stand_side_by_side_before_the_candidate():
    flat = parse_tensor((package_folder("jieba") / "lac_small/model_baseline/gru_3.w_0").read_bytes(), "gru_3").ravel()
    gru = load_weights().layers[1][1]
    assert gru.gates[1, 0] == flat[256]
    assert gru.candidate[1, 0] == flat[128 * 256 + 128]


def test_a_missing_package_is_named():
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        package_folder("no_such_package")
