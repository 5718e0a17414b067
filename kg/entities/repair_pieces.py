"""Repairs of Chinese names that the tagger cut: a rare character behind (苗伊|琍), the surname before (求|伯君)."""

from collections.abc import Sequence

from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word, word_pos

# single characters before a name that do what their words do, surnames though they are
_WORDS = frozenset("和与及向对同从由为有是经给请让被把将于在支信问想来去到安找叫见后前的等曾时又都全任")
_PIECES = frozenset({"v", "n", "a", "nz", "nr", "j", "ad", "vn"})


def whole_people(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens with such names whole."""
    for i in reversed([i for i, t in enumerate(tokens) if t.pos in ("PER", "LOC")]):
        if tokens[i].pos == "LOC":
            before = tokens[i - 1] if i else None
            if (
                before is not None
                and before.end == tokens[i].start
                and before.text + tokens[i].text in vocabulary.countries
            ):
                whole = Token(before.start, tokens[i].end, before.text + tokens[i].text, "LOC")
                tokens = [*tokens[: i - 1], whole, *tokens[i + 1 :]]
            continue
        if cut := _cut_wrongly(tokens, i, vocabulary):
            tokens = [*tokens[:i], *cut, *tokens[i + 2 :]]
            continue
        if len(tokens[i].text) != 2:
            continue
        name = tokens[i]
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        before = tokens[i - 1] if i else None
        if surname_of(name.text, vocabulary.surnames):
            if after is not None and after.start == name.end and _is_rare(after):
                tokens = [*tokens[:i], Token(name.start, after.end, name.text + after.text, "PER"), *tokens[i + 2 :]]
        elif before is not None and before.end == name.start and _is_surname(tokens, i - 1, vocabulary):
            whole = Token(before.start, name.end, before.text + name.text, "PER")
            tokens = [*tokens[: i - 1], whole, *tokens[i + 1 :]]
    return tokens


def _cut_wrongly(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> Sequence[Token]:
    """What a would-be person and the word behind it are rather: a state (尼加拉|瓜), or a surname and 副 of the title
    (朱副|总理)."""
    if i + 1 == len(tokens) or tokens[i + 1].start != tokens[i].end:
        return ()
    name, after = tokens[i : i + 2]
    if name.text + after.text in vocabulary.countries:
        return (Token(name.start, after.end, name.text + after.text, "LOC"),)
    if len(name.text) == 2 and name.text[1] == "副" and vocabulary.is_title("副" + after.text):
        title = Token(name.start + 1, after.end, "副" + after.text, "n")
        return (Token(name.start, name.start + 1, name.text[0], "n"), title)
    return ()


def _is_rare(token: Token) -> bool:
    """Whether the token is a character that the dictionary has for no word (琍)."""
    return len(token.text) == 1 and token.pos in ("n", "nz", "nr", "x") and word_pos(token.text) in ("zg", "g", None)


def _is_surname(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether token ``i`` is a surname by itself that opens a clause, before two characters that make no word."""
    token, name = tokens[i], tokens[i + 1]
    if len(token.text) != 1 or token.pos not in _PIECES or token.text not in vocabulary.surnames:
        return False
    opens = i == 0 or tokens[i - 1].pos == "w" or vocabulary.is_title(tokens[i - 1].text)
    return opens and token.text not in _WORDS and not is_word(name.text) and not is_word(token.text + name.text[0])
