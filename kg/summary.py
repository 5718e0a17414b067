"""What a graph holds, in numbers and lists: all that is said of it as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.graph import KnowledgeGraph
from kg.model import Fact


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of entities by type and of facts by predicate, status and whether they have a literal; the other lists
    are of what occurs, sorted: sources and days of articles, keys of qualifiers, and the roles and the dates (by what
    they are) of asserted posts."""

    documents: int = 0
    entities: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[tuple[str, str, bool], int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def predicates(self) -> Counter[str]:
        """How many facts have each predicate."""
        return _sum((predicate, n) for (predicate, _, _), n in self.facts.items())

    @property
    def asserted(self) -> Counter[str]:
        """How many asserted facts have each predicate."""
        return _sum((predicate, n) for (predicate, status, _), n in self.facts.items() if status == "asserted")

    @property
    def statuses(self) -> Counter[str]:
        """How many facts have each status."""
        return _sum((status, n) for (_, status, _), n in self.facts.items())

    @property
    def literals(self) -> tuple[str, ...]:
        """The predicates of facts that have a literal for an object, sorted."""
        return tuple(sorted({predicate for predicate, _, literal in self.facts if literal}))


def summary_of(graph: KnowledgeGraph) -> Summary:
    """That of ``graph``."""
    facts = list(graph.facts.values())
    posts = [fact for fact in facts if is_post(fact)]
    return Summary(
        len(graph.documents),
        Counter(entity.type for entity in graph.entities.values()),
        Counter((fact.predicate, fact.status, fact.object is None) for fact in facts),
        distinct(document.source for document in graph.documents.values()),
        distinct(document.published for document in graph.documents.values()),
        tuple(sorted({key for fact in facts for key in fact.qualifiers})),
        distinct(fact.qualifiers.get("role") for fact in posts),
        distinct(fact.qualifiers.get(key) for fact in posts for key in ("since", "until")),
        graph.about,
    )


def is_post(fact: Fact) -> bool:
    """Whether the fact is an asserted post."""
    return fact.predicate == "holdsPosition" and fact.status == "asserted"


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """What texts there are, in order."""
    return tuple(sorted({text for text in texts if text}))


def _sum(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, number in pairs:
        found[key] += number
    return found
