"""From claims to facts: the claims that say the same of the same entities, with all their evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.graph import ARTICLE
from kg.link.ids import fact_id
from kg.model import SYMMETRIC, Analysis, Claim, Evidence, Fact, Mention

# qualifiers that make another fact of the same subject, predicate and object
_KEYS = {"holdsPosition": ("role",), "reportedBy": ("role",), "quantity": ("unit",)}
_MAX = 0.99


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


def make_fact(key: Key, claims: list[tuple[Claim, Evidence]]) -> Fact:
    """One fact of claims that agree: qualifiers from the surest, confidence from all that stand at different places.

    A fact is as sure as its surest claim, and surer when several sentences say it.
    """
    predicate, subject, target, value, status, *_ = key
    claims = sorted(claims, key=lambda item: (-item[0].confidence, item[1]))
    qualifiers: dict[str, str] = {}
    for claim, _ in claims:
        for name, text in claim.qualifiers:
            qualifiers.setdefault(name, text)
    doubt = 1.0
    for spot in {(e.doc, e.start): c.confidence for c, e in reversed(claims)}.values():
        doubt *= 1 - spot
    confidence = round(min(_MAX, max(claims[0][0].confidence, 1 - doubt**0.75)), 3)
    evidence = tuple(sorted({e for _, e in claims}))
    ordered = {k: qualifiers[k] for k in sorted(qualifiers)}
    return Fact(fact_id(*key), predicate, subject, target or None, value or None, ordered, status, confidence, evidence)
