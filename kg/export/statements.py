"""What RDF says of each record: entities, articles, facts and their evidence, as triples."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.terms import Names, chinese, date, decimal, digest, offset, plain, term, worded
from kg.export.units import measure
from kg.graph import ARTICLE, TYPE_LABELS, KnowledgeGraph
from kg.model import ORGANISATIONS, Document, Entity, Evidence, Fact

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_A = term("rdf:type")

# Beside kg:Person ... the classes that others know; repeated in every export, since few readers infer them.
_CLASSES: Mapping[str, tuple[str, ...]] = {
    "Person": ("schema:Person",),
    "Government": ("org:FormalOrganization", "schema:GovernmentOrganization"),
    "Company": ("org:FormalOrganization", "schema:Corporation"),
    "Organization": ("org:Organization", "schema:Organization"),
    "Place": ("schema:Place",),
    "Facility": ("schema:CivicStructure",),
    "Project": ("schema:Project",),
    "Event": ("schema:Event",),
    "Policy": ("skos:Concept",),
    "Industry": ("skos:Concept",),
}
_SITES = ("Place", "Facility")

# predicate, types of the subject, types of the object, the same in a common vocabulary, from object to subject
_COMMON: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str, bool], ...] = (
    ("holdsPosition", ("Person",), ORGANISATIONS, "org:memberOf", False),
    ("locatedIn", _SITES, ("Place", "Facility", "Project"), "schema:containedInPlace", False),
    ("locatedIn", (*ORGANISATIONS, "Project", "Event"), ("Place", "Facility", "Project"), "schema:location", False),
    ("partOf", ORGANISATIONS, ORGANISATIONS, "org:subOrganizationOf", False),
    ("partOf", _SITES, _SITES, "schema:containedInPlace", False),
    ("partOf", ("Project",), ("Project",), "dcterms:isPartOf", False),
    ("heldIn", ("Event",), ("Place", "Facility", "Project"), "schema:location", False),
    ("concerns", ("Event",), tuple(TYPE_LABELS), "schema:about", False),
    ("establishes", ORGANISATIONS, ORGANISATIONS, "schema:founder", True),
    ("founded", ("Person",), ORGANISATIONS, "schema:founder", True),
    ("publishedBy", ("Article",), ORGANISATIONS, "schema:publisher", False),
)
_CONVENED = ("convened", "召开", "举行", "举办", "主办", "主持", "承办")


class Statements:
    """The triples of one graph under one base; every method says one thing of one record, in a fixed order."""

    def __init__(self, graph: KnowledgeGraph, base: str) -> None:
        self.graph = graph
        self.names = Names(base)
        self._ends: dict[str, NamedNode] = {}

    def end(self, id_: str) -> NamedNode:
        """The IRI of a fact's subject or object."""
        found = self._ends.get(id_)
        if found is None:
            names = self.names
            made = names.article(id_.removeprefix(ARTICLE)) if id_.startswith(ARTICLE) else names.id(id_)
            found = self._ends[id_] = made
        return found

    def _type(self, id_: str) -> str:
        if id_.startswith(ARTICLE):
            return "Article"
        entity = self.graph.entities.get(id_)
        return entity.type if entity else ""

    def entity(self, entity: Entity, *, sited: bool = False) -> Iterator[Triple]:
        """Types, names and what was merged; a ``sited`` project is a place, too."""
        kg, this = self.names.kg, self.end(entity.id)
        yield Triple(this, _A, kg(entity.type))
        for class_ in _CLASSES.get(entity.type, ()):
            yield Triple(this, _A, term(class_))
        if sited:
            yield Triple(this, _A, term("schema:Place"))
        yield Triple(this, term("skos:prefLabel"), chinese(entity.name))
        yield Triple(this, term("rdfs:label"), chinese(entity.name))
        for alias in entity.aliases:
            yield Triple(this, term("skos:altLabel"), chinese(alias))
        if entity.type in ("Policy", "Industry"):
            yield Triple(this, term("skos:inScheme"), kg("policies" if entity.type == "Policy" else "industries"))
        yield Triple(this, kg("mentionCount"), Literal(len(entity.mentions)))
        for old in entity.replaces:
            yield Triple(this, term("dcterms:replaces"), self.end(old))
        for other in sorted({apart.other for apart in entity.apart}):
            yield Triple(this, term("owl:differentFrom"), self.end(other))

    def linking(self, entity: Entity) -> Iterator[Triple]:
        """Why each alias is the entity's, what stayed apart and why, and where merged entities went."""
        kg, this = self.names.kg, self.end(entity.id)
        for link in entity.links:
            label = self.names.made("label", entity.id, link.alias, link.rule)
            xl = "skosxl:prefLabel" if link.alias == entity.name else "skosxl:altLabel"
            yield Triple(this, term(xl), label)
            yield Triple(label, _A, term("skosxl:Label"))
            yield Triple(label, term("skosxl:literalForm"), chinese(link.alias))
            yield Triple(label, kg("rule"), plain(link.rule))
            yield Triple(label, kg("because"), worded(link.because))
        for apart in entity.apart:
            node = self.names.made("apart", entity.id, apart.other, apart.rule)
            yield Triple(node, _A, kg("Distinction"))
            yield Triple(node, kg("distinguishes"), this)
            yield Triple(node, kg("distinguishes"), self.end(apart.other))
            yield Triple(node, kg("rule"), plain(apart.rule))
            yield Triple(node, kg("because"), worded(apart.because))
        for old in entity.replaces:
            yield Triple(self.end(old), term("dcterms:isReplacedBy"), this)

    def article(self, document: Document, mentioned: Iterable[str]) -> Iterator[Triple]:
        """An article with its text, which the positions of the evidence count in, and the entities it mentions."""
        kg, this = self.names.kg, self.names.article(document.id)
        yield Triple(this, _A, term("schema:NewsArticle"))
        yield Triple(this, _A, term("prov:Entity"))
        if document.title is not None:
            yield Triple(this, term("schema:headline"), chinese(document.title))
        yield Triple(this, term("rdfs:label"), chinese(document.title or document.file))
        if document.published is not None:
            yield Triple(this, term("schema:datePublished"), date(document.published) or plain(document.published))
        if document.published_by is not None:
            yield Triple(this, kg("publishedBasis"), plain(document.published_by))
        if document.source is not None:
            yield Triple(this, term("dc:source"), chinese(document.source))
        yield Triple(this, term("dcterms:identifier"), plain(document.id))
        yield Triple(this, kg("file"), plain(document.file))
        yield Triple(this, term("schema:position"), Literal(document.article))
        yield Triple(this, term("schema:inLanguage"), plain("zh"))
        yield Triple(this, term("schema:articleBody"), chinese(document.text))
        for entity in mentioned:
            yield Triple(this, term("schema:mentions"), self.end(entity))

    def said(self, fact: Fact) -> Iterator[Triple]:
        """An asserted fact as plain triples: ``kg:<predicate>`` and, where there is one, the common property."""
        value = self._object(fact)
        if fact.status != "asserted" or value is None:
            return
        subject = self.end(fact.subject)
        yield Triple(subject, self.names.kg(fact.predicate), value)
        if isinstance(value, Literal):
            yield from self._dated(fact, subject)
            return
        if fact.predicate == "participatesIn":
            convened = fact.qualifiers.get("as", "") in _CONVENED
            yield Triple(value, term("schema:organizer" if convened else "schema:attendee"), subject)
        if fact.predicate == "reportedBy":
            edited = fact.qualifiers.get("role") == "编辑"
            yield Triple(subject, term("schema:editor" if edited else "schema:author"), value)
        types = (self._type(fact.subject), self._type(fact.object or ""))
        for predicate, subjects, objects, name, turned in _COMMON:
            if predicate == fact.predicate and types[0] in subjects and types[1] in objects:
                yield Triple(value, term(name), subject) if turned else Triple(subject, term(name), value)

    def _dated(self, fact: Fact, subject: NamedNode) -> Iterator[Triple]:
        first, _, last = (fact.value or "").partition("/")
        if fact.predicate == "occurredOn" and (start := date(first)):
            yield Triple(subject, term("schema:startDate"), start)
            if end := date(last):
                yield Triple(subject, term("schema:endDate"), end)
        if fact.predicate == "publishedOn" and (day := date(first)):
            yield Triple(subject, term("schema:datePublished"), day)

    def _object(self, fact: Fact) -> NamedNode | Literal | None:
        if fact.object is not None:
            return self.end(fact.object)
        if fact.predicate == "quantity":
            return self.names.id("quantity/" + fact.id.rpartition("/")[2])
        return None if fact.value is None else date(fact.value) or worded(fact.value)

    def fact(self, fact: Fact, documents: Iterable[str] | None = None) -> Iterator[Triple]:
        """The fact's own node, with qualifiers, status, confidence and evidence (from ``documents`` alone, if given).

        Only an asserted post is an ``org:Membership`` and only asserted partners are in a ``kg:Cooperation``: who reads
        these vocabularies without looking at ``kg:status`` must not take a plan or a denial for what is the case.
        """
        kg, this = self.names.kg, self.end(fact.id)
        subject, value = self.end(fact.subject), self._object(fact)
        special = list(self._special(fact, this, subject, value)) if fact.status == "asserted" else []
        if not special:
            yield Triple(this, _A, term("rdf:Statement"))
        yield Triple(this, _A, kg("Fact"))
        yield from special
        yield Triple(this, term("rdf:subject"), subject)
        yield Triple(this, term("rdf:predicate"), kg(fact.predicate))
        if value is not None:
            yield Triple(this, term("rdf:object"), value)
        yield Triple(this, kg("status"), kg(fact.status))
        yield Triple(this, kg("confidence"), decimal(f"{fact.confidence:.6f}".rstrip("0").rstrip(".")))
        for key, text in fact.qualifiers.items():
            yield Triple(this, self.names.qualifier(key), self._qualifier(text))
        if fact.qualifiers.get("attributedTo") in self.graph.entities:
            yield Triple(this, term("prov:wasAttributedTo"), self.end(fact.qualifiers["attributedTo"]))
        for evidence in self._evidence(fact, documents):
            yield Triple(this, term("prov:wasDerivedFrom"), self._evidence_node(evidence))

    def _qualifier(self, text: str) -> NamedNode | Literal:
        if text in self.graph.entities:
            return self.end(text)
        return date(text) or worded(text)

    def _special(
        self, fact: Fact, this: NamedNode, subject: NamedNode, value: NamedNode | Literal | None
    ) -> Iterator[Triple]:
        names = self.names
        if fact.predicate == "holdsPosition":
            yield Triple(this, _A, term("org:Membership"))
            yield Triple(this, term("org:member"), subject)
            if fact.object is not None and self._type(fact.object) in ORGANISATIONS:
                yield Triple(this, term("org:organization"), self.end(fact.object))
            if role := fact.qualifiers.get("role"):
                yield Triple(this, term("org:role"), names.made("role", role))
            if any(date(fact.qualifiers.get(key, "")) for key in ("since", "until")):
                yield Triple(this, term("org:memberDuring"), names.id("interval/" + fact.id.rpartition("/")[2]))
        elif fact.predicate == "cooperatesWith" and value is not None:
            yield Triple(this, _A, names.kg("Cooperation"))
            yield Triple(this, names.kg("party"), subject)
            yield Triple(this, names.kg("party"), value)
            if about := fact.qualifiers.get("about"):
                yield Triple(this, term("schema:about"), self._qualifier(about))

    def parts(self, fact: Fact) -> Iterator[Triple]:
        """The nodes that only this fact needs: its quantity, the interval of a post."""
        hexadecimal = fact.id.rpartition("/")[2]
        if fact.predicate == "quantity" and fact.value is not None:
            yield from self._quantity(fact, self.names.id("quantity/" + hexadecimal))
        if fact.predicate == "holdsPosition" and fact.status == "asserted":
            interval = self.names.id("interval/" + hexadecimal)
            ends = {"since": "time:hasBeginning", "until": "time:hasEnd"}
            known = {key: day for key in ends if (day := date(fact.qualifiers.get(key, "")))}
            if known:
                yield Triple(interval, _A, term("time:Interval"))
            for key, day in known.items():
                yield Triple(interval, term(ends[key]), self.names.made("instant", day.value))

    def _quantity(self, fact: Fact, this: NamedNode) -> Iterator[Triple]:
        written, unit = fact.value or "", fact.qualifiers.get("unit", "")
        number = bool(_NUMBER.fullmatch(written))
        counted = measure(written, unit) if number else measure("0", "")
        yield Triple(this, _A, term("schema:MonetaryAmount" if counted.currency else "schema:QuantitativeValue"))
        if property_ := fact.qualifiers.get("property"):
            yield Triple(this, term("schema:name"), worded(property_))
        if text := fact.qualifiers.get("text"):
            yield Triple(this, term("schema:description"), worded(text))
        if counted.currency and counted.amount:
            yield Triple(this, term("schema:value"), decimal(counted.amount))
            yield Triple(this, term("schema:currency"), plain(counted.currency))
            return
        yield Triple(this, term("schema:value"), decimal(written) if number else worded(written))
        if unit:
            yield Triple(this, term("schema:unitText"), worded(unit))
        if counted.common_code:
            yield Triple(this, term("schema:unitCode"), plain(counted.common_code))
        if counted.unit and counted.amount:
            yield Triple(this, term("qudt:numericValue"), decimal(counted.amount))
            yield Triple(this, term("qudt:unit"), term("unit:" + counted.unit))

    @staticmethod
    def _evidence(fact: Fact, documents: Iterable[str] | None) -> list[Evidence]:
        return [e for e in fact.evidence if documents is None or e.doc in documents]

    def _evidence_node(self, evidence: Evidence) -> NamedNode:
        return self.names.id("evidence/" + _evidence_hex(evidence))

    def evidence(self, evidence: Evidence) -> Iterator[Triple]:
        """The place in the article that the fact rests on, by its words and by its position in code points."""
        names, hexadecimal = self.names, _evidence_hex(evidence)
        this, quote, position = (names.id(f"{kind}/{hexadecimal}") for kind in ("evidence", "quote", "position"))
        yield Triple(this, _A, term("oa:SpecificResource"))
        yield Triple(this, term("oa:hasSource"), names.article(evidence.doc))
        yield Triple(this, term("oa:hasSelector"), quote)
        yield Triple(this, names.kg("pattern"), plain(evidence.pattern))
        yield Triple(quote, _A, term("oa:TextQuoteSelector"))
        yield Triple(quote, term("oa:exact"), plain(evidence.quote))
        yield Triple(quote, term("oa:refinedBy"), position)
        yield Triple(position, _A, term("oa:TextPositionSelector"))
        yield Triple(position, term("oa:start"), offset(evidence.start))
        yield Triple(position, term("oa:end"), offset(evidence.end))

    def role(self, text: str) -> Iterator[Triple]:
        """A post's name as a concept: 董事长."""
        this = self.names.made("role", text)
        yield Triple(this, _A, term("org:Role"))
        yield Triple(this, _A, term("skos:Concept"))
        yield Triple(this, term("skos:prefLabel"), chinese(text))
        yield Triple(this, term("rdfs:label"), chinese(text))
        yield Triple(this, term("skos:inScheme"), self.names.kg("roles"))

    def instant(self, text: str) -> Iterator[Triple]:
        """A date as a point of OWL-Time; a date without year is no such point, and has its label alone."""
        day = date(text)
        if day is None:
            return
        this = self.names.made("instant", text)
        yield Triple(this, _A, term("time:Instant"))
        yield Triple(this, term("rdfs:label"), plain(text))
        properties = {"date": "inXSDDate", "gYearMonth": "inXSDgYearMonth", "gYear": "inXSDgYear"}
        if name := properties.get(day.datatype.value.rpartition("#")[2]):
            yield Triple(this, term("time:" + name), day)


def _evidence_hex(evidence: Evidence) -> str:
    return digest(evidence.doc, str(evidence.start), str(evidence.end), evidence.pattern)
