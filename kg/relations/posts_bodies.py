"""Where a post is held when the text leaves its body to the reader: 镇长 at the town's government, 校长 at the school
spoken of, 董事长 at the company that announces."""

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import Skeleton, Unit

_TITLED = re.compile(r"(?P<level>[省市区县镇乡州旗盟])长(?:助理|候选人)?$")
_PARTY = re.compile(r"^(?P<party>党委|党工委|党组|纪委|党总支|党支部)(?P<role>.+)$")
_PARTY_BODY = re.compile(r"(?P<stem>.{2,})(?P<party>党委|党组)$")
# party committees of territories are bodies by themselves; those of firms and offices are not (集团党委书记: 集团, 党委书记)
_TERRITORY = re.compile(r"[省市区县镇乡州旗盟村]$|街道$|社区$|开发区$|新城$|园区$|工委$|中央$")
_BOARD = re.compile(r"(?:第[一二三四五六七八九十百\d]+届)?(?:董事会|监事会|董事局)$")
_COMMITTEE_OF = re.compile(r"(?P<place>[\u4e00-\u9fff]+?)(?:委|党委|政府|人民政府|人大常委会|人大|政协|纪委)$")
_NATIONS = re.compile(r"^(?:大?中华|中国|亚太|亚洲|欧洲|北美|美洲|非洲|中东|东南亚|全球|国际|海外|华[东南西北中]|[东西][南北])(?:大?区|地区|区域)?$")
_SHORT = re.compile(r"(?:集团公司|集团|公司|学校|医院|学院|大学|银行|协会|商会|合作社|校|院|局|厅|行|村)$")
_FIRM_TYPES = ("Company",)


def governed(role: Role) -> str:
    """The level of the territory whose government the title heads: 县 for 常务副县长, "" for other titles."""
    match = _TITLED.search(role.text) if role.title.kind == "level" else None
    return match["level"] if match else ""


def government(scene: Scene, unit: Unit, level: str, stated: Mention | None, chain: Mention | None) -> Mention:
    """The government whose head (县长) or deputy head the role ``unit`` names.

    Its place is the one stated, else that of the chain's body (乌山县委副书记、县长), else the document's own of that
    level. It is the government as the document names it, else the place as it names it, else one implied by the title.
    """
    place = _place(scene, level, stated, chain)
    own = scene.homes.get(level)
    names = {f"{place}{kind}" for kind in ("政府", "人民政府")} if place else set()
    if place is None or place == own:
        names |= {f"{level}政府", f"{level}人民政府"}
    for mention in scene.mentions:
        if mention.type == "Government" and (mention.name or mention.text) in names:
            return mention
    if stated is not None:
        return stated
    for mention in scene.mentions:
        if mention.type == "Place" and mention.text == place:
            return mention
    name = f"{place or level}政府"
    text = scene.text[unit.start : unit.end]
    return Mention(unit.start, unit.end, text, "Government", "implied:title", name, f"“{unit.value}”是{name}的职务")


def _place(scene: Scene, level: str, stated: Mention | None, chain: Mention | None) -> str | None:
    if stated is not None:
        return stated.name or stated.text
    committee = _COMMITTEE_OF.fullmatch(chain.name or chain.text) if chain is not None else None
    if committee and committee["place"].endswith(level) and len(committee["place"]) > 1:
        return committee["place"]
    return scene.homes.get(level)


def party_post(scene: Scene, unit: Unit, role: Role, stated: Unit) -> tuple[Mention, str] | None:
    """Body and role of a party post: 青石镇|党委书记 is 书记 at 青石镇党委; 远山集团党委|书记 is 党委书记 at 远山集团."""
    mention = stated.mention
    party = _PARTY.match(role.text)
    if mention is None:
        return None
    if party and mention.type == "Place":
        end = unit.start + unit.text.index(party["party"]) + len(party["party"])
        body = Mention(stated.start, end, scene.text[stated.start : end], "Government", "implied:party")
        return body, party["role"]
    whole = _PARTY_BODY.match(mention.text)
    if not party and whole and mention.type in ("Government", "Organization") and not _TERRITORY.search(whole["stem"]) and mention.name is None:
        return _stem(scene, mention, whole["stem"]), whole["party"] + role.text
    return None


def _stem(scene: Scene, mention: Mention, stem: str) -> Mention:
    """The body whose party committee ``mention`` is: as the document names it elsewhere, else the first part of it."""
    for known in scene.mentions:
        if known.text == stem:
            return known
    end = mention.start + len(stem)
    kind = "Company" if re.search(r"公司|集团|厂|银行$", stem) else "Organization" if re.search(r"[校院会社馆]$|大学|学$", stem) else mention.type
    return Mention(mention.start, end, stem, kind, "implied:party")


