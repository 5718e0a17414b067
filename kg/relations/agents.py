"""Who acts: the subject of a verb, named in its own clause or carried on from an earlier one.

A body is the agent of a verb when it stands in subject position or behind 由 (由甲公司承建); not where it only tells
the place, the owner or somebody's office (在甲县建设, 甲县的园区, 甲县县长). Lists count whole: 甲与乙共同建设.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.relations.agents_clause import (
    BODIES,
    BRACKET,
    DATE,
    MAIN,
    PERSON,
    ROLE,
    acts,
    all_of,
    has_subject,
    in_clause,
    listed_on,
    placed,
)
from kg.relations.echoes import Echoes
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

_CALLED_OFF = re.compile(
    r"[^。；]{0,50}?(?:已|现|决定|予以|宣布|同意)[^，。；、]{0,8}(?:终止|取消|停建|叫停|解除|搁置|撤销|作废)"
)
# 在甲市，…; 在甲市开工的…: the place whose doings are told
_FRAME = re.compile(
    rf"(?:^|[。；，：])(?:同时|此外|目前|而|{sign_class(('Date',))}|，)*在(?P<place>{sign_class(('Place',))}+)(?:，|(?:签约|开工|新?建成|投产|落户|启动)[^，。]{{0,6}}的)"
)
# a person, or somebody's office and name (甲县|县长|乙)
_LEADER = re.compile(rf"{PERSON}|[\ue000-\ue009]{ROLE}?[^，。；]{{0,12}}{PERSON}")
_TOLD = re.compile(r"(?:[^，。；]{0,6}?)(?:要|必须|应当|务必)")
# 公司|全资子公司|乙: spoken of is the one owned
ITS_FIRM = re.compile(
    rf"(?:{BRACKET.pattern})?的?(?:旗下|下属|所属)?的?(?:全资|控股|参股)?(?:子公司|孙公司){SIGNS['Company']}"
)
_WITH = re.compile(
    rf"(?:以[^，。；\ue000-\ue009]{{1,14}}|将|拟|还|并|再|已|计划|正|继续|积极|{DATE}){{0,6}}(?:与|同|和|跟|联合|携手|会同)$"
)


# zones that are run by an office of their own; no quarter of a town
_RUN = re.compile(
    r"(?:开发区|高新区|经开区|新区|工业园区?|产业园区|自贸区|保税区|综保区|集聚区|集中区|示范区|港区|经济区|科技城)$"
)


def called_off(line: Skeleton, at: int) -> str | None:
    """Negated where the sentence says behind ``at`` that it came to nothing: 拟与乙合作的项目，已于2月终止."""
    return "negated" if _CALLED_OFF.match(line.text, at) else None


_LEADS_TO_BOTH = rf"(?:未来|今后|下一步|此次|此前|根据协议|按照协议|据介绍|记者获悉|{DATE})"
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
        here = in_clause(line, start, at, kinds)
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
            return self._parties(index, start, kinds) or all_of(line, start, kinds)
        if _SEVERAL.match(line.text, start):
            return all_of(line, start, kinds)
        if both := _BOTH_BEFORE.search(line.text, 0, start):
            return self._parties(index, both.start(), kinds)
        if has_subject(self._scene, index, start, at):
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
                return listed_on(other, place, kinds) if acts(other, place, len(other.text), kinds) else []
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
        if (unit.kind in MAIN or _is_zone(unit))
        and Scene.in_subject_position(line, unit)
        and acts(line, at, len(line.text), MAIN)
    ]
