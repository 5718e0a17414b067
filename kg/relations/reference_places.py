"""References to places by their level: 我市, 全县, 本区, 该镇, 村里."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Mention, Sentence
from kg.relations.reference_words import begins_clause
from kg.relations.units import Unit

_HOME = re.compile(
    r"我(?P<level>[省市区县镇乡州旗])|全(?P<all>[省市区县镇乡州旗])|本(?P<own>[市县区镇])"
    r"|该(?P<that>街道|[省市区县镇乡州旗村])"
    # 村里成立了某某合作社: what a village does
    r"|(?<![\u4e00-\u9fff])(?P<inside>村)(?:里|上|集体|“?两委”?)(?=(?:先后|还|又|便|就|已|共|率先|牵头|筹资|投资)*"
    r"(?:成立|注册|创办|流转|新建|建起|建成|打造|引进))"
)
# a place that begins the name of a body: 远山市|统计局
_BODY_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市区县镇乡州旗]")
_NEAR = 120


class PlaceReferences:
    """Resolves the references to places of one document, sentence by sentence in order."""

    def __init__(self, text: str, mentions: Sequence[Mention], homes: Mapping[str, str]) -> None:
        """``mentions`` are those of the document, ``homes`` the places that it speaks of most, by level."""
        self._text, self._mentions, self._homes = text, mentions, homes

    def resolve(self, sentence: Sentence, units: Sequence[Unit]) -> list[Unit]:
        """The references to places in the sentence, as units that do not overlap ``units``, which it has already."""
        found = []
        for match in _HOME.finditer(self._text, sentence.start, sentence.end):
            if any(match.start() < u.end and u.start < match.end() for u in units):
                continue
            if match["all"] and any(u.end == match.start() and u.kind == "Place" for u in units):
                continue  # 云州|全市: all of the place that stands before
            level = match[match.lastgroup or 0]
            mention = None
            if match["inside"]:
                mention = self._named_last(level, match.start())
            elif match["that"]:
                ends = any(t.end == match.end() for t in sentence.tokens)  # not 该区|域
                mention = self._named_last(level, match.start()) if ends else None
            elif match["all"]:
                mention = self._spoken_of(level, sentence, units)
            if match["all"] and level == "区" and (zone := self._zone_of(match.start())):
                found.append(Unit(match.start(), match.end(), zone.type, match[0], zone, refers=True))
                continue
            place = self._homes.get(level)
            mention = mention or (self._place(place) if place and not (match["that"] or match["inside"]) else None)
            if mention:
                found.append(Unit(match.start(), match.end(), "Place", match[0], mention, refers=True))
        return found

    def _zone_of(self, at: int) -> Mention | None:
        """The zone that a clause not far before ``at`` begins with, where no district was named so far: 某某开发区…,
        |全区|…."""
        zones = [m for m in self._mentions if m.end <= at and m.text.endswith("区") and m.type in ("Project", "Place")]
        last = zones[-1] if zones else None
        near = last is not None and last.type == "Project" and at - last.end < _NEAR and begins_clause(self._text, last)
        return last if near else None

    def _spoken_of(self, level: str, sentence: Sentence, units: Sequence[Unit]) -> Mention | None:
        """The place of ``level`` that the sentence begins with, be it behind a date: 今年，远山市有…，|全市|…."""
        at = sentence.start
        for unit in units:
            if self._text[at : unit.start].strip("， "):
                break
            if unit.kind != "Date":
                return unit.mention if unit.kind == "Place" and unit.text.endswith(level) else None
            at = unit.end
        return None

    def _named_last(self, level: str, at: int) -> Mention | None:
        """The place of ``level`` that was named last before ``at``, by itself or in a body's name (远山市|统计局)."""
        for mention in reversed(self._mentions):
            if mention.end > at or mention.type not in ("Place", "Government"):
                continue
            if mention.type == "Place" and mention.text.endswith(level):
                return mention
            place = _BODY_PLACE.match(mention.text) if mention.type == "Government" else None
            if place and place[0].endswith(level) and len(place[0]) < len(mention.text):
                return self._place(place[0])
        return None

    def _place(self, place: str) -> Mention | None:
        """The first mention of a place, or the part of a longer name that names it (某某省|人民政府, 某某省|某某市)."""
        for mention in self._mentions:
            if mention.type == "Place" and mention.text == place:
                return mention
        longer = next((m for m in self._mentions if place in m.text), None)
        if longer is None:
            return None
        start = longer.start + longer.text.index(place)
        return Mention(start, start + len(place), place, "Place", "place:in-body")
