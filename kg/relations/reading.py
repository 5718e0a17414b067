"""From sentences and mentions to skeletons: finds roles, dates, quantities and references, and settles overlaps."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Document, Mention, Sentence
from kg.names import home_places
from kg.relations.reference import References
from kg.relations.scene import Scene
from kg.relations.titles import DIVISIONS, Titles
from kg.relations.units import Skeleton, Unit
from kg.rules import Rules
from kg.scan import Scanner
from kg.values.dates import Base, find_dates
from kg.values.quantities import QuantityFinder

# the last characters of bodies that 长 makes into the title of their head
_HEADED = "部局厅处科司署院校行馆站所社台团省市区县镇乡州旗盟村"
_BODY_ENDS = "委府院部局厅处科会组社校政"


_DIVISION = re.compile(DIVISIONS)
_BODIES = ("Government", "Company", "Organization")
_DEPARTMENTAL = ("部长", "厅长", "局长", "司长")


class Reader:
    """Makes scenes; built once for each set of rules. ``quantities`` finds figures with the units of the rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.quantities = QuantityFinder(list(rules.words("units").items()))
        titles = Titles.of(rules)
        self._role, self._role_with_division = Scanner(titles.expression), Scanner(titles.with_division)

    @classmethod
    def of(cls, rules: Rules) -> "Reader":
        """The reader for ``rules``, made at the first call."""
        found = rules.derived.get("reader")
        if found is None:
            found = rules.derived["reader"] = cls(rules)
        return found

    def scene(self, document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Scene:
        """The scene of one document."""
        base = Base.parse(document.published)
        tops = _outermost(mentions)
        homes = home_places(mentions, document.text)
        references = References(document, mentions, homes)
        lines = []
        at = 0
        for sentence in sentences:
            here: list[Mention] = []
            while at < len(tops) and tops[at].start < sentence.end:
                if tops[at].start >= sentence.start:
                    here.append(tops[at])
                at += 1
            units = self._units(document.text, sentence, here, base)
            units = references.resolve(sentence, units)
            lines.append(Skeleton(document.text, sentence.start, sentence.end, units))
        return Scene(document, sentences, mentions, self._rules, lines, homes)

    def _units(self, text: str, sentence: Sentence, mentions: Sequence[Mention], base: Base) -> list[Unit]:
        """The units of a sentence, in order; names win over values, longer values over shorter."""
        units = [Unit(m.start, m.end, m.type, m.text, m) for m in mentions if m.end <= sentence.end]
        gaps = list(_gaps(sentence, units))
        bodies = frozenset(u.start for u in units if u.kind in _BODIES)
        people = frozenset(u.start for u in units if u.kind == "Person")
        values = sorted(
            self._values(text, sentence, gaps, base, (bodies, people)), key=lambda u: (u.start - u.end, u.start)
        )
        for value in values:
            if all(value.end <= u.start or u.end <= value.start for u in units):
                units.append(value)
        return sorted(units)

    def _values(
        self,
        text: str,
        sentence: Sentence,
        gaps: Sequence[tuple[int, int]],
        base: Base,
        begins: tuple[frozenset[int], frozenset[int]],
    ) -> Iterator[Unit]:
        """Dates, quantities and roles; ``begins``: where bodies do, whom somebody may act for, and where people do."""
        spoken_for, people = begins
        for date in find_dates(text, base, sentence.start, sentence.end):
            yield Unit(date.start, date.end, "Date", text[date.start : date.end], None, date.iso)
        for q in self.quantities.find(text, sentence.start, sentence.end):
            yield Unit(q.start, q.end, "Quantity", text[q.start : q.end], None, q.value, q.unit, q.approximate)
        # what may stand before a role can begin with any character, so that it is looked for only where it is
        divided = _DIVISION.search(text, sentence.start, sentence.end)
        role = self._role_with_division if divided else self._role
        roles = [(first, list(role.finditer(text, first, last))) for first, last in gaps]
        ends = {t.end for t in sentence.tokens}
        starts = {t.start for t in sentence.tokens} if any(found for _, found in roles) else set()
        for first, found in roles:
            # 外交部|长某某: the body's last character is the title's first
            headed = first > sentence.start and text[first - 1] in _HEADED
            if headed and text.startswith("长", first) and first + 1 in ends:
                yield Unit(first, first + 1, "Role", "长", None, text[first - 1] + "长")
            for match in found:
                if match[0] == "代表" and match.end() in spoken_for:
                    continue  # 并|代表|甲商会作报告
                # 代表 in 代表性, 经理 in 经理人: a role ends where a word ends
                # CEO纪长河 may be one word
                lettered = match[0][-1].isascii() and not text[match.end() : match.end() + 1].isascii()
                # 统战部|长纪长河: the tagger took the title's last character to the name
                stuck = match[0][-1] == "长" and match.end() in people
                # 法定代表|人为|纪长河: nothing else begins so
                whole = match[0].endswith(("法定代表人", "实际控制人"))
                if (match.end() in ends or lettered or stuck or whole) and (
                    match.start() in starts
                    or match.start() == first
                    or len(match[0]) > 2
                    or match[0] in _DEPARTMENTAL  # 国防部长 is one word
                    or text[match.start() - 1] in _BODY_ENDS  # 市委书记 may be one word
                ):
                    yield Unit(match.start(), match.end(), "Role", match[0], None, match[0])


def _gaps(sentence: Sentence, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The stretches of the sentence between its names."""
    at = sentence.start
    for unit in units:
        yield at, unit.start
        at = unit.end
    yield at, sentence.end


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie in no other; ``mentions`` come in text order, the outer first."""
    tops: list[Mention] = []
    for mention in mentions:
        if not tops or mention.start >= tops[-1].end:
            tops.append(mention)
    return tops
