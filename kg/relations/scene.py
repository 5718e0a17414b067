"""A document as the relation rules see it: skeletons, and who or what is being spoken of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.model import Claim, Document, Mention, Sentence
from kg.relations.status import status_of
from kg.relations.units import OF_ITS_FIRMS, SIGNS, Skeleton, Unit, clause
from kg.rules import Rules

_LEAD_IN = re.compile(
    r"^(?:[\u4e00-\u9fffA-Za-z\ue000\ue002\ue003]{1,8}(?:\ue00b\s?(?:丨|｜|\||讯，|电，|[-—–]\s)|(?:讯|电|获悉)，))?"
    r"(?:[\u4e00-\u9fff]{2,12} [-–—] )?"
    r"(?:[-–—•●◆■▪*]+\s?)?(?:[\ue00b\s，,“”]|此外|同时|其中|目前|随后|据悉|据了解|近年来|今年|此次|会上|当天|为此|日前|近日|另外|而|但|若|如果|一旦|尽管|虽然|由于|鉴于|并|此前|其|截至|当前|下一步|接下来|未来|如今|据介绍|报道称|消息|讯|(?:计划|预计)?总?投资[^，。；\ue000-\ue00c]{0,3}\ue00c的"
    # 此次开工的|某某基地，拟建设…
    r"|(?:本次|首批|当日|刚刚?|新近?|最近|即将|正在|集中|正式)?(?:签约|开工|开建|奠基|建成|竣工|投产|投用|启用|开业|落户|揭牌|成立)的)*$"
)

# what a firm is, before its name: 甲国电动汽车制造商|乙, 旗下二手交易平台|丙
_APPOSED = re.compile(
    r"(?:(?!收购|投资|入股|控股|起诉|支付|提供|委托|邀请|[与向对由为给从被把将和拟以在的比])[\u4e00-\u9fff、\ue004\ue009A-Za-z]){0,16}"
    r"(?:[制供服运经零生开承发分出][\u4e00-\u9fff]{1,2}商|厂商|巨头|平台|品牌|龙头|车企|药企|独角兽)[“‘]?$"
)
# whose firm the next one is: 甲集团关联公司|乙公司变更
_OWNER = re.compile(rf"{SIGNS['Company']}{OF_ITS_FIRMS}[“‘]?$")
_OWNS = re.compile(rf"{OF_ITS_FIRMS}[“‘]?{SIGNS['Company']}")
# what only tells where another thing lies: 甲路|以北, 甲路|与乙路交叉口
_LANDMARK = re.compile(
    r"(?:以|之)[东西南北]|[东西南北]{1,2}(?:侧|角|面|边)(?![为是紧邻临靠])"
    r"|(?:[、和与][\ue004-\ue006]+)*[^，。；\ue000-\ue00c]{0,3}交[汇叉会界口]"
    r"|[、和与][\ue004-\ue006]+(?:以[东西南北]|[东西南北]{1,2}[侧角])"
)


class Scene:
    """One document while its claims are found. ``lines`` holds a skeleton for each sentence, ``titles`` those of the
    title."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        rules: Rules,
        lines: Sequence[Skeleton],
        homes: Mapping[str, str],
    ) -> None:
        self.document = document
        self.sentences = sentences
        self.mentions = mentions
        self.rules = rules
        self.lines = lines
        self.homes = homes
        # what rules work out once for a document, keyed by their own names, until all rules are through
        self.derived: dict[str, Any] = {}
        self._mention_starts = [mention.start for mention in mentions]
        self._block_starts = [block.start for block in document.blocks]
        self._blocks = [self._block(line.start) for line in lines]
        self._kinds = [document.blocks[number].kind if number >= 0 else "body" for number in self._blocks]
        self.titles = [line for line, kind in zip(lines, self._kinds, strict=True) if kind == "title"]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def _block(self, at: int) -> int:
        number = bisect_right(self._block_starts, at) - 1
        return number if number >= 0 and at < self.document.blocks[number].end else -1

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``text[start:end]``, in text order."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    def named(self, name: str) -> Mention | None:
        """The first mention that is called ``name``."""
        first: dict[str, Mention] | None = self.derived.get("named")
        if first is None:
            first = self.derived["named"] = {m.name or m.text: m for m in reversed(self.mentions)}
        return first.get(name)

    def kind_of_block(self, index: int) -> str:
        """The kind of the block that line ``index`` stands in (body where the document has no blocks)."""
        return self._kinds[index]

    def same_block(self, one: int, other: int) -> bool:
        """Whether two lines stand in one block (a paragraph, a title)."""
        return self._blocks[one] == self._blocks[other]

    def title_units(self) -> list[Unit]:
        """The units of the title's lines."""
        return [unit for line in self.titles for unit in line.units]

    def subjects(self, index: int, at: int) -> Iterator[Unit]:
        """The units in subject position before position ``at`` of line ``index``, nearest first, back through the
        paragraph: first of their clause, behind nothing but dates and connectives."""
        for i in range(index, -1, -1):
            if self._blocks[i] != self._blocks[index]:
                return
            line = self.lines[i]
            for unit in reversed(line.units):
                if i == index and line.place(unit) >= at:
                    continue
                if self.in_subject_position(line, unit) and unit.text != self.document.source:
                    yield unit

    @staticmethod
    def in_subject_position(line: Skeleton, unit: Unit) -> bool:
        """Whether ``unit`` stands first in its clause, behind nothing but dates and connectives."""
        place = line.place(unit)
        start, _ = clause(line.text, place)
        before = line.text[start:place]
        if unit.kind == "Company":
            if _OWNS.match(line.text, place + 1):
                return False
            before = _APPOSED.sub("", _OWNER.sub("", before))
        return bool(_LEAD_IN.match(before)) and not _LANDMARK.match(line.text, place + 1)

    def subject(self, index: int, at: int, kinds: Sequence[str]) -> Unit | None:
        """Who or what of ``kinds`` is spoken of at position ``at`` of line ``index``: the nearest subject of the
        paragraph, else the nearest such unit before, else what the title speaks of."""
        for unit in self.subjects(index, at):
            if unit.kind in kinds and unit.mention:
                return self._innermost(unit) if unit.kind == "Place" else unit
        line = self.lines[index]
        for unit in reversed([u for u in line.units if line.place(u) < at]):
            if unit.kind in kinds and unit.mention:
                return unit
        return self.topic(kinds, before=index)

    def _innermost(self, place: Unit) -> Unit:
        """The last place of the chain that one begins: 云岭省|青石市|白马镇入选."""
        line = next((line for line in self.lines if line.start <= place.start < line.end), None)
        while line is not None and place in line.units:
            behind = line.unit_or_none(line.place(place) + 1)
            if behind is None or behind.kind != "Place" or behind.mention is None or behind.start != place.end:
                break
            place = behind
        return place

    def topic(self, kinds: Sequence[str], before: int) -> Unit | None:
        """What of ``kinds`` the title names first, else the subject nearest before line ``before``."""
        for unit in self.title_units():
            if unit.kind in kinds and unit.mention:
                return unit
        for i in range(before - 1, -1, -1):
            line = self.lines[i]
            for unit in line.units:
                if unit.kind in kinds and unit.mention and self.in_subject_position(line, unit):
                    return unit
        return None

    def claim(
        self,
        predicate: str,
        subject: Mention | None,
        target: Mention | str,
        line: Skeleton,
        pattern: str,
        *,
        confidence: float,
        at: int | None = None,
        qualifiers: dict[str, str] | None = None,
        status: str | None = None,
    ) -> Claim:
        """A claim whose evidence is the sentence of ``line``; ``at`` is where in the skeleton its predicate stands,
        for the status; empty qualifiers are dropped."""
        found = status or (status_of(line.text, at) if at is not None else "asserted")
        kept = tuple(sorted((k, v) for k, v in (qualifiers or {}).items() if v))
        start, end = self.trimmed(line.start, line.end)
        named, literal = (target, None) if isinstance(target, Mention) else (None, target)
        return Claim(predicate, subject, named, literal, kept, found, confidence, start, end, pattern)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
