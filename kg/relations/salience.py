"""Whose a figure is: the candidates in reach weighed by salience, after Lappin and Leass (1994).

Chinese news tells one thing of another in chains of clauses with one subject (甲项目位于乙县，占地80亩，总投资3亿元，
由丙公司承建). So a candidate weighs by the part it plays in its clause, by how far back it stands, and by whether it is
of a kind that has such a measure at all; the heaviest owns the figure.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.relations.agents_clause import ZONE
from kg.relations.buildings import is_building
from kg.relations.echoes import Echoes
from kg.relations.harm import harmed_at, is_harm
from kg.relations.measures import Measure
from kg.relations.parts import ASIDE, FRAME, SUBJECT, weight_of
from kg.relations.possessed import barred, named_garden, owned
from kg.relations.scene import Scene
from kg.relations.speakers import quotations, speaks_for
from kg.relations.units import Skeleton, Unit, clause, sign_class

_KINDS = frozenset(("Project", "Facility", "Company", "Event", "Place", "Government", "Organization", "Person"))
_GROUPS = {"Work": ("Project", "Facility"), "Holder": ("Company", "Person", "Organization", "Government")}
_TOPICS = ("Project", "Facility", "Company", "Event", "Place", "Organization")
_WORK = sign_class(("Work",))

_FITS, _FITS_LESS, _UNFIT, _GOVERNMENT = 2.0, 0.3, -1.75, -0.6
_CLAUSE_BACK, _SENTENCE_BACK, _TOPIC_BACK = 0.2, 0.9, 1.9
# a row whose members 「；」 parts is one sentence about a firm or place; each member may tell of a work of its own
_MEMBER_BACK, _ROW_OWNERS = 0.3, frozenset(("Company", "Place", "Event"))
# for whom the quotation is spoken that the figure stands in
_SPEAKER = SUBJECT - 0.6
# a long chain of clauses keeps its subject: however far back, it stands nearer than the sentence before
_CHAIN_BACK = 0.85
_LEAST = 1.2

# figures of these units are counted, not measured: they do not describe the name behind them
_COUNTED = frozenset("个家名人项件条户位所处座批次场种款") | {"人次", "%", "％", "个百分点"}
_INVESTS = re.compile(r"(?:投资|投入|出资|斥资|耗资|(?<!募集)资金)[^，]*$")
_DESCRIBED = re.compile(
    rf"(?:的\ue002)?(?:在[\ue004\ue006]|[^，,。；;：:、\ue000-\ue009\ue00c]){{0,12}}?(?P<work>{_WORK})"
)
# 年产|80万条|汽车线束的生产线
_MADE_YEARLY = re.compile(r"[年日](?:产|加工|处理)$")
_RIGHT_BEHIND = re.compile(rf"的[“‘]?(?P<work>{_WORK})")
# what people come to harm by
_DISASTER = re.compile(
    r"发生|遭遇?|袭击|空袭|爆炸|坠毁|洪水|洪涝|暴雨|降雨|地震|台风|飓风|龙卷风|滑坡|泥石流|火灾|林火|山火|枪击|车祸|相撞|侧翻|坍塌|倾覆|沉没"
)
_BUILDS_NEXT = re.compile(
    rf"[，,][^，,。；;]{{0,12}}(?:建设|新建|兴建|打造|建成|投建)[^，,。；;{_WORK[1:-1]}]{{0,8}}(?P<work>{_WORK})"
)


# 总投资|6亿元|的某某生产: the figure is that of a work that was not read, and of no other work
_OF_ANOTHER = re.compile(
    r"的(?![^，。；\ue00c]{0,6}(?:金额|总额|价款|报价)|[^，。；\ue00c]{0,8}(?:规模|产能|产值|能力|收入|税收|效益|利润|利税|销售额?|产量|投资)(?:[，。；]|$))[^，。；\ue00c]{4,}"
)


_MONEY = frozenset(("元", "美元", "港元", "欧元"))
# 占地|4平方公里|、预计总投资20亿元的某某小镇
_MORE_OF_IT = re.compile(r"(?:[、和][^，。；\ue000-\ue00c]{0,10}\ue00c)+")
# between a building and its figure: 教学楼|为|4层
_BESIDE = re.compile(r"(?:共|为|是|高|有|达|约|总|均)*")
# behind a figure that counts what was named before it
_NOTHING_MORE = re.compile(r"[、，。；]|和|$")


def _leads(line: Skeleton, unit: Unit, at: int) -> bool:
    """Whether ``unit`` is named in the clause of ``at``, before it: 该项目完成了|7万平方米|的屋顶铺设."""
    return unit in line.units_in(clause(line.text, at)[0], at)


def _counted_itself(line: Skeleton, unit: Unit, at: int) -> bool:
    """Whether the figure at ``at`` counts the kind that ``unit`` before it names: 博士后科研工作站|1家，."""
    is_kind = unit.kind in ("Organization", "Facility") or (unit.kind == "Project" and unit.text.endswith("项目"))
    is_kind = is_kind and not unit.refers
    return is_kind and line.unit(at).unit in _COUNTED and bool(_NOTHING_MORE.match(line.text, at + 1))


# where a report is from: 某社|青石|2月3日|电
_DATELINE = re.compile(r"[【\[（(]?[\ue001-\ue003\u4e00-\u9fff]{1,8}\s?\ue004{1,3}\s?\ue00b(?:专)?[电讯]")


class Candidate(NamedTuple):
    """Someone or something that a figure may be told of, where it stands in its line, and the weight of that place."""

    at: int
    unit: Unit
    weight: float


class Salience:
    """The candidates of one document, weighed line by line as they are needed."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._echoes = Echoes.of(scene)
        self._quoted = quotations(scene.text, scene.mentions)
        self._topics: dict[tuple[str, ...], list[Unit | None]] = {}
        self._lines: dict[int, list[Candidate]] = {}

    def owner(self, index: int, figure: Unit, measure: Measure) -> Mention | None:
        """The mention that ``figure`` in line ``index`` belongs to; None where nothing in reach weighs enough."""
        line = self._scene.lines[index]
        at = line.place(figure)
        if is_harm(line, at):
            harmed = harmed_at(line, at) or self._harmed_before(index, at)
            return harmed.mention if harmed else None
        if described := owned(line, at) or self._described(index, line, at):
            return described.mention
        best: Unit | None = None
        most = _LEAST
        bars = barred(line, at, measure)
        for candidate in self._reach(index, at, measure):
            if bars(candidate.unit):
                continue
            if candidate.at >= 0 and measure.name in _SUMS and _is_listed(self._scene, index, candidate):
                continue  # 开工的有甲项目、乙项目，总投资|25亿元
            weight = candidate.weight + _fit_of(candidate.unit, measure)
            if weight > most:
                best, most = candidate.unit, weight
        more = _MORE_OF_IT.match(line.text, at + 1)
        if (
            best
            and best.kind in ("Project", "Facility")
            and _OF_ANOTHER.match(line.text, more.end() if more else at + 1)
            and not (figure.unit not in _MONEY and _leads(line, best, at))
        ):
            return best.mention if ZONE.search(best.text) else None
        return best.mention if best else None

    def _harmed_before(self, index: int, at: int) -> Unit | None:
        """The place of the sentence before, where the sentence itself names none: 甲州发生洪水。洪水造成|2人|死亡."""
        scene = self._scene
        if not index or not scene.same_block(index - 1, index):
            return None
        if any(u.kind == "Place" for u in scene.lines[index].units_in(0, at)):
            return None
        before = scene.lines[index - 1]
        return harmed_at(before, len(before.text)) if _DISASTER.search(before.text) else None

    def of_clause(self, index: int, at: int) -> bool:
        """Whether the clause around ``at`` of line ``index`` names its own subject before ``at``."""
        start, _ = clause(self._scene.lines[index].text, at)
        return any(start <= c.at < at and c.weight >= SUBJECT - 0.5 for c in self._line(index))

    def _line(self, index: int) -> list[Candidate]:
        """The candidates of a line, the last first."""
        found = self._lines.get(index)
        if found is None:
            line = self._scene.lines[index]
            if self._scene.kind_of_block(index) in ("byline", "meta"):  # no figure is whose who reports it
                return self._lines.setdefault(index, [])
            found = [Candidate(at, unit, SUBJECT) for at, unit in self._echoes.of_line(index)]
            dateline = _DATELINE.match(line.text)
            reported = dateline.end() if dateline else 0
            for unit in line.units_in(reported, len(line.text)) if reported else line.units:
                if unit.kind in _KINDS and unit.mention and unit.text != self._scene.document.source:
                    weight = weight_of(line, unit)
                    if weight is not None:
                        found.append(Candidate(line.place(unit), unit, weight))
            found.sort(key=lambda c: -c.at)
            self._lines[index] = found
        return found

    def _reach(self, index: int, at: int, measure: Measure) -> Iterator[Candidate]:
        """The candidates for a figure at ``at`` of line ``index``: the names before it in its paragraph, and what the
        title or an earlier paragraph speaks of."""
        back = row_back = 0.0
        speaker = speaks_for(self._quoted, self._scene.lines[index].start + 1) if self._quoted else None
        if speaker:
            yield Candidate(-1, Unit(speaker.start, speaker.end, speaker.type, speaker.text, speaker), _SPEAKER)
        apart = not measure.owners and _is_apart(self._scene.lines[index], at)
        for i in range(index, -1, -1):
            if not self._scene.same_block(i, index):
                break
            text = self._scene.lines[i].text
            limit = at if i == index else len(text)
            clauses, last = 0, limit
            for candidate in self._line(i):
                if i == index and candidate.at == at - 1 and _counted_itself(self._scene.lines[i], candidate.unit, at):
                    continue
                beside = i == index and bool(_BESIDE.fullmatch(text, candidate.at + 1, limit))
                if i < index and apart and candidate.unit.kind == "Place" and candidate.weight != FRAME:
                    continue
                if candidate.at < limit and not (is_building(candidate.unit) and not beside):
                    clauses += sum(c in "，,；;：:" for c in text[candidate.at : last])
                    last = candidate.at
                    # right before the figure a name is its attribute: 远山县|5个乡镇, but not 调派|全市|41辆消防车
                    right_before = candidate.at == at - 1 and i == index
                    if right_before and candidate.weight <= ASIDE and candidate.unit.kind != "Project":
                        right_before = candidate.unit.kind == "Place" and bool(_NOTHING_MORE.match(text, at + 1))
                    weight = SUBJECT if right_before or (beside and is_building(candidate.unit)) else candidate.weight
                    far = row_back if candidate.unit.kind in _ROW_OWNERS else back
                    yield candidate._replace(weight=weight - far - min(_CLAUSE_BACK * clauses, _CHAIN_BACK))
            row = i > 0 and self._scene.lines[i - 1].text.endswith("；")
            back, row_back = back + _SENTENCE_BACK, row_back + (_MEMBER_BACK if row else _SENTENCE_BACK)
            if SUBJECT + _FITS - row_back < _LEAST:
                break
        kinds = [k for name in measure.owners for k in _GROUPS.get(name, (name,)) if k in _TOPICS or k == "Government"]
        for wanted in (_TOPICS, tuple(kinds)):
            topic = self._topic(wanted, index) if wanted else None
            if topic:
                yield Candidate(-1, topic, SUBJECT - max(back, _TOPIC_BACK))

    def _topic(self, kinds: tuple[str, ...], before: int) -> Unit | None:
        """What of ``kinds`` the title names first, else the subject nearest before line ``before``."""
        known = self._topics.get(kinds)
        if known is None:
            titles = (unit for unit in self._scene.title_units() if unit.kind in kinds and unit.mention)
            known = self._topics[kinds] = [self._in_full(next(titles, None))]
        if known[0] is not None:
            return known[0]
        while len(known) <= before:
            subjects = [c.unit for c in self._line(len(known) - 1) if c.weight >= SUBJECT]
            fit = [u for u in subjects if u.kind in kinds]
            known.append(fit[-1] if fit else None if subjects else known[-1])
        return known[before]

    def _in_full(self, title: Unit | None) -> Unit | None:
        """A place of the title, or the new town or zone of that name of which the text speaks again and again instead
        (云岭在行动: 云岭新城将…, 云岭新城…)."""
        if title is None or title.kind != "Place":
            return title
        named = [c.unit for i in range(len(self._scene.lines)) for c in self._line(i) if c.weight >= SUBJECT]
        fuller = [u for u in named if u.kind in ("Place", "Project") and u.text.startswith(title.text)]
        counts = Counter(u.text for u in fuller)
        text, often = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if often < 3 or text == title.text or not ZONE.search(text) or often <= counts[title.text]:
            return title
        return next(u for u in fuller if u.text == text)

    def _described(self, index: int, line: Skeleton, at: int) -> Unit | None:
        """The work behind a figure that describes it: 投资9万元的|步道, 20兆瓦机组“|远帆号|”, 投资5亿元建设|科技园."""
        start, _ = clause(line.text, at)
        figure = line.unit(at)
        if figure.unit in _COUNTED and not _MADE_YEARLY.search(line.text, start, at):
            return None
        beside = _RIGHT_BEHIND.match(line.text, at + 1)
        if beside and _INVESTS.search(line.text[start:at]):  # 投资6亿元的甲中心、投资2亿元的|乙中心
            return line.unit(beside.start("work"))
        if any(
            start <= c.at < at and c.unit.kind in ("Project", "Facility") and c.weight >= SUBJECT
            for c in self._line(index)
        ):
            return None
        more = _MORE_OF_IT.match(line.text, at + 1)
        match = _DESCRIBED.match(line.text, more.end() if more else at + 1) or named_garden(line, at)
        if not match and figure.unit.endswith("元") and _INVESTS.search(line.text[start:at]):
            match = _BUILDS_NEXT.match(line.text, at + 1)
        work = line.unit(match.start("work")) if match else None
        # 总投资3亿元，建设|教学楼|、食堂: what all of them cost
        return None if work and is_building(work) else work


