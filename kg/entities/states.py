"""Armies and bodies of states by one character: 俄军, 俄国防部 beside 俄罗斯国防部."""

from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS

# 中|军, 京|军: characters that stand for no foreign state
_ARMED = frozenset("美俄乌以英法德日韩朝印巴叙黎伊土泰缅菲柬越波埃")
_ENDS = ("国防军", "军队", "武装力量", "武装部队", "部队", "军")


def find_armies(reading: Reading) -> Iterator[Candidate]:
    """俄军, 以军: the army of the state that the character stands for."""
    for sentence in reading.sentences if "军" in reading.text else ():
        for token in sentence.tokens:
            if len(token.text) == 2 and token.text[1] == "军" and token.text[0] in _ARMED and token.pos != "PER":
                yield Candidate(token.start, token.end, "Government", "state:army", HEADED)


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
