"""What is done to a road, bridge or water is a work of its own: 国道888线|白马至青禾段大修工程."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.scan import Scanner

_DEED = (
    r"(?:改扩建|改造提升|提升改造|升级改造|提质改造|拓宽改造|快速化改造|维修改造|整治提升|改造|改建|扩建|新建|复建|重建|拓宽|大中修|大修|中修"
    r"|修复|维修|养护|综合整治|综合治理|整治|治理|延伸|延长|加固|硬化|绿化|亮化|扩容|提升|除险加固|清淤)"
)
# which part of it, and what of it: 白马至青禾段, 一级路段, 路面
_PART = (
    r"(?:(?![进举实开启完推加投沿周和与及的在为将等是了已由])[\u4e00-\u9fffA-Z\dK+（）()至～~—-]"
    r"(?!目前|项目|工程|进行|实施|开展|启动|完成|推进|建设|附近)){0,16}?"
)
_BEHIND = re.compile(
    rf"{_PART}{_DEED}(?:建设)?(?:(?:工程|项目)(?:项目)?(?!部|资金|建设|施工|进度)|段(?=工程|[，。；全\d]))(?:工程)?"
)
_ROUTE = re.compile(r"(?:路|道|线|桥|高速|街|河|渠|水库|江|湖|隧道|灌区|港)$|[GSXYC]\d{2,4}$")
_ANY = Scanner(r"(?:[建造修固治伸宽长护化容升复淤]|建设)(?:工程|项目|段)")


def find_roadworks(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The works on the roads, bridges and waters of the document, each with the name that it begins with."""
    text = reading.text
    if not _ANY.search(text):
        return
    for c in settled:
        if c.type not in ("Facility", "Place") or not _ROUTE.search(text, c.start, c.end):
            continue
        match = _BEHIND.match(text, c.end)
        if match and match.end() > c.end:
            yield Candidate(c.start, match.end(), "Project", "name:roadwork", HEADED)
