"""People whom the tagger missed: in the byline, behind a title (村支书某某介绍), in a list of names, when appointed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.people_listed import appointed_people, spaced_people
from kg.entities.people_titled import HAN_NAME, HEADS_OF_STATE, TOGETHER, behind_titles
from kg.entities.shapes import HAN
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

_GROUPS = frozenset(
    {"干部", "党员", "领导", "老年", "青年", "革命", "路人", "男女", "全体", "战士", "师傅", "党内", "单位"}
)
_ADDRESS = re.compile(r"(?:先生|女士|同志)$")
_RANKS = frozenset({"元帅", "大将", "上将", "中将", "少将", "大校", "上校", "中校", "少校"})
# 队员|有|范某, 总统|就|巴建国
_NO_NAMES_BEGIN = frozenset("有就曾将也都还又再则已即让请派叫被把从向对跟")
_NO_PIECES = frozenset({"是", "为", "由", "兼", "等", "及", "夫人", "先生", "女士", "同志", "一行"})


def find_people(reading: Reading) -> Iterator[Candidate]:
    """Persons by their surroundings and by the byline."""
    vocabulary = Vocabulary.of(reading.rules)
    for credit in reading.document.credits:
        yield Candidate(credit.start, credit.end, "Person", f"byline:{credit.role}", EXPLICIT)
    for sentence in reading.sentences:
        words = [token.text for token in sentence.tokens]
        titles = [i for i, word in enumerate(words) if vocabulary.is_title(word)]
        titles += [i for i, word in enumerate(words) if word == "秘书" and i and words[i - 1] == "董事会"]
        yield from behind_titles(sentence.tokens, titles, vocabulary)
        yield from _addressed(sentence.tokens, vocabulary)
        if not _CALLS_ON.isdisjoint(words):
            yield from _called_on(sentence.tokens, vocabulary)
        if not _CALLERS.isdisjoint(words):
            yield from _called_like_places(sentence.tokens, vocabulary)
        yield from _cut_short(sentence.tokens, vocabulary)
        yield from _long_names(reading.text, sentence.tokens, titles, vocabulary)
    yield from appointed_people(reading.text, vocabulary.surnames)
    yield from spaced_people(reading.text, vocabulary.surnames)


# whom guests call on by name and title
_CALLS_ON = frozenset({"会见", "拜会", "拜访", "接见", "欢迎", "会晤", "看望", "慰问"})


def _called_on(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """拜会|黄山|部长: a name that is a place's or a word, too, before a title; but 会见|安徽|省长."""
    regions = vocabulary.unclipped | vocabulary.countries.keys()
    for verb, name, title in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if verb.text not in _CALLS_ON or name.pos not in ("LOC", "ns", "n", "nz") or name.end != title.start:
            continue
        named = HAN_NAME.match(name.text) and name.text[0] in vocabulary.surnames and name.text not in regions
        if named and vocabulary.is_title(title.text) and not vocabulary.is_title(name.text):
            yield Candidate(name.start, name.end, "Person", "person:called-on", HEADED + 1)


