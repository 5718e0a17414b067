"""Which facts of one article were built, which are spurious and which missed, under the matching of its entities."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from kg.evaluate.article import Article, best_matching, sentence_around
from kg.evaluate.gold import ARTICLE, GoldEntity, GoldFact
from kg.evaluate.report import Count, Error, Judged, tally
from kg.evaluate.same import PartialDate, dates_agree, normalise, read_date, read_quantity
from kg.graph import ARTICLE as PREFIX
from kg.model import SYMMETRIC, Fact
from kg.phrase import phrase, phrase_of

UNSCORED = frozenset({"states"})
# the predicates whose subject or object is an organisation that acts: a place and its government count as one there
ACTING = frozenset({"cooperatesWith", "participatesIn", "develops", "establishes", "pursues", "announces"})
_DATED = frozenset({"occurredOn", "publishedOn"})


class FactKey(NamedTuple):
    """What makes two facts the same fact: entities by gold id where they are known, else by built id."""

    predicate: str
    subject: str
    object: Hashable
    detail: Hashable = None


class FactScore:
    """The facts of one article under the entity matching: which are right, missed and spurious."""

    def __init__(self, article: Article, gold_of: Mapping[str, GoldEntity]) -> None:
        self.article = article
        self.gold_of = gold_of
        self.names = {entity.id: entity for entity in article.gold.entities}
        self.golds: dict[FactKey, list[GoldFact]] = defaultdict(list)
        self.builts: dict[FactKey, list[Fact]] = defaultdict(list)
        for gold in article.gold.facts:
            if gold.predicate not in UNSCORED:
                self.golds[self._gold_key(gold)].append(gold)
        for built in article.facts:
            if built.predicate not in UNSCORED and built.status != "negated":
                self.builts[self._built_key(built)].append(built)
        self.found = self._found()
        # what agrees with a gold fact that another built fact matched says the same once more
        self.right = {key for key in self.builts if key in self.found or any(_agree(key, gold) for gold in self.golds)}

    def _found(self) -> set[FactKey]:
        """The gold keys that were built: the very same, or one-to-one with one that agrees."""
        exact = self.golds.keys() & self.builts.keys()
        golds = [key for key in self.golds if key not in exact and key.predicate in _DATED]
        builts = [key for key in self.builts if key not in exact and key.predicate in _DATED]
        weights = {
            (left, right): 1
            for left, gold in enumerate(golds)
            for right, built in enumerate(builts)
            if _agree(gold, built)
        }
        return {*exact, *(golds[left] for left in best_matching(weights))}

    def core(self) -> Count:
        """Core facts that were built and missed; none is spurious."""
        wanted = [key for key, facts in self.golds.items() if any(fact.core for fact in facts)]
        right = sum(key in self.found for key in wanted)
        return Count(right, 0, len(wanted) - right)

    def predicates(self) -> dict[str, Count]:
        """Counts by predicate."""
        return tally(
            (key.predicate for key in self.found),
            (key.predicate for key in self.builts if key not in self.right),
            (key.predicate for key in self.golds if key not in self.found),
        )

    def judged(self) -> tuple[Judged, ...]:
        """Every built fact, as sure as the surest way in which it is told."""
        found = []
        for key, facts in self.builts.items():
            places = [evidence for fact in facts for evidence in fact.evidence]
            rule, place = (places[0].pattern, places[0].start) if len(places) == 1 else ("", 0)
            found.append(Judged(max(fact.confidence for fact in facts), key in self.right, rule, place))
        return tuple(found)

    def errors(self) -> list[Error]:
        """Missed facts with the entities that the build lacks, spurious ones with their patterns."""
        error = self.article.error
        missed = [(key, facts[0]) for key, facts in self.golds.items() if key not in self.found]
        spurious = [(key, facts[0]) for key, facts in self.builts.items() if key not in self.right]
        return [
            error("missed", "fact", key.predicate, self._gold_words(fact), self._not_built(fact), fact.evidence)
            for key, fact in missed
        ] + [
            error(
                "spurious",
                "fact",
                key.predicate,
                phrase_of(fact, self.article.graph),
                self._cause(fact),
                self._sentence(fact),
            )
            for key, fact in spurious
        ]

    def _gold_key(self, fact: GoldFact) -> FactKey:
        subject = ARTICLE if fact.subject == ARTICLE else self._acting(fact.predicate, self.names[fact.subject])
        if fact.object in self.names:
            return _key(fact, subject, self._acting(fact.predicate, self.names[fact.object]), fact.qualifiers)
        value = read_quantity(fact.object) if fact.predicate == "quantity" else _literal(fact.predicate, fact.object)
        return FactKey(fact.predicate, subject, value)

    def _built_key(self, fact: Fact) -> FactKey:
        subject = ARTICLE if fact.subject.startswith(PREFIX) else self._built_id(fact.predicate, fact.subject)
        if fact.object is not None:
            return _key(fact, subject, self._built_id(fact.predicate, fact.object), fact.qualifiers)
        if fact.predicate == "quantity":
            return FactKey(fact.predicate, subject, _built_quantity(fact))
        return FactKey(fact.predicate, subject, _literal(fact.predicate, fact.value or ""))

    def _acting(self, predicate: str, gold: GoldEntity) -> str:
        return gold.actor if gold.actor is not None and predicate in ACTING else gold.id

    def _built_id(self, predicate: str, entity: str) -> str:
        gold = self.gold_of.get(entity)
        return self._acting(predicate, gold) if gold else entity

    def _not_built(self, fact: GoldFact) -> str:
        """Which of a gold fact's entities the build does not have."""
        built = {gold.id for gold in self.gold_of.values()}
        ends = [self.names[end] for end in (fact.subject, fact.object) if end in self.names]
        absent = [end.name for end in ends if built.isdisjoint({end.id, self._acting(fact.predicate, end)})]
        return f"not built: {', '.join(absent)}" if absent else ""

    def _cause(self, fact: Fact) -> str:
        """The patterns that found a built fact, and which of its entities the gold does not have."""
        patterns = ", ".join(dict.fromkeys(evidence.pattern for evidence in fact.evidence))
        known = self.article.graph.entities
        ends = [known[end] for end in (fact.subject, fact.object or "") if end in known]
        absent = [end.name for end in ends if end.id not in self.gold_of]
        return patterns + (f"; not in the gold: {', '.join(absent)}" if absent else "")

    def _gold_words(self, fact: GoldFact) -> str:
        ends = [self.names[end].name if end in self.names else end for end in (fact.subject, fact.object)]
        return phrase(ends[0], fact.predicate, ends[1], fact.qualifiers)

    def _sentence(self, fact: Fact) -> str:
        document = self.article.document
        here = next((e for e in fact.evidence if document and e.doc == document.id), None)
        return sentence_around(document.text, here.start, here.end) if document and here else ""


def _key(fact: GoldFact | Fact, subject: str, target: str, qualifiers: Mapping[str, str]) -> FactKey:
    if fact.predicate in SYMMETRIC:
        subject, target = sorted((subject, target))
    role = normalise(qualifiers.get("role", "")) if fact.predicate == "holdsPosition" else None
    return FactKey(fact.predicate, subject, target, role)


def _literal(predicate: str, value: str) -> Hashable:
    return (read_date(value) if predicate in _DATED else None) or normalise(value)


def _built_quantity(fact: Fact) -> Hashable:
    """By the normalised value and unit; as written where there is no unit apart."""
    value, unit = fact.value or "", fact.qualifiers.get("unit")
    if unit is None:
        return read_quantity(fact.qualifiers.get("text", value))
    return read_quantity(value if value.endswith(unit) else value + unit)


def _agree(one: FactKey, other: FactKey) -> bool:
    if one == other:
        return True
    dates = one.object, other.object
    return (
        one[:2] == other[:2]
        and isinstance(dates[0], PartialDate)
        and isinstance(dates[1], PartialDate)
        and dates_agree(dates[0], dates[1])
    )
