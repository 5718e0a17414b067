"""The tagger's own people, places and organisations, with the type that their head word gives them."""

import re
from collections.abc import Iterator

from kg.entities.candidate import TAGGED, Candidate, Reading, longest_suffix
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.rules import Lexicon
from kg.words import word_pos

_NAME = re.compile(r"[\u3400-\u9fff·•‧A-Za-z.\- ]{2,}$")
_FOREIGN = re.compile(r"[·•‧]")
_HAN = re.compile(r"[\u3400-\u9fff]+$")
_ORDINARY = ("v", "a", "d", "t", "m", "r", "i", "l", "b", "f", "s")
_DEPARTMENT = re.compile(r"(?:部|系|科|处|室|队|组|团)$")
_COUNTED = re.compile(
    r"(?:[两三四五六七八九十百千万多各几数某全同本该]|[一二]+)(?:村|地|县|市|区|镇|乡|国|省|州|岛|江|河)$"
)
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z]")


def find_tagged(reading: Reading) -> Iterator[Candidate]:
    """One candidate for each token that the tagger takes for a name, as far as the name looks like one."""
    heads = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        for index, token in enumerate(sentence.tokens):
            match token.pos:
                case "PER" | "nr":
                    yield from _person(reading, sentence.tokens, index)
                case "ORG" | "nt":
                    yield from _organisation(reading, token, heads)
                case "LOC" | "ns":
                    yield from _place(reading, token, sentence.tokens[index - 1] if index else None, heads)


def _person(reading: Reading, tokens: tuple[Token, ...], index: int) -> Iterator[Candidate]:
    token = tokens[index]
    text = token.text
    if not _NAME.match(text) or len(text) < 2:
        return
    if word_pos(text) == "ns" and len(text) > 2:  # 赫尔辛基
        yield Candidate(token.start, token.end, "Place", "tagger:PER,dictionary", TAGGED)
        return
    if (len(text) == 2 and text[1] in "军方盟媒称国队党省") or text in reading.rules.words("not_names"):
        return
    surnames = reading.rules.words("surnames")
    chinese = bool(_HAN.match(text)) and 2 <= len(text) <= 4 and (text[0] in surnames or text[:2] in surnames)
    if chinese and len(text) == 4 and text[:2] not in surnames and text[1] not in surnames:
        chinese = False
    foreign = bool(_FOREIGN.search(text)) or (bool(_HAN.match(text)) and len(text) > 2) or text.isascii()
    if not (chinese or foreign) or (token.pos == "nr" and not chinese):
        return
    yield Candidate(token.start, token.end, "Person", "tagger:PER", TAGGED)


def _organisation(reading: Reading, token: Token, heads: Vocabulary) -> Iterator[Candidate]:
    if len(token.text) < 2 or not _WORD.search(token.text) or token.text in reading.rules.words("not_names"):
        return
    head = heads.head(token.text)
    if head and head.word == token.text and not head.flags & {"bare", "whole"}:
        return  # 公司, 政府 alone: the reference is resolved elsewhere
    kind = head.type if head else None
    if (
        kind is None
        and (word_pos(token.text) or "n").startswith(_ORDINARY)
        and len(token.text) < 5
        and word_pos(token.text)
    ):
        return  # 新时代, 普惠: an ordinary word of the dictionary
    if kind is None and (token.pos == "nt" or _DEPARTMENT.search(token.text)):
        kind = "Organization"
    yield Candidate(token.start, token.end, kind or "Company", f"tagger:{token.pos}", TAGGED)


def _place(reading: Reading, token: Token, before: Token | None, heads: Vocabulary) -> Iterator[Candidate]:
    text = token.text
    if not _WORD.search(text) or (len(text) == 1 and token.pos != "LOC"):
        return
    if len(text) == 1:
        return  # 中, 美: clippings are the business of places.py
    head = heads.head(text)
    if (head and head.word == text and "whole" not in head.flags) or _COUNTED.match(text):
        return
    if (head and head.word == "段") or text in reading.rules.words("not_names"):
        return
    if (
        _common(text, reading.rules.words("generic"))
        or (_DIRECTION.match(text)
        and before is not None
        and before.pos == "LOC"
        and before.end == token.start)
    ):
        return
    kind = head.type if head else "Place"
    yield Candidate(token.start, token.end, kind, "tagger:LOC", TAGGED)


_DIRECTION = re.compile(r"(?:东北|东南|西北|西南|[东西南北中]|[东西南北中]部|腹地|境内)(?:部|侧|面|边|岸|侧)?$")


def _common(place: str, generic: Lexicon) -> bool:
    """Whether a would-be place is a common word with a level behind it (试点镇, 都市区, 百强县) and names none."""
    if len(place) < 3 or place[-1] not in "省市区县镇乡村" or word_pos(place) == "ns":
        return bool(re.match(r"(?:镇村|城乡|村镇|乡镇|区县|市县|县域|镇域|市域|区域)$", place))
    stem = place[:-1]
    return bool(re.search(r"[百千万]强$", stem)) or stem in generic


def surname_of(text: str, surnames: Lexicon) -> str | None:
    """The surname, compound ones first, that ``text`` begins with; None without one."""
    return next((text[:n] for n in (2, 1) if text[:n] in surnames), None)


__all__ = ["find_tagged", "longest_suffix", "surname_of"]
