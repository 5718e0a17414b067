"""Whose the figures of the whole country are: a flash of statistics tells 全国's and 我国's, which are China's."""

import re

from kg.model import Mention
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
    if named or len(scene.text) > _LONGEST or not _GIVES_OUT.search(scene.text):
        return named
    match = _COUNTRY.search(scene.text, 0, _HEAD)
    if match is None:
        return None
    because = f"“{match[0]}”指中国"
    return Mention(match.start(), match.end(), match[0], "Place", "nation", "中国", because)


def is_market(line: Skeleton, at: int) -> bool:
    """Whether the figure at ``at`` is that of an index or of the shares of a trade, which nobody owns."""
    return bool(_MARKET.match(line.text[clause(line.text, at)[0] : at]))
