"""Names that lists and coordinations make: 市发改、财政等部门, 区委区政府, 下设综合组、宣传组, 甲某、乙某等企业."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Mention
from kg.names import LEVELS, home_places
from kg.rules import Rules
from kg.words import is_word, word_pos


def _expression(rules: Rules) -> re.Pattern[str]:
    found = rules.derived.get("departments")
    if found is None:
        words = {w for full, columns in rules.words("departments").items() for w in (full, columns[0]) if w}
        one = "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"
        found = rules.derived["departments"] = re.compile(
            rf"(?P<level>[{LEVELS}])?(?P<list>{one}(?:、{one})+(?:(?:和|及){one})?)(?:等)?(?:[\u4e00-\u9fff]{{0,4}})?(?:部门|单位|局|系统)"
        )
    return found


_TWINS = re.compile(
    rf"(?P<level>[{LEVELS}])(?P<party>委|党委|党工委)[、和]?(?P<own>[{LEVELS}])?(?P<gov>政府|管委会)(?![办网工])"
)
_UNITS = re.compile(
    r"(?:下设|内设|设立|设有|设|分为|分成)(?:了)?(?P<list>[\u4e00-\u9fff]{2,8}(?P<last>[组科处室部办])(?:、[\u4e00-\u9fff]{2,8}(?P=last))+)"
)


def _twins(reading: Reading) -> Iterator[Candidate]:
    """Party and government named in one breath (区委区政府, 某镇党委政府): two bodies."""
    for sentence in reading.sentences:
        for match in _TWINS.finditer(reading.text, sentence.start, sentence.end):
            start = match.start("level")
            token = next(
                (
                    t
                    for t in sentence.tokens
                    if t.start < start and start < t.end and t.pos in ("LOC", "ORG", "ns", "nt")
                ),
                None,
            )
            token = token or next((t for t in sentence.tokens if t.end == start + 1 and t.pos in ("LOC", "ns")), None)
            begin = token.start if token else start
            place = reading.text[begin : start + 1]
            yield Candidate(begin, match.end("party"), "Government", "twins:party", HEADED + 5)
            name = place + match["gov"] if len(place) > 1 else None
            because = f"“{match[0]}”说的是党委和政府两个机构" if name else ""
            at = match.start("own") if match["own"] else match.start("gov")
            yield Candidate(at, match.end("gov"), "Government", "twins:government", HEADED + 5, name, because)


def _units(reading: Reading) -> Iterator[Candidate]:
    """The units of a body, told in a list (下设综合组、宣传组)."""
    for sentence in reading.sentences:
        for match in _UNITS.finditer(reading.text, sentence.start, sentence.end):
            kind = "Government" if match["last"] in "组科处室办" else "Organization"
            for item in re.finditer(r"[^、]+", match["list"]):
                start = match.start("list") + item.start()
                yield Candidate(start, start + len(item[0]), kind, "list:units", HEADED)


_HOUSED = re.compile(r"集(?P<list>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10})+)(?:等)?(?:功能)?于一(?:体|身)")


def _housed(reading: Reading) -> Iterator[Candidate]:
    """What a building holds (集图书馆、体育馆于一体): facilities by their head words alone."""
    heads = Vocabulary.of(reading.rules)
    for match in _HOUSED.finditer(reading.text):
        for item in re.finditer(r"[^、]+", match["list"]):
            if heads.type_of(item[0]) == "Facility":
                start = match.start("list") + item.start()
                yield Candidate(start, start + len(item[0]), "Facility", "list:housed", HEADED)


_FIRMS = re.compile(
    r"(?P<list>[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:、[\u4e00-\u9fffA-Za-z0-9（）()]{2,16})+(?:(?:和|及|与)[\u4e00-\u9fffA-Za-z0-9]{2,12})?)等(?:[\d一二三四五六七八九十百多余]+家|一批|众多|多家|[\d一二三四五六七八九十]+个)?"
    r"(?P<what>[\u4e00-\u9fff]{0,6}(?:企业|公司|集团|品牌|厂商|车企|药企|国企|央企|机构)|“[^“”]{2,6}”)"
)
_ITEM_LEAD = re.compile(
    r".*(?:拥有|包括|涵盖|引进|引育|培育|激活|联动|做强|吸引|集聚|汇聚|对接|服务|支持|有|在|与|和|为|由|是|的|了|给|对|向|将|如)"
)


def _firms(reading: Reading) -> Iterator[Candidate]:
    """The members of a list of firms (甲某、乙某等企业), when the tagger takes at least one for a name."""
    names = [t for s in reading.sentences for t in s.tokens if t.pos in ("ORG", "nz", "nt")]
    for match in _FIRMS.finditer(reading.text):
        start, end = match.span("list")
        spans = []
        for item in re.finditer(r"[^、]+", match["list"]):
            lead = _ITEM_LEAD.match(item[0]) if item.start() == 0 else None
            at = start + item.start() + (lead.end() if lead else 0)
            spans.append((at, start + item.end()))
        known = any(t.start >= start and t.end <= end for t in names)
        if (match["what"].startswith("“") and not known) or sum(b - a > 8 for a, b in spans) > len(spans) / 2:
            continue
        for a, b in spans:
            if (
                2 <= b - a <= 10
                and not re.search(r"[的了在]|行业|产业|领域", reading.text[a:b])
                and (known or not is_word(reading.text[a:b]))
            ):
                yield Candidate(a, b, "Company", "list:firms", LISTED + 12)


_PLACES = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})+)等(?:[\d一二三四五六七八九十多]+个)?(?:乡镇|县市区|县区|县市|镇街|街镇|乡村|国家|省份|省区|城市|区县|市县|村)(?!级|领导)"
)


def _places(reading: Reading) -> Iterator[Candidate]:
    """Places that a list tells by what they are (甲某、乙某等5个乡镇)."""
    for match in _PLACES.finditer(reading.text):
        for item in re.finditer(r"[^、]+", match["list"]):
            start = match.start("list") + item.start()
            name = item[0]
            lead = (
                re.match(r".*(?:途经|经过|覆盖|涉及|辐射|惠及|联合|在|到|至|于|与|和|带动|包括|有)", name)
                if item.start() == 0
                else None
            )
            offset = lead.end() if lead else 0
            if 2 <= len(name) - offset <= 5 and word_pos(name[offset:]) in (None, "ns", "nr", "nz", "nrt"):
                yield Candidate(start + offset, start + len(name), "Place", "list:places", LISTED + 12)


def find_bodies(reading: Reading) -> Iterator[Candidate]:
    """Bodies that a list or a coordination names: departments, party and government, units, firms."""
    yield from _twins(reading)
    yield from _units(reading)
    yield from _housed(reading)
    yield from _firms(reading)
    yield from _places(reading)
    yield from _departments(reading)


def _departments(reading: Reading) -> Iterator[Candidate]:
    """The departments of a list whose last word says what they are; each is named after the place whose they are."""
    places = [
        Mention(t.start, t.end, t.text, "Place", "")
        for s in reading.sentences
        for t in s.tokens
        if t.pos in ("LOC", "ns")
    ]
    homes = home_places(places)
    for sentence in reading.sentences:
        for match in _expression(reading.rules).finditer(reading.text, sentence.start, sentence.end):
            level = match["level"] or ""
            place = homes.get(level, level)
            for item in re.finditer(r"[^、和及]+(?:和[^、和及]+(?=、|$))?", match["list"]):
                start, end = match.start("list") + item.start(), match.start("list") + item.end()
                name = f"{place}{item[0]}部门"
                if level and item.start() == 0:
                    start -= 1
                because = f"“{match[0]}”中“{item[0]}”省去了末尾的“部门”"
                yield Candidate(start, end, "Government", "list:departments", HEADED, name, because)
