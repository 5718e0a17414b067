"""Firms, exchanges and banks that everybody knows, where the tagger cuts their names up (蔚|来, 信义|光能).

Where a head word or the tagger shows a longer name, that one is kept.
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS
from kg.rules import Rules
from kg.scan import Scanner, one_of
from kg.words import word_pos

_RANK = TAGGED + 5
# a text without these is no news of the markets
_LOOK = re.compile(
    r"股价|股份|市值|涨[超逾近停幅]|跌[超逾近停幅]|财[报年季]|营收|净利|交付|销量|目标价|评级|融资|上市|裁员|收购|[美港欧日]元|央行|注册资本|股权|工商"
)
# 天眼查|App
_APP = re.compile(r"(?:App|APP|app)(?![A-Za-z])")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")


def find_famous(reading: Reading) -> Iterator[Candidate]:
    """The names of the lexicon that stand in the text as such: short ones between words, longer ones at least beside
    the beginning or the end of one."""
    if not _LOOK.search(reading.text):
        return
    vocabulary = Vocabulary.of(reading.rules)
    edges: set[int] = set()
    for match in _scanner(reading.rules, vocabulary).finditer(reading.text):
        if not edges:
            edges = {at for s in reading.sentences for t in s.tokens for at in (t.start, t.end)}
        whole = (match.start() in edges) + (match.end() in edges)
        if whole == 2 or (whole and len(match[0]) > 2):
            app = _APP.match(reading.text, match.end())
            name, because = (match[0], f"“{match[0]}”的应用") if app else (None, "")
            kind = vocabulary.heads[match[0]].type
            yield Candidate(match.start(), (app or match).end(), kind, "name:famous", _RANK, name, because)


def _scanner(rules: Rules, vocabulary: Vocabulary) -> Scanner:
    """The expression of all whole names of bodies that are no words of the dictionary."""
    found: Scanner | None = rules.derived.get("famous")
    if found is None:
        names = [
            word
            for word, head in vocabulary.heads.items()
            if "whole" in head.flags and head.type in ORGANISATIONS and _HAN.fullmatch(word) and word_pos(word) is None
        ]
        found = rules.derived["famous"] = Scanner(one_of(names, grouped=True))
    return found
