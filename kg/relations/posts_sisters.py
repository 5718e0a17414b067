"""Bodies of the same place as the chain's, told without it: 县委常委、|纪委|书记, 县政协副主席、|工商联|主席."""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import Skeleton, Unit

_PARTY_SIDE = r"人大常委会|人大|政协|纪委监委|纪工委|纪委|监察委员会|监察委|监委会|监委"
_PEOPLES = r"工商联|总工会|妇联|残联|科协|文联|红十字会"
_BUREAUS = (
    r"(?:公安|教育|财政|司法|民政|审计|统计|商务|水利|交通运输|自然资源|农业农村|生态环境|卫生健康|市场监督管理|文化和旅游"
    r"|应急管理|医疗保障|住房和城乡建设|发展和改革|人力资源和社会保障|信访|林业|体育|退役军人事务|行政审批|综合行政执法)局"
)
# a sister as it stands in a chain of posts before its role
SISTER = rf"(?:{_PARTY_SIDE}|{_PEOPLES}|人武部|武装部|{_BUREAUS}|公安分局|人民法院|人民检察院|法院|检察院)"
_BEFORE = re.compile(rf"[、，兼](?P<body>{SISTER})$")
_OF_PLACE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,14}?[省市区县镇乡州旗盟])(?:委|党委|纪委|监委|人民政府|政府|人大|政协|监察委|[\u4e00-\u9fff]{2,10}局$)"
)
# the role has taken the body with it: 县委常委、|纪委书记, 县人大常委会副主任、|总工会主席
_TAKEN = re.compile(rf"(?P<body>{SISTER})(?P<role>(?:常务)?副?(?:书记|主席)|常委|委员)$")


def sister(scene: Scene, line: Skeleton, unit: Unit, chain: Mention) -> Mention | None:
    """The body right before the role ``unit`` that has no name but the place of the chain's body; None elsewhere."""
    start = max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    match = _BEFORE.fullmatch(scene.text[start : unit.start])
    return of_place(scene, start + match.start("body"), match["body"], chain) if match else None


def in_role(scene: Scene, unit: Unit, role: Role, chain: Mention) -> tuple[Mention, str] | None:
    """Body and role of 纪委书记 behind a post in a place's committee or government; a firm's has no body of its own."""
    match = _TAKEN.match(role.text)
    start = unit.start + scene.text[unit.start : unit.end].find(match["body"]) if match else -1
    body = of_place(scene, start, match["body"], chain) if match and start >= unit.start else None
    return (body, match["role"]) if match and body else None


def placed(scene: Scene, body: Mention, chain: Mention | None) -> Mention:
    """The bureau that its head's title implies, of the place of the chain: 副县长、|公安局|长."""
    bare = body.name is None and body.rule == "implied:title"
    if chain is None or not bare or scene.text[body.start - 1 : body.start] not in ("、", "兼"):
        return body
    return of_place(scene, body.start, body.text, chain) or body


def of_place(scene: Scene, start: int, body: str, chain: Mention) -> Mention | None:
    """The body called ``body`` of the place of the chain's; None where that is of no place."""
    whole = chain.name or chain.text
    match = _OF_PLACE.match(whole) if chain.type == "Government" else None
    if match is None:
        return None
    place = match["place"]
    name = scene.homes.get(place, place) + body if len(place) == 1 else place + body
    kind = "Organization" if re.fullmatch(_PEOPLES, body) else "Government"
    return Mention(start, start + len(body), body, kind, "implied:sister", name, f"“{body}”前面说的是{whole}")
