"""Whether a word before a head word may belong to the name that ends in it."""

import re

from kg.entities.belongs_names import ROAD, WORKS, name_belongs
from kg.entities.belongs_words import ATTENDING, ROUTE, TOGETHER, word_belongs
from kg.entities.shapes import NOMINAL, SEASON, YEAR, no_verb, proper
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS
from kg.names import LEVELS

_TERM = re.compile(r"[一两二三四五六七八九十百千\d]+(?:年|日|天)$")
_DIGITS = re.compile(r"(?:19|20)\d\d$")
# what one firm is to another: 、控股|股东|北川集团有限公司
_KIN = frozenset({"股东", "控股股东", "子公司", "全资子公司", "控股子公司", "关联方", "实际控制人"})
_TOWNS = frozenset({"街道", "镇", "乡", "村", "社区"})
# how a strategy is followed is no part of its name
_PURSUED = frozenset({"主动", "积极", "服务", "融入", "抢抓", "紧扣", "响应", "全面", "深度", "深入"})
# who won a work and how is no part of its name
_TENDERED = frozenset({"中标", "竞得", "联合体", "候选人", "中标人"})


def may_belong(spot: Spot, i: int, seen_proper: bool, vocabulary: Vocabulary) -> bool:
    """Whether ``spot.tokens[i]``, right before what is taken for the name so far, may belong to it, too;
    ``seen_proper``: a place or body stands in the name already."""
    token, text, head = spot.tokens[i], spot.tokens[i].text, spot.head
    if token.pos in ("TIME", "t") or YEAR.match(text):
        year = head.type in ("Event", "Policy", "Project") and (bool(YEAR.match(text)) or _is_apart(spot, i))
        season = head.type == "Event" and bool(SEASON.match(text))
        term = head.type == "Policy" and _is_term(spot, i)
        return year or season or term or text in ("未来", "现代")
    if _never_belongs(spot, i, vocabulary):
        return False
    if text in vocabulary.words.transport:
        return head.type == "Facility"
    if token.pos in ("LOC", "ns", "ORG", "nt", "PER"):
        return name_belongs(spot, i, seen_proper, vocabulary)
    if seen_proper and head.word in vocabulary.words.task and _opens_task(spot, i, vocabulary):
        return True  # 市|推进|某某新区|建设领导小组
    if seen_proper and head.type != "Event" and not _before_proper(spot, i):
        # 某某铁路|某段站房工程
        return head.type in WORKS and i > 0 and proper(spot.tokens[i - 1]) and vocabulary.is_route(text)
    return word_belongs(spot, i, vocabulary)


def _is_apart(spot: Spot, i: int) -> bool:
    """Whether the word is the 年 of a year set apart (2023| 年|年度股东大会), or its digits."""
    before = spot.tokens[i - 1].text if i else ""
    return (spot.tokens[i].text == "年" and bool(_DIGITS.match(before))) or (
        spot.head.type == "Event" and bool(_DIGITS.match(spot.tokens[i].text)) and spot.tokens[i + 1].text == "年"
    )


def _is_term(spot: Spot, i: int) -> bool:
    """Whether a span of time is how long an action runs (三年|行动方案, 百日|攻坚行动)."""
    if i == 0 or spot.tokens[i - 1].pos not in NOMINAL:
        return False  # 编制|五年|规划
    return bool(_TERM.match(spot.tokens[i].text)) and spot.tokens[i + 1].text.startswith(
        ("行动", "攻坚", "计划", "规划")
    )


