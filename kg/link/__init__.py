"""From the claims of all documents to entities and facts: the only step that sees the whole."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.graph import KnowledgeGraph
from kg.link.entities import bundle
from kg.link.facts import make_facts
from kg.link.local import Group, group_mentions
from kg.model import Analysis, Mention
from kg.names import home_places

__all__ = ["link"]


def link(analyses: Iterable[Analysis]) -> KnowledgeGraph:
    """The graph of the analyses."""
    every = sorted(analyses, key=lambda a: a.document.id)
    homes = _homes_of_files(every)
    groups: dict[str, list[Group]] = {a.document.id: group_mentions(a, homes[a.document.file]) for a in every}
    bundles = bundle((g for a in every for g in groups[a.document.id]), _bodies(every, groups))
    entity_of = {(group.doc, mention): b.id for b in bundles for group in b.groups for mention in group.mentions}
    facts = make_facts(every, lambda doc, mention: entity_of.get((doc, mention)))
    return KnowledgeGraph.of((a.document for a in every), (b.entity() for b in bundles), facts)


# more articles than a newspaper's page holds, and a file is a collection whose articles share no place
_PAGE = 20


def _homes_of_files(analyses: Sequence[Analysis]) -> Mapping[str, Mapping[str, str]]:
    """For each file what 区, 镇 … mean in it, as its articles agree: pages of one local paper share their places."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    articles: Counter[str] = Counter()
    for a in analyses:
        articles[a.document.file] += 1
        if articles[a.document.file] <= _PAGE:
            mentions[a.document.file] += a.mentions
    return {file: home_places(mentions[file]) if articles[file] <= _PAGE else {} for file in articles}


def _bodies(analyses: Sequence[Analysis], groups: Mapping[str, Sequence[Group]]) -> dict[int, list[Group]]:
    """For each group of a person (by ``id``), the groups of the bodies where the document says they hold posts."""
    found: dict[int, list[Group]] = defaultdict(list)
    for a in analyses:
        group_of = {m: g for g in groups[a.document.id] for m in g.mentions}
        for claim in a.claims:
            if claim.predicate == "holdsPosition" and claim.subject in group_of and claim.object in group_of:
                found[id(group_of[claim.subject])].append(group_of[claim.object])
    return found
