"""Lines to paragraphs: newspaper columns are joined, text that has one paragraph a line stays as it is."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.read.leads import lead
from kg.read.mapped import Mapped
from kg.read.marks import is_byline, is_headline
from kg.read.metadata import is_meta
from kg.read.navigation import is_navigation

_TERMINAL = "。！？!?…；;"
_CLOSER = "”’」』）)】]》〉〗\"'"
_NO_BEGIN = "，。、；：！？,;:!?”’」』）)】]》〉〗…"
_CLEARLY_OPEN = "，、,“‘（(《【「『—·"
_INNER_STOP = re.compile("[，。；：、！？,;]")
_INDENT = re.compile(r"[ \t\xa0\u3000]*")
_WIDEST = 120  # a column of more than 60 Chinese characters is no column
_NARROWEST = 12


class Row(NamedTuple):
    """One line that is not blank: ``indent`` and ``width`` in half-width units, ``gap`` if a blank line precedes."""

    text: Mapped
    indent: int
    gap: bool
    width: int
    marked: bool


class Paragraph(NamedTuple):
    """The text of one paragraph, and whether the layout shows it as a headline."""

    text: Mapped
    headline: bool = False


def width(text: str) -> int:
    """How wide the text is printed, in half-width units."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def paragraphs(text: Mapped) -> list[Paragraph]:
    """The paragraphs of a plain text, in order, without white space at their ends."""
    rows = _rows(text)
    if not _is_wrapped(rows):
        spread = [row._replace(gap=False) for row in rows]
        if not _is_spread(rows) or not _is_wrapped(spread):
            return _one_a_line(rows)
        rows = spread
    return _Joiner(rows).run()


def _rows(text: Mapped) -> list[Row]:
    rows: list[Row] = []
    gap = True
    for line in text.lines():
        stripped = line.strip()
        if not stripped.text:
            gap = True
            continue
        leading = _INDENT.match(line.text)
        indent = width(leading.group().replace("\t", "    ")) if leading else 0
        rows.append(Row(stripped, indent, gap, width(stripped.text), False))
        gap = False
    return rows


def _is_spread(rows: Sequence[Row]) -> bool:
    """Whether nearly every line is followed by a blank one."""
    return len(rows) >= 6 and sum(row.gap for row in rows) >= 0.9 * len(rows)


def _is_wrapped(rows: Sequence[Row]) -> bool:
    """Whether lines end where the column does, and not where a paragraph does."""
    open_ends = full = prose = 0
    for number, (row, after) in enumerate(pairwise(rows)):
        if after.gap or is_finished(row.text.text):
            continue
        open_ends += 1
        around = sorted(other.width for other in rows[max(0, number - 4) : number + 5])
        widest = around[-2] if len(around) > 4 else around[-1]
        full += row.width >= _NARROWEST and widest <= _WIDEST and row.width + row.indent >= 0.85 * widest
        prose += _INNER_STOP.search(row.text.text) is not None
    return prose >= 0.25 * open_ends and full >= 2 and full >= 0.6 * open_ends and open_ends >= 0.25 * len(rows)


def is_finished(text: str) -> bool:
    """Whether a paragraph may end here: after a full stop, also where quotes or brackets close behind it."""
    bare = text.rstrip(_CLOSER)
    return bool(bare) and bare[-1] in _TERMINAL


def _one_a_line(rows: Sequence[Row]) -> list[Paragraph]:
    """Every line a paragraph, except where a page break visibly cut a sentence."""
    length = _wrapped_title(rows)
    found: list[list[Mapped]] = [[row.text for row in rows[:length]]] if length else []
    for row in rows[length:]:
        text = row.text.text
        before = found[-1][-1].text if found else ""
        cut = len(before) >= 20 and (before[-1] in "，、" or text[0] in "，。、；！？）”’》】")
        if cut and not is_finished(before) and not is_meta(before, header=False) and not _is_mark(text):
            found[-1].append(row.text)
        else:
            found.append([row.text])
    return [Paragraph(join(lines), headline=bool(length) and number == 0) for number, lines in enumerate(found)]


def _wrapped_title(rows: Sequence[Row]) -> int:
    """How many rows the title at the top takes if it was broken over two or three lines, which stand alone; else 0."""
    length = next((number for number in range(1, min(4, len(rows))) if rows[number].gap), 0)
    if length < 2:
        return 0
    lines = [row.text.text for row in rows[:length]]
    alone = all(is_headline(line) and not _is_mark(line) and line[0] not in "—―─（(一" for line in lines)
    return length if alone and is_headline("".join(lines)) else 0


def _is_mark(text: str) -> bool:
    return is_navigation(text) or is_byline(text) or lead(text) is not None or is_meta(text, header=False)


def join(lines: Sequence[Mapped]) -> Mapped:
    """The lines of one paragraph: a break between Latin words becomes a space, any other vanishes."""
    parts: list[Mapped | str] = []
    for line in lines:
        if parts:
            last = parts[-1].text[-1] if isinstance(parts[-1], Mapped) else ""
            first = line.text[0]
            if (_is_latin(last) or last in ",.;:!?") and _is_latin(first):
                parts.append(" ")
        parts.append(line)
    return Mapped.join(parts)


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0250"


