"""Repairs of what is no name at all: an adverb taken for a firm's second character, a trade for a house."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token

_ADVERBS = frozenset("尚将仍可已均应须会也还曾需未并不都")
_MAKERS = ("运营商", "制造商", "开发商", "供应商", "服务商", "零售商", "生产商", "经销商", "提供商")
_OWNED = ("子公司", "孙公司", "附属公司")


def adverb_taken_in(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """实施过程|中尚|存在: the end of 过程中, and an adverb."""
    cut = token.pos in ("ORG", "LOC", "PER", "nt") and len(token.text) == 2 and token.text[0] == "中"
    if not cut or after is None or after.start != token.end or token.text[1] not in _ADVERBS:
        return []
    return [part(token, 0, 1, "f"), part(token, 1, 2, "d")] if after.pos.startswith("v") else []


def maker_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """德国数据中心|运营商: a country and what somebody there runs or makes, no house."""
    if token.pos not in ("ORG", "LOC", "nt") or after is None or not after.text.startswith(_MAKERS):
        return []
    whole = len(token.text)
    cut = next((n for n in (6, 5, 4, 3, 2) if n < whole and token.text[:n] in vocabulary.countries), 0)
    if not cut:
        return []
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "n")]


# the letters of an officer's title, in whatever pieces the tagger left them
_LETTERED = re.compile(r"C[ETFOM]O(?![A-Za-z])")


def with_officers(tokens: Sequence[Token], written: str) -> list[Token]:
    """青石网CEO + 纪某某, C + EO: the letters of the title are one word, and what stands before them another."""
    spans = []
    at = 0
    for token in tokens:  # where each token stands in ``written``, which has no gaps
        spans.append(at)
        at += len(token.text)
    found = list(tokens)
    for match in reversed([*_LETTERED.finditer(written)]):
        a = max(i for i, start in enumerate(spans) if start <= match.start())
        b = max(i for i, start in enumerate(spans) if start < match.end())
        head, tail = match.start() - spans[a], match.end() - spans[b]
        if tokens[b].start - tokens[a].start != spans[b] - spans[a]:
            continue
        made = [part(tokens[a], 0, head, tokens[a].pos)] if head else []
        made.append(Token(tokens[a].start + head, tokens[b].start + tail, match[0], "n"))
        if tail < len(tokens[b].text):
            made.append(part(tokens[b], tail, len(tokens[b].text), tokens[b].pos))
        found[a : b + 1] = made
    return found


def with_owned(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """子公司 + 精工 + 绿筑科技集团有限公司: behind what tells whose it is, a word begins the firm's name."""
    found: list[Token] = []
    for token in tokens:
        word = found[-1] if len(found) > 1 else None
        if word is not None and token.pos == "ORG" and token.text.endswith("公司") and word.end == token.start:
            owned = found[-2].text.endswith(_OWNED) and found[-2].end == word.start
            common = word.text in vocabulary.words.corporate or word.text in vocabulary.heads
            if owned and len(word.text) == 2 and word.pos in ("n", "nz") and not common:
                found[-1] = Token(word.start, token.end, word.text + token.text, "ORG")
                continue
        found.append(token)
    return found
