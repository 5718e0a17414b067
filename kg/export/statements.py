"""What RDF says of a fact: the plain triple that is easy to ask for, and the node that says how it is known."""

from collections.abc import Iterator

from kg.export.evidence import evidence_node
from kg.export.quantity import quantity_triples
from kg.export.terms import A, Names, TextTriple, date, decimal, worded
from kg.graph import ARTICLE, TYPE_LABELS, KnowledgeGraph
from kg.model import ORGANISATIONS, Fact

_STATEMENT, _SUBJECT, _PREDICATE, _OBJECT = (f"rdf:{x}" for x in ("Statement", "subject", "predicate", "object"))
_DERIVED = "prov:wasDerivedFrom"
_SITES, _WHERE = ("Place", "Facility"), ("Place", "Facility", "Project")

# predicate, types of the subject, types of the object, the same in a common vocabulary, whether object to subject
_COMMON: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str, bool], ...] = (
    ("holdsPosition", ("Person",), ORGANISATIONS, "org:memberOf", False),
    ("locatedIn", _SITES, _WHERE, "schema:containedInPlace", False),
    ("locatedIn", (*ORGANISATIONS, "Project", "Event"), _WHERE, "schema:location", False),
    ("partOf", ORGANISATIONS, ORGANISATIONS, "org:subOrganizationOf", False),
    ("partOf", _SITES, _SITES, "schema:containedInPlace", False),
    ("partOf", ("Project",), ("Project",), "dcterms:isPartOf", False),
    ("heldIn", ("Event",), _WHERE, "schema:location", False),
    ("concerns", ("Event",), tuple(TYPE_LABELS), "schema:about", False),
    ("establishes", ORGANISATIONS, ORGANISATIONS, "schema:founder", True),
    ("founded", ("Person",), ORGANISATIONS, "schema:founder", True),
    ("publishedBy", ("Article",), ORGANISATIONS, "schema:publisher", False),
)
_CONVENED = ("convened", "召开", "举行", "举办", "主办", "主持", "承办")


