"""Bodies beside a post that no mention covers: 湖州|市委|书记, 市政府副秘书长、|办公厅|主任, 国防|部长."""

import re

from kg.model import Mention
from kg.names import LEVELS
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import Skeleton, Unit

_NATIONS = re.compile(
    r"^(?:大?中华|中国|亚太|亚洲|欧洲|北美|美洲|非洲|中东|东南亚|全球|国际|海外|华[东南西北中]|[东西][南北])(?:大?区|地区|区域)?$"
)
# what stands between a place or level and a title: 湖州|市委|书记, 市委|书记
COMMITTEE = r"[省市区县镇乡州旗盟]?(?:委|党委|人民政府|政府|人大常委会|人大|政协|纪委监委|纪委)(?=[\ue00a第])"
_VILLAGE = ("村委会", "居委会", "村民委员会", "居民委员会")
_PARTY_OF = re.compile(r"(?:党委|党总支|党支部|总支|支部)$")
# a department that stands in a chain without its body: 市政府副秘书长、|办公厅|主任
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
    "外交", "国防", "内政", "内务", "经济", "能源", "环境", "卫生", "文化", "旅游", "贸易", "国家安全",
    "石油", "矿业", "通信", "劳动", "农业", "财政", "司法", "交通", "教育", "移民", "公共安全",
)  # fmt: skip
PARTY_WORK = ("宣传", "组织", "统战")
# 县委常委、宣传部长、统战部长: both are departments of the committee
_PARTY_PART = re.compile(rf"(?<=委)(?:{'|'.join(PARTY_WORK)})部$")
_APPOINTING = (
    "授权", "聘任", "聘请", "任命", "选举", "选聘", "提名", "委派", "推荐", "推选", "增补", "补选", "解聘", "指定",
)  # fmt: skip
_DEPARTMENT_HEAD = re.compile(r"(?P<head>[部局厅处科])长$")


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


def part_of_chain(scene: Scene, line: Skeleton, unit: Unit, chain: Mention) -> Mention | None:
    """A department of the chain's body that no mention covers (市政府副秘书长、|办公厅|主任)."""
    start = max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    match = _PART.fullmatch(scene.text[start : unit.start])
    if not match or chain.type == "Place" or match["part"].startswith(("董事会", "监事会")):
        return None
    whole = chain.name or chain.text
    if match["part"] in _VILLAGE:
        whole = _PARTY_OF.sub("", whole)
    elif chain.rule == "implied:department" and chain.name:  # 县委组织部部长、|统战部|部长: sisters
        whole = whole.removesuffix(chain.text)
    name = whole + match["part"]
    kind = "Government" if chain.type == "Government" else "Organization"
    because = f"“{match['part']}”前面说的是{chain.name or chain.text}"
    return Mention(start + match.start("part"), unit.start, match["part"], kind, "implied:department", name, because)


_HAN = re.compile("[\u4e00-\u9fff]")


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
        return _ministry(scene, line, unit, role)
    name, because = None, ""
    whole = _PARTY_PART.sub("", chain.name or chain.text) if chain is not None else ""
    if stem in PARTY_WORK and whole.endswith("委"):
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
        if before.mention and before.mention.name and len(before.text) == 1:  # 美|国防|部长
            name, because = f"{before.mention.name}{stem}{head['head']}", before.mention.because
    text = scene.text[start : unit.start + 1]
    return Mention(start, unit.start + 1, text, "Government", "implied:title", name, because)


_OF_MINISTRY = re.compile(r"(?![^、]*(?:会见|访问|总统|总理|首相|政府|[部厅局委]))[\u4e00-\u9fff、]{2,12}$")


def _ministry(scene: Scene, line: Skeleton, unit: Unit, role: Role) -> Mention | None:
    """The ministry of a foreign state that its head's title implies, whatever it is for: 某国|农业农村发展|部长."""
    before = max(
        (u for u in line.units if u.end <= unit.start and u.kind != "Industry"), key=lambda u: u.end, default=None
    )
    if before is None or before.kind != "Place" or before.mention is None or not role.text.endswith("部长"):
        return None
    state = before.mention.name or before.mention.text
    field = scene.text[before.end : unit.start]
    if state not in scene.rules.words("countries") or state == "中国" or not _OF_MINISTRY.match(field):
        return None
    text = scene.text[before.start : unit.start + 1]
    name = f"{state}{field}部"
    because = "" if name == text else f"“{before.text}”是{state}"
    return Mention(
        before.start, unit.start + 1, text, "Government", "implied:title", None if name == text else name, because
    )


def nearest_name(scene: Scene, at: int, ending: str) -> str | None:
    """The last place before ``at`` whose name ends so (街: a road, too); None where there is none."""
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
