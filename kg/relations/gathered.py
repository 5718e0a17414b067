"""Figures of an occasion: how many works are signed or begun at it, and what they are worth in all.

本次集中签约项目共|23个，总投资|9亿元 tells of the ceremony, not of the town that holds it or of any of the works.
"""

import re
from functools import cached_property

from kg.model import Mention
from kg.relations.figures import COUNTED, is_crowd
from kg.relations.gatherings import with_gatherings
from kg.relations.occasions import EVENT, is_watched, readable, sort_of
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause

_KIND = r"(?P<kind>签约|开工|竣工|开竣工|开（竣）工|投产|推介|授牌|揭牌|发布|动工|奠基|投用|交付)"
_TOLD = re.compile(
    rf"(?:(?P<here>本次|此次|这次|当天|当日|现场|昨天)[^，。；]{{0,10}}?|集中)“?(?:集中)?(?:云)?{_KIND}"
    # 开工项目包括甲、乙等|9个|项目; 签约金额达|306亿元
    r"|签[署订]了?[^，。；]{0,8}(?:协议|合同)，(?:共)?涉及"
    rf"|{_KIND.replace('kind', 'works')}项目(?=包括|有|涵盖|共|[为是])|(?:签约|协议|引资)(?:总?金额|总额)"
)
# 本次签约活动共有|33个|项目
_NAMED = re.compile(rf"(?:本次|此次|这次)[^，。；]{{0,10}}?{EVENT}")
# |14个|项目成功签约, |9亿元|的|12个|重点项目集中开工
_BEHIND = re.compile(
    rf"(?:[^，。；\ue000-\ue00c]{{0,8}}的\ue00c)?[^，。；\ue000-\ue00c]{{0,14}}?(?:项目|工程)(?:分别|成功|顺利|正式|进行了?|集中|现场|共同|同时|陆续|全部|火热)*"
    rf"(?:在[^，。；]{{1,24}}?)?(?:分别|成功|顺利|正式|集中|现场|火热)*{_KIND}(?![率式仪前后的])"
)
# what is begun in a year or quarter, not at one ceremony: 预计一季度末，|35个|新建项目开工
_ANOTHER_TIME = re.compile(r"预计|全年|今年以来|年初以来|截至|累计|续建")
_ABOVE = re.compile(r"上述\ue00c?[^，。；]{0,6}(?:项目|工程)(?:合计|共|总)?")
# 某某高新区主会场…现场集中签约项目|20个, 成功签约项目|16个
_JUST_SIGNED = re.compile(
    rf"(?:现场|共|成功|集中|累计|一共)+{_KIND}(?:的|亿元以上|超亿元)?(?:重点|重大|产业|招商)*项目共?$"
)
# 远山县举办重点项目签约仪式，总投资|108亿元
_WORTH = re.compile(
    r"(?:举办|举行|召开)了?[^，。；\ue000-\ue006]{0,20}\ue007[”》]?，(?:现场|共|集中|计划|项目|签约|开工|预计|合计){0,4}"
    r"(?:总投资额?|投资总?额|总?金额|总额|项目)(?:达|为|共|约){0,2}$"
)
_IN_ALL = re.compile(r"(?:会上|活动中|活动现场|现场|当天|当日|推介会上|仪式上|最终|最后)?，?共(?:有|计|达成)?")
# 来自10个国家的|200多名|代表参加会议
_COMES = re.compile(r"[^，。；、]{0,20}?(?:[、及和][^，。；、]{0,12})?(?:参加|出席|到会|参会|与会|列席)")
_AMONG = re.compile(r"的?\ue00c?[^，。；]{0,4}项目中")


class Gathered:
    """The occasions of one document that figures may be told of."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def _events(self) -> list[Mention]:
        """The ceremonies and meetings that the document names, in the order of the text."""
        return [
            u.mention
            for i, line in enumerate(with_gatherings(self._scene).lines)
            if readable(self._scene, i)
            for u in line.units
            if u.kind == "Event"
            and u.mention
            and not (u.refers or is_watched(line, u))
            and sort_of(u.text) in ("ceremony", "meeting")
        ]

    def owner(self, line: Skeleton, figure: Unit, *, own: bool = False) -> Mention | None:
        """The event whose works ``figure`` counts or sums up; None where it tells of no event. ``own``: the figure's
        clause has a subject of its own, which then must be the event: 本次签约活动|共有33个项目."""
        at = line.place(figure)
        if is_crowd(line, figure) and _COMES.match(line.text, at + 1):
            return self._attended(line, at)
        start = clause(line.text, at)[0] if own else 0
        just = _JUST_SIGNED.search(line.text, 0, at)
        period = own and just is not None and not just[0].startswith(("现场", "共"))  # 远山县三季度|集中开工项目31个
        if just and not period and figure.unit in COUNTED and (event := self._of_kind(just["kind"], line.origin(at))):
            return event
        if worth := _WORTH.search(line.text, 0, at):
            return next(u.mention for u in line.units_in(*worth.span()) if u.kind == "Event")
        told = [
            m for e in ((_NAMED, _ABOVE) if own else (_NAMED, _ABOVE, _TOLD)) for m in e.finditer(line.text, start, at)
        ]
        if told:
            return self._told(line, figure, max(told, key=lambda m: m.end()))
        if own:
            return None
        behind = _BEHIND.match(line.text, at + 1)
        if behind is None or _ANOTHER_TIME.search(line.text, 0, at):
            return None
        found = self._of_kind(behind["kind"], line.origin(at))
        if found is None and _IN_ALL.fullmatch(line.text, clause(line.text, at)[0], at):
            return self._before(line.origin(at))  # 推介会上，共有6个项目签约
        return found

    def _attended(self, line: Skeleton, at: int) -> Mention | None:
        """What those counted at ``at`` came to: the event named behind them, else the last one before."""
        here = [u for u in line.units_in(at, clause(line.text, at)[1]) if u.kind == "Event"]
        return here[0].mention if here else self._before(line.origin(at))

    def _told(self, line: Skeleton, figure: Unit, last: re.Match[str]) -> Mention | None:
        """The event that the words of ``last`` before the figure mean."""
        at = line.place(figure)
        between = [u.kind for u in line.units_in(last.end(), at) if u.mention and u.kind not in ("Event", "Industry")]
        counts = figure.unit in COUNTED
        among = counts and _AMONG.match(line.text, last.end())
        listed = (
            counts and line.text[at - 1] == "等" and {"Project", "Facility", "Place", "Company"}.issuperset(between)
        )
        if between and not among and not listed:
            return None
        limit = line.origin(last.end())
        groups = last.groupdict()
        if groups.get("kind"):
            return self._of_kind(last["kind"], limit) or (self._before(limit) if groups.get("here") else None)
        return self._before(limit)

    def _of_kind(self, kind: str, limit: int) -> Mention | None:
        """The last event before ``limit`` whose name tells that ``kind`` of deed."""
        signs = set(kind)
        found = [m for m in self._events if m.start < limit and (kind in m.text or _alike(signs, m.text))]
        return found[-1] if found else None

    def _before(self, limit: int) -> Mention | None:
        found = [m for m in self._events if m.start < limit]
        return found[-1] if found else None


def _alike(signs: set[str], name: str) -> bool:
    """Whether the name has the kind in another wording: 开工, of 集中开竣工活动."""
    return any(form in name and signs <= set(form) for form in ("开竣工", "开（竣）工", "竣（开）工"))
