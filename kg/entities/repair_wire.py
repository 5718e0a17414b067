"""Datelines cut as they are meant: 本报|明斯布|6月21日|电, 路透社|青国|白石|6月4日|电."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import word_pos

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WIRE = Scanner(
    r"(?P<agency>本报|本台|(?:新华|法新|美联|路透|中新|塔斯|共同|合众国际|埃菲|安莎|德新|中国新闻)社|新华网|中新网)"
    rf"(?P<place>[\u4e00-\u9fff]{{2,12}}?)(?=(?:\d{{4}}年)?{_DAY}月{_DAY}日(?:专?电|讯))"
)
_NO_PLACE = re.compile(r"[记驻于在的]|记者|消息|报道")


def with_dateline(tokens: Sequence[Token], written: str, vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens, whose characters are ``written``, with the agency and the place of a dateline as words."""
    match = _WIRE.search(written)
    if not match or _NO_PLACE.match(match["place"]):
        return tokens
    base = tokens[0].start
    if sum(len(t.text) for t in tokens if t.start < base + match.end()) + base != _ends(tokens, base + match.end()):
        return tokens  # a gap stands before
    start, at, end = (base + i for i in (match.start(), match.start("place"), match.end()))
    before = [t for t in tokens if t.end <= start]
    behind = [t for t in tokens if t.start >= end]
    if (not before and start > base) or (behind and behind[0].start != end):
        return tokens  # a word goes on over the beginning or the end
    if before and before[-1].end != start:
        return tokens
    agency = Token(start, at, match["agency"], "n" if match["agency"] in ("本报", "本台") else "ORG")
    return [*before, agency, *_places(at, match["place"], vocabulary), *behind]


_REPORT_AHEAD = re.compile(r"(?P<agency>[\u4e00-\u9fff·]{1,11}?(?:网|报|社|台|在线|客户端))讯(?=[\u4e00-\u9fff]{4,})")


def report_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石证券网讯青禾电气股份有限公司: whose report it is, and the firm."""
    match = _REPORT_AHEAD.match(token.text) if token.pos in ("ORG", "nt") and "讯" in token.text else None
    if not match:
        return []
    a, b = match.end("agency"), match.end()
    return [part(token, 0, a, "ORG"), part(token, a, b, "n"), part(token, b, len(token.text), token.pos)]


def _ends(tokens: Sequence[Token], at: int) -> int:
    """Where the last of the tokens ends that begins before ``at``."""
    return max(t.end for t in tokens if t.start < at)


def _places(start: int, place: str, vocabulary: Vocabulary) -> list[Token]:
    """The place as a token; a country and its city are two."""
    cut = next((n for n in range(len(place) - 2, 1, -1) if place[:n] in vocabulary.countries), 0)
    if not cut or word_pos(place) == "ns":
        return [Token(start, start + len(place), place, "LOC")]
    at = start + cut
    return [Token(start, at, place[:cut], "LOC"), Token(at, start + len(place), place[cut:], "LOC")]
