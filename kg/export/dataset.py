"""The export's description of itself: VoID counts, sources, how it was made. No clock: its dates are the articles'."""

from collections.abc import Iterator

from kg.export.terms import A, Names, TextTriple, chinese, date, local_name, plain
from kg.graph import PREDICATE_LABELS, QUALIFIER_LABELS, STATUS_LABELS, TYPE_LABELS
from kg.summary import Summary


def dataset_triples(summary: Summary, names: Names) -> Iterator[TextTriple]:
    """The dataset, how it was made, and its partitions by class and by predicate."""
    this = names.iri("dataset")
    yield this, A, "void:Dataset"
    yield this, A, "dcat:Dataset"
    yield this, "dcterms:title", chinese("知识图谱")
    yield this, "void:uriSpace", plain(names.base + "id/")
    yield this, "void:vocabulary", names.iri("ontology#")
    yield this, "void:entities", str(sum(summary.entities.values()))
    yield this, "void:documents", str(summary.documents)
    yield this, names.kg("factCount"), str(sum(summary.facts.values()))
    yield from _period(summary, names, this)
    for source in summary.sources:
        yield from source_triples(source, names)
    yield from _made(summary, names, this)
    for type_, number in sorted(summary.entities.items()):
        yield from _part(names, this, "classPartition", "class", type_, "entities", number)
    for predicate, number in sorted(summary.asserted.items()):
        yield from _part(names, this, "propertyPartition", "property", predicate, "triples", number)


def source_triples(source: str, names: Names) -> Iterator[TextTriple]:
    """That some articles of the dataset are from this source."""
    yield names.iri("dataset"), "dc:source", chinese(source)


def vocabulary_triples(summary: Summary, names: Names) -> Iterator[TextTriple]:
    """What the classes, predicates, statuses and qualifiers that occur are called, for readers without the ontology."""
    for labels, used in (
        (TYPE_LABELS, summary.entities),
        (PREDICATE_LABELS, summary.predicates),
        (STATUS_LABELS, summary.statuses),
    ):
        for name in sorted(used):
            yield names.kg(name), "rdfs:label", chinese(labels.get(name, name))
    for key in summary.qualifiers:
        yield names.qualifier(key), "rdfs:label", chinese(QUALIFIER_LABELS.get(key, key))


def _part(names: Names, this: str, link: str, kind: str, name: str, counted: str, number: int) -> Iterator[TextTriple]:
    part = names.iri(f"dataset/{kind}/{local_name(name)}")
    yield this, "void:" + link, part
    yield part, "void:" + kind, names.kg(name)
    yield part, "void:" + counted, str(number)


def _period(summary: Summary, names: Names, this: str) -> Iterator[TextTriple]:
    days = [day for day in summary.published if day[0].isdigit()]
    if days and (first := date(days[0])) and (last := date(days[-1])):
        period = names.iri("dataset/period")
        yield this, "dcterms:temporal", period
        yield period, A, "dcterms:PeriodOfTime"
        yield period, "dcat:startDate", first
        yield period, "dcat:endDate", last


def _made(summary: Summary, names: Names, this: str) -> Iterator[TextTriple]:
    if license_ := summary.about.get("license"):
        yield this, "dcterms:license", plain(license_)
    software, rules = summary.about.get("software"), summary.about.get("rules")
    if not software and not rules:
        return
    build = names.iri("build")
    yield this, "prov:wasGeneratedBy", build
    yield build, A, "prov:Activity"
    if software:
        agent = names.iri("software")
        yield build, "prov:wasAssociatedWith", agent
        yield agent, A, "prov:SoftwareAgent"
        yield agent, "rdfs:label", plain(software)
    if rules:
        used = names.iri("rules")
        yield build, "prov:used", used
        yield used, A, "prov:Entity"
        yield used, names.kg("digest"), plain(rules)
