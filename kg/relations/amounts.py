"""Quantities: whose the figures are, what they measure and when."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.figures import figures_of, is_crowd
from kg.relations.gathered import Gathered
from kg.relations.measures import Measure, Measures, Told, told_apart
from kg.relations.salience import Salience
from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause
from kg.rules import Rules
from kg.values.quantities import QuantityFinder

_TARGET = re.compile(r"计划|拟|将|预计|力争|争取|目标|达产|建成后|投产后|届时|确保|规划|有望|要(?!求)|到20")
# properties that say nothing without that of the figure before: 营业收入 … 同比下降
_LEANS = re.compile(
    r"同比|环比|增长|下降|增幅|增速|降幅|比(?!例)|较|占(?![地用据道])|提高|上升|减少|降低|提升|约占|高于|低于|快于|^$"
)
# what the sentence before told of goes on: 其中，…; 全部建成投产后，预计年产值…
_GOES_ON = re.compile(r"其中|(?:这些)?(?:项目)?全部(?:建成|达产|投产|竣工|落地)")
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
# something that is shown rather than named, whose figures are its own: 这艘|21万吨|船舶, 该基地|年产能, 项目|规划年产
_SHOWN = re.compile(
    r"(?:^|[，。；])(?:这[艘台套辆架款种批]|该[\u4e00-\u9fff]{2,8}|(?:项目|工程)(?=[规计预设总建年占将可全分投]))"
)
# a work whose name was not read owns what describes it: 总投资|25亿元|的高端铸件制造基地正式投产
_UNREAD_WORK = re.compile(
    rf"的[\u4e00-\u9fff{SIGNS['Industry']}]{{4,16}}(?:基地|工厂|生产线|产业园|园区|电站|水库|大桥|医院|学校|项目|工程)"
    r"(?:正式|顺利|全面|近日|全线|主体|也|已|将|正)*(?:开工|投产|建成|竣工|启动|封顶|投用|投运|落地|签约|开建|动工|[，。])"
)
# works of a row that were not read: 投资|25亿元|的汽车轮毂、投资|10亿元|的汽车模具
_INVESTED = re.compile(r"(?:总投资|投资额?|投资约)$")
_UNREAD_ROW = re.compile(
    rf"的[\u4e00-\u9fffA-Za-z\d/{SIGNS['Industry']}{SIGNS['Company']}{SIGNS['Place']}{SIGNS['Quantity']}]{{3,28}}"
    r"(?:、(?:总?投资)|等(?:[\ue00c\d一二三四五六七八九十]|项目))"
)
# of all that are so the figure tells, not of the one named before: 已投运的|39项|工程中
_SET = re.compile(
    rf"(?:^|[，。；])(?:如今|目前|其中|截至目前|，)*已[\u4e00-\u9fff]{{2,6}}的(?={SIGNS['Quantity']}[^，。；]{{2,14}}[中里]，)"
)
# what somebody without a name tells of others: 当地警方称已逮捕|5名|嫌疑人
_REPORTED = re.compile(
    r"^称|(?:宣称|声称)$|遭到?了?[^，。；]{0,8}$|(?:警方|军方|媒体|官员|专家|目击者)[^，。；]{0,6}(?:称|说|表示)"
)
# within the name of a work that was not read: 年产|5万吨|新型材料生产线建设项目
_YIELDS = re.compile(r"(?<![可将成现到])年(?:产|处理|加工|出栏)$")
_UNREAD_YIELD = re.compile(
    rf"[\u4e00-\u9fff{SIGNS['Industry']}]{{2,16}}(?:及\ue00c[\u4e00-\u9fff]{{2,16}})?(?:生产线?|建设|加工)*项目"
)
_NORM = re.compile(r"不得(?:低于|高于|超过|少于|多于|大于|小于)|自[^，。；]{1,16}起$")
# what is counted was told before: 除已开工的上述|5条|高速公路外, 于两天内开工的|5条|高速公路, 这|8家|企业
_ASIDE = re.compile(r"^除[^，。；]*$|(?:上述|以上|其余|其他|另外|这|那)$|^于[^，。；]{1,12}的$")
# what is done with shares, and how a stake is told
_DEALS = re.compile(r"持有|减持|增持|受让|转让|收购|认购|质押|购买|出售|竞得|拍得")
_STAKE = re.compile(r"(?:[至-]\ue00c)?的?(?:已发行)?(?:股权|股份|股本|有限合伙份额|份额)")
_STAKE_BEFORE = re.compile(r"股[份权](?:总?数量?|总额)?的?(?:比例)?(?:约?为|达|的|占)?$")
_SEVERAL_WON = re.compile(
    r"(?:上述|以上|该|这)?(?:[两三四五六七八九十]|\ue00c|\d+)?个?(?:中标|签约|承建)(?:项目|工程|合同)(?:的)?(?:总|合计|累计)"
)
_WINS = re.compile(r"[^，。；\ue000-\ue009]{0,12}(?:中标|为[“‘]?\ue006)|分别为")
# what is paid for: 以|1亿元|收购乙, 斥资|1亿元|自有资金受让
_PAYS = re.compile(r"(?:的?(?:自有资金|现金|价格|对价|总价))?(?:，)?(?:收购|受让|购买|竞得|拍得|回购|认购|增持)")
# an amount that whoever is named behind it has got: 1亿元|A轮投资的电商平台某某
_FUNDED = re.compile(
    rf"[^，。；、{SIGNS['Company']}]{{0,8}}(?:投资|融资|注资)的[^，。；、{SIGNS['Company']}]{{0,12}}{SIGNS['Company']}"
)
_OWNING = frozenset({"Place", "Project", "Facility", "Company", "Organization", "Event"})
_BODIES = "".join(SIGNS[kind] for kind in ("Government", "Company", "Organization", "Facility"))
# who stands in a list that is counted behind it
_LISTED = re.compile(rf"[{_BODIES}](?:[^，。；]{{0,20}}[、和及与][“‘]?[{_BODIES}]?)*[^，。；、]{{0,12}}等$")
_HOLDERS = ("Company", "Person", "Organization", "Government")
_FOUNDED = re.compile(rf"(?:设立|成立|组建|新设|注册)[^。；，{SIGNS['Company']}]{{0,16}}[“‘]?{SIGNS['Company']}")

_ENTERED = re.compile(
    rf"{SIGNS['Company']}(?:[（(][^（）()]{{0,40}}[）)])?的?(?:工商)?(?:注册|设立|成立)(?:登记|手续)?(?=，|。)"
)


def find_amounts(scene: Scene) -> Iterator[Claim]:
    """One ``quantity`` claim for each figure that has an owner in reach.

    A title's figure that the body tells again belongs to whom the body gives it: the title only hints at its owner.
    """
    titles: list[Claim] = []
    told: set[tuple[str | None, str]] = set()
    owners = _Owners(scene)
    above: Mention | None = None
    for index, line in enumerate(scene.lines):
        kind = scene.kind_of_block(index)
        if kind in ("byline", "meta"):
            continue
        claims, above = _of_line(scene, index, line, owners, above)
        for claim in claims:
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


class _Owners:
    """What tells the owners of one document's figures."""

    def __init__(self, scene: Scene) -> None:
        self.measures = Measures.of(scene.rules)
        self.salience = Salience(scene)
        self.gathered = Gathered(scene)


