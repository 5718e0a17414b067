"""Whose the figures of deals are: who holds, buys or pays, who wins, which firm is founded."""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

# what is done with shares, and how a stake is told
_DEALS = re.compile(
    r"解除|解质|解押|划转|持有|(?:减持|增持|受让|转让|收购|认购|质押|购买|出售)(?!方|计划(?!减|增|受|转|收|认)|公告|预案|方案|协议|告知函|议案|事项)|竞得|拍得"
    r"|控制了?(?=[^，。；]{0,24}表决权)"
)
_DEALS_BEHIND = re.compile(r"的?(?:公司)?(?:股份|股票|股权)?的?(?:解除|补充|续|再)?(?:质押|冻结|减持|增持|转让)")
_STAKE = re.compile(
    r"(?:[至-]\ue00c)?的?(?:已发行|有?表决权|普通|有限合伙|合伙|财产|流通|[AHB])*(?:的|之)?(?:股权|股份|股本|股票|份额|表决权)"
)
# who or what a deal is done through, no party to it: 甲通过|某证券交易所|交易系统减持
_THROUGH = re.compile(r"(?:通过|经由?|在|于|委托|根据|按照)[《“]?$")
_STAKE_BEFORE = re.compile(r"股[份权](?:总?数量?|总额)?的?(?:比例)?(?:约?为|达|的|占)?\s*$")
_SEVERAL_WON = re.compile(
    r"(?:上述|以上|该|这)?(?:[两三四五六七八九十]|\ue00c|\d+)?个?(?:中标|签约|承建)(?:项目|工程|合同)(?:的)?(?:总|合计|累计)"
)
# 累计中标金额|140亿元, 在两个项目中的中标金额合计|18亿元; 中标施工项目|11个|，中标合同金额|14亿元
_SUMMED_UP = re.compile(
    r"[^，。；]*?(?:(?:累计|合计|共计|总计|新签)[^，。；\ue00c]{0,8}(?:中标|签约|合同|订单)"
    r"|(?:中标|合同|签约|订单)[^，。；\ue00c]{0,8}(?:合计|累计|共计))[^，。；\ue00c]*$"
)
_COUNTED_BEFORE = re.compile(
    r"(?:中标|承建|签约|新签)[^，。；]{0,10}(?:项目|工程|标段|合同)(?:共|共计|合计)?\ue00c(?:个|项)?，$"
)
_WINS = re.compile(r"[^，。；\ue000-\ue009]{0,12}(?:中标|为[“‘]?\ue006)|分别为")
# whoever leads the list holds with the others: 甲与其一致行动人乙、丙|合计持有
_TOGETHER = re.compile(r"(?:及其|与其|及)一致行动人|(?:及其|与其).*(?:共|合计|共同|总共)(?:计|同)?$")
_LEADS = re.compile(
    r"^(?:[1-9一二三四五六七八九十][、.．])?(?:[\ue00a\ue00b、]|其|"
    r"获悉|得知|获知|公司|上述|首发|截至[^，]{0,8}|大?股东|一致行动人){0,9}$"
)
# 拟|向甲、乙发行股份|购买其持有的丙100%股权
_TO_SELLERS = re.compile(r"向[^，。；]*?(?:发行|支付)")
# what is paid for: 以|1亿元|收购乙, 斥资|1亿元|自有资金受让
_PAYS = re.compile(r"(?:的?(?:自有资金|现金|价格|对价|总价))?(?:，)?(?:收购|受让|购买|竞得|拍得|回购|认购|增持)")
# |6亿元|用于年产5万吨电池箔项目
_WORK = sign_class(("Project", "Facility"))
_SPENT_ON = re.compile(
    r"(?:资金|募集资金)?(?:将|拟|计划|全部|主要)*(?:用于|投向|投入到?|投资于)(?:投资|建设|实施|公司)*"
    rf"[“‘《]?(?P<work>{_WORK})"
)
# all that is raised for several works is the firm's: 募集资金总额|18亿元，用于建设甲项目和乙项目
_RAISED = re.compile(r"(?:募集资金|募资|融资)[^，。；]{0,8}$")
_AND_ANOTHER = re.compile(rf"[”》]?(?:[、和及与]|以及)[“《]?{_WORK}")
# 为子公司乙提供|2000万元|连带责任保证担保: the guarantor's
_GUARANTEES = re.compile(r"(?:为|向|对)[^，。；]*?提供(?:了|不超过|最高额|金额|总计|合计|最高|人民币)*$")
_GUARANTEE = re.compile(r"的?[^，。；\ue000-\ue009]{0,12}?(?:担保|借款|财务资助|授信额度)")
_GETS = re.compile(r"(?:获得?|收到|拿到|取得)了?")
_GIVEN = re.compile(r"的?[^，。；\ue000-\ue009]{0,8}?(?:融资|投资|注资|贷款|授信|订单|补贴|补助|资助|增资|捐赠)")
_HOLDERS = ("Company", "Person", "Organization", "Government")
_FOUNDED = re.compile(rf"(?:设立|成立|组建|新设|注册)[^。；，{SIGNS['Company']}]{{0,16}}[“‘]?{SIGNS['Company']}")
_ENTERED = re.compile(
    rf"{SIGNS['Company']}(?:[（(][^（）()]{{0,40}}[）)])?的?(?:工商)?(?:注册|设立|成立)(?:登记|手续)?(?=，|。)"
)


