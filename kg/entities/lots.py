"""Lots of a work, each let by itself: 青石大桥工程|施工二标段, 青石公路扩建工程|TJ-1标段, and 一标段 alone behind one.

A lot is a work of its own with its own winner and price. By its number alone it is a lot of the work whose lot was
named last before, or of the first work that the document names.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.scan import Scanner

_NUMBER = r"(?:第?(?:[一二三四五六七八九十]+|\d{1,2}|[Ⅰ-Ⅻ]|[A-Z]{1,4}\d?[-—]?\d{0,2})|\d{1,2}[#号])"
_KIND = r"(?:合同段|标段|合同包)"
# what is let: 工程|主体工程施工|三标段
_DEED = (
    r"(?:工程|项目)?(?:(?:主体|土建|路基|路面|桥梁|隧道|机电|安装|绿化|房建|配套)(?:工程)?)*"
    r"(?:施工|监理|勘察|设计|采购|总承包|EPC|服务)*(?:[（(](?:施工|监理|设计|采购)[）)])?"
)
_BEHIND = re.compile(rf"[）)]?(?P<deed>{_DEED})(?P<lot>{_NUMBER}{_KIND})(?:项目|工程)?")
_ALONE = re.compile(rf"(?:^|(?<=[，。；：、和及与中\n（(]))(?P<lot>{_NUMBER}{_KIND})(?:项目|工程)?")
_ANY = Scanner(_KIND)
_WORKS = ("Project", "Facility")


def find_lots(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Works with the lot that is meant, and lots by their number alone with the name that they have in full."""
    text = reading.text
    if not _ANY.search(text):
        return
    works = [c for c in settled if c.type in _WORKS]
    whole: list[tuple[int, int, str]] = []
    for c in works:
        match = _BEHIND.match(text, c.end)
        if match is None:
            continue
        start = c.start
        if match[0][0] in "）)":  # 青石水电站（青石公路复建工程）|二标段
            if text[c.start - 1] not in "（(" or not (outer := _outside(works, c.start - 1)):
                continue
            start = outer.start
        whole.append((start, match.end(), text[start : match.start("lot")]))
        yield Candidate(start, match.end(), "Project", "name:lot", HEADED)
    if not works:
        return
    first = text[works[0].start : works[0].end]
    for match in _ALONE.finditer(text):
        if any(start <= match.start() < end for start, end, _ in whole):
            continue
        before = [base for _, end, base in whole if end <= match.start()]
        base = before[-1] if before else first
        because = f"文中说的是“{base}”的标段"
        yield Candidate(match.start(), match.end(), "Project", "lot:alone", EXPLICIT, base + match["lot"], because)


def _outside(works: Sequence[Candidate], at: int) -> Candidate | None:
    """The work that ends where the bracket at ``at`` begins."""
    return next((c for c in works if c.end == at), None)
