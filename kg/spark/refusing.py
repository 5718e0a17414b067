"""Merges that did not happen: those that names propose, and what each entity is told of them."""

from collections.abc import Iterator

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.link.bundles import ACROSS
from kg.link.refusals import MANY, Refused, apart, names_of_stem, of_alias, of_stem, stem_of
from kg.spark.frames import Row, by_key, mapped

REFUSED = "one string, other string, rule string, because string"
_FORMS = names_of_stem("")


def owned_aliases(things: DataFrame) -> DataFrame:
    """Each ``type`` and ``alias`` with the ``name`` and ``key`` of those who are known by it in other documents."""
    everywhere = F.col("type").isin(*ACROSS) & (F.col("apart") == "")
    aliases = things.where(everywhere).select("type", "name", "key", F.explode("links").alias("l"))
    aliases = aliases.where("l.elsewhere")
    return aliases.select("type", "l.alias", "name", "key").distinct()


def refused(things: DataFrame, moves: DataFrame) -> DataFrame:
    """What is refused between names of all documents; ``moves`` gives the entity of those keys that have another."""
    keys = things.where("apart = ''").select("type", "name", "key").distinct()
    entity = F.coalesce("entity", "key").alias("entity")
    owners = owned_aliases(things)
    others = F.count(F.when(F.col("name") != F.col("alias"), 1))
    few = owners.groupBy("type", "alias").agg(others.alias("n")).where(f"n BETWEEN 2 AND {MANY}").drop("n")
    itself = few.join(keys.withColumn("alias", F.col("name")), ["type", "alias"])
    asked = owners.join(few, ["type", "alias"]).unionByName(itself).join(moves, "key", "left")
    asked = asked.select(F.concat_ws(" ", "type", "alias").alias("asked"), "alias", "name", entity)
    of_aliases = by_key(asked, "asked", ["name"], _of_alias, REFUSED)
    stems = mapped(
        keys.where("type = 'Company'").select("name", "key"),
        _stems,
        "stem string, own boolean, name string, key string",
    )
    stems = stems.join(moves, "key", "left").select("stem", "own", "name", entity)
    return of_aliases.unionAll(by_key(stems, "stem", ["name"], _of_stem, REFUSED))


def _of_alias(found: Iterator[Row]) -> Iterator[Row]:
    rows = list(found)
    owners = {row["name"]: row["entity"] for row in rows}
    return (each._asdict() for each in of_alias(rows[0]["alias"], owners) if each.one != each.other)


def _stems(rows: Iterator[Row]) -> Iterator[Row]:
    """The stems that a firm's name may have; its ``own`` is the one that counts."""
    for row in rows:
        name = row["name"]
        own = stem_of("Company", name)
        for stem in {own, *(name.removesuffix(form) for form in _FORMS if name.endswith(form))}:
            if stem:
                yield {"stem": stem, "own": stem == own, "name": name, "key": row["key"]}


def _of_stem(found: Iterator[Row]) -> Iterator[Row]:
    rows = list(found)
    stem = rows[0]["stem"]
    if any(row["own"] for row in rows):
        possible = set(names_of_stem(stem))
        firms = {row["name"]: row["entity"] for row in rows if row["name"] in possible}
        yield from (each._asdict() for each in of_stem(stem, firms) if each.one != each.other)


def kept_apart(entities: DataFrame, told: DataFrame) -> DataFrame:
    """For each entity (``id``) what it was not merged with: as the merges ``told`` say, and the entities themselves."""
    ends = ("one", "other", "rule", "because")
    pairs = told.groupBy("one", "other", "rule").agg(F.min("because").alias("because"))
    sides = pairs.select(F.explode(F.array(F.col("one"), F.col("other"))).alias("id"), *ends)
    known = entities.select("id", F.explode("apart").alias("x")).select("id", F.col("id").alias("one"), "x.*")
    columns = "id string, apart array<struct<other string, rule string, because string>>"
    return by_key(sides.unionByName(known), "id", [], _apart, columns)


def _apart(told: Iterator[Row]) -> Iterator[Row]:
    rows = list(told)
    id_ = rows[0]["id"]
    found = apart(id_, (Refused(*(row[key] for key in Refused._fields)) for row in rows))
    yield {"id": id_, "apart": [each._asdict() for each in found]}
