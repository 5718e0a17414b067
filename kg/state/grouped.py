"""The rows that linking keeps of one document: a pure function of what it says, so that any process can make them."""

import marshal
from collections.abc import Mapping
from typing import Any, NamedTuple

from kg.link.bundles import Bundle, apart_key, looked_up
from kg.link.decided import NONE, Verdicts
from kg.link.group import Group
from kg.link.local import group_mentions
from kg.model import Analysis
from kg.state.touched import as_json

Row = tuple[Any, ...]


class Grouped(NamedTuple):
    """Rows for the tables ``names``, ``alias``, ``post``, ``doubt`` and ``claim`` (see ``database.py``), those of the
    last without the document, the fact and its owner."""

    names: list[Row]
    aliases: list[Row]
    posts: list[Row]
    doubts: list[Row]
    claims: list[Row]


def grouped(analysis: Analysis, homes: Mapping[str, str], verdicts: Verdicts = NONE) -> Grouped:
    """The rows of a document, in whose file 区, 镇 … mean ``homes``; ``verdicts`` are what people have decided."""
    doc = analysis.document.id
    groups = group_mentions(analysis, homes, verdicts)
    at = {mention: n for n, group in enumerate(groups) for mention in group.mentions}
    rows = Grouped([], [], [], [], [])
    for n, group in enumerate(groups):
        apart = apart_key(group, verdicts)
        mentions = as_json([mention[:3] for mention in group.mentions])
        links = as_json(group.links) if group.links else ""
        named = any(mention.start < mention.end for mention in group.mentions)
        rows.names.append((doc, n, group.type, group.name, apart, mentions, links, named))
        if links and group.type != "Person":
            rows.aliases.extend((*names, group.name, doc) for names in sorted(looked_up(bundle([group], apart))))
        if group.refused:
            rows.doubts.extend((doc, n, *refusal) for refusal in group.refused)
    text = analysis.document.text
    for n, claim in enumerate(analysis.claims):
        predicate, one, other, value, qualifiers, status, sure, start, end, pattern = claim
        subject, target = None if one is None else at[one], None if other is None else at[other]
        said = as_json((predicate, value, qualifiers, status, sure, text[start:end]))
        rows.claims.append((n, subject, target, start, end, pattern, said))
        if predicate == "holdsPosition" and subject is not None and target is not None:
            rows.posts.append((doc, subject, target))
    return rows


def packed(rows: Grouped) -> bytes:
    """The rows as bytes, to be read by the same version of Python."""
    return marshal.dumps(tuple(rows))


def unpacked(data: bytes) -> Grouped:
    """The rows that :func:`packed` was given. Raises ValueError, EOFError or TypeError for anything else."""
    return Grouped(*marshal.loads(data))


def bundle(groups: list[Group], apart: str) -> Bundle:
    """A bundle of groups that have the name of the first."""
    made = Bundle(groups[0].type, groups[0].name, apart)
    made.groups = groups
    return made
