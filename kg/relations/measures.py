"""What a figure measures: the words around it, and whose measure they are (总投资 a work's, 净利润 a company's)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class
from kg.rules import Rules

_DATE = SIGNS["Date"]
_QUANTITY = SIGNS["Quantity"]
_CUT = re.compile(rf"[\ue000-\ue00a{_QUANTITY}]|[，,。；;：:（(）)、“”\"'‘’【】《》\n\s]")
_LEAD = re.compile(
    rf"^(?:{_DATE}|的|是|为|了|约|近|共(?![享同用建])|其中|其|将|已经|已|将会|要(?!素)|并|和(?!谐)|及|与|到(?!位|账|港|场|货)|年度|还|也|又|仅|就(?!业|诊|读|学|餐)|均(?!价)|分别"
    r"|累计达|达(?!产)|能够|可以|可(?=[提实达年])|拟|截至|目前|现有|预计|人民币|实现|力争|确保|等地|等|一支|一次性|全[市县区省镇村旗州])+"
)
# 10亿元以上|项目|4个: what is counted is told apart by a figure
_BOUND = re.compile(r"以[上下内]$")
_TAIL = re.compile(
    r"(?:达到了?|(?<![下传到])达|为|是|(?<![签节合预邀契履续解特])约为?|近|共计|总计|合计|共|超过|超|有|了|到|高达|不低于|不少于|不超过|突破|至|在|的|由|将|可|已|就|人民币|大约|均|各|再|分别){1,6}$"
)
_NOUN = re.compile(r"^(?:的)?(?P<noun>[\u4e00-\u9fffA-Za-z]{1,12})")
_NOUN_END = re.compile(
    r"(?:将|已|已经|正|在|可望|有望|集中|签约|落户|落地|开工|竣工|完工|投产|进驻|进入|参加|参与|被|获|获得|入选|与|和|及|等|的|是|为|有|由|以|于|共|全部|全面|同时|正式|作为|增收|建设|训练|驻点).*$"
)
_GROWTH = re.compile(
    r"(?:同比|环比|比上年|较上年|比去年|较去年|年均|增长|增幅|增速|下降|提高|上升|减少|提升|下滑|回落|降低)[^，]{0,6}$"
)
# the stage of a work, with nobody named since
_STAGE = re.compile(
    r"(?:^|[，；：。])(?:其中)?(?:[一二三四首]期|项目[一二三]期|达产后|建成达产|建成后|投产后|全部?达产)[^\ue000-\ue006\ue00c]*$|[一二三四首]期[^，。；\ue000-\ue006]*$"
)
_OWN_STAGE = re.compile(
    r"(?:其中|目前|截至目前|，|\ue00b){0,4}[一二三四首]期(?:工程|项目|总|计划|规划|已|将|建|占|设|新|共|年)"
)
_SHARE = re.compile(r"占(?![地用据道])[^，。；]*$")
# what an amount was paid for: 以|9670万元|收购, 以|1.7亿美元|出售
_DEALT = re.compile(
    r"[^，。；\s]{0,10}?(?P<verb>收购|受让|购买|投资|增资|出售|转让|认购|回购|竞得|拍得|购得|中标|入股|用于)"
)
_PAIRED = re.compile(r"分别")


class Measure(NamedTuple):
    """``name`` is the property as a short noun phrase; ``owners`` the kinds it belongs to, best first, () where the
    words do not tell; ``relative`` says that the figure is told of the figure before it (占比, 同比增长)."""

    name: str
    owners: tuple[str, ...]
    relative: bool


class Measures:
    """Reads measures with the lexicon ``measures``; made once for each set of rules."""

    def __init__(self, rules: Rules) -> None:
        words = rules.words("measures")
        self._owners = {word: tuple(columns[0].split()) for word, columns in words.items()}
        self._over = frozenset(word for word, columns in words.items() if columns[1:] == ("over",))
        ordered = sorted(self._owners, key=lambda w: (-len(w), w))
        self._word = re.compile("|".join(map(re.escape, ordered)))

    @classmethod
    def of(cls, rules: Rules) -> "Measures":
        """The measures of ``rules``, made at the first call."""
        found = rules.derived.get("measures")
        if found is None:
            found = rules.derived["measures"] = cls(rules)
        return found

    def read(self, line: Skeleton, figure: Unit) -> Measure:
        """What ``figure`` of ``line`` measures.

        占地|86亩 -> 占地, a work's; 签约|10个|重大项目 -> 签约重大项目; 同比增长|7.8% -> 同比增长, told of the figure
        before.
        """
        at = line.place(figure)
        start, end = clause(line.text, at)
        cell = line.text.rstrip(" |") if "|" in line.text[:at] else ""
        if cell and len(cell) == at + 1:  # 本次质押股份 | |500万股|: the first cell tells
            return self._of_cell(line, at)
        if start == at and start > 1 and line.text[start - 1] in "：:":
            start, _ = clause(line.text, start - 2)  # 工期：|540天: the key tells
        before, after = line.text[start:at].rstrip("：: "), line.text[at + 1 : end].lstrip(" ")
        piece = _phrase(line, start, start + len(line.text[start:at].rstrip(" "))).lstrip("-–—~～")
        noun = _counted_noun(after)
        share = _SHARE.search(before)
        relative = share is not None or (figure.unit in ("%", "％", "个百分点", "倍") and bool(_GROWTH.search(before)))
        if share:
            name = _written(line, start + share.start(), at)
        elif len(piece) < 2 and (dealt := _DEALT.match(after)):
            name = dealt["verb"]
        elif noun and len(piece) <= 6 and not figure.unit.endswith("元"):
            name = piece + noun
        else:
            name = piece or noun
        owners = self._of_words(before, after)
        if owners[1:] and owners[0] == "Work" and _STAGE.search(line.text, 0, at):
            owners = owners[:1]  # 一期规划年产|5000辆: only works have stages
        elif not owners and _OWN_STAGE.match(before):
            owners = ("Work",)  # 一期工程已完成|80%
        return Measure(name[-20:], owners, relative)

    def _of_cell(self, line: Skeleton, at: int) -> Measure:
        """What the last cell of a table's row measures, told by its first."""
        first = line.text[:at].lstrip("| ").split("|", 1)[0].rstrip()
        start = line.text.index(first) if first else at
        return Measure(_written(line, start, start + len(first))[-20:], self._of_words(first, ""), False)

    def _of_words(self, before: str, after: str) -> tuple[str, ...]:
        """The owners that the word nearest to the figure tells of: the last before it, else the first behind it; a word
        that sums up a region's before all others."""
        words = self._word.findall(before)
        words = [word for word in words if word in self._over] or words
        if not words:
            words = self._word.findall(after)[:1]
        return self._owners[words[-1]] if words else ()


