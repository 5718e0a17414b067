"""Divisions of courts and procuratorates in appointments: 某某法院|民事审判第二庭|副庭长, 、|刑事审判第一庭|庭长.

A division that stands without its court is that of the court named last before it.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.scan import Scanner

_FIELD = (
    r"(?:民商事|民事|民|刑事|刑|行政|知识产权|环境资源|未成年人案件|未成年人|少年|家事|立案|审判监督|审监|执行|破产"
    r"|金融|综合|商事|涉外|生态环境|信访|速裁)"
)
_DIVISION = (
    rf"(?:{_FIELD}{{1,5}}(?:审判|裁判|综合){{0,2}}(?:第?[一二三四五六七八九十]+)?庭|(?:综合)?审判(?:第[一二三四五六]|[一二三四五六])?庭"
    r"|[\u4e00-\u9fff]{2,6}(?<!人民)(?:人民)?法庭|执行(?:裁决|裁判)?局|执行指挥中心|审判管理办公室|审判委员会"
    r"|第[一二三四五六七八九十]+检察部|检察委员会|案件管理办公室|综合业务部)"
)
_HEAD = r"(?=副?(?:庭长|局长|主任|部长|委员|专职委员))"
_BEHIND = re.compile(rf"{_DIVISION}{_HEAD}")
_ALONE = Scanner(rf"(?<=[、兼和及，的])(?P<name>{_DIVISION}){_HEAD}")
_COURT = re.compile(r"(?:法院|检察院|检察分院)$")


def find_divisions(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The divisions behind their court, and those that stand without it, each with its full name."""
    text = reading.text
    if "法院" not in text and "检察院" not in text:
        return
    courts = [c for c in settled if c.type == "Government" and _COURT.search(text[c.start : c.end])]
    # 某某法院审判委员会 is one name already
    whole = [c for c in settled if c.type == "Government" and re.match(r".{4,}?(?:法院|检察院)", text[c.start : c.end])]
    for court in courts:
        match = _BEHIND.match(text, court.end)
        if match:
            yield Candidate(court.start, match.end(), "Government", "court:division", HEADED)
    for match in _ALONE.finditer(text):
        before = [c for c in whole if c.end <= match.start()]
        if not before or re.search(r"[。；\n]", text[before[-1].end : match.start()]):
            continue
        owner = re.match(r".*?(?:法院|检察院)", text[before[-1].start : before[-1].end])
        if owner:
            because = f"文中前面说的是{owner[0]}"
            yield Candidate(
                *match.span("name"), "Government", "court:division", EXPLICIT, owner[0] + match["name"], because
            )
