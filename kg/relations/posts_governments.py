"""Governments that a post implies: 镇长 heads that of the town, 市政府秘书长 serves that of the city told before."""

import re

from kg.model import Mention
from kg.names import levelled, territory
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import SIGNS, Skeleton, Unit

_TITLED = re.compile(r"(?P<level>[省市区县镇乡州旗盟])长(?:助理|候选人)?$")
_COMMITTEE_OF = re.compile(
    r"(?P<place>[\u4e00-\u9fff]+?)(?:委(?:(?:组织|宣传|统战)部|政法委|办公室|办)?|党委|政府|人民政府|人大常委会|人大|政协|纪委)$"
)


def governed(role: Role) -> str:
    """The level of the territory whose government the title heads: 县 for 常务副县长, "" for other titles."""
    match = _TITLED.search(role.text) if role.title.kind == "level" else None
    return match["level"] if match else ""


def government(scene: Scene, unit: Unit, level: str, stated: Mention | None, chain: Mention | None) -> Mention:
    """The government whose head (县长) or deputy head the role ``unit`` names.

    Its place is the one stated, else that of the chain's body (乌山县委副书记、县长), else the document's own of that
    level. It is the government as the document names it, else one implied by the title.
    """
    place = _place(scene, level, stated, chain)
    known = _named_government(scene, place, level)
    if known:
        return known
    # 青石|县长: the place is written without its level
    name = f"{(place or '').removesuffix(level)}{level}政府"
    text = scene.text[unit.start : unit.end]
    return Mention(unit.start, unit.end, text, "Government", "implied:title", name, f"“{unit.value}”是{name}的职务")


_ROLE = SIGNS["Role"]


def of_same_city(scene: Scene, line: Skeleton, stated: Unit, body: Mention, chain: Mention | None) -> Mention:
    """The body that is named by its level alone, of the city of the posts before it: 青石市市长甲，|市政府|秘书长乙.

    The text's own city is known to linking.
    """
    parts = levelled(body.text) if body.type == "Government" and body.name is None else None
    if parts is None:
        return body
    place = _city_before(line, line.place(stated), parts[0], chain)
    if place.endswith(parts[0] * 2):
        place = place[:-1]  # 青石县|县委
    if not place or place == scene.homes.get(parts[0]):
        return body
    return body._replace(name=place + parts[1], because=f"前文说的是{place}")


def _city_before(line: Skeleton, at: int, level: str, chain: Mention | None) -> str:
    """The place of ``level`` that the chain's body is of, else that of the last post before in this part of a list."""
    of_chain = territory(chain.name or chain.text) if chain is not None else ""
    if of_chain.endswith(level) and len(of_chain) > 1:
        return of_chain
    start = max(line.text.rfind(mark, 0, at) for mark in "；。") + 1
    for unit in reversed(line.units_in(start, at)):
        if unit.mention is None or not line.text.startswith(_ROLE, line.place(unit) + 1):
            continue
        name = unit.mention.name or unit.mention.text
        place = name if unit.kind == "Place" else territory(name) if unit.kind == "Government" else ""
        if place.endswith(level) and len(place) > 1:
            return place
    return ""


def _named_government(scene: Scene, place: str | None, level: str) -> Mention | None:
    """The government of a place as the document names it: 青石县人民政府, or 县政府 where the county is its own."""
    own = place is None or place == scene.homes.get(level)
    stems = {level} if own else set()
    if place:
        stems |= {place, *(place[i:] for i in range(len(place) - 2))}
    governments = _governments(scene)
    return min((governments[stem] for stem in stems if stem in governments), default=(0, None))[1]


def _governments(scene: Scene) -> dict[str, tuple[int, Mention]]:
    """The first government of each place that the document names, by the place, and which mention it is."""
    found: dict[str, tuple[int, Mention]] | None = scene.derived.get("governments")
    if found is None:
        found = scene.derived["governments"] = {}
        for number, mention in enumerate(scene.mentions):
            text = mention.name or mention.text
            if mention.type == "Government" and text.endswith("政府"):
                found.setdefault(text.removesuffix("政府").removesuffix("人民"), (number, mention))
    return found


def _place(scene: Scene, level: str, stated: Mention | None, chain: Mention | None) -> str | None:
    if stated is not None:
        return stated.name or stated.text
    of = _COMMITTEE_OF.fullmatch(chain.name or chain.text) if chain is not None else None
    if of and of["place"].endswith(level) and len(of["place"]) > 1:
        # 白河区|区委常委、|副区长
        return of["place"][:-1] if of["place"].endswith(level * 2) and len(of["place"]) > 3 else of["place"]
    return scene.homes.get(level)


_WORKING = re.compile(r"(?P<owner>.{2,})党工委$")
_DIRECTOR = re.compile(r"(?:常务)?副?主任(?:助理)?$")


def administration(scene: Scene, unit: Unit, role: Role, chain: Mention) -> Mention | None:
    """Whose director somebody is that has a post at a working committee: 青石开发区党工委委员、|副主任 is one of
    青石开发区管委会, 云岭街道党工委副书记、|主任 one of 云岭街道办事处."""
    match = _WORKING.match(chain.name or chain.text)
    if match is None or not _DIRECTOR.fullmatch(role.text):
        return None
    name = match["owner"]  # 某某开发区管理委员会|党工委
    if not name.endswith(("管委会", "管理委员会")):
        name += "办事处" if name.endswith("街道") else "管委会"
    if known := scene.named(name):
        return known
    text = scene.text[unit.start : unit.end]
    because = f"“{unit.value}”是{name}的职务"
    return Mention(unit.start, unit.end, text, "Government", "implied:title", name, because)
