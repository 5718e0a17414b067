"""Who acts: the subject of a verb, named in its own clause or carried on from an earlier one.

A body is the agent of a verb when it stands in subject position or behind 由 (由甲公司承建); not where it only tells
the place, the owner or somebody's office (在甲县建设, 甲县的园区, 甲县县长). Lists count whole: 甲与乙共同建设.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.relations.echoes import Echoes
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

_BRACKET = re.compile(r"[（(][^（）()]{0,80}[）)]")
_CALLED_OFF = re.compile(
    r"[^。；]{0,50}?(?:已|现|决定|予以|宣布|同意)[^，。；、]{0,8}(?:终止|取消|停建|叫停|解除|搁置|撤销|作废)"
)
# 在甲市，…; 在甲市开工的…: the place whose doings are told
_FRAME = re.compile(
    rf"(?:^|[。；，：])(?:同时|此外|目前|而|{sign_class(('Date',))}|，)*在(?P<place>{sign_class(('Place',))}+)(?:，|(?:签约|开工|新?建成|投产|落户|启动)[^，。]{{0,6}}的)"
)
_ROLE, _PERSON, _DATE = sign_class(("Role",)), sign_class(("Person",)), sign_class(("Date",))
_ANY = sign_class(("Any",))
# before a body that is no agent: it tells where, for whom, by what
_ADJUNCT = re.compile(
    rf"(?:同时|并|还|也|将|{sign_class(('Date',))})*(?:在|以|通过|围绕|为|从|向|对|针对|根据|按照|随着|借助|依托|立足|面向|要|把|将|与|同|和)"
)
_TIMES = frozenset(
    {
        "联合体",
        "全年",
        "全市",
        "全县",
        "全区",
        "全省",
        "年内",
        "力度",
        "重点",
        "下一步",
        "同时",
        "全力",
        "大力",
        "步伐",
        "措施",
    }
)
_SITE_SIGNS = sign_class(("Place", "Project")).strip("[]")
_MAIN = ("Government", "Company", "Organization", "Place")
BODIES = (*_MAIN, "Project")
# a person, or somebody's office and name (甲县|县长|乙)
_LEADER = re.compile(rf"{_PERSON}|[\ue000-\ue009]{_ROLE}?[^，。；]{{0,12}}{_PERSON}")
_TOLD = re.compile(r"(?:[^，。；]{0,6}?)(?:要|必须|应当|务必)")
_NO_AGENT = re.compile(
    r"(?:在|于|对|向|为|给|从|到|至|往|据|沿|跨|比|被|如|等|成为|围绕|结合|依托|通过|根据|按照|服务|立足|面向|融入|赴|走进|深入|来到|前往|连接|覆盖|途经|位列|落户|入驻|进入|收购|抢抓|对接|对标|打造|建设|推进|推动|发展|聚焦|实施|包括|按|以|让|使|把|将|中标|成立|投资)[“‘《【]?$"
)
# before a list of bodies none of which acts
_RELIED_ON = re.compile(r"(?:围绕|结合|依托|通过|根据|按照|立足|借助|凭借|对标|对接|聚焦)$")
# behind a body that is no agent: its office, its parts, its inside
_NO_AGENT_BEHIND = re.compile(
    rf"[”’》】]?(?:{_BRACKET.pattern})?(?:{_ROLE}|的|关于(?:公司)?(?:全资|控股|参股)?(?:子公司|股东)|(?:全媒体|融媒体|见习)?记者|通讯员|地区|市场|境内|内|外|上|中|里|之间|东部|西部|南部|北部|沿线|周边|一带|方面|方向|有关|相关|负责人|领导|代表|消息|等地|等(?=[^，]{{0,6}}(?:园|城|线))|{_ANY})"
)
# 甲|拟与|乙|共同建设: adverbs may stand before the preposition
_JOINED = re.compile(
    rf"[”’》】]?(?:{_BRACKET.pattern})?(?:[、和与及同跟]|以及|联合|携手|会同"
    rf"|(?:拟|将|已|正|计划|决定|同意|近日|日前|{_DATE})+(?:以[^，。；\ue000-\ue009]{{1,14}})?(?:与|同|和|跟|联合|携手|会同))(?:自然人|非?关联方|第三方|合作方|参股公司|(?:其|公司)?(?:全资|控股|下属)?子公司|其)?[“‘《【]?$"
)
_OWNED = re.compile(r"(?:的|旗下的?|下属的?|所属的?|(?:全资|控股|参股)?(?:子公司|孙公司|公司))$")
# 公司|全资子公司|乙: spoken of is the one owned
ITS_FIRM = re.compile(
    rf"(?:{_BRACKET.pattern})?的?(?:旗下|下属|所属)?的?(?:全资|控股|参股)?(?:子公司|孙公司){SIGNS['Company']}"
)
_OWNS = re.compile(r"(?:(?:旗下|下属|所属)的?(?:全资|控股)?(?:子公司)?|(?:全资|控股)?子公司)")
_WITH = re.compile(
    rf"(?:以[^，。；\ue000-\ue009]{{1,14}}|将|拟|还|并|再|已|计划|正|继续|积极|{_DATE}){{0,6}}(?:与|同|和|跟|联合|携手|会同)$"
)
# a zone acts as a body; other works are acted upon
ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|新城|园区|产业园|工业园|自贸区|试验区|示范区|保税区|综保区|合作区|小镇|港区|科技城|科学城|社区|街区|农场|牧场|垦区|片区)$"
)


# zones that are run by an office of their own; no quarter of a town
_RUN = re.compile(
    r"(?:开发区|高新区|经开区|新区|工业园区?|产业园区|自贸区|保税区|综保区|集聚区|集中区|示范区|港区|科技城)$"
)


def placed(line: Skeleton, start: int, end: int) -> list[tuple[int, Unit]]:
    """The units of ``line.text[start:end]`` with their positions, without those in brackets."""
    brackets = [m.span() for m in _BRACKET.finditer(line.text)]
    found = [(line.place(unit), unit) for unit in line.units_in(start, end)]
    return [(at, unit) for at, unit in found if not any(a <= at < b for a, b in brackets)]


def called_off(line: Skeleton, at: int) -> str | None:
    """Negated where the sentence says behind ``at`` that it came to nothing: 拟与乙合作的项目，已于2月终止."""
    return "negated" if _CALLED_OFF.match(line.text, at) else None


_LEADS_TO_BOTH = rf"(?:未来|今后|下一步|此次|此前|根据协议|按照协议|据介绍|记者获悉|{_DATE})"
_BOTH = re.compile(rf"(?:{_LEADS_TO_BOTH}，?)*(?:双方|三方|各方|两家公司|两家企业)")
# 双方将共同构建生态圈，|建设青石新城
_BOTH_BEFORE = re.compile(rf"(?:(?<=[，。；])|^)(?:{_LEADS_TO_BOTH}，?)*双方[^。；：“\ue000-\ue006]*，$")
_SEVERAL = re.compile(r"(?:上述|这)?(?:[三四五六七八]|\ue00c)家?(?:上市)?(?:公司|企业|集团)")
_SIDE_OF = sign_class(BODIES)
_SIDES_OF = rf"{_SIDE_OF}(?:（[^（）]{{0,40}}）)?(?:、{_SIDE_OF}(?:（[^（）]{{0,40}}）)?)*"
_DEED_OF_TWO = re.compile(
    rf"(?P<a>{_SIDES_OF})[^，。；、\ue000-\ue009]{{0,6}}[与和同](?P<b>{_SIDES_OF})"
    r"[^。；]{0,40}?(?:签约|签订|签署|签下|合作|共建|携手|联手|结对|达成|举行)"
)


class Agents:
    """Finds who acts in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._echoes = Echoes.of(scene)

    @classmethod
    def in_scene(cls, scene: Scene) -> "Agents":
        """The agents of ``scene``, made at the first call."""
        found: Agents | None = scene.derived.get("agents")
        if found is None:
            found = scene.derived["agents"] = cls(scene)
        return found

    def of(self, index: int, at: int, kinds: Sequence[str], *, carried: bool = True) -> list[Unit]:
        """The units of ``kinds`` that do what the verb at ``at`` of line ``index`` says; none where a person or a thing
        of another kind does, or where nobody is named. ``carried`` False: only those in the verb's own clause.

        今年，甲集团与乙公司签订协议，将与丙镇共同建设… -> 丙镇, 甲集团, 乙公司
        """
        line = self._scene.lines[index]
        start, _ = clause(line.text, at)
        here = _in_clause(line, start, at, kinds)
        if here is None:
            echoed = [u for place, u in self._echoes.of_line(index) if start <= place < at and u.kind in kinds]
            return echoed or (self._carried(index, start, at, kinds) if carried else [])
        if here and carried and _WITH.fullmatch(line.text[start : line.place(here[0])]):
            named = [u.mention for u in here]
            here += [u for u in self._carried(index, start, at, kinds) if u.mention not in named]
        return here

    def _carried(self, index: int, start: int, at: int, kinds: Sequence[str]) -> list[Unit]:
        """Who the paragraph speaks of before position ``start``: the nearest in subject position; where it names
        nobody, or a leader tells what is to be done (县长甲强调，要加快…), whom the whole document speaks of."""
        line = self._scene.lines[index]
        if _BOTH.match(line.text, start):
            return self._parties(index, start, kinds) or _all_of(line, start, kinds)
        if _SEVERAL.match(line.text, start):
            return _all_of(line, start, kinds)
        if both := _BOTH_BEFORE.search(line.text, 0, start):
            return self._parties(index, both.start(), kinds)
        if _has_subject(self._scene, index, start, at):
            return []
        framed = [u for m in _FRAME.finditer(line.text, 0, start) for u in line.units_in(*m.span("place"))]
        if framed and "Place" in kinds:
            return framed[-1:]
        for other, place in self._subjects(index, start):
            unit = other.unit(place)
            told_by_leader = _LEADER.match(other.text, place)
            if told_by_leader:
                return self._main(kinds) if _TOLD.match(line.text, start) else []
            if unit.kind in kinds and not other.text.startswith("的", place + 1):
                return _listed_on(other, place, kinds) if acts(other, place, len(other.text), kinds) else []
            if unit.kind in ("Event", "Facility", "Project"):
                return []
        return self._main(kinds) if self._scene.kind_of_block(index) != "title" else []

    def _parties(self, index: int, at: int, kinds: Sequence[str]) -> list[Unit]:
        """Whom 双方 means at ``at`` of line ``index``: the sides of the deed told last (甲与乙签约。双方将…)."""
        for number in range(index, max(index - 4, -1), -1):
            line = self._scene.lines[number]
            deeds = list(_DEED_OF_TWO.finditer(line.text, 0, at if number == index else len(line.text)))
            if deeds:
                sides = [*line.units_in(*deeds[-1].span("a")), *line.units_in(*deeds[-1].span("b"))]
                return [u for u in sides if u.kind in kinds and u.mention]
        return []

    def _subjects(self, index: int, start: int) -> Iterator[tuple[Skeleton, int]]:
        """Line and position of each name in subject position before ``start`` of line ``index``, nearest first; of a
        body behind its place (甲市|乙局) that of the body."""
        number = index
        for unit in self._scene.subjects(index, start):
            while self._scene.lines[number].start > unit.start:
                number -= 1
            line = self._scene.lines[number]
            place = line.place(unit)
            while (following := line.unit_or_none(place + 1)) and following.kind in BODIES:
                place += 1
            if owned := ITS_FIRM.match(line.text, place + 1):
                place = owned.end() - 1
            yield line, place

    def _main(self, kinds: Sequence[str]) -> list[Unit]:
        """Whom the document speaks of, where it is of ``kinds``."""
        return [u for u in self._spoken_of if u.kind in kinds]

    @cached_property
    def _spoken_of(self) -> list[Unit]:
        """The body or place in subject position in most lines, where one stands out."""
        counts: Counter[str] = Counter()
        first: dict[str, Unit] = {}
        for number, line in enumerate(self._scene.lines):
            if self._scene.kind_of_block(number) not in ("byline", "meta"):
                for unit in _main_subjects(line):
                    name = unit.mention.name or unit.mention.text if unit.mention else unit.text
                    counts[name] += 1
                    first.setdefault(name, unit)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return []
        return [first[ranked[0][0]]]


