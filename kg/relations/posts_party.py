"""Party posts: 青石镇|党委书记 is at 青石镇党委, 远山集团党委|书记 is party secretary of the group."""

import re

from kg.model import Mention
from kg.relations.posts_bodies import nearest_name
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import Skeleton, Unit

_PARTY = re.compile(r"^(?P<party>党委|党工委|党组|纪委|党总支|党支部)(?P<role>.+)$")
_PARTY_BODY = re.compile(r"(?P<stem>.{2,})(?P<party>党委|党组)$")
# party committees of territories are bodies by themselves; those of firms and offices are not
_TERRITORY = re.compile(r"[省市区县镇乡州旗盟村]$|街道$|社区$|开发区$|新城$|园区$|工委$|中央$")


def party_post(scene: Scene, unit: Unit, role: Role, stated: Unit) -> tuple[Mention, str] | None:
    """Body and role of a party post: 青石镇|党委书记: 书记 at 青石镇党委; 远山集团党委|书记: 党委书记 there."""
    mention = stated.mention
    party = _PARTY.match(role.text)
    if mention is None:
        return None
    if party and mention.type == "Place":
        end = unit.start + unit.text.index(party["party"]) + len(party["party"])
        body = Mention(stated.start, end, scene.text[stated.start : end], "Government", "implied:party")
        return body, party["role"]
    whole = _PARTY_BODY.match(mention.text)
    if (
        not party
        and whole
        and mention.type in ("Government", "Organization")
        and not _TERRITORY.search(whole["stem"])
        and mention.name is None
    ):
        return _stem(scene, mention, whole["stem"]), whole["party"] + role.text
    return None


def _stem(scene: Scene, mention: Mention, stem: str) -> Mention:
    """The body whose party committee ``mention`` is: as the document names it elsewhere, else the first part of it."""
    for known in scene.mentions:
        if known.text == stem:
            return known
    end = mention.start + len(stem)
    kind = (
        "Company"
        if re.search(r"公司|集团|厂|银行$", stem)
        else "Organization"
        if re.search(r"[校院会社馆]$|大学|学$", stem)
        else mention.type
    )
    return Mention(mention.start, end, stem, kind, "implied:party-of")


def bare_party(scene: Scene, line: Skeleton, unit: Unit, role: Role) -> tuple[Mention, str] | None:
    """A party post at a body named by its level alone (镇|党委书记, 村|党支部书记, 街|党委书记)."""
    level = scene.text[unit.start - 1] if unit.start > line.start else ""
    party = _PARTY.match(role.text)
    if not party or not level or level not in "省市区县镇乡州旗村街":
        return None
    end = unit.start + len(party["party"])
    place = scene.homes.get(level) or nearest_name(scene, unit.start, level)
    text = scene.text[unit.start - 1 : end]
    name = place + party["party"] if place else None
    because = f"本文所说的“{level}”是{place}" if place else ""
    return Mention(unit.start - 1, end, text, "Government", "implied:party", name, because), party["role"]


_GOVERNMENT = re.compile(r"(?P<place>.*[省市区县镇乡州旗])(?:人民)?政府$")


def party_of_government(scene: Scene, unit: Unit, role: Role, chain: Mention) -> tuple[Mention, str] | None:
    """A party post behind one in the government of a place (青石镇镇长、|党委书记): at the place's committee."""
    party, of = _PARTY.match(role.text), _GOVERNMENT.match(chain.name or chain.text)
    if not party or not of or chain.type != "Government" or party["party"] == "党组":
        return None
    name = of["place"] + party["party"]
    if known := scene.named(name):
        return known, party["role"]
    end = unit.start + len(party["party"])
    because = f"“{unit.value}”前面说的是{chain.name or chain.text}"
    body = Mention(unit.start, end, scene.text[unit.start : end], "Government", "implied:party", name, because)
    return body, party["role"]


def bare_role(role: Role, body: Mention) -> Role:
    """The role without the committee that is its body anyway (青石镇党委|书记甲及|党委副书记乙: 副书记)."""
    party = _PARTY.match(role.text)
    if party and body.type == "Government" and (body.name or body.text).endswith(party["party"]):
        return role._replace(text=party["role"])
    return role