def _phrase(line: Skeleton, start: int, at: int) -> str:
    """The words right before a figure that name what it measures, dates in them as written."""
    while at > start and line.text[at - 1] in "：:":
        at -= 1
    cuts = [m.end() for m in _CUT.finditer(line.text, start, at)]
    first = cuts[-1] if cuts else start
    if cuts and line.text[first - 1] == _QUANTITY and _BOUND.search(line.unit(first - 1).text):
        return _written(line, first - 1, at)
    lead = _LEAD.match(line.text[first:at])
    return _written(line, first + (lead.end() if lead else 0), at)


def _counted_noun(after: str) -> str:
    """The noun that a figure counts: 10个|重大项目 签约 -> 重大项目."""
    match = _NOUN.match(after)
    return _NOUN_END.sub("", match["noun"]).lstrip("的") if match else ""


def _written(line: Skeleton, start: int, end: int) -> str:
    """The skeleton's stretch as the text has it, without the words that only lead to the figure."""
    pieces = [line.unit(i).text if line.unit_or_none(i) else line.text[i] for i in range(start, end)]
    return _TAIL.sub("", "".join(pieces))


# between two works of a list, or behind the last: 》和《, ”项目、“
_BETWEEN = re.compile(r"[》”]?(?:[^，。；、\ue000-\ue00c]{0,8}[》”]?)?(?:[和、与及]|以及)?[《“]?")
# 还有甲、乙、丙和丁，金额|分别为: members of which one was not read
_LISTED_BEFORE = re.compile(r"[^，。；、]+、[^，。；、]+、[^，。；、]+，[^，。；\ue000-\ue008]{0,10}$")
_NAMED = sign_class(("Company", "Place", "Organization"))
_JOINED = re.compile(rf"{_NAMED}(?:[、和与及]{_NAMED}){{1,12}}")
_TOWARD = re.compile(r"[^、，]{0,12}[对向从自](?=[\ue001-\ue006])")


class Told(NamedTuple):
    """What 分别 tells of one figure: of what (``name``), of whom (``owner``) or when (``date``); ``lost`` says that it
    is one's of a list of which not all members were read."""

    name: str = ""
    owner: Unit | None = None
    date: str = ""
    lost: bool = False


