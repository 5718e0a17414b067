"""Whether a regular expression can backtrack without end: the test of Weideman et al. 2016 for exponential ambiguity.

An unbounded repeat is dangerous where one and the same text can be cut into repetitions in two ways: each of n such
texts in a row doubles the ways, and a match that fails tries them all. Of the body of every outermost unbounded repeat
an automaton is made, and two walks through it side by side, over the same characters, are followed from its beginning;
if they can part and meet again at the beginning, the repeat is dangerous. Assertions count as if they always held,
which can only find more. A repeat behind which nothing stands cannot fail, and a possessive one is not taken back.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Ranges = tuple[tuple[int, int], ...]
_ALL = ((0, 0x10FFFF),)
_LONG = 12  # a bounded repeat of more is taken for one of so many


def ambiguous_repeats(pattern: str, flags: int = 0) -> list[str]:
    """The unbounded repeats of ``pattern`` whose bodies can read a text in two ways, as parse trees in words."""
    return [str(body)[:200] for body in _outermost(_parser.parse(pattern, flags)) if _Automaton(body).is_ambiguous()]


def _outermost(tree: Any, followed: bool = False) -> Iterator[Any]:
    """The bodies of outermost unbounded repeats behind which something can fail; at an end nothing is taken back."""
    items = list(tree)
    for number, (op, argument) in enumerate(items):
        more = followed or number + 1 < len(items)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[1] is sre.MAXREPEAT:
            if more:
                yield argument[2]
        else:
            for part in _parts(op, argument):
                yield from _outermost(part, more and op not in (sre.ASSERT, sre.ASSERT_NOT))


def _parts(op: Any, argument: Any) -> list[Any]:
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    if op is sre.BRANCH:
        return list(argument[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in argument[1:] if part]
    return []


class _Automaton:
    """States with steps over characters and steps over nothing; state 0 begins a repetition."""

    def __init__(self, body: Any) -> None:
        self.steps: dict[int, list[tuple[Ranges, int]]] = defaultdict(list)
        self.free: dict[int, list[int]] = defaultdict(list)
        self._states = 1
        self.free[self._build(body, 0)].append(0)

    def _new(self) -> int:
        self._states += 1
        return self._states - 1

    def _build(self, tree: Any, at: int) -> int:
        for op, argument in tree:
            at = self._item(op, argument, at)
        return at

    def _item(self, op: Any, argument: Any, at: int) -> int:
        ranges = _ranges(op, argument)
        if ranges is not None:
            end = self._new()
            self.steps[at].append((ranges, end))
            return end
        if op is sre.SUBPATTERN:
            return self._build(argument[3], at)
        if op is sre.BRANCH:
            end = self._new()
            for part in argument[1]:
                start = self._new()
                self.free[at].append(start)
                self.free[self._build(part, start)].append(end)
            return end
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            return self._repeat(*argument, at)
        if op in (sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP):
            return self._item(sre.SUBPATTERN, (0, 0, 0, argument if op is sre.ATOMIC_GROUP else argument[2]), at)
        if op in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            return at
        raise NotImplementedError(str(op))

    def _repeat(self, least: int, most: Any, body: Any, at: int) -> int:
        for _ in range(min(int(least), _LONG)):
            at = self._build(body, at)
        if most is sre.MAXREPEAT:
            loop = self._new()
            self.free[at].append(loop)
            self.free[self._build(body, loop)].append(loop)
            return loop
        end = self._new()
        self.free[at].append(end)
        for _ in range(min(int(most), _LONG) - min(int(least), _LONG)):
            at = self._build(body, at)
            self.free[at].append(end)
        return end

    def _reach(self, state: int) -> dict[int, int]:
        """The states that steps over nothing lead to, with how many ways there are (2 for more)."""
        ways: dict[int, int] = defaultdict(int)
        pending = [(state, frozenset({state}))]
        while pending:
            here, passed = pending.pop()
            ways[here] += 1
            if ways[here] > 2:
                continue
            pending += [(to, passed | {to}) for to in self.free[here] if to not in passed]
        return ways

    def _circles(self, state: int) -> bool:
        """Whether steps over nothing lead from the state to itself: it can be passed through any number of times."""
        return any(state in self._reach(to) for to in self.free[state])

    def is_ambiguous(self) -> bool:
        """Whether two different walks from state 0 read the same text and end at state 0 again."""
        moves = {}
        for state in range(self._states):
            found: dict[tuple[Ranges, int], int] = defaultdict(int)
            for here, ways in self._reach(state).items():
                for ranges, to in self.steps[here]:
                    found[ranges, to] += ways
            moves[state] = found
        if any(self._circles(state) for state in range(self._states)):
            return True
        ends = {state for state in range(self._states) if 0 in self._reach(state)}
        # pairs of states, and whether the walks have parted
        pending, seen = [(0, 0, False)], {(0, 0, False)}
        while pending:
            one, other, parted = pending.pop()
            for (ranges, to), ways in moves[one].items():
                for others, end in moves[other]:
                    if not _meet(ranges, others):
                        continue
                    apart = parted or to != end or (one == other and ways > 1)
                    if apart and to in ends and end in ends:
                        return True
                    step = (to, end, apart)
                    if step not in seen:
                        seen.add(step)
                        pending.append(step)
        return False


def _ranges(op: Any, argument: Any) -> Ranges | None:
    """The characters that an item of one character takes; None for other items."""
    if op is sre.LITERAL:
        return ((argument, argument),)
    if op is sre.NOT_LITERAL:
        return _without(((argument, argument),))
    if op in (sre.ANY, sre.GROUPREF):  # what a group took is short, and any character can only find more
        return _ALL
    if op is sre.IN:
        inside: list[tuple[int, int]] = []
        negated = False
        for kind, what in argument:
            if kind is sre.NEGATE:
                negated = True
            elif kind is sre.LITERAL:
                inside.append((what, what))
            elif kind is sre.RANGE:
                inside.append(what)
            else:
                inside += _category(what)
        return _without(tuple(inside)) if negated else tuple(inside)
    return None


@cache
def _category(what: Any) -> Ranges:
    """The characters of \\s, \\d, \\w and their opposites."""
    holds = {"SPACE": str.isspace, "DIGIT": str.isdecimal, "WORD": lambda c: c.isalnum() or c == "_"}[
        str(what).split("_")[-1]
    ]
    found: list[tuple[int, int]] = []
    for code in range(0x110000):
        if holds(chr(code)):
            found[-1:] = [(found[-1][0], code)] if found and found[-1][1] == code - 1 else [*found[-1:], (code, code)]
    return _without(tuple(found)) if "_NOT_" in str(what) else tuple(found)


def _without(ranges: Ranges) -> Ranges:
    found, at = [], 0
    for low, high in sorted(ranges):
        if at < low:
            found.append((at, low - 1))
        at = max(at, high + 1)
    return (*found, (at, 0x10FFFF))


def _meet(some: Ranges, others: Ranges) -> bool:
    return any(low <= end and start <= high for low, high in some for start, end in others)