def _is_zone(unit: Unit) -> bool:
    return unit.kind == "Project" and unit.mention is not None and _RUN.search(unit.mention.text) is not None


def _main_subjects(line: Skeleton) -> list[Unit]:
    """The bodies and places in subject position of a line."""
    return [
        unit
        for at, unit in placed(line, 0, len(line.text))
        if (unit.kind in _MAIN or _is_zone(unit))
        and Scene.in_subject_position(line, unit)
        and acts(line, at, len(line.text), _MAIN)
    ]


def _in_clause(line: Skeleton, start: int, at: int, kinds: Sequence[str]) -> list[Unit] | None:
    """The agents between the clause's begin and the verb; None where it names none, [] where somebody else acts."""
    units = placed(line, start, at)
    for number in range(len(units) - 1, -1, -1):
        place, unit = units[number]
        if unit.kind == "Person" and not _JOINED.search(line.text[:place]):
            return []
        if unit.kind == "Place" and line.text.startswith("企业", place + 1):
            return []  # 青石|企业|实施: those of the place
        # 拟在|北川省|青石市|建设: the whole chain of places tells where
        before = (
            line.text[start:place].rstrip(_SITE_SIGNS) if unit.kind in ("Place", "Project") else line.text[start:place]
        )
        if unit.kind in kinds and acts(line, place, at, kinds) and not _NO_AGENT.search(before):
            found = _listed_back(line, units[: number + 1], kinds)
            if _RELIED_ON.search(line.text[start : line.place(found[0])]):
                continue  # 依托|甲公司、乙集团等企业，加快…
            return found
    return None


