"""What the network of :mod:`kg.learned` thinks of relations: further claims, and rules' claims that it finds unlikely.

The lexicon ``learned`` says for each relation from which chance on it is told, from which in the title or the sentence
after it, where an article tells what it is about, and up to which chance a rule's claim of it is dropped that is less
sure than a confidence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.learned import Opinion
from kg.learned.pairs import FIGURE, End, Said, Told
from kg.model import SYMMETRIC, Claim, Mention
from kg.relations.absent import Absent
from kg.relations.amounts import figure_claim
from kg.relations.figures import figures_of
from kg.relations.measures import Measures
from kg.relations.scene import Scene
from kg.relations.sure import corrected
from kg.relations.units import Skeleton, Unit
from kg.rules import Rules, bounds_of, divisions_of

_MARKS = re.compile("[，；：,;:]")
_FORM = re.compile("(?:集团|股份|控股|有限|责任|公司|建设|项目|工程)+$")
# of a place's committee, government, congress and council none is part of another
_TWIN = re.compile("(?:委|党委|政府|人民政府|人大|人大常委会|政协)$")
_LISTS = frozenset({"、", "和", "与", "及", "以及"})
_NAME = "learned"
# what the register of divisions knows, too, is told from this part of the bound on, and at least so sure
_REGISTERED, _WITH_REGISTER, _SURE = "learned:division", 0.25, 0.75
# a work has one developer more often than two, a part one whole, an event one venue: where rules tell of one (of this
# end of the relation), another must be so much likelier
_ANOTHER = {"develops": (2, 0.2), "partOf": (0, 0.15), "heldIn": (0, 0.2)}
# by how much likelier two must be partners of whom both have others
_STRANGERS = 0.1
# by how much another's chance of owning a figure is to be larger
_CLEARLY = 0.15

# what is told to be in another does not hold that other one
_INSIDE = ("partOf", "locatedIn")

# an end, the line that it stands in, and what it is
Place = tuple[End, int, Unit]
Key = tuple[str, str, str]


class Bounds(NamedTuple):
    """From which chance on a relation is told, and from which in what an article leads with; up to which a claim of it
    that is less ``sure`` is dropped."""

    told: float
    leading: float
    dropped: float
    sure: float


def weighed(scene: Scene, opinion: Opinion, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of rules but those that are unlikely, then those that are likely and no rule made.

    Raises RuleError where a row of the lexicon cannot be read.
    """
    bounds = bounds_of(scene.rules, _NAME, Bounds)
    places = places_of(scene)
    said = list(opinion.relations([end for end, _, _ in places], told_of(claims)))
    chances = {(places[s.subject][0].key, s.predicate, places[s.object][0].key): s for s in said}
    lead = _lead(scene, places)
    owners = _owners(said, bounds["quantity"], lead)
    told = _Told()
    for claim in claims:
        key = key_of(claim)
        found = chances.get(key) if key else None
        if found is None or not (
            _is_unlikely(claim, found.chance, bounds[found.predicate])
            or _is_anothers(claim, found, owners, places, scene)
        ):
            yield claim
        if key:
            told.add(key, by_rule=True)
    absent = Absent.of(scene)
    # the likelier first: of two that say the opposite it is told
    for key, one in sorted(chances.items(), key=lambda item: -item[1].chance):
        if told.speaks_against(key) or (one.predicate == "quantity" and owners.get(one.object) != one):
            continue
        who, what = places[one.subject][2].mention, places[one.object][2].mention
        if one.predicate == "participatesIn" and who and what and absent.is_told(who, what):
            continue
        registered = _is_registered(key, scene.rules)
        likely = _bound(one, bounds[one.predicate], lead) * (_WITH_REGISTER if registered else 1)
        likely += told.asks_more(key)
        if one.chance >= likely and _can_be(key, scene.rules):
            told.add(key)
            yield from corrected(_claim(scene, places, one, registered=registered), scene.rules)


