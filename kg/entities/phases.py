"""What stands behind a name and makes one name with it: a campus, a phase, a bracket that tells which part is meant.

青石中学|南校区, 青石小学|（二期）, 青石产业园|一期工程, 青石医院|新院区|建设项目.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.scan import Scanner
from kg.words import word_pos

_NUMBER = "[一二三四五六七八九十]+"
_SIDE = "[东西南北中新老]{1,2}"
_BRACKET = (
    rf"[（(](?:{_SIDE}(?:校区|院区|厂区|区|段)|第?{_NUMBER}期|[A-Z一二三四五六]标段"
    r"|[\u4e00-\u9fff]{2,3}(?:校区|院区))[）)]"
)
_CAMPUS = (
    r"(?:[东西南北中新老]|(?![在于到赴至的和与及向从对由为把将])[\u4e00-\u9fff]{2,3}?)(?:校区|院区)|新(?:校|院|馆)?址"
)
_PHASE = rf"(?:项目)?第?{_NUMBER}期(?:(?:扩建|建设)?(?:工程|项目))?"
_WORKS = r"(?:改扩建|扩建|迁建|新建|建设|改造)?(?:工程|项目)"
_STRETCH = (
    r"[\u4e00-\u9fff]{2,5}(?:[（(][^（）()]{1,6}[）)])?(?:至|[-—])[\u4e00-\u9fff]{2,5}(?:[（(][^（）()]{1,6}[）)])?段"
)
_ROUTE = re.compile(r"(?:高速|高速公路|铁路|高铁|公路|国道|省道|大道|快速路|号线)$")
_BEHIND = re.compile(
    rf"(?P<campus>{_CAMPUS})(?P<which>{_BRACKET})?(?P<works>{_WORKS})?|(?P<part>{_BRACKET})(?P<done>{_WORKS})?|(?P<phase>{_PHASE})"
    rf"|(?P<stretch>{_STRETCH})(?P<built>{_WORKS}(?:项目)?)?"
)
# 国家展览中心|（云岭）: which of several
_BRANCH = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,4})[）)]")
_BRANCHED = re.compile(r"(?:中心|基地|试验区|示范区|开发区|高新区|经开区|产业园|园区|综保区|保税区|新区|科技园)$")
_ANY = Scanner(
    rf"校区|院区|新.?址|(?:至|[-—])[\u4e00-\u9fff（）]{{2,9}}段|{_NUMBER}期|标段[）)]|[（(](?:{_SIDE}[区段])[）)]"
)
_FIGURED = re.compile(rf"(?:项目)?第?{_NUMBER}期(?:工程|项目)?(?:预计|计划|拟|规划|总|固定资产)*投资[^，。；]{{0,6}}\d")
_ANY_FIGURED = Scanner(_FIGURED)
_PHASED = re.compile(rf"(?:项目)?第?{_NUMBER}期(?:工程|项目)?$")
_SCHOOLS = re.compile(r"(?:学校|中学|小学|大学|学院|幼儿园|医院|[一二三四五六七八九十]中|[一二三四五六七八九十]小)$")
# a body of people has no phases
_SITES = re.compile(rf"{_SCHOOLS.pattern}|中心$")
# 一期 before these is no part of a name: 一期学员, 二期的
_NO_PHASE = re.compile(r"学员|培训|班|课|讲|杂志")


def find_phases(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of works, schools and hospitals with what stands behind them."""
    yield from _branches(reading, settled)
    if not _ANY.search(reading.text):
        return
    for c in settled:
        name = reading.text[c.start : c.end]
        site = c.type in ("Project", "Facility") or (c.type == "Organization" and _SITES.search(name))
        match = _BEHIND.match(reading.text, c.end) if site else None
        if match is None or (match["campus"] and not _SCHOOLS.search(name)):
            continue
        if match["stretch"] and not _ROUTE.search(name):
            continue
        if _NO_PHASE.match(reading.text, match.end()):
            continue
        works = match["works"] or match["done"] or match["phase"] or match["built"]
        yield Candidate(
            c.start,
            match.end(),
            "Project" if works or (match["part"] and c.type == "Project") else "Facility",
            "name:phase",
            HEADED,
        )


def _branches(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Centres and zones with the place in brackets that tells which one is meant."""
    regions = None
    for c in settled:
        match = _BRANCH.match(reading.text, c.end) if c.type in ("Project", "Facility", "Organization") else None
        if match is None or not _BRANCHED.search(reading.text, c.start, c.end):
            continue
        regions = regions or reading.rules.words("regions")
        if match["place"] in regions or word_pos(match["place"]) == "ns":
            yield Candidate(c.start, match.end(), c.type, "name:branch", HEADED)


def cut_figured(candidates: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The candidates, the phase cut off a park that the text names by itself where it only tells whose figure follows:
    青石产业园|一期项目预计投资3亿元."""
    text = reading.text
    if not _ANY_FIGURED.search(text):
        return list(candidates)
    works = [c for c in candidates if c.type in ("Project", "Facility")]
    parks = {text[c.start : c.end] for c in works if not _FIGURED.match(text, c.end)}
    found = []
    for c in candidates:
        phase = _PHASED.search(text, c.start, c.end) if c.type in ("Project", "Facility", "Place") else None
        if phase and text[c.start : phase.start()] in parks and _FIGURED.match(text, phase.start()):
            c = c._replace(end=phase.start(), type="Project")
        found.append(c)
    return found
