"""Foreign names over a whole document: what the words around it show to be a person or a place in one sentence is that
in the others, too (总统塞某 … 塞某表示; 在库某、波某等地 … 库某遭袭)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.clippings import told_of_both
from kg.entities.shapes import HAN, is_foreign
from kg.entities.tagged_people import lies_in
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.words import is_word, word_pos

_RULERS = frozenset({"总统", "首相", "外相", "外长", "国王", "议长", "总统候选人", "当选总统"})
# behind a name it lies there: 库某|方向, 努某|难民营
_PLACED = frozenset(
    {"方向", "等地", "地区", "难民营", "一带", "附近", "以东", "以西", "以南", "以北", "东部", "西部", "上空"}
)
_PLACED_ENDS = (
    "北部",
    "南部",
    "中部",
    "郊区",
    "市郊",
    "近郊",
    "东郊",
    "西郊",
    "南郊",
    "北郊",
    "港口",
    "机场",
    "大区",
    "定居点",
    "居民点",
)
# before a name it is one of these: 南部|城市|汗某
_TOWNS = frozenset({"城市", "小城", "重镇", "小镇", "城镇", "村庄", "港口", "首都", "首府", "港口城市", "边境城市"})
# behind 等: 库某、波某|等|多个方向
_SOME = re.compile(r"(?:多|数|[两三四五六七八九十\d]+)?[个座处]?(?:地|方向|地区|城镇|城市|州|国|居民点|定居点)")
_GOES_ON = frozenset({"v", "d", "p", "w", "u", "c", "TIME", "t"})
_AT = frozenset({"在", "于", "到", "赴", "抵达", "访问", "从", "至", "经"})
_JOINS = frozenset({"、", "和", "与", "及"})


def retagged(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences with the foreign names that some sentence explains tagged alike in all of them."""
    kinds: dict[str, str] = dict.fromkeys(told_of_both(sentences, vocabulary), "j")
    for text in _of_two_kinds(sentences, vocabulary):
        kinds[text] = "LOC"
    for sentence in sentences:
        for text in _listed_people(sentence.tokens, vocabulary):
            kinds.setdefault(text, "PER")
        for text in _beside_people(sentence.tokens, vocabulary):
            kinds.setdefault(text, "PER")
        for text in _places(sentence.tokens, vocabulary):
            kinds.setdefault(text, "LOC")
        for text in _rulers(sentence.tokens, vocabulary):
            kinds[text] = "PER"
    if not kinds:
        return tuple(sentences)
    return tuple(
        Sentence(s.start, s.end, tuple(_as(t, kinds.get(t.text)) if t.text in kinds else t for t in s.tokens))
        for s in sentences
    )


def _as(token: Token, kind: str | None) -> Token:
    return token._replace(pos=kind) if kind and token.pos in ("PER", "LOC", "ORG", "nr", "ns", "nt", "nz") else token


