"""Works whose names no head or proper word shows, only what stands around them.

Behind a signature or what they are worth the words up to 项目 are one name (签约|青石电池项目, 投资3亿元的|铸件项目);
before 等7个项目 each item of a row is one (青石航天基地、|白马汽车零部件|等7个项目).
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner
from kg.words import is_word, word_pos

_SIGNED = (
    r"(?:(?<!集中)(?<!重点项目)签约|签订|签署|签下|引进|投资建设|投建|(?<=市)开展|(?<=县)开展|(?<=区)开展)(?:了|的)?"
)
_WORTH = r"(?:总?投资(?:总?额)?|占地)(?:[约达为超近]|人民币){0,2}[\d.,]+[万亿]?(?:元|美元|亩)的"
_NAME = r"[^，。；、：:“”《》（）()\s的了在等与]{5,36}?项目"
_AFTER = r"(?=[，。；、和及与\n]|正式|顺利|成功|开工|签约|落户|落地|投产|奠基|在[\u4e00-\u9fff]|总?投资|$)"
_FRAME = Scanner(rf"(?:{_SIGNED}|{_WORTH})(?P<name>{_NAME}){_AFTER}")
_NEXT = re.compile(rf"(?:、|和|及|与|以及)(?P<name>{_NAME}){_AFTER}")
# a class of works, how many there are, a contract
_NO_WORK = re.compile(
    r"^(?:\d|[一二三四五六七八九十两多几首]+[个项批]|[该本此其各])|^(?:[^，]{0,4}(?:重点|重大|优质|意向|招商|产业)){1,3}[^，]{0,2}项目$"
    r"|协议|合同|框架|备忘录|公司(?:就|关于)|[就对向将把被]|集中|批|意向书|合作项目$|投资项目$|有关|相关|多个|一批|[^，]*[和及与]公司"
)
_ROW = Scanner(
    r"(?:^|(?<=[，,。；：:\n])|(?<=包括)|(?<=涉及)|(?<=其中)|(?<=涵盖)|(?<=[引延实开建签][进伸施工成约])|(?<=[引延实开建签][进伸施工成约]了)"
    r"|(?<=推进)|(?<=谋划)|(?<=打造))"
    r"(?P<list>[^，,。；、：:“”《》\s的了在等]{4,30}(?:、[^，,。；、：:“”《》\s的了在等]{4,30}){1,12})"
    r"等(?:\d+个|[一二三四五六七八九十百余多]+个|一批|一大批|多个|众多|系列|重点|重大|子)[^，。；、\d]{0,10}?(?:项目|工程)"
)
_ITEM = re.compile(r"[^、]+")
_DEED = re.compile(r"^(?:推进|推动|实施|加快|建设|完成|谋划|抓好|引进|签约|开工|总投资|投资|其中|包括|涉及|以及)")
# before the first item: 也包含|某某研究院, 云岭区与|某某总部, 实地督导|某某医院整体搬迁
_LEAD = re.compile(
    r"(?:(?:实地|现场|先后|分别|重点|深入){0,3}(?:督导|调研|检查|察看|查看|考察|视察|走访|观摩|参观|了解|调度|推进|推动|加快|谋划|实施)了?"
    r"|[也既还]?(?:包含|涵盖|包括|涉及|有)|[^，]*与)(?=[^，]{4})"
)
_SITE = re.compile(
    r"(?:园|城|港|坊|走廊|总部|基地|中心|广场|大桥|特大桥|枢纽|水库|电站|高铁|铁路|高速|公路|大道|加速器|生产线|通道|灌区|机场|码头)$"
)
_NAMES = ("LOC", "ORG", "PER", "nz", "nt", "ns", "nr")
_KINDS = ("Place", "Person", "Government", "Event", "Policy")


def find_framed_works(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The works that such frames show."""
    if "项目" not in reading.text:
        return
    edges: set[int] = set()
    for match in _FRAME.finditer(reading.text):
        edges = edges or {edge for s in reading.sentences for t in s.tokens for edge in (t.start, t.end)}
        following: re.Match[str] | None = match
        while following:
            start, end = following.span("name")
            if start in edges and end in edges and not _NO_WORK.search(following["name"]):
                yield Candidate(start, end, "Project", "work:framed", HEADED)
            following = _NEXT.match(reading.text, end)
    yield from _rows(reading, settled)


def _rows(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The items of a row that 等7个项目 ends, where none of them names something else."""
    for match in _ROW.finditer(reading.text):
        base, lead = match.start("list"), _LEAD.match(match["list"])
        items = [(base + m.start(), base + m.end()) for m in _ITEM.finditer(match["list"], lead.end() if lead else 0)]
        whole = {(c.start, c.end): c.type for c in settled}
        if any(_DEED.match(reading.text[a:b]) or whole.get((a, b)) in _KINDS for a, b in items):
            continue
        if items and _is_clause(reading, *items[0]):
            items = items[1:]
        if sum(_is_named(reading, a, b) for a, b in items) * 2 <= len(items):
            continue  # 农机修理、汽车维修等2个项目: kinds of works
        for a, b in items:
            if whole.get((a, b)) not in ("Project", "Facility", "Company"):
                yield Candidate(a, b, "Project", "work:row", LISTED + 12)


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether an item names one work rather than a kind: it holds a name, a figure or a word of its own, or ends as
    works do."""
    if _SITE.search(reading.text[start:end]) or re.search(r"[A-Za-z\d]", reading.text[start:end]):
        return True
    inside = (t for s in reading.sentences for t in s.tokens if start <= t.start and t.end <= end)
    return any(t.pos in _NAMES or not is_word(t.text) for t in inside if len(t.text) > 1)


def _is_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether the first item of a row holds a verb (云岭县|抓好|青石产业园、…)."""
    inner = Vocabulary.of(reading.rules).inner_verbs
    verbs = (t for s in reading.sentences for t in s.tokens if start < t.start < end and t.pos == "v")
    return any((word_pos(t.text) or "n").startswith("v") and t.text not in inner and t.text[0] != "年" for t in verbs)
