"""Whether what stands before a head word, cut to what may belong to it, makes it a name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.entities.shapes import COUNTED, JOINS, LATIN, MEASURE, no_verb, proper
from kg.entities.shown import is_shown
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

TOWARDS = frozenset({"在", "于", "到", "来到", "抵达", "前往", "赴", "走进", "深入", "落户", "入驻"})
# 到|梅林头部经济产业园|调研: a park that people go to has a name
_PARKS = ("产业园", "工业园", "科技园", "物流园", "创业园", "产业园区", "工业园区", "物流园区")
# heads that a place or class before them never makes into one thing (新建|示范园)
_CLASSES = ("产业园区", "示范园", "示范区")
# verbs of those who put up works of their own
_FOR_PROFIT = frozenset({"建设", "投建", "投资建设", "新建", "实施"})
# what a work yields, which is no name
_YIELDS = re.compile(r"年(?:产|处理|加工)|[\d.]+[万亿千百]?[^\d]{1,4}$|的$|合计|总")
# whose house is called on: 莅临|经纬|公司
_CALLED_ON = frozenset({"莅临", "走进", "走访", "拜访", "到访", "来访", "入驻"})
# how a work is let, which does not name it
_WAYS = frozenset({"PPP", "EPC", "BOT", "TOT", "BOO", "ROT", "BT", "EPCO", "EPC+O", "EOD", "F+EPC", "TOD"})


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
    if head.type == "Facility" and any(t.pos != "m" for t in telling) and is_built(spot, left, vocabulary):
        return True
    if "strong" in head.flags:
        stem = glued[: -len(head.word)] if len(glued) > len(head.word) else ""
        return bool(telling) or (len(stem) > 1 and stem not in vocabulary.generic)
    if any(_names(t, spot) for t in telling) or _holds_name(content, vocabulary):
        return True
    sited = follows(spot, words.sited) or is_shown(spot, left)
    return head.type == "Project" and bool(telling) and sited


def _holds_quote(inside: Sequence[Token]) -> bool:
    """Whether quoted words stand before the head that are more than a number (“青石”项目, but “二期”项目)."""
    words = [t for t in inside if t.pos not in ("w", "m")]
    kind = any(t.text.endswith("一批") for t in inside)  # “签约一批”项目
    return any(t.text in "”」』" for t in inside) and bool(words) and not kind


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
    if before in TOWARDS and head.type == "Project" and head.word.endswith(_PARKS):
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


def is_built(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
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


def follows(spot: Spot, words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands right behind the head (青石产业园|位于…)."""
    return spot.last + 1 < len(spot.tokens) and spot.tokens[spot.last + 1].text in words
