"""Posts of states: whose 国家主席 is, whose minister without a country, who sends an envoy."""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import Skeleton, Unit

# the party of another state: 越共中央, 老挝人革党中央
_FOREIGN_PARTY = re.compile(r"(?!中共|中国|党中央).(?=[\u4e00-\u9fff]{0,8}(?:共|党)中央)")


def own_state(scene: Scene, role: Role, chain: Mention | None = None) -> Mention | None:
    """The state of 国家主席 and 国家副主席 without a country: the document's own, China, where it names China; behind
    the post in a foreign party (越共中央总书记、国家主席) that party's, where it is named."""
    if not role.text.startswith("国家"):
        return None
    party = _FOREIGN_PARTY.match(chain.name or chain.text) if chain is not None else None
    if party:
        countries = scene.rules.words("countries")
        named = [m for m in scene.mentions if m.type == "Place" and (m.name or m.text) in countries]
        return next((m for m in named if (m.name or m.text)[:1] == party[0]), None)
    return next((m for m in scene.mentions if m.type == "Place" and (m.name or m.text) == "中国"), None)


def only_state(scene: Scene) -> Mention | None:
    """The one foreign state that the document names; None where it names several, or China too."""
    countries = scene.rules.words("countries")
    states = {m.name or m.text: m for m in scene.mentions if m.type == "Place" and (m.name or m.text) in countries}
    return next(iter(states.values())) if len(states) == 1 and "中国" not in states else None


def envoy_of(scene: Scene, line: Skeleton, stated: Unit, role: Role) -> tuple[Mention, str] | None:
    """Body and role of an envoy, who is sent by the state before 驻 (中国驻法国大使); None for other posts."""
    if scene.text[stated.start - 1 : stated.start] != "驻":
        return None
    sent = "常驻" if scene.text[stated.start - 2 : stated.start] == "常驻" else "驻"
    senders = [
        u for u in line.units if u.end == stated.start - len(sent) and u.kind in ("Place", "Government") and u.mention
    ]
    return (senders[0].mention, f"{sent}{stated.text}{role.text}") if senders and senders[0].mention else None
