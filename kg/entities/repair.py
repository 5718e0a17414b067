"""Mends what the tagger is known to get wrong, token by token, before names are looked for.

Each repair is one small function from a token and its surroundings to the tokens that replace it, and says with an
example what it mends. Offsets stay those of the document.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from kg.entities.vocabulary import Vocabulary
from kg.entities.tagged import surname_of
from kg.model import Sentence, Token
from kg.names import LEVELS
from kg.rules import Rules
from kg.words import word_pos

_APPOINTED = re.compile(rf"(?P<person>[\u4e00-\u9fff]{{2,3}})(?P<as>为|任)(?P<body>[{LEVELS}本该].+)$")
_VERB_AHEAD = re.compile(
    rf"(?P<verb>兼任|担任|现任|拟任|任|兼|原|于|在|由|向|赴)(?P<body>[{LEVELS}该].+|[\u4e00-\u9fff]{{2,}}[省市区县州].+)$|(?P<verb2>应|受|向|据)(?P<body2>.{{2,}}政府)$"
)
_PARTY = re.compile(r"(?P<body>.{2,})(?P<party>党组|党委|党支部|党总支|纪委|董事会)$")
_WIRE = re.compile(r"(?P<body>.{3,})(?P<wire>讯|电)$")
_POST = re.compile(r"(?:副?书记|委员|成员|副?主席|秘书|第一书记)")
_GLUED = re.compile(r"(?P<place>.{2,}[省市区县州旗])(?P<body>委)$")


# only what the tagger takes for a name can be a name cut wrongly
_NAMES = frozenset({"PER", "ORG", "LOC", "nr", "nt", "ns"})


def repair(sentences: Sequence[Sentence], rules: Rules) -> tuple[Sentence, ...]:
    """The sentences with their tokens mended."""
    mended = []
    for sentence in sentences:
        tokens: list[Token] = []
        for index, token in enumerate(sentence.tokens):
            if token.pos not in _NAMES:
                tokens.append(token)
                continue
            after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
            before = tokens[-1] if tokens else None
            for mend in _REPAIRS:
                replaced = mend(token, before, after, rules)
                if replaced:
                    tokens += replaced
                    break
            else:
                tokens.append(token)
        mended.append(Sentence(sentence.start, sentence.end, tuple(_joined_committees(tokens))))
    return tuple(mended)


def _part(token: Token, start: int, end: int, pos: str) -> Token:
    """The characters ``start:end`` of a token as a token of their own."""
    return Token(token.start + start, token.start + end, token.text[start:end], pos)


def _person_appointed(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """任命…、李某为省数据局副局长: the person, the verb and the body in one organisation."""
    match = _APPOINTED.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match or not surname_of(match["person"], rules.words("surnames")):
        return []
    a, b = match.end("person"), match.end("as")
    return [_part(token, 0, a, "PER"), _part(token, a, b, "v"), _part(token, b, len(token.text), "ORG")]


def _verb_in_front(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """现任县第二中学副校长: the verb belongs to the sentence, not to the school."""
    match = _VERB_AHEAD.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match:
        return []
    cut = match.end("verb" if match["verb"] else "verb2")
    pronoun = cut + 1 if (match["body"] or match["body2"]).startswith("该") else cut
    parts = [_part(token, 0, cut, "v")]
    if pronoun > cut:
        parts.append(_part(token, cut, pronoun, "r"))
    return [*parts, _part(token, pronoun, len(token.text), token.pos)]


def _party_of_body(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """某集团党组书记: the post is the party secretary's, the body is the group; 某镇党委 stays a body."""
    if token.pos not in ("ORG", "nt") or after is None or not _POST.match(after.text):
        return []
    match = _PARTY.match(token.text)
    if (
        not match
        or match["body"][-1] in LEVELS
        or match["body"].endswith(("街道", "社区", "村", "新城", "开发区", "新区"))
    ):
        return []
    if Vocabulary.of(rules).head(match["body"]) is None:
        return []
    cut = match.end("body")
    return [_part(token, 0, cut, "ORG"), _part(token, cut, len(token.text), "n")]