class _Told:
    """What has been told of a document so far."""

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._ruled: set[tuple[str, str]] = set()
        self._partners: set[str] = set()
        self._inside: set[tuple[str, str]] = set()

    def add(self, key: Key, *, by_rule: bool = False) -> None:
        """Note a relation that is told."""
        subject, predicate, other = key
        self._keys |= _both_ways(key)
        if predicate in _INSIDE:
            self._inside.add(_within(key))
        if by_rule and predicate in _ANOTHER:
            self._ruled.add((predicate, key[_ANOTHER[predicate][0]]))
        if by_rule and predicate == "cooperatesWith":
            self._partners |= {subject, other}

    def speaks_against(self, key: Key) -> bool:
        """Whether the relation is told already, or its opposite."""
        return key in self._keys or (key[1] in _INSIDE and _within(key)[::-1] in self._inside)

    def asks_more(self, key: Key) -> float:
        """By how much likelier the relation must be for what rules told of its ends."""
        subject, predicate, other = key
        if predicate == "cooperatesWith":  # of 甲与乙、丙与丁分别签约 nothing is told between 甲 and 丁
            return _STRANGERS if {subject, other} <= self._partners else 0
        end, more = _ANOTHER.get(predicate, (0, 0.0))
        return more if (predicate, key[end]) in self._ruled else 0


def _is_unlikely(claim: Claim, chance: float, bounds: Bounds) -> bool:
    return chance <= bounds.dropped and claim.confidence < bounds.sure


def _lead(scene: Scene, places: Sequence[Place]) -> int:
    """How many of ``places`` stand in what the article leads with: its title, and the first sentence after it that
    names something."""
    first = next((index for end, index, _ in places if end.kind != FIGURE and not end.title), -1)
    return sum(end.title or index <= first for end, index, _ in places)


def _bound(said: Said, bounds: Bounds, lead: int) -> float:
    """The chance from which on the relation is told, of which the first ``lead`` ends lead the article."""
    return bounds.leading if max(said.subject, said.object) < lead else bounds.told


def _owners(said: Iterable[Said], bounds: Bounds, lead: int) -> dict[int, Said]:
    """For each figure, by its number, the likeliest that it is told of: a figure is one thing's."""
    found: dict[int, Said] = {}
    for one in said:
        best = found.get(one.object)
        if one.predicate == "quantity" and one.chance >= (best.chance if best else _bound(one, bounds, lead)):
            found[one.object] = one
    return found


def _is_anothers(claim: Claim, said: Said, owners: dict[int, Said], places: Sequence[Place], scene: Scene) -> bool:
    """Whether a figure, told once in the sentence of a claim, is clearly likelier another's than of its subject."""
    if claim.predicate != "quantity":
        return False
    here = [
        number
        for number, (end, _, _) in enumerate(places)
        if end.key == places[said.object][0].key and claim.start <= end.start < claim.end
    ]
    other = owners.get(here[0]) if len(here) == 1 else None
    return other is not None and other.chance > said.chance + _CLEARLY


def places_of(scene: Scene) -> list[Place]:
    """All that relations may lead from and to in a document, in text order."""
    found: list[tuple[int, Unit, Mention | None]] = []
    covered: set[tuple[int, int]] = set()
    for index, line in enumerate(scene.lines):
        figures = set(figures_of(line))
        for unit in line.units:
            if unit.mention is not None:
                found.append((index, unit, unit.mention))
                covered.add((unit.start, unit.end))
            elif unit in figures:
                found.append((index, unit, None))
        nested = (m for m in scene.mentions_in(line.start, line.end) if (m.start, m.end) not in covered)
        found += [(index, Unit(m.start, m.end, m.type, m.text, m), m) for m in nested]
    found.sort(key=lambda place: (place[1].start, -place[1].end))
    marks = [mark.start() for mark in _MARKS.finditer(scene.text)]
    places: list[Place] = []
    before = 0
    for index, unit, mention in found:
        end = End(
            unit.start, unit.end, mention.type if mention else FIGURE,
            (mention.name or mention.text) if mention else f"={unit.text}", index, bisect_left(marks, unit.start),
            scene.text[before : unit.start] in _LISTS, scene.kind_of_block(index) == "title", unit.refers,
        )  # fmt: skip
        places.append((end, index, unit))
        before = max(before, unit.end)
    return places