class _Joiner:
    """Joins the rows of wrapped columns; one pass, looking one row ahead."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = [row._replace(marked=_is_mark(row.text.text)) for row in rows]
        indented = sum(row.indent >= 2 for row in rows)
        self.indents = 0.05 * len(rows) <= indented <= 0.6 * len(rows) and indented >= 2
        self.columns = [self._column(number) for number in range(len(rows))]
        ends = [
            after.gap
            for row, column, after in zip(rows, self.columns, rows[1:], strict=False)
            if row.width < 0.7 * column and is_finished(row.text.text)
        ]
        self.blanks = 2 * sum(ends) >= len(ends) and any(row.gap for row in rows[1:])
        # how many lines of nothing but furniture stand at the top
        self.furniture = next((number for number, row in enumerate(self.rows) if not row.marked), 0)
        self.found: list[Paragraph] = []
        self.lines: list[Mapped] = []

    def run(self) -> list[Paragraph]:
        number = 0
        while number < len(self.rows):
            row = self.rows[number]
            last = self.rows[number - 1] if number else None
            if row.marked and not (self.lines and last is not None and self._continues(number) and lead(row.text.text)):
                self._flush()
                self.lines = [row.text]
                if lead(row.text.text) is None:
                    self._flush()
                number += 1
                continue
            if self.lines and not self._continues(number):
                self._flush()
            if not self.lines:
                length = self._headline(number)
                if length:
                    lines = [each.text for each in self.rows[number : number + length]]
                    self.found.append(Paragraph(join(lines), headline=True))
                    number += length
                    continue
            self.lines.append(row.text)
            number += 1
        self._flush()
        return self.found

    def _flush(self) -> None:
        if self.lines:
            self.found.append(Paragraph(join(self.lines)))
            self.lines = []

    def _column(self, number: int) -> int:
        """The width of the column around a row: what a third of the rows there reach."""
        around = sorted(
            row.width + (row.indent if self.indents else 0) for row in self.rows[max(0, number - 6) : number + 7]
        )
        return around[(2 * len(around)) // 3] if len(around) > 2 else around[-1]

    def _continues(self, number: int) -> bool:
        """Whether the row goes on with the paragraph before it."""
        row, before = self.rows[number], self.rows[number - 1]
        text, last = row.text.text, before.text.text
        if text[0] in _NO_BEGIN or last[-1] in _CLEARLY_OPEN:
            return True
        if row.marked and lead(text) is not None:
            return False
        finished = is_finished(last)
        share = before.width / max(1, self.columns[number - 1])
        if self.indents and row.indent >= 2 > before.indent and finished:
            return False
        if row.gap:
            if finished or share < 0.4 or (share < 0.7 and len(self.lines) == 1):
                return False
            length = self._headline(number)
            return not length or (share >= 0.9 and not self._stands_alone(number + length))
        if self.indents and row.indent >= 2:
            return not finished and before.indent < 2 and share >= 0.9
        if not finished and last[-1] not in _CLOSER:
            return True
        if self.indents:
            return True
        return share >= (0.7 if self.blanks else 0.93)

    def _headline(self, number: int) -> int:
        """How many rows from this one on are a headline; 0 if they are none."""
        rows = self.rows
        end = number + 1
        while end < len(rows) and end - number < 5 and not rows[end].gap and not rows[end].marked:
            if self.indents and rows[end].indent >= 2 and rows[number].indent < 2:
                break
            end += 1
        if end - number == 5 or (end < len(rows) and not rows[end].gap and not rows[end].marked and end - number > 1):
            return self._tight_headline(number)
        text = "".join(row.text.text for row in rows[number:end])
        if not is_headline(text, 60 if self.found else 120) or is_finished(text.rstrip("！？!?”")):
            return self._tight_headline(number)
        last = rows[end - 1]
        full = end < len(rows) and not rows[end].marked and last.width + 4 >= 0.93 * self._after(end)
        if full and (number > self.furniture or "，" in text):
            return 0
        return end - number

    def _stands_alone(self, end: int) -> bool:
        """Whether a headline that ends before this row is followed by what follows headlines, or by nothing."""
        return end >= len(self.rows) or self.rows[end].marked

    def _after(self, number: int) -> int:
        """The widest of the next rows."""
        return max(row.width for row in self.rows[number : number + 4])

    def _tight_headline(self, number: int) -> int:
        """1 if the row is a headline that stands directly on its text."""
        rows = self.rows
        text = rows[number].text.text
        opens = number == 0 or (rows[number - 1].marked and lead(rows[number - 1].text.text) is None)
        if not (opens or not self.blanks) or number + 1 >= len(rows) or rows[number + 1].marked:
            return 0
        if not is_headline(text) or re.search("[，,。]", text) or rows[number + 1].gap:
            return 0
        if self.indents and rows[number].indent < 2 <= rows[number + 1].indent:
            return int(rows[number].width < 0.93 * self.columns[number])
        return int(rows[number].width + 4 < 0.75 * self._after(number + 1))
