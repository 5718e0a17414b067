"""Evidence as the Web Annotation vocabulary has it: a place in an article, by its words and by its position."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.export.terms import Names, digest, offset, plain, term
from kg.model import Evidence

_A = term("rdf:type")
_RESOURCE, _SOURCE, _SELECTOR = term("oa:SpecificResource"), term("oa:hasSource"), term("oa:hasSelector")
_QUOTE, _EXACT, _REFINED = term("oa:TextQuoteSelector"), term("oa:exact"), term("oa:refinedBy")
_POSITION, _START, _END = term("oa:TextPositionSelector"), term("oa:start"), term("oa:end")


def evidence_node(evidence: Evidence, names: Names) -> NamedNode:
    """The IRI of this place in its article, as this rule found it."""
    return names.id("evidence/" + _hex(evidence))


def evidence_triples(evidence: Evidence, names: Names) -> Iterator[Triple]:
    """The place that a fact rests on; positions count code points of the article's ``schema:articleBody``."""
    hexadecimal = _hex(evidence)
    this, quote, position = (names.id(f"{kind}/{hexadecimal}") for kind in ("evidence", "quote", "position"))
    yield Triple(this, _A, _RESOURCE)
    yield Triple(this, _SOURCE, names.article(evidence.doc))
    yield Triple(this, _SELECTOR, quote)
    yield Triple(this, names.kg("pattern"), plain(evidence.pattern))
    yield Triple(quote, _A, _QUOTE)
    yield Triple(quote, _EXACT, plain(evidence.quote))
    yield Triple(quote, _REFINED, position)
    yield Triple(position, _A, _POSITION)
    yield Triple(position, _START, offset(evidence.start))
    yield Triple(position, _END, offset(evidence.end))


def _hex(evidence: Evidence) -> str:
    return digest(evidence.doc, str(evidence.start), str(evidence.end), evidence.pattern)
