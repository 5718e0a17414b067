"""What a text names, for the tests of entities."""

from functools import cache

from kg.entities import find_mentions
from kg.entities.candidate import Reading
from kg.entities.heads import find_headed
from kg.model import Document, Mention, Sentence, Token
from kg.read import read_text
from kg.rules import load_rules
from kg.tag import Tagger


@cache
def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of the first article of ``text``."""
    document = read_text(text)[0]
    return find_mentions(document, Tagger.load().tag([document])[0], load_rules())


def named(text: str) -> set[tuple[str, str]]:
    """Text and type of each mention."""
    return {(m.text, m.type) for m in mentions(text)}


def tokens(marked: str) -> tuple[Token, ...]:
    """Tokens from ``word/pos word/pos``, without gaps."""
    made: list[Token] = []
    for item in marked.split():
        word, pos = item.rsplit("/", 1)
        start = made[-1].end if made else 0
        made.append(Token(start, start + len(word), word, pos))
    return tuple(made)


def sentence(marked: str) -> Sentence:
    """One sentence from ``word/pos word/pos``."""
    words = tokens(marked)
    return Sentence(0, words[-1].end, words)


def shown(words: tuple[Token, ...]) -> str:
    """The tokens as ``word/pos word/pos``."""
    return " ".join(f"{t.text}/{t.pos}" for t in words)


def headed(marked: str) -> set[tuple[str, str, str]]:
    """Text, type and rule of each name by its head word in tokens given by hand, whatever the tagger would say."""
    words = sentence(marked)
    text = "".join(t.text for t in words.tokens)
    reading = Reading(Document("d", "d.txt", 1, None, None, None, text), (words,), load_rules())
    return {(text[c.start : c.end], c.type, c.rule) for c in find_headed(reading)}
