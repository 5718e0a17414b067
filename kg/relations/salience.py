"""Whose a figure is: the candidates in reach weighed by salience, after Lappin and Leass (1994).

Chinese news tells one thing of another in chains of clauses with one subject (甲项目位于乙县，占地80亩，总投资3亿元，由丙公司
承建). So a candidate weighs by the part it plays in its clause, by how far back it stands, and by whether it is of a kind
that has such a measure at all; the heaviest owns the figure.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.relations.measures import Measure
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause, sign_class

KINDS = ("Project", "Facility", "Company", "Event", "Place", "Government", "Organization", "Person")
_GROUPS = {"Work": ("Project", "Facility"), "Holder": ("Company", "Person", "Organization", "Government")}

_ANY = "[\ue000-\ue009]"
_WORK = sign_class(("Work",))
_PEOPLE = sign_class(("Person", "Role"))

SUBJECT, COMPLEMENT, OBJECT, PLACE, ASIDE = 3.0, 3.0, 2.4, 1.6, 0.6
_FITS, _UNFIT, _UNSAID = 2.0, -2.2, 0.0
_CLAUSE_BACK, _SENTENCE_BACK = 0.12, 0.7
_LEAST = 1.2

# what may stand before the subject of a clause
_LEAD_IN = re.compile(
    r"^(?:[\ue00b\s“”\"'‘’《》（）()【】]|此外|同时|其中|目前|随后|据悉|据了解|据介绍|近年来|截至|至|今年|此次|本次|当天|为此|日前|近日|另外|另一|而|但|并|且|此前|其|当前|"
    r"如今|报道称|消息|讯|到|仅|这标志着|标志着|即|还|也|以及|和|及|该|新|全资子公司|控股子公司|子公司|位于|投资建设的|重点|项目|作为|首个|首座|控制性工程|去年|公司|所属|旗下|下属|一、|二、|三、|[1-9][、.．])*$"
)
_OBJECT_VERB = re.compile(
    r"(?:建设|新建|兴建|投建|打造|建成|启动|开工|推进|实施|中标|中选|签约|签署|签订|引进|落户|成立|设立|组建|收购|入股|控股|参股|投资|举行|举办|召开|来到|走进|深入|考察|调研|督导|视察|察看|查看|参观|达成|发布|获得|位列|包括|涵盖)了?[^，。；、]{0,14}$"
)
_COMPLEMENT = re.compile(r"(?:^|[，。；：:])[^，。；：:\ue000-\ue009]{1,18}(?:为|是|系)[“\"]?$")
_AT = re.compile(rf"^(?:{_ANY}|[\ue00b\s]|目前|如今|近日|日前)*在$")
# what stands behind these is only mentioned on the way
_ON_THE_WAY = re.compile(
    r"(?:由|与|同|向|对|从|给|被|经|距|距离|按|据|随|除|比|占|约占|途经|途径|穿越|连接|起于|起自|始于|止于|至|到|位于|地处|坐落于|坐落在|毗邻|紧邻|东临|西临|南临|北临|东邻|西邻|东靠|北靠|南靠|西靠|靠|邻|联合|携手|覆盖|辐射|隶属于?|出口|销往|远销|来自|委托|督促|要求|向|报)$"
)
_LIST = re.compile(rf"^{_ANY}?(?:[、和及与]{_ANY})*[^，。；、\ue00c]{{0,10}}等[^，。；、]{{0,8}}\ue00c")
_AFFILIATION = re.compile(rf"^(?:{_ANY})?{_PEOPLE}|^(?:有关|相关)?负责人")
_HOLDS = re.compile(
    r"^(?:[^，。；]{0,12})?(?:持有|持股|增持|减持|出资|认缴|认购|受让|转让|质押|捐|拟|将|计划|合计|增持|减持)"
)
_SPEAKS = re.compile(r"^[^，。；]{0,12}(?:说|表示|介绍|指出|强调|称|透露|坦言|告诉|要求|认为|获悉)")


class Candidate(NamedTuple):
    """Someone or something that a figure may be told of, and the weight of its place in the text."""

    unit: Unit
    weight: float


def owner_of(scene: Scene, index: int, figure: Unit, measure: Measure) -> Mention | None:
    """The mention that ``figure`` in line ``index`` belongs to; None where nothing in reach weighs enough."""
    line = scene.lines[index]
    at = line.place(figure)
    described = _described(line, at, measure)
    if described:
        return described.mention
    best: Candidate | None = None
    for candidate in _candidates(scene, index, at):
        weight = candidate.weight + _fit(candidate.unit.kind, measure)
        if best is None or weight > best.weight:
            best = Candidate(candidate.unit, weight)
    return best.unit.mention if best and best.weight >= _LEAST else None


def _fit(kind: str, measure: Measure) -> float:
    """How well an owner of ``kind`` goes with the measure."""
    if not measure.owners:
        return -0.6 if kind == "Government" else _UNSAID
    for rank, name in enumerate(measure.owners):
        if kind in _GROUPS.get(name, (name,)):
            return _FITS - 0.5 * rank
    return _UNFIT


def _described(line: Skeleton, at: int, measure: Measure) -> Unit | None:
    """The work right behind a figure that describes it: 投资960万元的观景步道, 20兆瓦风电机组“沧澜号”, 投资5亿元建设科技园."""
    start, end = clause(line.text, at)
    if any(u.kind in ("Project", "Facility") and _role(line, u) >= SUBJECT for u in line.units_in(start, at)):
        return None
    match = re.match(rf"[^，,。；;：:、\ue000-\ue009\ue00c]{{0,12}}(?P<work>{_WORK})", line.text[at + 1 :])
    figure = line.unit(at)
    if match and figure.unit not in _COUNTED:
        return line.unit(at + 1 + match.start("work"))
    if figure.unit.endswith("元") and re.search(r"(?:投资|投入|出资|斥资|耗资)[^，]*$", line.text[start:at]):
        match = re.match(
            rf"[，,][^，,。；;]{{0,12}}(?:建设|新建|兴建|打造|建成|投建)[^，,。；;{_WORK[1:-1]}]{{0,8}}(?P<work>{_WORK})",
            line.text[at + 1 :],
        )
        if match:
            return line.unit(at + 1 + match.start("work"))
    return None


_COUNTED = frozenset("个家名人项件条户位所处座批次场种款") | {"人次", "%", "％", "个百分点"}


def _candidates(scene: Scene, index: int, at: int) -> Iterator[Candidate]:
    """The candidates for a figure at ``at`` of line ``index``: the units before it in its paragraph, and what the title
    or an earlier paragraph speaks of."""
    back = 0.0
    for i in range(index, -1, -1):
        if not scene.same_block(i, index):
            break
        line = scene.lines[i]
        limit = at if i == index else len(line.text)
        clauses = 0
        last = limit
        for unit in reversed(line.units_in(0, limit)):
            place = line.place(unit)
            clauses += _breaks(line.text, place, last)
            last = place
            if unit.kind in KINDS and unit.mention and not _passed_over(line, unit):
                yield Candidate(unit, _role(line, unit) - back - _CLAUSE_BACK * clauses)
        back += _SENTENCE_BACK
    topic = scene.topic(("Project", "Facility", "Company", "Event", "Place", "Organization"), before=index)
    if topic:
        yield Candidate(topic, SUBJECT - max(back, 1.0) - 0.3)


def _breaks(text: str, start: int, end: int) -> int:
    return sum(c in "，,；;：:。" for c in text[start:end])


def _role(line: Skeleton, unit: Unit) -> float:
    """The weight of the part that ``unit`` plays in its clause."""
    place = line.place(unit)
    start, _ = clause(line.text, place)
    before = line.text[start:place]
    if _LEAD_IN.match(before):
        return SUBJECT
    if _COMPLEMENT.search(line.text[:place]):
        return COMPLEMENT
    if _AT.match(before):
        return PLACE
    if unit.kind != "Place" and _OBJECT_VERB.search(before):
        return OBJECT
    return ASIDE


def _passed_over(line: Skeleton, unit: Unit) -> bool:
    """Whether ``unit`` can own no figure: an example in a list, a holder's employer, a place on the way, a speaker."""
    place = line.place(unit)
    before, after = line.text[:place], line.text[place + 1 :]
    if _ON_THE_WAY.search(before[-4:]) and unit.kind != "Event":
        return True
    if unit.kind == "Person":
        return not _HOLDS.match(after)
    if _AFFILIATION.match(after) or _LIST.match(line.text[place:]):
        return True
    if unit.kind in ("Company", "Government", "Organization") and _SPEAKS.match(after):
        return False
    # a place before a name is its attribute: 远山县|北川公司
    return unit.kind == "Place" and bool(re.match(r"[\ue001-\ue003\ue005-\ue007]", after))
