"""People by how they are called, or by where they stand, whom the tagger took for words: 老彭, 布某|希望."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, TAGGED, Candidate, Reading
from kg.entities.shapes import is_foreign
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

# with 老 and 小 before them these make no other word
_AFTER_OLD = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛潘杜戴钟汪姜范谭廖邹陆郝崔邱秦顾侯邵孟尹乔贺龚马"
)
_AFTER_YOUNG = _AFTER_OLD - frozenset("马苏许")
# behind who does it, beside what people say
_DOES = frozenset({"希望", "相信", "宣布", "呼吁", "重申", "指责", "抵达", "会见", "还", "曾", "则", "今天", "昨天"})
_LED_BY = Scanner(
    r"以(?P<name>[\u4e00-\u9fff]{2,6}?)(?:先生|同志)?为(?:首|团长|队长|组长|领队|代表|核心)"
    r"(?:、(?P<second>[\u4e00-\u9fff]{2,6}?)为副?(?:团长|队长|组长|领队))?"
)
# how a person is called by a name in Latin letters
_CALLED = frozenset({"老师", "先生", "小姐", "女士", "同学", "哥", "姐"})
_LATIN = re.compile(r"[A-Z][a-z]{2,}$")
_OPENS = ("w", "c")
_JOINS = ("、", "和", "与")
_WORDS = frozenset({"v", "n", "nz", "vn", "a", "i", "r", "t", "d"})


def find_familiar(reading: Reading) -> Iterator[Candidate]:
    """People whom the tagger took for words of the dictionary."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        tokens = sentence.tokens
        opens = True
        for at, token in enumerate(tokens):
            pos = token.pos
            if pos == "nr":
                if _is_known_abroad(tokens, at):
                    yield Candidate(token.start, token.end, "Person", "person:dictionary", TAGGED)
                elif _is_called(tokens, at):
                    yield Candidate(token.start, token.end, "Person", "person:latin", TAGGED)
            elif pos in _WORDS:
                if pos == "nz" and _is_known_abroad(tokens, at):
                    yield Candidate(token.start, token.end, "Person", "person:dictionary", TAGGED)
                elif token.text[0] in "老小" and _is_friend(tokens, at):
                    yield Candidate(token.start, token.end, "Person", "person:familiar", TAGGED)
                elif opens and _leads(token, tokens[at + 1 : at + 3], vocabulary):
                    yield Candidate(token.start, token.end, "Person", "person:subject", HEADED)
            opens = pos in _OPENS


def find_led(reading: Reading) -> Iterator[Candidate]:
    """Who leads a group (以苗青禾为团长、纪长河为副团长), however the tagger cuts the names."""
    vocabulary = Vocabulary.of(reading.rules)
    for match in _LED_BY.finditer(reading.text):
        for group in ("name", "second"):
            name = match[group] or ""
            chinese = surname_of(name, vocabulary.surnames) and 1 < len(name) < 4 and not is_word(name)
            if chinese or (len(name) > 2 and is_foreign(name)):
                yield Candidate(*match.span(group), "Person", "person:led-by", HEADED)


def _is_known_abroad(tokens: Sequence[Token], at: int) -> bool:
    """Whether the dictionary has a word that the tagger has no kind for as a foreigner's name (与|阿某某特|会晤), which
    qualifies no noun."""
    text = tokens[at].text
    if len(text) < 4 or word_pos(text) != "nrt" or not is_foreign(text) or (at and tokens[at - 1].text in "“‘《"):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].pos not in ("n", "nz", "LOC", "ORG", "PER", "m")


def _is_called(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weak name is a person's: in Latin letters or foreign sounds, beside a person or before 老师, 先生."""
    token = tokens[at]
    if not (_LATIN.match(token.text) or is_foreign(token.text)):
        return False
    return _is_beside_person(tokens, at) or (at + 1 < len(tokens) and tokens[at + 1].text in _CALLED)


def _is_friend(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of two characters is 老 or 小 and a surname, of which nothing is said as of a thing."""
    text = tokens[at].text
    known = _AFTER_OLD if text[0] == "老" else _AFTER_YOUNG
    if len(text) != 2 or text[1] not in known or (at and tokens[at - 1].pos in ("m", "q")):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].pos not in ("n", "nz", "q", "f", "LOC", "ORG", "PER")


def _is_beside_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is joined to a person by 和 or 、."""
    before, after = tokens[max(0, at - 2) : at], tokens[at + 1 : at + 3]
    ahead = len(before) == 2 and before[1].text in _JOINS and before[0].pos == "PER"
    return ahead or (len(after) == 2 and after[0].text in _JOINS and after[1].pos == "PER")


def _leads(token: Token, behind: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether who opens a clause does what people do, or heads a list of people."""
    if not behind or not 2 <= len(token.text) <= 4:
        return False
    return _acts(token, behind[0], vocabulary) or _heads_list(token, behind, vocabulary)


def _acts(token: Token, after: Token, vocabulary: Vocabulary) -> bool:
    """Whether a name of the dictionary opens a clause and does what people do (布某|希望)."""
    if token.pos not in ("v", "n", "nz") or not (word_pos(token.text) or "").startswith("nr"):
        return False
    says = after.text in vocabulary.words.speech and after.text not in ("任", "等", "参加")
    return after.start == token.end and (says or after.text in _DOES)


def _heads_list(token: Token, behind: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a would-be word is the first of a list of people (苏某、李某)."""
    if len(behind) < 2 or behind[0].text != "、" or behind[1].pos != "PER" or len(token.text) > 3:
        return False
    named = (word_pos(token.text) or "").startswith("nr") or not is_word(token.text)
    twice = len(token.text) == 2 and token.text[0] == token.text[1]  # 落落、笛某
    called = surname_of(token.text, vocabulary.surnames) is not None and not vocabulary.is_title(token.text)
    return twice or (named and called)
