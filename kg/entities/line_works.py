"""Lines named by both their ends with what they carry (白马至青石±800千伏特高压直流输电工程, 国道888白马至青石公路) and
waters led from one to the other (引白济青工程)."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.model import Token
from kg.scan import Scanner

# how much it carries, with which it is written before what it is
_POWER = (
    r"(?:[±＋+]|正负)?\d{2,4}千伏(?:特高压|超高压)?(?:直流|交流|柔性直流)?(?:输电|输变电)?(?:工程|线路|通道)"
    r"|(?:[±＋+]|正负)?\d{0,4}(?:千伏)?(?:特高压|超高压)(?:直流|交流|柔性直流)?(?:输电|输变电)?(?:工程|线路|通道)"
)
_PIPED = "(?:天然气|输气|原油|成品油|输油|供水|引水|供热)管道"
_ROAD = rf"(?:高速公路|城际铁路|市域铁路|客运专线|客专|高速铁路|公路|高速|铁路|高铁|快速路|航道|{_PIPED})"
# which part of it: 青石山2号隧道, 白马大桥
_PART = r"(?:[\u4e00-\u9fff]{2,5}(?:\d+号|[一二三四五]号)?(?:特长|特)?(?:隧道|大桥|互通|立交))"
_BEHIND = re.compile(
    rf"(?P<end>[\u4e00-\u9fff]{{2,6}}?)(?:(?P<power>{_POWER})"
    rf"|(?P<road>{_ROAD})(?!局|部门|建设指挥)(?P<part>{_PART})?(?P<works>项目|工程)?)"
)
_NUMBERED = re.compile(r"(?:[国省县]道|[GSXY])\d{2,4}线?$")
_ENDS = frozenset({"LOC", "ns", "nz", "nr", "PER", "ORG", "n", "nt", "v", "vn"})
_NO_END = re.compile(r"[的了和与及从由在将]|公司|集团|目前|今年")
_ANY = Scanner(rf"至[\u4e00-\u9fff]{{2,6}}?(?:[±＋+正\d]|特高压|超高压|{_ROAD})")
_LED = Scanner(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[，。、和及的了成施设进动工]))"
    r"(?P<name>引[\u4e00-\u9fff]{1,2}[济入补润][\u4e00-\u9fff]{1,2}(?:补[\u4e00-\u9fff])?)(?P<works>(?:[一二三]期)?工程)?"
    r"(?=[，。、全实正建开通二一主累和及的后等蒙沿施力抓\d]|$)"
)


def find_line_works(reading: Reading) -> Iterator[Candidate]:
    """The lines of a document whose names a number, a sign or an end that is an ordinary word would cut."""
    for match in _LED.finditer(reading.text):
        kind = "Project" if match["works"] else "Facility"
        yield Candidate(match.start("name"), match.end(), kind, "line:led", HEADED + 2)
    for sentence in reading.sentences_for(_ANY):
        if "至" in reading.text[sentence.start : sentence.end]:
            for i, token in enumerate(sentence.tokens):
                if token.text == "至" and i and (found := _line(reading.text, sentence.tokens, i)):
                    yield found


def _line(text: str, tokens: tuple[Token, ...], i: int) -> Candidate | None:
    """The line whose ends the 至 at token ``i`` joins; None for what runs otherwise (周一至周五)."""
    first = tokens[i - 1]
    match = _BEHIND.match(text, tokens[i].end)
    if match is None or first.pos not in _ENDS or len(first.text) < 2 or first.end != tokens[i].start:
        return None
    if _NO_END.search(match["end"]) or _NO_END.search(first.text):
        return None
    number = _NUMBERED.search(text, max(0, first.start - 8), first.start)
    start = number.start() if number else first.start
    cut = match["power"] or number or match["part"] or first.pos in ("PER", "nr")
    kind = "Project" if match["power"] or match["works"] else "Facility"
    return Candidate(start, match.end(), kind, "line:ends", HEADED + 2) if cut else None
