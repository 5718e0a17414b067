"""Committees, leagues and belts that the tagger parts: 县|委书记, 共青团|某某市委, 某某经济|带."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import part
from kg.model import Token
from kg.names import LEVELS

_BELT = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:发展|经济|产业|旅游|城镇)带$")
_COMMITTEE = re.compile(r"委(?:书记|副书记|常委|委员|$)")
# 云州|市委书记
_LEVEL_COMMITTEE = re.compile(rf"[{LEVELS}]委(?=书记|副书记|常委|秘书长)")
_NOUNS = frozenset({"n", "nz"})
# of all or of what kind a secretary is, not of which county
_NO_SEAT = frozenset({
    "全国", "全省", "全市", "模范", "基层", "老区", "贫困", "班子", "领导", "干部", "党员", "代表", "嘉宾", "同志",
})  # fmt: skip


def joined_committees(tokens: Sequence[Token]) -> Iterator[Token]:
    """远山市 + 委书记, 云州 + 市委书记: the party committees are 远山市委, 云州市委."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        cut = _committee(token, after) if after is not None and after.start == token.end else 0
        if after is not None and not cut and _names_seat(tokens, at):
            cut = 2
        if after is None or not cut:
            yield token
            at += 1
            continue
        yield Token(token.start, after.start + cut, token.text + after.text[:cut], "ORG")
        if len(after.text) > cut:
            yield part(after, cut, len(after.text), "n")
        at += 2


def _committee(token: Token, after: Token) -> int:
    """How many characters of ``after`` make a party committee with the place ``token``."""
    if _is_place(token) and _COMMITTEE.match(after.text):
        return 1
    match = _LEVEL_COMMITTEE.match(after.text) if token.pos in ("LOC", "ns") and len(token.text) > 1 else None
    return match.end() if match else 0


def _names_seat(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinary word opens the clause before a secretary and his name, so that a county is called by it
    (，|青禾|县委书记|林远), which 全国 and 模范 are not."""
    noun, title, who = tokens[at], tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    if who is None or who.pos != "PER" or noun.pos not in _NOUNS or len(noun.text) != 2 or noun.text in _NO_SEAT:
        return False
    opens = at == 0 or tokens[at - 1].pos in ("w", "TIME", "LOC", "ns")
    return opens and title.end == who.start and _LEVEL_COMMITTEE.match(title.text) is not None


def _is_place(token: Token) -> bool:
    """Whether a party committee may follow: 远山市, but no 镇."""
    return token.pos in ("LOC", "ns") and token.text[-1] in "省市区县州旗"


LEAGUE = re.compile(rf"团(?P<of>[\u4e00-\u9fff]{{0,4}}[{LEVELS}]委)")


def joined_leagues(tokens: Sequence[Token]) -> Iterator[Token]:
    """团 + 县委, 团 + 市委书记: the committee of the Youth League is not the Party's."""
    at = 0
    while at < len(tokens):
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        match = LEAGUE.match(token.text + after.text) if after and token.text == "团" else None
        if after is None or match is None or after.start != token.end:
            yield token
            at += 1
            continue
        cut = len(match["of"])
        yield Token(token.start, after.start + cut, match[0], "ORG")
        if len(after.text) > cut:
            yield part(after, cut, len(after.text), "n")
        at += 2


def joined_belts(tokens: Sequence[Token]) -> Iterator[Token]:
    """云诸 + 发展 + 带: a belt is called after what the tagger takes for a person or a firm."""
    at = 0
    while at < len(tokens):
        run = tokens[at : at + 3]
        text = "".join(t.text for t in run)
        named = run[0].pos in ("PER", "nr", "LOC", "nz", "ORG", "ns") and run[-1].end - run[0].start == len(text)
        if named and _BELT.search(text):
            yield Token(run[0].start, run[-1].end, text, "LOC")
            at += 3
        else:
            yield tokens[at]
            at += 1
