"""Repairs of people in office, in one token with their state, body or title: 某组织领导人哈某某, 兼外长裴某某."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.shapes import CALLINGS
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import word_pos

_APPOINTED = re.compile(rf"(?P<person>[\u4e00-\u9fff]{{2,3}})(?P<as>为|任)(?P<body>[{LEVELS}本该].+)$")
_APPOINTED_AT = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})(?P<as>任)(?P<body>[\u4e00-\u9fff（）]{3,}(?:公司|集团))$")
_LEADER = re.compile(
    r"(?P<body>.{2,}?)(?P<title>领导人|发言人|总统|副总统|总理|首相|外长|国王|国防部长|总书记|参谋长|(?:财政|能源|石油|外交|国防|内政|经济|贸易|商务|卫生|农业|工业)[\u4e00-\u9fff]{0,4}?(?:大臣|部长)|(?:主席|会长|议长|秘书长|书记|大使|董事长|总裁)(?=.*·))(?P<person>(?!办公|府|[办团令制级]|夫人|候选|选举|顾问|助理|会议)[\u4e00-\u9fff·]{2,})$"
)
_POST_IN_LETTERS = re.compile(r"(?:CEO|CTO|CFO|COO)(?=[\u4e00-\u9fff]{2,4}$)")
_OF_STATE = re.compile(
    r"(?P<state>[\u4e00-\u9fff])(?P<post>(?:副|前)?(?:外长|外相|总统|总理|首相|防长|国防部长|特使|大使|财长))(?=[\u4e00-\u9fff]{2,})"
)
_DOTTED_POST = re.compile(
    r"(?P<party>党)?(?:前|副)?(?:党首|主席|总书记|书记|领袖|领导人|总统|总理|首相|议长|大使|外长|部长|秘书长|将军|上将|教授|博士)(?=[\u4e00-\u9fff]{1,8}·)"
)
# 曾任|远山|（某国）投资有限公司
_POSTED = re.compile(r"(?:历任|曾任|现任|兼任)(?=[\u4e00-\u9fff]{2,})")
_PLAYER = re.compile(r"[左右中]?(?:前锋|后卫|前卫|中场|边锋|门将|守门员|前腰|后腰|中锋)(?=[\u4e00-\u9fff]{2,4}$)")


def appointed(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """任命…、李某为省数据局|副局长: the person, the verb and the body in one organisation."""
    match = _APPOINTED.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    titled = after is not None and vocabulary.is_title(after.text.removeprefix("党委"))
    if not match and token.pos == "ORG" and titled:
        match = _APPOINTED_AT.match(token.text)  # 纪长河任青石控股有限公司|总经理
    if not match or not surname_of(match["person"], vocabulary.surnames):
        return []
    a, b = match.end("person"), match.end("as")
    return [part(token, 0, a, "PER"), part(token, a, b, "v"), part(token, b, len(token.text), "ORG")]


_BESIDE_STATE = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})(?P<with>[同与和]|会见)(?P<state>[\u4e00-\u9fff]{2,})$")


def beside_state(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """李某同多米尼加|总统: the person, the preposition and the other one's state."""
    match = _BESIDE_STATE.match(token.text) if token.pos in ("PER", "ORG") else None
    if not match or match["state"] not in vocabulary.countries:
        return []
    if not surname_of(match["person"], vocabulary.surnames):
        return []
    a, b = match.end("person"), match.end("with")
    return [part(token, 0, a, "PER"), part(token, a, b, "p"), part(token, b, len(token.text), "LOC")]


