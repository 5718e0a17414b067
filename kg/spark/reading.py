"""Inputs to what each document says, in executors: text and JSON files, JSON lines and Parquet, on any file system."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.analysis import analyse
from kg.batches import chunks
from kg.collector import paused
from kg.keys import linked_key, said_key
from kg.model import Document, Rejected
from kg.read import MAX_JSON, MAX_TEXT, Piece, draft, read_entry, read_piece
from kg.record import encode_analysis, encode_document
from kg.rules import load_rules
from kg.spark.frames import Row, mapped
from kg.spark.session import received

_LINES, _TABLES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), (".parquet",)
_SUFFIX = r"(?i)((?:\.jsonl|\.ndjson)\.gz|\.[^./]+)$"
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
            found.append(mapped(rows, partial(_said, _root(path), kind, rules, limit), SAID))
    first, *rest = found
    for table in rest:
        first = first.unionAll(table)
    return first


def _tables(session: SparkSession, path: str) -> Iterator[tuple[DataFrame, str]]:
    """The files of ``path`` as tables of ``at`` (the file), ``split``, and what is in it; with the kind of reader."""
    where = _literal(path)
    reader = session.read.option("recursiveFileLookup", True)
    files = reader.format("binaryFile").load(where)
    suffix = F.regexp_extract("path", _SUFFIX, 1)
    suffixes = sorted(row[0] for row in files.select(suffix).distinct().collect())
    at = F.col("_metadata.file_path").alias("at")
    if not suffixes:
        yield session.createDataFrame([(path,)], "at string"), "nothing"
    for kinds, kind in ((_LINES, "lines"), (_TABLES, "table")):
        there = [each for each in suffixes if each.lower() in kinds]
        if there and kind == "lines":
            table = reader.option("pathGlobFilter", _glob(there)).option("lineSep", "\n").format("text").load(where)
            yield table.select(at, "_metadata.file_block_start", F.col("value").cast("binary").alias("data")), kind
        elif there:
            table = reader.option("pathGlobFilter", _glob(there)).format("parquet").load(where)
            fields = [F.col(name).cast("string") for name in _FIELDS if name in table.columns]
            yield table.select(at, "_metadata.file_block_start", *fields), kind
    rest = [each for each in suffixes if each.lower() not in (*_LINES, *_TABLES)]
    if rest:
        table = reader.option("pathGlobFilter", _glob(rest)).format("binaryFile").load(where)
        table = table.where(~F.lower(suffix).isin(*_LINES, *_TABLES))
        fits = F.col("length") <= F.when(F.lower(suffix) == ".json", MAX_JSON).otherwise(MAX_TEXT)
        # the limit without a case is one that Spark asks before it reads a file
        small = table.where(F.col("length") <= MAX_JSON).where(fits)
        yield small.select(at, F.lit(0).cast("long").alias("file_block_start"), F.col("content").alias("data")), "file"
        yield table.where(~fits).select(at), "large"


def _glob(suffixes: Sequence[str]) -> str:
    return "*" if "" in suffixes else f"*{{{','.join(suffixes)}}}"


def _literal(path: str) -> str:
    """A local path, in which no character stands for others; other paths are the file system's own affair."""
    if "://" in path:
        return path
    marked = "".join(f"\\{c}" if c in "[]{}*?\\" else c for c in str(Path(path).resolve()))
    return f"file://{marked}"


def _root(path: str) -> str:
    """The path alone, by which names of files within it begin."""
    return urlsplit(path).path.rstrip("/") if "://" in path else str(Path(path).resolve())


def _name(at: str, root: str) -> str:
    """What the file is called: its path within the given folder, or the name of a given file."""
    path = unquote(urlsplit(at).path)
    inside = path.removeprefix(root)
    return inside.lstrip("/") if inside and inside != path else path.rpartition("/")[2]


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
        file, split, data = _name(row["at"], root), row["file_block_start"], bytes(row["data"])
        if (file, split) != (total.get("file"), total.get("split")):
            if total:
                yield total, None
            total = _total(row, file)
        total["line"] += 1
        if kind == "lines":
            data += b"\n"
        if len(data) > MAX_TEXT and kind == "lines":
            why = f"a line of more than {MAX_TEXT // 1_000_000} MB; give one article a line"
            yield _left_out(total, "", why), None
            continue
        suffix = ".jsonl" if kind == "lines" else Path(file).suffix.lower()
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


def _entries(rows: Iterator[Row], root: str) -> Iterator[_Read]:
    """Documents of the rows of tables."""
    total: Row = {}
    for row in rows:
        file, split = _name(row["at"], root), row["file_block_start"]
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
        yield _row("rejected", row["path"], _name(row["at"], root), 0) | {"what": "", "why": why}, None


_READ: dict[str, Callable[[Iterator[Row], str], Iterator[_Read]]] = {
    "file": partial(_pieces, "file"),
    "lines": partial(_pieces, "lines"),
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


def _left_out(total: Row, what: str, why: str) -> Row:
    row = _row("rejected", total["path"], total["file"], total["split"], total["line"])
    return row | {"what": what, "why": why}


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
    name = f"{row['file']}:{lines + row['line']}" if row["file"].lower().endswith(_LINES) else row["file"]
    return name + (row["what"] or "")
