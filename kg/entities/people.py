"""People whom the tagger missed: behind a title (村支书某某介绍), in a list of names, foreign names with a dot."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.tagged import surname_of
from kg.model import Token
from kg.words import is_word

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}")
_HAN = re.compile(r"[\u4e00-\u9fff]+$")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_AFTER = frozenset("，。、；：（(”,;:\n")
_SPEECH = {
    "说",
    "表示",
    "介绍",
    "告诉",
    "指出",
    "强调",
    "出席",
    "主持",
    "参加",
    "率",
    "率队",
    "带领",
    "一行",
    "任",
    "担任",
    "等",
    "认为",
    "坦言",
    "透露",
}


def find_people(reading: Reading) -> Iterator[Candidate]:
    """Persons by their surroundings and by the byline."""
    for credit in reading.document.credits:
        yield Candidate(credit.start, credit.end, "Person", f"byline:{credit.role}", EXPLICIT)
    for sentence in reading.sentences:
        stretch = reading.text[sentence.start : sentence.end]
        if "·" in stretch or "•" in stretch or "‧" in stretch:
            yield from _dotted(reading, sentence.start, stretch, sentence.tokens)
        yield from _latin(reading, sentence.start, stretch, sentence.tokens)
        yield from _behind_titles(reading, sentence.tokens)
        yield from _long_names(reading, sentence.tokens)


def _dotted(reading: Reading, offset: int, stretch: str, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """Names with a dot, as far as the tagger saw a person in some part of it (“数说·某地” is none); where a name ends is
    where the tagger's words do."""
    for match in _DOTTED.finditer(stretch):
        start, end = offset + match.start(), offset + match.end()
        inside = [t for t in tokens if t.start < end and t.end > start and t.text not in ("·", "•", "‧")]
        people = [t for t in inside if t.pos in ("PER", "nr")]
        if not people:
            continue
        whole = [t for t in people if _DOTTED.search(t.text)]
        first = next((t for t in inside if reading.text[t.end : t.end + 1] in ("·", "•", "‧")), people[0])
        last = [t for t in inside if reading.text[t.start - 1 : t.start] in ("·", "•", "‧")] or people
        if whole:
            yield Candidate(whole[0].start, whole[0].end, "Person", "person:dotted", HEADED)
        else:
            yield Candidate(first.start, last[-1].end, "Person", "person:dotted", HEADED)


_LATIN_RUN = re.compile(r"[A-Z][A-Za-z.'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+")
_FIRM = re.compile(
    r"(?:AG|GmbH|Inc|Inc\.|Ltd|Ltd\.|Corp|Corp\.|Group|Co|Co\.|LLC|PLC|S\.A\.|SE|NV|Company|Holdings|Technologies|Bank|Capital)$"
)


