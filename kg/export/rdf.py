"""The order of an RDF export: which record follows which, in one graph or in one named graph an article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Quad, Triple

from kg.export.dataset import dataset_triples, vocabulary_triples
from kg.export.evidence import evidence_triples
from kg.export.flat import in_words
from kg.export.statements import Statements, post_dates
from kg.export.terms import Names
from kg.export.things import article_triples, entity_triples, instant_triples, linking_triples, role_triples
from kg.graph import ARTICLE, PREDICATE_LABELS, TYPE_LABELS, KnowledgeGraph
from kg.model import Document, Entity, Fact


class Section(NamedTuple):
    """Triples that a reader wants to see together, under a heading in words of some ``level`` (1 or 2)."""

    level: int
    heading: str
    triples: list[Triple]


def sections(graph: KnowledgeGraph, base: str) -> Iterator[Section]:
    """All triples in one fixed order, each once: the dataset, then every article and every entity with its facts and
    their evidence, at last what they share (roles, dates)."""
    return _Walk(graph, base).sections()


def quads(graph: KnowledgeGraph, base: str) -> Iterator[Quad]:
    """The same triples with what each article says in a graph named by the article's IRI; what no single article says
    (entities, articles, roles, the dataset) is in the default graph."""
    return _Walk(graph, base).quads()


class _Walk:
    def __init__(self, graph: KnowledgeGraph, base: str) -> None:
        self.graph = graph
        self.names = Names(base)
        self.statements = Statements(graph, self.names)
        self.mentioned: dict[str, list[str]] = defaultdict(list)
        for entity in graph.entities.values():
            for doc in sorted({mention.doc for mention in entity.mentions}):
                self.mentioned[doc].append(entity.id)
        located = [f for f in graph.facts.values() if f.predicate == "locatedIn" and f.status == "asserted"]
        self.sited = {end for fact in located for end in (fact.subject, fact.object)}

    def sections(self) -> Iterator[Section]:
        said: dict[object, list[Triple]] = defaultdict(list)
        facts: dict[str, list[Fact]] = defaultdict(list)
        written: set[object] = set()
        for fact in self.graph.facts.values():
            facts[fact.subject].append(fact)
            for triple in self.statements.said(fact):
                said[triple.subject].append(triple)
        yield Section(1, "数据集", _once(dataset_triples(self.graph, self.names)))
        yield Section(1, "词汇", list(vocabulary_triples(self.graph, self.names)))
        for document in self.graph.documents.values():
            triples = [*self._article(document), *said.pop(self.names.article(document.id), ())]
            yield Section(1, f"文章：{document.title or document.file}", _once(triples))
            yield from self._facts(facts.pop(ARTICLE + document.id, ()), written)
        for entity in self.graph.entities.values():
            triples = [*self._entity(entity), *said.pop(self.names.node(entity.id), ())]
            triples += linking_triples(entity, self.names)
            yield Section(1, f"{TYPE_LABELS.get(entity.type, entity.type)}：{entity.name}", _once(triples))
            yield from self._facts(facts.pop(entity.id, ()), written)
        yield Section(1, "职务与日期", self._shared())

    def _article(self, document: Document) -> Iterator[Triple]:
        return article_triples(document, self.mentioned.get(document.id, ()), self.names)

    def _entity(self, entity: Entity) -> Iterator[Triple]:
        return entity_triples(entity, self.names, sited=entity.type == "Project" and entity.id in self.sited)

    def _facts(self, facts: Iterable[Fact], written: set[object]) -> Iterator[Section]:
        for fact in facts:
            triples = [*self.statements.fact(fact), *self.statements.parts(fact)]
            for evidence in fact.evidence:
                found = list(evidence_triples(evidence, self.names))
                if found[0].subject not in written:
                    written.add(found[0].subject)
                    triples += found
            target = in_words(fact) if fact.object is None else self._name(fact.object)
            heading = f"{PREDICATE_LABELS.get(fact.predicate, fact.predicate)}：{target}"
            yield Section(2, heading, _once(triples))

    def _name(self, id_: str) -> str:
        entity = self.graph.entities.get(id_)
        return entity.name if entity else id_

    def _shared(self) -> list[Triple]:
        posts = [f for f in self.graph.facts.values() if f.predicate == "holdsPosition" and f.status == "asserted"]
        roles = sorted({fact.qualifiers["role"] for fact in posts if fact.qualifiers.get("role")})
        days = sorted({day for fact in posts for day in post_dates(fact).values() if day})
        triples = [triple for role in roles for triple in role_triples(role, self.names)]
        return triples + [triple for day in days for triple in instant_triples(day, self.names)]

    def quads(self) -> Iterator[Quad]:
        by_document: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.facts.values():
            # a fact that names no article goes under "", the default graph
            for doc in {evidence.doc: None for evidence in fact.evidence} or {"": None}:
                by_document[doc].append(fact)
        for triple in _once(self._unattributed(by_document.pop("", []))):
            yield Quad(triple.subject, triple.predicate, triple.object)
        for doc, facts in sorted(by_document.items()):
            name = self.names.article(doc)
            for triple in _once(triple for fact in facts for triple in self._said_in(fact, doc)):
                yield Quad(triple.subject, triple.predicate, triple.object, name)

    def _unattributed(self, facts: Iterable[Fact]) -> Iterator[Triple]:
        yield from dataset_triples(self.graph, self.names)
        yield from vocabulary_triples(self.graph, self.names)
        for document in self.graph.documents.values():
            yield from self._article(document)
        for entity in self.graph.entities.values():
            yield from self._entity(entity)
            yield from linking_triples(entity, self.names)
        yield from self._shared()
        for fact in facts:
            yield from self._said_in(fact, "")

    def _said_in(self, fact: Fact, doc: str) -> Iterator[Triple]:
        yield from self.statements.said(fact)
        yield from self.statements.fact(fact, (doc,))
        yield from self.statements.parts(fact)
        for evidence in fact.evidence:
            if evidence.doc == doc:
                yield from evidence_triples(evidence, self.names)


def _once(triples: Iterable[Triple]) -> list[Triple]:
    """``triples`` without repetition, by subject and predicate in the order that these come up."""
    groups: dict[object, dict[object, dict[Triple, None]]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, {}).setdefault(triple.predicate, {})[triple] = None
    return [triple for predicates in groups.values() for group in predicates.values() for triple in group]
