"""Whether a figure is the whole country's: 全国's and 我国's, which are China's in a flash of statistics."""

import re
from typing import NamedTuple

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
# the sentence points at a thing told of before: 它集生产和存储于一体
_POINTS = re.compile(r"(?:[它其](?!中)|[该这此](?!前|后|外|时|次|间))")
# the country as the subject of a sentence, behind which its figures stand
_SUBJECT = re.compile(
    r"(?:^|[，。；：])(?:[\ue00b，]|同时|此外|其中|目前|截至目前)*(?:全国|我国)(?!人民|各地|首|最|性|第|范围|[\ue000-\ue008])"
)
_SUBJECT_SINCE = re.compile(r"[，；](?:其中|同时)?[\ue000-\ue009]")
# a clause that begins with the country, whatever stands behind it: none of the names before it owns its figure
_BEGINS = re.compile(r"(?:[\ue00b“]|目前|其中|截至)*(?:全国|我国)(?=[\u4e00-\u9fff])")
# who could own the part that the sentence goes on about
_NAMED = frozenset({"Place", "Company", "Organization", "Facility", "Project", "Event"})
_OTHERS = _NAMED | {"Person"}
# the country as the subject of a sentence, behind a date or who tells it
_AS_SUBJECT = re.compile(
    r"(?:^|[，。；：\n])(?:[\ue00b\ue002，]|今年|同时|此外|其中|目前|截至目前|当前|近年来"
    r"|[^，。；]{0,12}(?:介绍|显示|表示|表明)，?){0,4}"
    r"(?:全国|我国)(?!人大|政协|人民|各地|首|最|性|第|范围|代表)"
)
# within so many characters a longer text names what it is about
_FIRST_WORDS = 160
# a longer text tells of the country on the way
_LONGEST = 500
# an index or a trade has its figure to itself: 热门科技股|涨, 贵金属板块|跌
_MARKET = re.compile(
    # 11月交割的伦敦布伦特原油期货价格上涨
    r"[^，。；\ue000-\ue003\ue005-\ue008]{0,16}(?:期货|期价|原油|黄金|白银|白金|铜|大豆)(?:期货)?(?:价格|期价|均价|合约)"
    r"[^，。；\ue000-\ue008]{0,8}?(?:涨|跌|升|降|报|收)[^，。；\ue000-\ue008]{0,6}$|[^，。；\ue000-\ue008]{0,14}(?:(?<!每)股(?![东份权息本票])|板块|指数|综指|概念|主力资金|北向资金|南向资金|两市|油价|金价|银价|铜价|沪指|深成指|创业板指|道指|纳指|恒指|科指|合约|期货|期指|国债|收益率|汇率|布油|美油|现货黄金)"
    r"[^，。；\ue000-\ue008]{0,10}?(?:涨|跌|升|降|报|收|走|开|触及)[^，。；\ue000-\ue008]{0,6}$"
    # 沪深两市成交额|2.1万亿元, 两市融资余额|1.8万亿元
    r"|[^，。；\ue000-\ue003]{0,8}(?:[两三]市|全市场|A股市场)(?:全天|合计|半日|当日|的)*(?:成交|融资|个股|总市值)[^，。；\ue000-\ue008]{0,8}$"
)
# so many shares rose: 全市场|2366只|个股上涨，|71只|涨停
_SHARES_ROSE = re.compile(r"(?:只|家)?(?:个股|股票)?(?:上涨|下跌|收涨|收跌|涨停|跌停|飘红|飘绿|涨超|跌超)")


class ToldSo(NamedTuple):
    """Whose a figure is by the words around it, be it nobody's."""

    mention: Mention | None


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


def of_country(scene: Scene, index: int, at: int) -> ToldSo | None:
    """China, where the figure at ``at`` of line ``index`` is the whole country's; nobody, where it is another
    country's or its clause only begins with the country; None where no word tells it to be a country's."""
    line = scene.lines[index]
    macro = _is_macro(line, at) and nation(scene) is not None  # a zone's own goes on: 完成固定资产投资|18亿元
    if _is_subject(line, at) or macro or _is_part(scene, index, at):
        return ToldSo(nation(scene))
    return ToldSo(None) if _BEGINS.match(line.text, clause(line.text, at)[0]) else None


def still_of_country(scene: Scene, index: int, *before: Mention | None) -> Mention | None:
    """China, where the figures ``before`` were its and line ``index`` names nobody else (全国…下降2%。购进价格下降3%);
    else None."""
    country = nation(scene)
    line = scene.lines[index]
    told = country is not None and country in before and not _POINTS.match(line.text)
    return country if told and scene.kind_of_block(index) == "body" else None


def country_told_of(scene: Scene, index: int, at: int) -> Mention | None:
    """China, where a sentence before in the paragraph or the title has it as the subject (我国粮食增产), for a figure
    at ``at`` of line ``index`` in front of which nobody is named (冬小麦已播|2亿亩); else None."""
    line = scene.lines[index]
    named = any(u.kind in _OTHERS for u in line.units_in(0, at))
    if scene.kind_of_block(index) != "body" or named or _POINTS.match(line.text):
        return None
    country = nation(scene)
    if country is None or _is_title_of_country(scene):
        return country
    for i in range(index - 1, -1, -1):
        if not scene.same_block(i, index):
            return None
        if _AS_SUBJECT.search(scene.lines[i].text):
            return country
        if any(u.kind in _OTHERS for u in scene.lines[i].units):
            return None
    return None


def _is_title_of_country(scene: Scene) -> bool:
    """Whether the title tells of the country and of nobody else: 我国粮食产量今年将突破1.4万亿斤."""
    titles = scene.titles
    if len(titles) != 1 or not _AS_SUBJECT.search(titles[0].text):
        return False
    return not any(u.kind in _OTHERS and u.text != "中国" for u in titles[0].units)


def _is_subject(line: Skeleton, at: int) -> bool:
    """Whether 全国 or 我国 is the subject of the sentence before ``at``, and nothing else since."""
    found = [m.end() for m in _SUBJECT.finditer(line.text, 0, at)]
    return bool(found) and not _SUBJECT_SINCE.search(line.text, found[-1], at)


def _is_macro(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` measures what is told of a country, in a sentence that names nobody before."""
    return bool(_MACRO.search(line.text, 0, at)) and not _OWNING.search(line.text, 0, at)


def _is_part(scene: Scene, index: int, at: int) -> bool:
    """Whether the sentence goes on about a part of what the one before told of the country: 我国…保持增长。其中，…."""
    line = scene.lines[index]
    before = scene.lines[index - 1] if index and scene.same_block(index - 1, index) else None
    if before is None or not line.text.startswith("其中") or any(u.kind in _NAMED for u in line.units_in(0, at)):
        return False
    return _is_subject(before, len(before.text))


def is_market(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` is that of an index or of the shares of a trade, which nobody owns."""
    if line.unit(at).unit in ("只", "家", "") and _SHARES_ROSE.match(line.text, at + 1):
        return True
    return bool(_MARKET.match(line.text[clause(line.text, at)[0] : at]))
