"""Finding entities by name, alias, pinyin and initials, as the page of the export does it."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.export.page.sounds import syllables
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity

_PUNCTUATION = str.maketrans("", "", " '’·\t\u3000")


class Found(NamedTuple):
    """An entity that may be meant, and the name of it that matched."""

    entity: Entity
    name: str


class _Name(NamedTuple):
    entity: str
    name: str
    plain: str
    sounds: tuple[tuple[str, ...], ...]
    main: bool


class Index:
    """All names of a graph; ``weights`` say how much each entity matters where several match as well."""

    def __init__(self, graph: KnowledgeGraph, weights: Mapping[str, float]) -> None:
        self._graph = graph
        self._weights = weights
        self._names = [
            _Name(entity.id, name, _plain(name), _sounds(name), name == entity.name)
            for entity in graph.entities.values()
            for name in dict.fromkeys((entity.name, *entity.aliases))
        ]
        self._exact: dict[str, set[str]] = {}
        for row in self._names:
            if row.main:
                self._exact.setdefault(row.name, set()).add(row.entity)

    def find(self, query: str, limit: int) -> list[Found]:
        """The entities that ``query`` may mean, best first."""
        typed = _plain(query)
        squeezed = typed.translate(_PUNCTUATION)
        letters = squeezed if squeezed.isascii() and squeezed.isalnum() else ""
        best: dict[str, tuple[float, str]] = {}
        for row in self._names if typed else ():
            score = _score(typed, letters, row)
            if score and score - (not row.main) > best.get(row.entity, (0.0, ""))[0]:
                best[row.entity] = (score - (not row.main), row.name)
        ranked = sorted(best, key=lambda id_: (-best[id_][0] - self._weight(id_), id_))
        return [Found(self._graph.entities[id_], best[id_][1]) for id_ in ranked[:limit]]

    def called(self, name: str) -> str | None:
        """The id of the only entity that is called ``name``; None where there is none or several."""
        found = self._exact.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    def articles(self, query: str, limit: int) -> list[Document]:
        """Articles with ``query`` in their title, then those with it in their text."""
        typed = query.strip()
        if len(typed) < 2:
            return []
        documents = self._graph.documents.values()
        titled = [document for document in documents if typed in (document.title or "")]
        texts = (document for document in documents if typed in document.text and typed not in (document.title or ""))
        return [*titled, *(document for document, _ in zip(texts, range(limit), strict=False))][:limit]

    def _weight(self, id_: str) -> float:
        return min(15.0, 3 * math.log2(1 + self._weights.get(id_, 0.0)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().strip()


def _sounds(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(syllable.split("/")) for syllable in syllables(name).split())


def _score(typed: str, letters: str, row: _Name) -> int:
    at = row.plain.find(typed)
    if at >= 0:
        return 100 if row.plain == typed else 80 if at == 0 else 60
    if not letters:
        return 0
    for first in range(len(row.sounds)):
        end = _spelt(letters, 0, row.sounds, first)
        if end:
            return (40 if first == 0 else 20) + (10 if first == 0 and end == len(row.sounds) else 0)
    return 0


def _spelt(typed: str, at: int, sounds: Sequence[Sequence[str]], k: int) -> int:
    """Whether ``typed`` from ``at`` on can be read as beginnings of ``sounds`` from ``k`` on: ks, kuns, kunshan for
    昆山. Gives the syllable after the last one used, or 0."""
    if at == len(typed):
        return k
    if k == len(sounds):
        return 0
    for reading in sounds[k]:
        length = 0
        while length < len(reading) and at + length < len(typed) and reading[length] == typed[at + length]:
            length += 1
        for used in range(length, 0, -1):
            end = _spelt(typed, at + used, sounds, k + 1)
            if end:
                return end
    return 0
