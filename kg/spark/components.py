"""Connected components, by GraphX, which is part of Spark. Where there are few edges, all together pass for one: who
looks at a component looks at all of it, and finds in two that are one what they would find in each."""

from typing import Any

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.spark.frames import kept

# so many edges are no work for one task; the setting lets GraphX be used for less
_FEW = "spark.kg.edges", "20000"


def components(edges: DataFrame, folder: str) -> DataFrame:
    """``node`` and ``component`` of all that occurs in the edges, which join ``one`` to ``other`` (64-bit numbers).

    Numbers are hashes of names: where two names have the same one, their components count as one, and as every step
    that follows looks at names again, that changes no result. ``folder`` is where the edges go on their way.
    """
    session = edges.sparkSession
    edges = kept(edges.select("one", "other"), f"{folder}/pairs")
    if edges.count() <= int(session.conf.get(*_FEW) or 0):
        nodes = edges.select(F.explode(F.array("one", "other")).alias("node")).distinct()
        return nodes.withColumn("component", F.lit(0).cast("long"))
    edges.select(F.concat_ws(" ", "one", "other")).write.mode("overwrite").text(f"{folder}/edges")
    return _by_graphx(session, folder)


def _by_graphx(session: SparkSession, folder: str) -> DataFrame:
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
