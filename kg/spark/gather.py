"""The tables of a graph that one machine can carry, to the usual files."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from kg.graph import KnowledgeGraph, document_of
from kg.model import Evidence, MentionRef
from kg.spark.frames import Row
from kg.spark.outputs import TABLES, entity_of_row, fact_of_row
from kg.switch import settle


def gather(folder: Path) -> KnowledgeGraph:
    """The graph whose tables are in ``folder``. Raises FileNotFoundError where a table is missing."""
    settle(folder)
    for name in TABLES:
        if not (folder / name).is_dir():
            raise FileNotFoundError(f"{folder / name}: no such table; `kg build --engine spark -o {folder}` writes it")
    mentions: dict[str, list[MentionRef]] = defaultdict(list)
    for row in _rows(folder / "mentions"):
        mentions[row.pop("entity")].append(MentionRef(**row))
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for row in _rows(folder / "evidence"):
        evidence[row.pop("fact")].append(Evidence(**row))
    return KnowledgeGraph.of(
        (document_of(row | json.loads(row.pop("more"))) for row in _rows(folder / "documents")),
        (entity_of_row(row, tuple(sorted(mentions[row["id"]]))) for row in _rows(folder / "entities")),
        (fact_of_row(row, tuple(sorted(evidence[row["id"]]))) for row in _rows(folder / "facts")),
        {row["key"]: row["value"] for row in _rows(folder / "about")},
    )


def _rows(table: Path) -> Iterator[Row]:
    for part in sorted(table.glob("*.parquet")):
        with pq.ParquetFile(part) as file:
            for batch in file.iter_batches():
                yield from batch.to_pylist()
