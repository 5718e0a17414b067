"""Two words of which the tagger gave the last characters of one to the other: 纪长|河任, 巴武|装, 外长科|列夫."""

import re

from kg.entities.shapes import SOUNDS
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

_PARTICLES = ("u", "p", "c", "w", "m", "q", "TIME", "r")
# what is done for a body: 为|集团公司|揭牌
_FOR = re.compile(r"[\u4e00-\u9fff][为向给](?=.{2,})")


def for_whom(last: Token, body: Token, vocabulary: Vocabulary) -> list[Token]:
    """总经理|苗青|禾为集团公司|揭牌: the last character of the name, and whom something is done for."""
    name = last.text + body.text[:1]
    if body.pos not in ("ORG", "nt") or last.pos not in ("PER", "nr") or len(last.text) != 2:
        return []
    if not _FOR.match(body.text) or surname_of(name, vocabulary.surnames) is None:
        return []
    at = body.start
    rest = Token(at + 2, body.end, body.text[2:], "n" if body.text[2:] in _UNNAMED_FIRMS else body.pos)
    return [Token(last.start, at + 1, name, "PER"), Token(at + 1, at + 2, body.text[1], "p"), rest]


_SERVED = re.compile("(曾任|历任|现任|兼任|担任)(.)")


def party_back(last: Token, token: Token) -> list[Token]:
    """反对|党青石党: the kind of party, and its name; 老|纪常|去: a friend, and what he does; 曾任华|北电力公司."""
    at = token.start + 1
    if last.text in ("反对", "执政", "在野") and token.text[0] == "党" and len(token.text) > 2:
        return [Token(last.start, at, last.text + "党", "n"), Token(at, token.end, token.text[1:], "ORG")]
    served = _SERVED.fullmatch(last.text) if last.pos == "PER" and token.pos in ("ORG", "nt") else None
    if served:  # 曾任华|北电力公司
        cut = last.start + 2
        return [Token(last.start, cut, served[1], "v"), Token(cut, token.end, served[2] + token.text, token.pos)]
    often = last.text in ("老", "小") and token.pos == "PER" and len(token.text) == 2 and token.text[1] in "常刚"
    if often:
        return [Token(last.start, at, last.text + token.text[0], "PER"), Token(at, token.end, token.text[1], "d")]
    return []


def surname_back(last: Token, person: Token, vocabulary: Vocabulary) -> list[Token]:
    """总经理商|青禾: the title, and the surname given back to the name."""
    title, name = last.text[:-1], last.text[-1] + person.text
    if len(title) < 2 or len(person.text) > 2 or is_word(last.text) or not vocabulary.is_title(title):
        return []
    if surname_of(name, vocabulary.surnames) is None:
        return []
    at = last.end - 1
    return [Token(last.start, at, title, last.pos), Token(at, person.end, name, "PER")]


_ADDRESS = re.compile(r"[\u4e00-\u9fff](?:先生|女士|同志)$")


def addressed(last: Token, token: Token, vocabulary: Vocabulary) -> list[Token]:
    """代表|纪长|河先生: the last character of the name, and how he is addressed."""
    if last.pos != "PER" or len(last.text) != 2 or not _ADDRESS.match(token.text):
        return []
    at = token.start + 1
    name = Token(last.start, at, last.text + token.text[0], "PER")
    return [name, Token(at, token.end, token.text[1:], "n")] if surname_of(name.text, vocabulary.surnames) else []


def appointed(last: Token, token: Token, vocabulary: Vocabulary) -> list[Token]:
    """纪长|河任|青石集团总经理: the last character of the name, and the verb of the post."""
    if len(last.text) != 2 or len(token.text) != 2 or token.text[1] not in "任兼" or is_word(token.text):
        return []
    at = token.start + 1
    name = Token(last.start, at, last.text + token.text[0], "PER")
    return [name, Token(at, token.end, token.text[1], "v")] if surname_of(name.text, vocabulary.surnames) else []


_UNNAMED_FIRMS = frozenset({"集团公司", "集团", "公司", "本公司"})
# what the first characters of is taken for a person with the state before it
_MOVEMENTS = ("武装", "真主党")


def movement(last: Token, token: Token, vocabulary: Vocabulary) -> list[Token]:
    """巴武|装, 黎真|主党: a state by its first character, and who is under arms there."""
    at, word = last.start + 1, last.text[1:] + token.text
    if len(last.text) != 2 or last.text[0] not in vocabulary.clippings or not word.startswith(_MOVEMENTS):
        return []
    return [Token(last.start, at, last.text[0], "LOC"), Token(at, token.end, word, "n")]


def given_back(last: Token, person: Token, vocabulary: Vocabulary) -> list[Token]:
    """外长科|列夫: no word, but a title and the first sound of the name."""
    for cut in range(len(last.text) - 1, 1, -1):
        title, sound = last.text[:cut], last.text[cut:]
        if vocabulary.is_title(title) and SOUNDS.issuperset(sound + person.text) and not is_word(last.text):
            at = last.start + cut
            return [Token(last.start, at, title, "n"), Token(at, person.end, sound + person.text, "PER")]
    return []


def goes_on(person: Token, token: Token) -> bool:
    """Whether ``token`` is no word, but further sounds of a foreign name."""
    if token.pos in _PARTICLES or not 1 < len(token.text) < 4 or len(person.text) < 3 or is_word(token.text):
        return False
    return SOUNDS.issuperset(person.text + token.text)
