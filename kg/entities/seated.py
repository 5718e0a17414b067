"""Firms by their seat and a brand that no dictionary has: 深圳|某顺, 无锡|某煜."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.entities.candidate import TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import word_pos

_PLACES = frozenset({"LOC", "ns"})
_BRANDS = frozenset({"ORG", "nt", "nz", "PER"})
_BRAND = re.compile(r"(?!.*[将后前中内里人的们])[\u4e00-\u9fff]{2,3}")
# what may stand behind such a firm: a mark, what it does, a sum
_BEHIND = frozenset({"w", "v", "vd", "m", "c", "p", "d", "ad"})
_KINDS = frozenset({"等", "企业", "公司", "项目", "拟"})


def find_seated(reading: Reading) -> Iterator[Candidate]:
    """A city or province of the dictionary and right behind it a short word that is none, as whole firms."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for at, (place, brand) in enumerate(pairwise(tokens)):
            if brand.pos not in _BRANDS or place.pos not in _PLACES or place.end != brand.start:
                continue
            if not _is_pair(place, brand, vocabulary):
                continue
            before = tokens[at - 1].text if at else ""
            after = tokens[at + 2] if at + 2 < len(tokens) else None
            listed = before == "、" or (after is not None and after.text in ("、", "等"))
            if after is not None and not (after.pos in _BEHIND or after.text in _KINDS):
                continue
            if brand.pos != "PER" or (listed and before not in ("",) and after is not None):
                yield Candidate(place.start, brand.end, "Company", "company:seated", TAGGED + 5)


def _is_pair(place: Token, brand: Token, vocabulary: Vocabulary) -> bool:
    """Whether a place of the home country stands before a word that no dictionary and no lexicon has."""
    if not 2 <= len(place.text) <= 3 or word_pos(place.text) != "ns" or place.text in vocabulary.countries:
        return False
    if not _BRAND.fullmatch(brand.text) or word_pos(brand.text) is not None or vocabulary.type_of(brand.text):
        return False
    return vocabulary.head(brand.text) is None and brand.text not in vocabulary.not_names
