"""What people have decided, as linking asks for it: which names are one, and which must not become one.

Decisions speak of keys: a type, a name, and for a name in certain articles the first of these. Those that ``same``
joins, directly or over others, are a class; ``apart`` holds between whole classes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple, TypeVar

from kg.decisions import APART, RULE, SAME, Decision, DecisionError, Named
from kg.link.refusals import Refused
from kg.model import Link, Rejected

Key = tuple[str, str, str]  # type, name, and one of the articles that it means something in, "" elsewhere
_Edge = tuple[Key, Key, Decision]
_T = TypeVar("_T")


class Member(NamedTuple):
    """A name of a class; ``link`` tells why it is one with the class's first."""

    key: Key
    link: Link


class Verdicts:
    """The decisions of a build. Raises DecisionError where some contradict each other."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = tuple(sorted(decisions, key=lambda d: (d._replace(place=""), d.place)))
        self._carved = _carved(self.decisions)
        self._kin = components((d.one[:2], d.other[:2]) for d in self.decisions)
        self._all = {self.key(side) for d in self.decisions for side in (d.one, d.other)}
        self._set([(self.key(d.one), self.key(d.other), d) for d in self.decisions if d.verdict == SAME])
        self._foes: dict[Key, set[Key]] = defaultdict(set)
        for d in self.decisions:
            if d.verdict == APART:
                one, other = (self._first(self.key(side)) for side in (d.one, d.other))
                if one == other:
                    raise DecisionError(self._contradiction(d))
                self._foes[one].add(other)
                self._foes[other].add(one)
        self._first_of = {key: self._first(key) for key in self._all}

    def _set(self, edges: Sequence[_Edge]) -> None:
        """Make the classes of these pairs: first the names that are nobody's other name, then by name."""
        self._classes: dict[Key, tuple[Member, ...]] = {}
        others = {other for _, other, _ in edges}
        told: dict[Key, list[_Edge]] = defaultdict(list)
        for edge in edges:
            told[edge[0]].append(edge)
            told[edge[1]].append(edge)
        for keys in {frozenset(found) for found in components((one, other) for one, other, _ in edges).values()}:
            ranked = sorted(keys, key=lambda key: (key in others, key))
            members = tuple(Member(key, _link(key, told[key])) for key in ranked)
            self._classes.update(dict.fromkeys(keys, members))

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def key(self, side: Named) -> Key:
        """The key of one side of a decision."""
        return self.of(side.type, side.name, side.docs[0]) if side.docs else (side.type, side.name, "")

    def of(self, type_: str, name: str, doc: str) -> Key:
        """The key of a name in the article ``doc``; its third part is "" where no decision speaks of it there."""
        return type_, name, self._carved.get((type_, name), {}).get(doc, "")

    def keys(self, type_: str, names: Iterable[str], doc: str) -> list[Key]:
        """The keys of several names in the article ``doc``."""
        return [self.of(type_, name, doc) for name in names]

    def related(self, type_: str, name: str) -> frozenset[tuple[str, str]]:
        """The types and names that decisions speak of together with this one, directly or over others."""
        return self._kin.get((type_, name), frozenset())

    @property
    def names(self) -> Iterable[tuple[str, str]]:
        """The types and names that decisions speak of."""
        return self._kin.keys()

    def keys_of(self, names: Iterable[tuple[str, str]]) -> set[Key]:
        """The keys of these types and names."""
        wanted = set(names)
        return {key for key in self._all if key[:2] in wanted}

    @property
    def classed(self) -> Iterable[Key]:
        """The keys that are the same as others."""
        return self._classes.keys()

    def class_of(self, key: Key) -> tuple[Member, ...]:
        """The class of ``key``, empty where nothing is the same."""
        return self._classes.get(key, ())

    def apart(self, ours: Iterable[Key], theirs: Iterable[Key]) -> bool:
        """Whether any of our names must not become one with any of theirs."""
        first = self._first_of
        foes = [self._foes[first[key]] for key in ours if key in first and first[key] in self._foes]
        return bool(foes) and any(first.get(key, key) in found for key in theirs for found in foes)

    def met(self, exists: Callable[[Key], bool], owners: Callable[[str, str], Iterable[str]]) -> "Verdicts":
        """The verdicts over what there is: a name that nothing bears any more, but just one thing has for an alias,
        stands for that thing. ``owners`` gives whose alias a name of a type is."""
        instead: dict[Key, Key] = {}
        for key in self._classes:
            found = set() if key[2] or exists(key) else set(owners(*key[:2])) - {key[1]}
            if len(found) == 1:
                instead[key] = (key[0], found.pop(), "")
        result = copy(self)
        same = ((self.key(d.one), self.key(d.other), d) for d in self.decisions if d.verdict == SAME)
        swapped = [(instead.get(one, one), instead.get(other, other), d) for one, other, d in same]
        result._set([edge for edge in swapped if edge[0] != edge[1]])
        return result

    def outcome(self, entities: Callable[[Key], Iterable[str]]) -> tuple[list[Refused], list[Rejected]]:
        """What decisions keep apart, and those that came to nothing; ``entities`` gives the ids of what a key names."""
        refused, left = [], []
        for d in self.decisions:
            sides = [set(entities(self.key(side))) for side in (d.one, d.other)]
            if d.one[:2] == d.other[:2] and d.verdict == APART:  # some of a name may be with those of certain articles
                both = sides[0] & sides[1]
                sides = [
                    found if side.docs else found - both for side, found in zip((d.one, d.other), sides, strict=True)
                ]
            missing = [side for side, found in zip((d.one, d.other), sides, strict=True) if not found]
            if missing:
                left.append(
                    Rejected(d.place, f"there is nothing called {' and nothing called '.join(map(str, missing))}")
                )
            elif bool(sides[0] & sides[1]) is not (d.verdict == SAME):
                left.append(Rejected(d.place, _vain(d, sides)))
            elif d.verdict == APART:
                refused += [Refused(a, b, RULE, d.reason) for a in sorted(sides[0]) for b in sorted(sides[1])]
        return refused, left

    def _first(self, key: Key) -> Key:
        members = self._classes.get(key)
        return members[0].key if members else key

    def _contradiction(self, apart: Decision) -> str:
        """Which decisions make one of what ``apart`` says are two."""
        path = _path(
            [d for d in self.decisions if d.verdict == SAME], self.key, self.key(apart.one), self.key(apart.other)
        )
        if not path:
            return f"{apart.place}: the articles of both sides overlap, so that {apart.one} and {apart.other} are one"
        places = ", ".join(d.place for d in path)
        return f"{apart.place} keeps {apart.one} and {apart.other} apart, but {places} makes them one"