def _of_line(
    scene: Scene, index: int, line: Skeleton, owners: _Owners, above: Mention | None
) -> tuple[list[Claim], Mention | None]:
    """The claims of one sentence and whose its last figure is; each figure may lean on the one before it, and shares
    its lack of an owner. ``above``: whose the figures of the sentence before were."""
    figures = figures_of(line)
    apart = told_apart(line, figures)
    claims: list[Claim] = []
    owner, root = _carried(scene, index, line, above), ""
    for number, figure in enumerate(figures):
        measure = owners.measures.read(line, figure)
        own = owners.salience.of_clause(index, line.place(figure))
        told = apart.get(figure.start, Told())
        named = told.owner.mention if told.owner and told.owner.kind not in ("Industry", "Person") else None
        follows = number > 0 and _follows(line, figure, measure, own)
        if named:
            owner = named
        elif event := owners.gathered.owner(line, figure, own=own):
            owner = event
        elif funded := _FUNDED.match(line.text, line.place(figure) + 1):
            owner = line.unit(funded.end() - 1).mention
        elif holder := _holder(scene, index, line, figure) or _winner(scene, index, line, figure):
            owner = holder
        elif not own and measure.name.startswith("注册资本") and (founded := _founded(line, figure)):
            owner = founded
        elif _is_anothers(line, figure, measure, own):
            owner = None
        elif not follows and not _goes_on(line, figure, figures[number - 1] if number else None, owner, own=own):
            owner = owners.salience.owner(index, figure, measure)
        name = told.name or measure.name
        if follows and _LEANS.match(name):
            name = root + name
        elif name:
            root = name
        if owner and _counts(line, figure, owner) and not _is_of_list(line, figure, owner):
            claims.append(_claim(scene, line, figure, owner, name, told.date))
    return claims, owner


