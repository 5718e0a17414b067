"""Linking by shuffled keys: the functions of ``kg.link``, each applied to the rows that it looks at.

No step sees all rows of a thing that every article names. What joins names is a table of keys (type and name) with
what is said of each, aggregated by Spark before it moves: a row a name, not a row a mention. What comes back to the
documents are the exceptions alone: most names keep the id that follows from them, and those are told to nobody. Such
a table of exceptions is written out before it is joined: Spark then knows how large it is, and sends a small one to all
tasks where it would otherwise move every document to where its exceptions are.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.graph import ARTICLE
from kg.link import PAGE, homes_of_file
from kg.link.decided import NONE, Verdicts
from kg.link.entities import ACROSS, Bundle, Posted, apart_key, join_across, join_people, known_elsewhere, people_of
from kg.link.facts import Key, confidence, fact_key, together
from kg.link.ids import entity_id, fact_id
from kg.link.local import Group, group_mentions
from kg.model import Claim, Document, Evidence, Link, Mention, Rejected
from kg.read import Draft, placed, unique_id
from kg.record import decode_analysis, decode_document, encode_document
from kg.spark.components import components
from kg.spark.deciding import borne, outcome, owners_of
from kg.spark.frames import Row, by_key, kept, mapped
from kg.spark.refusing import REFUSED, owned_aliases, refused

_LINK = "alias string, rule string, because string"
_NAME = (
    f"n int, type string, name string, apart string, key string, "
    f"mentions array<struct<start int, end int, text string>>, "
    f"links array<struct<{_LINK}, elsewhere boolean>>, traditional boolean, "
    "bodies array<struct<key string, name string>>, refused array<struct<other int, rule string, because string>>"
)
_CLAIM = "n int, subject int, object int, start int, end int, pattern string, quote string, said string"
_GROUPED = f"doc string, record string, names array<struct<{_NAME}>>, claims array<struct<{_CLAIM}>>"
_ENTITY = (
    f"id string, type string, name string, links array<struct<{_LINK}>>, "
    f"apart array<struct<other string, rule string, because string>>, replaces array<string>, "
    "stand_ins array<string>"
)
_SAYS = (
    "fact string, predicate string, subject string, object string, value string, status string, best double, "
    "weight bigint, qualifiers array<struct<name string, text string, sure double>>, "
    "evidence array<struct<start int, end int, quote string, pattern string>>"
)
_RESOLVED = (
    "doc string, record string, mentions array<struct<entity string, start int, end int, text string>>, "
    f"says array<struct<{_SAYS}>>, refused array<struct<{REFUSED}>>"
)


def identified(said: DataFrame, work: str) -> DataFrame:
    """The documents of ``said`` with their ids in the build (``doc``), each once, with number and place in their files
    as the input has them."""
    table = said.where("kind = 'document'")
    sums = kept(before(said, "number", "origin"), f"{work}/sums")
    table = table.join(sums, ["path", "file", "split"], "left").withColumns(
        {
            "number": F.col("number") + F.coalesce("number0", F.lit(0)),
            "origin": F.coalesce("origin0", F.lit(0)) + F.col("origin"),
        }
    )
    names = table.select("place", F.explode(F.array_distinct(F.array("id", "other", "content"))).alias("asked"))
    shared = names.groupBy("asked").agg(F.min("place").alias("first"), F.count("*").alias("many")).where("many > 1")
    edges = names.join(shared, "asked").select(F.xxhash64("place").alias("one"), F.xxhash64("first").alias("other"))
    found = components(edges, f"{work}/ids")
    contested = table.select("place", "id", "other", "content").join(
        found, F.xxhash64("place") == F.col("node"), "inner"
    )
    settled = by_key(contested, "component", ["place"], _settle_ids, "place string, doc string")
    settled = kept(settled, f"{work}/settled")
    named = table.join(settled.withColumn("settled", F.lit(True)), "place", "left")
    return named.withColumn("doc", F.when(F.col("settled"), F.col("doc")).otherwise(F.col("id"))).where(
        "doc IS NOT NULL"
    )


def _settle_ids(rows: Iterator[Row]) -> Iterator[Row]:
    """One row after the other: what a million articles hold that are all the same is held once."""
    seen: dict[str, str] = {}
    for row in rows:
        yield {"place": row["place"], "doc": unique_id(Draft(row["id"], row["other"], row["content"]), seen)}


def before(said: DataFrame, *columns: str) -> DataFrame:
    """For each split of a file, the sums of ``columns`` over those that stand before it."""
    window = "OVER (PARTITION BY path, file ORDER BY split)"
    sums = (f"sum({name}) {window} - {name} AS {name}0" for name in columns)
    return said.where("kind = 'total'").selectExpr("path", "file", "split", *sums)


def grouped(documents: DataFrame, work: str, verdicts: Verdicts = NONE) -> DataFrame:
    """What each document names and claims, its mentions grouped; ``documents`` as :func:`identified` gives them,
    ``verdicts`` what people have decided."""
    documents = documents.where("said IS NOT NULL")
    counts = documents.groupBy("file").agg(F.count("*").alias("articles")).where(F.col("articles") <= PAGE)
    counts = kept(counts, f"{work}/counts")
    pages = by_key(
        documents.join(counts, "file").select("file", "doc", "record", "said"),
        "file",
        ["doc"],
        _find_homes,
        "file string, homes string",
    )
    pages = kept(pages, f"{work}/pages")
    columns = ("doc", "record", "said", "number", "origin", "homes")
    return mapped(documents.join(pages, "file", "left").select(*columns), partial(_group, verdicts), _GROUPED)


def _find_homes(articles: Iterator[Row]) -> Iterator[Row]:
    """What 区, 镇 … mean in a page; the articles of a page are analysed together, as they tell it together."""
    rows = list(articles)
    homes = homes_of_file([decode_analysis(decode_document(row["record"]), row["said"]) for row in rows])
    if homes:
        yield {"file": rows[0]["file"], "homes": json.dumps(dict(homes), ensure_ascii=False)}


def _group(verdicts: Verdicts, rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        document = placed(decode_document(row["record"]), row["doc"], row["number"], row["origin"])
        analysis = decode_analysis(document, row["said"])
        groups = group_mentions(analysis, json.loads(row["homes"] or "{}"), verdicts)
        at = {mention: n for n, group in enumerate(groups) for mention in group.mentions}
        keys = [apart_key(g, verdicts) for g in groups]
        names = [_name(n, group, apart) for n, (group, apart) in enumerate(zip(groups, keys, strict=True))]
        number = {(group.type, group.name): n for n, group in enumerate(groups)}
        for name, group in zip(names, groups, strict=True):
            name["refused"] = [
                {"other": number[group.type, each.other], "rule": each.rule, "because": each.because}
                for each in group.refused
            ]
        claims = []
        for n, claim in enumerate(analysis.claims):
            subject, target = (None if end is None else at[end] for end in (claim.subject, claim.object))
            claims.append(_claim_row(n, claim, subject, target, document))
            if claim.predicate == "holdsPosition" and subject is not None and target is not None:
                body = names[target]
                if body["type"] != "Person" and names[subject]["type"] == "Person":
                    names[subject]["bodies"].append({"key": body["key"], "name": body["name"]})
        yield {"doc": row["doc"], "record": encode_document(document), "names": names, "claims": claims}


def _name(n: int, group: Group, apart: str) -> Row:
    return {
        "n": n,
        "type": group.type,
        "name": group.name,
        "apart": apart,
        "key": entity_id(group.type, group.name, apart),
        "mentions": [{"start": m.start, "end": m.end, "text": m.text} for m in group.mentions],
        "links": [
            link._asdict() | {"elsewhere": known_elsewhere(alias, link.rule)} for alias, link in group.links.items()
        ],
        "traditional": group.traditional,
        "bodies": [],
    }


def _claim_row(n: int, claim: Claim, subject: int | None, target: int | None, document: Document) -> Row:
    said = claim.predicate, claim.value, claim.qualifiers, claim.status, claim.confidence
    return {
        "n": n,
        "subject": subject,
        "object": target,
        "start": claim.start,
        "end": claim.end,
        "pattern": claim.pattern,
        "quote": document.text[claim.start : claim.end],
        "said": json.dumps(said, ensure_ascii=False, separators=(",", ":")),
    }


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
    joined = kept(_join_names(things, work, verdicts), f"{work}/things")
    moves = joined.select("id", "full", F.explode("keys").alias("key")).where("key != id")
    moves = moves.select("key", F.col("id").alias("entity"), "full")
    persons = _seated(names.where("type = 'Person'"), moves)
    split = kept(_join_persons(persons, verdicts), f"{work}/persons")
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


def _first(*columns: str) -> Column:
    return F.min_by(F.struct(*columns), F.struct("doc", "n"))


def _join_names(things: DataFrame, work: str, verdicts: Verdicts) -> DataFrame:
    aliases = things.select("key", "type", "name", "apart", "doc", "n", F.explode("links").alias("l"))
    aliases = aliases.select("key", "type", "name", "apart", "doc", "n", "l.*")
    links = aliases.groupBy("key", "alias").agg(_first("rule", "because").alias("l"))
    links = links.groupBy("key").agg(F.collect_list(F.struct("alias", "l.rule", "l.because")).alias("links"))
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
    table = keys.join(links, "key", "left").join(edges.drop("owner_key"), "key", "left")
    table = table.join(found, F.xxhash64("key") == F.col("node"), "left").selectExpr(
        "*", "coalesce(cast(component AS string), key) AS together", "first.doc", "first.n"
    )
    columns = ("together", "doc", "n", "key", "type", "name", "apart", "traditional", "links", "owner")
    join = partial(_join_component, verdicts)
    return by_key(table.select(*columns), "together", ["doc", "n"], join, f"{_ENTITY}, keys array<string>, full string")


def _decided_ties(verdicts: Verdicts) -> list[tuple[str, str]]:
    """The keys, as ids, that decisions make one: each with the first of its class."""
    classes = {members for key in verdicts.classed for members in [verdicts.class_of(key)] if key[0] != "Person"}
    return sorted((entity_id(*each.key), entity_id(*members[0].key)) for members in classes for each in members[1:])


class _Several(Group):
    """Groups of several documents, as one: the first place of each alias is what counts of them. They are
    ``traditional`` where all of them are."""

    __slots__ = ("_traditional",)

    def __init__(self, type_: str, row: Row) -> None:
        super().__init__(type_, row["name"], row["doc"])
        named = ((link["alias"], link["rule"], link["because"]) for link in row["links"] or ())
        self.links = {alias: Link(alias, rule, because) for alias, rule, because in named}
        self._traditional: bool = row["traditional"]

    @property
    def traditional(self) -> bool:
        return self._traditional


class _Key(_Several):
    """All groups of one key."""

    __slots__ = ("key",)

    def __init__(self, row: Row) -> None:
        super().__init__(row["type"], row)
        self.key: str = row["key"]


def _join_component(verdicts: Verdicts, keys: Iterator[Row]) -> Iterator[Row]:
    rows, bundles = list(keys), []
    for row in rows:
        b = Bundle(row["type"], row["name"], row["apart"])
        b.groups = [_Key(row)]
        bundles.append(b)
    owners = {(row["type"], row["name"]): {row["owner"]} for row in rows if row["owner"] is not None}
    for b in join_across(bundles, owners, verdicts):
        yield _entity(b) | {"keys": [g.key for g in b.groups if isinstance(g, _Key)], "full": b.name}


def _entity(b: Bundle) -> Row:
    entity = b.entity()
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "links": [link._asdict() for link in entity.links],
        "apart": [apart._asdict() for apart in entity.apart],
        "replaces": list(entity.replaces),
        "stand_ins": sorted(b.stand_ins),
    }


def _seated(persons: DataFrame, moves: DataFrame) -> DataFrame:
    """Persons with ``seats``, the full names of the bodies where their documents say that they hold posts."""
    columns = ("doc", "n", "key", "name", "traditional", "links")
    silent = persons.where(F.size("bodies") == 0).select(*columns, F.array().cast("array<string>").alias("seats"))
    posts = persons.where(F.size("bodies") > 0)
    told = posts.select("doc", "n", F.explode("bodies").alias("body")).selectExpr("doc", "n", "body.*")
    told = told.join(moves.select("key", "full"), "key", "left")
    seats = told.groupBy("doc", "n").agg(F.sort_array(F.collect_set(F.coalesce("full", "name"))).alias("seats"))
    return silent.unionByName(posts.select(*columns).join(seats, ["doc", "n"]))


def _join_persons(persons: DataFrame, verdicts: Verdicts) -> DataFrame:
    same = ["key", "name", "seats"]
    first = (F.min(name).alias(name) for name in ("doc", "traditional"))
    counts = persons.groupBy(*same).agg(*first, F.count("*").alias("documents"))
    aliases = persons.select(*same, "doc", "n", F.explode("links").alias("l")).select(*same, "doc", "n", "l.*")
    links = aliases.groupBy(*same, "alias").agg(_first("rule", "because", "doc").alias("l"))
    link = F.struct("alias", "l.rule", "l.because", "l.doc")
    links = links.groupBy(*same).agg(F.collect_list(link).alias("links"))
    table = counts.join(links.select("key", "seats", "links"), ["key", "seats"], "left")
    table = table.withColumn("people", _people(verdicts))
    held = "held array<struct<key string, seats array<string>>>"
    return by_key(table, "people", ["doc"], partial(_split_names, verdicts), f"{_ENTITY}, {held}")


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
    groups = [_Several("Person", row) for row in rows]
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
        yield _entity(b) | {"held": [{"key": row["key"], "seats": row["seats"]} for row in of_person]}


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
