"""From overlapping candidates to mentions: the outermost of the most trusted, and what is worth keeping inside them."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.entities.candidate import QUOTED, TAGGED, Candidate
from kg.entities.courtesy import SURNAME
from kg.entities.makers import RULE as MAKER
from kg.entities.offices import WHOLE_OF
from kg.entities.products import RULE as YIELD
from kg.model import ORGANISATIONS, Mention
from kg.names import LEVELS, legal_stem, level_of
from kg.words import word_pos

# set phrases that name nothing: the first keep their parts out, too (大中华区), the second all but a place that they
# begin with (中国制造)
_JOINS = frozenset("与和")
_JOINS_OF_SIGNERS = frozenset("与和、—&＆")
# 甲大学—乙公司: two bodies that were read as one
_RUN_ON = re.compile(r"[—&＆]")
# what the parties of a ceremony form
_FORMED = ("医联体", "联盟", "联合体", "共同体", "协会")
MASK, LOOSE_MASK = "-", "~"
# in these a place at the beginning says where the thing is (某县某某水库扩建工程)
_SITED = frozenset({"Project", "Facility"})
# what every state has, so that the name can be cut before it
_STATE_HAS = frozenset({"政府", "警方", "军方", "当局", "军队", "总统府", "大使馆", "使馆", "领事馆", "总领事馆"})
# these are zones named after a place: 某市经济开发区 says nothing of the place by itself
_ZONES = ("开发区", "经开区", "高新区", "工业区", "保税区", "综保区", "自贸区", "试验区", "合作区", "园区", "新区")
# 青石市白河区|区委: the level stands twice, so that the places before it are names by themselves
_DOUBLED = re.compile(rf"([{LEVELS}])\1(?:委|政府|人民政府|人大|政协|纪委|监委)")


def settle(candidates: Sequence[Candidate], text: str) -> tuple[Mention, ...]:
    """The mentions: non-overlapping ones and those nested in them, in text order, the outer before the inner."""
    chosen = [c for c in outermost(candidates) if c.type != MASK]
    tops = [c for c in chosen if c.type != LOOSE_MASK]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for c in tops:
        kinds[text[c.start : c.end]][c.type] += c.rank
    spans: dict[tuple[int, int], Mention] = {}
    for c in (*tops, *_nested(candidates, chosen, text)):
        name = text[c.start : c.end]
        kind = max(kinds[name].items(), key=lambda item: (item[1], item[0]))[0] if name in kinds else c.type
        spans.setdefault((c.start, c.end), Mention(c.start, c.end, name, kind, c.rule, c.name, c.because))
    return tuple(sorted(spans.values(), key=lambda m: (m.start, -m.end)))


def outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that win their overlaps: a longer span beats what lies within it, unless it is a mere list item;
    of two that cross, the better rank wins, then the longer, then the first. In text order."""
    best: dict[tuple[int, int], Candidate] = {}
    for c in candidates:
        have = best.get((c.start, c.end))
        # of two as sure that name the same span, the one that says whose short form it is
        if have is None or (c.rank, c.name is not None, c.rule) > (have.rank, have.name is not None, have.rule):
            best[c.start, c.end] = c
    chosen: list[Candidate] = []  # in text order: only its neighbours can overlap a further one
    starts: list[int] = []
    for c in sorted(best.values(), key=lambda c: (*_weight(c), c.start)):
        at = bisect_left(starts, c.start)
        if (at == 0 or chosen[at - 1].end <= c.start) and (at == len(starts) or c.end <= starts[at]):
            chosen.insert(at, c)
            starts.insert(at, c.start)
    return chosen


def _weight(c: Candidate) -> tuple[int, int, int]:
    """Sort key: the smaller, the stronger."""
    # a person's name known from elsewhere corrects one that the tagger cut short
    weak = c.type == "Industry" or (c.rank < QUOTED and c.type != "Person" and c.end - c.start < 4)
    return (1 if weak else 0, c.start - c.end, -c.rank)


