"""People behind a title whose names the tagger cut up or took for something else: 村支书|某|某某|介绍."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.candidate import HEADED, Candidate
from kg.entities.shapes import HAN
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
# what an officer does when his post changes
_LEAVES = frozenset({"因", "申请", "辞去", "递交", "不再", "辞任", "辞职", "离任", "卸任", "当选", "代行", "兼任"})
_DIVISIONS = frozenset("省市区县州旗镇乡村国部局院会司团厅处委办")
_AFTER = frozenset("，。、；：（(”,;:\n")
HEADS_OF_STATE = ("总统", "首相", "总理", "主席", "外相", "外长", "国王", "议长")
# whoever bears these is mostly a foreigner, whose name the tagger may take for a place
_OF_STATES = frozenset({*HEADS_OF_STATE, "秘书长", "前总统", "大使", "国防部长", "外交部长"})
# what may stand behind a name in a list: what people do together
TOGETHER = frozenset({"参加", "出席", "列席", "陪同", "参与", "到会", "等", "分别", "出任", "担任"})
CHANGES = frozenset({"任命", "聘任", "免去", "选举", "补选", "推选", "提名", "接受"})


def behind_titles(tokens: Sequence[Token], titles: Sequence[int], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Names of up to three words right behind a title, or behind a person and 、."""
    lists = [i + 1 for i, (token, after) in enumerate(pairwise(tokens)) if token.pos == "PER" and after.text == "、"]
    for i in sorted({*titles, *lists}):
        listed = i in lists
        if i + 1 == len(tokens):
            continue
        if not listed and i and tokens[i - 1].pos == "PER" and tokens[i - 1].end == tokens[i].start:
            continue  # 纪长河|校长|向对方…: the title is that of whom it follows
        named = None if listed else _place_like_name(tokens, i, vocabulary)
        if named:
            yield Candidate(named.start, named.end, "Person", "person:behind-title", HEADED + 1)
            continue
        run = _name_from(tokens, i + 1, listed, vocabulary)
        if run:
            yield Candidate(run[0].start, run[-1].end, "Person", "person:behind-title", HEADED)


