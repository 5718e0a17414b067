"""Posts of states: whose 国家主席 is, whose minister without a country, who sends an envoy."""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import SIGNS, Skeleton, Unit

# the party of another state: 越共中央, 老挝人革党中央
_FOREIGN_PARTY = re.compile(r"(?!中共|中国|党中央).(?=[\u4e00-\u9fff]{0,8}(?:共|党)中央)")


def own_state(scene: Scene, role: Role, chain: Mention | None = None) -> Mention | None:
    """The state of 国家主席 and 国家副主席 without a country: the document's own, China, where it names China; behind
    the post in a foreign party (越共中央总书记、国家主席) that party's, where it is named."""
    if not role.text.startswith("国家") or role.title.kind != "state":
        return None  # 总统的国家安全顾问
    party = _FOREIGN_PARTY.match(chain.name or chain.text) if chain is not None else None
    if party:
        countries = scene.rules.words("countries")
        named = [m for m in scene.mentions if m.type == "Place" and (m.name or m.text) in countries]
        return next((m for m in named if (m.name or m.text)[:1] == party[0]), None)
    return next((m for m in scene.mentions if m.type == "Place" and (m.name or m.text) == "中国"), None)


def council_of(scene: Scene, unit: Unit, role: Role) -> Mention | None:
    """The State Council, of which a 国务委员 is whether the document names it or not; None for other roles."""
    if role.text != "国务委员":
        return None
    known = scene.named("国务院")
    text = scene.text[unit.start : unit.start + 2]
    return known or Mention(
        unit.start, unit.start + 2, text, "Government", "implied:title", "国务院", "“国务委员”是国务院的职务"
    )


def _only_state(scene: Scene) -> Mention | None:
    """The one foreign state that the document names; None where it names several, or China too."""
    countries = scene.rules.words("countries")
    states = {m.name or m.text: m for m in scene.mentions if m.type == "Place" and (m.name or m.text) in countries}
    return next(iter(states.values())) if len(states) == 1 and "中国" not in states else None


# 在|某国|会晤: where something was, not whose head somebody is
_SITE = ("在", "于", "赴", "抵", "访", "达")


def state_beside(scene: Scene, line: Skeleton) -> Mention | None:
    """The foreign state of a head of state who is called by name and title: the only one that the document names or of
    whose officers it tells, else the only one of the sentence, else of the nearest one before that names any."""
    countries = scene.rules.words("countries")
    states: list[dict[str, Mention]] = []
    official: dict[str, Mention] = {}
    for other in scene.lines:
        states.append({})
        for unit in other.units:
            mention = unit.mention
            name = (mention.name or mention.text) if mention is not None and unit.kind == "Place" else ""
            if mention is None or name not in countries or name == "中国":
                continue
            if scene.text[unit.start - 1 : unit.start] not in _SITE:
                states[-1].setdefault(name, mention)
            if other.text.startswith(SIGNS["Role"], other.place(unit) + 1):
                official.setdefault(name, mention)
    named = {name: mention for line_states in reversed(states) for name, mention in line_states.items()}
    for only in (named, official):
        if len(only) == 1:
            return next(iter(only.values()))
    index = next(i for i, other in enumerate(scene.lines) if other.start == line.start)
    near = next((states[i] for i in range(index, max(-1, index - 4), -1) if states[i]), {})
    return next(iter(near.values())) if len(near) == 1 else None


def envoy_of(scene: Scene, line: Skeleton, stated: Unit, role: Role) -> tuple[Mention, str] | None:
    """Body and role of an envoy, who is sent by the state before 驻 (中国驻法国大使); None for other posts."""
    if scene.text[stated.start - 1 : stated.start] != "驻":
        return None
    sent = "常驻" if scene.text[stated.start - 2 : stated.start] == "常驻" else "驻"
    senders = [
        u for u in line.units if u.end == stated.start - len(sent) and u.kind in ("Place", "Government") and u.mention
    ]
    return (senders[0].mention, f"{sent}{stated.text}{role.text}") if senders and senders[0].mention else None


# heads that only foreign states have by these names, and those that ours has, too
_ABROAD = re.compile(r"(?:副|前|时任|看守)?(?:总统|首相|国王|王储|防长|财长|外相)$")
_OURS_TOO = re.compile(r"(?:第一)?(?:副|前|时任|看守)?(?:总理|外长)$")
_FREQUENT = 100  # surnames, of which the lexicon has the frequent ones first


# what only states have, and none of ours is called by
_OF_STATES = frozenset({"外长", "外相", "防长", "财长", "首相", "总统", "国王", "王储"})


def state_spoken_of(scene: Scene, line: Skeleton, unit: Unit, role: Role) -> Mention | None:
    """The one foreign state of the document, else of the sentence, for a post without a state (总统|某某签署命令); of
    posts that we have, too (总理, 外长), only where the name behind is no Chinese one."""
    if role.text in _OF_STATES and (only := _only_state(scene)):
        return only
    if not (_ABROAD.match(role.text) or (_OURS_TOO.match(role.text) and _is_foreign(scene, line, unit))):
        return None
    countries = scene.rules.words("countries")
    states: dict[str, Mention] = {}
    for other in line.units:
        mention = other.mention
        if mention is None or other.kind not in ("Place", "Government"):
            continue
        name = mention.name or mention.text
        state = name if name in countries else next((name[:n] for n in (5, 4, 3, 2) if name[:n] in countries), "")
        if state:
            states.setdefault(state, mention)
    if len(states) != 1 or "中国" in states:
        return None
    ((name, found),) = states.items()
    if (found.name or found.text) == name:
        return found
    return next((m for m in scene.mentions if m.type == "Place" and (m.name or m.text) == name), None)


def of_state(
    scene: Scene, line: Skeleton, unit: Unit, ministry: Mention | None, chain: Mention | None
) -> Mention | None:
    """The ministry that its head's title implies, of the one foreign state of the sentence: 国防|部长某某."""
    if ministry is None or ministry.name is not None or ministry.rule != "implied:title":
        return ministry
    if chain is not None:  # 青国国务卿甲、|国防|部长乙
        state = chain.name or chain.text
        if chain.type != "Place" or state not in scene.rules.words("countries") or state == "中国":
            return ministry
        return ministry._replace(name=state + ministry.text, because=f"前面说的是{state}")
    if not _is_foreign(scene, line, unit) or not ministry.text.endswith("部"):
        return ministry
    countries = scene.rules.words("countries")
    names = {m.name or m.text for u in line.units if u.kind == "Place" and (m := u.mention)} & countries.keys()
    if len(names) != 1 or "中国" in names:
        return ministry
    (state,) = names
    if ministry.text.startswith(state):
        return ministry
    return ministry._replace(name=state + ministry.text, because=f"这句话说的是{state}")


def _is_foreign(scene: Scene, line: Skeleton, unit: Unit) -> bool:
    """Whether who is named right behind the role bears no Chinese name."""
    who = line.unit_or_none(line.place(unit) + 1)
    if who is None or who.kind != "Person":
        return False
    if len(who.text) > 3 or "·" in who.text:
        return True
    frequent = list(scene.rules.words("surnames"))[:_FREQUENT]
    return len(who.text) > 1 and who.text[0] not in frequent