def _opens_task(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word is a level, or a verb right behind one, with which the name of a body for a task begins."""
    text = spot.tokens[i].text
    if text in LEVELS:
        return i + 1 < spot.first and spot.tokens[i + 1].text in vocabulary.inner_verbs
    return text in vocabulary.inner_verbs and i > 0 and spot.tokens[i - 1].text in LEVELS


def _never_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word stands before the name, whatever else is said (县长|…, 全资子公司|…, 不|…, 召开|…)."""
    token, text, head, words = spot.tokens[i], spot.tokens[i].text, spot.head, vocabulary.words
    if spot.tokens[i + 1].text in TOGETHER or (text in TOGETHER and head.type in ORGANISATIONS):
        return True  # 甲公司|共建乙学院, 甲公司|共建乙学院签约仪式
    if text in words.corporate and head.type in ("Company", "Event", "Organization"):
        return True
    if text.endswith("专业") and head.word == "大学":
        return True  # 工商管理专业|大学学历
    if text == "一带" or (head.word in _TOWNS and token.pos == "LOC" and text.endswith(ROAD)):
        return True  # 云岭|一带|考察市场; 东西大道|云岭区|白马街道
    if text == "国" and i > 0 and spot.tokens[i - 1].pos in ("r", "m"):
        return True  # 我|国|政府
    if (text in words.deal and head.type == "Company") or (text in _TENDERED and head.type in (*WORKS, "Company")):
        return True
    if text in words.press or (vocabulary.is_title(text) and not _is_for(spot, i)):
        return True
    if head.word == "战略" and text in _PURSUED:
        return True  # 青石集团|主动|服务|西部大开发战略
    if head.type == "Place" and text in vocabulary.heads and "whole" in vocabulary.heads[text].flags:
        return True
    if head.type == "Event" and text in words.convening:
        return True
    if head.type == "Government" and token.pos in ("v", "ad", "a") and head.word not in words.task:
        return text not in ("最高", "高级", "中级")  # 某国|最高|法院
    return text.startswith(("不", "未")) or (text in words.work and head.type == "Facility")


# of whose rank those are who meet: 领导人|峰会, 外长|会议
_RANKS = frozenset(
    {"领导人", "首脑", "元首", "部长", "外长", "防长", "校长", "市长", "议长", "企业家", "秘书长", "专员"}
)
# whose own meetings are called after them: 第十九次|主席|会议, 委员长|会议
_HEADS_OF_COUNCILS = frozenset({"主席", "委员长", "主任"})
_NTH_OF_COUNCIL = re.compile(r"第?[一二三四五六七八九十百\d]+次")
_MEETINGS = ("峰会", "会议", "会晤", "论坛", "大会", "圆桌会")


def _is_for(spot: Spot, i: int) -> bool:
    """Whether a title tells who meets at the meeting (某某组织工商|领导人|峰会), and is nobody's post."""
    text = spot.tokens[i].text
    if text in _HEADS_OF_COUNCILS and i + 1 == spot.first and spot.own == "会议":
        return i > 0 and bool(_NTH_OF_COUNCIL.fullmatch(spot.tokens[i - 1].text))
    rank = text in _RANKS and spot.head.word.endswith(_MEETINGS)
    return rank and spot.tokens[i + 1].pos in ("n", "vn", "b")


def _before_proper(spot: Spot, i: int) -> bool:
    """Whether the word may still stand before a place or body inside a name: a name, a number, a bracket, a side."""
    token = spot.tokens[i]
    if token.text in ("G", "S") and spot.tokens[i + 1].start == token.end:
        return bool(ROUTE.fullmatch(spot.tokens[i + 1].text))  # G|321|青石镇至白马镇改造工程
    return proper(token) or token.pos in ("f", "w", "m") or bool(YEAR.match(token.text))


def fills_item(spot: Spot, i: int) -> bool:
    """Whether token ``i`` stands inside an item of a list (、…、) that holds nothing but the would-be name."""
    tokens = spot.tokens
    after = tokens[spot.first + 1] if spot.first + 1 < len(tokens) else None
    if (spot.head.type == "Event" and tokens[i].text in ATTENDING) or tokens[i].text in _KIN:
        return False
    if after is not None and after.text not in "、，。等和及与）”" and after.pos != "n":
        return False
    for j in range(i, max(i - 7, -1), -1):
        if tokens[j].text == "、":
            return j < i and (tokens[j + 1].pos != "v" or no_verb(tokens[j + 1].text))
        if tokens[j].pos == "PER" or (tokens[j].pos == "v" and not no_verb(tokens[j].text)):
            return False
        if tokens[j].pos in ("p", "u", "c", "d", "r", "w", "TIME", "m") and tokens[j].text not in "之-—":
            return False
    return False
