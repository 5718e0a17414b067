"""Inputs to what each document says, in executors: text and JSON files, JSON lines and Parquet, on any file system."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pyspark.sql import DataFrame, DataFrameReader, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.analysis import analyse
from kg.batches import chunks
from kg.collector import paused
from kg.keys import linked_key, said_key
from kg.model import Document, Rejected
from kg.read import (
    COLLECTIONS,
    LONG_LINE,
    MAX_JSON,
    MAX_TEXT,
    Piece,
    draft,
    lines,
    read_entry,
    read_piece,
    unpacked,
    why,
)
from kg.record import encode_analysis, encode_document
from kg.rules import load_rules
from kg.spark.frames import Row, mapped
from kg.spark.paths import escaped, glob, literal, name_within, root_of
from kg.spark.session import received

_LINES, _PACKED, _TABLES = (".jsonl", ".ndjson"), (".jsonl.gz", ".ndjson.gz"), (".parquet",)
# Archives up to so many bytes are unpacked by us, who keep what stands before the place where one is broken and name
# it; Spark, which unpacks larger ones as it goes, ends the build.
_UNPACKED = 128 << 20
_SUFFIX = r"(?i)((?:\.jsonl|\.ndjson)\.gz|\.[^./]+)$"
_AT, _SPLIT = "_metadata.file_path AS at", "_metadata.file_block_start"
_FIELDS = ("id", "title", "published", "source", "text")
# place      sorts documents as the input has them: path, file, split of the file, line, article of the line or file
# kind       document; rejected; total: what a split holds, so that articles of the next one can be numbered
# number, line, origin   as if the split opened its file
SAID = (
    "place string, kind string, path int, file string, split long, line long, number long, origin long, "
    "id string, other string, content string, record string, said string, what string, why string"
)


class Rules(NamedTuple):
    """What the executors read articles by: the names of the folders of rules there (see session.py), and the ``key`` of
    code, rules and libraries, which must be the same on all machines."""

    names: tuple[str, ...]
    key: str


def key_of(folders: Sequence[Path]) -> str:
    """The key of this machine."""
    return f"{said_key(load_rules(folders).digest)} {linked_key()}"


def said(session: SparkSession, paths: Sequence[str], rules: Rules, limit: float | None) -> DataFrame:
    """One row for each document with what it says, as text; see ``SAID``."""
    found = []
    for number, path in enumerate(paths):
        for table, kind in _tables(session, path):
            rows = table.withColumn("path", F.lit(number))
            found.append(mapped(rows, partial(_said, root_of(path), kind, rules, limit), SAID))
    first, *rest = found
    for table in rest:
        first = first.unionAll(table)
    return first


def _tables(session: SparkSession, path: str) -> Iterator[tuple[DataFrame, str]]:
    """The files of ``path`` as tables of ``at`` (the file), ``split``, and what is in it; with the kind of reader."""
    where = literal(path)
    reader = session.read.option("recursiveFileLookup", True)
    files = reader.format("binaryFile").load(where)
    suffix = F.regexp_extract("path", _SUFFIX, 1)
    suffixes = sorted(row[0] for row in files.select(suffix).distinct().collect())
    if not suffixes:
        yield session.createDataFrame([(path,)], "at string"), "nothing"
    kinds = [each for each in suffixes if each.lower() in _LINES]
    if kinds:
        yield _text(reader.option("pathGlobFilter", glob(kinds)), where), "lines"
    kinds = [each for each in suffixes if each.lower() in _PACKED]
    if kinds:
        yield from _packed(session, reader.option("pathGlobFilter", glob(kinds)), where)
    kinds = [each for each in suffixes if each.lower() in _TABLES]
    if kinds:
        table = reader.option("pathGlobFilter", glob(kinds)).format("parquet").load(where)
        fields = [f"CAST({name} AS string)" for name in _FIELDS if name in table.columns]
        yield table.selectExpr(_AT, _SPLIT, *fields), "table"
    kinds = [each for each in suffixes if each.lower() not in (*_LINES, *_PACKED, *_TABLES)]
    if kinds:
        table = reader.option("pathGlobFilter", glob(kinds)).format("binaryFile").load(where)
        table = table.where(~F.lower(suffix).isin(*_LINES, *_PACKED, *_TABLES))
        fits = F.col("length") <= F.when(F.lower(suffix).isin(*COLLECTIONS), MAX_JSON).otherwise(MAX_TEXT)
        # the limit without a case is one that Spark asks before it reads a file
        small = table.where(F.col("length") <= MAX_JSON).where(fits)
        yield _whole(small), "file"
        yield table.where(~fits).selectExpr(_AT), "large"


def _text(reader: DataFrameReader, where: str | list[str]) -> DataFrame:
    table = reader.option("lineSep", "\n").format("text").load(where)
    return table.selectExpr(_AT, _SPLIT, "CAST(value AS binary) AS data")


def _whole(files: DataFrame) -> DataFrame:
    return files.selectExpr(_AT, "0L AS file_block_start", "content AS data")


def _packed(session: SparkSession, reader: DataFrameReader, where: str) -> Iterator[tuple[DataFrame, str]]:
    files = reader.format("binaryFile").load(where)
    small = F.col("length") <= _UNPACKED
    yield _whole(files.where(small)), "packed"
    large = [row[0] for row in files.where(~small).select("path").collect()]
    if large:
        yield _text(session.read, [escaped(path) for path in sorted(large)]), "lines"


def _said(root: str, kind: str, sent: Rules, limit: float | None, rows: Iterator[Row]) -> Iterator[Row]:
    folders = received(sent.names)
    if key_of(folders) != sent.key:
        raise RuntimeError(
            "this executor has another kg, or another Python, jieba, numpy or onnxruntime, than the driver"
        )
    rules = load_rules(folders)
    others: deque[Row] = deque()
    held: deque[Row] = deque()

    def documents() -> Iterator[Document]:
        for row, document in _READ[kind](rows, root):
            if document is None:
                others.append(row)
            else:
                held.append(row)
                yield document

    for batch in chunks(documents()):
        with paused():
            found = list(analyse(batch, rules, limit))
        for each in found:
            row = held.popleft()
            if isinstance(each, str):
                yield row | {"said": None, "why": each}
            else:
                yield row | {"said": encode_analysis(each.mentions, each.claims)}
        while others:
            yield others.popleft()
    yield from others


_Read = tuple[Row, Document | None]


def _pieces(kind: str, rows: Iterator[Row], root: str) -> Iterator[_Read]:
    """Documents of files, or of lines, which are numbered within the split that they stand in."""
    total: Row = {}
    for row in rows:
        file, split = name_within(row["at"], root), row["file_block_start"]
        if (file, split) != (total.get("file"), total.get("split")):
            if total:
                yield total, None
            total = _total(row, file)
        suffix = Path(file).suffix.lower() if kind == "file" else ".jsonl"
        for data in _DATA[kind](bytes(row["data"])):
            if isinstance(data, OSError):
                yield _left_out(total, "", why(data), whole=True), None
                continue
            total["line"] += 1
            if data is None:
                yield _left_out(total, "", LONG_LINE), None
                continue
            made, length = read_piece(Piece(file, file, suffix, True, data))
            for n, each in enumerate(made):
                if isinstance(each, Rejected):
                    yield _left_out(total, each.file, each.reason), None
                else:
                    total["number"] += 1
                    yield _document(total, n, each), each
            total["origin"] += length
    if total:
        yield total, None


def _line(data: bytes) -> Iterator[bytes | None]:
    data += b"\n"
    yield data if len(data) <= MAX_TEXT else None


def _unpacked(data: bytes) -> Iterator[bytes | OSError | None]:
    """The lines of an archive; the error last, where it is broken."""
    try:
        with unpacked(BytesIO(data)) as stream:
            for _, line in lines(stream):
                yield line
    except OSError as error:
        yield error


# what is read out of the bytes of a row, piece by piece
_DATA: dict[str, Callable[[bytes], Iterable[bytes | OSError | None]]] = {
    "file": lambda data: (data,),
    "lines": _line,
    "packed": _unpacked,
}


def _entries(rows: Iterator[Row], root: str) -> Iterator[_Read]:
    """Documents of the rows of tables."""
    total: Row = {}
    for row in rows:
        file, split = name_within(row["at"], root), row["file_block_start"]
        if (file, split) != (total.get("file"), total.get("split")):
            if total:
                yield total, None
            total = _total(row, file)
        total["line"] += 1
        made = read_entry({key: row[key] for key in _FIELDS if row.get(key) is not None}, file)
        if isinstance(made, Rejected):
            yield _left_out(total, made.file, made.reason), None
        else:
            total["number"] += 1
            yield _document(total, 0, made), made
    if total:
        yield total, None


def _unread(why: str, rows: Iterator[Row], root: str) -> Iterator[_Read]:
    for row in rows:
        yield _row("rejected", row["path"], name_within(row["at"], root), 0) | {"what": "", "why": why}, None


_READ: dict[str, Callable[[Iterator[Row], str], Iterator[_Read]]] = {
    "file": partial(_pieces, "file"),
    "lines": partial(_pieces, "lines"),
    "packed": partial(_pieces, "packed"),
    "table": _entries,
    "large": partial(
        _unread, f"larger than {MAX_TEXT // 1_000_000} MB; split it, or give one article a line as .jsonl"
    ),
    "nothing": partial(_unread, "a folder without any file"),
}


def _row(kind: str, path: int, file: str, split: int, line: int = 0, n: int = 0) -> Row:
    place = f"{path:06}\0{file}\0{split:015}\0{line:012}\0{n:06}"
    return {"place": place, "kind": kind, "path": path, "file": file, "split": split, "line": line}


def _total(row: Row, file: str) -> Row:
    """What there is in a split, which ``row`` opens."""
    return _row("total", row["path"], file, row["file_block_start"]) | {"number": 0, "origin": 0}


def _left_out(total: Row, what: str, why: str, *, whole: bool = False) -> Row:
    """``whole``: the file is named, not the line in it where that was found."""
    row = _row("rejected", total["path"], total["file"], total["split"], total["line"])
    return row | {"what": what, "why": why} | ({"line": None} if whole else {})


def _document(total: Row, n: int, document: Document) -> Row:
    row = _row("document", total["path"], total["file"], total["split"], total["line"], n)
    return row | {
        "number": total["number"],
        "origin": total["origin"],
        **draft(document)._asdict(),
        "record": encode_document(document),
    }


def place_of(row: Row, lines: int) -> str:
    """Where something was left out, in words; ``lines`` stand before its split."""
    of_lines = row["line"] is not None and row["file"].lower().endswith((*_LINES, *_PACKED))
    return (f"{row['file']}:{lines + row['line']}" if of_lines else row["file"]) + (row["what"] or "")
