"""Where a head word stands in a sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.entities.vocabulary import Head
from kg.model import Token


class Spot(NamedTuple):
    """``head`` is the end of ``tokens[first]`` … ``tokens[last]``, tokens of a sentence of the document ``text``; of
    the first of them it may be the end only (有限公司 in 青石有限公司)."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    head: Head

    @property
    def own(self) -> str:
        """The characters of the head's tokens."""
        return self.text[self.tokens[self.first].start : self.tokens[self.last].end]
