"""Connected components, by GraphX, which is part of Spark."""

from typing import Any

from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812


def components(edges: DataFrame, folder: str) -> DataFrame:
    """``node`` and ``component`` of all that occurs in the edges, which join ``one`` to ``other`` (64-bit numbers).

    Numbers are hashes of names: where two names have the same one, their components count as one, and as every step
    that follows looks at names again, that changes no result. ``folder`` is where the edges go on their way.
    """
    session = edges.sparkSession
    edges.select(F.concat_ws(" ", "one", "other")).write.mode("overwrite").text(f"{folder}/edges")
    context: Any = session.sparkContext
    jvm, level = context._jvm, context._getJavaStorageLevel(StorageLevel.MEMORY_AND_DISK)
    graph = jvm.org.apache.spark.graphx.GraphLoader.edgeListFile(
        context._jsc.sc(), f"{folder}/edges", False, -1, level, level
    )
    tag = getattr(getattr(jvm.scala.reflect, "ClassTag$"), "MODULE$").Int()
    found = jvm.org.apache.spark.graphx.lib.ConnectedComponents.run(graph, tag, tag)
    configuration = context._jsc.hadoopConfiguration()
    path = jvm.org.apache.hadoop.fs.Path(f"{folder}/components")
    path.getFileSystem(configuration).delete(path, True)
    found.vertices().saveAsTextFile(f"{folder}/components")
    numbers = F.split(F.regexp_replace("value", r"[()]", ""), ",")
    return session.read.text(f"{folder}/components").select(
        numbers[0].cast("long").alias("node"), numbers[1].cast("long").alias("component")
    )