def acts(line: Skeleton, place: int, at: int, kinds: Sequence[str]) -> bool:
    """Whether the body at ``place`` itself can be what does the verb at ``at``, judged by the words behind it; among
    governments and firms only a zone's project acts."""
    unit = line.unit(place)
    if unit.mention is None or (
        unit.kind == "Project" and "Government" in kinds and not ZONE.search(unit.mention.text)
    ):
        return False
    return place + 1 == at or not _NO_AGENT_BEHIND.match(line.text, place + 1)


def _listed_back(line: Skeleton, units: Sequence[tuple[int, Unit]], kinds: Sequence[str]) -> list[Unit]:
    """The list that ends with the last of ``units``: 甲、乙与丙旗下的丁 -> 甲, 乙, 丁."""
    found = [units[-1][1]]
    right = units[-1][0]
    for place, unit in reversed(units[:-1]):
        if unit.kind in ("Quantity", "Date"):  # 甲拟以|1亿元|与乙共同设立
            continue
        between = line.text[place + 1 : right]
        if _OWNED.fullmatch(between):
            right = place
            continue
        if not _JOINED.fullmatch(between) or unit.kind not in (*kinds, "Person"):
            break
        if unit.kind in kinds:
            found.append(unit)
        right = place
    return found[::-1]


