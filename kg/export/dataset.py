"""The export's description of itself: VoID counts, sources, how it was made. No clock: its dates are the articles'."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.terms import Names, chinese, date, plain, term
from kg.graph import PREDICATE_LABELS, QUALIFIER_LABELS, STATUS_LABELS, TYPE_LABELS
from kg.summary import Summary

_A = term("rdf:type")


def dataset_triples(summary: Summary, names: Names) -> Iterator[Triple]:
    """The dataset, how it was made, and its partitions by class and by predicate."""
    base = names.base
    this = NamedNode(base + "dataset")
    yield Triple(this, _A, term("void:Dataset"))
    yield Triple(this, _A, term("dcat:Dataset"))
    yield Triple(this, term("dcterms:title"), chinese("知识图谱"))
    yield Triple(this, term("void:uriSpace"), plain(base + "id/"))
    yield Triple(this, term("void:vocabulary"), NamedNode(base + "ontology#"))
    yield Triple(this, term("void:entities"), Literal(sum(summary.entities.values())))
    yield Triple(this, term("void:documents"), Literal(summary.documents))
    yield Triple(this, names.kg("factCount"), Literal(sum(summary.facts.values())))
    yield from _period(summary, this)
    for source in summary.sources:
        yield Triple(this, term("dc:source"), chinese(source))
    yield from _made(summary, names, this)
    for type_, number in sorted(summary.entities.items()):
        yield from _part(names, this, "classPartition", "class", type_, "entities", number)
    for predicate, number in sorted(summary.asserted.items()):
        yield from _part(names, this, "propertyPartition", "property", predicate, "triples", number)


def vocabulary_triples(summary: Summary, names: Names) -> Iterator[Triple]:
    """What the classes, predicates, statuses and qualifiers that occur are called, for readers without the ontology."""
    for labels, used in (
        (TYPE_LABELS, summary.entities),
        (PREDICATE_LABELS, summary.predicates),
        (STATUS_LABELS, summary.statuses),
    ):
        for name in sorted(used):
            yield Triple(names.kg(name), term("rdfs:label"), chinese(labels.get(name, name)))
    for key in summary.qualifiers:
        yield Triple(names.qualifier(key), term("rdfs:label"), chinese(QUALIFIER_LABELS.get(key, key)))


def _part(
    names: Names, this: NamedNode, link: str, kind: str, name: str, counted: str, number: int
) -> Iterator[Triple]:
    part = NamedNode(f"{this.value}/{kind}/{names.kg(name).value.rpartition('#')[2]}")
    yield Triple(this, term("void:" + link), part)
    yield Triple(part, term("void:" + kind), names.kg(name))
    yield Triple(part, term("void:" + counted), Literal(number))


def _period(summary: Summary, this: NamedNode) -> Iterator[Triple]:
    days = [day for day in summary.published if day[0].isdigit()]
    if days and (first := date(days[0])) and (last := date(days[-1])):
        period = NamedNode(this.value + "/period")
        yield Triple(this, term("dcterms:temporal"), period)
        yield Triple(period, _A, term("dcterms:PeriodOfTime"))
        yield Triple(period, term("dcat:startDate"), first)
        yield Triple(period, term("dcat:endDate"), last)


def _made(summary: Summary, names: Names, this: NamedNode) -> Iterator[Triple]:
    if license_ := summary.about.get("license"):
        yield Triple(this, term("dcterms:license"), plain(license_))
    software, rules = summary.about.get("software"), summary.about.get("rules")
    if not software and not rules:
        return
    build = NamedNode(names.base + "build")
    yield Triple(this, term("prov:wasGeneratedBy"), build)
    yield Triple(build, _A, term("prov:Activity"))
    if software:
        agent = NamedNode(names.base + "software")
        yield Triple(build, term("prov:wasAssociatedWith"), agent)
        yield Triple(agent, _A, term("prov:SoftwareAgent"))
        yield Triple(agent, term("rdfs:label"), plain(software))
    if rules:
        used = NamedNode(names.base + "rules")
        yield Triple(build, term("prov:used"), used)
        yield Triple(used, _A, term("prov:Entity"))
        yield Triple(used, names.kg("digest"), plain(rules))
