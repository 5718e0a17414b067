"""Short forms that the text defines are one word wherever they stand: （以下简称“同石晶体”）… 据|同|石晶体|消息."""

import re
from collections.abc import Sequence

from kg.model import Sentence, Token
from kg.scan import Scanner
from kg.words import is_word

_DEFINED = Scanner(
    r"(?:公司|集团|企业|合伙）|银行|研究院|中心)[（(](?:以下|下)?(?:简称|称)(?:为)?[“\"「]?(?P<short>[\u4e00-\u9fffA-Za-z]{3,8})[”\"」]?"
    r"(?:[、或，][^（）()]{2,16})?[）)]"
)
_NO_FIRM = re.compile(r"(?:^本|^该|公司$|协议$|项目$)")


def with_short_forms(text: str, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences, each short form of a firm one token where the tagger has cut it up."""
    if "称" not in text:
        return sentences
    shorts = {m["short"] for m in _DEFINED.finditer(text)}
    shorts = {s for s in shorts if not is_word(s) and not _NO_FIRM.search(s)}
    if not shorts:
        return sentences
    spans = [m.span() for m in re.finditer("|".join(sorted(map(re.escape, shorts), key=lambda s: (-len(s), s))), text)]
    found = []
    for sentence in sentences:
        here = [(a, b) for a, b in spans if sentence.start <= a and b <= sentence.end]
        found.append(sentence._replace(tokens=_joined(sentence.tokens, text, here)) if here else sentence)
    return found


def _joined(tokens: tuple[Token, ...], text: str, spans: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens with those that make up a span joined; a span whose edges cut a token stays as it is."""
    at = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    found = list(tokens)
    for start, end in reversed(spans):
        if start in at and end in ends and ends[end] > at[start]:
            found[at[start] : ends[end] + 1] = [Token(start, end, text[start:end], "ORG")]
    return tuple(found)
