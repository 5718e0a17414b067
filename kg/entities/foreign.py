"""Foreign names whole: people with a dot (玛拉·林德), people and firms in Latin letters."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.shapes import HAN, SOUNDS, is_foreign
from kg.model import Sentence, Token
from kg.scan import Scanner

_DOTS = ("·", "•", "‧", "・", "∙")
_DOTTED = Scanner(r"[\u4e00-\u9fff]{1,9}(?:[·•‧・∙][\u4e00-\u9fff]{1,8}){1,3}")
_DOTTED_END = re.compile(r"[\u4e00-\u9fff]{1,6}[·•‧・∙]$")
_CLAUSE = ("", "\n", "，", "。", "；", "、", "：", "（", "“")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9.'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+")
_FIRM = re.compile(
    r"(?:AG|GmbH|Corporation|Inc|Inc\.|Ltd|Ltd\.|Corp|Corp\.|Group|Co|Co\.|LLC|PLC|S\.A\.|SE|NV|Company|Holdings|Technologies"
    r"|Bank|Capital|Investments|Partners|Ventures|Motors|Energy|Systems|Therapeutics|Pharmaceuticals|Airlines|Industries"
    r"|SA|SAS|SpA|S\.p\.A\.|Pte|Pte\.|BV|B\.V\.|N\.V\.|ASA|AB|Oyj|KK|Limited|Holding|Trust|Fund|Funds|Management|Resources|Networks"
    r"|Labs|Media|Financial|Securities|Software|Semiconductor|Electronics|Advisors|Asset|Equity|Bancorp|Pharma|Biosciences)$"
)
# who bears these stands behind them
_TITLES = frozenset(
    {
        "总裁",
        "行长",
        "主席",
        "董事长",
        "首席执行官",
        "CEO",
        "首席财务官",
        "总经理",
        "部长",
        "董事",
        "合伙人",
        "创始人",
        "分析师",
    }
)
_HYPHENED = re.compile(rf"[{''.join(sorted(SOUNDS))}让]{{1,3}}[-－‐]$")
# KKR亚洲区合伙人, Blue Stone中国区总裁
_AT_REGION = Scanner(
    r"(?<![A-Za-z])(?P<name>[A-Z][A-Za-z&]{1,14}(?: [A-Z][A-Za-z]{1,14}){0,2})"
    r"(?=(?:亚太|亚洲|大中华|中国|北美|欧洲|全球|远东)区?[\u4e00-\u9fff]{0,8}?(?:总裁|合伙人|董事|总监|经理|主管|CEO|负责人|首席))"
)
_DOT = re.compile(r"[·•‧]")
# letters that stand for words, in no person's name
_MODEL = re.compile(r"[A-Z]{3}|[a-z][A-Z]$")
_MEDIUM = re.compile(r"(?:[日晚早晨]报|时报|商报|证券报|导报|周报|新闻网|网站|周刊|杂志|电视台|客户端|通讯社|网)$")
_JOINED = ("、", "和", "与")


def find_foreign(reading: Reading) -> Iterator[Candidate]:
    """People with a dot in their names, and people and firms in Latin letters."""
    dotted = any(dot in reading.text for dot in _DOTS)
    for match in _AT_REGION.finditer(reading.text):
        yield Candidate(*match.span("name"), "Company", "latin:of-region", HEADED + 5)
    for sentence in reading.sentences:
        if dotted:
            yield from _dotted(reading.text, sentence)
        yield from _latin(reading.text, sentence)


def _dotted(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Names with a dot, as far as the tagger saw a person in some part of it (“数说·某地” is none); where a name ends
    is where the tagger's words do."""
    for match in _DOTTED.finditer(text[sentence.start : sentence.end]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        inside = [t for t in sentence.tokens if t.start < end and t.end > start and t.text not in _DOTS]
        people = [t for t in inside if t.pos in ("PER", "nr")]
        if not people or any(_is_dotted_body(text, t) for t in inside):  # 青石·云岭会计师行
            continue
        if any(_MEDIUM.search(part) for part in _DOT.split(match[0])):  # 云岭证券报·云岭网
            continue
        whole = next((t for t in people if _DOTTED.search(t.text)), None)
        first = whole or next((t for t in inside if text[t.end : t.end + 1] in _DOTS), people[0])
        last = whole or next((t for t in reversed(inside) if text[t.start - 1 : t.start] in _DOTS), people[-1])
        opening = _opening(text, sentence, match, first)
        hyphened = _HYPHENED.search(text, max(sentence.start, opening - 4), opening)  # 让-保尔·马某
        if hyphened:
            opening = hyphened.start()
        yield Candidate(opening, _ending(sentence.tokens, last), "Person", "person:dotted", HEADED)


def _is_dotted_body(text: str, token: Token) -> bool:
    """Whether a body stands right beside the dot (检察院|检察长|玛拉·林德 has none)."""
    if token.pos not in ("ORG", "nt"):
        return False
    return text[token.end : token.end + 1] in _DOTS or text[token.start - 1 : token.start] in _DOTS


def _ending(tokens: Sequence[Token], last: Token) -> int:
    """Where the name ends: with its last token, or with what the tagger takes for a further person right behind it
    (玛拉·林|德霍恩)."""
    behind = next((t for t in tokens if t.start == last.end), None)
    cut = behind is not None and behind.pos == "PER" and 1 < len(behind.text) < 5 and HAN.match(behind.text)
    return behind.end if cut and behind else last.end


def _opening(text: str, sentence: Sentence, match: re.Match[str], first: Token) -> int:
    """Where a name with a dot begins: with its first token, or, where it opens the clause, with what the tagger cut
    off before (阿不|都热合|曼·买买提)."""
    start = sentence.start + match.start()
    ahead = next((t for t in sentence.tokens if t.end == first.start), None)
    if ahead is not None and ahead.pos == first.pos == "PER" and (len(ahead.text) > 3 or is_foreign(ahead.text)):
        return ahead.start  # 阿卜杜|马吉德·林德
    if start >= first.start or text[start - 1 : start] not in _CLAUSE:
        return first.start
    cut = [t for t in sentence.tokens if start <= t.start < first.start]
    whole = all(len(t.text) < 4 and t.pos not in ("LOC", "ORG", "p", "w") for t in cut)
    return start if cut and cut[0].pos == "PER" and whole else first.start


def _latin(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Names in Latin letters, whole: a firm by its legal form, a person where the tagger saw one or a person stands
    beside it; in brackets behind a Chinese name it is that name's other form (玛拉·林德（Mara Lind）)."""
    for match in _LATIN.finditer(text[sentence.start : sentence.end]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before = [t for t in sentence.tokens if t.end <= start]
        if text[start - 1 : start] in ("（", "(") and len(before) > 1:
            owner = before[-2]
            if owner.pos in ("PER", "ORG"):
                firm = _FIRM.search(match[0]) is not None  # 玛拉德（Marad Inc.）: a firm, whatever the tagger says
                led = len(before) > 2 and before[-3].text in _TITLES  # 总裁|博某克|（Raph Bost）
                kind = "Person" if (owner.pos == "PER" or led) and not firm else "Company"
                name = _bracket_owner(text, owner)
                if led and owner.pos == "ORG" and kind == "Person":
                    yield Candidate(owner.start, owner.end, "Person", "latin:bracket", HEADED + 5)
                if firm and owner.pos == "PER" and name == owner.text:
                    yield Candidate(owner.start, owner.end, "Company", "latin:bracket", HEADED + 5)
                yield Candidate(start, end, kind, "latin:bracket", HEADED + 5, name, "括号中是外文原名")
        elif _FIRM.search(match[0]):
            yield Candidate(start, end, "Company", "latin:firm", HEADED + 5)
        elif _is_person(sentence.tokens, start, end):
            yield Candidate(start, end, "Person", "latin:person", HEADED + 5)


def _is_model(tokens: Sequence[Token], start: int, name: str) -> bool:
    """Whether weak names in Latin letters are what a firm makes: 中兴|Grand S, HTC One."""
    maker = next((t for t in tokens if t.end == start), None)
    return _MODEL.search(name) is not None or (maker is not None and maker.pos in ("ORG", "nt", "nz"))


def _bracket_owner(text: str, owner: Token) -> str:
    """The full name that ends in the token before the bracket."""
    dotted = _DOTTED_END.search(text[max(0, owner.start - 8) : owner.start])
    return text[owner.start - len(dotted[0]) : owner.end] if dotted else owner.text


def _is_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tagger saw a person within, or names of people only (nr), or a person stands right before or behind,
    joined by 、 or 和."""
    inside = [t.pos for t in tokens if t.start < end and t.end > start and t.pos != "w"]
    if "PER" in inside:
        return True
    name = "".join(t.text for t in tokens if t.start < end and t.end > start)
    if len(inside) > 1 and all(pos == "nr" for pos in inside) and not _is_model(tokens, start, name):
        return True
    before = [t for t in tokens if t.end <= start][-2:]
    after = [t for t in tokens if t.start >= end][:2]
    return (len(before) == 2 and before[1].text in _JOINED and before[0].pos == "PER") or (
        len(after) == 2 and after[0].text in _JOINED and after[1].pos == "PER"
    )