def _nested(candidates: Sequence[Candidate], tops: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """What stands inside a larger name and is a name of its own."""
    alone = frozenset(text[c.start : c.end] for c in tops if c.type != LOOSE_MASK)
    begins = _common_beginnings(candidates, tops, text)
    brands = _brands(tops, text)
    by_start: dict[int, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rule.startswith("clipping") and c.rule != "clipping:tie":
            continue  # 沪渝 in 沪渝高铁 only says where the line runs
        if (
            c.rule == YIELD
            or (c.rank >= TAGGED and c.type not in ("Industry", "Policy"))
            or (c.type == "Policy" and c.rank >= QUOTED)
        ):
            by_start[c.start].append(c)
    for top in tops:
        around = [top]
        for c in _inside(top, by_start):
            name = text[c.start : c.end]
            if any(_clash(c, o) for o in around[1:]) or (c.type == "Place" and name in brands and name not in alone):
                continue
            if name not in alone and _is_shorter_work(c, around[1:]):
                continue
            again = name in alone and c.rule != "clipping:tie"  # 中非 in 中非合作区, though 中日 stands elsewhere
            again = again or (c.rule == YIELD and top.type in _SITED)
            if again or c.rule == SURNAME or _is_site(c, around, begins, text) or _is_owner(c, top, text):
                around.append(c)
                yield c


def _brands(tops: Iterable[Candidate], text: str) -> frozenset[str]:
    """What firms by their short names begin with that is no city or county: 青禾 in 青禾电气 names no place."""
    firms = {text[c.start : c.end] for c in tops if c.type == "Company"}
    heads = {name[:2] for name in firms if 3 < len(name) < 7 and legal_stem(name) is None}
    return frozenset(h for h in heads if not any(word_pos(h + level) == "ns" for level in LEVELS))


def _common_beginnings(candidates: Iterable[Candidate], tops: Iterable[Candidate], text: str) -> Mapping[str, int]:
    """Places of a level that names begin with, and with how many different ones: a county that several names begin with
    can be cut off from each."""
    starts = {
        c.start: text[c.start : c.end] for c in candidates if c.type == "Place" and level_of(text[c.start : c.end])
    }
    names = {text[t.start : t.end]: t.start for t in tops}
    return Counter(starts[at] for at in names.values() if at in starts)


def _inside(top: Candidate, by_start: Mapping[int, Sequence[Candidate]]) -> Iterator[Candidate]:
    """The candidates within ``top``, by their beginnings, the longer before the shorter."""
    for at in range(top.start, top.end):
        for c in sorted(by_start.get(at, ()), key=lambda c: (-c.end, -c.rank)):
            if c.end <= top.end and (c.start, c.end) != (top.start, top.end):
                yield c


def _is_shorter_work(c: Candidate, around: Sequence[Candidate]) -> bool:
    """Whether ``c`` is only a piece of a work (青石（云岭）新型|材料产业园, 某某总部|项目), and not all of its name
    behind a place (云岭|远帆产业园)."""
    works = (o for o in around if o.type in _SITED and o.start <= c.start and c.end <= o.end)
    return (
        c.type in _SITED
        and any(True for _ in works)
        and not any(o.type == "Place" and o.end == c.start for o in around)
    )


def _clash(c: Candidate, o: Candidate) -> bool:
    """Whether ``c`` overlaps ``o`` without lying within it."""
    return o.start < c.end and c.start < o.end and not (o.start <= c.start and c.end <= o.end)


def _is_site(c: Candidate, around: Sequence[Candidate], begins: Mapping[str, int], text: str) -> bool:
    """Whether a place says where the thing is whose name it stands in: it begins several names, stands in brackets, or
    the thing is a gathering or a work (某县某某水库扩建工程)."""
    top = around[0]
    if c.type != "Place" or top.rule.startswith("craft"):
        return False
    if text[c.start : c.end] == "中国" and top.type in _SITED:
        return False  # 中国|云岭青禾产业园
    if c.rule == "clipping:tie":
        return top.type == "Event"  # 中澳外长会议
    if len(around) == 1 and (top.type == "Event" or (top.type == LOOSE_MASK and c.start == top.start)):
        return word_pos(text[c.start : c.end]) == "ns"  # 中国消费品博览会, 中国制造: the dictionary's places
    bracketed = (
        top.type not in ("Company", "Government")
        and text[max(0, c.start - 1) : c.start] in ("（", "(")
        and text.startswith(("）", ")"), c.end)
    )
    holders = (o for o in around if o.start <= c.start and c.end <= o.end and o.type in _SITED)
    works = any(not text[o.start : o.end].endswith(_ZONES) for o in holders)
    known = level_of(text[c.start : c.end]) is not None or word_pos(text[c.start : c.end]) == "ns"
    if top.type == "Project" and c.start > top.start and not known and not bracketed:
        works = False  # 云岭|青湾岛|渔业产业园: what a name goes on with is no place that anyone knows
    return works or bracketed or begins.get(text[c.start : c.end], 0) > 1


def _is_owner(c: Candidate, top: Candidate, text: str) -> bool:
    """Whether ``c`` is the body whose office ``top`` is (某某局|办公室), the firm whose project it is, who
    meets or what a gathering is about."""
    if top.type == "Government" and (c.rule == WHOLE_OF or text[c.end : top.end] in ("办公室", "办")):
        return True
    if top.type == "Government" and c.type == "Place" and c.start == top.start and text[c.end : top.end] in _STATE_HAS:
        return True  # 某国|政府, 某国|警方
    if top.type == "Government" and c.type == "Place":
        cut = _DOUBLED.search(text, c.end - 1, top.end)
        return cut is not None and level_of(text[c.start : c.end]) is not None
    if c.rule == MAKER:
        return c.start == top.start and top.type in _SITED
    if top.type in ("Project", "Event") and c.type == "Company":
        name = text[c.start : c.end]
        firm = legal_stem(name) is not None or (
            name.endswith(("公司", "股份")) and len(name) > 4
        )  # 青石药业公司|二期工程
        if top.type == "Project" or (c.start == top.start and firm):
            return c.start == top.start and firm and not (top.type == "Event" and _RUN_ON.search(name))
    host = c.rule in ("conference", "council:term") or (c.rule == "name:lexicon" and text[c.start : c.end] != "政协")
    if top.type == "Event" and c.start == top.start and (host or text[c.end : c.end + 1] == "“"):
        return True  # 全国政协|第二次会议, 青石“春之声”发布会
    name = text[c.start : c.end]
    signers = top.type == "Event" and "签约" in text[c.end : top.end]
    if signers and c.type == "Place" and c.start == top.start and level_of(name) is not None:
        return text[c.end] in _JOINS_OF_SIGNERS  # 甲市|与|乙集团战略合作签约仪式
    if _RUN_ON.search(name):
        return False
    if top.type == "Event" and c.type in ORGANISATIONS and len(name) > 3 and not name.endswith(_FORMED):
        # 甲医院|与|乙医院|签约仪式: the parties
        joins = _JOINS_OF_SIGNERS if signers else _JOINS
        return (text[c.end] in joins and c.start == top.start) or text[c.start - 1] in joins
    return top.type == "Event" and (
        c.type in ("Project", "Policy") or (c.type == "Person" and top.rule == "anniversary")
    )
