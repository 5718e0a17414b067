"""Bodies that a post implies: 镇长 heads the government, 青石镇|党委书记 is at 青石镇党委, 国防|部长 at 国防部."""

import re

from kg.model import Mention
from kg.names import LEVELS, levelled, territory
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import SIGNS, Skeleton, Unit

_TITLED = re.compile(r"(?P<level>[省市区县镇乡州旗盟])长(?:助理|候选人)?$")
_PARTY = re.compile(r"^(?P<party>党委|党工委|党组|纪委|党总支|党支部)(?P<role>.+)$")
_PARTY_BODY = re.compile(r"(?P<stem>.{2,})(?P<party>党委|党组)$")
# party committees of territories are bodies by themselves; those of firms and offices are not
_TERRITORY = re.compile(r"[省市区县镇乡州旗盟村]$|街道$|社区$|开发区$|新城$|园区$|工委$|中央$")
_COMMITTEE_OF = re.compile(r"(?P<place>[\u4e00-\u9fff]+?)(?:委|党委|政府|人民政府|人大常委会|人大|政协|纪委)$")
_NATIONS = re.compile(
    r"^(?:大?中华|中国|亚太|亚洲|欧洲|北美|美洲|非洲|中东|东南亚|全球|国际|海外|华[东南西北中]|[东西][南北])(?:大?区|地区|区域)?$"
)
# what stands between a place or level and a title: 湖州|市委|书记, 市委|书记
COMMITTEE = r"[省市区县镇乡州旗盟]?(?:委|党委|人民政府|政府|人大常委会|人大|政协|纪委监委|纪委)(?=[\ue00a第])"
# a department that stands in a chain without its body: 市政府副秘书长、|办公厅|主任
_VILLAGE = ("村委会", "居委会", "村民委员会", "居民委员会")
_PARTY_OF = re.compile(r"(?:党委|党总支|党支部|总支|支部)$")
PART = (
    r"(?:宣传|组织|统战|村委会|居委会|政法委员会|政法委|纪委监委|编委"
    r"|[\u4e00-\u9fff]{1,8}?(?:事业部|部|厅|办公室|处|科|室|委员会|支队|大队|分局))"
)
_PART = re.compile(rf"[、，兼](?P<part>{PART})$")
_COMMITTEE = re.compile(
    r"(?P<level>[省市区县镇乡州旗盟])?(?P<body>委|党委|人民政府|政府|人大常委会|人大|政协|纪委监委|纪委)$"
)
# ministries of states, beside the departments of lexicon ``departments``
_MINISTRIES = (
    "外交",
    "国防",
    "内政",
    "内务",
    "经济",
    "能源",
    "环境",
    "卫生",
    "文化",
    "旅游",
    "贸易",
    "国家安全",
    "公共安全",
)
PARTY_WORK = ("宣传", "组织", "统战")
_APPOINTING = (
    "授权",
    "聘任",
    "聘请",
    "任命",
    "选举",
    "选聘",
    "提名",
    "委派",
    "推荐",
    "推选",
    "增补",
    "补选",
    "解聘",
    "指定",
)
_DEPARTMENT_HEAD = re.compile(r"(?P<head>[部局厅处科])长$")


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
    for mention in scene.mentions:
        text = mention.name or mention.text
        if mention.type == "Government" and text.endswith("政府"):
            stem = text.removesuffix("政府").removesuffix("人民")
            if (stem == level and own) or (
                place and stem and (stem == place or (len(stem) > 2 and place.endswith(stem)))
            ):
                return mention
    return None


def _place(scene: Scene, level: str, stated: Mention | None, chain: Mention | None) -> str | None:
    if stated is not None:
        return stated.name or stated.text
    of = _COMMITTEE_OF.fullmatch(chain.name or chain.text) if chain is not None else None
    if of and of["place"].endswith(level) and len(of["place"]) > 1:
        # 白河区|区委常委、|副区长
        return of["place"][:-1] if of["place"].endswith(level * 2) and len(of["place"]) > 3 else of["place"]
    return scene.homes.get(level)


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
    place = scene.homes.get(level) or _nearest_name(scene, unit.start, level)
    text = scene.text[unit.start - 1 : end]
    name = place + party["party"] if place else None
    because = f"本文所说的“{level}”是{place}" if place else ""
    return Mention(unit.start - 1, end, text, "Government", "implied:party", name, because), party["role"]


def bare_role(role: Role, body: Mention) -> Role:
    """The role without the committee that is its body anyway (青石镇党委|书记甲及|党委副书记乙: 副书记)."""
    party = _PARTY.match(role.text)
    if party and body.type == "Government" and (body.name or body.text).endswith(party["party"]):
        return role._replace(text=party["role"])
    return role


def committee(scene: Scene, line: Skeleton, unit: Unit, stated: Unit | None) -> Mention | None:
    """A committee or government that no mention covers: 湖州|市委|书记 after a place, 市委|书记 after none."""
    start = stated.end if stated else max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    match = _COMMITTEE.search(scene.text[start : unit.start])
    if not match:
        return None
    if stated is not None:
        text = scene.text[stated.start : unit.start]
        fits = stated.kind == "Place" and match.start() == 0
        return Mention(stated.start, unit.start, text, "Government", "implied:committee") if fits else None
    place = scene.homes.get(match["level"]) if match["level"] else None
    if not match["level"] or (
        start + match.start() > line.start and not begins_phrase(scene, line, start + match.start())
    ):
        return None
    name = place + match["body"] if place else None
    because = f"本文所说的“{match['level']}”是{place}" if place else ""
    return Mention(start + match.start(), unit.start, match[0], "Government", "implied:committee", name, because)