def _vain(d: Decision, sides: Sequence[set[str]]) -> str:
    if d.verdict == APART:
        return f"{d.one} and {d.other} are one all the same: other decisions, or one name in one place, join them"
    if any(len(found) > 1 for found in sides):
        several = d.one if len(sides[0]) > 1 else d.other
        return f"several things are called {several}; say in which articles"
    return f"{d.one} and {d.other} would bring together what another decision keeps apart"


def _carved(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """For names that are meant in certain articles: each of these with the first of those that are told together."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for d in decisions:
        for side in (d.one, d.other):
            pairs[side.type, side.name] += [(side.docs[0], doc) for doc in side.docs]
    return {
        named: {doc: min(together) for doc, together in components(found).items()}
        for named, found in pairs.items()
        if found
    }


def components(pairs: Iterable[tuple[_T, _T]]) -> dict[_T, frozenset[_T]]:
    """For each that occurs in ``pairs`` all that it hangs together with."""
    found: dict[_T, set[_T]] = {}
    for one, other in pairs:
        ours, theirs = found.setdefault(one, {one}), found.setdefault(other, {other})
        if ours is not theirs:
            ours |= theirs
            found.update(dict.fromkeys(theirs, ours))
    frozen = {id(each): frozenset(each) for each in found.values()}
    return {key: frozen[id(each)] for key, each in found.items()}


def _link(key: Key, edges: Sequence[_Edge]) -> Link:
    """Why ``key`` is one with others: of several decisions first one in which it is the other name."""
    told = min((other != key, d._replace(place="")) for _, other, d in edges)
    return Link(key[1], RULE, told[1].reason)


def _path(same: Sequence[Decision], key: Callable[[Named], Key], start: Key, goal: Key) -> list[Decision]:
    """The decisions that lead from one key to another, the fewest."""
    paths: dict[Key, list[Decision]] = {start: []}
    todo = [start]
    for at in todo:
        for d in same:
            ends = key(d.one), key(d.other)
            for here, there in (ends, ends[::-1]):
                if here == at and there not in paths:
                    paths[there] = [*paths[at], d]
                    todo.append(there)
    return paths.get(goal, [])


NONE = Verdicts()