def bare_party(scene: Scene, line: Skeleton, unit: Unit, role: Role) -> tuple[Mention, str] | None:
    """A party post at a body named by its level alone (镇|党委书记, 村|党支部书记)."""
    level = scene.text[unit.start - 1] if unit.start > line.start else ""
    party = _PARTY.match(role.text)
    if not party or level not in "省市区县镇乡州旗村":
        return None
    end = unit.start + len(party["party"])
    place = scene.homes.get(level) or _nearest_name(scene, unit.start, level)
    text = scene.text[unit.start - 1 : end]
    name = place + party["party"] if place else None
    because = f"本文所说的“{level}”是{place}" if place else ""
    return Mention(unit.start - 1, end, text, "Government", "implied:party", name, because), party["role"]


def _nearest_name(scene: Scene, at: int, ending: str) -> str | None:
    before = [m for m in scene.mentions if m.end <= at and m.type == "Place" and m.text.endswith(ending) and len(m.text) > 1]
    return before[-1].text if before else None


def is_region(unit: Unit) -> bool:
    """Whether a place is only the part of the world that a manager has charge of (亚太区副总裁)."""
    return unit.kind == "Place" and bool(_NATIONS.match(unit.text))


def firm_of_board(scene: Scene, index: int, at: int, mention: Mention) -> Mention | None:
    """The company of a board: 某公司第八届董事会 is the company's; other bodies are themselves."""
    board = _BOARD.search(mention.text)
    if not board:
        return mention
    stem = mention.text[: board.start()]
    for known in scene.mentions:
        if known.type == "Company" and (known.text == stem or mention.start <= known.start and known.end <= mention.end):
            return known
    return company_spoken_of(scene, index, at) if stem in ("", "公司", "本公司") else mention


def referred(scene: Scene, index: int, unit: Unit, role: Role) -> Mention | None:
    """What a reference before a role means: 公司 the company that the same sentence speaks of before it, 该院 before
    院长 a body that has one; else what it was resolved to."""
    mention = unit.mention
    line = scene.lines[index]
    if not unit.refers or mention is None:
        return mention
    if unit.kind == "Company" and "公司" in unit.text:
        before = [u for u in line.units_in(0, line.place(unit)) if u.kind == "Company" and not u.refers]
        return before[-1].mention if before else mention
    heads = role.title.heads
    if heads and not heads.search(mention.text):
        return next(with_head(scene, unit.start, heads), None)
    return mention


def company_spoken_of(scene: Scene, index: int, at: int) -> Mention | None:
    """The company that an officer without a stated body belongs to: the sentence's last one before, else the subject of
    the sentences before, else the title's."""
    line = scene.lines[index]
    before = [u for u in line.units_in(0, at) if u.kind in _FIRM_TYPES]
    if before:
        return before[-1].mention
    unit = scene.subject(index, at, _FIRM_TYPES)
    return unit.mention if unit else None


def with_head(scene: Scene, at: int, heads: re.Pattern[str]) -> Iterator[Mention]:
    """The bodies named before offset ``at`` whose names end in ``heads``, nearest first."""
    for mention in reversed(scene.mentions):
        if mention.end <= at and mention.type in ("Government", "Organization", "Company", "Facility") and heads.search(mention.text):
            yield mention


def short_body(scene: Scene, index: int, unit: Unit) -> Mention | None:
    """A body that a head word alone names right before a role (集团|首席执行官, 校|党委书记): the nearest with that head."""
    line = scene.lines[index]
    start = max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    match = _SHORT.search(scene.text[start : unit.start])
    if not match or not begins_phrase(scene, index, start + match.start()):
        return None
    word = match[0]
    heads = {"校": "大学|学院|中学|小学|学校|校", "学校": "大学|学院|中学|小学|学校|校", "行": "银行|分行|支行", "公司": "公司|集团"}.get(word, word)
    return next(with_head(scene, unit.start, re.compile(f"(?:{heads})$")), None)


def begins_phrase(scene: Scene, index: int, at: int) -> bool:
    """Whether nothing before offset ``at`` modifies what begins there: the sentence's start, a mark, a verb or the like."""
    before = [t for t in scene.sentences[index].tokens if t.end <= at]
    if any(t.start < at < t.end for t in scene.sentences[index].tokens):
        return False
    return not before or before[-1].pos in ("w", "v", "p", "c", "d", "u", "vd", "xc", "TIME", "t", "r")


def spoken_of(scene: Scene, index: int, unit: Unit, role: Role) -> Mention | None:
    """The body of a role that states none and stands in no chain, where its title tells enough; None else."""
    line = scene.lines[index]
    if not begins_phrase(scene, index, unit.start):
        return None
    if role.title.kind in ("firm", "founder"):
        return company_spoken_of(scene, index, line.place(unit))
    if role.title.kind == "headed" and role.title.heads:
        return next(with_head(scene, unit.start, role.title.heads), None)
    return None
