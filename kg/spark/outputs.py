"""The tables and the N-Quads of a graph, a part a task; docs/scaling.md names their columns."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pyoxigraph import Quad, RdfFormat, Triple, serialize
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.export.rdf import Walk, head, tail
from kg.export.terms import Names
from kg.export.things import article_triples, entity_triples, linking_triples
from kg.graph import KnowledgeGraph
from kg.model import ENTITY_TYPES, Apart, Entity, Evidence, Fact, Link, MentionRef
from kg.record import decode_document
from kg.spark.frames import Row, mapped
from kg.summary import Summary

TABLES = ("documents", "entities", "mentions", "facts", "evidence", "about")
_DOCUMENT = (
    "id string, file string, article int, title string, published string, source string, text string, more string"
)
_ID = re.compile(r"([a-z]+)/[0-9a-f]{12}")
_TYPES = {name.lower(): name for name in ENTITY_TYPES}


def write_tables(
    documents: DataFrame, entities: DataFrame, facts: DataFrame, about: Mapping[str, str], out: str
) -> None:
    """Write the tables into the folder ``out``: ``documents`` with mentions, ``facts`` with evidence."""
    session = documents.sparkSession
    mentions = documents.select("doc", F.explode("mentions").alias("m")).select(
        F.col("m.entity"), "doc", "m.start", "m.end", "m.text"
    )
    seen = mentions.groupBy("entity").agg(F.collect_set("text").alias("texts"), F.count("*").alias("mentions"))
    named = entities.join(seen, F.col("id") == F.col("entity"), "left").selectExpr(
        "id",
        "type",
        "name",
        "array_sort(array_except(array_union(coalesce(texts, array()), links.alias), array(name))) AS aliases",
        "coalesce(mentions, 0) AS mentions",
        "links",
        "apart",
        "replaces",
    )
    evidence = facts.select(F.col("id").alias("fact"), F.explode("evidence").alias("e")).select("fact", "e.*")
    tables = {
        "documents": mapped(documents.select("record"), _documents, _DOCUMENT),
        "mentions": mentions,
        "entities": named,
        "facts": facts.withColumn("evidence", F.size("evidence")),
        "evidence": evidence,
        "about": session.createDataFrame(sorted(about.items()), "key string, value string").coalesce(1),
    }
    for name, table in tables.items():
        table.write.mode("overwrite").parquet(f"{out}/{name}")


def _documents(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        record = json.loads(row["record"])
        cells = {key: record.pop(key) for key in ("id", "file", "article", "title", "published", "source", "text")}
        yield cells | {"more": json.dumps(record, ensure_ascii=False)}


def summary_of(session: SparkSession, out: str, about: Mapping[str, str]) -> Summary:
    """The numbers of the graph whose tables are in ``out``."""
    documents, entities, facts = (session.read.parquet(f"{out}/{name}") for name in ("documents", "entities", "facts"))

    def column(table: DataFrame, *columns: str) -> tuple[str, ...]:
        values = table.select(F.explode(F.array(*(F.expr(name) for name in columns))).alias("x")).distinct().collect()
        return tuple(sorted(row.x for row in values if row.x))

    counts = facts.groupBy("predicate", "status", F.col("object").isNull().alias("literal")).count().collect()
    posts = facts.where("predicate = 'holdsPosition' AND status = 'asserted'")
    keys = facts.select(F.explode(F.map_keys("qualifiers")).alias("x")).distinct().collect()
    return Summary(
        documents.count(),
        {row["type"]: row["count"] for row in entities.groupBy("type").count().collect()},
        {(row.predicate, row.status, row.literal): row["count"] for row in counts},
        column(documents, "source"),
        column(documents, "published"),
        tuple(sorted(row.x for row in keys)),
        column(posts, "qualifiers['role']"),
        column(posts, "qualifiers['since']", "qualifiers['until']"),
        about,
    )


def write_quads(documents: DataFrame, facts: DataFrame, summary: Summary, base: str, out: str) -> None:
    """Write N-Quads into ``out``/nquads: what one article says in a graph of its name, the rest in the default one."""
    session = documents.sparkSession
    entities = session.read.parquet(f"{out}/entities")
    sited = facts.where("predicate = 'locatedIn' AND status = 'asserted'")
    sited = sited.select(F.explode(F.array("subject", "object")).alias("id")).where("id LIKE 'project/%'").distinct()
    things = entities.join(sited.withColumn("sited", F.lit(True)), "id", "left")
    articles = documents.select("record", F.array_distinct("mentions.entity").alias("entities"))
    written = mapped(articles, partial(_article_lines, base), "value string")
    written = written.unionAll(mapped(things, partial(_entity_lines, base), "value string"))
    written = written.unionAll(mapped(facts, partial(_fact_lines, base), "value string"))
    written = written.unionAll(
        session.createDataFrame([(line,) for line in _lines(_head(summary, base))], "value string")
    )
    written.write.mode("overwrite").text(f"{out}/nquads")


def _lines(quads: Iterable[Quad] | Iterable[Triple]) -> list[str]:
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().splitlines()


def _head(summary: Summary, base: str) -> Iterator[Triple]:
    for section in (*head(summary, base), tail(summary, base)):
        yield from section.triples


def _article_lines(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)
    for row in rows:
        document = decode_document(row["record"])
        yield from _values(article_triples(document, sorted(row["entities"]), names))


def _entity_lines(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)
    for row in rows:
        entity = entity_of_row(row, (_SOMEWHERE,) * row["mentions"])
        yield from _values(entity_triples(entity, names, sited=bool(row["sited"]) and entity.type == "Project"))
        yield from _values(linking_triples(entity, names))


def _fact_lines(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    walk = Walk(KnowledgeGraph(entities=_ById()), base)
    for row in rows:
        fact = fact_of_row(row, tuple(Evidence(**each) for each in row["evidence"]))
        for doc in dict.fromkeys(evidence.doc for evidence in fact.evidence):
            graph = walk.names.article(doc)
            yield from _values(Quad(t.subject, t.predicate, t.object, graph) for t in walk.said_in(fact, doc))


def _values(quads: Iterable[Quad] | Iterable[Triple]) -> Iterator[Row]:
    return ({"value": line} for line in dict.fromkeys(_lines(quads)))


_SOMEWHERE = MentionRef("", 0, 0, "")


class _ById(Mapping[str, Entity]):
    """All entities that there may be, of which the id tells the type, and nobody asks for more."""

    def __getitem__(self, id_: str) -> Entity:
        if id_ not in self:
            raise KeyError(id_)
        return Entity(id_, _TYPES[id_.partition("/")[0]], "")

    def __contains__(self, id_: object) -> bool:
        match = _ID.fullmatch(id_) if isinstance(id_, str) else None
        return match is not None and match[1] in _TYPES

    def __iter__(self) -> Iterator[str]:
        raise TypeError("there is no list of them")

    def __len__(self) -> int:
        raise TypeError("nobody has counted them")


def entity_of_row(row: Row, mentions: tuple[MentionRef, ...]) -> Entity:
    """The entity of a row of the table, with these mentions."""
    return Entity(
        row["id"],
        row["type"],
        row["name"],
        tuple(row["aliases"]),
        mentions,
        tuple(Link(**link) for link in row["links"]),
        tuple(Apart(**apart) for apart in row["apart"]),
        tuple(row["replaces"]),
    )


def fact_of_row(row: Row, evidence: tuple[Evidence, ...]) -> Fact:
    """The fact of a row of the table, with this evidence."""
    keys = ("id", "predicate", "subject", "object", "value", "status", "confidence")
    qualifiers = dict(sorted(dict(row["qualifiers"]).items()))
    return Fact(**{key: row[key] for key in keys}, qualifiers=qualifiers, evidence=evidence)