def _name_from(tokens: Sequence[Token], at: int, listed: bool, vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens from ``at`` that make a Chinese name together: the fewest that begin with a surname and after which
    the sentence goes on as it does after a name; none where there are no such."""
    for size in (1, 2, 3):
        run = tokens[at : at + size]
        if len(run) < size or any(t.pos in ("PER", "LOC", "ORG", "w", "TIME") for t in run):
            break
        name = "".join(t.text for t in run)
        follows = tokens[at + size] if at + size < len(tokens) else None
        # 董事会秘书|纪|某某|因个人原因辞职
        leaves = follows is not None and follows.text in _LEAVES and len(name) == 3 and not is_word(name)
        # 总经理|车|某|某|的辞职报告: three characters none of which the tagger put together
        cut_up = size == 3 and len(name) == 3 and follows is not None and follows.text == "的"
        # 免去甲某、|乙某|某县政府副县长职务
        posted = listed and follows is not None and follows.pos == "ORG" and _is_change(tokens[:at])
        # 副县长|纪|某某|参加会议, 市长|纪|某某|5位
        gathers = size > 1 and not listed and follows is not None and _is_gathering(follows) and not is_word(name)
        ends = cut_up or leaves or posted or gathers or _ends_name(follows, listed, vocabulary.words.speech)
        if not ends or not HAN_NAME.match(name):
            continue
        if name in vocabulary.heads or name in vocabulary.not_names:  # 代表|项目
            continue
        among = len(name) == 2 and size == 1 and _among_people(tokens, at, vocabulary)
        if surname_of(name, vocabulary.surnames) and (among or not _is_ordinary(run)):
            return () if is_word(tokens[at - 1].text + name[0]) else run  # 轮值主席|国|工作
    return ()


def _is_gathering(follows: Token) -> bool:
    """Whether the word is what people do together, or how many they are."""
    return follows.text in TOGETHER or (follows.pos == "m" and follows.text[-1] in "位人名")


def _is_change(before: Sequence[Token]) -> bool:
    """Whether a list of people stands behind 任命, 免去 …: it goes back to that verb over names and marks."""
    verb = next((t for t in reversed(before) if t.pos not in ("PER", "w")), None)
    return verb is not None and verb.text in CHANGES


def _ends_name(follows: Token | None, listed: bool, speech: frozenset[str]) -> bool:
    """Whether ``follows`` can stand right behind a name: a mark, or what people do; in a list a further name."""
    if follows is None:
        return True
    if not listed:
        return follows.text[0] in _AFTER or follows.text in speech
    return follows.text[0] in "、，。" or follows.text in ("等", "任", "为", "分别")


def _among_people(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the token stands in a list of officials: 主任甲某、书记|满武|、局长乙某; a word of the dictionary
    (检察长|许诺|，) only between marks."""
    name, marked = tokens[at], tokens[at + 1].text in ("，", "、") if at + 1 < len(tokens) else False
    odd = name.pos == "v" and not is_word(name.text)
    if not (odd or (marked and name.pos in ("v", "a", "vn", "ad"))) or not vocabulary.is_title(tokens[at - 1].text):
        return False
    if name.text in vocabulary.words.speech or name.text in TOGETHER:
        return False
    behind = tokens[at + 1 : at + 8]
    before = tokens[max(0, at - 8) : at - 1]
    return all(
        any(t.pos == "PER" and i and vocabulary.is_title(side[i - 1].text) for i, t in enumerate(side))
        for side in (before, behind)
    )


def _is_ordinary(run: Sequence[Token]) -> bool:
    """Whether the would-be name is an ordinary word after all (主任 高度, 书记 表示)."""
    if len(run) == 1 and len(run[0].text) == 3 and run[0].pos == "v" and not is_word(run[0].text):
        return False  # 甲某某、|余某某: no verb that any dictionary has
    return len(run) == 1 and run[0].pos in ("v", "d", "a", "vn", "m", "p", "c", "r", "u", "f", "t", "ad")


def _is_envoy(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether two characters behind 大使 or a champion's 棋手 are a name that is a place's, too (大使|黄镇|开始)."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    goes_on = after is None or after.pos in ("v", "d", "p", "w", "TIME")
    return tokens[i].text == "大使" and goes_on and tokens[i + 1].text[0] in vocabulary.surnames


def _place_like_name(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> Token | None:
    """A name that the tagger takes for a place (村支书扎西某某带领…): behind a title and before what a person does."""
    name = tokens[i + 1]
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if name.pos not in ("LOC", "ns", "ORG") or not 2 <= len(name.text) <= 6 or not HAN.match(name.text):
        return None
    if len(name.text) == 2:
        return name if _is_short_name(tokens, i) or _is_envoy(tokens, i, vocabulary) else None
    if name.text[-1] in "省市区县州旗镇乡村国部局院会司团" or after is None or is_word(name.text):
        return None
    if tokens[i].text in _OF_STATES and name.end == after.start and after.pos in ("TIME", "t", "v", "d", "p", "w"):
        return name  # 秘书长|某某维里亚|今天
    listed = after.text in ("，", "、") and tokens[i].text.endswith(("书记", "主任"))
    return name if listed or after.text in vocabulary.words.speech else None


def _is_short_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether two characters behind the title are a name that no dictionary has (公司董事长|金松|，): in a list of
    people, or at the end of a clause."""
    name = tokens[i + 1].text
    after = tokens[i + 2].text if i + 2 < len(tokens) else "。"
    head = tokens[i].text.endswith(("书记", "主任", "长", "经理", "主席", "总裁"))
    return head and after in ("，", "、", "等", "及", "和") and not is_word(name) and name[-1] not in _DIVISIONS