def _has_subject(scene: Scene, index: int, start: int, at: int) -> bool:
    """Whether a common noun stands before the verb, which then is its subject: 企业|承建, but 以科创为引领|建设."""
    line = scene.lines[index]
    if start >= at or _ADJUNCT.match(line.text, start):
        return False
    a, b = line.origin(start), line.origin(at)
    inside = [t for t in scene.sentences[index].tokens if a <= t.start and t.end <= b]
    return any(t.pos in ("n", "nz", "vn") and t.text not in _TIMES for t in inside) and not any(
        a <= u.start and u.end <= b and u.kind in _MAIN for u in line.units
    )


def _all_of(line: Skeleton, end: int, kinds: Sequence[str]) -> list[Unit]:
    """The first list of several before ``end``, which 三家公司 means: 甲、乙以及丙公告称，三家公司…."""
    for at, unit in placed(line, 0, end):
        if unit.kind in kinds and len(found := _listed_on(line, at, kinds)) > 1:
            return [u for u in found if line.place(u) < end]
    return []


def _listed_on(line: Skeleton, place: int, kinds: Sequence[str]) -> list[Unit]:
    """The list that begins at ``place``: 甲与乙签署 -> 甲, 乙."""
    found = [line.unit(place)]
    owner = False
    for at, unit in placed(line, place + 1, len(line.text)):
        joined = (owner and place + 1 == at) or _JOINED.fullmatch(line.text[place + 1 : at])
        if not joined or unit.kind not in kinds:
            break
        if owns := _OWNS.match(line.text, at + 1):  # 甲与|乙集团下属子公司|丙
            place, owner = owns.end() - 1, True
            continue
        owner = False
        found.append(unit)
        place = at
    return found