def _latin(reading: Reading, offset: int, stretch: str, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """Names in Latin letters, whole: a firm by its legal form, a person where the tagger saw one or a person stands
    beside it; in brackets behind a Chinese name it is that name's other form."""
    for match in _LATIN_RUN.finditer(stretch):
        start, end = offset + match.start(), offset + match.end()
        before = [t for t in tokens if t.end <= start]
        bracket = reading.text[start - 1] in "（(" if start else False
        if bracket and len(before) > 1:
            owner = before[-2]
            if owner.pos == "PER" or owner.pos == "ORG":
                kind = "Person" if owner.pos == "PER" else "Company"
                yield Candidate(
                    start, end, kind, "latin:bracket", HEADED + 5, _bracket_owner(reading, owner), "括号中是外文原名"
                )
            continue
        if _FIRM.search(match[0]):
            yield Candidate(start, end, "Company", "latin:firm", HEADED + 5)
        elif any(t.pos == "PER" and t.start < end and t.end > start for t in tokens) or _beside_person(
            tokens, start, end
        ):
            yield Candidate(start, end, "Person", "latin:person", HEADED + 5)


def _bracket_owner(reading: Reading, owner: Token) -> str:
    """The full name that ends in the token before the bracket."""
    start = owner.start
    dotted = re.search(r"[\u4e00-\u9fff]{1,6}[·•‧]$", reading.text[max(0, start - 8) : start])
    return reading.text[start - len(dotted[0]) : owner.end] if dotted else owner.text


def _beside_person(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a person stands right before or behind, joined by 、 or 和."""
    before = [t for t in tokens if t.end <= start][-2:]
    after = [t for t in tokens if t.start >= end][:2]
    joined = ("、", "和", "与")
    return (
        (len(before) == 2
        and before[1].text in joined
        and before[0].pos == "PER")
        or (len(after) == 2
        and after[0].text in joined
        and after[1].pos == "PER")
    )


def _behind_titles(reading: Reading, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    titles, surnames = reading.rules.words("titles"), reading.rules.words("surnames")
    for i, token in enumerate(tokens[:-1]):
        listed = token.text == "、" and i > 0 and tokens[i - 1].pos == "PER"
        if not listed and token.text not in titles and token.text.removeprefix("副") not in titles:
            continue
        named = _place_like_name(tokens, i)
        if named and not listed:
            yield Candidate(named.start, named.end, "Person", "person:behind-title", HEADED + 1)
            continue
        for size in (1, 2, 3):
            run = tokens[i + 1 : i + 1 + size]
            if len(run) < size or any(t.pos in ("PER", "LOC", "ORG", "w", "TIME") for t in run):
                break
            name = "".join(t.text for t in run)
            follows = tokens[i + 1 + size] if i + 1 + size < len(tokens) else None
            ends = (
                follows is None
                or follows.text[0] in _AFTER
                or follows.text in _SPEECH
                or (listed
                and follows.text in ("为", "分别"))
            )
            if listed and not (
                follows is None
                or follows.text[0] in "、，。和"
                or follows.text in ("等", "及", "和", "为", "任", "分别")
            ):
                ends = False
            if ends and _HAN_NAME.match(name) and surname_of(name, surnames) and not _is_word(run):
                yield Candidate(run[0].start, run[-1].end, "Person", "person:behind-title", HEADED)
                break


def _place_like_name(tokens: tuple[Token, ...], i: int) -> Token | None:
    """A name that the tagger takes for a place (村支书扎西某某带领…): behind a title and before what a person does."""
    name = tokens[i + 1]
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if name.pos not in ("LOC", "ns", "ORG") or not 3 <= len(name.text) <= 6 or not _HAN.match(name.text):
        return None
    if name.text[-1] in "省市区县州旗镇乡村国部局院会司团" or after is None or is_word(name.text):
        return None
    return (
        name
        if after.text in _SPEECH or (after.text in ("，", "、") and tokens[i].text.endswith(("书记", "主任")))
        else None
    )


def _is_word(run: tuple[Token, ...]) -> bool:
    """Whether the would-be name is an ordinary word after all (主任 高度, 书记 表示)."""
    return len(run) == 1 and run[0].pos in ("v", "d", "a", "vn", "m", "p", "c", "r", "u", "f", "t", "ad")


def _long_names(reading: Reading, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """Names of several words behind a title, of which the tagger saw the end only (局长那顺|巴特尔) or nothing (副主任
    乌云|其|木格介绍): what stands between the title and what the person says or does."""
    titles = reading.rules.words("titles")
    for i, token in enumerate(tokens[:-2]):
        if token.text not in titles and token.text.removeprefix("副") not in titles:
            continue
        last = next((j for j in range(i + 1, min(i + 6, len(tokens))) if tokens[j].pos == "PER"), None)
        if last is None:
            last = next((j - 1 for j in range(i + 3, min(i + 6, len(tokens))) if tokens[j].text in _SPEECH), None)
            if last is None or not 4 <= tokens[last].end - tokens[i + 1].start <= 6:
                continue
        run = tokens[i + 1 : last + 1]
        name = reading.text[run[0].start : run[-1].end]
        if (
            len(run) > 1
            and _HAN.match(name)
            and len(name) <= 7
            and all(len(t.text) < 3 or t.pos == "PER" for t in run)
            and not any(
                t.text in titles
                or t.text in ("兼", "等", "及")
                or t.pos in ("p", "c", "w", "m")
                or (t.pos == "v"
                and len(t.text) > 1)
                for t in run
            )
        ):
            yield Candidate(run[0].start, run[-1].end, "Person", "person:long-name", HEADED)


_APPOINTED = re.compile(
    r"(?:任命|聘任|免去|选举|补选|推选|提名)(?P<name>[\u4e00-\u9fff]{2,3}?)(?:同志)?(?:为|的|任|担任)"
)


def find_appointed(reading: Reading) -> Iterator[Candidate]:
    """A name between 任命 and 为 that the tagger cut up (任|命纪|长河|为)."""
    surnames = reading.rules.words("surnames")
    for match in _APPOINTED.finditer(reading.text):
        if surname_of(match["name"], surnames) and not is_word(match["name"]):
            yield Candidate(match.start("name"), match.end("name"), "Person", "person:appointed", HEADED)
