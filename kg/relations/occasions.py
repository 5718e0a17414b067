"""The events that a document tells of, and which of them a word such as 会上, 仪式 or a bare 出席 means.

An event is *held* when the words around its name say that it takes place; one that is only mentioned (面临亚运会举办的
机遇) is nobody's to attend.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

EVENT = sign_class(("Event",))
PERSON = sign_class(("Person",))
ROLE = sign_class(("Role",))
DATE = sign_class(("Date",))
# the bare sign, for classes of what must not stand in a gap
NO_EVENT = SIGNS["Event"]
ORG = sign_class(("Org",))
ACTOR = sign_class(("Actor",))
HOLD = (
    r"(?:举行|举办|召开|召集|开幕|闭幕|启幕|落幕|开赛|开锣|开启|揭幕|拉开帷幕|拉开大幕|启动|圆满结束|进行|开展"
    r"|播出|上演|正式开始)"
)

_VISIT = re.compile(
    r"(?:调研|考察|督导|督查|检查|视察|巡查|暗访|走访|慰问|看望|参观|访问|指导|督办|现场办公|察看)(?:活动)?$"
)
_TALK = re.compile(r"(?:会见|拜会|会谈|会晤|接见|通话|通电话)(?:活动)?$")
_CEREMONY = re.compile(r"(?:仪式|典礼|庆典|签约|揭牌|开工|启动|签约活动|式)$")
# fairs and games run by themselves: an article that mentions them is seldom about them
_INCIDENTAL = re.compile(
    r"(?:奥运会|亚运会|冬奥会|全运会|大运会|世博会|进博会|广交会|服贸会|两会|奥运|亚运|[一二三四五六七八]中全会)$"
)
_HELD_AFTER = re.compile(
    rf"^[^。；，]{{0,30}}?{HOLD}(?![、的])|^(?:现场|期间|之后)?上?[，]?(?:强调|指出|要求|认为|听取|审议|决定|传达|通过|研究|部署|宣布|明确)|^(?:现场|上)[，的]?|^(?:首先|由)"
)
_HELD_BEFORE = re.compile(
    r"(?:举行|举办|召开|召集|主持|出席|参加|列席|承办|主办|组织|获悉|亮相|开展|进行)[了过]?[^，。；]{0,16}$"
)
# 会见来华出席|甲峰会|的总统: what his guests have come for
_GUESTS_OF = re.compile(r"(?:出席|参加|列席)[^，。；]{0,6}$")
_ROW = re.compile(rf"{EVENT}(?:[、和及与暨]{EVENT})*")
# 某某投洽会|召开在即: it is yet to come
_AHEAD = re.compile(r"(?:即将)?(?:召开|举行|举办|开幕)?(?:在即|之际|前夕)")
# 在某某论坛|会址举行: what is called after the event
_HOUSE_OF = re.compile(r"(?:永久)?(?:会址|会场|组委会|筹委会|执委会|秘书处|官网|展馆|场馆|会徽|吉祥物)")
# 收看了|某市集中开工仪式: another's, which those here only watch
_WATCHED = re.compile(r"(?:收看|观看|收听)了?[^，。；]{0,12}$")
_PASSING = re.compile(r"面临|迎接|备战|服务保障|保障|契机|助力|喜迎|申办|筹办|机遇|[获荣夺]|贯彻|学习|落实|精神")
# 研究召开某某会议的有关事宜: it is yet to be held
_PREPARED = re.compile(
    r"的?(?:(?:召开|举行|举办)的?)?(?:有关|相关|筹备)?(?:事宜|事项|筹备|准备|方案|建议议程|议程|时间|日期|安排|工作报告)"
)
# 会议决定|某次会议于2月10日举行: what another session decides upon
_DECIDED = re.compile(r"决定了?(?:召开|举行|举办)?$|宣布[：:]$")
# 某某网讯（记者 某某）, 新华社北京电
_DATELINE = re.compile(
    rf"[^，。；]{{0,30}}?(?:[讯电](?=[\s（({DATE[1:-1]}])|[（(][^（）()]{{0,12}}(?:记者|通讯员)[^（）()]{{0,60}}[）)])(?:\s*[（(][^（）()]{{0,80}}[）)])?\s*"
)
_GENERIC = frozenset({"", "会议", "会", "活动", "大会", "盛会", "仪式", "会上"})


class Occasion(NamedTuple):
    """An event that takes place: what names it, the line and the place in its skeleton where it is told."""

    mention: Mention
    line: int
    at: int
    sort: str  # "visit", "talk", "ceremony" or "meeting"


def sort_of(name: str) -> str:
    """What kind of event a name or a word is for: visit, talk, ceremony or meeting."""
    if _VISIT.search(name):
        return "visit"
    if _TALK.search(name):
        return "talk"
    return "ceremony" if _CEREMONY.search(name) else "meeting"


def is_watched(line: Skeleton, event: Unit) -> bool:
    """Whether those at another event only watch this one (在分会场收看了|某市集中开工仪式)."""
    return _WATCHED.search(line.text, 0, line.place(event)) is not None


def is_held(line: Skeleton, event: Unit) -> bool:
    """Whether the clause says that the event takes place (6月2日，甲镇召开乙会; 乙会在丙地举行; 乙会指出)."""
    at = line.place(event)
    start, _ = clause(line.text, at)
    last = _ROW.match(line.text, at)
    before, after = line.text[start:at], line.text[last.end() if last else at + 1 : at + 60]
    if (
        _AHEAD.match(after)
        or _HOUSE_OF.match(after)
        or _in_passing(before, after)
        or after.startswith("、")
        or _DECIDED.search(line.text, 0, at)
    ):
        return False
    if after.startswith("的") and _GUESTS_OF.search(before):
        return False
    return bool(_HELD_AFTER.match(after) or _HELD_BEFORE.search(before))


def _in_passing(before: str, after: str) -> bool:
    """Whether the words around an event speak of its spirit or preparation: 学习甲会精神, 研究召开乙会的有关事宜."""
    return bool(_PASSING.search(before) or _PREPARED.match(after)) or after.startswith("精神")


def _only_studied(line: Skeleton, event: Unit) -> bool:
    """Whether the event is only what others study or prepare, or what the guests of another have come for."""
    at = line.place(event)
    start, _ = clause(line.text, at)
    before, after = line.text[start:at], line.text[at + 1 : at + 20]
    return _in_passing(before, after) or (after.startswith("的") and bool(_GUESTS_OF.search(before)))


def named_occasions(scene: Scene) -> Iterator[Occasion]:
    """The events with a name that the document says are held, in the order of the text. Where it says so of none, the
    ones in its title and first sentence count, unless they are games or fairs in passing."""
    named = [
        (i, line, u) for i, line in enumerate(scene.lines) if readable(scene, i) for u in line.units if _is_name(u)
    ]
    held = [(i, line, u) for i, line, u in named if is_held(line, u)]
    if not held:
        first = next((i for i in range(len(scene.lines)) if scene.kind_of_block(i) == "body"), 0)
        held = [
            (i, line, u)
            for i, line, u in named
            if i <= first and not _INCIDENTAL.search(u.text) and not _only_studied(line, u)
        ]
    for i, line, unit in held:
        assert unit.mention is not None
        yield Occasion(unit.mention, i, line.place(unit), sort_of(unit.text))
    if not held:
        yield from _bare_ceremony(scene)


_BARE = re.compile(
    r"(?P<name>(?:签约|签字|签署|揭牌|开工|启动|奠基|授牌|颁奖|通车|首发|捐赠|竣工|投产|开业|剪彩|揭幕)(?:仪式|典礼))"
)
_BAREST = re.compile(r"(?:出席|参加|主持)了?(?P<name>仪式)(?=[，。；并]|$)")
_AGREED = re.compile(r"签约|签署|签订")


def _bare_ceremony(scene: Scene) -> Iterator[Occasion]:
    """A ceremony that is told of by its kind alone (出席签约仪式, 出席仪式), where no other event is held."""
    for expression in (_BARE, _BAREST):
        for i, line in enumerate(scene.lines):
            match = expression.search(line.text) if readable(scene, i) else None
            if match:
                at, word = match.start("name"), match["name"]
                start = line.origin(at)
                kind = "签约仪式" if word == "仪式" and _AGREED.search(scene.text, 0, start) else ""
                because = "文中所说的签约" if kind else ""
                mention = Mention(start, start + len(word), word, "Event", "event:bare", kind, because)
                yield Occasion(mention, i, at, "ceremony")
                return


def _is_name(unit: Unit) -> bool:
    return unit.kind == "Event" and unit.mention is not None and not unit.refers


def readable(scene: Scene, index: int) -> bool:
    """Whether line ``index`` is the article's own text: no byline, no metadata."""
    return scene.kind_of_block(index) not in ("byline", "meta")


