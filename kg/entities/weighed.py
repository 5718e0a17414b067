"""Names as the rules found them, weighed against what the network of :mod:`kg.learned` thinks of them.

The lexicon ``learned_names`` says for each type from which chance on a name is told where rules found none, from which
one takes the place of several names by rules that it holds, from which it takes that of a single other one, and up to
which chance a name by a rule is dropped.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.entities.clippings import state_of_side
from kg.entities.vocabulary import Vocabulary
from kg.learned import Opinion
from kg.learned.labels import outermost
from kg.learned.opinion import Name
from kg.model import Mention
from kg.names import LEVELS
from kg.rules import Rules, bounds_of

RULE = "learned"
# of another type than a rule takes it for is a name only from this chance on
_RETYPED = 0.95
# a name cut out of one that a rule knows is told only from this chance on
_SURE = 0.9
# a phase by itself, or of a work that is named without it: what is said of it is said of the work
_PHASE = re.compile(r"第?(?:[一二三四五六七八九十]|首)期(?:项目|工程)?")
# a visit or talk that only a verb tells of (甲陪同|调研, 甲到乙镇|开展调研), or who goes where to hold something: no
# name but what relations.unnamed gives it
_TOLD_BY_VERB = re.compile("调研|考察|走访|视察|检查|慰问|督导|督查|参观|看望|访问|会见|会谈|拜会|座谈")
_GATHERING = re.compile(r"(?:会|仪式|活动|节|展|赛|论坛|行动|周)[”」』]?$")
_GOES_TO_HOLD = re.compile(r"(?:[赴到来]|前往|走进|深入)[^“”]{2,}(?:开展|举办|举行)")
# what only says of what kind a thing is, or that it is one of several
_DESCRIBED = re.compile(
    r"(?:首[个批座条家]|全[国省市县]首|[大中小]型|各类|多个|一批|这[个些]|该|本次|此次|上述).+|[\u4e00-\u9fff]{2,3}[类性型](?:产业|工业)?园区?"
)
# 物联网、信息安全工程|等产业: what is spoken of as a line of business
_TRADED = re.compile("等?[^，。；、]{0,4}(?:产业(?![园基])|行业)")
_LEVEL_AGAIN = re.compile(rf".+([{LEVELS}村])\1")
_NAME = "learned_names"
# families of rules that know of a name by what stands elsewhere (a byline, the other half of 区委区政府) or by a
# list or a frame as a whole, of which the network sees too little
_KNOWING = ("byline", "twins", "list", "quoted", "defined", "zone", "title-marks", "person:life", "medium")
# what may begin a longer name of another type and still be named by it: 青石县|装备产业园, 纪长河|调研园区企业
_BEGINS = frozenset({"Person", "Place", "Company", "Government", "Organization", "Project"})
_WORKS = ("Project", "Facility", "Policy", "Event")
# of these two side by side are two: 区委|区政府
_SINGLE = frozenset({"Person", "Government"})


class Bounds(NamedTuple):
    """From which chance on a name is told beside those of rules, instead of several, and instead of one; up to which
    one by a rule is dropped."""

    beside: float
    whole: float
    instead: float
    dropped: float


def weighed(mentions: Sequence[Mention], opinion: Opinion, text: str, rules: Rules) -> tuple[Mention, ...]:
    """The mentions of rules but those that are unlikely or give way to a likely name, and the likely names; in text
    order, an outer one before those nested in it. Raises RuleError where a row of the lexicon cannot be read."""
    bounds = bounds_of(rules, _NAME, Bounds)
    tops = list(outermost(mentions))
    names = list(opinion.names())
    likely = [name for name in names if _wins(name, tops, bounds, text, opinion)]
    kept = _kept(mentions, tops, names, likely, opinion, bounds, text)
    # 中国 in 中国（青石）产业园 is no place that is spoken of
    found = [m for m in kept if not (_is_home(m) and _begins(m, likely)) and not _is_counted(m, text)]
    spans = {(m.start, m.end) for m in found}
    learned = [_made(n, text, rules) for n in likely if n[:2] not in spans]
    found += [m for m in _without_marks(learned, found) if not _is_counted(m, text)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _wins(name: Name, tops: Sequence[Mention], all_bounds: Mapping[str, Bounds], text: str, opinion: Opinion) -> bool:
    """Whether the name is likely enough for what rules found at its place."""
    bounds = all_bounds[name.type]
    first = bisect_right(tops, name.start, key=lambda m: m.end)
    others = tops[first : bisect_left(tops, name.end, key=lambda m: m.start)]
    if [(m.start, m.end, m.type) for m in others] == [name[:3]]:
        return True
    if any(_is_known(m) and not _gives_way(m, name) for m in others) or _is_common(text, name):
        return False
    if (name.type == "Event" and _is_told(text, name)) or not _is_whole(text, name, others):
        return False
    if not others:
        return name.chance >= bounds.beside
    if same := [m for m in others if (m.start, m.end) == name[:2]]:
        # what the rules take it for would be dropped: then it is as if they had not found it
        unlikely = opinion.chance(*name[:2], same[0].type) <= all_bounds[same[0].type].dropped
        traded = name.type == "Industry" and _TRADED.match(text, name.end)
        return name.chance >= (bounds.beside if unlikely or traded else max(bounds.instead, _RETYPED))
    if any(m.start == name.start and _PHASE.fullmatch(text, m.end, name.end) for m in others):
        return False
    inside = all(name.start <= m.start and m.end <= name.end for m in others)
    if inside and len(others) > 1 and name.type in _SINGLE and all(m.type == name.type for m in others):
        return False
    return name.chance >= (bounds.whole if inside and len(others) > 1 else bounds.instead)


def _made(name: Name, text: str, rules: Rules) -> Mention:
    """The mention of a name by the network; 法方 stands for the state, 法国."""
    words = text[name.start : name.end]
    state = state_of_side(words, text, Vocabulary.of(rules)) if name.type == "Place" else ""
    told = (state, f"“{words}”指{state}") if state else (None, "")
    return Mention(name.start, name.end, words, name.type, RULE, *told)


# what a document is called for short once it is named: 《决定》提出…
_SHORT_TITLE = re.compile("[\u4e00-\u9fff]{2}")


def _without_marks(learned: Sequence[Mention], found: Sequence[Mention]) -> Iterator[Mention]:
    """What the network told, titles without their marks; 《决定》 stands for the last document named that ends so, and
    for none where there is no such."""
    named = sorted((m for m in (*found, *learned) if m.type == "Policy"), key=lambda m: m.start)
    for mention in learned:
        title = mention.text[1:-1]
        if mention.text[0] != "《" or mention.text[-1] != "》" or "》" in title:
            yield mention
            continue
        bare = mention._replace(start=mention.start + 1, end=mention.end - 1, text=title)
        if not _SHORT_TITLE.fullmatch(title):
            if not any((m.start, m.end) == (bare.start, bare.end) for m in found):
                yield bare
            continue
        whole = [
            m for m in named if m.end <= mention.start and m.text.strip("《》").endswith(title) and len(m.text) > 6
        ]
        if whole:
            name = (whole[-1].name or whole[-1].text).strip("《》")
            yield bare._replace(name=name, because=f"上文说的《{name}》")


def _is_counted(mention: Mention, text: str) -> bool:
    """Whether the words tell of what kind one is that the text points at, and name none: 这家|新能源汽车工厂."""
    built = mention.type in ("Facility", "Project") and mention.name is None and not _is_known(mention)
    return built and text.endswith(("这家", "那家", "一家", "该家"), 0, mention.start)


def _is_home(mention: Mention) -> bool:
    """Whether the country itself is named, or any place by one character (中德（青石）产业园)."""
    return mention.type == "Place" and (mention.text == "中国" or mention.rule.startswith("clipping"))


def _begins(mention: Mention, likely: Sequence[Name]) -> bool:
    """Whether a likely name of a work, body or event begins with what the mention names."""
    at = bisect_right(likely, mention.start, key=lambda name: name.start)
    name = likely[at - 1] if at else None
    return name is not None and name.start == mention.start and mention.end < name.end and name.type != "Place"


def _is_common(text: str, name: Name) -> bool:
    """Whether the words are no name: a phase by itself (一期项目), a description (大型项目, 工业类园区), a place with
    its level once more (青石县县|领导)."""
    if name.type == "Place" and _LEVEL_AGAIN.fullmatch(text, name.start, name.end):
        return True
    described = name.type in _WORKS and _DESCRIBED.fullmatch(text, name.start, name.end)
    return bool(described or _PHASE.fullmatch(text, name.start, name.end))


# what a statesman has said, of which his name is a part
_HIS_WORDS = re.compile(r"[^，。；\n]{0,16}?(?:思想|讲话|指示|论述|批示|主席|总书记)")
# of people, those that only a word's look tells may be none: 人工|林保存|面积, 中|孟关系
_BY_LOOK = ("tagger", "agree:same-name", "person:addressed")


def _is_person_by_frame(mention: Mention, text: str) -> bool:
    """Whether more than the tagger tells that somebody is named: a title, a life, what he has said."""
    by_look = mention.rule.startswith(_BY_LOOK) and not _HIS_WORDS.match(text, mention.end)
    return mention.type == "Person" and not by_look


_JOINED = re.compile("[与和同及、]")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("「", "」"))


def _is_whole(text: str, name: Name, others: Sequence[Mention]) -> bool:
    """Whether the name has both halves of its brackets, and more than a conjunction between two names of the rules."""
    inside = text[name.start : name.end]
    if any(inside.count(one) != inside.count(other) for one, other in _BRACKETS):
        return False
    gaps = ((one.end, other.start) for one, other in pairwise(others) if one.type == other.type == name.type)
    return not any(_JOINED.fullmatch(text, start, end) for start, end in gaps)


def _is_told(text: str, name: Name) -> bool:
    """Whether what the network takes for an event's name only tells what somebody does."""
    if _GOES_TO_HOLD.search(text, name.start, name.end):
        return True
    return bool(_TOLD_BY_VERB.search(text, name.start, name.end)) and not _GATHERING.search(text, name.start, name.end)


