"""Repairs of bodies: verbs and parties stuck to them, and several bodies in one token."""

import re

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS

_VERB_AHEAD = re.compile(
    rf"(?P<verb>兼任|担任|现任|拟任|任|兼|原|于|在|由|向|赴)(?P<body>[{LEVELS}该].+|[\u4e00-\u9fff]{{2,}}[省市区县州].+)$"
    r"|(?P<verb2>应|受|向|据)(?P<body2>.{2,}政府)$"
)
_PARTY = re.compile(r"(?P<body>.{2,})(?P<party>党组|党委|党支部|党总支|纪委|董事会)$")
_SEATS = (*LEVELS, "街道", "社区", "村", "新城", "开发区")
_POST = re.compile(r"(?:副?书记|委员|成员|副?主席|秘书|第一书记)")
_WIRE = re.compile(r"(?P<body>.{3,})(?P<wire>讯|电)$")
_TWINS = re.compile(rf"(?P<party>.*[{LEVELS}](?:委|党委|党工委))(?P<gov>[{LEVELS}]?政府)$")
_OWNED = re.compile(
    r"(?P<owner>.{2,}?)(?P<of>(?:全资|控股|参股)?(?:子公司|孙公司)|控股股东|旗下|下属)(?P<owned>.{2,})$"
)


def verb_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """现任县第二中学|副校长: the verb belongs to the sentence, not to the school."""
    match = _VERB_AHEAD.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match:
        return []
    cut = match.end("verb" if match["verb"] else "verb2")
    verb, body = part(token, 0, cut, "v"), part(token, cut, len(token.text), token.pos)
    if not body.text.startswith("该"):
        return [verb, body]
    return [verb, part(body, 0, 1, "r"), part(body, 1, len(body.text), token.pos)]


def party_of_body(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某集团党组|书记: the post is the party secretary's, the body is the group; 某镇党委 stays a body."""
    if token.pos not in ("ORG", "nt") or after is None or not _POST.match(after.text):
        return []
    match = _PARTY.match(token.text)
    if not match or match["body"].endswith(_SEATS) or vocabulary.head(match["body"]) is None:
        return []
    cut = match.end("body")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "n")]


def wire_mark(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某县融媒体中心讯: 讯 opens a report."""
    match = _WIRE.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (after is not None and after.text not in "（(，：: "):
        return []
    cut = match.end("body")
    return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "n")]


def party_and_government(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """县委县政府, 某镇党委政府: two bodies."""
    match = _TWINS.match(token.text)
    if not match:
        return []
    cut = match.end("party")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "ORG")]


def two_bodies(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某区政府和某河铝业: a conjunction between two bodies that both end in a head word."""
    text = token.text
    if token.pos not in ("ORG", "nt", "LOC") or vocabulary.head(text) is None:
        return []
    for at in range(3, len(text) - 3):
        if text[at] in "和与及" and vocabulary.head(text[:at]):
            second = part(token, at + 1, len(text), "ORG")
            return [part(token, 0, at, "ORG"), part(token, at, at + 1, "c"), second]
    return []


def owner_and_owned(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某集团全资子公司某某有限公司: two firms and how they belong together."""
    match = _OWNED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("owner"), match.end("of")
    return [part(token, 0, a, "ORG"), part(token, a, b, "n"), part(token, b, len(token.text), "ORG")]
