"""Quantities: which figures count, whose they are, what they measure and when."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.measures import Measure, Measures, Told, told_apart
from kg.relations.salience import Salience
from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class
from kg.rules import Rules
from kg.values.quantities import QuantityFinder

_TIME = frozenset({"年", "个月", "天", "小时", "分钟", "岁", "周年", "周", "个星期", "秒", "秒钟", "个季度", "毫秒"})
_TERM = re.compile(
    r"期|期限|工期|周期|历时|时长|寿命|缩短|车程|为期|持续|用时|花了|耗时|停产|手续|由$|压缩|不超过|提前|行程|耗费"
)
_TARGET = re.compile(r"计划|拟|将|预计|力争|争取|目标|达产|建成后|投产后|届时|确保|规划|有望|要(?!求)|到20")
_QUOTE = re.compile(r"[（(][\d.,，+\-−%％\s\ue00c]*$")
_ADDRESS = re.compile(r"(?:大厦|楼|号|座|栋|广场|中心)$")
# properties that say nothing without that of the figure before: 营业收入 … 同比下降
_LEANS = re.compile(
    r"同比|环比|增长|下降|增幅|增速|降幅|比(?!例)|较|占(?![地用据道])|提高|上升|减少|降低|提升|约占|高于|低于|快于|^$"
)
_OUTPUT = re.compile(r"(?P<word>[年日](?:产|处理|加工|生产|供|回收|屠宰|出栏))[^年日]{2,12}")
_WORKS = re.compile(
    r"(?:粉体)?(?:生产|加工|制造|建设|扩建|改造|技改)*(?:基地|生产线|工厂|车间|园)?(?:建设)?(?:项目|工程)?[”\"]?$"
)
# a name that was not read as one owns the figure behind it: nobody else does
_UNREAD = re.compile(
    r"^(?!.*(?:等|各|类|重点|新建|全[市县省区]|农村|多[家个所座]|[该本其]))[\u4e00-\u9fff]{2,8}"
    r"(?:产业园|大桥|水库|医院|中学|小学|大学|机场|电站|隧道|高速|公路|铁路|有限公司|集团|古镇|景区)(?!等)"
)
# what is told of the whole country is nobody's who happens to be named before
_NATIONAL = re.compile(r"(?:[\ue00b“]|目前|其中|截至)*(?:全国|我国)(?=[\u4e00-\u9fff])")
_VOLTAGE = ("千伏", "伏")
# an amount that only tells which works or firms are counted: 投资过|百亿元|项目2个, |亿元|以上企业15家
_CLASS = re.compile(
    r"(?:以上|以下)?的?[\u4e00-\u9fff]{0,6}(?:项目|企业|工程)(?:共计|共|达|有)?\ue00c(?![^，。；]{0,3}元)"
)
# parts of a text, no things of a place or firm: |四个|方面, |22个|问题
_PARTS_OF_TEXT = re.compile(
    r"(?:具体|突出|重点|主要|重要)?(?:问题|方面|环节|意见|建议|要求|议题|步骤|层面|维度|部分|板块|阶段|关键)"
)
# what is told of all that was signed or begun on the occasion
_GATHERED = re.compile(
    r"(?:(?:本次|此次|这次|当天|当日|现场|昨天)[^，。；]{0,10}?|集中)“?(?:云)?(?P<kind>签约|开工|竣工|推介|授牌|揭牌|发布)"
)
_AMONG = re.compile(r"的?\ue00c?[^，。；]{0,4}项目中")
_COUNTED_WORKS = frozenset({"个", "项", "家", "幢", "栋", "所", "座", "条"})
_ROW_LEAST = 4
_OWNER_HERE = re.compile(sign_class(("Place", "Project", "Facility", "Company")))


def find_amounts(scene: Scene) -> Iterator[Claim]:
    """One ``quantity`` claim for each figure that has an owner in reach.

    A title's figure that the body tells again belongs to whom the body gives it: the title only hints at its owner.
    """
    titles: list[Claim] = []
    told: set[tuple[str | None, str]] = set()
    measures, salience = Measures.of(scene.rules), Salience(scene)
    for index, line in enumerate(scene.lines):
        kind = scene.kind_of_block(index)
        if kind in ("byline", "meta"):
            continue
        for claim in _of_line(scene, index, line, measures, salience):
            if kind == "title":
                titles.append(claim)
            else:
                told.add(_figure(claim))
                yield claim
    yield from (claim for claim in titles if _figure(claim) not in told)
    yield from _in_names(scene)


def _finder(rules: Rules) -> QuantityFinder:
    found: QuantityFinder | None = rules.derived.get("amounts")
    if found is None:
        found = rules.derived["amounts"] = QuantityFinder(list(rules.words("units").items()))
    return found


def _in_names(scene: Scene) -> Iterator[Claim]:
    """What a work's own name tells of it: 年产10万吨负极材料项目."""
    finder = _finder(scene.rules)
    seen: set[str] = set()
    for line in scene.lines:
        for unit in line.units:
            match = _OUTPUT.search(unit.text) if unit.kind in ("Project", "Facility") and not unit.refers else None
            if match is None or unit.mention is None or unit.text in seen:
                continue
            seen.add(unit.text)
            for q in finder.find(unit.text, match.start(), match.end()):
                noun = _WORKS.sub("", unit.text[q.end :])
                qualifiers = {
                    "property": match["word"] + noun,
                    "unit": q.unit,
                    "text": unit.text[q.start : q.end],
                    "kind": "target",
                }
                yield scene.claim(
                    "quantity", unit.mention, q.value, line, "quantity:in-name",
                    confidence=0.8, qualifiers=qualifiers, status="asserted",
                )  # fmt: skip