def _is_known(mention: Mention) -> bool:
    """Whether a rule knows the name for a reason that the network cannot see."""
    return mention.name is not None or not {mention.rule, mention.rule.partition(":")[0]}.isdisjoint(_KNOWING)


def _gives_way(mention: Mention, name: Name) -> bool:
    """Whether a name that a rule knows tells less than the network's: what two characters clip before the name that
    holds them (中德（青石）创新园), the item of a list with the verb before it (邀请|青石科技、白马科技)."""
    cut = mention.end == name.end and mention.start < name.start and mention.type == name.type and mention.name is None
    return mention.rule.startswith("clipping") or (cut and name.chance >= _SURE)


def _kept(
    mentions: Sequence[Mention],
    tops: Sequence[Mention],
    names: Sequence[Name],
    likely: Sequence[Name],
    opinion: Opinion,
    bounds: Mapping[str, Bounds],
    text: str,
) -> Iterator[Mention]:
    """The rules' mentions that stay; one that the network gives another type has that. ``names`` are all that it found,
    of which the ``likely`` are told."""
    outer = {(m.start, m.end) for m in tops}
    # a name is one throughout an article (one sense per discourse, Gale et al. 1992): its likeliest place counts
    chances: dict[tuple[str, str], float] = {}
    for m in tops:
        if bounds[m.type].dropped:
            key = m.text, m.type
            chances[key] = max(chances.get(key, 0.0), opinion.chance(m.start, m.end, m.type))
    for mention in mentions:
        span = mention.start, mention.end
        at = bisect_left(likely, mention.end, key=lambda name: name.start)
        name = likely[at - 1] if at and likely[at - 1].end > mention.start else None
        if name is None:
            # the network knows no name within a name: what it takes for a part of a visit that is not told may well be
            # one (甲一行来|青石工业园|考察)
            at = bisect_left(names, mention.end, key=lambda name: name.start)
            inside = at and names[at - 1].type == "Event" and names[at - 1].start <= mention.start < names[at - 1].end
            known = span not in outer or _is_known(mention) or inside or not bounds[mention.type].dropped
            known = known or _is_person_by_frame(mention, text)
            if known or chances[mention.text, mention.type] > bounds[mention.type].dropped:
                yield mention
        elif (name.start, name.end) == span:
            yield mention if name.type == mention.type else mention._replace(type=name.type, rule=RULE)
        elif name.start <= mention.start and mention.end <= name.end:
            begins = mention.start == name.start and mention.type != name.type and mention.type in _BEGINS
            if span not in outer or begins:
                yield mention  # what rules found nested in the same name
