"""Within one document: which mentions name the same thing, by ordered rules, each with its reason."""

from collections.abc import Mapping, Sequence

from kg.link.called import by_name
from kg.link.decided import NONE, Verdicts
from kg.link.forms_places import short_of_official, without_level
from kg.link.group import Group
from kg.link.joining import joined
from kg.link.keeping import kept_apart
from kg.model import Analysis, Link
from kg.names import home_places, level_of
from kg.script import RULE as WRITTEN
from kg.script import as_written, mention_as_read, reason, simplified

# by these rules other documents may know a place by its name without the level (青石 for 青石县), and a body by the
# short form of its official name (青石县政府 for 青石县人民政府); no mention here says it
LEFT_OUT, OFFICIAL = "level:left-out", "form:official"
# a town is often called like its county, a state abroad like its city or sea, and one city like its province
_LEVELS_LEFT_OUT = "省市县区"
_SHARED = frozenset({"吉林市"})


def group_mentions(analysis: Analysis, homes: Mapping[str, str], verdicts: Verdicts = NONE) -> list[Group]:
    """The groups of a document; ``homes`` are the places that 区, 镇 … mean in it (its own or its file's), ``verdicts``
    what people have decided."""
    mentions = dict.fromkeys(analysis.mentions)
    for claim in analysis.claims:
        for mention in (claim.subject, claim.object):
            if mention is not None:
                mentions.setdefault(mention)
    text = analysis.document.text
    plain = simplified(text)
    homes = {**homes, **home_places(map(mention_as_read, analysis.mentions), plain)}
    groups = joined(by_name(analysis.document.id, mentions, homes, verdicts), kept_apart(analysis, verdicts))
    _call_without_level(groups)
    _call_for_short(groups)
    if plain is not text:
        for group in groups:
            _name_as_written(group, text)
    return groups


def _call_without_level(groups: Sequence[Group]) -> None:
    """Lets other documents know places by their names without the level, where no other place here is called so."""
    places = {group.name: group for group in groups if group.type == "Place"}
    for name, group in places.items():
        short = name[:-1]
        plain = name[-1:] in _LEVELS_LEFT_OUT and len(short) >= 2 and name not in _SHARED
        if plain and short not in places and level_of(name):
            group.links.setdefault(short, Link(short, LEFT_OUT, without_level(short, name)))


def _call_for_short(groups: Sequence[Group]) -> None:
    """Lets other documents know bodies by the short forms of their official names, where no other one here has them."""
    bodies = {group.name: group for group in groups if group.type == "Government" and not group.local}
    for name, group in bodies.items():
        short = short_of_official(name)
        if short and short not in bodies:
            group.links.setdefault(short, Link(short, OFFICIAL, f"“{short}”即“{name}”"))


def _name_as_written(group: Group, text: str) -> None:
    """Gives the group its name in the characters of a Traditional ``text``."""
    written = as_written(group.name, text)
    if written != group.name:
        group.links[written] = Link(written, WRITTEN, reason(written, group.name))