def _counts(line: Skeleton, figure: Unit, owner: Mention) -> bool:
    """Whether the figure tells of its owner: no crowd, and not what a rule allows (不得低于股份总数的|5%) or a
    term that runs (自披露之日起|3个交易日)."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    before = line.text[start:at]
    return not (owner.type != "Event" and is_crowd(line, figure)) and not (
        _NORM.search(before) or _ASIDE.search(before)
    )


def _is_of_list(line: Skeleton, figure: Unit, owner: Mention) -> bool:
    """Whether the figure counts the list that the owner is one of: 甲公司、乙公司等|30多家|企业."""
    members = _LISTED.search(line.text, 0, line.place(figure))
    return members is not None and any(u.mention == owner for u in line.units_in(*members.span()))


def _carried(scene: Scene, index: int, line: Skeleton, above: Mention | None) -> Mention | None:
    """The event of the figures before, where the sentence goes on about its parts: 其中，工业项目16个."""
    row = index > 0 and scene.lines[index - 1].text.endswith("；")
    goes_on = above is not None and above.type == "Event" and (_GOES_ON.match(line.text) or row)
    return above if goes_on and scene.same_block(index - 1, index) else None


def _goes_on(line: Skeleton, figure: Unit, last: Unit | None, owner: Mention | None, *, own: bool) -> bool:
    """Whether the figure is told of the same event as the one before, with nobody named between."""
    if own or owner is None or owner.type != "Event":
        return False
    return not any(u.mention for u in line.units_in(line.place(last) if last else 0, line.place(figure)))


def _holder(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """Who holds, buys or sells the shares that a figure counts: 甲持有乙|500万股, 甲拟收购乙持有的丙|51%|股权. They are
    his to tell, not the firm's whose shares they are."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    if figure.unit.endswith("元"):  # 甲将斥|1亿元|收购乙
        deal = _PAYS.match(line.text, at + 1)
        end = at
    elif figure.unit.endswith("股") or (figure.unit == "%" and _is_stake(line, start, at)):
        deal = _DEALS.search(line.text, start, at)
        end = deal.start() if deal else at
    else:
        deal, end = None, at
    if deal is None:
        return None
    named = (u for u in line.units_in(start, end) if u.kind in _HOLDERS and u.mention)
    here = [u for u in named if line.text[line.place(u) - 1] not in "向对给与和同由"]
    if here:
        return here[-1].mention
    before = (u for u in scene.subjects(index, start) if u.kind in _HOLDERS and u.mention)
    return next((u.mention for u in before), None)


def _winner(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that several works without names are won by: 两个中标项目总金额约为|2亿元."""
    at = line.place(figure)
    if not figure.unit.endswith("元") or not _SEVERAL_WON.match(line.text, clause(line.text, at)[0], at):
        return None
    # who is told to have won or to be confirmed, else whoever is spoken of
    before = [u for u in line.units_in(0, at) if u.kind == "Company" and u.mention]
    won = [u for u in before if _WINS.match(line.text, line.place(u) + 1)]
    unit = won[-1] if won else before[-1] if before else scene.subject(index, at, ("Company",))
    return unit.mention if unit else None


def _is_stake(line: Skeleton, start: int, at: int) -> bool:
    """Whether a percentage is of shares: |5%|股权, 持有甲股份的比例为|5%, 收购甲已发行股份的|5%."""
    return bool(_STAKE.match(line.text, at + 1) or _STAKE_BEFORE.search(line.text, start, at))


def _founded(line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that is being founded, whose capital the figure is: 拟设立乙公司，注册资本|1亿元."""
    founded = list(_FOUNDED.finditer(line.text, 0, line.place(figure)))
    if founded:
        return line.unit(founded[-1].end() - 1).mention
    entered = list(_ENTERED.finditer(line.text, 0, line.place(figure)))  # 完成乙公司的注册，注册资本
    return line.unit(entered[-1].start()).mention if entered else None


def _is_anothers(line: Skeleton, figure: Unit, measure: Measure, own_subject: bool) -> bool:
    """Whether the figure tells of the whole country, of what is only shown or of a name that was not read, so that
    none of the names owns it."""
    at = line.place(figure)
    if _NATIONAL.match(line.text, clause(line.text, at)[0]):
        return True
    if own_subject:
        return False
    if _REPORTED.search(line.text[clause(line.text, at)[0] : at]):
        return True
    told = _SET.search(line.text, 0, len(line.text))
    if (
        told
        and told.end() <= at
        and not any(u.mention and u.kind in _OWNING and not u.refers for u in line.units_in(told.end(), at))
    ):
        return True
    if _UNREAD.match(measure.name):
        return True
    money = figure.unit.endswith("元")
    if money and (
        _UNREAD_WORK.match(line.text, at + 1)
        or (_INVESTED.search(line.text[:at]) and _UNREAD_ROW.match(line.text, at + 1))
    ):
        return True
    if _YIELDS.search(line.text[:at]) and _UNREAD_YIELD.match(line.text, at + 1):
        return True
    shown = [m.end() for m in _SHOWN.finditer(line.text, 0, at)]
    return bool(shown) and not any(u.mention for u in line.units_in(shown[-1], at))


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