def body_start(line: Skeleton) -> int:
    """Where in the skeleton the report begins: behind 某某讯（记者 某某）and the like."""
    match = _DATELINE.match(line.text)
    return match.end() if match else 0


# names that only tell the kind of the event: later on they mean the one named in full
_KIND_ONLY = re.compile(r"^(?:集中)?(?P<kind>[\u4e00-\u9fff]{2})(?:仪式|活动|会|大会|会议)$")
# words for one kind of ceremony
_SIGN = ("签约", "签字", "签署")
_ALIKE = dict.fromkeys(_SIGN, _SIGN)
# shorter names that repeat the end of a longer one: 开通剪彩仪式, of 白马门开通剪彩仪式
_LEAST_TAIL = 4
_TALKS = frozenset({"座谈会", "座谈交流会"})


def _fuller(name: str, before: Sequence[Occasion]) -> Occasion | None:
    """The last event before that ``name`` means: its longer name ends in it, or holds the kind that is all of ``name``
    (开工仪式: 某某项目开工活动)."""
    if name in _TALKS:  # 座谈会, of those who came to talk: 甲一行到访|座谈
        talked = [o for o in before if o.sort in ("visit", "talk") and "座谈" in (o.mention.name or o.mention.text)]
        if talked:
            return talked[-1]
    longer = [o for o in before if len(o.mention.text) > len(name)]
    tails = [o for o in longer if len(name) >= _LEAST_TAIL and o.mention.text.endswith(name)]
    if tails:
        return tails[-1]
    kind = _KIND_ONLY.match(name)
    if kind is None:
        return None
    kinds = _ALIKE.get(kind["kind"], (kind["kind"],))
    found = [o for o in longer if any(k in o.mention.text for k in kinds)]
    return found[-1] if found else None


