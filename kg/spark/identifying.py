"""The ids of documents in a build, each once, and where they stand in their files."""

from collections.abc import Iterator

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.read import Draft, unique_id
from kg.spark.components import components
from kg.spark.frames import Row, by_key, kept


def identified(said: DataFrame, work: str) -> DataFrame:
    """The documents of ``said`` with their ids in the build (``doc``), each once, with number and place in their files
    as the input has them."""
    table = said.where("kind = 'document'")
    sums = kept(before(said, "number", "origin"), f"{work}/sums")
    table = table.join(sums, ["path", "file", "split"], "left").withColumns(
        {
            "number": F.col("number") + F.coalesce("number0", F.lit(0)),
            "origin": F.coalesce("origin0", F.lit(0)) + F.col("origin"),
        }
    )
    names = table.select("place", F.explode(F.array_distinct(F.array("id", "other", "content"))).alias("asked"))
    shared = names.groupBy("asked").agg(F.min("place").alias("first"), F.count("*").alias("many")).where("many > 1")
    edges = names.join(shared, "asked").select(F.xxhash64("place").alias("one"), F.xxhash64("first").alias("other"))
    found = components(edges, f"{work}/ids")
    contested = table.select("place", "id", "other", "content").join(
        found, F.xxhash64("place") == F.col("node"), "inner"
    )
    settled = by_key(contested, "component", ["place"], _settle_ids, "place string, doc string")
    settled = kept(settled, f"{work}/settled")
    named = table.join(settled.withColumn("settled", F.lit(True)), "place", "left")
    return named.withColumn("doc", F.when(F.col("settled"), F.col("doc")).otherwise(F.col("id"))).where(
        "doc IS NOT NULL"
    )


def _settle_ids(rows: Iterator[Row]) -> Iterator[Row]:
    """One row after the other: what a million articles hold that are all the same is held once."""
    seen: dict[str, str] = {}
    for row in rows:
        yield {"place": row["place"], "doc": unique_id(Draft(row["id"], row["other"], row["content"]), seen)}


def before(said: DataFrame, *columns: str) -> DataFrame:
    """For each split of a file, the sums of ``columns`` over those that stand before it."""
    window = "OVER (PARTITION BY path, file ORDER BY split)"
    sums = (f"sum({name}) {window} - {name} AS {name}0" for name in columns)
    return said.where("kind = 'total'").selectExpr("path", "file", "split", *sums)
