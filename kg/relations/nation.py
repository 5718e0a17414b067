"""Whose the figures of the whole country are: a flash of statistics tells 全国's and 我国's, which are China's."""

import re

from kg.model import Mention
from kg.names import level_of
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, clause

# who gives out such figures
_GIVES_OUT = re.compile(
    r"统计局|海关总署|央行|人民银行|财政部|商务部|外汇局|能源局|交通运输部|邮政局|中汽协|乘联会|农业农村部|文化和旅游部"
)
# where such a flash names the country
_HEAD = 80
_COUNTRY = re.compile(
    r"(?<!来)(?:全国|我国)(?!人大|政协|两会|人民代表|委员会|各地|首|最|性|第|范围|代表|总工会|妇联|青联|台联|工商联|一盘棋|多地|重点文物|乘用车市场信息)"
)
_OURS = re.compile(r"(?<![来到向])我国")
# what is told of countries, or of provinces by their names
_MACRO = re.compile(
    r"国内生产总值|社会消费品零售总额|规模以上(?:工业|高技术)|固定资产投资|居民消费价格|工业增加值|最终消费支出|货物进出口|货物贸易|外汇储备|全社会用电量"
)
# whoever could own a figure, but a department, which only tells it
_OWNING = re.compile(r"[\ue002-\ue007]")
_POINTS = re.compile(r"(?:[它其](?!中)|[该这此](?!前|后|外|时|次|间))")
# within so many characters a longer text names what it is about
_FIRST_WORDS = 160
# a longer text tells of the country on the way
_LONGEST = 500
# an index or a trade has its figure to itself: 热门科技股|涨, 贵金属板块|跌
_MARKET = re.compile(
    r"[^，。；\ue000-\ue008]{0,14}(?:股|板块|指数|概念|油价|金价|银价|铜价|沪指|深成指|创业板指|道指|纳指|恒指|科指|合约|期货|期指|国债|收益率|汇率|布油|美油|现货黄金)"
    r"[^，。；\ue000-\ue008]{0,10}?(?:涨|跌|升|降|报|收|走|开)[^，。；\ue000-\ue008]{0,6}$"
)


def nation(scene: Scene) -> Mention | None:
    """China as a flash of statistics names it (全国, 我国), or where the text has 中国 itself; None in other texts."""
    if "nation" not in scene.derived:
        scene.derived["nation"] = _nation(scene)
    found: Mention | None = scene.derived["nation"]
    return found


def _nation(scene: Scene) -> Mention | None:
    named = next((m for m in scene.mentions if m.type == "Place" and m.text == "中国"), None)
    if named:
        return named
    start, end = scene.lines[0].start if scene.lines else 0, scene.lines[-1].end if scene.lines else 0
    match = _OURS.search(scene.text, start, end) or _nationwide(scene, start, end)
    if match is None:
        return None
    because = f"“{match[0]}”指中国"
    return Mention(match.start(), match.end(), match[0], "Place", "nation", "中国", because)


def _nationwide(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """全国 where it is the country of the news: at the head of a flash of statistics, or in the first words of a text
    that names no other country and no county or the like before it."""
    if (
        len(scene.text) <= _LONGEST
        and _GIVES_OUT.search(scene.text)
        and (head := _COUNTRY.search(scene.text, 0, _HEAD))
    ):
        return head
    countries = scene.rules.words("countries")
    places = [m for m in scene.mentions if m.type == "Place"]
    if any((m.name or m.text) in countries for m in places):
        return None
    match = _COUNTRY.search(scene.text, start, min(end, start + _FIRST_WORDS))
    local = match and any(m.start < match.start() and level_of(m.text) not in (None, "省") for m in places)
    return None if local else match


def is_macro(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` measures what is told of a country, in a sentence that names nobody before."""
    return bool(_MACRO.search(line.text, 0, at)) and not _OWNING.search(line.text, 0, at)


def points(line: Skeleton) -> bool:
    """Whether the sentence begins with what points at a thing told of before (它集生产和存储于一体)."""
    return _POINTS.match(line.text) is not None


def is_market(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` is that of an index or of the shares of a trade, which nobody owns."""
    return bool(_MARKET.match(line.text[clause(line.text, at)[0] : at]))