def _figure(claim: Claim) -> tuple[str | None, str]:
    return claim.value, dict(claim.qualifiers).get("unit", "")


def _of_line(scene: Scene, index: int, line: Skeleton, measures: Measures, salience: Salience) -> Iterator[Claim]:
    """The claims of one sentence; each figure may lean on the one before it, and shares its lack of an owner."""
    counted = [u for u in line.units if u.kind == "Quantity" and _counts(line, u)]
    rows = _rows(line)
    figures = [u for u in counted if line.place(u) not in rows]
    apart = told_apart(line, figures)
    owner, root = None, ""
    for number, figure in enumerate(figures):
        measure = measures.read(line, figure)
        own = salience.of_clause(index, line.place(figure))
        told = apart.get(figure.start, Told())
        named = told.owner.mention if told.owner and told.owner.kind not in ("Industry", "Person") else None
        follows = number > 0 and _follows(line, figure, measure, own)
        if named:
            owner = named
        elif not own and (event := _gathering(scene, line, figure)):
            owner = event
        elif (_UNREAD.match(measure.name) and not own) or _NATIONAL.match(
            line.text[clause(line.text, line.place(figure))[0] :]
        ):
            owner = None
        elif not follows:
            owner = salience.owner(index, figure, measure)
        name = told.name or measure.name
        if follows and _LEANS.match(name):
            name = root + name
        elif name:
            root = name
        if owner:
            yield _claim(scene, line, figure, owner, name, told.date)


def _rows(line: Skeleton) -> set[int]:
    """The places of figures in a row that shares things out among what has no name: 甲专班2个项目，乙专班3个项目，…."""
    found: set[int] = set()
    row: list[tuple[int, str]] = []
    start = 0
    for end in [*(m.start() for m in re.finditer(r"[，、；：。（(]", line.text)), len(line.text)]:
        units = [u for u in line.units_in(start, end) if u.kind != "Industry"]
        last = units[-1] if units else None
        if last and last.kind == "Quantity" and last.unit in _COUNTED_WORKS and len(units) <= 2:
            row = [*(row if row and row[-1][1] == last.unit else []), (line.place(last), last.unit)]
        elif end > start:
            row = []
        if len(row) >= _ROW_LEAST:
            found |= {at for at, _ in row if not _OWNER_HERE.match(line.text, at - 1)}
        start = end + 1
    return found


