"""What a score consists of: counts, errors and calibration, by article and summed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Count:
    """Right, spurious and missed. The measures are None where there was nothing to judge."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was built that is right."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was built."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.spurious + self.missed)

    def to_json(self) -> dict[str, Any]:
        """Counts and measures by name."""
        return {
            "right": self.right, "spurious": self.spurious, "missed": self.missed,
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
        }  # fmt: skip


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


class Error(NamedTuple):
    """One disagreement with the gold.

    ``kind`` is missed, spurious or mistyped (of an entity or fact), split or merged (of a link); ``label`` the entity
    type or predicate; ``because`` what can be said of the cause; ``sentence`` where it stands.
    """

    kind: str
    what: str
    label: str
    words: str
    because: str
    sentence: str
    file: str
    article: int


class Bin(NamedTuple):
    """Facts whose confidence lies in [``low``, ``high``), in the last bin also 1, and how many are right."""

    low: float
    high: float
    facts: int
    right: int
    confidence: float


class Judged(NamedTuple):
    """A built fact: how sure it is, whether it is right, and the rule that alone found it, once ("" for none), in the
    sentence at ``place``."""

    confidence: float
    right: bool
    rule: str
    place: int


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The score of one article; ``document`` is None where the build has no such article.

    ``types`` counts entities with the right type by type, ``predicates`` facts by predicate; ``judged`` has an
    element for each built fact.
    """

    file: str
    article: int
    document: str | None
    entity: Count
    link: Count
    core: Count
    types: Mapping[str, Count]
    predicates: Mapping[str, Count]
    errors: tuple[Error, ...]
    judged: tuple[Judged, ...]

    @property
    def entity_typed(self) -> Count:
        """Entities that are there with the right type."""
        return _sum(self.types.values())

    @property
    def fact(self) -> Count:
        """Facts over all predicates."""
        return _sum(self.predicates.values())


MEASURES: Mapping[str, Callable[[ArticleScore], Count]] = {
    "entity": lambda score: score.entity,
    "entity_typed": lambda score: score.entity_typed,
    "link": lambda score: score.link,
    "fact": lambda score: score.fact,
}
# so many of the facts that a rule finds in one sentence count in full
_AT_MOST = 5
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all articles, in the order of the gold files."""

    articles: tuple[ArticleScore, ...]

    @property
    def entity(self) -> Count:
        """Entities matched by a surface form, whatever their type."""
        return _sum(score.entity for score in self.articles)

    @property
    def entity_typed(self) -> Count:
        """Entities matched with the right type."""
        return _sum(score.entity_typed for score in self.articles)

    @property
    def link(self) -> Count:
        """Pairs of surface forms that name one entity."""
        return _sum(score.link for score in self.articles)

    @property
    def fact(self) -> Count:
        """Facts over all predicates but ``states``."""
        return _sum(score.fact for score in self.articles)

    @property
    def core_recall(self) -> float | None:
        """The share of the core facts that was built."""
        return _sum(score.core for score in self.articles).recall

    @property
    def types(self) -> dict[str, Count]:
        """Typed entity counts by type."""
        return _merge(score.types for score in self.articles)

    @property
    def predicates(self) -> dict[str, Count]:
        """Fact counts by predicate."""
        return _merge(score.predicates for score in self.articles)

    @property
    def errors(self) -> list[Error]:
        """All disagreements: by what, label, kind, then in the order of the articles."""
        found = [error for score in self.articles for error in score.errors]
        return sorted(found, key=lambda error: (error.what, error.label, error.kind))

    @property
    def calibration(self) -> list[Bin]:
        """How often facts of each confidence are right; bins without facts are left out."""
        judged = [(fact.confidence, fact.right) for score in self.articles for fact in score.judged]
        found = []
        for low, high in pairwise(_BINS):
            inside = [(c, right) for c, right in judged if low <= c < high or (high == _BINS[-1] and c >= high)]
            if inside:
                mean = sum(c for c, _ in inside) / len(inside)
                found.append(Bin(low, high, len(inside), sum(right for _, right in inside), round(mean, 4)))
        return found

    @property
    def rules(self) -> dict[str, dict[str, float]]:
        """For each rule: of the facts that it alone found, once, how many there are, how many are right, and what
        their confidences add up to. Facts of one sentence stand and fall together: they count as ``_AT_MOST``."""
        found: dict[str, list[tuple[float, Judged]]] = {}
        for score in self.articles:
            many = Counter((fact.rule, fact.place) for fact in score.judged)
            for fact in score.judged:
                if fact.rule:
                    weight = min(1.0, _AT_MOST / many[fact.rule, fact.place])
                    found.setdefault(fact.rule, []).append((weight, fact))
        return {
            rule: {
                "facts": round(sum(weight for weight, _ in facts), 3),
                "right": round(sum(weight * fact.right for weight, fact in facts), 3),
                "stated": round(sum(weight * fact.confidence for weight, fact in facts), 3),
            }
            for rule, facts in sorted(found.items())
        }

    def to_json(self, errors: bool = True) -> dict[str, Any]:
        """Everything as JSON-ready values."""
        return {
            **{name: getattr(self, name).to_json() for name in MEASURES},
            "core_recall": self.core_recall,
            "types": {name: count.to_json() for name, count in self.types.items()},
            "predicates": {name: count.to_json() for name, count in self.predicates.items()},
            "rules": self.rules,
            "articles": [
                {
                    "file": score.file, "article": score.article, "document": score.document,
                    **{name: measure(score).to_json() for name, measure in MEASURES.items()},
                    "core_recall": score.core.recall,
                }
                for score in self.articles
            ],
            "calibration": [bin._asdict() for bin in self.calibration],
            **({"errors": [error._asdict() for error in self.errors]} if errors else {}),
        }  # fmt: skip


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def _merge(tables: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    merged: dict[str, Count] = {}
    for table in tables:
        for name, count in table.items():
            merged[name] = merged.get(name, Count()) + count
    return dict(sorted(merged.items()))


def tally(right: Iterable[str], spurious: Iterable[str], missed: Iterable[str]) -> dict[str, Count]:
    """Counts by label of the labels that were right, spurious and missed."""
    rights, extras, misses = Counter(right), Counter(spurious), Counter(missed)
    labels = sorted({*rights, *extras, *misses})
    return {label: Count(rights[label], extras[label], misses[label]) for label in labels}
