"""Python functions over the rows of a Spark table: one partition, or one key, at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 (everybody calls it so)
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

Row = dict[str, Any]
_AT_ONCE = 500


def mapped(table: DataFrame, function: Callable[[Iterator[Row]], Iterable[Row]], columns: str) -> DataFrame:
    """What ``function`` makes of each partition of ``table``; ``columns`` describes it in Spark's DDL."""
    types = StructType.fromDDL(columns)
    assert isinstance(types, StructType)
    arrow = to_arrow_schema(types)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for row in batch.to_pylist())
        made = iter(function(rows))
        while some := list(islice(made, _AT_ONCE)):
            yield pa.RecordBatch.from_pylist(some, schema=arrow)

    return table.mapInArrow(run, types)


def by_key(
    table: DataFrame, key: str, order: Sequence[str], function: Callable[[Iterator[Row]], Iterable[Row]], columns: str
) -> DataFrame:
    """What ``function`` makes of the rows of each ``key``, which it gets one after the other in the order of
    the columns ``order``."""

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for _, together in groupby(rows, key=itemgetter(key)):
            yield from function(together)

    return mapped(table.repartition(F.col(key)).sortWithinPartitions(key, *order), run, columns)


def kept(table: DataFrame, path: str) -> DataFrame:
    """The table as it is when it has been written to ``path``: who looks at it again does not make it again."""
    table.write.mode("overwrite").parquet(path)
    return table.sparkSession.read.parquet(path)
