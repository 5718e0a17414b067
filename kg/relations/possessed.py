"""Works that a sentence shows a figure to belong to: counted up, owned (甲的乙), a garden named behind its size."""

import re
from collections.abc import Callable

from kg.relations.measures import Measure
from kg.relations.units import Skeleton, Unit, clause

_TOTAL = re.compile(
    r"(?:同时|目前|截至目前|至此|其中|\ue00b)*(?P<place>\ue004)的?[\u4e00-\u9fff]{0,10}(?:总里程|总量|总数|总产量|总产值|通车里程)"
)
_GARDEN = re.compile(r"的(?:“[^”]{1,8}”)?(?P<work>\ue004)")
_SITE_NAME = re.compile(r"[\u4e00-\u9fff]{2}(?:园|园区|基地|街区|综合体|小镇|新城|港|谷|公园|市场)$")


def summed_up(line: Skeleton, at: int) -> Unit | None:
    """The place whose total the figure at ``at`` is, whatever was spoken of before: 远山省高速公路总里程达|7238公里."""
    match = _TOTAL.match(line.text, clause(line.text, at)[0], at)
    return line.unit(match.start("place")) if match else None


_OWN = re.compile(
    r"(?:[^，。；\ue000-\ue009]{0,8}(?:显示|表明|指出))?[\ue00b\s]*(?P<place>\ue004)(?:[、和与]\ue004)*(?:\ue00b)?的[^，。；\ue000-\ue008]{2,24}$"
)


def possessed(line: Skeleton, at: int) -> Unit | None:
    """The place whose own the clause says the figure to be, whatever was spoken of before: 甲省的装机超过|六成."""
    match = _OWN.match(line.text[clause(line.text, at)[0] : at])
    return line.unit(clause(line.text, at)[0] + match.start("place")) if match else None


def owned(line: Skeleton, at: int) -> Unit | None:
    """Whose the words of the sentence show the figure at ``at`` to be, whatever was spoken of before."""
    return summed_up(line, at) or possessed(line, at) or helped(line, at) or told_ahead(line, at)


# 国家支持|甲省|建设高标准农田, 帮助|甲村|流转土地
_HELPED = re.compile(
    r"(?:支持|扶持|资助|援助|帮助|助力|推动|带动|指导|协助)(?P<place>\ue004)(?!的)[^，。；\ue000-\ue008]{2,20}$"
)
# 承担|1086万亩|建设任务的|甲省, 拥有|3000名|员工的|乙公司
_TOLD_AHEAD = re.compile(
    r"(?:^|[，。；、])(?:[\ue00b在一]|作为|这家|这座|一家|一座)*(?:承担|肩负|拥有|坐拥|管理|下辖|养殖|种植|出产|年产值?|年销售额?|年营收|常住人口|人口|聚集|集聚|获得)"
    r"[^。；，\ue000\ue001\ue003-\ue00a\ue00c]{0,12}$"
)
_AHEAD_OF = re.compile(r"[^，。；\ue000-\ue00c的]{0,14}的(?P<who>[\ue002-\ue004])")


def helped(line: Skeleton, at: int) -> Unit | None:
    """The place that others help to what the figure at ``at`` measures: 国家支持|甲省|建设高标准农田|2209万亩."""
    start = clause(line.text, at)[0]
    match = _HELPED.search(line.text[start:at])
    return line.unit(start + match.start("place")) if match else None


def told_ahead(line: Skeleton, at: int) -> Unit | None:
    """Who is named behind what is told of them: 承担|1086万亩|高标准农田建设任务的|甲省."""
    match = _AHEAD_OF.match(line.text, at + 1)
    return line.unit(match.start("who")) if match and _TOLD_AHEAD.search(line.text, 0, at) else None


def named_garden(line: Skeleton, at: int) -> re.Match[str] | None:
    """What the figure at ``at`` describes where its name was read as a place: 总投资|126亿元|的“云岭”|农业观光园."""
    match = _GARDEN.match(line.text, at + 1)
    return match if match and _SITE_NAME.search(line.unit(match.start("work")).text) else None


_WORKS_COUNTED = re.compile(r"[\u4e00-\u9fff\ue009]{0,8}(?:项目|企业)")


def counts_works(line: Skeleton, at: int, measure: Measure) -> bool:
    """Whether the figure at ``at`` counts works or firms, which a zone or place has, but no work."""
    counted = line.unit(at).unit in ("个", "家") and not measure.relative
    return counted and (measure.name.endswith(("项目", "企业")) or bool(_WORKS_COUNTED.match(line.text, at + 1)))


def is_mere_work(unit: Unit) -> bool:
    """Whether the unit is a work and no park or zone that has works and firms."""
    name = unit.mention.text if unit.mention else ""
    return unit.kind in ("Project", "Facility") and name.endswith(("项目", "工程", "线", "厂房", "机组", "水库", "桥"))


# 甲县|至|乙县|的车程由3小时缩短至|1小时: of the road or line between them
_WAY = re.compile(
    r"\ue004(?:[至到与和]|往返)[^，。；\ue000-\ue003\ue005-\ue00c]{0,4}\ue004"
    r"(?:之间|两地|间)?的?[^，。；\ue000-\ue00a]{0,8}(?:时间|车程|行程|里程|距离|时长|最快)"
)


def barred(line: Skeleton, at: int, measure: Measure) -> Callable[[Unit], bool]:
    """Which names cannot own the figure at ``at``: no mere work has works (甲项目试产。下半年有乙厂房等|6个|项目开工),
    no place the way between two."""
    if counts_works(line, at, measure):
        return is_mere_work
    start = clause(line.text, at)[0]
    return _is_place if _WAY.search(line.text[start:at]) else _is_none


def _is_place(unit: Unit) -> bool:
    return unit.kind == "Place"


def _is_none(_: Unit) -> bool:
    return False
