"""Triples whose terms are Turtle's text: in order, written, and as the RDF library's own."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from pyoxigraph import RdfFormat, Triple, parse

from kg.export.terms import TextTriple, prefixes

_T = TypeVar("_T")
_BATCH = 1000


def once(triples: Iterable[TextTriple]) -> list[TextTriple]:
    """``triples`` without repetition, by subject and predicate in the order that these come up."""
    groups: dict[str, dict[str, dict[TextTriple, None]]] = {}
    for triple in triples:
        groups.setdefault(triple[0], {}).setdefault(triple[1], {})[triple] = None
    return [triple for predicates in groups.values() for group in predicates.values() for triple in group]


def in_turtle(triples: Iterable[TextTriple]) -> str:
    """``triples`` in Turtle, without the prefixes; what neighbours have in common is written once."""
    parts: list[str] = []
    last_subject = last_predicate = ""
    for subject, predicate, object_ in triples:
        if subject != last_subject:
            parts += (" .\n" if parts else "", subject, " ", predicate, " ", object_)
        elif predicate != last_predicate:
            parts += (" ;\n\t", predicate, " ", object_)
        else:
            parts += (" , ", object_)
        last_subject, last_predicate = subject, predicate
    return "".join(parts) + " .\n" if parts else ""


@lru_cache(maxsize=8)
def opening(base: str) -> str:
    """The prefixes of a build, as Turtle declares them."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes(base).items())


def parsed(lists: Iterable[tuple[_T, list[TextTriple]]], base: str) -> Iterator[tuple[_T, list[Triple]]]:
    """Each list of triples, with what it came with, as the RDF library has them. Many are parsed at a time, as every
    text begins with the prefixes."""
    rest = iter(lists)
    while batch := list(islice(rest, _BATCH)):
        text = opening(base) + "".join(in_turtle(triples) for _, triples in batch)
        found = (Triple(*quad.triple) for quad in parse(text, RdfFormat.TURTLE))
        for key, triples in batch:
            yield key, list(islice(found, len(triples)))
