"""Repairs of words that the tagger cuts at the wrong character: 社会党|组成, 体育场|外, 袁某|发文."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.entities.candidate import part
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

# what people do, as the last character of a word that is none
_SAYS, _ADVERBS = (
    frozenset("说称任兼"),
    frozenset("还也又再就都曾已将则却连不所听再据笑戏怒坦直自辩谎宣诉哭获荣转提挂改"),
)
# behind a house or ground: where it is seen from
_BESIDE = frozenset("外内里旁")
BESIDE_GROUND = re.compile(r"[场馆园院厅站校厂库港][外内里旁]")


def party_and_make(tokens: Sequence[Token]) -> list[Token]:
    """社会|党组|成: a party, and what it makes up with others (组成)."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        cut = token.text[0] == "成" and not (len(token.text) > 1 and is_word(token.text))
        if cut and last is not None and last.text.endswith("党组") and last.end == token.start:
            found[-1] = part(last, 0, len(last.text) - 1, "n")
            found.append(Token(last.end - 1, token.start + 1, "组成", "v"))
            if len(token.text) > 1:
                found.append(part(token, 1, len(token.text), token.pos))
        else:
            found.append(token)
    return found


# 统战部|长某某: what the last character of a title is stuck to, and where the name may end
_HEAD_AND_NAME = re.compile(r"(?<=[部局厅台院社])长[\u4e00-\u9fff]")
_HEAD_NAME = re.compile(
    r"长(?P<name>[\u4e00-\u9fff]{1,3}?)(?P<verb>(?:出席|参加|列席|陪同|主持|带队)[\u4e00-\u9fff]*)?$"
)


def head_and_name(tokens: Sequence[Token], written: str, vocabulary: Vocabulary) -> Sequence[Token]:
    """市水务局|长纪|某某: the department, its head's title, and the name in the sentence ``written``."""
    if "长" not in written or not _HEAD_AND_NAME.search(written):
        return tokens
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        match = _HEAD_NAME.match(token.text) if last is not None and _ends_in_head(last.text) else None
        if match is None or last is None or last.end != token.start or len(last.text) < 3 or _is_place(token):
            found.append(token)
            continue
        if token.pos == "TIME" or (token.pos != "PER" and not surname_of(match["name"], vocabulary.surnames)):
            found.append(token)
            continue
        whole = last.text[-1] == last.text[-2]  # 青石电视台台|长纪某
        found[-1] = part(last, 0, len(last.text) - 1, last.pos if whole else "n")
        found.append(Token(last.end - 1, token.start + 1, f"{last.text[-1]}长", "n"))
        end = match.end("name")
        found.append(part(token, 1, end, "PER" if end > 2 else "n"))
        if match["verb"]:
            found.append(part(token, end, len(token.text), "v"))
    return found


def _ends_in_head(text: str) -> bool:
    """Whether the word ends in the first character of its head's title: 统战|部, 青石电视台|台."""
    return text[-1] in "部局厅" or (text[-1] in "台院社" and text[-2:-1] == text[-1])


_AT_MEETING = re.compile(r"(?:会议|座谈会|大会|会)上(?=[\u4e00-\u9fff]{3,})")