def title_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """兼外长裴某某, CEO裴某: the title is no part of the name."""
    if token.pos == "nr" and (post := _POST_IN_LETTERS.match(token.text)):
        return [part(token, 0, post.end(), "n"), part(token, post.end(), len(token.text), "PER")]
    if token.pos != "PER" or len(token.text) < 4:
        return []
    if (state := _OF_STATE.match(token.text)) and state["state"] in vocabulary.clippings:  # 韩|外长|柳某某
        cut = state.end("post")
        return [part(token, 0, 1, "LOC"), part(token, 1, cut, "n"), part(token, cut, len(token.text), "PER")]
    if (post := _POSTED.match(token.text)) and after is not None:
        return [part(token, 0, post.end(), "v"), part(token, post.end(), len(token.text), "nz")]
    if "·" in token.text and (post := _DOTTED_POST.match(token.text)):  # 党|主席|玛拉·林德
        party = post["party"] or ""
        made = [part(token, 0, len(party), "n")] if party else []
        made.append(part(token, len(party), post.end(), "n"))
        return [*made, part(token, post.end(), len(token.text), "PER")]
    if play := _PLAYER.match(token.text):
        return [part(token, 0, play.end(), "n"), part(token, play.end(), len(token.text), "PER")]
    for cut in range(len(token.text) - 2, 1, -1):
        ahead = token.text[:cut].lstrip("兼副")
        if ahead in vocabulary.titles and len(token.text) - cut <= 3:
            return [part(token, 0, cut, "n"), part(token, cut, len(token.text), "PER")]
    return []


_LEADERS = frozenset({"领导人", "领袖", "主席", "总书记", "发言人", "头目"})
# what a state has that is no body of its own
_MATTERS = frozenset(
    {"大选", "选举", "局势", "危机", "内战", "战争", "政局", "中央", "全境", "边境", "民众", "当局", "方面"}
)


def country_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """苏联棋手玛林德泽; 青国安盟|领导人: a state, what somebody from there is and his name, or a body of it."""
    text = token.text
    if len(text) < 4 or token.pos not in ("PER", "LOC", "ORG"):
        return []
    cut = next((n for n in (5, 4, 3, 2) if n + 2 <= len(text) and text[:n] in vocabulary.countries), 0)
    if not cut or text in vocabulary.countries:
        return []
    if text[cut:] in _MATTERS or (text[-1] == "族" and len(text) < cut + 4):
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "n")]
    if token.pos == "PER":
        for size in (4, 3, 2):
            what = text[cut : cut + size]
            if len(text) - cut - size > 1 and (what in CALLINGS or vocabulary.is_title(what)):
                who = part(token, cut + size, len(text), "PER")
                return [part(token, 0, cut, "LOC"), part(token, cut, cut + size, "n"), who]
    elif token.pos == "LOC" and after is not None and after.text in _LEADERS and len(text) - cut < 6:
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "ORG")]
    return []


def leader_of(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某组织领导人哈某某: the body, the title and the person in one place."""
    match = _LEADER.match(token.text) if token.pos in ("LOC", "ORG", "PER", "ns", "nt") else None
    if not match:
        return []
    a, b = match.end("body"), match.end("title")
    kind = "LOC" if match["body"] in vocabulary.countries or word_pos(match["body"]) == "ns" else "ORG"
    return [part(token, 0, a, kind), part(token, a, b, "n"), part(token, b, len(token.text), "PER")]


# 执行|长林德: officers of firms beyond the sea
_CHIEFS = frozenset({"执行", "总执行", "财务", "营运", "技术"})


def chief_in_front(tokens: Sequence[Token]) -> list[Token]:
    """青石航空|执行|长林德: the officer's title, and his name."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        cut = token.text[0] == "长" and 2 < len(token.text) < 7 and token.pos in ("PER", "nr", "ORG", "nz", "nt", "n")
        if cut and last is not None and last.text in _CHIEFS and last.end == token.start:
            found[-1] = Token(last.start, token.start + 1, f"{last.text}长", "n")
            found.append(part(token, 1, len(token.text), "PER"))
        else:
            found.append(token)
    return found


def minister_of(tokens: Sequence[Token]) -> list[Token]:
    """美国|防部长: the state by its first character, and its 国防部长."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.text == "美国" and last.end == token.start and token.text in ("防部长", "防部"):
            found[-1:] = [part(last, 0, 1, "LOC"), Token(last.start + 1, token.end, f"国{token.text}", token.pos)]
        else:
            found.append(token)
    return found