# what is no session that 会议 and 会上 could mean
_NO_SESSION = ("活动", "赛", "展", "展览", "节")


class Occasions:
    """All occasions of a document in the order of the text."""

    def __init__(self, found: Iterable[Occasion]) -> None:
        every = sorted(set(found), key=lambda o: (o.line, o.at, o.mention.start))
        self.all: list[Occasion] = []
        self._told: list[Occasion] = []  # also where an event is named again, by its end
        for i, one in enumerate(every):
            fuller = _fuller(one.mention.text, every[:i])
            if fuller is None:
                self.all.append(one)
            self._told.append(one if fuller is None else fuller._replace(line=one.line, at=one.at))

    def meant(self, line: int, at: int, word: str = "") -> Occasion | None:
        """The occasion that ``word`` (调研, 仪式; "" for a bare 出席) at ``at`` of line ``line`` means: the nearest
        told before of its kind; a word for no kind means the nearest of any."""
        before = [o for o in self._told if (o.line, o.at) < (line, at)]
        if not before:
            return self._ahead(word)
        if word == "上述活动":
            return self.all[0]
        if word in _GENERIC:
            # 会议 is rather a meeting than the visit it was part of
            meetings = [o for o in before if o.sort in ("meeting", "ceremony")] if word else []
            if word.startswith("会"):
                meetings = [o for o in meetings if not o.mention.text.endswith(_NO_SESSION)] or meetings
            return (meetings or before)[-1]
        ends = [o for o in before if o.mention.text.endswith(word)]
        if ends:
            return ends[-1]
        sort = sort_of(word)
        fits = [o for o in before if o.sort == sort]
        if fits:
            return fits[-1]
        talks = word.startswith(
            ("座谈", "会谈", "会见", "会晤", "接见", "交流", "洽谈")
        )  # the talk that a visit led to
        return before[-1] if sort != "visit" and (talks or before[-1].sort in ("ceremony", "meeting")) else None

    def _ahead(self, word: str) -> Occasion | None:
        """The ceremony that is named only later on (甲、乙出席仪式。签约仪式前，…), where the document has no other
        event and ``word`` can mean it."""
        names = {o.mention.name or o.mention.text for o in self.all}
        fits = word in _GENERIC or sort_of(word) == "ceremony"
        return self.all[0] if fits and len(names) == 1 and self.all[0].sort == "ceremony" else None

    def of_unit(self, line: int, at: int, unit: Unit) -> Mention | None:
        """What an Event unit of a skeleton means: itself where it is a name, else the occasion it refers to."""
        if not unit.refers:
            fuller = _fuller(unit.text, [o for o in self.all if (o.line, o.at) < (line, at)])
            if fuller is None or unit.mention is None:
                return unit.mention
            name = fuller.mention.name or fuller.mention.text
            return Mention(unit.start, unit.end, unit.text, "Event", "event:reference", name, f"前文的“{name}”")
        word = re.sub(r"^(?:本次|此次|该)|[上中]$", "", unit.text)
        found = self.meant(line, at, word)
        if found is None or word in _GENERIC or not found.mention.text.endswith(word):
            return found.mention if found else None
        name = found.mention.name or found.mention.text
        return Mention(unit.start, unit.start + len(word), word, "Event", "event:reference", name, f"前文的“{name}”")
