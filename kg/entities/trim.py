"""What is cut off a would-be name at its left end (重大, 推进), and whether what is left names anything."""

import re

from kg.entities.shapes import CLOSING, JOINS, no_verb
from kg.entities.spot import Spot
from kg.entities.tagged import is_trade
from kg.entities.trim_names import TOWARDS, follows, is_built
from kg.entities.vocabulary import Vocabulary
from kg.model import Token

# with one of these a word that the dictionary lacks most likely says what is done (做强, 紧抓)
_ACTING = frozenset("做抓打推加提促稳优扩补拓引招聚紧狠搞办立用带领激盘让使把将被要在对向从以")
# what tells whose it is without naming anybody
_FIRMS = frozenset({"公司", "本公司", "集团公司", "子公司", "全资子公司", "控股子公司", "控股股东", "股东"})
# what a list is made of: names and what joins them
_LISTED, _IN_LIST, _LONG_LIST = frozenset("、和及与"), frozenset({"ORG", "nt", "LOC", "nz", "n", "m", "w", "c"}), 24
# what is done to a school's or hospital's house
_BEGUN = frozenset({"开工", "竣工", "完工", "交付", "续建", "投用", "启用", "新开工"})


# what a firm is, right before its name
_KINDS_OF_FIRM = frozenset(
    {
        "企业",
        "龙头企业",
        "重点企业",
        "民营企业",
        "上市公司",
        "龙头",
        "厂商",
        "厂家",
        "客户",
        "开发商",
        "招标代理人",
        "机构",
        "投资机构",
        "投资方",
        "品牌",
        "平台",
    }
)
# on which side something lies
_SIDE = re.compile(r"[东西南北]{1,2}(?:邻|临|接|靠|连|抵|依)")


def trimmed(spot: Spot, left: int, vocabulary: Vocabulary) -> int:
    """The index of the first token from ``left`` that may begin the name."""
    if spot.head.type == "Company":
        kinds = [
            i
            for i in range(left, spot.first)
            if spot.tokens[i].text in _KINDS_OF_FIRM or (spot.tokens[i].text == "基金" and spot.head.word == "资本")
        ]
        left = kinds[-1] + 1 if kinds else left  # 招商引资企业|青石织业有限公司
    if left < spot.first and _SIDE.fullmatch(spot.tokens[left].text):
        left += 1  # 南邻|青石机场
    while left < spot.first and _is_chaff(spot, left, vocabulary) and not _is_issued(spot, left, vocabulary):
        left += 1
    if spot.tokens[left].text in "（(":  # （社区）妇联
        closed = (i for i in range(left, spot.first) if spot.tokens[i].text in "）)")
        return next(closed, left - 1) + 1
    return left


