"""Repairs of what notices are full of: orders of ministries (某某部|令第4号), who acts in concert with a holder
(一致行动人|某某公司), bodies behind the level alone (省|某某中心).

Each looks only at sentences that hold its words.
"""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token

_ORDER = re.compile(r"令(?=第|[（(〔\[])")
# 某某|中|试|平台项目: a plant to try a process in
_TRIED = re.compile(r"平台|基地|项目|生产线|线|车间|工厂|装置")
_CONCERT = "一致行动人"
_LEVELS = frozenset("省市区县")
_NOT_BEFORE = frozenset({"全", "各", "我", "本", "该", "两", "多"})


def recut(tokens: Sequence[Token], written: str, vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens of a sentence, whose texts make up ``written``, with ministries before their orders and those who act
    in concert as words of their own."""
    if "令第" in written or "令（" in written or "令〔" in written:
        tokens = _ordered(tokens, written, vocabulary)
    at = written.find("中试")
    if at >= 0 and _TRIED.match(written, at + 2):
        tokens = _recut(tokens, _starts(tokens), at, at + 2, "n")
    return _in_concert(tokens, written) if _CONCERT in written else tokens


def _ordered(tokens: Sequence[Token], written: str, vocabulary: Vocabulary) -> Sequence[Token]:
    """生态|环境|部令|第: the ministry, of which the lexicon has the name, and its order."""
    starts = _starts(tokens)
    for match in _ORDER.finditer(written):
        end = match.start()
        for length in range(min(vocabulary.longest_head, end), 2, -1):
            head = vocabulary.heads.get(written[end - length : end])
            if head is not None and head.type == "Government" and "whole" in head.flags:
                return _recut(tokens, starts, end - length, end, "ORG")
    return tokens


def _in_concert(tokens: Sequence[Token], written: str) -> Sequence[Token]:
    """一致|行动|人青石: what somebody is to the holder, and the name behind it."""
    at = written.find(_CONCERT)
    while at >= 0:
        tokens = _recut(tokens, _starts(tokens), at, at + len(_CONCERT), "n")
        at = written.find(_CONCERT, at + 1)
    return tokens


def of_level(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """省|某某促进中心: the body of the province, told by its level alone."""
    if _LEVELS.isdisjoint([token.text for token in tokens]):
        return tokens
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and _is_level(last, token, found[-2] if len(found) > 1 else None, vocabulary):
            found[-1] = Token(last.start, token.end, last.text + token.text, "ORG")
        else:
            found.append(token)
    return found


def of_ours(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """我|区青石实业有限公司: a firm of our own district; but 我|市教育局, which is called so."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        ours = last is not None and last.text == "我" and last.end == token.start and token.pos in ("ORG", "nt")
        if last is not None and ours and token.text[0] in _LEVELS and len(token.text) > 4:
            rest = part(token, 1, len(token.text), token.pos)
            if vocabulary.type_of(rest.text) == "Company" and rest.text[0] not in "属级":
                found[-1] = Token(last.start, last.end + 1, last.text + token.text[0], "r")
                found.append(rest)
                continue
        found.append(token)
    return found


def _is_level(level: Token, body: Token, before: Token | None, vocabulary: Vocabulary) -> bool:
    """Whether ``level`` is one character that tells whose ``body`` is."""
    if level.text not in _LEVELS or body.pos != "ORG" or body.start != level.end or len(body.text) < 5:
        return False
    if before is not None and before.end == level.start and (before.text in _NOT_BEFORE or before.pos in ("LOC", "ns")):
        return False
    kinds = ("Organization", "Government", "Facility")
    return vocabulary.type_of(body.text) in kinds and body.text[0] not in _LEVELS


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Where each token begins in the text of all of them written together."""
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token.text)
    return starts


def _recut(tokens: Sequence[Token], starts: Sequence[int], start: int, end: int, pos: str) -> Sequence[Token]:
    """The tokens with ``written[start:end]`` as one token of part of speech ``pos``; unchanged over a gap."""
    first = max(i for i, at in enumerate(starts) if at <= start)
    last = max(i for i, at in enumerate(starts) if at < end)
    run = tokens[first : last + 1]
    if run[-1].end - run[0].start != sum(len(t.text) for t in run) or (first == last and run[0].text == _CONCERT):
        return tokens
    text = "".join(t.text for t in run)
    a, b = start - starts[first], end - starts[first]
    begin = run[0].start
    middle = Token(begin + a, begin + b, text[a:b], pos)
    ahead = [part(run[0], 0, a, "n")] if a and len(run[0].text) >= a else []
    behind = (
        [part(run[-1], len(run[-1].text) - (len(text) - b), len(run[-1].text), run[-1].pos)] if b < len(text) else []
    )
    return [*tokens[:first], *ahead, middle, *behind, *tokens[last + 1 :]]
