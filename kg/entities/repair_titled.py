"""Repairs of names behind titles: 总理宋某会|谈, 部长罗某|来|、, 共同主席|国某某|总统."""

from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token


def meets_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """同总理宋某会|谈: 会 is the verb's; before the name a title may stick (外交部长某某会|谈)."""
    stuck = after is not None and after.text in ("谈", "晤", "见") and after.start == token.end
    if not stuck or token.pos not in ("PER", "ORG", "nt") or token.text[-1] != "会" or len(token.text) < 3:
        return []
    cut = len(token.text) - 1
    begins = max(
        (n for n in range(2, cut - 1) if vocabulary.is_title(token.text[:n]) or token.text[:n].endswith("部长")),
        default=0,
    )
    if not begins and token.pos != "PER":
        return []
    title = [part(token, 0, begins, "n")] if begins else []
    return [*title, part(token, begins, cut, "PER"), part(token, cut, cut + 1, "v")]


def state_of_chair(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """共同主席|国塞内加尔|总统: 国 is of 主席国, and behind it stands the state."""
    if token.pos == "PER" and token.text[0] == "国" and token.text[1:] in vocabulary.countries:
        return [part(token, 0, 1, "n"), part(token, 1, len(token.text), "LOC")]
    return []


# 部长罗慧|来|、: words that nothing can follow but what they govern, so that before a mark they end a name
_NEVER_LAST = frozenset("来也之若则"), frozenset("时为如向从因由于以")


def ends_before_mark(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """部长罗某|来|、院长某某: a name behind a title whose last character the tagger takes for a little word."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        name = found[-1] if found else None
        mark = tokens[i + 1].text[0] if i + 1 < len(tokens) else "。"
        ends = (token.text in _NEVER_LAST[0] and mark in "、，。") or (token.text in _NEVER_LAST[1] and mark == "、")
        if (
            ends and name is not None and name.pos == "PER" and len(name.text) == 2 and name.end == token.start
            and len(found) > 1 and vocabulary.is_title(found[-2].text)
        ):  # fmt: skip
            found[-1] = Token(name.start, token.end, name.text + token.text, "PER")
        else:
            found.append(token)
    return found
