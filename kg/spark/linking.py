"""Linking by shuffled keys: the functions of ``kg.link``, each applied to the rows that it looks at.

No step sees all rows of a thing that every article names. What joins names is a table of keys (type and name) with
what is said of each, aggregated by Spark before it moves: a row a name, not a row a mention. What comes back to the
documents are the exceptions alone: most names keep the id that follows from them, and those are told to nobody. Such
a table of exceptions is written out before it is joined: Spark then knows how large it is, and sends a small one to all
tasks where it would otherwise move every document to where its exceptions are.
"""

from typing import NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.link.decided import NONE, Verdicts
from kg.model import Rejected
from kg.spark.deciding import borne, outcome, owners_of
from kg.spark.frames import kept
from kg.spark.naming import join_names
from kg.spark.people import join_persons, seated
from kg.spark.refusing import refused


class Linked(NamedTuple):
    """``entities``, as yet without their mentions, and ``moved``: the names (``doc``, ``n``) that are of another
    ``entity`` than the one whose id follows from the name alone. ``refused`` are the merges that names propose and that
    did not happen, ``vain`` the decisions that came to nothing."""

    entities: DataFrame
    moved: DataFrame
    refused: DataFrame
    vain: tuple[Rejected, ...]


def linked(groups: DataFrame, work: str, verdicts: Verdicts = NONE) -> Linked:
    """The entities of all names in ``groups``, as :func:`grouped` gives them with the same ``verdicts``. ``work`` is a
    folder for what is looked at more than once."""
    names = groups.select("doc", F.explode("names").alias("x")).select("doc", "x.*")
    things = names.where("type != 'Person'")
    owners = owners_of(things, verdicts)
    verdicts = verdicts.met(borne(names, verdicts).__contains__, owners)
    joined = kept(join_names(things, work, verdicts), f"{work}/things")
    moves = joined.select("id", "full", F.explode("keys").alias("key")).where("key != id")
    moves = moves.select("key", F.col("id").alias("entity"), "full")
    persons = seated(names.where("type = 'Person'"), moves)
    split = kept(join_persons(persons, verdicts), f"{work}/persons")
    found = split.select(F.col("id").alias("entity"), F.explode("held").alias("h")).select("entity", "h.*")
    apart = found.where("entity != key")
    entities = joined.drop("keys", "full").unionByName(split.drop("held"))
    moved = things.select("doc", "n", "key").join(moves, "key").select("doc", "n", "entity")
    # those of whom nothing is said are moved by decisions alone
    decided = [name for type_, name in verdicts.names if type_ == "Person"]
    movable = persons.where((F.size("seats") > 0) | F.col("name").isin(decided))
    of_persons = movable.join(apart, ["key", "seats"]).select("doc", "n", "entity")
    keys = joined.select(F.col("id").alias("entity"), F.explode("keys").alias("key"))
    told, vain = outcome(keys.unionByName(found.select("entity", "key")), verdicts, owners)
    merges = refused(things, moves)
    return Linked(entities, moved.unionAll(of_persons), merges.unionAll(told) if told else merges, tuple(vain))
