"""The names of all documents joined by what each is an alias of: a row a name, and a task a component of names."""

from collections.abc import Iterator
from functools import partial

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.ids import entity_id
from kg.link.across import join_across
from kg.link.bundles import ACROSS, Bundle
from kg.link.decided import Verdicts
from kg.spark.bundles import ENTITY, Several, earliest, entity_row
from kg.spark.components import components
from kg.spark.frames import Row, by_key, kept
from kg.spark.refusing import owned_aliases


def join_names(things: DataFrame, work: str, verdicts: Verdicts) -> DataFrame:
    """The entities (columns ``ENTITY``) of all names but those of people, with the ``keys`` that each has taken in and
    the ``full`` name by which others know it; ``work`` is a folder for what is looked at more than once."""
    aliases = things.select("key", "type", "name", "apart", "doc", "n", F.explode("links").alias("l"))
    aliases = aliases.select("key", "type", "name", "apart", "doc", "n", "l.*")
    links = aliases.groupBy("key", "alias").agg(earliest("rule", "because").alias("l"))
    links = links.groupBy("key").agg(F.collect_list(F.struct("alias", "l.rule", "l.because")).alias("links"))
    mentions = things.select("key", F.explode("mentions").alias("m")).where("m.end > m.start")
    texts = mentions.groupBy("key").agg(F.collect_set("m.text").alias("texts"))
    keys = things.groupBy("key").agg(
        *(F.min(name).alias(name) for name in ("type", "name", "apart", "traditional")),
        F.min(F.struct("doc", "n")).alias("first"),
    )
    everywhere = F.col("type").isin(*ACROSS) & (F.col("apart") == "")
    owners = owned_aliases(things).where(F.col("alias") != F.col("name")).groupBy("type", "alias")
    owner = F.struct("name", "key")
    only = owners.agg(F.min(owner).alias("owner"), F.max(owner).alias("last")).where("owner = last")
    owned = keys.where(everywhere & (F.length("name") >= 2)).select("key", "type", F.col("name").alias("alias"))
    edges = owned.join(only, ["type", "alias"]).select(
        "key", F.col("owner.name").alias("owner"), F.col("owner.key").alias("owner_key")
    )
    edges = kept(edges, f"{work}/owners")
    ties = edges.select("key", "owner_key")
    if same := _decided_ties(verdicts):
        ties = ties.unionByName(things.sparkSession.createDataFrame(same, "key string, owner_key string"))
    numbers = ties.select(F.xxhash64("key").alias("one"), F.xxhash64("owner_key").alias("other"))
    found = components(numbers, f"{work}/names")
    table = keys.join(links, "key", "left").join(texts, "key", "left").join(edges.drop("owner_key"), "key", "left")
    table = table.join(found, F.xxhash64("key") == F.col("node"), "left").selectExpr(
        "*", "coalesce(cast(component AS string), key) AS together", "first.doc", "first.n"
    )
    columns = ("together", "doc", "n", "key", "type", "name", "apart", "traditional", "links", "texts", "owner")
    join = partial(_join_component, verdicts)
    return by_key(table.select(*columns), "together", ["doc", "n"], join, f"{ENTITY}, keys array<string>, full string")


def _decided_ties(verdicts: Verdicts) -> list[tuple[str, str]]:
    """The keys, as ids, that decisions make one: each with the first of its class."""
    classes = {members for key in verdicts.classed for members in [verdicts.class_of(key)] if key[0] != "Person"}
    return sorted((entity_id(*each.key), entity_id(*members[0].key)) for members in classes for each in members[1:])


class _Key(Several):
    """All groups of one key; what their mentions say is here, they themselves are not."""

    __slots__ = ("_texts", "key")

    def __init__(self, row: Row) -> None:
        super().__init__(row["type"], row)
        self.key: str = row["key"]
        self._texts = set(row["texts"] or ())

    @property
    def texts(self) -> set[str]:
        """What the mentions of all groups say."""
        return self._texts


def _join_component(verdicts: Verdicts, keys: Iterator[Row]) -> Iterator[Row]:
    rows, bundles = list(keys), []
    for row in rows:
        b = Bundle(row["type"], row["name"], row["apart"])
        b.groups = [_Key(row)]
        bundles.append(b)
    owners = {(row["type"], row["name"]): {row["owner"]} for row in rows if row["owner"] is not None}
    for b in join_across(bundles, owners, verdicts):
        yield entity_row(b) | {"keys": [g.key for g in b.groups if isinstance(g, _Key)], "full": b.name}
