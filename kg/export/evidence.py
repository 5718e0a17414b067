"""Evidence as the Web Annotation vocabulary has it: a place in an article, by its words and by its position."""

from collections.abc import Iterator

from kg.export.terms import A, Names, TextTriple, offset, plain
from kg.ids import digest
from kg.model import Evidence

_RESOURCE, _SOURCE, _SELECTOR = "oa:SpecificResource", "oa:hasSource", "oa:hasSelector"
_QUOTE, _EXACT, _REFINED = "oa:TextQuoteSelector", "oa:exact", "oa:refinedBy"
_POSITION, _START, _END = "oa:TextPositionSelector", "oa:start", "oa:end"


def evidence_node(evidence: Evidence, names: Names) -> str:
    """The IRI of this place in its article, as this rule found it."""
    return names.numbered("evidence", _hex(evidence))


def evidence_triples(evidence: Evidence, names: Names) -> Iterator[TextTriple]:
    """The place that a fact rests on; positions count code points of the article's ``schema:articleBody``."""
    hexadecimal = _hex(evidence)
    this, quote, position = (names.numbered(kind, hexadecimal) for kind in ("evidence", "quote", "position"))
    yield this, A, _RESOURCE
    yield this, _SOURCE, names.article(evidence.doc)
    yield this, _SELECTOR, quote
    yield this, names.kg("pattern"), plain(evidence.pattern)
    yield quote, A, _QUOTE
    yield quote, _EXACT, plain(evidence.quote)
    yield quote, _REFINED, position
    yield position, A, _POSITION
    yield position, _START, offset(evidence.start)
    yield position, _END, offset(evidence.end)


def _hex(evidence: Evidence) -> str:
    return digest(evidence.doc, str(evidence.start), str(evidence.end), evidence.pattern)
