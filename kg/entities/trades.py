"""Lines of business by their head: 轨道交通|产业, 橡胶|产业链, 线缆|行业, 机械装备业, 船舶工业.

What stands before 产业 or 行业 is the line of business; what ends in 业 or 工业 is one as a whole.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner, one_of

_NO_HEAD = (
    r"(?!园|化|基地|新城|体系|政策|总裁|基金|结构|工人|投资|工程|集团|互联|协会|大会|联盟|研究"
    r"|发展推介|链长|委员|工委|[部司局处厅界者])"
)
_BARE = ("产业", "行业")
# parts of speech of the words that such a name is made of; an adjective only before others
_NOUNS = frozenset({"n", "nz", "vn", "nw", "an", "j"})
_ADJECTIVES = frozenset({"a", "b", "ad"})
_LONGEST = 10
_JOINS = "、和及与"


def _heads(reading: Reading) -> Scanner:
    """What finds the heads: 产业 and the like, and the lines of business of the lexicon that end in 业."""
    found: Scanner | None = reading.rules.derived.get("trades")
    if found is None:
        whole = one_of(
            [
                *(
                    word
                    for word in reading.rules.words("industries")
                    if word.endswith("业") and not word.endswith("产业")
                ),
                "工业",
            ]
        )
        found = reading.rules.derived["trades"] = Scanner(
            rf"(?:产业链条?|产业集群|产业|行业){_NO_HEAD}|(?<=[\u4e00-\u9fff])(?:{whole}){_NO_HEAD}(?!园|区|大[学道]|总产值)"
        )
    return found


def find_trades(reading: Reading) -> Iterator[Candidate]:
    """The lines of business that stand before their head word, and those of the list that it ends: 汽车、电子|行业."""
    general, heads = Vocabulary.of(reading.rules).words.trade, _heads(reading)
    for sentence in reading.sentences_for(heads):
        words = _Words(reading.text, sentence.tokens, general)
        for match in heads.finditer(reading.text, sentence.start, sentence.end):
            whole = not match[0].startswith(_BARE)
            start = words.begin(match.start())
            if whole and start is None and len(match[0]) > 2:
                start = match.start()
            end = match.end() if whole else match.start()
            if start is not None and end - start >= (3 if whole else 2):
                yield _made(start, end)
                yield from _listed(words, start)


def _listed(words: "_Words", end: int) -> Iterator[Candidate]:
    """The items of a list before its last, which begins at ``end``."""
    while words.text[end - 1] in _JOINS:
        end -= 1
        start = words.begin(end)
        if start is None or end - start < 2:
            return
        yield _made(start, end)
        end = start


def _made(start: int, end: int) -> Candidate:
    return Candidate(start, end, "Industry", "industry:head", LISTED + 2)


class _Words(NamedTuple):
    """The words of a sentence; ``general`` tells those that make no line of business."""

    text: str
    tokens: Sequence[Token]
    general: AbstractSet[str]

    def begin(self, end: int) -> int | None:
        """Where the words before ``end`` begin, as far back as they name one thing; None for none."""
        begin: int | None = None
        for token in reversed(self.tokens):
            if token.start >= end:
                continue
            word = self.text[token.start : min(token.end, end)]
            if token.end < (end if begin is None else begin) or end - token.start > _LONGEST or word in self.general:
                break
            if token.pos in _NOUNS or (token.pos in _ADJECTIVES and begin is not None and len(word) > 1):
                begin = token.start
            else:
                break
        if begin and self.text.startswith("做大", begin - 1):
            return begin + 1  # 做大|生物医药
        return begin