def _is_issued(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether a plan's name begins here, behind the verb that it is the object of (实施|创新驱动战略)."""
    if spot.head.type != "Policy" or left == 0 or spot.head.word not in vocabulary.words.issued:
        return False
    token, issuing = spot.tokens[left], vocabulary.words.issuing
    plain = token.text in vocabulary.generic and spot.tokens[left + 1].start == spot.tokens[spot.first].start
    before = spot.tokens[left - 1].text
    listed = before in JOINS and left > 1 and spot.tokens[left - 2].text == spot.head.word  # 实施甲战略和|乙战略
    return (before in issuing or listed) and token.pos in ("n", "nz", "vn", "LOC", "an") and not plain


def _opens_gathering(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a verb may begin the name of a gathering (推进|会, but 召开|会议)."""
    return token.pos == "v" and token.text in vocabulary.inner_verbs and token.text not in vocabulary.words.convening


_LEVELS = frozenset("省市区县州旗镇乡村校院局")


def _is_chaff(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the leftmost token names nothing: 重大, 推进, 的, an opening mark."""
    token, event, words = spot.tokens[i], spot.head.type == "Event", vocabulary.words
    if token.text in CLOSING.values() or (token.text in ("G", "S") and token.pos == "v"):
        return False  # G|321|青石镇至白马镇改造工程
    if token.text == spot.head.word and spot.head.type == "Project" and i < spot.first:
        return True  # 已投产|项目|青石食品项目
    if event and (token.text in words.pointing or _opens_gathering(token, vocabulary)):
        return token.text in words.pointing
    if spot.head.type == "Policy" and token.pos == "v" and token.text in words.issuing:
        return True
    if _is_planned(spot, i, vocabulary) or _is_ours(spot, i):
        return True
    if token.pos in ("v", "a") and no_verb(token.text):
        acting = token.text[0] in _ACTING or token.text[-1] in "任该"  # 现任|青石公司, 就该|项目
        return acting and not _is_brand(spot, i, vocabulary)
    if (token.pos == "f" and token.text in "东西南北中") or (event and token.text in ("重大", "重要")):
        return False
    if token.pos in ("v", "w", "c", "u", "a", "d", "p", "r", "f", "ad", "vd"):
        return True
    if token.text in _FIRMS and spot.head.type in ("Project", "Facility", "Policy"):
        return True  # 公司|年产5万吨锂盐项目
    if token.pos == "vn" and spot.tokens[i + 1].pos in ("LOC", "ORG"):
        return True
    if _invests(spot, i):
        return True
    # 全县重点项目建设调度会: the name of a meeting keeps its breadth
    return not event and token.text in vocabulary.generic and token.pos not in ("LOC", "ORG")


def _is_ours(spot: Spot, i: int) -> bool:
    """Whether the word only tells whose place it is: 我|市|招商说明会."""
    return spot.tokens[i].text in _LEVELS and i > 0 and spot.tokens[i - 1].text == "我" and i + 1 < spot.first


def _is_planned(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word says that the work is to be built: 规划|建设|3万吨锂盐生产基地."""
    text, planning = spot.tokens[i].text, vocabulary.words.planning
    if text in planning:
        return spot.tokens[i + 1].text in vocabulary.words.building
    return text == "建设" and i > 0 and spot.tokens[i - 1].text in planning


_SIDES = ("北方", "南方", "东方", "西部", "东部", "中部", "华东", "华北", "华南", "西南", "西北", "东北")


def _is_brand(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether two characters that are no word are the brand of a firm that has no other (招云|新能源有限公司)."""
    if spot.head.type != "Company" or i + 1 != spot.first or len(spot.tokens[i].text) != 2:
        return False
    stem = spot.own.removesuffix(spot.head.word)
    return is_trade(stem.removeprefix(stem[:2]) if stem.startswith(_SIDES) else stem, vocabulary)


def _invests(spot: Spot, i: int) -> bool:
    """Whether the word says that somebody puts money into the work (关于|对外|投资|建设|青石电池项目|的议案)."""
    if spot.head.type not in ("Project", "Facility"):
        return False
    tokens = spot.tokens
    text, before, after = tokens[i].text, tokens[i - 1].text if i else "", tokens[i + 1].text
    if (text == "规划" and after in ("开发", "建设")) or (text in ("开发", "建设") and before == "规划"):
        return True  # 规划|开发|风电场
    if text in ("对外", "投资", "共同"):
        return after in ("投资", "建设", "新建", "扩建", "投建", "设立")
    return text in ("建设", "新建", "投建") and before in ("投资", "对外", "共同")


def is_sited(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words around speak of a school or hospital as a house: built, or lying somewhere; of a president's
    seat, that one is there (在|远国总统府)."""
    if spot.head.type == "Government" and left > 0 and spot.tokens[left - 1].text in TOWARDS:
        return True
    built = left > 1 and spot.tokens[left - 1].text == "的" and spot.tokens[left - 2].text in vocabulary.words.building
    begun = left > 0 and spot.tokens[left - 1].text in _BEGUN
    return (
        built
        or begun
        or is_built(spot, left, vocabulary)
        or _built_together(spot, left, vocabulary)
        or follows(spot, vocabulary.words.sited)
    )


def _built_together(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the thing stands in a list of what is built: 新建青石小学、|白石小学."""
    at = left - 1
    if at < 1 or spot.tokens[at].text not in _LISTED:
        return False
    while at >= 0 and left - at < _LONG_LIST and spot.tokens[at].pos in _IN_LIST:
        at -= 1
    return at >= 0 and spot.tokens[at].text in vocabulary.words.building
