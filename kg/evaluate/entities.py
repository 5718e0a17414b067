"""Which entities and links of one article were built."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from kg.evaluate.article import Article, best_matching, normal_forms
from kg.evaluate.gold import GoldEntity
from kg.evaluate.report import Count, Error, tally
from kg.evaluate.same import normalise
from kg.model import Entity


def match_entities(article: Article) -> list[tuple[GoldEntity, Entity]]:
    """One-to-one by the number of shared forms; where that leaves a choice, by type and by name."""
    golds = [(gold, normal_forms((gold.name, *gold.aliases))) for gold in article.gold.entities]
    weights = {}
    for right, built in enumerate(article.entities):
        forms = article.forms(built)
        for left, (gold, gold_forms) in enumerate(golds):
            if shared := len(forms & gold_forms):
                same_name = normalise(gold.name) == normalise(built.name)
                weights[left, right] = shared * 10**6 + 2 * (gold.type == built.type) + same_name
    return [(golds[left][0], article.entities[right]) for left, right in sorted(best_matching(weights).items())]


def score_types(article: Article, matched: Sequence[tuple[GoldEntity, Entity]]) -> tuple[dict[str, Count], list[Error]]:
    """Counts by type over ``matched``, and the entities that are mistyped, missed and spurious."""
    agreed = [(gold, built) for gold, built in matched if gold.type == built.type]
    right_gold, right_built = {gold.id for gold, _ in agreed}, {built.id for _, built in agreed}
    counts = tally(
        (gold.type for gold, _ in agreed),
        (built.type for built in article.entities if built.id not in right_built),
        (gold.type for gold in article.gold.entities if gold.id not in right_gold),
    )
    known_gold, known_built = {gold.id for gold, _ in matched}, {built.id for _, built in matched}
    errors = [
        article.error("mistyped", "entity", gold.type, built.name, f"built as {built.type}", article.sentence_of(built))
        for gold, built in matched
        if gold.type != built.type
    ]
    errors += [
        article.error(
            "missed", "entity", gold.type, " / ".join((gold.name, *gold.aliases)), "", article.sentence_with(gold)
        )
        for gold in article.gold.entities
        if gold.id not in known_gold
    ]
    errors += [
        article.error(
            "spurious", "entity", built.type, " / ".join((built.name, *built.aliases)), "", article.sentence_of(built)
        )
        for built in article.entities
        if built.id not in known_built
    ]
    return counts, errors


def score_links(article: Article) -> tuple[Count, list[Error]]:
    """Over the pairs of surface forms that both sides know."""
    golds: dict[str, set[str]] = defaultdict(set)
    builts: dict[str, set[str]] = defaultdict(set)
    for gold in article.gold.entities:
        for form in normal_forms((gold.name, *gold.aliases)):
            golds[form].add(gold.id)
    for built in article.entities:
        for form in article.forms(built):
            builts[form].add(built.id)
    right, errors = 0, []
    for one, other in combinations(sorted(golds.keys() & builts.keys()), 2):
        wanted, got = not golds[one].isdisjoint(golds[other]), not builts[one].isdisjoint(builts[other])
        right += wanted and got
        if wanted != got:
            errors.append(article.error("split" if wanted else "merged", "link", "", f"{one} = {other}"))
    split = sum(error.kind == "split" for error in errors)
    return Count(right, len(errors) - split, split), errors
