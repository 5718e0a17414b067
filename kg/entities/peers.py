"""Members of one list are of one kind: 甲集团、远川U谷和某某股份 are firms, whatever the tagger makes of the second."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.names import LEVELS
from kg.scan import Scanner
from kg.words import word_pos

_SITES = ("Place", "Facility")
_BETWEEN = re.compile(r"(?P<by>[、\-—－])(?P<name>[\u4e00-\u9fff]{2,5})(?P=by)")
_JOINS = ("、", "和", "与", "及", "以及")
# a place by its last character, whoever stands beside it
# a body by its last character
_BODIES = frozenset("部系科处室队组团党军所社台院会校馆委局厅署办报网中心盟协")
_PLACES = frozenset(LEVELS + "村岛山河江湖海湾路街港桥站国洲")


def find_peers(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Would-be places in a list with a firm that its head word proves, as firms, there and wherever else they stand."""
    firms: set[str] = set()
    for chain in _chains(reading.text, settled):
        yield from _trades(chain)
        if not any(c.type == "Company" and c.rank >= HEADED for c in chain):
            continue
        if all(c.type == "Company" or _odd(reading.text[c.start : c.end], c) for c in chain):
            firms |= {reading.text[c.start : c.end] for c in chain if c.type in ("Place", "Organization")}
    for firm in sorted(firms):
        at = reading.text.find(firm)
        while at >= 0:
            yield Candidate(at, at + len(firm), "Company", "list:peers", HEADED)
            at = reading.text.find(firm, at + len(firm))


def _trades(chain: Sequence[Candidate]) -> Iterator[Candidate]:
    """The one that the tagger takes for a firm between lines of business: 人工智能、|生命健康|、新能源."""
    others = [c for c in chain if c.type != "Industry"]
    if len(chain) > 2 and len(others) == 1 and others[0].rule.startswith("tagger:ORG") and others[0].type == "Company":
        yield others[0]._replace(type="Industry", rule="list:trades", rank=HEADED)


_STEM = re.compile(r"[、和与及]([\u4e00-\u7683\u7685-\u9fff]{2,4})")
_BEHIND_TWIN = re.compile(r"[、和与及，。；等]|建设|改造|项目")


def _twin(text: str, at: int, head: str) -> tuple[int, int] | None:
    """Where in a list the item at ``at`` stands that ends in ``head``, behind two to four characters."""
    stem = _STEM.match(text, at)
    for start in range(stem.end(), at + 2, -1) if stem else ():
        if text.startswith(head, start) and _BEHIND_TWIN.match(text, start + len(head)):
            return at + 1, start + len(head)
    return None


def find_twins(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """What is beside a house that its name shows and ends like it: 科创中心和|商务中心|建设."""
    for c in settled:
        if c.type != "Facility" or not c.rule.startswith("head:"):
            continue
        head = c.rule.removeprefix("head:")
        if len(head) > 1 and (twin := _twin(reading.text, c.end, head)):
            yield Candidate(*twin, "Facility", "list:twins", LISTED)


_PARK = r"(?:产业园区?|科技园区?|工业园区?|物流园区?|创业园|加工园|基地|示范园)"
_PARKS = Scanner(
    rf"{_PARK}[、和与及](?P<list>(?:[\u4e00-\u7683\u7685-\u9fffA-Za-z]{{2,14}}?{_PARK}[、和与及]){{0,9}}[\u4e00-\u7683\u7685-\u9fffA-Za-z]{{2,14}}?"
    rf"{_PARK})(?=[，。；等]|建设|项目|[一二三四五六七八九十\d]+[个大])"
)
_PARK_ITEM = re.compile(rf"(?:^|[、和与及])(?P<name>[^、]+?{_PARK})(?=$|[、和与及])")


def find_parks(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The parks of a row in which one is shown by its name: 云岭科技园、|医疗器械产业园|、|装备产业园."""
    for match in _PARKS.finditer(reading.text):
        start, end = match.start("list") - 1, match.end("list")
        if not any(c.type == "Project" and (c.end == start or start < c.start < end) for c in settled):
            continue
        for item in _PARK_ITEM.finditer(match["list"]):
            a, b = (match.start("list") + at for at in item.span("name"))
            yield Candidate(a, b, "Project", "list:parks", LISTED + 12)


def find_between(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """What stands between two places of a list (衢州、|江山|、龙游; 灵隐寺-|飞来峰|-孤山): a place, too."""
    for before, after in pairwise(settled):
        if before.type not in _SITES or after.type not in _SITES or not 4 <= after.start - before.end <= 7:
            continue
        match = _BETWEEN.fullmatch(reading.text, before.end, after.start)
        if not match:
            continue
        known = word_pos(match["name"])
        if known in ("ns", "nz", "nr", "nrt") or (match["by"] != "、" and known in (None, "n")):
            yield Candidate(*match.span("name"), "Place", "list:between", LISTED)


def _chains(text: str, settled: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of at least two candidates with nothing but a conjunction between them."""
    chain: list[Candidate] = []
    for candidate in settled:
        if chain and text[chain[-1].end : candidate.start] in _JOINS:
            chain.append(candidate)
            continue
        if len(chain) > 1:
            yield chain
        chain = [candidate]
    if len(chain) > 1:
        yield chain


def _odd(name: str, candidate: Candidate) -> bool:
    """Whether a would-be place is none that the dictionary or its ending vouches for, or a body without a head word one
    that the tagger knows by its name only (阿某, 白石集团和远川资本)."""
    if candidate.type == "Organization":
        return candidate.rule == "tagger:nt" and 1 < len(name) < 6 and name[-1] not in _BODIES
    return candidate.type == "Place" and len(name) > 3 and word_pos(name) != "ns" and name[-1] not in _PLACES
