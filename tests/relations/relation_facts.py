"""Claims of short texts with invented names, in a form that tests can compare."""

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def facts(text: str, predicate: str, status: str = "") -> set[tuple[str, str]]:
    """Subject and object of the claims of ``predicate`` in ``text``; of ``status`` only, or all but negated ones."""
    rules = load_rules()
    found = set()
    for document in read_text(text):
        sentences = Tagger.load().tag([document])[0]
        mentions = find_mentions(document, sentences, rules)
        for claim in find_claims(document, sentences, mentions, rules):
            fits = claim.status == status if status else claim.status != "negated"
            if claim.predicate == predicate and fits and claim.subject and claim.object:
                found.add((claim.subject.name or claim.subject.text, claim.object.name or claim.object.text))
    return found


def amounts(text: str) -> set[tuple[str, str]]:
    """Whose each figure of ``text`` is, and its value."""
    rules = load_rules()
    found = set()
    for document in read_text(text):
        sentences = Tagger.load().tag([document])[0]
        for claim in find_claims(document, sentences, find_mentions(document, sentences, rules), rules):
            if claim.predicate == "quantity" and claim.subject and claim.value:
                found.add((claim.subject.name or claim.subject.text, claim.value))
    return found


def values(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and literal of the claims of ``predicate`` in ``text``."""
    rules = load_rules()
    found = set()
    for document in read_text(text):
        sentences = Tagger.load().tag([document])[0]
        for claim in find_claims(document, sentences, find_mentions(document, sentences, rules), rules):
            if claim.predicate == predicate and claim.subject and claim.value:
                found.add((claim.subject.name or claim.subject.text, claim.value))
    return found


def published_by(text: str) -> list[tuple[str, str]]:
    """Type and name of the publishers of the first article of ``text``."""
    rules = load_rules()
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    claims = find_claims(document, sentences, find_mentions(document, sentences, rules), rules)
    return [
        (c.object.type, c.object.name or c.object.text) for c in claims if c.predicate == "publishedBy" and c.object
    ]