def told_apart(line: Skeleton, figures: Sequence[Unit]) -> dict[int, Told]:
    """The figures behind 分别, each with its own of the list before it, by the figure's start.

    煤炭、化工分别增长5.1%、11.3% -> 煤炭增长, 化工增长; 甲公司、乙公司分别出资3亿元、2亿元;
    2022年和2023年分别盈利1亿元、2亿元.
    """
    found: dict[int, Told] = {}
    for match in _PAIRED.finditer(line.text):
        run = _run(line, [u for u in figures if line.place(u) >= match.end()])
        start, _ = clause(line.text, match.start())
        lead = _LEAD.match(line.text[start : match.start()])
        names = _names(line, start + (lead.end() if lead else 0), match.start())
        if len(names) == 1 and len(run) > 1 and (works := _works_before(line, start, len(run))):
            names = [(names[0][0], work) for work in works]  # 中标甲工程和乙工程，中标金额|分别为…
        # 甲和乙销量均增长，|分别达到…; 还有甲、乙，净流入金额|分别为…
        if start > 0 and len(run) > 1 and (not names or (len(names) == 1 and names[0][1] is None)):
            label = names[0][0] if names else ""
            listed = _names_before(line, start - 1, len(run))
            names = [(name + label, unit) for name, unit in listed] or names
        dates = [u.value for u in line.units_in(0, match.start()) if u.kind == "Date" and u.value]
        verb = _phrase(line, match.end(), line.place(run[0])) if run else ""
        if len(run) < 2:
            continue
        if len(names) == len(run) and all(name for name, _ in names):
            for (name, owner), figure in zip(names, run, strict=True):
                found[figure.start] = Told(name + verb, owner)
        elif len(dates) == len(run):
            for date, figure in zip(dates, run, strict=True):
                found[figure.start] = Told(verb, None, date)
        elif _LISTED_BEFORE.search(line.text, 0, match.start()):
            found |= {figure.start: Told(lost=True) for figure in run}
    return found


def _names_before(line: Skeleton, end: int, count: int) -> list[tuple[str, Unit | None]]:
    """The firms or places of the list in the clause that ends at ``end``, where they are ``count``."""
    start, _ = clause(line.text, end - 1)
    for match in _JOINED.finditer(line.text, start, end):
        units = line.units_in(*match.span())
        if len(units) == count and line.text[match.start() - 1 : match.start()] not in tuple("对向从自与由"):
            return [(unit.text, unit) for unit in units]
    return []


def _works_before(line: Skeleton, start: int, count: int) -> list[Unit]:
    """The works of the list that ends the clause before ``start``, where they are ``count``."""
    found: list[Unit] = []
    right = start - 1
    for unit in reversed(line.units_in(0, start)):
        place = line.place(unit)
        between = line.text[place + 1 : right]
        if unit.kind not in ("Project", "Facility") or not _BETWEEN.fullmatch(between) or (found and not between):
            break
        found.append(unit)
        right = place
    return found[::-1] if len(found) == count else []


def _names(line: Skeleton, start: int, end: int) -> list[tuple[str, Unit | None]]:
    """The members of the list ``line.text[start:end]``: as written, with the unit that a member is; where all are
    names, what leads to the first or follows the last is told of all (欧盟的甲国、乙国和丙国1月通胀率)."""
    found: list[tuple[str, Unit | None]] = []
    # 甲区对|乙国、丙国|出口分别…: all of it is told of 甲区
    toward = bool(_TOWARD.match(line.text[start:end]))
    ends: list[Unit | None] = []
    for piece in re.finditer(r"[^、和及与]*(?:[、和及与]|$)", line.text[start:end]):
        at, name = start + piece.start(), piece[0].rstrip("、和及与")
        written = "".join(
            unit.text if (unit := line.unit_or_none(i)) else line.text[i] for i in range(at, at + len(name))
        )
        if piece[0]:
            found.append((written, line.unit_or_none(at) if len(name) == 1 and not toward else None))
            ends.append(line.unit_or_none(at if found[1:] else at + len(name) - 1))
    kinds = {unit.kind if unit else "" for unit in ends}
    if not toward and len(found) > 1 and len(kinds) == 1 and kinds <= {"Place", "Company"}:
        return [(written, unit) for (written, _), unit in zip(found, ends, strict=True)]
    return found


def _run(line: Skeleton, figures: Sequence[Unit]) -> list[Unit]:
    """The figures at the head of ``figures`` that are joined by 、 and 和."""
    run: list[Unit] = []
    for figure in figures:
        between = line.text[line.place(run[-1]) + 1 : line.place(figure)] if run else ""
        if run and between not in (
            "、",
            "和",
            "及",
            "与",
            "，",
            "以及",
        ):
            break
        run.append(figure)
    return run