def _gathering(scene: Scene, line: Skeleton, figure: Unit) -> Mention | None:
    """The event whose works a figure counts: 本次集中签约项目共计|23个."""
    at = line.place(figure)
    told = list(_GATHERED.finditer(line.text, 0, at))
    if not told:
        return None
    between = line.units_in(told[-1].end(), at)
    among = figure.unit in _COUNTED_WORKS and _AMONG.match(line.text, told[-1].end())
    if not among and any(u.mention and u.kind not in ("Event", "Industry") for u in between):
        return None
    limit = line.origin(told[-1].end())
    events = [m for m in scene.mentions if m.type == "Event" and m.start < limit and told[-1]["kind"] in m.text]
    return events[-1] if events else None


def _is_national(line: Skeleton, figure: Unit) -> bool:
    """Whether the clause speaks of the whole country: 全国社会物流总额为|352.4万亿元."""
    start, _ = clause(line.text, line.place(figure))
    return bool(_NATIONAL.match(line.text, start))


def _follows(line: Skeleton, figure: Unit, measure: Measure, own_subject: bool) -> bool:
    """Whether the figure is told of what the figure before it was: 占总投资的58%, 同比增长7%, 其中新建19项, 、2亿元."""
    at = line.place(figure)
    if measure.relative:
        return True
    start, _ = clause(line.text, at)
    if line.text[max(0, at - 1) : at] in ("、", "和") and at > 1 and line.text[at - 2] == SIGNS["Quantity"]:
        return True
    # in one clause with nobody named between: 811家用人单位的3262个岗位
    last = line.text.rfind(SIGNS["Quantity"], start, at)
    if last >= 0 and not any(u.mention for u in line.units_in(last, at)):
        return True
    return not own_subject and line.text[start:at].startswith("其中")


def _counts(line: Skeleton, figure: Unit) -> bool:
    """Whether the figure tells something of its own: no age, stretch of time in passing, quote or floor number."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    before = line.text[start:at]
    if (
        figure.unit == "岁"
        or before.endswith(("每", "约合", "合"))
        or _QUOTE.search(line.text[:at])
        or figure.unit in _VOLTAGE
    ):
        return False
    after = line.text[at + 1 : at + 24]
    if _PARTS_OF_TEXT.match(after) or (figure.unit.endswith("元") and _is_class(figure, after)):
        return False
    if figure.unit == "层" and (_ADDRESS.search(before) or line.unit_or_none(at - 1)):
        return False
    return figure.unit not in _TIME or bool(_TERM.search(before[-10:]))


def _is_class(figure: Unit, after: str) -> bool:
    """Whether an amount only tells the works that are meant: |过亿元|项目, |亿元|以上企业15家."""
    return bool(_CLASS.match(after)) or (figure.text.startswith(("过", "超")) and after.startswith(("项目", "企业")))


def _claim(scene: Scene, line: Skeleton, figure: Unit, owner: Mention, name: str, date: str) -> Claim:
    at = line.place(figure)
    start, _ = clause(line.text, at)
    status = status_of(line.text, at)
    planned = status == "planned" or bool(_TARGET.search(line.text[start:at]))
    qualifiers = {
        "property": name,
        "unit": figure.unit,
        "text": figure.text,
        "kind": "target" if planned else "actual",
        "date": date or _date(line, at),
    }
    if planned and status == "asserted":
        status = "planned"
    return scene.claim(
        "quantity", owner, figure.value, line, "quantity:owner", confidence=0.75, qualifiers=qualifiers, status=status
    )


def _date(line: Skeleton, at: int) -> str:
    """The day or period that the figure is told of: the last one named before it in the sentence."""
    dates = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value]
    return dates[-1].value if dates else ""
