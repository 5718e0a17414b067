"""A possible mention, before the overlapping ones are settled."""

from typing import NamedTuple

from kg.model import Document, Sentence, Token
from kg.rules import Rules
from kg.scan import Scanner


class Candidate(NamedTuple):
    """``text[start:end]`` may name something of ``type``, says ``rule``; of two that overlap the higher ``rank`` is
    kept, then the longer."""

    start: int
    end: int
    type: str
    rule: str
    rank: int
    name: str | None = None
    because: str = ""


class Reading:
    """What an entity family reads: one document, its text and sentences, and the rules."""

    __slots__ = ("document", "rules", "sentences", "text")

    def __init__(self, document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> None:
        self.document, self.sentences, self.rules = document, sentences, rules
        self.text = document.text

    def sentences_for(self, expression: Scanner) -> tuple[Sentence, ...]:
        """The sentences, none where ``expression`` can match nowhere in the text."""
        return self.sentences if expression.possible_in(self.text) else ()


# Strength of evidence, strongest first; families pick one, so that the order stands in one place.
EXPLICIT = 90  # the text says what it is (以下简称, a byline)
WHOLE = 80  # a complete name from a lexicon
HEADED = 70  # a name that ends in its head word
TAGGED = 60  # the tagger's own judgement
QUOTED = 50  # a quoted phrase in a telling frame
LISTED = 40  # known from a list or a lexicon of common nouns
AGREED = 30  # the same words name something elsewhere in the document


def part(token: Token, start: int, end: int, pos: str) -> Token:
    """The characters ``start:end`` of a token as a token of their own."""
    return Token(token.start + start, token.start + end, token.text[start:end], pos)
