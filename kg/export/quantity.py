"""A quantity as schema.org and QUDT have it."""

import re
from collections.abc import Iterator

from kg.export.terms import A, TextTriple, decimal, plain, worded
from kg.export.units import measure
from kg.model import Fact

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def quantity_triples(fact: Fact, this: str) -> Iterator[TextTriple]:
    """The value of a ``quantity`` fact: money in its currency, all else in the unit of the text, and in QUDT's unit."""
    written, unit = fact.value or "", fact.qualifiers.get("unit", "")
    counted = measure(written, unit) if _NUMBER.fullmatch(written) else None
    money = counted is not None and counted.currency is not None
    yield this, A, "schema:MonetaryAmount" if money else "schema:QuantitativeValue"
    if name := fact.qualifiers.get("property"):
        yield this, "schema:name", worded(name)
    if text := fact.qualifiers.get("text"):
        yield this, "schema:description", worded(text)
    if counted is None:
        yield this, "schema:value", worded(written)
    if unit and not money:
        yield this, "schema:unitText", worded(unit)
    if counted is None:
        return
    if counted.currency is not None:
        yield this, "schema:value", decimal(counted.amount)
        yield this, "schema:currency", plain(counted.currency)
        return
    yield this, "schema:value", decimal(written)
    if counted.common_code:
        yield this, "schema:unitCode", plain(counted.common_code)
    if counted.unit:
        yield this, "qudt:numericValue", decimal(counted.amount)
        yield this, "qudt:unit", "unit:" + counted.unit