def at_meeting(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """会上区教育局: where somebody speaks, and the body."""
    match = _AT_MEETING.match(token.text) if token.pos in ("ORG", "nt") else None
    return [part(token, 0, match.end(), "n"), part(token, match.end(), len(token.text), "ORG")] if match else []


def _is_place(token: Token) -> bool:
    """Whether the word is a place or any other of the dictionary: 水利部|长江某某委."""
    return is_word(token.text) or (token.pos in ("LOC", "ns", "ORG", "nt") and is_word(token.text[:2]))


def ground_and_side(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """工人|体育|场外: the stadium, and where somebody is."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        cut = len(token.text) == 2 and token.text[1] in _BESIDE and last is not None and last.end == token.start
        whole = last.text + token.text[0] if cut and last is not None else ""
        if last is not None and len(whole) > 2 and last.pos in ("n", "vn") and vocabulary.heads.get(whole):
            found[-1] = Token(last.start, token.start + 1, whole, "n")
            found.append(part(token, 1, 2, "f"))
        else:
            found.append(token)
    return found


def name_and_verb(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """部长|吴某|传说, 河野某|平任|副首相: the last character of the name, and what somebody says or becomes."""
    if not any(name.pos == "PER" and behind.text[-1] in _SAYS for name, behind in pairwise(tokens)):
        return tokens
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is None or last.pos != "PER" or token.start != last.end or not _ends_in_verb(token):
            found.append(token)
            continue
        titled = len(found) > 1 and vocabulary.is_title(found[-2].text) and len(last.text) == 2
        if is_word(token.text) and not (titled and surname_of(last.text, vocabulary.surnames)):
            found.append(token)
            continue
        found[-1] = Token(last.start, last.end + 1, last.text + token.text[0], "PER")
        found.append(part(token, 1, 2, "v"))
    return found


def _ends_in_verb(token: Token) -> bool:
    """Whether a word of two characters ends in what people say or become."""
    if len(token.text) != 2 or token.text[1] not in _SAYS or token.pos in ("PER", "LOC", "ORG", "m", "TIME"):
        return False
    return (
        not (is_word(token.text) and (word_pos(token.text) or "").startswith(("v", "d")))
        and token.text[0] not in _ADVERBS
    )


def known_people(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Mapping[str, int]:
    """Would-be people of three characters, of whom the document has the first two as a person elsewhere: what their
    names are cut to (袁某|发文, where 袁某 stands by himself)."""
    names = {t.text for s in sentences for t in s.tokens if t.pos == "PER"}
    return {
        name: 2
        for name in names
        if len(name) == 3 and name[:2] in names and surname_of(name, vocabulary.surnames) and word_pos(name) != "nr"
    }


def without_verb(tokens: Sequence[Token], cuts: Mapping[str, int]) -> tuple[Token, ...]:
    """The tokens, each name of ``cuts`` cut where its last character makes a word with what stands behind it."""
    found: list[Token] = []
    for token, after in zip(tokens, (*tokens[1:], None), strict=True):
        cut = cuts.get(token.text) if token.pos == "PER" else None
        if cut and after is not None and after.start == token.end and is_word(token.text[cut:] + after.text[0]):
            found += [part(token, 0, cut, "PER"), part(token, cut, len(token.text), "v")]
        else:
            found.append(token)
    return tuple(found)


def invited(tokens: Sequence[Token]) -> list[Token]:
    """应纪河|总统|的|邀请: 应 tells at whose invitation, and is no part of his name."""
    found: list[Token] = []
    for token in tokens:
        opens = not found or found[-1].pos == "w"
        if opens and token.text[0] == "应" and len(token.text) > 2 and token.pos in _INVITES:
            found.append(part(token, 0, 1, "p"))
            found.append(part(token, 1, len(token.text), token.pos))
        else:
            found.append(token)
    return found


_INVITES = frozenset({"PER", "nr", "ORG", "nt", "LOC", "ns", "nz"})


def served_at(tokens: Sequence[Token]) -> list[Token]:
    """曾|任临|江化肥厂: 任 opens the post, and the place begins with the character stuck to it."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        stuck = last is not None and len(last.text) == 2 and last.text[0] == "任" and not is_word(last.text)
        if stuck and last is not None and last.end == token.start and token.pos in ("ORG", "nt", "LOC"):
            whole = last.text[1] + token.text
            if any(word_pos(whole[:size]) == "ns" for size in (2, 3)):
                found[-1:] = [part(last, 0, 1, "v"), Token(last.start + 1, token.end, whole, token.pos)]
                continue
        found.append(token)
    return found


CHANGED = ("免去", "任命", "撤销")
_CHANGED_AT = re.compile(
    rf"(?P<person>[\u4e00-\u9fff]{{2,3}})(?P<body>(?P<level>[{LEVELS}])[\u4e00-\u9fff]*(?:局|院|厅|委|委员会|政府|办公室))$"
)


def changed_at(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """免去|纪长河县财政局|局长职务: who loses the post, and the body; but 任命|青石县财政局|局长."""
    found: list[Token] = []
    for token in tokens:
        match = _CHANGED_AT.match(token.text) if found and found[-1].text in CHANGED and token.pos == "ORG" else None
        named = match is not None and surname_of(match["person"], vocabulary.surnames) is not None
        if match and named and not _is_seat(match["person"] + match["level"]):
            cut = match.end("person")
            found += [part(token, 0, cut, "PER"), part(token, cut, len(token.text), "ORG")]
        else:
            found.append(token)
    return found


def _is_seat(text: str) -> bool:
    """Whether a place that the dictionary has, with its level or without, begins the words."""
    return any(word_pos(text[:size]) == "ns" for size in range(2, len(text) + 1))
