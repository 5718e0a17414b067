"""Whether a name without a head word can be a firm's: the tagger takes many a phrase of the news for a body.

A brand is a word that the dictionary lacks (众鑫), a name in it (联想), or one of these with a trade (众鑫环保). None
is what makes sense together (有机|食品, 智能|科技), a place or state with what it has (远山消防, 中新|经贸), or what a
sentence goes on with (党中央|统筹).
"""

import re
from functools import lru_cache

from kg.words import is_word, word_pos

# longer names tell by their heads what they are
_LONGEST = 8
_STARTS = re.compile(
    r"(?:各|全[国省市县海球]|[以从据也同在对向为与把将被多个一两几]|必须|继续|严[把格]|规范|加大|好[就]|郑重|应急|新时代|新一代|非"
    r"|党中央|中共中央|中共(?!中央)|联合国|世界|我国|中外|协议|\d)(?=.)"
)
# a trade, with a brand before it
_TRADES = (
    r"科技|基金|网络|软件|制造|设备|材料|食品|农业|环境|贸易|能源|装备|金融|服务|产业|技术|产品|企业|建设|文化|教育|保险|体育|餐饮|生态|平台|系统|经济"
    r"|资源|储能|文旅|加工|医学"
)
_ENDS = re.compile(
    rf"(?P<trade>{_TRADES})$|(?:团结|合作|冲突|控制区?|设施|经贸|互信|关系|组织|消防|外交|友谊|论坛|战略|行动|精神|力量|运动|品牌|项目|工程|市场|标准|指数"
    r"|总值|期货|班列|首都|总统|首相|部长|外长|元首|院长|军官|令|美学|国家|人民|信心|时代|就业|监督|储备|通道|水域|海域|区域|办法|武器|导弹|无人机|救援"
    r"|诊疗|生活|知识|法规|税收|建交|超市|领域|体系|机制|作用|影响力|知名度|伟业|长)$"
)
# of what the dictionary has only names begin a firm's
_NAMES = ("nz", "nt", "nr", "nrt", "nrfg", "x")
_WORDS = ("n", "v", "vn", "a", "an", "ad", "d", "b", "i", "l", "s", "f")
_LINKS = ("p", "c", "r", "u", "d", "f")


@lru_cache(maxsize=10_000)
def may_be_firm(text: str) -> bool:
    """Whether ``text``, which has no head word, can be a firm's name.

    >>> may_be_firm("众鑫环保"), may_be_firm("有机食品"), may_be_firm("党中央统筹")
    (True, False, False)
    """
    if len(text) > _LONGEST or (len(text) > 2 and _STARTS.match(text)):
        return False
    if end := _ENDS.search(text):
        lead = text[: end.start()]
        return bool(end["trade"]) and _is_brand(lead)
    pieces = _pieces(text)
    kinds = [kind or "" for _, kind in pieces]
    if len(pieces) > 1 and any(kind and kind[0] in _LINKS for kind in kinds):
        return False
    if len(pieces) > 2 and all(kinds) and not any(kind in _NAMES for kind in kinds[1:]):
        return False
    return not (len(pieces) == 2 and all(kind in _WORDS for kind in kinds))


def _is_brand(lead: str) -> bool:
    """Whether what stands before a trade is one piece that is no ordinary word."""
    pieces = _pieces(lead)
    return len(lead) > 1 and len(pieces) == 1 and (pieces[0][1] is None or pieces[0][1] in _NAMES)


def _pieces(text: str) -> list[tuple[str, str | None]]:
    """The words of the dictionary in ``text``, longest first from the left, with their kinds; what is between them has
    the kind None."""
    found: list[tuple[str, str | None]] = []
    at = unread = 0
    while at < len(text):
        size = next((n for n in (4, 3, 2) if at + n <= len(text) and is_word(text[at : at + n])), 0)
        if size and unread < at:
            found.append((text[unread:at], None))
        if size:
            found.append((text[at : at + size], word_pos(text[at : at + size])))
            unread = at + size
        at += size or 1
    if unread < at:
        found.append((text[unread:at], None))
    return found
