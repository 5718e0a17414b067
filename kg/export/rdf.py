"""The order of an RDF export: which record follows which, in one graph or in one named graph an article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.export.dataset import dataset_triples, vocabulary_triples
from kg.export.evidence import evidence_triples
from kg.export.flat import in_words
from kg.export.statements import Statements
from kg.export.terms import Names, TextTriple, article_iri, date
from kg.export.things import article_triples, entity_triples, instant_triples, linking_triples, role_triples
from kg.export.triples import once, parsed
from kg.graph import ARTICLE, PREDICATE_LABELS, TYPE_LABELS, KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact
from kg.summary import Summary, summary_of


class Section(NamedTuple):
    """Triples that a reader wants to see together, under a heading in words of some ``level`` (1 or 2)."""

    level: int
    heading: str
    triples: list[TextTriple]


def sections(graph: KnowledgeGraph, base: str) -> Iterator[Section]:
    """All triples in one fixed order, each once: the dataset, then every article and every entity with its facts and
    their evidence, at last what they share (roles, dates)."""
    summary = summary_of(graph)
    walk = Walk(graph, base)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in graph.facts.values():
        facts[fact.subject].append(fact)
    written: set[tuple[str, int, int, str]] = set()

    def told(subject: str) -> Iterator[Section]:
        for fact in facts.get(subject, ()):
            new = [e for e in fact.evidence if place(e) not in written]
            written.update(map(place, new))
            yield walk.fact(fact, new)

    yield from head(summary, base)
    for document in graph.documents.values():
        yield walk.article(document)
        yield from told(ARTICLE + document.id)
    for entity in graph.entities.values():
        yield walk.entity(entity)
        yield from told(entity.id)
    yield tail(summary, base)


def head(summary: Summary, base: str) -> Iterator[Section]:
    """What comes before articles and entities."""
    names = Names(base)
    yield Section(1, "数据集", once(dataset_triples(summary, names)))
    yield Section(1, "词汇", list(vocabulary_triples(summary, names)))


def tail(summary: Summary, base: str) -> Section:
    """What comes behind them."""
    return Section(1, "职务与日期", list(_shared(summary, Names(base))))


def place(evidence: Evidence) -> tuple[str, int, int, str]:
    """What makes a piece of evidence that one."""
    return evidence.doc, evidence.start, evidence.end, evidence.pattern


def triples(graph: KnowledgeGraph, base: str) -> Iterator[list[Triple]]:
    """The same triples as the RDF library has them, section by section."""
    for _, found in parsed(((None, section.triples) for section in sections(graph, base)), base):
        yield found


def quads(graph: KnowledgeGraph, base: str) -> Iterator[Quad]:
    """The same triples with what each article says in a graph named by the article's IRI; what no single article says
    (entities, articles, roles, the dataset) is in the default graph."""
    return Walk(graph, base).quads(summary_of(graph))


class Walk:
    """Writes out records of one graph. For an entity it needs the facts that it is the object of, too, and of the
    other ends of facts their name and type."""

    def __init__(self, graph: KnowledgeGraph, base: str) -> None:
        self.graph = graph
        self.names = Names(base)
        self.statements = Statements(graph, self.names)

    @cached_property
    def mentioned(self) -> dict[str, list[str]]:
        """The entities that each document mentions."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.graph.entities.values():
            for doc in sorted({mention.doc for mention in entity.mentions}):
                found[doc].append(entity.id)
        return found

    @cached_property
    def sited(self) -> set[str | None]:
        """The ends of the facts that tell where something lies."""
        located = [f for f in self.graph.facts.values() if f.predicate == "locatedIn" and f.status == "asserted"]
        return {end for fact in located for end in (fact.subject, fact.object)}

    @cached_property
    def wholes(self) -> dict[str, list[str]]:
        """What the places are called that each place is part of."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.graph.facts.values():
            if fact.predicate == "partOf" and fact.status == "asserted" and fact.object is not None:
                whole = self.graph.entities.get(fact.object)
                if whole and whole.type == "Place":
                    found[fact.subject].append(whole.name)
        return found

    @cached_property
    def said(self) -> dict[str, list[TextTriple]]:
        """What the facts say as plain triples, by subject."""
        found: dict[str, list[TextTriple]] = defaultdict(list)
        for fact in self.graph.facts.values():
            for triple in self.statements.said(fact):
                found[triple[0]].append(triple)
        return found

    def article(self, document: Document) -> Section:
        """An article with what it is said of."""
        triples = [*self._article(document), *self.said.get(self.names.article(document.id), ())]
        return Section(1, f"文章：{document.title or document.file}", once(triples))

    def entity(self, entity: Entity) -> Section:
        """An entity with what is said of it."""
        triples = [*self._entity(entity), *self.said.get(self.names.node(entity.id), ())]
        triples += linking_triples(entity, self.names)
        return Section(1, f"{TYPE_LABELS.get(entity.type, entity.type)}：{entity.name}", once(triples))

    def fact(self, fact: Fact, evidence: Iterable[Evidence]) -> Section:
        """A fact, with those pieces of its evidence that are written out under it."""
        triples = [*self.statements.fact(fact), *self.statements.parts(fact)]
        for each in evidence:
            triples += evidence_triples(each, self.names)
        target = in_words(fact) if fact.object is None else self._name(fact.object)
        heading = f"{PREDICATE_LABELS.get(fact.predicate, fact.predicate)}：{target}"
        return Section(2, heading, once(triples))

    def _article(self, document: Document) -> Iterator[TextTriple]:
        return article_triples(document, self.mentioned.get(document.id, ()), self.names)

    def _entity(self, entity: Entity) -> Iterator[TextTriple]:
        sited = entity.type == "Project" and entity.id in self.sited
        return entity_triples(entity, self.names, sited=sited, wholes=self.wholes.get(entity.id, ()))

    def _name(self, id_: str) -> str:
        entity = self.graph.entities.get(id_)
        return entity.name if entity else id_

    def quads(self, summary: Summary) -> Iterator[Quad]:
        """All of the graph, by article."""
        by_document: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.facts.values():
            told: dict[str, list[Evidence]] = defaultdict(list)
            for evidence in fact.evidence:
                told[evidence.doc].append(evidence)
            # a fact that names no article goes under "", the default graph
            for doc, found in told.items() or [("", [])]:
                by_document[doc].append(fact if len(told) < 2 else replace(fact, evidence=tuple(found)))
        for name, triples in parsed(self._graphs(summary, by_document), self.names.base):
            for triple in triples:
                yield Quad(triple.subject, triple.predicate, triple.object, name)

    def _graphs(
        self, summary: Summary, by_document: dict[str, list[Fact]]
    ) -> Iterator[tuple[NamedNode | DefaultGraph, list[TextTriple]]]:
        yield DefaultGraph(), once(self._unattributed(summary, by_document.pop("", [])))
        for doc, facts in sorted(by_document.items()):
            name = NamedNode(article_iri(doc, self.names.base))
            yield name, once(triple for fact in facts for triple in self.said_in(fact))

    def _unattributed(self, summary: Summary, facts: Iterable[Fact]) -> Iterator[TextTriple]:
        yield from dataset_triples(summary, self.names)
        yield from vocabulary_triples(summary, self.names)
        for document in self.graph.documents.values():
            yield from self._article(document)
        for entity in self.graph.entities.values():
            yield from self._entity(entity)
            yield from linking_triples(entity, self.names)
        yield from _shared(summary, self.names)
        for fact in facts:
            yield from self.said_in(fact)

    def said_in(self, fact: Fact) -> Iterator[TextTriple]:
        """What the one document says of a fact that all its evidence is in."""
        yield from self.statements.said(fact)
        yield from self.statements.fact(fact)
        yield from self.statements.parts(fact)
        for evidence in fact.evidence:
            yield from evidence_triples(evidence, self.names)


def _shared(summary: Summary, names: Names) -> Iterator[TextTriple]:
    for role in summary.roles:
        yield from role_triples(role, names)
    for day in summary.dates:
        if date(day):
            yield from instant_triples(day, names)