class Statements:
    """The triples of one graph's facts; every method yields in a fixed order."""

    def __init__(self, graph: KnowledgeGraph, names: Names) -> None:
        self._entities = graph.entities
        self._names = names

    def _type(self, id_: str | None) -> str:
        if id_ is None or id_.startswith(ARTICLE):
            return "Article" if id_ else ""
        return self._entities[id_].type if id_ in self._entities else ""

    def said(self, fact: Fact) -> Iterator[TextTriple]:
        """An asserted fact as plain triples: ``kg:<predicate>`` and, where there is one, the common property."""
        value = self._object(fact)
        if fact.status != "asserted" or value is None:
            return
        subject = self._names.node(fact.subject)
        yield subject, self._names.kg(fact.predicate), value
        if fact.object is None:
            yield from _dated(fact, subject)
            return
        if fact.predicate == "participatesIn":
            convened = fact.qualifiers.get("as", "") in _CONVENED
            yield self._names.node(fact.object), "schema:organizer" if convened else "schema:attendee", subject
        if fact.predicate == "reportedBy":
            edited = fact.qualifiers.get("role") == "编辑"
            yield subject, "schema:editor" if edited else "schema:author", value
        if fact.qualifiers.get("tenure") == "former":
            return  # org:memberOf has no tense: it would make a former member a member
        types = (self._type(fact.subject), self._type(fact.object))
        for predicate, subjects, objects, name, turned in _COMMON:
            if predicate == fact.predicate and types[0] in subjects and types[1] in objects:
                ends = (self._names.node(fact.object), subject) if turned else (subject, value)
                yield ends[0], name, ends[1]

    def _object(self, fact: Fact) -> str | None:
        if fact.object is not None:
            return self._names.node(fact.object)
        if fact.predicate == "quantity":
            return self._own(fact, "quantity")
        return None if fact.value is None else date(fact.value) or worded(fact.value)

    def _own(self, fact: Fact, kind: str) -> str:
        """The IRI of something that this fact alone has."""
        return self._names.id(f"{kind}/{fact.id.rpartition('/')[2]}")

    def fact(self, fact: Fact) -> Iterator[TextTriple]:
        """The fact's own node, with qualifiers, status, confidence and evidence.

        Only an asserted post is an ``org:Membership`` and only asserted partners are in a ``kg:Cooperation``: who reads
        these vocabularies without looking at ``kg:status`` must not take a plan or a denial for what is the case.
        """
        names, this = self._names, self._names.node(fact.id)
        subject, value = names.node(fact.subject), self._object(fact)
        special = list(self._special(fact, this)) if fact.status == "asserted" else []
        if not special:
            yield this, A, _STATEMENT
        yield this, A, names.kg("Fact")
        yield from special
        yield this, _SUBJECT, subject
        yield this, _PREDICATE, names.kg(fact.predicate)
        if value is not None:
            yield this, _OBJECT, value
        yield this, names.kg("status"), names.kg(fact.status)
        yield this, names.kg("confidence"), decimal(f"{fact.confidence:.6f}".rstrip("0").rstrip("."))
        for key, text in fact.qualifiers.items():
            yield this, names.qualifier(key), self._qualifier(text)
        speaker = fact.qualifiers.get("attributedTo")
        if speaker is not None and speaker in self._entities:
            yield this, "prov:wasAttributedTo", names.node(speaker)
        for evidence in fact.evidence:
            yield this, _DERIVED, evidence_node(evidence, names)

    def _qualifier(self, text: str) -> str:
        return self._names.node(text) if text in self._entities else date(text) or worded(text)

    def _special(self, fact: Fact, this: str) -> Iterator[TextTriple]:
        names = self._names
        if fact.predicate == "holdsPosition":
            yield this, A, "org:Membership"
            yield this, "org:member", names.node(fact.subject)
            if fact.object is not None and self._type(fact.object) in ORGANISATIONS:
                yield this, "org:organization", names.node(fact.object)
            if role := fact.qualifiers.get("role"):
                yield this, "org:role", names.made("role", role)
            if any(post_dates(fact).values()):
                yield this, "org:memberDuring", self._own(fact, "interval")
        elif fact.predicate == "cooperatesWith" and fact.object is not None:
            yield this, A, names.kg("Cooperation")
            yield this, names.kg("party"), names.node(fact.subject)
            yield this, names.kg("party"), names.node(fact.object)
            if about := fact.qualifiers.get("about"):
                yield this, "schema:about", self._qualifier(about)

    def parts(self, fact: Fact) -> Iterator[TextTriple]:
        """The nodes that only this fact has: its quantity, the interval of a post."""
        if fact.predicate == "quantity" and fact.value is not None:
            yield from quantity_triples(fact, self._own(fact, "quantity"))
        dates = {name: text for name, text in post_dates(fact).items() if text}
        if dates and fact.status == "asserted":
            interval = self._own(fact, "interval")
            yield interval, A, "time:Interval"
            for name, text in dates.items():
                yield interval, name, self._names.made("instant", text)


def post_dates(fact: Fact) -> dict[str, str]:
    """Beginning and end of a post by their OWL-Time property, "" where it is not known; {} for what is no post."""
    if fact.predicate != "holdsPosition":
        return {}
    texts = {"time:hasBeginning": fact.qualifiers.get("since", ""), "time:hasEnd": fact.qualifiers.get("until", "")}
    return {name: text if date(text) else "" for name, text in texts.items()}


def _dated(fact: Fact, subject: str) -> Iterator[TextTriple]:
    first, _, last = (fact.value or "").partition("/")
    if fact.predicate == "occurredOn" and (start := date(first)):
        yield subject, "schema:startDate", start
        if end := date(last):
            yield subject, "schema:endDate", end
    if fact.predicate == "publishedOn" and (day := date(first)):
        yield subject, "schema:datePublished", day
