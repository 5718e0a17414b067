"""Whose the figures of the markets are: a broker's report tells of the firm that it covers, the price of what is
traded of the exchange."""

import re

from kg.model import Mention
from kg.relations.nation import ToldSo, is_market
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit

# what a report tells of a firm
_TOLD = re.compile(r"目标价|评级|(?:盈利|纯利|净利润?|收入|营收|每股盈利|核心盈利)预测|盈测|预测[^，。；]{0,6}[上下]调")
# who reports: 青石证券发布研究报告称, 青石证券：上调白马股份目标价
_REPORTS = re.compile(
    r"[^，。；：\n]{0,10}(?:发布|发表)[^，。；\n]{0,10}(?:报告|研报)"
    r"|[：:]?(?:近日|昨日)?(?:上调|下调|维持|重申|首予|调升|调降)[^，。；\n]{0,16}(?:目标价|评级)"
)
_BACK = 4
# whose the figure is that another is measured by: 低于|青石公司|的510架
_OF = re.compile(r"(?:(?<=[于过比及与和为是])|(?<=[于过比])[^，。；\ue000-\ue003\ue005-\ue00c]{1,8})[\ue002-\ue004]的$")
# 德国|大众|（销量约|1092万辆）
_IN_BRACKET = re.compile(r"(?P<held>[\ue002-\ue004])[（(][\u4e00-\u9fff]{0,8}$")


def covered(scene: Scene, index: int, line: Skeleton, figure: Unit) -> Mention | None:
    """The firm that the report covers whose figure this is: 高某发布研报，将|青石药业|目标价由5元上调至|8元."""
    if not _TOLD.search(line.text):
        return None
    brokers = _brokers(scene)
    if not brokers:
        return None
    found = _firms(line, line.place(figure), brokers)
    for number in range(index - 1, max(index - _BACK, -1), -1):
        if found or not scene.same_block(number, index):
            break
        found = _firms(scene.lines[number], len(scene.lines[number].text), brokers)
    return found[-1] if found else None


def _firms(line: Skeleton, end: int, brokers: frozenset[str]) -> list[Mention]:
    """The firms named before ``end`` that are no brokers."""
    named = (u.mention for u in line.units_in(0, end) if u.kind == "Company" and u.mention)
    return [m for m in named if (m.name or m.text) not in brokers]


def _brokers(scene: Scene) -> frozenset[str]:
    """Who reports of others in the document."""
    found: frozenset[str] | None = scene.derived.get("brokers")
    if found is None:
        told = bool(_TOLD.search(scene.text))
        firms = [m for m in scene.mentions if m.type == "Company"] if told else []
        found = frozenset(m.name or m.text for m in firms if _REPORTS.match(scene.text, m.end))
        scene.derived["brokers"] = found
    return found


# 纽约商品交易所黄金期货市场…期价: what is traded there
_TRADED = re.compile(r"期货|期价|现货|合约")


def _exchange(line: Skeleton, at: int) -> Mention | None:
    """The exchange whose price the figure at ``at`` is: 青石商品交易所黄金期价上涨|3美元|，收于每盎司|1347美元."""
    for unit in reversed(line.units_in(0, at)):
        if unit.kind == "Organization" and unit.mention and unit.text.endswith("交易所"):
            between = line.text[line.place(unit) + 1 : at]
            return unit.mention if _TRADED.search(between) and "；" not in between else None
    return None


def told_by_market(line: Skeleton, at: int) -> ToldSo | None:
    """Whose the figure at ``at`` is that another is measured by, that stands in brackets behind a name, or that is a
    price of the markets: an index has its figures to itself; None where nothing tells so."""
    if _OF.search(line.text, 0, at) and not line.text.startswith(SIGNS["Quantity"], at + 1):
        return ToldSo(line.unit(at - 2).mention)
    if beside := _IN_BRACKET.search(line.text, 0, at):
        return ToldSo(line.unit(beside.start("held")).mention)
    if sold_at := _exchange(line, at):
        return ToldSo(sold_at)
    return ToldSo(None) if is_market(line, at) else None
