"""Text for a terminal: aligned columns, and nothing that could move the cursor."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[\d.,]*|–")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Rows under heads, numbers to the right, by the columns that each character takes in a terminal (a Chinese one
    takes two); where ``width`` is given, cells are cut until a line fits."""
    cells = [tuple(printable(cell) for cell in row) for row in rows]
    columns = list(zip(*cells, strict=True)) or [()] * len(heads)
    widths = [max(_wide(cell) for cell in (head, *column)) for head, column in zip(heads, columns, strict=True)]
    while width and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    right = [any(column) and all(map(_NUMBER.fullmatch, column)) for column in columns]
    lines = [tuple(heads), tuple("-" * width for width in widths), *cells]
    return "\n".join("  ".join(map(_padded, line, widths, right)).rstrip() for line in lines)


def printable(text: str) -> str:
    """``text`` on one line, without what could move the cursor or turn the direction of a terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def _wide(text: str) -> int:
    from wcwidth import wcswidth  # 20 ms, which a command without columns need not wait

    return max(wcswidth(text), 0)


def _padded(text: str, width: int, right: bool) -> str:
    if _wide(text) > width:
        while _wide(text) > width - 1:
            text = text[:-1]
        text += "…"
    space = " " * (width - _wide(text))
    return space + text if right else text + space
