"""People by how they are called, or by where they stand, whom the tagger took for words: 老彭, 布某|希望."""

from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, TAGGED, Candidate, Reading
from kg.entities.tagged import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word, word_pos

# with 老 and 小 before them these make no other word
_AFTER_OLD = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛潘杜戴钟汪姜范谭廖邹陆郝崔邱秦顾侯邵孟尹乔贺龚马"
)
_AFTER_YOUNG = _AFTER_OLD - frozenset("马苏许")
# behind who does it, beside what people say
_DOES = frozenset({"希望", "相信", "宣布", "呼吁", "重申", "指责", "抵达", "会见", "还", "曾", "则", "今天", "昨天"})
_OPENS = ("w", "c")
_WORDS = ("v", "n", "nz", "vn", "a", "i", "r", "t", "d")


def find_familiar(reading: Reading) -> Iterator[Candidate]:
    """People whom the tagger took for words of the dictionary."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if token.pos not in _WORDS or not 2 <= len(token.text) <= 4:
                continue
            before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
            if token.text[0] in "老小" and _is_friend(token, before, after):
                yield Candidate(token.start, token.end, "Person", "person:familiar", TAGGED)
            elif (before is None or before.pos in _OPENS) and _leads(token, tokens[at + 1 : at + 3], vocabulary):
                yield Candidate(token.start, token.end, "Person", "person:subject", HEADED)


def _is_friend(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a word of two characters is 老 or 小 and a surname, of which nothing is said as of a thing."""
    known = _AFTER_OLD if token.text[0] == "老" else _AFTER_YOUNG
    if len(token.text) != 2 or token.text[1] not in known or (before is not None and before.pos in ("m", "q")):
        return False
    return after is None or after.pos not in ("n", "nz", "q", "f", "LOC", "ORG", "PER")


def _leads(token: Token, behind: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether who opens a clause does what people do, or heads a list of people."""
    return bool(behind) and (_acts(token, behind[0], vocabulary) or _heads_list(token, behind, vocabulary))


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
    return named and surname_of(token.text, vocabulary.surnames) is not None and not vocabulary.is_title(token.text)