def _wire_mark(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """某县融媒体中心讯: 讯 opens a report."""
    match = _WIRE.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (after is not None and after.text not in "（(，：: "):
        return []
    cut = match.end("body")
    return [_part(token, 0, cut, token.pos), _part(token, cut, len(token.text), "n")]


def _adverb_behind(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """由总经理李某暂时代为履行: 暂 belongs to 暂时, not to the name."""
    if token.pos != "PER" or len(token.text) != 3 or after is None or after.start != token.end:
        return []
    word = token.text[-1] + after.text[0]
    if (word_pos(word) or "").startswith("d") and surname_of(token.text, rules.words("surnames")):
        return [_part(token, 0, 2, "PER"), _part(token, 2, 3, "d")]
    return []


def _verb_behind(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """镇长丁某任|副主任: 任 is the verb, no part of the name."""
    if token.pos != "PER" or len(token.text) != 3 or token.text[-1] not in "任兼" or after is None:
        return []
    titles = rules.words("titles")
    if (
        after.text in titles
        or after.text.removeprefix("副") in titles
        or after.pos in ("ORG", "LOC")
        or after.text[0] in LEVELS
    ):
        return [_part(token, 0, 2, "PER"), _part(token, 2, 3, "v")]
    return []


def _verb_stuck(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """县长彭某某作|工作讲评: a four-character name behind a one-character surname ends in a verb."""
    text = token.text
    surnames = rules.words("surnames")
    if token.pos != "PER" or len(text) != 4 or text[-1] not in "作致率等在就向与对任主出赴到说称同和及为" or text[:2] in surnames:
        return []
    return [_part(token, 0, 3, "PER"), _part(token, 3, 4, "v")] if text[0] in surnames else []


def _title_in_front(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """兼外长裴某某: the title is no part of the name."""
    if token.pos != "PER" or len(token.text) < 4:
        return []
    titles = rules.words("titles")
    for cut in range(len(token.text) - 2, 1, -1):
        ahead = token.text[:cut].lstrip("兼副")
        if ahead in titles and len(token.text) - cut <= 3:
            return [_part(token, 0, cut, "n"), _part(token, cut, len(token.text), "PER")]
    return []


def _nationality(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """汉族, 某某族: a people, no organisation."""
    if token.pos in ("ORG", "LOC", "PER", "nt") and token.text.endswith("族") and len(token.text) <= 6:
        return [token._replace(pos="n")]
    return []


def _joined_committees(tokens: Sequence[Token]) -> Iterator[Token]:
    """远山市 + 委书记: the party committee is 远山市委."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            after is not None
            and token.pos in ("LOC", "ns")
            and token.text[-1] in "省市区县州旗"
            and after.start == token.end
            and after.text.startswith("委")
            and re.match(r"委(?:书记|副书记|常委|委员|$)", after.text)
        ):
            yield Token(token.start, after.start + 1, token.text + "委", "ORG")
            if len(after.text) > 1:
                yield _part(after, 1, len(after.text), "n")
            at += 2
            continue
        yield token
        at += 1


_TWINS = re.compile(rf"(?P<party>.*[{LEVELS}](?:委|党委|党工委))(?P<gov>[{LEVELS}]?政府)$")
_SIDE = re.compile(r"(?P<side>[东南西北](?:临|靠|接|邻|至|起|抵|连))(?P<place>.{2,})$")


def _party_and_government(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """县委县政府, 某镇党委政府: two bodies."""
    match = _TWINS.match(token.text)
    if not match:
        return []
    cut = match.end("party")
    return [_part(token, 0, cut, "ORG"), _part(token, cut, len(token.text), "ORG")]


def _two_bodies(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """某区政府和某河铝业: a conjunction between two bodies that both end in a head word."""
    if token.pos not in ("ORG", "nt", "LOC"):
        return []
    for at, sign in enumerate(token.text):
        if sign in "和与及" and 3 <= at < len(token.text) - 3:
            heads = Vocabulary.of(rules)
            if heads.head(token.text[:at]) and heads.head(token.text):
                return [
                    _part(token, 0, at, "ORG"),
                    _part(token, at, at + 1, "c"),
                    _part(token, at + 1, len(token.text), "ORG"),
                ]
    return []


def _side_of(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """东临民主路: the verb is no part of the road."""
    match = _SIDE.match(token.text) if token.pos in ("LOC", "ORG", "ns") else None
    if not match or word_pos(token.text):
        return []
    return [_part(token, 0, 1, "f"), _part(token, 1, 2, "v"), _part(token, 2, len(token.text), "LOC")]


_TOWARDS = re.compile(
    r"(?P<place>.{2,}[省市区县镇乡村州旗])(?P<side>(?:东北|东南|西北|西南|[东西南北中])(?:部|侧|面|边|郊)?|境内|城区|全域)$"
)


_OWNED = re.compile(
    r"(?P<owner>.{2,}?)(?P<of>(?:全资|控股|参股)?(?:子公司|孙公司)|控股股东|旗下|下属)(?P<owned>.{2,})$"
)


_ADDRESS = re.compile(r"(?P<road>.+?(?:路|街|大道|巷))(?P<number>[\dA-Z]+[号弄].*)$")


def _house_number(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """文昌路218号: the road, and a number."""
    match = _ADDRESS.match(token.text) if token.pos in ("LOC", "ns", "ORG") else None
    if not match:
        return []
    cut = match.end("road")
    return [_part(token, 0, cut, "LOC"), _part(token, cut, len(token.text), "m")]


def _two_places(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """广东阳江: a place in a place, both in the dictionary."""
    text = token.text
    if token.pos != "LOC" or not 4 <= len(text) <= 8 or word_pos(text) is not None:
        return []
    for cut in (2, 3):
        if word_pos(text[:cut]) == "ns" and len(text) - cut >= 2 and word_pos(text[cut:]) == "ns":
            return [_part(token, 0, cut, "LOC"), _part(token, cut, len(text), "LOC")]
    return []


def _owner_and_owned(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """某集团全资子公司某某有限公司: two firms and how they belong together."""
    match = _OWNED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("owner"), match.end("of")
    return [_part(token, 0, a, "ORG"), _part(token, a, b, "n"), _part(token, b, len(token.text), "ORG")]


def _direction_behind(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """远山县东部: the direction is no part of the place's name."""
    match = _TOWARDS.match(token.text) if token.pos in ("LOC", "ns") else None
    if not match:
        return []
    cut = match.end("place")
    return [_part(token, 0, cut, "LOC"), _part(token, cut, len(token.text), "f")]


def _place_and_more(token: Token, before: Token | None, after: Token | None, rules: Rules) -> list[Token]:
    """乌兰察布源|网荷储一体化: one character too many in the place, which the dictionary knows without it."""
    text = token.text
    if (
        token.pos != "LOC"
        or len(text) < 4
        or after is None
        or after.start != token.end
        or after.pos not in ("n", "nz", "vn")
    ):
        return []
    if word_pos(text) is None and word_pos(text[:-1]) == "ns":
        cut = len(text) - 1
        return [_part(token, 0, cut, "LOC"), _part(token, cut, len(text), "n")]
    return []


_REPAIRS: tuple[Callable[[Token, Token | None, Token | None, Rules], list[Token]], ...] = (
    _person_appointed,
    _verb_in_front,
    _party_of_body,
    _wire_mark,
    _adverb_behind,
    _verb_behind,
    _verb_stuck,
    _title_in_front,
    _nationality,
    _place_and_more,
    _party_and_government,
    _two_bodies,
    _side_of,
    _direction_behind,
    _owner_and_owned,
    _house_number,
    _two_places,
)
