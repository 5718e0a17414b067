"""What decisions of people meet in the names of all documents; of these, only what decisions speak of is collected."""

from collections import defaultdict
from collections.abc import Callable

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.ids import entity_id
from kg.link.decided import Key, Verdicts
from kg.model import Rejected
from kg.spark.refusing import REFUSED, owned_aliases

Owners = Callable[[str, str], set[str]]


def borne(names: DataFrame, verdicts: Verdicts) -> set[Key]:
    """The keys of decisions that are in ``names``."""
    if not verdicts:
        return set()
    asked = names.where(F.col("name").isin(sorted({name for _, name in verdicts.names})))
    return {(row.type, row.name, row.apart) for row in asked.select("type", "name", "apart").distinct().collect()}


def owners_of(things: DataFrame, verdicts: Verdicts) -> Owners:
    """Whose aliases the names of decisions are in ``things``, as a function of type and name."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    if verdicts:
        asked = owned_aliases(things).where(F.col("alias").isin(sorted({name for _, name in verdicts.names})))
        for row in asked.select("type", "alias", "name").distinct().collect():
            found[row.type, row.alias].add(row["name"])
    return lambda type_, name: found.get((type_, name), set())


def outcome(keys: DataFrame, verdicts: Verdicts, owners: Owners) -> tuple[DataFrame | None, list[Rejected]]:
    """What decisions keep apart, None where there are none, and those that came to nothing; ``keys`` has the
    ``entity`` of each ``key``."""
    if not verdicts:
        return None, []
    wanted: set[Key] = verdicts.keys_of(verdicts.names)
    wanted |= {(type_, owner, "") for type_, name in verdicts.names for owner in owners(type_, name)}
    asked = keys.where(F.col("key").isin([entity_id(*key) for key in sorted(wanted)])).distinct().collect()
    found: dict[str, set[str]] = defaultdict(set)
    for row in asked:
        found[row.key].add(row.entity)

    def entities(key: Key) -> set[str]:
        known = found.get(entity_id(*key), set())
        others = () if known or key[2] else owners(*key[:2])
        return known or {id_ for name in others for id_ in found.get(entity_id(key[0], name), ())}

    refused, vain = verdicts.outcome(entities)
    return keys.sparkSession.createDataFrame([tuple(each) for each in refused], REFUSED), vain
