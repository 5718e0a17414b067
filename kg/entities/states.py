"""Armies and bodies of states by one character: 俄军, 俄国防部 beside 俄罗斯国防部."""

from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS

# 中|军, 京|军: characters that stand for no foreign state
_ARMED = frozenset("美俄乌以英法德日韩朝印巴叙黎伊土泰缅菲柬越波埃")


def find_armies(reading: Reading) -> Iterator[Candidate]:
    """俄军, 以军: the army of the state that the character stands for; 黎真主党: a movement behind one."""
    armed = "军" in reading.text
    heads = Vocabulary.of(reading.rules).heads
    for sentence in reading.sentences if armed or "党" in reading.text else ():
        for token in sentence.tokens:
            text = token.text
            if text[0] not in _ARMED:
                continue
            if len(text) == 2 and text[1] == "军" and token.pos != "PER":
                yield Candidate(token.start, token.end, "Government", "state:army", HEADED)
            elif 3 < len(text) < 7 and token.pos in ("PER", "ORG"):
                movement = heads.get(text[1:])
                if movement and "whole" in movement.flags and movement.type == "Organization":
                    yield Candidate(token.start, token.end, movement.type, "state:movement", HEADED)


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
