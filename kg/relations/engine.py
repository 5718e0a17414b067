"""Runs the patterns over the skeletons of a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import Claim, Mention
from kg.relations.agents import ITS_FIRM
from kg.relations.agents_clause import ZONE
from kg.relations.pattern import Pattern
from kg.relations.prefilter import Prefilter
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit
from kg.rules import Rules

_VALUES = ("Role", "Date", "Quantity")


def patterns_of(rules: Rules) -> Sequence[Pattern]:
    """The patterns of ``rules``, translated at the first call; RuleError names what is wrong with one."""
    found = rules.derived.get("patterns")
    if found is None:
        found = rules.derived["patterns"] = tuple(Pattern(spec, rules) for spec in rules.patterns)
    return found


def _prefilter(rules: Rules) -> Prefilter:
    found: Prefilter | None = rules.derived.get("prefilter")
    if found is None:
        found = rules.derived["prefilter"] = Prefilter(patterns_of(rules))
    return found


def find_by_patterns(scene: Scene) -> Iterator[Claim]:
    """The claims that the patterns make, sentence by sentence."""
    patterns = patterns_of(scene.rules)
    prefilter = _prefilter(scene.rules)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        explicit: list[Claim] = []
        carried: list[Claim] = []
        for pattern in prefilter.worth_trying(line.text):
            for match in pattern.expression.finditer(line.text):
                (carried if pattern.carried else explicit).extend(_claims(scene, index, line, pattern, match))
        yield from explicit
        # a subject that the sentence itself names beats one that is carried over from before
        said = {(c.predicate, m) for c in explicit for m in (c.subject, c.object)}
        yield from (
            c
            for c in carried
            if not ((c.predicate, c.subject) in said and (c.predicate, c.object) in said)
            and (c.predicate, _other(c, patterns)) not in said
        )


def _other(claim: Claim, patterns: Sequence[Pattern]) -> Mention | None:
    """The side of a carried claim that its sentence names."""
    slot = next(p.carried_slot for p in patterns if p.spec.id == claim.pattern)
    return claim.object if slot == "s" else claim.subject


def _claims(scene: Scene, index: int, line: Skeleton, pattern: Pattern, match: re.Match[str]) -> Iterator[Claim]:
    filled = {name: _units(line, match, pattern, name) for name in pattern.slots}
    if pattern.carried:
        carried = _spoken_of(scene, index, match.start(), pattern.carried)
        if carried and line.text[match.start()] == "其":
            carried = _owned(scene, index, carried)
        filled[pattern.carried_slot] = [carried] if carried else []
    at = _verb(pattern, match)
    qualifiers = _qualifiers(scene, pattern, match, filled, line)
    triples = [("s", pattern.spec.predicate, "s" if pattern.pairs else "o"), *pattern.also]
    for subject_slot, predicate, object_slot in triples:
        for subject, target in _combined(filled, subject_slot, object_slot):
            yield scene.claim(
                predicate, subject, target, line, pattern.spec.id,
                confidence=pattern.confidence, at=at, qualifiers=qualifiers, status=pattern.status,
            )  # fmt: skip


def _spoken_of(scene: Scene, index: int, at: int, kinds: Sequence[str]) -> Unit | None:
    """What a clause without a subject is told of: the nearest of ``kinds`` in subject position of the paragraph; a
    company may also be the one that the item is about, and a paragraph that names no subject (中标人：某公司) tells of
    what the title names."""
    before = list(scene.subjects(index, at))
    for unit in before:
        inner = _innermost(scene, index, unit, kinds)
        if inner.mention and (inner.kind in kinds or _is_zone(inner, kinds)):
            return inner
    if "Company" in kinds:
        return scene.subject(index, at, kinds)
    return None if before else scene.topic(kinds, before=index)


def _owned(scene: Scene, index: int, unit: Unit) -> Unit:
    """The firm that the sentence names right behind its owner: 甲公司全资子公司|乙公司|拟转让其参股企业."""
    line = next((line for line in reversed(scene.lines[: index + 1]) if unit in line.units), None)
    owned = ITS_FIRM.match(line.text, line.place(unit) + 1) if line else None
    return line.unit(owned.end() - 1) if line and owned else unit


def _is_zone(unit: Unit, kinds: Sequence[str]) -> bool:
    """Whether the unit is a zone, where works and firms settle as they do in a place."""
    zone = "Place" in kinds and unit.kind == "Project" and unit.mention is not None
    return zone and unit.mention is not None and ZONE.search(unit.mention.text) is not None


def _innermost(scene: Scene, index: int, unit: Unit, kinds: Sequence[str]) -> Unit:
    """The last of the places side by side that begin with ``unit`` (远山县|云溪镇|青石村, 东与…接壤), or the work
    behind them that is one of ``kinds`` (青石新区|临江产业园, 北邻…)."""
    if unit.kind != "Place" or unit.refers or not any(unit in line.units for line in scene.lines[: index + 1]):
        return unit
    line = next(line for line in reversed(scene.lines[: index + 1]) if line.start <= unit.start)
    while unit.kind == "Place" and not unit.refers:
        inner = line.unit_or_none(line.place(unit) + 1)
        work = inner is not None and inner.kind in ("Project", "Facility") and inner.kind in kinds
        if inner is None or not (inner.kind == "Place" or work):
            break
        unit = inner
    return unit


def _combined(filled: dict[str, list[Unit]], s: str, o: str) -> Iterator[tuple[Mention, Mention | str]]:
    subjects = [u for u in filled.get(s, []) if u.mention]
    targets = filled.get(o, [])
    pairs = combinations(subjects, 2) if s == o else ((a, b) for a in subjects for b in targets)
    for a, b in pairs:
        target: Mention | str | None = b.mention if b.kind not in _VALUES else b.value
        if a.mention and target and target != a.mention:
            yield a.mention, target


def _units(line: Skeleton, match: re.Match[str], pattern: Pattern, slot: str) -> list[Unit]:
    start, end = match.span(slot)
    kinds = pattern.slots[slot].kinds
    # 甲、乙等5个项目: the number that counts a list is none of its members
    return [u for u in line.units_in(start, end) if u.kind in kinds] if start >= 0 else []


def _verb(pattern: Pattern, match: re.Match[str]) -> int:
    """Where the predicate stands: the first word of a class, else the end of the match."""
    starts = [match.start(group) for group in pattern.kept if match[group] is not None]
    return min(starts) if starts else match.end()


def _qualifiers(
    scene: Scene, pattern: Pattern, match: re.Match[str], filled: dict[str, list[Unit]], line: Skeleton
) -> dict[str, str]:
    found = dict(pattern.qualifiers)
    for name, group in pattern.kept_as.items():
        if match[group] is not None:
            found[name] = match[group]
    for name, slot in pattern.slots.items():
        if name not in ("s", "o") and slot.kinds[0] in _VALUES and filled[name]:
            found[name] = filled[name][0].value
    # the day of a report is no day of an honour that it only names
    dated = bool(pattern.kept) or pattern.spec.predicate != "selectedFor"
    if (
        dated
        and "date" not in found
        and pattern.spec.predicate in ("cooperatesWith", "announces", "establishes", "selectedFor")
    ):
        before = [u for u in line.units_in(0, match.end()) if u.kind == "Date" and u.value]
        if before:
            found["date"] = before[0].value
    return found
