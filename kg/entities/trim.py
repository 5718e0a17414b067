"""What is cut off a would-be name at its left end (重大, 推进), and whether what is left names anything."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.entities.shapes import CLOSING, COUNTED, JOINS, LATIN, MEASURE, no_verb, proper
from kg.entities.shown import is_shown
from kg.entities.spot import Spot
from kg.entities.tagged import is_trade
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

# with one of these a word that the dictionary lacks most likely says what is done (做强, 紧抓)
_ACTING = frozenset("做抓打推加提促稳优扩补拓引招聚紧狠搞办立用带领激盘让使把将被要在对向从以")
# what tells whose it is without naming anybody
_FIRMS = frozenset({"公司", "本公司", "集团公司", "子公司", "全资子公司", "控股子公司", "控股股东", "股东"})
_TOWARDS = frozenset({"在", "于", "到", "来到", "抵达", "前往", "赴", "走进", "深入", "落户", "入驻"})
# 到|梅林头部经济产业园|调研: a park that people go to has a name
_PARKS = ("产业园", "工业园", "科技园", "物流园", "创业园", "产业园区", "工业园区", "物流园区")
# heads that a place or class before them never makes into one thing (新建|示范园)
# what a list is made of: names and what joins them
_LISTED, _IN_LIST, _LONG_LIST = frozenset("、和及与"), frozenset({"ORG", "nt", "LOC", "nz", "n", "m", "w", "c"}), 24
# what is done to a school's or hospital's house
_BEGUN = frozenset({"开工", "竣工", "完工", "交付", "续建", "投用", "启用", "新开工"})
_CLASSES = ("产业园区", "示范园", "示范区")


# verbs of those who put up works of their own
_FOR_PROFIT = frozenset({"建设", "投建", "投资建设", "新建", "实施"})
# what a work yields, which is no name
_YIELDS = re.compile(r"年(?:产|处理|加工)|[\d.]+[万亿千百]?[^\d]{1,4}$|的$|合计|总")


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
# whose house is called on: 莅临|经纬|公司
_CALLED_ON = frozenset({"莅临", "走进", "走访", "拜访", "到访", "来访", "入驻"})


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


# how a work is let, which does not name it
_WAYS = frozenset({"PPP", "EPC", "BOT", "TOT", "BOO", "ROT", "BT", "EPCO", "EPC+O", "EOD", "F+EPC", "TOD"})
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


def is_name(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words from ``left`` to the head word name one thing: by what they are or by what stands around."""
    head, words, own = spot.head, vocabulary.words, spot.tokens[spot.first]
    inside = spot.tokens[left : spot.first]
    glued = spot.text[own.start : own.end]  # the head's token: 青石公司 may be one
    if (proper(own) and len(glued) > len(head.word)) or _holds_quote(inside):
        return True
    content = [t for t in inside if t.pos != "w" and t.text not in JOINS]
    if "bare" in head.flags and not content:
        return True
    if head.type == "Project" and _is_aim(spot, left):
        return False  # 打造成|云岭现代物流园区
    if head.type == "Event" and len(head.word) > 2 and _convened(spot, left, words.held):
        return True
    if content and (_introduced(spot, left, vocabulary) or among_bodies(spot, left)):
        return True
    if head.word in words.kind and all(_says_nothing(t, vocabulary) for t in content):
        return False
    if head.type in ("Project", "Facility") and content and all(_YIELDS.match(t.text) for t in content):
        return False  # 建|年产20万吨|基地
    telling = [t for t in content if t.text not in vocabulary.generic]
    if head.type == "Facility" and any(t.pos != "m" for t in telling) and _is_built(spot, left, vocabulary):
        return True
    if "strong" in head.flags:
        stem = glued[: -len(head.word)] if len(glued) > len(head.word) else ""
        return bool(telling) or (len(stem) > 1 and stem not in vocabulary.generic)
    if any(_names(t, spot) for t in telling) or _holds_name(content, vocabulary):
        return True
    sited = _follows(spot, words.sited) or is_shown(spot, left)
    return head.type == "Project" and bool(telling) and sited


