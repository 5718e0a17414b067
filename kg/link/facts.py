"""From claims to facts: the claims that say the same of the same entities, with all their evidence."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kg.graph import ARTICLE
from kg.ids import fact_id
from kg.model import SYMMETRIC, Analysis, Claim, Evidence, Fact, Mention
from kg.script import as_written

# qualifiers that make another fact of the same subject, predicate and object
_KEYS = {"holdsPosition": ("role",), "reportedBy": ("role",), "quantity": ("unit",)}
_MAX = 0.99
_ONE = 10**8  # ten thousand million claims of one fact still fit into 64 bits


Key = tuple[str, ...]


def make_facts(analyses: Iterable[Analysis], entity_of: Callable[[str, Mention], str | None]) -> list[Fact]:
    """The facts of all documents; ``entity_of(document id, mention)`` is the entity's id."""
    together: dict[Key, list[tuple[Claim, Evidence]]] = defaultdict(list)
    for analysis in analyses:
        doc = analysis.document
        for claim in analysis.claims:
            subject = f"{ARTICLE}{doc.id}" if claim.subject is None else entity_of(doc.id, claim.subject)
            target = entity_of(doc.id, claim.object) if claim.object is not None else None
            key = fact_key(claim, subject, target)
            if key is not None:
                evidence = Evidence(doc.id, claim.start, claim.end, doc.text[claim.start : claim.end], claim.pattern)
                together[key].append((claim, evidence))
    return [make_fact(key, claims) for key, claims in sorted(together.items())]


def fact_key(claim: Claim, subject: str | None, target: str | None) -> Key | None:
    """What makes the fact of ``claim`` that fact, where ``subject`` and ``target`` are the ids of its ends; None where
    it makes none: an end is no entity, or both are the same."""
    if subject is None or subject == target or (claim.object is not None and target is None):
        return None
    if claim.predicate in SYMMETRIC and target is not None and target < subject:
        subject, target = target, subject
    qualifiers = dict(claim.qualifiers)
    own = (qualifiers.get(k, "") for k in _KEYS.get(claim.predicate, ()))
    return claim.predicate, subject, target or "", claim.value or "", claim.status, *own


def make_fact(key: Key, claims: Iterable[tuple[Claim, Evidence]]) -> Fact:
    """One fact of claims that agree."""
    predicate, subject, target, value, status, *_ = key
    found = together(claims)
    qualifiers = {name: found.qualifiers[name][0] for name in sorted(found.qualifiers)}
    sure = confidence(found.best, found.weight)
    return Fact(
        fact_id(*key), predicate, subject, target or None, value or None, qualifiers, status, sure, found.evidence
    )


class Together(NamedTuple):
    """What claims that agree say: how sure the surest is; the ``weight`` of all, which can be added to that of others;
    each qualifier's text in the surest claim that has it, with how sure that is; and the evidence."""

    best: float
    weight: int
    qualifiers: Mapping[str, tuple[str, float]]
    evidence: tuple[Evidence, ...]


def together(claims: Iterable[tuple[Claim, Evidence]]) -> Together:
    """What the claims say, those at one place counted once."""
    ordered = sorted(claims, key=lambda item: (-item[0].confidence, item[1]))
    qualifiers: dict[str, tuple[str, float]] = {}
    places: dict[tuple[str, int], float] = {}
    for claim, evidence in ordered:
        places.setdefault((evidence.doc, evidence.start), claim.confidence)
        for name, text in claim.qualifiers:
            if name not in qualifiers:
                qualifiers[name] = as_written(text, evidence.quote), claim.confidence
    weight = sum(map(_weight, places.values()))
    return Together(ordered[0][0].confidence, weight, qualifiers, tuple(sorted({e for _, e in ordered})))


def _weight(sure: float) -> int:
    """The logarithm of the doubt that is left, as a whole number: sums of these are the same in every order."""
    return round(-math.log(1 - min(sure, _MAX)) * _ONE)


def confidence(best: float, weight: int) -> float:
    """A fact is as sure as its surest claim (``best``), and surer when several sentences say it (``weight``)."""
    return round(min(_MAX, max(best, 1 - math.exp(-0.75 * weight / _ONE))), 3)
