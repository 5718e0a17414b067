"""What a service serves: a build's graph for the pages, and as a file of N-Quads for the queries."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from kg.export.rdf import quads, triples
from kg.export.terms import DEFAULT_BASE, article_iri, check_base, prefixes
from kg.graph import ARTICLE, KnowledgeGraph
from kg.model import Fact
from kg.query.questions import Question, questions
from kg.query.store import prefixes as prefixes_of
from kg.serve.search import Index


@dataclass(frozen=True, slots=True)
class Site:
    """A build that is served. ``facts`` are those about each entity or article by its id, as subject or as object,
    ``said`` those that each document is evidence of; ``mentions`` how often each article names which entities;
    ``replaced`` ids of earlier builds -> the id now; ``index`` what is searched in."""

    graph: KnowledgeGraph
    base: str
    folder: Path | None
    store: Path
    triples: int
    questions: Sequence[Question]
    facts: Mapping[str, Sequence[Fact]]
    said: Mapping[str, Sequence[Fact]]
    mentions: Mapping[str, Mapping[str, int]]
    replaced: Mapping[str, str]
    index: Index

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes of the build, which queries need not declare."""
        return prefixes(self.base)

    def article_path(self, doc: str) -> str:
        """The address of an article's page here, by its document id."""
        return "/" + article_iri(doc, self.base).removeprefix(self.base)

    def close(self) -> None:
        """Remove the file."""
        shutil.rmtree(self.store.parent, ignore_errors=True)


def open_site(folder: Path, asked: Path | None = None) -> Site:
    """The build in ``folder`` with the questions of ``asked``. Raises ValueError or FileNotFoundError where there is
    no build."""
    turtle = folder / "graph.ttl"
    base = prefixes_of(turtle).get("kg", "").removesuffix("ontology#") if turtle.is_file() else ""
    return make_site(KnowledgeGraph.load(folder), check_base(base or DEFAULT_BASE), folder, tuple(questions(asked)))


def make_site(graph: KnowledgeGraph, base: str, folder: Path | None = None, asked: Sequence[Question] = ()) -> Site:
    """A site of ``graph``, with its triples in a file that :meth:`Site.close` removes."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    said: dict[str, list[Fact]] = defaultdict(list)
    mentions: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact in graph.facts.values():
        for end in dict.fromkeys((fact.subject, fact.object)):
            if end is not None:
                facts[end].append(fact)
        for doc in dict.fromkeys(evidence.doc for evidence in fact.evidence):
            said[doc].append(fact)
    for entity in graph.entities.values():
        for mention in entity.mentions:
            mentions[ARTICLE + mention.doc][entity.id] += 1
    replaced = {old: entity.id for entity in graph.entities.values() for old in entity.replaces}
    folder_of_store = Path(tempfile.mkdtemp(prefix="kg-store-"))
    store = folder_of_store / "data.nq"
    try:
        triples = _write(graph, base, store)
    except BaseException:
        shutil.rmtree(folder_of_store, ignore_errors=True)
        raise
    index = Index(graph, {id_: float(len(about)) for id_, about in facts.items()})
    return Site(graph, base, folder, store, triples, asked, dict(facts), dict(said), dict(mentions), replaced, index)


def _write(graph: KnowledgeGraph, base: str, file: Path) -> int:
    """Everything in the default graph, so that a plain pattern sees all of it once; and what each article says again
    in the graph that the article's IRI names. Gives the triples of the default graph."""
    count = 0

    def rows() -> Iterator[Quad]:
        nonlocal count
        for section in triples(graph, base):
            count += len(section)
            for triple in section:
                yield Quad(triple.subject, triple.predicate, triple.object)
        yield from (quad for quad in quads(graph, base) if quad.graph_name != DefaultGraph())

    serialize(rows(), str(file), RdfFormat.N_QUADS)
    return count
