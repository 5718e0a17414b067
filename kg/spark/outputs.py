"""The tables and the N-Quads of a graph, a part a task; docs/scaling.md names their columns."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial, reduce

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from kg.export.dataset import source_triples
from kg.export.rdf import Walk, head
from kg.export.terms import Names, TextTriple, article_iri, date
from kg.export.things import article_triples, entity_triples, instant_triples, linking_triples, role_triples
from kg.export.triples import once, parsed
from kg.graph import KnowledgeGraph
from kg.model import ENTITY_TYPES, ID_DIGITS, Apart, Entity, Evidence, Fact, Link, MentionRef
from kg.record import decode_document
from kg.spark.frames import Row, mapped
from kg.spark.linking import Linked
from kg.spark.refusing import kept_apart
from kg.spark.resolving import facts
from kg.summary import Summary

TABLES = ("documents", "entities", "mentions", "facts", "evidence", "about")
_DOCUMENT = (
    "id string, file string, article int, title string, published string, source string, text string, more string"
)
_ID = re.compile(rf"([a-z]+)/[0-9a-f]{{{ID_DIGITS}}}")
_TYPES = {name.lower(): name for name in ENTITY_TYPES}


def write_tables(documents: DataFrame, says: DataFrame, linked: Linked, about: Mapping[str, str], out: str) -> None:
    """Write the tables into the folder ``out``; ``documents`` and what each ``says`` are those of :mod:`linking`."""
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
        "array_sort(array_except(array_union(coalesce(texts, array()), links.alias), array_append(stand_ins, name))) "
        "AS aliases",
        "coalesce(mentions, 0) AS mentions",
        "links",
        "coalesce(apart, array()) AS apart",
        "replaces",
    )
    evidence = says.select("fact", "doc", F.explode("evidence").alias("e")).select("fact", "doc", "e.*")
    tables = {
        "documents": mapped(documents.select("record"), _documents, _DOCUMENT),
        "mentions": mentions,
        "entities": named,
        "facts": facts(says),
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
    """The numbers of the graph whose tables are in ``out``, with the first and the last day; lists that grow with the
    articles stay where they are."""
    documents, entities, facts = (session.read.parquet(f"{out}/{name}") for name in ("documents", "entities", "facts"))
    day = F.when(F.col("published").rlike("^[0-9]"), F.col("published"))
    articles = documents.agg(F.count("*").alias("n"), F.min(day).alias("first"), F.max(day).alias("last")).collect()[0]
    counts = facts.groupBy("predicate", "status", F.col("object").isNull().alias("literal")).count().collect()
    keys = facts.select(F.explode(F.map_keys("qualifiers")).alias("x")).distinct().collect()
    return Summary(
        articles.n,
        {row["type"]: row["count"] for row in entities.groupBy("type").count().collect()},
        {(row.predicate, row.status, row.literal): row["count"] for row in counts},
        published=tuple(filter(None, (articles.first, articles.last))),
        qualifiers=tuple(sorted(row.x for row in keys)),
        about=about,
    )


def write_quads(documents: DataFrame, says: DataFrame, summary: Summary, base: str, out: str) -> None:
    """Write N-Quads into ``out``/nquads: what one article says in a graph of its name, the rest in the default one."""
    session = documents.sparkSession
    entities, facts, read = (session.read.parquet(f"{out}/{name}") for name in ("entities", "facts", "documents"))
    sited = facts.where("predicate = 'locatedIn' AND status = 'asserted'")
    sited = sited.select(F.explode(F.array("subject", "object")).alias("id")).where("id LIKE 'project/%'").distinct()
    things = entities.join(sited.withColumn("sited", F.lit(True)), "id", "left")
    things = things.join(_wholes(entities, facts), "id", "left")
    articles = documents.select("record", F.array_distinct("mentions.entity").alias("entities"))
    known = facts.select(F.col("id").alias("fact"), F.col("qualifiers").alias("agreed"), "confidence")
    written = [
        mapped(articles, partial(_of_articles, base), "value string"),
        mapped(things, partial(_of_entities, base), "value string"),
        mapped(says.drop("qualifiers").join(known, "fact"), partial(_of_facts, base), "value string"),
        mapped(_occurring(read, facts), partial(_of_words, base), "value string"),
    ]
    whole = [(row["value"],) for row in _lines(((DefaultGraph(), s.triples) for s in head(summary, base)), base)]
    written.append(session.createDataFrame(whole, "value string").coalesce(1))
    together = reduce(DataFrame.unionAll, written)
    together.write.mode("overwrite").option("compression", "gzip").text(f"{out}/nquads")


def _wholes(entities: DataFrame, facts: DataFrame) -> DataFrame:
    """What the places are called that each place is part of."""
    told = facts.where("predicate = 'partOf' AND status = 'asserted' AND object LIKE 'place/%'")
    names = entities.select(F.col("id").alias("object"), "name")
    within = told.select(F.col("subject").alias("id"), "object").join(names, "object")
    return within.groupBy("id").agg(F.collect_set("name").alias("wholes"))


def _occurring(documents: DataFrame, facts: DataFrame) -> DataFrame:
    """What many records share: sources, and roles and dates of asserted posts; each a row of its ``kind``."""
    posts = facts.where("predicate = 'holdsPosition' AND status = 'asserted'")
    columns = (
        documents.select(F.lit("source").alias("kind"), F.col("source").alias("text")),
        *(posts.select(F.lit(kind), F.col("qualifiers")[name]) for kind, name in _SHARED),
    )
    return reduce(DataFrame.unionAll, columns).where("text <> ''").distinct()


_SHARED = (("role", "role"), ("date", "since"), ("date", "until"))
_Lists = Iterator[tuple[NamedNode | DefaultGraph, list[TextTriple]]]


def _lines(lists: _Lists, base: str) -> Iterator[Row]:
    """The statements of each list, of which one or more are a line each, as one text."""
    for graph, triples in parsed(lists, base):
        quads = (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
        if text := (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode():
            yield {"value": text.removesuffix("\n")}


def _of_words(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)
    made = {"source": source_triples, "role": role_triples, "date": instant_triples}
    usable = (row for row in rows if row["kind"] != "date" or date(row["text"]))
    return _lines(((DefaultGraph(), once(made[row["kind"]](row["text"], names))) for row in usable), base)


def _of_articles(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)
    articles = ((decode_document(row["record"]), sorted(row["entities"])) for row in rows)
    return _lines(((DefaultGraph(), once(article_triples(*article, names))) for article in articles), base)


def _of_entities(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    names = Names(base)

    def lists() -> _Lists:
        for row in rows:
            entity = entity_of_row(row, _Some(row["mentions"]))
            sited = bool(row["sited"]) and entity.type == "Project"
            told = entity_triples(entity, names, sited=sited, wholes=row["wholes"] or ())
            triples = [*told, *linking_triples(entity, names)]
            yield DefaultGraph(), once(triples)

    return _lines(lists(), base)


def _of_facts(base: str, rows: Iterator[Row]) -> Iterator[Row]:
    """What documents say of facts; of its evidence a fact has here what is in the one document."""
    walk = Walk(KnowledgeGraph(entities=_ById()), base)

    def lists() -> _Lists:
        for row in rows:
            doc, fact = row["doc"], row | {"id": row["fact"], "qualifiers": row["agreed"]}
            evidence = tuple(Evidence(doc, **each) for each in row["evidence"])
            yield NamedNode(article_iri(doc, base)), once(walk.said_in(fact_of_row(fact, evidence)))

    return _lines(lists(), base)


class _Some(tuple[MentionRef, ...]):
    """So many mentions, of which nobody asks more than how many they are."""

    def __new__(cls, number: int) -> "_Some":  # a thing that all articles name would be too many to be there
        made = super().__new__(cls)
        made.number = number
        return made

    number: int

    def __len__(self) -> int:
        return self.number


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