def joined(scene: Scene, first: Unit, second: Unit) -> Unit:
    """A place and the committee or ministry right behind it as one body (湖州|市委); else the second alone."""
    if first.kind != "Place" or second.kind != "Government" or first.end != second.start or second.refers:
        return second
    committee_of = second.text[0] in LEVELS and first.text[-1] not in LEVELS
    if not committee_of and second.text.removesuffix("部") not in _MINISTRIES:
        return second
    text = scene.text[first.start : second.end]
    return Unit(
        first.start,
        second.end,
        "Government",
        text,
        Mention(first.start, second.end, text, "Government", "implied:committee"),
    )


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


def part_of_chain(scene: Scene, line: Skeleton, unit: Unit, chain: Mention) -> Mention | None:
    """A department of the chain's body that no mention covers (市政府副秘书长、|办公厅|主任)."""
    start = max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    match = _PART.fullmatch(scene.text[start : unit.start])
    if not match or chain.type == "Place" or match["part"].startswith(("董事会", "监事会")):
        return None
    whole = _PARTY_OF.sub("", chain.name or chain.text) if match["part"] in _VILLAGE else chain.name or chain.text
    name = whole + match["part"]
    kind = "Government" if chain.type == "Government" else "Organization"
    because = f"“{match['part']}”前面说的是{chain.name or chain.text}"
    return Mention(start + match.start("part"), unit.start, match["part"], kind, "implied:department", name, because)


_WORKING = re.compile(r"(?P<owner>.{2,})党工委$")
_HAN = re.compile("[\u4e00-\u9fff]")
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
    for mention in scene.mentions:
        if name == (mention.name or mention.text):
            return mention
    text = scene.text[unit.start : unit.end]
    because = f"“{unit.value}”是{name}的职务"
    return Mention(unit.start, unit.end, text, "Government", "implied:title", name, because)


def department(scene: Scene, line: Skeleton, unit: Unit, role: Role, chain: Mention | None) -> Mention | None:
    """A department of which the title has eaten the last character: 国防|部长, 美国国防部长, 市教育局长; one of a party
    committee is named after that of the ``chain`` (省委常委、宣传|部长)."""
    head = _DEPARTMENT_HEAD.fullmatch(role.text)
    if not head:
        return None
    before = max((u for u in line.units if u.end <= unit.start), key=lambda u: u.end, default=None)
    floor = before.end if before else line.start
    known = scene.rules.words("departments")
    stems = [*_MINISTRIES, *PARTY_WORK, *known, *(clipped for clipped, *_ in known.values() if clipped)]
    stem = max((s for s in stems if scene.text.endswith(s, floor, unit.start)), key=len, default="")
    start = unit.start - len(stem)
    if not stem:
        return None
    name, because = None, ""
    if stem in PARTY_WORK and chain is not None and (chain.name or chain.text).endswith("委"):
        whole = chain.name or chain.text
        text = scene.text[start : unit.start + 1]
        because = f"“{text}”前面说的是{whole}"
        return Mention(start, unit.start + 1, text, "Government", "implied:title", f"{whole}{stem}部", because)
    level = scene.text[start - 1] if start > floor else ""
    if level and level in scene.homes:
        start -= 1
        name = f"{scene.homes[level]}{stem}{head['head']}"
        because = f"本文所说的“{level}”是{scene.homes[level]}"
    elif level and level in "省市区县" and not _HAN.match(scene.text, start - 2):
        start -= 1  # ，县|教育|局长
    elif before is not None and before.kind == "Place" and before.end == start and not before.refers:
        start = before.start
    text = scene.text[start : unit.start + 1]
    return Mention(start, unit.start + 1, text, "Government", "implied:title", name, because)


def _nearest_name(scene: Scene, at: int, ending: str) -> str | None:
    kinds = ("Place", "Facility") if ending == "街" else ("Place",)
    before = [
        m for m in scene.mentions if m.end <= at and m.type in kinds and m.text.endswith(ending) and len(m.text) > 1
    ]
    return before[-1].text if before else None


def is_region(unit: Unit) -> bool:
    """Whether a place is only the part of the world that a manager has charge of (亚太区副总裁)."""
    return unit.kind == "Place" and bool(_NATIONS.match(unit.text))


def begins_phrase(scene: Scene, line: Skeleton, at: int) -> bool:
    """Whether nothing before offset ``at`` modifies what begins there: a mark, a verb or nothing stands before."""
    if scene.text[at - 1 : at].isspace():
        return True
    tokens = next(s.tokens for s in scene.sentences if s.start == line.start)
    if any(t.start < at < t.end for t in tokens):
        return False
    before = [t for t in tokens if t.end <= at]
    if before and before[-1].text in _APPOINTING:  # 授权|董事、财务总监某某, which the tagger calls a noun
        return True
    return not before or before[-1].pos in ("w", "v", "p", "c", "d", "u", "vd", "xc", "TIME", "t", "r")