def holder(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """Who holds, buys or sells the shares that a figure counts: 甲持有乙|500万股, 甲拟收购乙持有的丙|51%|股权. They are
    his to tell, not the firm's whose shares they are."""
    at = line.place(figure)
    if line.text[:at].rstrip().endswith("|"):
        return _of_rows(scene, index) if "股" in line.text[:at] else None
    start = _clause_start(line, at)
    kinds: tuple[str, ...] = _HOLDERS
    if figure.unit.endswith("元"):  # 甲将斥|1亿元|收购乙
        deal = _PAYS.match(line.text, at + 1)
        end = at
    elif figure.unit.endswith("股") or (figure.unit == "%" and _is_stake(line, start, at)):
        # 质押|500万股, 办理了|500万股|的股份质押
        deal = _DEALS.search(line.text, start, at) or _DEALS_BEHIND.match(line.text, at + 1)
        end = min(deal.start(), at) if deal else at
    else:
        deal, end = None, at
    if deal is None and figure.unit.endswith("元") and _GIVEN.match(line.text, at + 1):
        deal = _GETS.search(line.text, start, at)  # 甲获得乙|2亿元|的A轮融资
        end, kinds = (deal.start() if deal else at), _HOLDERS[:1]
    if deal is None and figure.unit.endswith("元") and _GUARANTEE.match(line.text, at + 1):
        deal = _GUARANTEES.search(line.text, start, at)
        end = deal.start() if deal else at
    if deal is None:
        return None
    if sellers := _TO_SELLERS.search(line.text, start, end):
        end = sellers.start()
    named = (u for u in line.units_in(start, end) if u.kind in kinds and u.mention)
    here = [
        u
        for u in named
        if line.text[line.place(u) - 1] not in "向对给与和同由"
        and not _THROUGH.search(line.text, start, line.place(u))
        and not _in_brackets(line.text, start, line.place(u), end)
    ]
    if here:
        together = _TOGETHER.search(line.text, start, end) and _LEADS.match(line.text[start : line.place(here[0])])
        return here[0 if together else -1].mention
    own = (u for u in reversed(line.units_in(0, start)) if u.kind in kinds and u.mention)
    leads = next((u for u in own if _LEADS.match(line.text[_clause_start(line, line.place(u)) : line.place(u)])), None)
    if leads:
        return leads.mention
    before = (u for u in scene.subjects(index, start) if u.kind in kinds and u.mention)
    return next((_shareholder(scene, index, u) for u in before), None)


def _shareholder(scene: Scene, index: int, unit: Unit) -> Mention | None:
    """Who is spoken of where ``unit`` leads a sentence: its shareholder, if named behind it (公司第二大股东|甲)."""
    line = next(scene.lines[i] for i in range(index, -1, -1) if scene.lines[i].start <= unit.start)
    match = _HELD_BY.match(line.text, line.place(unit) + 1)
    return line.unit(match.end() - 1).mention if match else unit.mention


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether ``at`` stands in a bracket that opens behind ``start`` and is closed before ``end``."""
    opening = text.rfind("（", start, at)
    return opening >= 0 and "）" not in text[opening:at] and "）" in text[at:end]


# 公司第二大股东|甲公司
_HELD_BY = re.compile(rf"的?(?:第[一二三四五六]大|控股|主要|大)?股东{sign_class(_HOLDERS)}")
_HOLDER_ROW = re.compile(r"^\s*\|?\s*(?:股东|持有人|姓名)(?:名称|姓名)?\s*\|")
_ROWS = 12


_EACH = re.compile(
    rf"(?P<list>{sign_class(_HOLDERS)}(?:[、和及与]{sign_class(_HOLDERS)})+)(?:将|拟|分别)?各(?:自)?(?:占股?|持股|持有|出资|认缴)[^，。；]{{0,6}}$"
)


# 甲、乙、丙等7家公司回购额均|超10亿元
_ALL = re.compile(
    rf"(?P<list>{sign_class((*_HOLDERS, 'Place'))}(?:[、和及与]{sign_class((*_HOLDERS, 'Place'))})+)"
    r"(?:等(?:\ue00c|[一-鿿]{1,4})?(?:[一-鿿]{0,4}(?:公司|企业|机构|银行|国|地|省份?|市))?)?"
    r"(?:[^，。；\ue000-\ue009\ue00c]{0,12}?(?:均|都|各自)[^，。；\ue000-\ue00a\ue00c]{0,4}"
    # 甲和乙跌近3%
    r"|(?:股价|盘[前中后]|开盘|收盘|早盘|午盘)?(?:小幅|直线|一度|集体)*[大收高低]?(?:上涨|下跌|涨|跌|升|降|挫|泻))$"
)


def each_of(line: Skeleton, figure: Unit) -> list[Mention]:
    """The holders of whom each has as much as the figure says: 甲和乙各占|35%|股份, 甲、乙均涨|超3%."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    match = _EACH.search(line.text, start, at) or _ALL.search(line.text, start, at)
    return [u.mention for u in line.units_in(*match.span("list")) if u.mention] if match else []


def _of_rows(scene: Scene, index: int) -> Mention | None:
    """The holder whom a row above names in a table of pairs: 股东名称 | 某某公司 … 持股数量 | |500万股|."""
    for number in range(index, max(index - _ROWS, -1), -1):
        line = scene.lines[number]
        if "|" not in line.text:
            return None
        if _HOLDER_ROW.match(line.text):
            return next((u.mention for u in line.units if u.kind in _HOLDERS and u.mention), None)
    return None


def _clause_start(line: Skeleton, at: int) -> int:
    """Where the clause of ``at`` begins: before the bracket that it closes, too (甲（曾用名乙，以下简称丙）持有…)."""
    start, _ = clause(line.text, at)
    opening = line.text.rfind("（", 0, start)
    if "）" in line.text[start:at] and "（" not in line.text[start:at] and opening >= 0:
        start, _ = clause(line.text, opening)
    return start


def winner(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that several works without names are won by: 两个中标项目总金额约为|2亿元."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    if not figure.unit.endswith("元"):
        return None
    summed = _SUMMED_UP.match(line.text, start, at) or _COUNTED_BEFORE.search(line.text, 0, start)
    own = next((u for u in line.units_in(start, at) if u.kind == "Company" and u.mention), None) if summed else None
    if own:
        return own.mention
    if not summed and not _SEVERAL_WON.match(line.text, start, at):
        return None
    # who is told to have won or to be confirmed, else whoever is spoken of
    before = [u for u in line.units_in(0, at) if u.kind == "Company" and u.mention]
    won = [u for u in before if _WINS.match(line.text, line.place(u) + 1)]
    unit = won[-1] if won else before[-1] if before else scene.subject(index, at, ("Company",))
    return unit.mention if unit else None


def _is_stake(line: Skeleton, start: int, at: int) -> bool:
    """Whether a percentage is of shares: |5%|股权, 持有甲股份的比例为|5%, 收购甲已发行股份的|5%."""
    return bool(_STAKE.match(line.text, at + 1) or _STAKE_BEFORE.search(line.text, start, at))


def dealer(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """Whose the figure of a deal is: the work that it is spent on, else who holds, pays or wins."""
    return spent_on(line, figure) or holder(scene, index, line, figure) or winner(scene, index, line, figure)


def spent_on(line: Skeleton, figure: Unit) -> Mention | None:
    """The work that an amount is raised for: 其中|6亿元|用于青石电池箔项目."""
    at = line.place(figure)
    match = _SPENT_ON.match(line.text, at + 1) if figure.unit.endswith("元") else None
    if match and _RAISED.search(line.text, clause(line.text, at)[0], at) and _AND_ANOTHER.match(line.text, match.end()):
        return None
    return line.unit(match.start("work")).mention if match else None


def founded(line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that is being founded, whose capital the figure is: 拟设立乙公司，注册资本|1亿元."""
    founded = list(_FOUNDED.finditer(line.text, 0, line.place(figure)))
    if founded:
        return line.unit(founded[-1].end() - 1).mention
    entered = list(_ENTERED.finditer(line.text, 0, line.place(figure)))  # 完成乙公司的注册，注册资本
    return line.unit(entered[-1].start()).mention if entered else None
