"""The tables and the N-Quads of a graph, a part a task; docs/scaling.md names their columns."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.export.rdf import Walk, head, tail
from kg.export.terms import Names, TextTriple, article_iri
from kg.export.things import article_triples, entity_triples, linking_triples
from kg.export.triples import once, parsed
from kg.graph import KnowledgeGraph
from kg.model import ENTITY_TYPES, Apart, Entity, Evidence, Fact, Link, MentionRef
from kg.record import decode_document
from kg.spark.frames import Row, mapped
from kg.spark.linking import Linked
from kg.spark.refusing import kept_apart
from kg.summary import Summary

TABLES = ("documents", "entities", "mentions", "facts", "evidence", "about")
_DOCUMENT = (
    "id string, file string, article int, title string, published string, source string, text string, more string"
)
_ID = re.compile(r"([a-z]+)/[0-9a-f]{12}")
_TYPES = {name.lower(): name for name in ENTITY_TYPES}


def write_tables(documents: DataFrame, linked: Linked, facts: DataFrame, about: Mapping[str, str], out: str) -> None:
    """Write the tables into the folder ``out``: ``documents`` with mentions, ``facts`` with evidence."""
    session = documents.sparkSession
    mentions = documents.select("doc", F.explode("mentions").alias("m")).select(
        F.col("m.entity"), "doc", "m.start", "m.end", "m.text"
    )
    seen = mentions.groupBy("entity").agg(F.collect_set("text").alias("texts"), F.count("*").alias("mentions"))
    told = documents.select(F.explode("refused").alias("x")).select("x.*")
    apart = kept_apart(linked.entities, told.unionByName(linked.refused))
    named = linked.entities.drop("apart").join(seen, F.col("id") == F.col("entity"), "left")
    named = named.join(apart, "id", "left").selectExpr(
        "id",
        "type",
        "name",
        "array_sort(array_except(array_union(coalesce(texts, array()), links.alias), array(name))) AS aliases",
        "coalesce(mentions, 0) AS mentions",
        "links",
        "coalesce(apart, array()) AS apart",
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
    written = mapped(articles, partial(_of_articles, base), "value string")
    written = written.unionAll(mapped(things, partial(_of_entities, base), "value string"))
    written = written.unionAll(mapped(facts, partial(_of_facts, base), "value string"))
    shared = [(row["value"],) for row in _lines(_shared(summary, base), base)]
    written = written.unionAll(session.createDataFrame(shared, "value string").coalesce(1))
    written.write.mode("overwrite").option("compression", "gzip").text(f"{out}/nquads")


_Lists = Iterator[tuple[NamedNode | DefaultGraph, list[TextTriple]]]


def _lines(lists: _Lists, base: str) -> Iterator[Row]:
    for graph, triples in parsed(lists, base):
        quads = (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
        for line in (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().splitlines():
            yield {"value": line}


def _shared(summary: Summary, base: str) -> _Lists:
    for section in (*head(summary, base), tail(summary, base)):
        yield DefaultGraph(), section.triples


def _of_articles(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)
    articles = ((decode_document(row["record"]), sorted(row["entities"])) for row in rows)
    return _lines(((DefaultGraph(), once(article_triples(*article, names))) for article in articles), base)


def _of_entities(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)

    def lists() -> _Lists:
        for row in rows:
            entity = entity_of_row(row, (_SOMEWHERE,) * row["mentions"])
            sited = bool(row["sited"]) and entity.type == "Project"
            triples = [*entity_triples(entity, names, sited=sited), *linking_triples(entity, names)]
            yield DefaultGraph(), once(triples)

    return _lines(lists(), base)


def _of_facts(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    walk = Walk(KnowledgeGraph(entities=_ById()), base)

    def lists() -> _Lists:
        for row in rows:
            fact = fact_of_row(row, tuple(Evidence(**each) for each in row["evidence"]))
            for doc in dict.fromkeys(evidence.doc for evidence in fact.evidence):
                yield NamedNode(article_iri(doc, base)), once(walk.said_in(fact, doc))

    return _lines(lists(), base)


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