def _is_apart(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` counts people, or others are named before it: what no word tells to be a place's is
    then not that of one named before the sentence."""
    return line.unit(at).unit in ("名", "人", "位") or any(u.mention for u in line.units_in(0, at))


# what is told of all the works of a list
_SUMS = frozenset(("总投资", "总投资额", "投资总额", "投资额", "计划总投资", "总金额", "合同金额", "总额", "协议投资"))
_LIST_SIGN = re.compile(rf"[”》]?[、和及与][“《]?{_WORK}")
# 分别是|青石开发区|的甲项目、乙项目
_OWNS_LIST = re.compile(rf"的{_LIST_SIGN.pattern.replace('[、和及与]', '')}[”》]?[、和及与]")
_LISTED_BEFORE = re.compile(rf"(?:{_WORK}|项目|工程)[”》]?[、和及与][“《]?$")


def _is_listed(scene: Scene, index: int, candidate: Candidate) -> bool:
    """Whether the candidate of line ``index`` is one of several works side by side."""
    line, unit = scene.lines[index], candidate.unit
    if unit.kind not in ("Project", "Facility") or line.unit_or_none(candidate.at) != unit:
        return False
    before = line.text[max(0, candidate.at - 5) : candidate.at]
    listed = _LIST_SIGN.match(line.text, candidate.at + 1) or _OWNS_LIST.match(line.text, candidate.at + 1)
    return bool(listed or _LISTED_BEFORE.search(before))


def _fit_of(unit: Unit, measure: Measure) -> float:
    """How well a unit goes with the measure: a zone has what a place has, too (园区工业总产值)."""
    fit = _fit(unit.kind, measure)
    zone = unit.kind == "Project" and unit.mention is not None and ZONE.search(unit.mention.text)
    return max(fit, _FITS - 2 * _FITS_LESS) if zone and "Place" in measure.owners else fit


def _fit(kind: str, measure: Measure) -> float:
    """How well an owner of ``kind`` goes with the measure."""
    if not measure.owners:
        return _GOVERNMENT if kind == "Government" else 0.0
    for rank, name in enumerate(measure.owners):
        if kind in _GROUPS.get(name, (name,)):
            return _FITS - _FITS_LESS * rank
    # a centre or school is a site as well, where no work is spoken of
    return _FITS - 3 * _FITS_LESS if kind == "Organization" and "Work" in measure.owners else _UNFIT