def _rulers(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[str]:
    """What is taken for a place and stands beside the title of a head of state: 埃及总统|塞某, 塞某|总统."""
    for i, token in enumerate(tokens):
        if token.pos not in ("LOC", "ORG", "ns", "nz") or not _unknown(token.text, vocabulary):
            continue
        before = tokens[i - 1] if i else None
        after, further = (tokens[j] if j < len(tokens) else None for j in (i + 1, i + 2))
        behind = before is not None and before.text in _RULERS and before.end == token.start
        ahead = after is not None and after.text in _RULERS and after.start == token.end
        # 总统|阿某|府前: no person; 阿某|总统|塞某: the country of one
        named = behind and (after is None or after.pos not in ("n", "f"))
        if named or (ahead and further is not None and further.pos in _GOES_ON):
            yield token.text


def _listed_people(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[str]:
    """What is taken for a place in the midst of a list of people that a title opens: 副主任苗河、|白桑江村|、纪山."""
    marks = [i for i, token in enumerate(tokens) if token.text == "、"]
    for i in [a + 1 for a, b in pairwise(marks) if b == a + 2 and 2 < b < len(tokens) - 1]:
        if tokens[i].pos not in ("LOC", "ns") or not 2 < len(tokens[i].text) < 6 or not HAN.match(tokens[i].text):
            continue
        if tokens[i - 2].pos == tokens[i + 2].pos == "PER" and word_pos(tokens[i].text) != "ns":
            opening = i - 2
            while opening > 1 and tokens[opening - 1].text == "、" and tokens[opening - 2].pos == "PER":
                opening -= 2
            if opening and vocabulary.is_title(tokens[opening - 1].text):
                yield tokens[i].text


def _beside_people(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[str]:
    """What is taken for a place in a list with a foreigner and nothing else knows: 签下了|库某亚|和|迭某."""
    for i, token in enumerate(tokens[:-2]):
        if token.pos not in ("LOC", "ns") or tokens[i + 1].text not in _JOINS or tokens[i + 2].pos != "PER":
            continue
        listed = len(token.text) > 2 and is_foreign(token.text)
        if listed and _unknown(token.text, vocabulary) and not (i and tokens[i - 1].text in _JOINS | _AT):
            yield token.text


def _places(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[str]:
    """What is taken for a person and is told as a place: 库某方向, 在库某、波某等地."""
    for i, token in enumerate(tokens):
        if token.pos == "LOC" and 0 < i < len(tokens) - 1 and tokens[i + 1].pos == "TIME" and _is_wire(tokens[:i]):
            yield token.text
        if token.pos != "PER" or len(token.text) < 3 or not _unknown(token.text, vocabulary):
            continue
        if len(token.text) == 3 and token.text[0] in vocabulary.surnames:
            continue
        before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
        next_one = tokens[i + 1] if i + 1 < len(tokens) else None
        if before is not None and (before.text in _TOWNS or lies_in(token.text, before, next_one)):
            yield token.text
            continue
        last = i
        while (
            last + 2 < len(tokens) and tokens[last + 1].text in _JOINS and tokens[last + 2].pos in ("PER", "LOC", "ORG")
        ):
            last += 2
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is None or after.start != tokens[last].end:
            continue
        further = "".join([t.text for t in tokens[last + 2 : last + 5]])
        if after.text in _PLACED or after.text.endswith(_PLACED_ENDS) or (after.text == "等" and _SOME.match(further)):
            listed = tokens[i : last + 1 : 2]
            yield from (t.text for t in listed if t.pos == "PER" or (t.pos == "ORG" and _unknown(t.text, vocabulary)))


def _of_two_kinds(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Iterator[str]:
    """What is taken for a person here and for a place there, or names a town with its level (某某茨克市), and that
    nobody speaks as."""
    people: dict[str, bool] = {}
    places: set[str] = set()
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if token.pos in ("LOC", "ns"):
                places.add(token.text)
            elif token.pos == "PER" and len(token.text) > 2:
                after = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
                before = sentence.tokens[i - 1].text if i else ""
                acts = after in vocabulary.words.speech or vocabulary.is_title(before) or before in _RULERS
                people[token.text] = people.get(token.text, False) or acts
    for text, acts in people.items():
        placed = text in places or any(text + level in places for level in "市州镇村区")
        if placed and not acts and _unknown(text, vocabulary):
            chinese = len(text) == 3 and text[0] in vocabulary.surnames
            if not chinese:
                yield text


def _is_wire(before: Sequence[Token]) -> bool:
    """Whether an agency stands right before, or before a country."""
    return any(t.text.endswith(("社", "本报")) for t in before[-2:])


def _unknown(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the dictionary has neither a place nor a word of that name, and it is no Chinese person."""
    if not HAN.match(text) or text in vocabulary.countries or text in vocabulary.unclipped:
        return False
    if vocabulary.head(text) is not None:
        return False
    known = word_pos(text) or ""
    return not known.startswith("ns") and not (is_word(text) and not known.startswith("nr"))
