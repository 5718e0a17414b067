"""One annotated article beside what a graph holds of it, and the one-to-one matching of two sides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.evaluate.gold import Gold, GoldEntity
from kg.evaluate.report import Error
from kg.evaluate.same import normalise
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Fact


@dataclass(frozen=True, slots=True)
class Article:
    """The gold of one article; the document, entities with a mention and facts with evidence that a graph has of it."""

    gold: Gold
    document: Document | None
    entities: Sequence[Entity]
    facts: Sequence[Fact]
    graph: KnowledgeGraph

    def forms(self, entity: Entity) -> set[str]:
        """The normalised surface forms of a built entity in this article."""
        here = (mention.text for mention in entity.mentions if self.document and mention.doc == self.document.id)
        return normal_forms((entity.name, *entity.aliases, *here))

    def error(self, kind: str, what: str, label: str, words: str, because: str = "", sentence: str = "") -> Error:
        """An error in this article."""
        return Error(kind, what, label, words, because, sentence, self.gold.file, self.gold.article)

    def sentence_of(self, entity: Entity) -> str:
        """The sentence of the first mention of a built entity."""
        if self.document is None:
            return ""
        first = next(mention for mention in entity.mentions if mention.doc == self.document.id)
        return sentence_around(self.document.text, first.start, first.end)

    def sentence_with(self, gold: GoldEntity) -> str:
        """The first sentence that holds a form of an annotated entity, the name before the aliases."""
        text = self.document.text if self.document else ""
        for form in (gold.name, *gold.aliases):
            if (start := text.find(form)) >= 0:
                return sentence_around(text, start, start + len(form))
        return ""


def normal_forms(names: Iterable[str]) -> set[str]:
    """The names as compared, without those of which nothing is left."""
    return {form for form in map(normalise, names) if form}


def best_matching(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """The one-to-one matching of left with right numbers that has the greatest total weight."""
    graph = nx.Graph()
    for (left, right), weight in sorted(weights.items()):
        graph.add_edge(2 * left, 2 * right + 1, weight=weight)
    pairs = (sorted(pair, key=lambda node: node % 2) for pair in nx.max_weight_matching(graph))
    return {left // 2: right // 2 for left, right in pairs}


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of ``text`` around ``text[start:end]``."""
    begin = max(text.rfind(mark, 0, start) for mark in "。！？；\n") + 1
    stops = [stop for mark in "。！？；\n" if (stop := text.find(mark, max(start, end - 1))) >= 0]
    return text[begin : min(stops, default=len(text) - 1) + 1].strip()
