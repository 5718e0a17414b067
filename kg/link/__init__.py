"""From the claims of all documents to entities and facts: the only step that sees the whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.graph import KnowledgeGraph
from kg.link.decided import NONE, Verdicts
from kg.link.entities import bundle
from kg.link.facts import make_facts
from kg.link.group import Group
from kg.link.local import group_mentions
from kg.model import Analysis, Rejected
from kg.names import home_places
from kg.script import mention_as_read, simplified

__all__ = ["PAGE", "homes_of_file", "link", "link_and_report"]


def link(analyses: Iterable[Analysis], verdicts: Verdicts = NONE) -> KnowledgeGraph:
    """The graph of the analyses; ``verdicts`` are what people have decided on their names."""
    return link_and_report(analyses, verdicts)[0]


def link_and_report(analyses: Iterable[Analysis], verdicts: Verdicts = NONE) -> tuple[KnowledgeGraph, list[Rejected]]:
    """The graph of the analyses, and the decisions that came to nothing."""
    every = sorted(analyses, key=lambda a: a.document.id)
    files: dict[str, list[Analysis]] = defaultdict(list)
    for a in every:
        files[a.document.file].append(a)
    homes = {file: homes_of_file(articles) for file, articles in files.items()}
    groups: dict[str, list[Group]] = {a.document.id: group_mentions(a, homes[a.document.file], verdicts) for a in every}
    bundles, left = bundle((g for a in every for g in groups[a.document.id]), _bodies(every, groups), verdicts)
    entity_of = {(group.doc, mention): b.id for b in bundles for group in b.groups for mention in group.mentions}
    facts = make_facts(every, lambda doc, mention: entity_of.get((doc, mention)))
    return KnowledgeGraph.of((a.document for a in every), (b.entity() for b in bundles), facts), left


# more articles than a newspaper's page holds, and a file is a collection whose articles share no place
PAGE = 20


def homes_of_file(analyses: Sequence[Analysis]) -> Mapping[str, str]:
    """What 区, 镇 … mean in a file, as all its articles, in the order of their ids, agree: pages of one local paper
    share their places."""
    if len(analyses) > PAGE:
        return {}
    text = "\n".join(simplified(a.document.text) for a in analyses)
    return home_places((mention_as_read(mention) for a in analyses for mention in a.mentions), text)


def _bodies(analyses: Sequence[Analysis], groups: Mapping[str, Sequence[Group]]) -> dict[int, list[Group]]:
    """For each group of a person (by ``id``), the groups of the bodies where the document says they hold posts."""
    found: dict[int, list[Group]] = defaultdict(list)
    for a in analyses:
        group_of = {m: g for g in groups[a.document.id] for m in g.mentions}
        for claim in a.claims:
            if claim.predicate == "holdsPosition" and claim.subject in group_of and claim.object in group_of:
                found[id(group_of[claim.subject])].append(group_of[claim.object])
    return found
