"""People whom the tagger missed: behind a title (村支书某某介绍), in a list of names, foreign names with a dot."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.tagged import surname_of
from kg.model import Token

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_AFTER = frozenset("，。、；：（(”,;:\n")
_SPEECH = {"说", "表示", "介绍", "告诉", "指出", "强调", "出席", "主持", "参加", "率", "率队", "带领", "一行", "任", "担任", "等", "认为", "坦言", "透露"}


def find_people(reading: Reading) -> Iterator[Candidate]:
    """Persons by their surroundings and by the byline."""
    for credit in reading.document.credits:
        yield Candidate(credit.start, credit.end, "Person", f"byline:{credit.role}", EXPLICIT)
    for sentence in reading.sentences:
        stretch = reading.text[sentence.start : sentence.end]
        if "·" in stretch or "•" in stretch or "‧" in stretch:
            yield from _dotted(reading, sentence.start, stretch, sentence.tokens)
        yield from _behind_titles(reading, sentence.tokens)


def _dotted(reading: Reading, offset: int, stretch: str, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """Names with a dot, as far as the tagger saw a person in some part of it (“数说·某地” is none)."""
    people = [(t.start, t.end) for t in tokens if t.pos in ("PER", "nr")]
    for match in _DOTTED.finditer(stretch):
        start, end = offset + match.start(), offset + match.end()
        inside = [(a, b) for a, b in people if a < end and b > start]
        if inside:
            yield Candidate(min(start, inside[0][0]) if inside[0][0] > start - 1 else inside[0][0], end, "Person", "person:dotted", HEADED)


def _behind_titles(reading: Reading, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    titles, surnames = reading.rules.words("titles"), reading.rules.words("surnames")
    for i, token in enumerate(tokens[:-1]):
        listed = token.text == "、" and i > 0 and tokens[i - 1].pos == "PER"
        if not listed and token.text not in titles and token.text.removeprefix("副") not in titles:
            continue
        for size in (1, 2, 3):
            run = tokens[i + 1 : i + 1 + size]
            if len(run) < size or any(t.pos in ("PER", "LOC", "ORG", "w", "TIME") for t in run):
                break
            name = "".join(t.text for t in run)
            follows = tokens[i + 1 + size] if i + 1 + size < len(tokens) else None
            ends = follows is None or follows.text[0] in _AFTER or follows.text in _SPEECH
            if listed and not (follows is None or follows.text[0] in "、，。和" or follows.text in ("等", "及", "和")):
                ends = False
            if ends and _HAN_NAME.match(name) and surname_of(name, surnames) and not _is_word(run):
                yield Candidate(run[0].start, run[-1].end, "Person", "person:behind-title", HEADED)
                break


def _is_word(run: tuple[Token, ...]) -> bool:
    """Whether the would-be name is an ordinary word after all (主任 高度, 书记 表示)."""
    return len(run) == 1 and run[0].pos in ("v", "d", "a", "vn", "m", "p", "c", "r", "u", "f", "t", "ad")
