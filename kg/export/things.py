"""What RDF says of entities, articles, posts and dates."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, Triple

from kg.export.terms import Names, chinese, date, plain, term, worded
from kg.model import Document, Entity

_A = term("rdf:type")
_PREF_LABEL, _ALT_LABEL, _LABEL = term("skos:prefLabel"), term("skos:altLabel"), term("rdfs:label")

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
_SCHEMES = {"Policy": "policies", "Industry": "industries"}
_INSTANTS = {"date": "inXSDDate", "gYearMonth": "inXSDgYearMonth", "gYear": "inXSDgYear"}


def entity_triples(entity: Entity, names: Names, *, sited: bool = False) -> Iterator[Triple]:
    """Types, names and what was merged; a ``sited`` project is a place, too."""
    this = names.node(entity.id)
    yield Triple(this, _A, names.kg(entity.type))
    for class_ in _CLASSES.get(entity.type, ()):
        yield Triple(this, _A, term(class_))
    if sited:
        yield Triple(this, _A, term("schema:Place"))
    yield Triple(this, _PREF_LABEL, chinese(entity.name))
    yield Triple(this, _LABEL, chinese(entity.name))
    for alias in entity.aliases:
        yield Triple(this, _ALT_LABEL, chinese(alias))
    if scheme := _SCHEMES.get(entity.type):
        yield Triple(this, term("skos:inScheme"), names.kg(scheme))
    yield Triple(this, names.kg("mentionCount"), Literal(len(entity.mentions)))
    for old in entity.replaces:
        yield Triple(this, term("dcterms:replaces"), names.node(old))
    for other in sorted({apart.other for apart in entity.apart}):
        yield Triple(this, term("owl:differentFrom"), names.node(other))


def linking_triples(entity: Entity, names: Names) -> Iterator[Triple]:
    """Why each alias is the entity's, what stayed apart and why, and where merged entities went."""
    this = names.node(entity.id)
    for link in entity.links:
        label = names.made("label", entity.id, link.alias, link.rule)
        which = "skosxl:prefLabel" if link.alias == entity.name else "skosxl:altLabel"
        yield Triple(this, term(which), label)
        yield Triple(label, _A, term("skosxl:Label"))
        yield Triple(label, term("skosxl:literalForm"), chinese(link.alias))
        yield Triple(label, names.kg("rule"), plain(link.rule))
        yield Triple(label, names.kg("because"), worded(link.because))
    for apart in entity.apart:
        node = names.made("apart", entity.id, apart.other, apart.rule)
        yield Triple(node, _A, names.kg("Distinction"))
        yield Triple(node, names.kg("distinguishes"), this)
        yield Triple(node, names.kg("distinguishes"), names.node(apart.other))
        yield Triple(node, names.kg("rule"), plain(apart.rule))
        yield Triple(node, names.kg("because"), worded(apart.because))
    for old in entity.replaces:
        yield Triple(names.node(old), term("dcterms:isReplacedBy"), this)


def article_triples(document: Document, mentioned: Iterable[str], names: Names) -> Iterator[Triple]:
    """An article with its text, which the positions of the evidence count in, and the entities it mentions."""
    this = names.article(document.id)
    yield Triple(this, _A, term("schema:NewsArticle"))
    yield Triple(this, _A, term("prov:Entity"))
    if document.title is not None:
        yield Triple(this, term("schema:headline"), chinese(document.title))
    yield Triple(this, _LABEL, chinese(document.title or document.file))
    if document.published is not None:
        yield Triple(this, term("schema:datePublished"), date(document.published) or plain(document.published))
    if document.published_by is not None:
        yield Triple(this, names.kg("publishedBasis"), plain(document.published_by))
    if document.source is not None:
        yield Triple(this, term("dc:source"), chinese(document.source))
    yield Triple(this, term("dcterms:identifier"), plain(document.id))
    yield Triple(this, names.kg("file"), plain(document.file))
    yield Triple(this, term("schema:position"), Literal(document.article))
    yield Triple(this, term("schema:inLanguage"), plain("zh"))
    yield Triple(this, term("schema:articleBody"), chinese(document.text))
    for entity in mentioned:
        yield Triple(this, term("schema:mentions"), names.node(entity))


def role_triples(text: str, names: Names) -> Iterator[Triple]:
    """A post's name as a concept: 董事长."""
    this = names.made("role", text)
    yield Triple(this, _A, term("org:Role"))
    yield Triple(this, _A, term("skos:Concept"))
    yield Triple(this, _PREF_LABEL, chinese(text))
    yield Triple(this, _LABEL, chinese(text))
    yield Triple(this, term("skos:inScheme"), names.kg("roles"))


def instant_triples(text: str, names: Names) -> Iterator[Triple]:
    """A date as an instant of OWL-Time; one without a year has its label alone, for which OWL-Time has no property."""
    day = date(text)
    if day is None:
        return
    this = names.made("instant", text)
    yield Triple(this, _A, term("time:Instant"))
    yield Triple(this, _LABEL, plain(text))
    if name := _INSTANTS.get(day.datatype.value.rpartition("#")[2]):
        yield Triple(this, term("time:" + name), day)
