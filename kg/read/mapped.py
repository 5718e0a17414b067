"""Text that knows where in the decoded file each of its characters stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kg.model import Stretch

# What no reader sees: control characters, zero-width and bidirectional controls, lone surrogates, noncharacters, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]+"
)
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and its stretches: ascending by ``start``, not overlapping; characters outside them have no origin."""

    text: str
    stretches: tuple[Stretch, ...] = ()

    @classmethod
    def source(cls, text: str, origin: int = 0) -> Self:
        """``text`` as it stands unchanged in the file at ``origin``."""
        return cls(text, (Stretch(0, origin, len(text)),) if text else ())

    @classmethod
    def join(cls, parts: "Iterable[Mapped | str]") -> Self:
        """The parts one after the other; a plain string is text that the reader supplies."""
        texts: list[str] = []
        stretches: list[Stretch] = []
        at = 0
        for part in parts:
            if isinstance(part, str):
                texts.append(part)
                at += len(part)
                continue
            texts.append(part.text)
            for start, origin, length in part.stretches:
                last = stretches[-1] if stretches else Stretch(-1, -1, 0)
                if last.start + last.length == at + start and last.origin + last.length == origin:
                    stretches[-1] = Stretch(last.start, last.origin, last.length + length)
                else:
                    stretches.append(Stretch(at + start, origin, length))
            at += len(part.text)
        return cls("".join(texts), tuple(stretches))

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> "Mapped":
        """The characters from ``start`` up to ``end`` (both within the text)."""
        if start >= end:
            return Mapped("")
        inside: list[Stretch] = []
        first = max(0, bisect_right(self.stretches, start, key=lambda stretch: stretch.start) - 1)
        for number in range(first, len(self.stretches)):
            stretch = self.stretches[number]
            if stretch.start >= end:
                break
            low, high = max(start, stretch.start), min(end, stretch.start + stretch.length)
            if low < high:
                inside.append(Stretch(low - start, stretch.origin + low - stretch.start, high - low))
        return Mapped(self.text[start:end], tuple(inside))

    def strip(self) -> "Mapped":
        """The text without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self if (left, right) == (0, len(self.text)) else self.slice(left, right)

    def without(self, unwanted: re.Pattern[str]) -> "Mapped":
        """The text without what ``unwanted`` matches."""
        parts: list[Mapped | str] = []
        at = 0
        for match in unwanted.finditer(self.text):
            parts.append(self.slice(at, match.start()))
            at = match.end()
        return Mapped.join([*parts, self.slice(at, len(self.text))]) if parts else self

    def visible(self) -> "Mapped":
        """The text without the characters that no reader sees."""
        return self.without(_INVISIBLE)

    def lines(self) -> "list[Mapped]":
        """The text cut at its line breaks of any kind, which are left out."""
        found: list[Mapped] = []
        at = 0
        for match in _LINE_BREAK.finditer(self.text):
            found.append(self.slice(at, match.start()))
            at = match.end()
        return [*found, self.slice(at, len(self.text))]
