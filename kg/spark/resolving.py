"""Back in the documents: their mentions with their entities, their claims with their facts, and the facts of all."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.graph import ARTICLE
from kg.ids import fact_id
from kg.link.facts import Key, confidence, fact_key, together
from kg.model import Claim, Evidence, Mention
from kg.spark.frames import Row, kept, mapped
from kg.spark.refusing import REFUSED

_SAYS = (
    "fact string, predicate string, subject string, object string, value string, status string, best double, "
    "weight bigint, qualifiers array<struct<name string, text string, sure double>>, "
    "evidence array<struct<start int, end int, quote string, pattern string>>"
)
_RESOLVED = (
    "doc string, record string, mentions array<struct<entity string, start int, end int, text string>>, "
    f"says array<struct<{_SAYS}>>, refused array<struct<{REFUSED}>>"
)


def resolved(groups: DataFrame, moved: DataFrame, work: str) -> DataFrame:
    """For each document its mentions with their entities, and its claims with their facts."""
    by_document = moved.groupBy("doc").agg(F.collect_list(F.struct("n", "entity")).alias("moved"))
    by_document = kept(by_document, f"{work}/moved")
    return mapped(groups.join(by_document, "doc", "left"), _resolve, _RESOLVED)


def _resolve(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        entities: dict[int, str] = {name["n"]: name["key"] for name in row["names"]}
        entities |= {move["n"]: move["entity"] for move in row["moved"] or ()}
        mentions = {
            (entities[name["n"]], m["start"], m["end"], m["text"])
            for name in row["names"]
            for m in name["mentions"]
            if m["end"] > m["start"]
        }
        doubts = [
            {"one": one, "other": other, "rule": each["rule"], "because": each["because"]}
            for name in row["names"]
            for each in name["refused"]
            if (one := entities[name["n"]]) != (other := entities[each["other"]])
        ]
        told = [dict(zip(("entity", "start", "end", "text"), mention, strict=True)) for mention in sorted(mentions)]
        says = list(_says(row["doc"], row["claims"], entities))
        yield {"doc": row["doc"], "record": row["record"], "mentions": told, "says": says, "refused": doubts}


_SOME = Mention(0, 0, "", "", "")  # stands for a claim's object where only that there is one counts


def _claim(row: Row) -> Claim:
    predicate, value, qualifiers, status, sure = json.loads(row["said"])
    pairs = tuple((key, text) for key, text in qualifiers)
    some = None if row["object"] is None else _SOME
    return Claim(predicate, None, some, value, pairs, status, sure, row["start"], row["end"], row["pattern"])


def _says(doc: str, claims: Sequence[Row], entities: Mapping[int, str]) -> Iterator[Row]:
    """What a document says of each fact that its claims make; ``entities`` are those of its names."""
    of_fact: dict[Key, list[tuple[Claim, Evidence]]] = defaultdict(list)
    for row in claims:
        claim = _claim(row)
        subject = f"{ARTICLE}{doc}" if row["subject"] is None else entities[row["subject"]]
        key = fact_key(claim, subject, None if row["object"] is None else entities[row["object"]])
        if key is not None:
            evidence = Evidence(doc, row["start"], row["end"], row["quote"], row["pattern"])
            of_fact[key].append((claim, evidence))
    for key, of_key in of_fact.items():
        predicate, subject, target, value, status, *_ = key
        found = together(of_key)
        yield {
            "fact": fact_id(*key),
            "predicate": predicate,
            "subject": subject,
            "object": target or None,
            "value": value or None,
            "status": status,
            "best": found.best,
            "weight": found.weight,
            "qualifiers": [{"name": n, "text": text, "sure": sure} for n, (text, sure) in found.qualifiers.items()],
            "evidence": [evidence._asdict() for evidence in found.evidence],
        }


def says(documents: DataFrame) -> DataFrame:
    """What documents say of facts, a row a document and fact; ``documents`` as :func:`resolved` gives them."""
    return documents.select("doc", F.explode("says").alias("x")).select("doc", "x.*")


def facts(says: DataFrame) -> DataFrame:
    """The facts, with how many pieces of evidence each has, of what documents say.

    Every column is a sum or a best of rows, which Spark makes before they move: a fact that every article states is a
    row a task, and its evidence stays where it is.
    """
    same = (F.first(name).alias(name) for name in ("predicate", "subject", "object", "value", "status"))
    numbers = F.max("best").alias("best"), F.sum("weight").alias("weight"), F.sum(F.size("evidence")).alias("evidence")
    whole = says.groupBy("fact").agg(*same, *numbers)
    texts = says.select("fact", "doc", F.explode("qualifiers").alias("q")).select("fact", "doc", "q.*")
    surest = F.min_by("text", F.struct(-F.col("sure"), F.col("doc"))).alias("text")
    pairs = F.sort_array(F.collect_list(F.struct("name", "text")))
    named = texts.groupBy("fact", "name").agg(surest).groupBy("fact").agg(F.map_from_entries(pairs).alias("qualifiers"))
    sure = F.udf(lambda best, weight: confidence(best, weight), "double")
    none = F.map_from_entries(F.array().cast("array<struct<name string, text string>>"))
    return whole.join(named, "fact", "left").select(
        F.col("fact").alias("id"),
        *("predicate", "subject", "object", "value"),
        F.coalesce("qualifiers", none).alias("qualifiers"),
        "status",
        sure("best", "weight").alias("confidence"),
        "evidence",
    )
