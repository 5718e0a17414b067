"""JSON as Python's own encoder writes it, whether or not the shorter way to it is there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.encoding import decode, encoder

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_values_are_written_as_python_writes_them(value: object) -> None:
    assert encoder()(value) == json.dumps(value, ensure_ascii=False)
    assert encoder(",", ":")(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_where_the_inside_of_python_is_another_its_own_way_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("json.encoder.c_make_encoder", None)
    assert encoder()({"名": ["青禾"]}) == '{"名": ["青禾"]}'


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        encoder()({"a": object()})


@given(values)
def test_what_was_written_is_read_as_python_reads_it(value: object) -> None:
    for text in (encoder()(value), json.dumps(value)):
        assert decode(text) == json.loads(text)
        assert decode(text + "\n") == json.loads(text)


@pytest.mark.parametrize("text", ["", "[1", "青禾", "{'a': 1}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|delimiter|property"):
        decode(text)