def is_sited(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words around speak of a school or hospital as a house: built, or lying somewhere; of a president's
    seat, that one is there (在|远国总统府)."""
    if spot.head.type == "Government" and left > 0 and spot.tokens[left - 1].text in _TOWARDS:
        return True
    built = left > 1 and spot.tokens[left - 1].text == "的" and spot.tokens[left - 2].text in vocabulary.words.building
    begun = left > 0 and spot.tokens[left - 1].text in _BEGUN
    return (
        built
        or begun
        or _is_built(spot, left, vocabulary)
        or _built_together(spot, left, vocabulary)
        or _follows(spot, vocabulary.words.sited)
    )


def _built_together(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the thing stands in a list of what is built: 新建青石小学、|白石小学."""
    at = left - 1
    if at < 1 or spot.tokens[at].text not in _LISTED:
        return False
    while at >= 0 and left - at < _LONG_LIST and spot.tokens[at].pos in _IN_LIST:
        at -= 1
    return at >= 0 and spot.tokens[at].text in vocabulary.words.building


def _holds_quote(inside: Sequence[Token]) -> bool:
    """Whether quoted words stand before the head that are more than a number (“青石”项目, but “二期”项目)."""
    return any(t.text in "”」』" for t in inside) and any(t.pos not in ("w", "m") for t in inside)


def _convened(spot: Spot, left: int, held: frozenset[str]) -> bool:
    """Whether the words right before say that the meeting was held (召开座谈会, 举行了揭牌仪式)."""
    before = [t.text for t in spot.tokens[max(0, left - 2) : left] if t.text not in ("了", "过", "的")]
    return bool(before) and before[-1] in held


def _introduced(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words right before say that a name follows: 成立某某公司, 新地标——某某综合体, 印发某某行动方案."""
    if left == 0:
        return False
    before, head, words = spot.tokens[left - 1].text, spot.head, vocabulary.words
    if before in ("—", "——") and head.type in ("Facility", "Project", "Company", "Organization", "Event"):
        return True
    if head.type == "Policy" and before in words.issuing and head.word in words.issued:
        return sum(len(t.text) for t in spot.tokens[left : left + 8]) >= 6
    if head.type == "Policy" and before in JOINS and left > 1 and spot.tokens[left - 2].text == head.word:
        return sum(len(t.text) for t in spot.tokens[left : spot.first]) >= 4  # 实施某某战略和某某|战略
    building = before in words.building or before == "加快"
    if head.type == "Project" and building and len(head.word) > 2 and head.word not in _CLASSES:
        return any(t.text not in vocabulary.generic and t.pos != "m" for t in spot.tokens[left : left + 3])
    if building and head.word == "项目" and before in _FOR_PROFIT:
        told = [
            t for t in spot.tokens[left : spot.first] if t.pos in ("n", "nz", "vn") and t.text not in vocabulary.generic
        ]
        return len(told) > 3  # 投资建设|高纯云母粉综合利用项目
    if before in _TOWARDS and head.type == "Project" and head.word.endswith(_PARKS):
        return sum(t.text not in vocabulary.generic for t in spot.tokens[left : spot.first]) > 1
    if before in _CALLED_ON and head.type == "Company":
        return spot.first - left == 1 and spot.tokens[left].text not in vocabulary.generic
    return before in words.founding and head.type in ("Company", "Organization", "Government")


def _is_aim(spot: Spot, left: int) -> bool:
    """Whether the words tell what something is to become, or what was missing (填补|云岭现代物流园区|的空白)."""
    before = "".join(t.text for t in spot.tokens[max(0, left - 2) : left])
    quoted = any(t.text in "”」』" for t in spot.tokens[left : spot.first])
    return not quoted and before.endswith(("打造成", "打造成为", "打造为", "建设成", "建设成为", "填补", "填补了"))


def among_bodies(spot: Spot, left: int) -> bool:
    """Whether a centre or faculty follows a body in a list (甲学院、|实验教学与设备管理中心、)."""
    if left < 2 or spot.tokens[left - 1].text != "、" or spot.tokens[left - 2].pos not in ("ORG", "nt"):
        return False
    return spot.head.word.endswith(("中心", "学院")) and spot.first - left > 1


def _says_nothing(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word before 项目, 企业 … tells a place or a class only (某县重点项目, 某市2022年招商项目),
    nothing that is built there (某县某某水库|工程, 某某二期|项目)."""
    if token.pos in ("LOC", "ns") and (token.text.endswith("期") or _is_built_thing(token.text, vocabulary)):
        return False
    if token.pos in ("LOC", "ns", "TIME", "m"):
        return True
    return token.text in vocabulary.generic or token.text in vocabulary.words.tally


def _is_built_thing(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a word that the tagger takes for a place ends as waterworks, bridges and stations do."""
    head = vocabulary.head(text)
    return head is not None and head.type == "Facility" and len(text) > len(head.word) + 1


def _is_built(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words around say that the thing is being built or put to use (观景步道预计9月底完工)."""
    before = spot.tokens[left - 1].text if left else ""
    behind = [t.text for t in spot.tokens[spot.first + 1 : spot.first + 6]]
    cut = next((i for i, word in enumerate(behind) if word in "，。；、"), len(behind))
    return before in vocabulary.words.building or any(word in vocabulary.words.built for word in behind[:cut])


def _names(token: Token, spot: Spot) -> bool:
    """Whether a word makes a weak head word into a name: a proper name, a coinage, Latin letters, a size, a number."""
    if token.text in _WAYS:
        return False
    if proper(token):
        return True
    kind = spot.head.type
    if kind in ("Project", "Event", "Policy") and MEASURE.match(token.text) and len(token.text) > 2:
        return True
    if kind == "Event" and COUNTED.match(token.text):
        return True
    if LATIN.match(token.text) and len(token.text) > 1:
        return True
    return no_verb(token.text) and not is_word(token.text) and token.pos != "m"


def _holds_name(content: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the words before the head make a name themselves (青石|水库|扩建工程)."""
    for before, token in pairwise(content):
        head = vocabulary.heads.get(token.text)
        if head is None or "strong" not in head.flags:
            continue
        if before.text not in vocabulary.generic and before.pos in ("n", "nz", "LOC", "nr"):
            return True
    return False


def _follows(spot: Spot, words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands right behind the head (青石产业园|位于…)."""
    return spot.last + 1 < len(spot.tokens) and spot.tokens[spot.last + 1].text in words
