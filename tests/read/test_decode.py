"""Encodings told apart, and what is no text turned away."""

import pytest

from kg.read.decode import UndecodableError, decode

SIMPLIFIED = "青禾镇昨日召开重点项目推进会，研究部署下一阶段的工作。"
TRADITIONAL = "青禾鎮昨日召開重點項目推進會，研究部署下一階段的工作。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
@pytest.mark.parametrize("length", [4, 12, len(SIMPLIFIED), 20_000])
def test_simplified(encoding: str, length: int) -> None:
    text = (SIMPLIFIED * 1000)[:length]
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("length", [4, 12, len(TRADITIONAL), 20_000])
def test_traditional(encoding: str, length: int) -> None:
    text = (TRADITIONAL * 1000)[:length]
    assert decode(text.encode(encoding)) == text


def test_utf_16_of_both_orders() -> None:
    assert decode(b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")) == SIMPLIFIED
    assert decode(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED


def test_rare_characters_of_gb18030() -> None:
    text = f"{SIMPLIFIED}𠮷㐂"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SIMPLIFIED.encode("gb18030")[:-3], f"broken GB18030 at byte {len(SIMPLIFIED.encode('gb18030')) - 4}"),
        (TRADITIONAL.encode("big5")[:-3], f"broken Big5 at byte {len(TRADITIONAL.encode('big5')) - 4}"),
        (SIMPLIFIED.encode()[:-1], f"broken UTF-8 at byte {len(SIMPLIFIED.encode()) - 3}"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1], f"broken UTF-16-LE at byte {2 * len(SIMPLIFIED)}"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 20, "binary"),
        ("Größe und Übermaß, ça va très bien à l'été".encode("latin-1"), "unknown encoding"),
    ],
)
def test_rejected(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(data)


def test_a_few_control_characters_are_no_binary() -> None:
    assert decode(f"{SIMPLIFIED}\x00\x07".encode()) == f"{SIMPLIFIED}\x00\x07"
