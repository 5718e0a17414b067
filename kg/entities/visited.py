"""What a round of visits names in its list: 先后来到青石科技、远川微等项目现场 names firms, 白石湖治理 a work."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import word_pos

_ITEM = r"[\u4e00-\u7683\u7685-\u9fffA-Za-z0-9]{2,16}"
_VISITED = Scanner(
    rf"(?:来到|前往|走进|深入|察看|查看|考察|走访|调研|参观|赴)了?(?P<list>{_ITEM}(?:、{_ITEM})+)等"
    r"(?:[一二两三四五六七八九十\d多几各]+[家个处])?(?:重点|重大|产业|在建|投资|\d|亿|元|以上){0,8}"
    r"(?P<what>项目|企业|现场|地|处|点位)"
)
_PART = re.compile(r"[^、]+")
_WORK = re.compile(r"(?:治理|整治|改造|扩建|改扩建|迁建|新建|修复|提升|工程)$")


def find_visited(reading: Reading) -> Iterator[Candidate]:
    """The items of such lists, where at least one of them is known for a firm or a work."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences_for(_VISITED):
        for match in _VISITED.finditer(reading.text, sentence.start, sentence.end):
            start = match.start("list")
            spans = [(start + m.start(), start + m.end()) for m in _PART.finditer(match["list"])]
            tokens = [t for t in sentence.tokens if start <= t.start and t.end <= match.end("list")]
            if not any(_is_known(reading.text[a:b], _within(tokens, a, b), vocabulary) for a, b in spans):
                continue
            for a, b in spans:
                name, inside = reading.text[a:b], _within(tokens, a, b)
                if match["what"] == "项目" and _WORK.search(name) and len(inside) > 2:
                    yield Candidate(a, b, "Project", "list:visited", LISTED + 12)
                elif _may_be_firm(name, inside, vocabulary):
                    rank = HEADED if inside[0].pos == "PER" and len(inside) == 1 else LISTED + 12
                    yield Candidate(a, b, "Company", "list:visited", rank)


def _within(tokens: list[Token], start: int, end: int) -> list[Token]:
    return [t for t in tokens if start <= t.start and t.end <= end]


def _is_known(name: str, tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether the tagger or the head word says that the item is a firm or a park."""
    head = vocabulary.head(name)
    if head is not None and head.type in ("Company", "Project") and head.word != name:
        return True
    return len(tokens) == 1 and tokens[0].pos in ("ORG", "nt")


def _may_be_firm(name: str, tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether an item of no known kind may be a firm's short name: no place, no word or phrase of the dictionary."""
    ordinary = not (word_pos(name) or "nz").startswith(("nr", "nz", "nt"))
    if not 2 <= len(name) <= 8 or ordinary or not tokens or tokens[-1].end - tokens[0].start != len(name):
        return False
    kind = vocabulary.type_of(name)
    if kind is not None or name in vocabulary.generic:
        return kind == "Company"
    if any(t.pos in ("LOC", "ns") for t in tokens) and len(tokens) == 1:
        return False
    # 厂房建设, 生产车间: words that all are common say what is seen, not who is visited
    common = all((word_pos(t.text) or "x").startswith(("n", "v", "a")) and t.pos not in ("ORG", "nz") for t in tokens)
    return not common or len(tokens) == 1
