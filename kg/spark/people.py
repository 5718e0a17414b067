"""People of all documents: who of one name holds posts at which bodies, and which of them are namesakes."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.link.decided import Verdicts
from kg.link.people import Posted, join_people, people_of
from kg.model import Link
from kg.spark.bundles import ENTITY, Several, earliest, entity_row
from kg.spark.frames import Row, by_key


def seated(persons: DataFrame, moves: DataFrame) -> DataFrame:
    """Persons with ``seats``, the full names of the bodies where their documents say that they hold posts."""
    columns = ("doc", "n", "key", "name", "traditional", "links")
    silent = persons.where(F.size("bodies") == 0).select(*columns, F.array().cast("array<string>").alias("seats"))
    posts = persons.where(F.size("bodies") > 0)
    told = posts.select("doc", "n", F.explode("bodies").alias("body")).selectExpr("doc", "n", "body.*")
    told = told.join(moves.select("key", "full"), "key", "left")
    seats = told.groupBy("doc", "n").agg(F.sort_array(F.collect_set(F.coalesce("full", "name"))).alias("seats"))
    return silent.unionByName(posts.select(*columns).join(seats, ["doc", "n"]))


def join_persons(persons: DataFrame, verdicts: Verdicts) -> DataFrame:
    """The entities (columns ``ENTITY``) of all people, as :func:`seated` gives them, with the ``key`` and ``seats``
    that each has ``held``."""
    same = ["key", "name", "seats"]
    first = (F.min(name).alias(name) for name in ("doc", "traditional"))
    counts = persons.groupBy(*same).agg(*first, F.count("*").alias("documents"))
    aliases = persons.select(*same, "doc", "n", F.explode("links").alias("l")).select(*same, "doc", "n", "l.*")
    links = aliases.groupBy(*same, "alias").agg(earliest("rule", "because", "doc").alias("l"))
    link = F.struct("alias", "l.rule", "l.because", "l.doc")
    links = links.groupBy(*same).agg(F.collect_list(link).alias("links"))
    table = counts.join(links.select("key", "seats", "links"), ["key", "seats"], "left")
    table = table.withColumn("people", _people(verdicts))
    held = "held array<struct<key string, seats array<string>>>"
    return by_key(table, "people", ["doc"], partial(_split_names, verdicts), f"{ENTITY}, {held}")


def _people(verdicts: Verdicts) -> Column:
    """The name, or the first of those on which decisions turn together with it."""
    people = F.col("name")
    for type_, name in sorted(verdicts.names):
        if type_ == "Person" and (first := people_of(name, verdicts)[0]) != name:
            people = F.when(F.col("name") == name, first).otherwise(people)
    return people


def _split_names(verdicts: Verdicts, seated: Iterator[Row]) -> Iterator[Row]:
    """The people of some names, of whom documents that say the same of their posts come in one row."""
    rows = list(seated)
    groups = [Several("Person", row) for row in rows]
    row_of = {id(group): row for group, row in zip(groups, rows, strict=True)}
    named: dict[str, list[Posted]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(list)
    for group, row in zip(groups, rows, strict=True):
        named[group.name].append((group, frozenset(row["seats"])))
        counts[group.name].append(row["documents"])
    for b in join_people(named, verdicts, counts):
        of_person = [row_of[id(group)] for group in b.groups]
        links = [(link["doc"], row["name"], link) for row in of_person for link in row["links"] or ()]
        for *_, link in sorted(links, key=lambda told: told[:2]):
            b.links.setdefault(link["alias"], Link(link["alias"], link["rule"], link["because"]))
        yield entity_row(b) | {"held": [{"key": row["key"], "seats": row["seats"]} for row in of_person]}
