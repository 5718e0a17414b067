"""Values as JSON in the characters that they are written in, and back, without what ``json`` makes anew each time."""

import json
from collections.abc import Callable
from typing import Any

_SAMPLE = {"a": ["“字”\n\ud800", 1.5, None, True, ("x", -1)], "b": {"c": ""}}


def encoder(item: str = ", ", key: str = ": ") -> Callable[[Any], str]:
    """What writes a value as ``json.dumps`` would with these separators and ``ensure_ascii=False``.

    Python makes its encoder for each value, which takes as long as to write a short one; here it is made once. How that
    is done is nobody's promise: where it cannot be, or comes out otherwise, Python's own way is gone.
    """
    made = json.JSONEncoder(ensure_ascii=False, separators=(item, key))
    try:
        internals: Any = json.encoder
        write = internals.c_make_encoder(
            None, made.default, internals.encode_basestring, None, key, item, False, False, True
        )

        def encode(value: Any) -> str:
            return "".join(write(value, 0))

        same = encode(_SAMPLE) == made.encode(_SAMPLE)
    except (AttributeError, TypeError, ValueError):
        return made.encode
    return encode if same else made.encode


_decoder: Any = json.JSONDecoder()  # it has its C function as an attribute, which its type does not tell
_scan = _decoder.scan_once


def decode(text: str) -> Any:
    """The value of ``text``, which :func:`encoder` wrote: with no white space before it. Raises ValueError for what is
    no JSON."""
    try:
        return _scan(text, 0)[0]
    except StopIteration as error:
        raise ValueError("not JSON") from error
