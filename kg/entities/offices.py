"""Offices that are named by their kind alone beside a fuller one: 青石开发区党工委书记、管委会主任; 街道党工委.

Each is the office of the zone or street district whose office the text named in full before; 高新区党工委 is that of
the one 高新区 that the document names.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, Candidate, Reading

# 青石集团有限公司|宣传部: of no state
_OF_HOUSE = re.compile(r"(?:公司|集团|大学|学院|医院)(?:党委)?(?:宣传部|组织部|统战部|人事处|财务处)$")
WHOLE_OF = "body:whole"
_OFFICE = re.compile(r"(?P<owner>.{2,}?(?<!党)|[区县市镇乡])(?P<office>党工委|工委|管委会|管理委员会|办事处)$")
_STREET = "街道"
_ZONES = ("高新区", "经开区", "开发区", "保税区", "综保区", "新区", "园区")
# 街道党工委, 党工委, 管委会, 办事处|主任
_BARE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<street>街道)?(?P<office>党工委|管委会|办事处)|(?P<post>办事处)(?=(?:常务)?副?主任)"
)


def find_offices(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The offices named by their kind alone, or after a zone by its kind alone, each with its full name."""
    owners: list[tuple[int, str]] = []
    for c in settled:
        match = _OFFICE.match(reading.text, c.start, c.end) if c.type == "Government" else None
        if match is None or match["owner"] == _STREET:
            continue
        owner = _zone(reading.text, settled, match["owner"])
        owners.append((c.end, owner))
        if owner != match["owner"]:
            yield _named(c.start, c.end, owner, match["office"])
    if not owners:
        return
    for match in _BARE.finditer(reading.text):
        office = match["office"] or match["post"]
        found = _owner(owners, match.start(), office, street=bool(match["street"]))
        if found:
            yield _named(match.start(), match.end(), found, office)


# 青石市水利局|规划处, 远山县公安局|刑侦大队: a body, and a department of it
_WITHIN = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,}?(?:[^总分招]局|总局|[^人常]委(?!员?会)|委员会|管委会|厅|检察院|法院|[委府协]机关))"
    r"(?P<inner>(?!大队|办公)[\u4e00-\u9fff]{2,9}(?:处|科|(?<!公)室|司|大队|支队|分局|派出所)|(?:稽查|秘书|督查|外事)[局办])$"
)


def find_wholes(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The bodies whose departments are named with them (青石市水利局|规划处)."""
    for c in settled:
        if c.type not in ("Government", "Organization") or c.end - c.start < 7:
            continue
        if c.type == "Government" and _OF_HOUSE.search(reading.text, c.start, c.end):
            yield Candidate(c.start, c.end, "Organization", "body:department", EXPLICIT)
            continue
        match = _WITHIN.fullmatch(reading.text, c.start, c.end)
        if match:
            if c.type == "Organization":
                yield Candidate(c.start, c.end, "Government", "body:department", EXPLICIT)
            yield Candidate(c.start, match.end("body"), "Government", WHOLE_OF, EXPLICIT)


def _named(start: int, end: int, owner: str, office: str) -> Candidate:
    because = f"文中说的是{owner}"
    return Candidate(start, end, "Government", "office:owner", EXPLICIT, owner + office, because)


def _zone(text: str, settled: Sequence[Candidate], owner: str) -> str:
    """The zone in full where ``owner`` only tells its kind and the document names just one of that kind."""
    if owner not in _ZONES:
        return owner
    names = {text[c.start : c.end] for c in settled if c.type in ("Project", "Place")}
    fuller = [name for name in names if name.endswith(owner) and name != owner]
    return fuller[0] if len(fuller) == 1 else owner


def _owner(owners: Sequence[tuple[int, str]], at: int, office: str, *, street: bool) -> str | None:
    """The owner named last before ``at`` that can have such an office: an 办事处 is a street district's, a 管委会 is
    not; where none is named before, the only one of the document."""
    fits = [(end, o) for end, o in owners if _can_have(o, office, street=street)]
    before = [o for end, o in fits if end <= at]
    if before:
        return before[-1]
    names = {o for _, o in fits}
    return names.pop() if len(names) == 1 else None


def _can_have(owner: str, office: str, *, street: bool) -> bool:
    is_street = owner.endswith(_STREET)
    if office == "办事处" or street:
        return is_street
    return office != "管委会" or not is_street
