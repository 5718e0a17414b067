"""The order of an RDF export: which record follows which, in one graph or in one named graph an article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Quad, Triple

from kg.export.dataset import dataset
from kg.export.statements import Statements
from kg.export.terms import date
from kg.graph import ARTICLE, TYPE_LABELS, KnowledgeGraph
from kg.model import Document, Entity, Fact


class Section(NamedTuple):
    """Triples that a reader wants to see together, under a heading in words."""

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
        self.base = base
        self.statements = Statements(graph, base)
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in graph.facts.values():
            self.facts[fact.subject].append(fact)
        self.mentioned: dict[str, list[str]] = defaultdict(list)
        for entity in graph.entities.values():
            for doc in sorted({mention.doc for mention in entity.mentions}):
                self.mentioned[doc].append(entity.id)
        located = [f for f in graph.facts.values() if f.predicate == "locatedIn" and f.status == "asserted"]
        self.sited = {end for fact in located for end in (fact.subject, fact.object)}

    def sections(self) -> Iterator[Section]:
        said = self._said_by_subject()
        written: set[object] = set()
        yield Section("数据集", _once(dataset(self.graph, self.base)))
        for document in self.graph.documents.values():
            id_ = ARTICLE + document.id
            triples = [*self._article(document), *said.pop(self.statements.end(id_), ())]
            triples += self._facts(self.facts.pop(id_, []), written)
            yield Section(f"文章：{document.title or document.file}", _once(triples))
        for entity in self.graph.entities.values():
            triples = [*self._entity(entity), *said.pop(self.statements.end(entity.id), ())]
            triples += self.statements.linking(entity)
            triples += self._facts(self.facts.pop(entity.id, []), written)
            yield Section(f"{TYPE_LABELS.get(entity.type, entity.type)}：{entity.name}", _once(triples))
        yield Section("角色与日期", self._shared())

    def _said_by_subject(self) -> dict[object, list[Triple]]:
        said: dict[object, list[Triple]] = defaultdict(list)
        for fact in self.graph.facts.values():
            for triple in self.statements.said(fact):
                said[triple.subject].append(triple)
        return said

    def _article(self, document: Document) -> Iterator[Triple]:
        return self.statements.article(document, self.mentioned.get(document.id, ()))

    def _entity(self, entity: Entity) -> Iterator[Triple]:
        return self.statements.entity(entity, sited=entity.type == "Project" and entity.id in self.sited)

    def _facts(self, facts: Iterable[Fact], written: set[object]) -> Iterator[Triple]:
        for fact in facts:
            yield from self.statements.fact(fact)
            yield from self.statements.parts(fact)
            for evidence in fact.evidence:
                triples = list(self.statements.evidence(evidence))
                if triples[0].subject not in written:
                    written.add(triples[0].subject)
                    yield from triples

    def _shared(self) -> list[Triple]:
        posts = [f for f in self.graph.facts.values() if f.predicate == "holdsPosition" and f.status == "asserted"]
        roles = sorted({fact.qualifiers["role"] for fact in posts if fact.qualifiers.get("role")})
        ends = {fact.qualifiers.get(key, "") for fact in posts for key in ("since", "until")}
        triples = [triple for role in roles for triple in self.statements.role(role)]
        return triples + [t for day in sorted(ends) if date(day) for t in self.statements.instant(day)]

    def quads(self) -> Iterator[Quad]:
        shared = [*dataset(self.graph, self.base)]
        for document in self.graph.documents.values():
            shared += self._article(document)
        for entity in self.graph.entities.values():
            shared += self._entity(entity)
            shared += self.statements.linking(entity)
        shared += self._shared()
        by_document: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.graph.facts.values():
            for doc in {evidence.doc: None for evidence in fact.evidence}:
                by_document[doc].append(fact)
            if not fact.evidence:
                shared += self._said_in(fact, "")
        yield from (Quad(t.subject, t.predicate, t.object) for t in _once(shared))
        for doc in self.graph.documents:
            name = self.statements.names.article(doc)
            triples = [triple for fact in by_document.pop(doc, ()) for triple in self._said_in(fact, doc)]
            yield from (Quad(t.subject, t.predicate, t.object, name) for t in _once(triples))

    def _said_in(self, fact: Fact, doc: str) -> Iterator[Triple]:
        yield from self.statements.said(fact)
        yield from self.statements.fact(fact, (doc,))
        yield from self.statements.parts(fact)
        for evidence in fact.evidence:
            if evidence.doc == doc:
                yield from self.statements.evidence(evidence)


def _once(triples: Iterable[Triple]) -> list[Triple]:
    """``triples`` without repetition, those of one subject together, subjects in the order they come up."""
    by_subject: dict[object, dict[Triple, None]] = defaultdict(dict)
    for triple in triples:
        by_subject[triple.subject][triple] = None
    return [triple for group in by_subject.values() for triple in group]
