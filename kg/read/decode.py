"""Bytes of unknown encoding to text: UTF-8, UTF-16 and UTF-32 with a mark, GB18030, Big5."""

import codecs
import re

from kg.read.common import COMMON

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file; extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; extract its text first"),
    (b"\xd0\xcf\x11\xe0", "an Office document; extract its text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Two bytes each: the levels of frequent characters and the punctuation, of GB 2312 and of Big5.
_FREQUENT = {
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|\xa1[\xa1-\xfe]|\xa3[\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]|[\xa1-\xa3][\x40-\x7e\xa1-\xfe]"),
}
_PAIR = {
    "gb18030": re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\x7e\x80-\xfe])|[\x80-\xff]"),
    "big5hkscs": re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]|[\x80-\xff]"),
}


class UndecodableError(ValueError):
    """The bytes are no text; the message says why, for the user."""


def decode(data: bytes, *, hint: str | None = None) -> str:
    """The text of ``data`` without a byte order mark. ``hint`` is an encoding that the file itself declares.

    Raises UndecodableError for binary data and for text whose encoding is broken or not known.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"not text but {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, len(mark))
    control = len(_CONTROL.findall(data[:_SAMPLE]))
    if control > max(8, len(data[:_SAMPLE]) // 100):
        raise UndecodableError("binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            raise UndecodableError(f"broken UTF-8 at byte {error.start}") from None
    return _decode_chinese(data, hint)


def has_han(text: str) -> bool:
    """Whether any character of the text is Chinese."""
    return _HAN.search(text) is not None


def _strict(data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"broken {encoding.upper()} at byte {error.start + skip}") from None


def _is_broken_utf8(data: bytes) -> bool:
    """Whether the data is UTF-8 but for a few places, so that any other encoding would only read nonsense from it."""
    sample = data[:_SAMPLE]
    good = len(re.findall(rb"[\xe3-\xe9\xef][\x80-\xbf]{2}", sample))
    rest = re.sub(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", b"", sample)
    bad = len(re.findall(rb"[\x80-\xff]", rest))
    return good >= 2 and good > 4 * bad


def _decode_chinese(data: bytes, hint: str | None) -> str:
    scores = {encoding: _plausibility(data[:_SAMPLE], encoding) for encoding in _PAIR}
    declared = _known(hint)
    if declared in scores:
        scores[declared] += 0.2
    best = max(scores, key=lambda encoding: scores[encoding])
    try:
        text = data.decode(best)
    except UnicodeDecodeError as error:
        if scores[best] < _PLAUSIBLE:
            raise UndecodableError(f"unknown encoding (not UTF-8, GB18030 or Big5), byte {error.start}") from None
        raise UndecodableError(f"broken {_NAMES[best]} at byte {error.start}") from None
    if scores[best] < _PLAUSIBLE:
        raise UndecodableError("unknown encoding (not UTF-8, GB18030 or Big5)")
    return text


_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5"}
_PLAUSIBLE = 0.55


def _plausibility(sample: bytes, encoding: str) -> float:
    """0 to 2: the share of frequent double bytes and the share of characters that every text uses."""
    pairs = len(_PAIR[encoding].findall(sample))
    if not pairs:
        return 0.0
    text = sample.decode(encoding, errors="ignore")
    foreign = [character for character in text if character > "\x7f"]
    common = sum(character in COMMON for character in foreign)
    frequent = sum(_FREQUENT[encoding].fullmatch(pair) is not None for pair in _PAIR[encoding].findall(sample))
    return frequent / pairs + common / max(1, len(foreign))


def _known(hint: str | None) -> str | None:
    name = (hint or "").strip().lower().replace("_", "-")
    if name.startswith(("gb", "euc-cn", "hz")):
        return "gb18030"
    return "big5hkscs" if name.startswith("big5") else None
