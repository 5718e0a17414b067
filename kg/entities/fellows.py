"""Firms by the company they keep: before their officers, though a place is called so (金山|总裁), in Latin letters
where people work or invest (加入Bluestone), among other firms, behind 机构，比如."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

# who is at the head of firms and of nothing else
_OFFICERS = frozenset(
    {"总裁", "CEO", "CTO", "CFO", "COO", "CMO", "创始人", "联合创始人", "首席执行官", "董事长", "副总裁", "掌门人"}
)
_TO_POST = frozenset({"做", "当", "任", "担任", "出任"})
_LETTERS = r"(?P<name>[A-Z][A-Za-z]{2,14})(?![A-Za-z0-9])"
# letters that no firm is called by
_NO_FIRM = frozenset({
    "CEO", "CTO", "CFO", "COO", "CMO", "MBA", "EMBA", "PHP", "APP", "GDP", "CPI", "IPO", "PPT", "KTV", "VIP", "DNA",
    "USB", "CPU", "GPS", "LED", "ETF", "PPI", "PMI", "PMC", "WIFI", "BBS",
})  # fmt: skip
_LATIN = tuple(
    map(
        Scanner,
        (
            # 加入Bluestone, 前Bluestone工程师
            r"(?:加入|创办|创立|创建|收购|并购|跳槽到|跳槽至|离开|供职于|就职于|任职于|入职|效力于|加盟|入股|投资了|[，、由的]前)(?:了)?"
            + _LETTERS,
            # Bluestone的合伙人, Bluestone股价
            r"(?<![A-Za-z.@/&\- ])" + _LETTERS + r"(?=(?:的)?(?:联合|首席)?(?:合伙人|创始人|股价|市值|工程师"
            r"|C[ETFO]O|首席|副总|董事|总经理|财报|上市|融资|估值|员工|公司|官网)|的大门)",
        ),
    )
)
_SUCH_ITEM = r"(?:(?!等)[\u4e00-\u9fffA-Za-z0-9]){2,8}"
# 投资机构，比如晨星、IDG、红石等
_SUCH = Scanner(
    r"(?:机构|公司|企业|厂商|品牌|网站|巨头|银行|车企|券商)[，,]?(?:比如|例如|诸如|像|如|包括)"
    rf"(?P<list>{_SUCH_ITEM}(?:、{_SUCH_ITEM})+?)(?=等|，|。|都|也)"
)
_ITEM = re.compile("[^、]+")
_JOINS = ("、", "和", "与", "及")


def find_fellows(reading: Reading) -> Iterator[Candidate]:
    """The candidates of each frame."""
    vocabulary = Vocabulary.of(reading.rules)
    for frame in _LATIN:
        for match in frame.finditer(reading.text):
            if match["name"].upper() not in _NO_FIRM:
                yield Candidate(*match.span("name"), "Company", "company:letters", HEADED)
    for match in _SUCH.finditer(reading.text):
        for item in _ITEM.finditer(reading.text, *match.span("list")):
            if not NO_NAME.search(item[0]) and (item[0].isascii() or vocabulary.head(item[0]) is None):
                yield Candidate(item.start(), item.end(), "Company", "company:such-as", LISTED + 12)
    for sentence in reading.sentences:
        yield from _like_places(sentence.tokens, vocabulary)


def _like_places(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Would-be places that have officers, or that stand among firms."""
    for at, token in enumerate(tokens):
        if token.pos != "LOC" or len(token.text) != 2 or not _may_be_firm(token.text, vocabulary):
            continue
        after = tokens[at + 1 : at + 3]
        led = bool(after) and after[0].start == token.end and after[0].text in _OFFICERS
        posted = len(after) == 2 and after[0].text in _TO_POST and after[1].text in _OFFICERS
        if led or posted or _is_among_firms(tokens, at):
            yield Candidate(token.start, token.end, "Company", "company:like-place", HEADED)


def _may_be_firm(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a firm may be called like this place: no state, province or part of the world."""
    known = text in vocabulary.countries or text in vocabulary.unclipped or vocabulary.is_clipped(text)
    return not known and vocabulary.head(text) is None


def _is_among_firms(tokens: Sequence[Token], at: int) -> bool:
    """Whether firms stand on both sides of the token in one list, or two on one side."""
    left = _firms(tokens[max(0, at - 4) : at][::-1])
    right = _firms(tokens[at + 1 : at + 5])
    return (left > 0 and right > 0) or left > 1 or right > 1


def _firms(side: Sequence[Token]) -> int:
    """How many firms follow in a list, away from where the tokens of ``side`` begin."""
    count = 0
    for join, name in zip(side[::2], side[1::2], strict=False):
        brand = name.pos in ("ORG", "nt") and len(name.text) < 5 and (word_pos(name.text) != "ns")
        if join.text not in _JOINS or not brand or (is_word(name.text) and name.pos == "nt"):
            break
        count += 1
    return count