def _addressed(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A name that is a word, too, before how people are addressed (甘苦|同志), or one cut up (纪|某|某|先生), but no
    干部|同志."""
    for at, (name, address) in enumerate(pairwise(tokens)):
        if address.text not in ("同志", "先生", "女士") or address.start != name.end:
            continue
        cut = _cut_up(tokens, at, vocabulary) if address.text != "同志" and name.pos != "PER" else None
        if cut is not None:
            yield Candidate(tokens[cut].start, name.end, "Person", "person:addressed", HEADED)
            continue
        if _is_surname(tokens, at, vocabulary):  # 负责人|房|先生
            yield Candidate(name.start, address.end, "Person", "person:addressed", HEADED)
            continue
        if name.pos not in ("n", "nz", "a"):
            continue
        odd = address.text != "同志" and not is_word(name.text)  # 由法定代表人|利某|先生
        called = HAN_NAME.match(name.text) and (odd or surname_of(name.text, vocabulary.surnames))
        if called and not vocabulary.is_title(name.text) and name.text not in _GROUPS:
            yield Candidate(name.start, name.end, "Person", "person:addressed", HEADED)


# surnames that do other things before 先生 and 同志, too
_FUNCTION = frozenset("和与及向对同从给为在的于由经老有是")


def _is_surname(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before 先生, 女士 is a surname by itself."""
    name, address = tokens[at], tokens[at + 1]
    if len(name.text) != 1 or name.pos in ("w", "m", "u", "p", "c", "r", "q") or address.text == "同志":
        return False
    return name.text in vocabulary.surnames and name.text not in _FUNCTION


def _cut_up(tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> int | None:
    """The index of the first of the two or three words that make a Chinese name of three characters up to ``last``."""
    for first in (last - 2, last - 1):
        run = tokens[max(first, 0) : last + 1]
        name = "".join(t.text for t in run)
        whole = first >= 0 and run[-1].end - run[0].start == len(name) == 3 and HAN.match(name)
        if whole and surname_of(name, vocabulary.surnames) and not is_word(name) and all(_is_piece(t) for t in run):
            return first
    return None


def _is_piece(token: Token) -> bool:
    """Whether a word may be a piece of a name that was cut up: one or two characters, no place, person or mark."""
    return len(token.text) < 3 and token.pos not in ("PER", "LOC", "ORG", "w", "TIME", "p", "c", "u")


def _cut_short(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A name whose last character is taken for 和 (厂长|孟广|和|介绍), where what they say stands behind, or for
    a number (孟广|三|总统), where a title does; one of two characters in front of a title (细川|首相)."""
    for i in range(len(tokens) - 2):
        if tokens[i].pos != "PER":
            continue
        name, last, says = tokens[i : i + 3]
        if len(name.text) != 2 or last.start != name.end or name.text in vocabulary.heads:
            continue
        if last.text in HEADS_OF_STATE:
            yield Candidate(name.start, name.end, "Person", "person:before-title", HEADED)
        # 主席|纪长|同等|出席: 同 is of the name, 等 goes on
        if last.text in ("同等", "平等") and says.text in TOGETHER and surname_of(name.text, vocabulary.surnames):
            yield Candidate(name.start, last.start + 1, "Person", "person:cut-short", HEADED)
        before = tokens[i - 1] if i else None
        if surname_of(name.text, vocabulary.surnames) and _goes_on(before, last, says, vocabulary):
            yield Candidate(name.start, last.end, "Person", "person:cut-short", HEADED)


def _goes_on(before: Token | None, last: Token, says: Token, vocabulary: Vocabulary) -> bool:
    """Whether the character ``last`` behind a name of two is its third, by what stands before and behind."""
    if last.text in "一二三四五六七八九" and says.text in HEADS_OF_STATE:
        return True
    if says.text in ("先生", "女士") and says.start == last.end and len(last.text) == 1 and last.pos != "w":
        return True  # 纪长|河|先生
    if before is None or len(last.text) > 1:
        return False
    if before.text in ("、", "和"):
        if says.text in TOGETHER:  # 、纪如|双|参加会议
            return last.pos in ("m", "a", "n", "q", "an")
        if says.text == "、":  # 、王岭|来|、李明: no list goes on behind a verb or 和
            return last.text not in ("等", "们") and last.pos != "w"
    if says.text in _RANKS and last.end == says.start:
        return (
            last.pos not in ("p", "c", "w", "u", "f") and last.text not in "兼任及为是当称致会见原前副新老"
        )  # 纪长|有|上将
    if not vocabulary.is_title(before.text):
        return before.text == "、" and last.text in ("和", "同", "与") and says.text in ("，", "。")
    if last.text == "之":
        return says.text in ("等", "，", "、", "。")
    return last.text in ("和", "同", "与") and says.text in {*vocabulary.words.speech, "、", "，", "。"} - {"等", "任"}


# who is called by name behind it, and has no post
_CALLERS = frozenset({
    "民警", "律师", "医生", "护士", "司机", "市民", "村民", "居民", "队员", "警察", "交警", "消防员", "作家", "演员",
    "导演", "歌手", "画家", "教练", "球员", "前锋", "后卫", "中场", "门将",
})  # fmt: skip


def _called_like_places(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """民警|高阳|立即: two characters with a surname that are a place's name, too."""
    for who, name, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if who.text not in _CALLERS or name.pos not in ("LOC", "ns") or len(name.text) != 2:
            continue
        if who.end == name.start and name.text[0] in vocabulary.surnames and after.pos in ("d", "v", "p", "w"):
            yield Candidate(name.start, name.end, "Person", "person:called", HEADED + 1)


def _long_names(
    text: str, tokens: Sequence[Token], titles: Sequence[int], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Names of several words behind a title, of which the tagger saw the end only (局长那顺|巴特尔) or nothing (副主任
    乌云|其|木格介绍): what stands between the title and what the person says or does."""
    for i in titles:
        if i + 2 >= len(tokens):
            continue
        last = _end_of_long_name(tokens, i + 1, vocabulary.words.speech)
        run = tokens[i + 1 : last + 1] if last is not None else ()
        if len(run) < 2 or any(_breaks_name(t, vocabulary) for t in run):
            continue
        name = _ADDRESS.sub("", text[run[0].start : run[-1].end])
        if HAN.match(name) and 2 <= len(name) <= 7:
            yield Candidate(run[0].start, run[0].start + len(name), "Person", "person:long-name", HEADED)


def _end_of_long_name(tokens: Sequence[Token], at: int, speech: frozenset[str]) -> int | None:
    """The index of the name's last token: the person that the tagger saw, or what stands before 介绍, 说 …"""
    near = range(at, min(at + 5, len(tokens)))
    person = next((j for j in near if tokens[j].pos == "PER"), None)
    if person is not None:
        return person
    spoken = next((j - 1 for j in near[2:] if tokens[j].text in speech), None)
    if spoken is None or not 4 <= tokens[spoken].end - tokens[at].start <= 6:
        return None
    return spoken


def _breaks_name(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word cannot be a piece of a name: a title, a long word, a verb, a mark."""
    if token.text == "比":  # 国王|比|兰德拉
        return False
    if token.text in _NO_NAMES_BEGIN:
        return True
    if token.text in vocabulary.titles or token.text in _NO_PIECES:
        return True
    if token.pos in ("p", "c", "w", "m", "u"):
        return True
    if token.pos in ("d", "t", "TIME", "r") and len(token.text) > 1 and is_word(token.text):
        return True  # 主席|近日|再次
    return (len(token.text) > 2 and token.pos != "PER") or (token.pos == "v" and len(token.text) > 1)
