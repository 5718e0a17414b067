"""What one document says, as text: the form in which it is kept, and in which it can travel between machines.

An analysis is one JSON array of two. The first lists the mentions, ``[start, end, text, type, rule, name, because]``,
first those that the document has by itself, then those that only claims have; the number of the former is the first
element of the list. The second lists the claims, ``[predicate, subject, object, value, qualifiers, status, confidence,
start, end, pattern]``, where subject and object are positions in the list of mentions from 0, or null.
"""

from kg.encoding import decode, encoder
from kg.graph import document_of, document_record
from kg.model import Analysis, Claim, Document, Mention


def encode_document(document: Document) -> str:
    """``document`` as one JSON object; see ``documents.jsonl``."""
    return _json(document_record(document))


def decode_document(text: str) -> Document:
    """The document that :func:`encode_document` was given."""
    return document_of(decode(text))


def encode_analysis(mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> str:
    """Mentions and claims as text."""
    at: dict[Mention, int] = {}
    for mention in mentions:
        at.setdefault(mention, len(at))
    own = len(at)
    for claim in claims:
        for end in (claim.subject, claim.object):
            if end is not None:
                at.setdefault(end, len(at))
    rows = [
        claim._replace(
            subject=None if claim.subject is None else at[claim.subject],  # type: ignore[arg-type]
            object=None if claim.object is None else at[claim.object],  # type: ignore[arg-type]
        )
        for claim in claims
    ]
    return _json([[own, *at], rows])


def decode_analysis(document: Document, text: str) -> Analysis:
    """The analysis of ``document`` whose mentions and claims :func:`encode_analysis` was given."""
    (own, *cells), rows = decode(text)
    mentions = [Mention(*row) for row in cells]
    claims = []
    for row in rows:
        claim = Claim(*row)
        subject, target = (None if at is None else mentions[at] for at in row[1:3])
        pairs = tuple((key, text) for key, text in claim.qualifiers)
        claims.append(claim._replace(subject=subject, object=target, qualifiers=pairs))
    return Analysis(document, tuple(mentions[:own]), tuple(claims))


_json = encoder(",", ":")
