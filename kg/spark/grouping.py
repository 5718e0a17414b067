"""What each document names and claims, by itself: its mentions grouped as ``kg.link.local`` groups them, in rows."""

import json
from collections.abc import Iterator
from functools import partial

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from kg.ids import entity_id
from kg.link import PAGE, homes_of_file
from kg.link.bundles import apart_key, known_elsewhere
from kg.link.decided import NONE, Verdicts
from kg.link.group import Group
from kg.link.local import group_mentions
from kg.model import Claim, Document
from kg.read import placed
from kg.record import decode_analysis, decode_document, encode_document
from kg.spark.bundles import LINK
from kg.spark.frames import Row, by_key, kept, mapped

_NAME = (
    f"n int, type string, name string, apart string, key string, "
    f"mentions array<struct<start int, end int, text string>>, "
    f"links array<struct<{LINK}, elsewhere boolean>>, traditional boolean, "
    "bodies array<struct<key string, name string>>, refused array<struct<other int, rule string, because string>>"
)
_CLAIM = "n int, subject int, object int, start int, end int, pattern string, quote string, said string"
_GROUPED = f"doc string, record string, names array<struct<{_NAME}>>, claims array<struct<{_CLAIM}>>"


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