def told_of(claims: Iterable[Claim]) -> list[Told]:
    """What claims say, by the keys of the ends."""
    keys = ((key_of(claim), claim) for claim in claims)
    return [Told(key[0], key[1], key[2], claim.confidence) for key, claim in keys if key and claim.status != "negated"]


def key_of(claim: Claim) -> Key | None:
    """The keys of subject and object of a claim; None for one that is not between two ends."""
    if claim.subject is None or (claim.object is None and claim.predicate != "quantity"):
        return None
    other = claim.object.name or claim.object.text if claim.object else f"={dict(claim.qualifiers).get('text', '')}"
    return claim.subject.name or claim.subject.text, claim.predicate, other


def _can_be(key: Key, rules: Rules) -> bool:
    """Whether nothing speaks against a relation: a clipping for an end (苏), the register of divisions, or that what
    would be related are a long and a short form of one name (远帆集团, 远帆; 青石园项目, 青石园), or two bodies of one
    place beside each other (县委, 县政府)."""
    subject, predicate, other = key
    if len(subject) == 1 or len(other) == 1:
        return False
    if _FORM.sub("", subject) == _FORM.sub("", other):
        return False
    if predicate in ("partOf", "locatedIn"):
        if _TWIN.sub("", subject) == _TWIN.sub("", other):
            return False
        register = divisions_of(rules)
        known = register.codes(subject) and register.codes(other)
        return not known or register.holds(other, subject)
    return predicate not in SYMMETRIC or not (subject in other or other in subject)


def _within(key: Key) -> tuple[str, str]:
    """What lies in what, by the names without what only tells their kind."""
    subject, _, other = key
    return _FORM.sub("", subject), _FORM.sub("", other)


def _is_registered(key: Key, rules: Rules) -> bool:
    """Whether the register of divisions has the first place in the second."""
    subject, predicate, other = key
    if predicate != "partOf":
        return False
    register = divisions_of(rules)
    return bool(register.codes(subject)) and register.holds(other, subject) and not register.holds(subject, other)


def _both_ways(key: Key) -> set[Key]:
    subject, predicate, other = key
    return {key, (other, predicate, subject)} if predicate in SYMMETRIC else {key}


def _claim(scene: Scene, places: Sequence[Place], said: Said, *, registered: bool) -> Iterator[Claim]:
    """The claim, with the sentences of both ends as its evidence, or that of the later one where they stand apart;
    ``registered``: the register of divisions knows it, too."""
    (_, at, unit), (_, other_at, other) = places[said.subject], places[said.object]
    line, last = scene.lines[min(at, other_at)], scene.lines[max(at, other_at)]
    if abs(at - other_at) > 1:
        line = last
    if unit.mention is None:
        return
    if other.mention is None:
        measure = Measures.of(scene.rules).read(last, other) if last is scene.lines[other_at] else None
        claim = figure_claim(scene, scene.lines[other_at], other, unit.mention, measure.name if measure else "", "")
    else:
        later, here = (unit, at) if at > other_at else (other, other_at)
        claim = scene.claim(
            said.predicate, unit.mention, other.mention, last, "", confidence=0, at=_place(scene.lines[here], later)
        )
    start, _ = scene.trimmed(line.start, line.end)
    _, end = scene.trimmed(last.start, last.end)
    pattern, sure = f"{_NAME}:{said.predicate}", said.chance
    if registered:
        pattern, sure = _REGISTERED, max(said.chance, _SURE)
    yield claim._replace(start=start, end=end, pattern=pattern, confidence=sure)


def _place(line: Skeleton, unit: Unit) -> int:
    """Where in a skeleton a unit stands, or what it lies in."""
    holder = next((u for u in line.units if u.start <= unit.start and unit.end <= u.end), None)
    return line.place(holder) if holder else 0
