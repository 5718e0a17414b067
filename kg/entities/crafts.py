"""Spacecraft, ships and other craft by number or by a name in quotes: 青鸟七号货运飞船, “远航2”号科考船."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.model import Sentence, Token
from kg.scan import Scanner

_IN_SPACE = (
    r"(?:载人|货运|运载|月球|火星|小行星|太阳|气象|通信|导航|遥感|海洋|互联网|科学|技术|试验|实验|专项){0,3}"
    r"(?:飞船|探测器|巡视器|着陆器|轨道器|返回器|卫星|火箭|航天飞机)"
)
_AFLOAT = (
    r"(?:[科考]考船|考察船|调查船|钻探船|测量船|油轮|邮轮|渡轮|货轮|轮船|船|舰|艇|客机|飞机|列车|盾构机|平台|起重机)"
)
_NUMBERED = Scanner(
    r"(?P<name>[\u4e00-\u9fff]{2,5}?(?:[一二三四五六七八九十]{1,3}|\d{1,3})号[甲乙丙丁]?)"
    rf"(?P<kind>{_IN_SPACE})?"
)
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})号[甲乙丙丁]?$")
# 中山路七号, 三号|线: an address, a line, a paper
_ADDRESS = re.compile(r"[路街巷弄里村组楼院区道门栋室第省市县镇乡]$")
_OTHERS = re.compile(r"[线楼院馆门路文令公通机井标房仓桥码煤商]")
_SPACE = re.compile(r"飞船|探测器|卫星|火箭|空间站|航天")
_QUOTED = Scanner(rf"“(?P<name>[^“”\n，。]{{1,10}})”号(?:[\u4e00-\u9fff]{{0,6}}?{_AFLOAT})?")
# 将青禾41星、云雀一号卫星共|8颗|卫星发射升空
_LAUNCHED = Scanner(
    r"(?:将|发射了?)(?P<list>[^，。；\n]{2,120}?(?:星|卫星))(?:等|共|共计|等共)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})颗卫星"
)
_ITEM = re.compile(r"[^、和及与]{2,24}?(?:卫星|星(?![\u4e00-\u9fffA-Z]))|[^、和及与]{2,24}?星(?=[、和及与])")
_OF_NAVY = Scanner(r"(?:驱逐舰|护卫舰|补给舰|登陆舰|扫雷舰|医院船|航空母舰)(?P<name>[\u4e00-\u9fff]{2,4}?[舰船])")


def find_crafts(reading: Reading) -> Iterator[Candidate]:
    """The craft of a document: numbered ones only where it speaks of space, others by what they are."""
    text = reading.text
    if _SPACE.search(text):
        yield from _numbered(reading)
    for match in _QUOTED.finditer(text):
        yield Candidate(match.start(), match.end(), "Facility", "craft:quoted", HEADED + 5)
    for match in _LAUNCHED.finditer(text):
        for item in _ITEM.finditer(text, *match.span("list")):
            yield Candidate(item.start(), item.end(), "Facility", "craft:launched", HEADED + 10)
    for match in _OF_NAVY.finditer(text):
        yield Candidate(match.start("name"), match.end("name"), "Facility", "craft:navy", HEADED)


def _numbered(reading: Reading) -> Iterator[Candidate]:
    """青鸟七号货运飞船 by its kind, and 青鸟七号 wherever else the text has it."""
    found: list[tuple[int, int, int]] = []
    for sentence in reading.sentences:
        for match in _NUMBERED.finditer(reading.text, sentence.start, sentence.end):
            start = _begins(sentence, match)
            if start is None or _ADDRESS.search(_NUMBER.sub("", reading.text[start : match.end("name")])):
                continue
            if match["kind"] is None and _OTHERS.match(reading.text, match.end("name")):
                continue
            found.append((start, match.end("name"), match.end()))
    whole = {reading.text[a:b]: reading.text[a:e] for a, b, e in reversed(found) if e > b}
    for start, number, end in found:
        short = reading.text[start:number]
        name = whole.get(short) if end == number else None
        yield Candidate(start, end, "Facility", "craft:number", HEADED + 5, name, f"前后文的“{name}”" if name else "")


def _begins(sentence: Sentence, match: re.Match[str]) -> int | None:
    """Where the craft's name begins: with the word that its number stands in or behind; None where that is no noun."""
    at = match.end("name")
    inside = [t for t in sentence.tokens if t.start < at and t.end > match.start("name")]
    number = next((t for t in inside if t.end >= at), None)
    if number is None:
        return None
    if not _is_number(number):
        return number.start if number.start >= match.start("name") else None
    before = next((t for t in inside if t.end == number.start), None)
    named = before is not None and before.pos in ("nz", "n", "ORG", "PER", "LOC", "nr", "ns", "nt", "vn", "v")
    return before.start if named and before is not None and 2 <= len(before.text) <= 4 else None


def _is_number(token: Token) -> bool:
    return bool(re.match(r"[一二三四五六七八九十\d]+号?", token.text))
