"""Tables of articles (CSV, TSV): one article a row, under columns whose names say what is title, date and text."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Document, Rejected
from kg.read.records import MAX_TEXT, read_row

# what people call the columns, in lower case; the first that stands there is the one
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "正文", "content", "内容", "body", "全文", "文章内容", "新闻内容", "新闻正文", "article"),
    "title": ("title", "标题", "headline", "题目", "文章标题", "新闻标题"),
    "published": (
        "published", "date", "日期", "发布时间", "发布日期", "时间", "time", "publish_time", "pubdate", "publish_date",
    ),
    "source": ("source", "来源", "媒体", "媒体名称", "发布机构", "文章来源"),
    "id": ("id", "编号", "文章编号"),
}  # fmt: skip
_DELIMITERS = ",\t;"


def read_table(text: str, file: str) -> Iterator[Document | Rejected]:
    """The documents of a table, whose first row names the columns; a row that is rejected is called :line, and nothing
    is read of a table without a column for the text."""
    csv.field_size_limit(MAX_TEXT + 1)
    head = text.lstrip("\ufeff\r\n")
    above = text.count("\n", 0, len(text) - len(head))
    rows = _rows(head, max(_DELIMITERS, key=head.partition("\n")[0].count))
    _, first = next(rows, (0, []))
    columns = {} if isinstance(first, str) else _columns(first)
    if "text" not in columns:
        yield Rejected("", "no column called text or 正文; the first line of a table names its columns")
        return
    article = 0
    for line, row in rows:
        place = f":{above + line}"
        if isinstance(row, str):
            yield Rejected(place, f"a broken row: {row}")
        elif any(cell.strip() for cell in row):
            entry: dict[str, object] = {key: row[at] if at < len(row) else "" for key, at in columns.items()}
            made = read_row(entry, place, file, article + 1)
            article += isinstance(made, Document)
            yield made


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows with the numbers of their first lines; of one that is broken, why. Reading goes on behind it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)


def _columns(names: Sequence[str]) -> dict[str, int]:
    """Where the columns stand that say something of an article."""
    there = {name.strip().casefold(): at for at, name in reversed(list(enumerate(names)))}
    found = {key: next((there[name] for name in known if name in there), None) for key, known in _NAMES.items()}
    return {key: at for key, at in found.items() if at is not None}
