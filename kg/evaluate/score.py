"""The scorer: matches a built graph with gold annotations, article by article, by the rules of the annotation guide."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from kg.evaluate.article import Article
from kg.evaluate.entities import match_entities, score_links, score_types
from kg.evaluate.facts import FactScore
from kg.evaluate.gold import read_gold
from kg.evaluate.report import ArticleScore, Count, Report
from kg.graph import ARTICLE as PREFIX
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Fact


def evaluate(graph: KnowledgeGraph, golds: Sequence[Path]) -> Report:
    """Score ``graph`` against the gold files.

    An article that the graph does not have counts as missed with all that its gold holds. Raises ``ValueError`` for an
    unsound gold file and where two documents of the graph could be the annotated one.
    """
    documents = _by_place(graph.documents.values())
    mentioned: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities.values():
        for doc in dict.fromkeys(mention.doc for mention in entity.mentions):
            mentioned[doc].append(entity)
    said: dict[str, list[Fact]] = defaultdict(list)
    for fact in graph.facts.values():
        docs = [evidence.doc for evidence in fact.evidence]
        if fact.subject.startswith(PREFIX):
            docs.append(fact.subject.removeprefix(PREFIX))
        for doc in dict.fromkeys(docs):
            said[doc].append(fact)
    scores = []
    for gold in map(read_gold, golds):
        found = documents.get((gold.file, gold.article), [])
        if len(found) > 1:
            raise ValueError(f"{gold.path}: {len(found)} documents are article {gold.article} of a file {gold.file}")
        document = found[0] if found else None
        doc = document.id if document else ""
        scores.append(_score(Article(gold, document, mentioned[doc], said[doc], graph)))
    return Report(tuple(scores))


def _by_place(documents: Iterable[Document]) -> dict[tuple[str, int], list[Document]]:
    places: dict[tuple[str, int], list[Document]] = defaultdict(list)
    for document in documents:
        places[PurePath(document.file.replace("\\", "/")).name, document.article].append(document)
    return places


def _score(article: Article) -> ArticleScore:
    matched = match_entities(article)
    link, link_errors = score_links(article)
    types, entity_errors = score_types(article, matched)
    facts = FactScore(article, {built.id: gold for gold, built in matched})
    right = len(matched)
    return ArticleScore(
        article.gold.file,
        article.gold.article,
        article.document.id if article.document else None,
        Count(right, len(article.entities) - right, len(article.gold.entities) - right),
        link,
        facts.core(),
        types,
        facts.predicates(),
        (*entity_errors, *link_errors, *facts.errors()),
        facts.judged(),
    )
