"""What RDF says of entities, articles, posts and dates."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.divisions import Divisions
from kg.export.terms import A, Names, TextTriple, chinese, date, plain, worded
from kg.model import Document, Entity
from kg.rules import load_rules

_PREF_LABEL, _ALT_LABEL, _LABEL = "skos:prefLabel", "skos:altLabel", "rdfs:label"

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


def entity_triples(
    entity: Entity, names: Names, *, sited: bool = False, wholes: Iterable[str] = ()
) -> Iterator[TextTriple]:
    """Types, names and what was merged; a ``sited`` project is a place, too. ``wholes`` are called the places that one
    is part of, by which the register of divisions can tell which one it is."""
    this = names.node(entity.id)
    yield this, A, names.kg(entity.type)
    for class_ in _CLASSES.get(entity.type, ()):
        yield this, A, class_
    if sited:
        yield this, A, "schema:Place"
    yield this, _PREF_LABEL, chinese(entity.name)
    yield this, _LABEL, chinese(entity.name)
    for alias in entity.aliases:
        yield this, _ALT_LABEL, chinese(alias)
    if entity.type == "Place" and (code := _register().code(entity.name, wholes)):
        yield this, "schema:identifier", f"{plain(code)}^^{names.kg('divisionCode')}"
    if scheme := _SCHEMES.get(entity.type):
        yield this, "skos:inScheme", names.kg(scheme)
    yield this, names.kg("mentionCount"), str(len(entity.mentions))
    for old in entity.replaces:
        yield this, "dcterms:replaces", names.node(old)
    for other in sorted({apart.other for apart in entity.apart}):
        yield this, "owl:differentFrom", names.node(other)


@cache
def _register() -> Divisions:
    return Divisions(load_rules().words("divisions"))


def linking_triples(entity: Entity, names: Names) -> Iterator[TextTriple]:
    """Why each alias is the entity's, what stayed apart and why, and where merged entities went."""
    this = names.node(entity.id)
    for link in entity.links:
        label = names.made("label", entity.id, link.alias, link.rule)
        which = "skosxl:prefLabel" if link.alias == entity.name else "skosxl:altLabel"
        yield this, which, label
        yield label, A, "skosxl:Label"
        yield label, "skosxl:literalForm", chinese(link.alias)
        yield label, names.kg("rule"), plain(link.rule)
        yield label, names.kg("because"), worded(link.because)
    for apart in entity.apart:
        node = names.made("apart", entity.id, apart.other, apart.rule)
        yield node, A, names.kg("Distinction")
        yield node, names.kg("distinguishes"), this
        yield node, names.kg("distinguishes"), names.node(apart.other)
        yield node, names.kg("rule"), plain(apart.rule)
        yield node, names.kg("because"), worded(apart.because)
    for old in entity.replaces:
        yield names.node(old), "dcterms:isReplacedBy", this


def article_triples(document: Document, mentioned: Iterable[str], names: Names) -> Iterator[TextTriple]:
    """An article with its text, which the positions of the evidence count in, and the entities it mentions."""
    this = names.article(document.id)
    yield this, A, "schema:NewsArticle"
    yield this, A, "prov:Entity"
    if document.title is not None:
        yield this, "schema:headline", chinese(document.title)
    yield this, _LABEL, chinese(document.title or document.file)
    if document.published is not None:
        yield this, "schema:datePublished", date(document.published) or plain(document.published)
    if document.published_by is not None:
        yield this, names.kg("publishedBasis"), plain(document.published_by)
    if document.source is not None:
        yield this, "dc:source", chinese(document.source)
    yield this, "dcterms:identifier", plain(document.id)
    yield this, names.kg("file"), plain(document.file)
    yield this, "schema:position", str(document.article)
    yield this, "schema:inLanguage", plain("zh")
    yield this, "schema:articleBody", chinese(document.text)
    for entity in mentioned:
        yield this, "schema:mentions", names.node(entity)


def role_triples(text: str, names: Names) -> Iterator[TextTriple]:
    """A post's name as a concept: 董事长."""
    this = names.made("role", text)
    yield this, A, "org:Role"
    yield this, A, "skos:Concept"
    yield this, _PREF_LABEL, chinese(text)
    yield this, _LABEL, chinese(text)
    yield this, "skos:inScheme", names.kg("roles")


def instant_triples(text: str, names: Names) -> Iterator[TextTriple]:
    """A date as an instant of OWL-Time; one without a year has its label alone, for which OWL-Time has no property."""
    day = date(text)
    if day is None:
        return
    this = names.made("instant", text)
    yield this, A, "time:Instant"
    yield this, _LABEL, plain(text)
    if name := _INSTANTS.get(day.rpartition("^^xsd:")[2]):
        yield this, "time:" + name, day
