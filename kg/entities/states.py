"""Armies and bodies of states by one character: 俄军, 俄国防部 beside 俄罗斯国防部."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS, Token

_FORCES = frozenset({"军队", "政府军", "军方", "武装力量"})
# 中|军, 京|军: characters that stand for no foreign state
_ARMED = frozenset("美俄乌以英法德日韩朝印巴叙黎伊土泰缅菲柬越波埃")


_UNITED = re.compile(
    r"联合国(?!和|及|与|等|大会|安理会)[\u4e00-\u7683\u7685-\u9fff]{2,12}?"
    r"(?:组织|署|基金会|委员会|办事处|办公室|协调厅|事务厅|机构|研究所|特派团|工程处|中心)(?![\u4e00-\u9fff]{0,2}(?:章程|协定|公约))"
)
_VERBS = re.compile(r"[在对向将已由为]|表示|发布|宣布|呼吁|警告|下属|多个|有关|相关|各|其他|[和与及、]")


def find_united(reading: Reading) -> Iterator[Candidate]:
    """Bodies of the United Nations by their whole names, whatever words the tagger makes of them."""
    if "联合国" not in reading.text:
        return
    for match in _UNITED.finditer(reading.text):
        if not _VERBS.search(match[0]):
            yield Candidate(match.start(), match.end(), "Organization", "state:united", HEADED)


def find_armies(reading: Reading) -> Iterator[Candidate]:
    """俄军, 以军, 俄罗斯军队: the army of a state; 黎真主党: a movement behind the character for one."""
    vocabulary = Vocabulary.of(reading.rules)
    if "军" not in reading.text and "党" not in reading.text:
        return
    for sentence in reading.sentences:
        before: Token | None = None
        for token in sentence.tokens:
            if token.text in _FORCES:
                if before is not None and before.end == token.start and _is_state(before, vocabulary):
                    yield Candidate(before.start, token.end, "Organization", "state:army", HEADED)
            elif token.text == "军" and before is not None and _is_cut(before, token):
                yield Candidate(before.start, token.end, "Organization", "state:army", HEADED)
            elif token.text[0] in _ARMED and _is_armed(token, vocabulary):
                yield Candidate(token.start, token.end, "Organization", "state:army", HEADED)
            before = token


def _is_cut(before: Token, army: Token) -> bool:
    """Whether an army is cut in two (以|军|空袭): nobody takes an army by itself for anything."""
    return before.end == army.start and before.text in _ARMED


def _is_state(token: Token, vocabulary: Vocabulary) -> bool:
    return token.text in vocabulary.countries or (token.pos == "LOC" and token.text in _ARMED)


def _is_armed(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the token is an army by its state's character (俄军) or a movement behind one (黎真主党)."""
    text = token.text
    if len(text) == 2:
        return text[1] == "军" and token.pos != "PER"
    if not 3 < len(text) < 7 or token.pos not in ("PER", "ORG"):
        return False
    movement = vocabulary.heads.get(text[1:])
    return movement is not None and "whole" in movement.flags and movement.type == "Organization"


def find_bodies_of_states(reading: Reading, tops: Sequence[Candidate]) -> Iterator[Candidate]:
    """What begins with one character for its state, and stands in the text with the state in full, too."""
    vocabulary = Vocabulary.of(reading.rules)
    text = reading.text
    bodies = [c for c in tops if c.type in ORGANISATIONS]
    named = {text[c.start : c.end] for c in bodies}
    for body in bodies:
        short = text[body.start : body.end]
        if body.name or short[0] not in vocabulary.clippings or len(short) < 3:
            continue
        for state in vocabulary.clippings[short[0]][0].split("/"):
            full = state + short[1:]
            if full in named:
                because = f"“{short[0]}”指{state}"
                yield body._replace(rule="state:body", rank=body.rank + 5, name=full, because=because)
                break
