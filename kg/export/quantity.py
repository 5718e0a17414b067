"""A quantity as schema.org and QUDT have it."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.export.terms import decimal, plain, term, worded
from kg.export.units import measure
from kg.model import Fact

_A = term("rdf:type")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def quantity_triples(fact: Fact, this: NamedNode) -> Iterator[Triple]:
    """The value of a ``quantity`` fact: money in its currency, all else in the unit of the text, and in QUDT's unit."""
    written, unit = fact.value or "", fact.qualifiers.get("unit", "")
    counted = measure(written, unit) if _NUMBER.fullmatch(written) else None
    money = counted is not None and counted.currency is not None
    yield Triple(this, _A, term("schema:MonetaryAmount" if money else "schema:QuantitativeValue"))
    if name := fact.qualifiers.get("property"):
        yield Triple(this, term("schema:name"), worded(name))
    if text := fact.qualifiers.get("text"):
        yield Triple(this, term("schema:description"), worded(text))
    if counted is None:
        yield Triple(this, term("schema:value"), worded(written))
    if unit and not money:
        yield Triple(this, term("schema:unitText"), worded(unit))
    if counted is None:
        return
    if counted.currency is not None:
        yield Triple(this, term("schema:value"), decimal(counted.amount))
        yield Triple(this, term("schema:currency"), plain(counted.currency))
        return
    yield Triple(this, term("schema:value"), decimal(written))
    if counted.common_code:
        yield Triple(this, term("schema:unitCode"), plain(counted.common_code))
    if counted.unit:
        yield Triple(this, term("qudt:numericValue"), decimal(counted.amount))
        yield Triple(this, term("qudt:unit"), term("unit:" + counted.unit))
