"""Whose the figures of deals are: who holds, buys or pays, who wins, which firm is founded."""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause

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
_HOLDERS = ("Company", "Person", "Organization", "Government")
_FOUNDED = re.compile(rf"(?:设立|成立|组建|新设|注册)[^。；，{SIGNS['Company']}]{{0,16}}[“‘]?{SIGNS['Company']}")
_ENTERED = re.compile(
    rf"{SIGNS['Company']}(?:[（(][^（）()]{{0,40}}[）)])?的?(?:工商)?(?:注册|设立|成立)(?:登记|手续)?(?=，|。)"
)


def holder(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
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


def winner(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
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


def founded(line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that is being founded, whose capital the figure is: 拟设立乙公司，注册资本|1亿元."""
    founded = list(_FOUNDED.finditer(line.text, 0, line.place(figure)))
    if founded:
        return line.unit(founded[-1].end() - 1).mention
    entered = list(_ENTERED.finditer(line.text, 0, line.place(figure)))  # 完成乙公司的注册，注册资本
    return line.unit(entered[-1].start()).mention if entered else None
