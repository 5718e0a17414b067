"""Regular expressions over long texts: tried only where they can match, and alternatives of words as a trie.

``re`` tries an expression at each character, one alternative after the other, which was half of the time that finding
took. What is found does not change: an expression's own parse tells what a match begins with and cannot do without.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from kg.expressions import derived

# the parser inside of ``re``, which is nobody's promise: where it is missing, all is found as slowly as without it
try:
    _parser: Any = import_module("re._parser")
except ImportError:  # pragma: no cover
    _parser = None

# characters that stand in most sentences: to look for one of them tells nothing
_EVERYWHERE = frozenset("，。、：；“”（）,.:;()\n的一是在了和有不人0123456789")
# needs that are looked for before an expression is tried, and how common their words may be in all
_LOOKS = 2
_COMMON = 25.0
_GROUP = 32
# a range of more characters holds most of a text: nothing is gained by trying where they stand
_WIDE = 100


# what an expression's parse tells is the same as long as this module is
_NAME = blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()


class Scanner:
    """An expression that matches no empty text, with ``finditer`` and ``search`` like those of ``re.Pattern``."""

    def __init__(self, expression: str | re.Pattern[str]) -> None:
        self._source = (expression, 0) if isinstance(expression, str) else (expression.pattern, expression.flags)
        self._told = derived(_NAME, *self._source, _told)

    # most expressions are never tried in a short text, for want of what they need: each is made when it is asked for

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(*self._source)

    @cached_property
    def _begins(self) -> re.Pattern[str] | None:
        return re.compile(self._told[0]) if self._told[0] else None

    @cached_property
    def _needs(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, self._told[1]))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, in order, not overlapping."""
        last = len(text) if end is None else end
        for need in self._needs:
            if not need.search(text, start, last):
                return iter(())
        return self._tried(text, start, last) if self._begins else self.expression.finditer(text, start, last)

    def possible_in(self, text: str) -> bool:
        """Whether ``text`` holds what no match can do without: asked of a whole text, it saves asking its sentences."""
        return all(need.search(text) for need in self._needs)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        return next(self.finditer(text, start, end), None)

    def _tried(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches, tried at each character that one may begin with."""
        assert self._begins
        match_at, free = self.expression.match, start
        for begin in self._begins.finditer(text, start, end):
            at = begin.start()
            if at >= free and (match := match_at(text, at, end)):
                free = match.end()
                yield match


def one_of(words: Iterable[str], behind: Mapping[str, str] | None = None, *, grouped: bool = False) -> str:
    """An expression for the longest of ``words`` that stands at a place, and on backtracking the next shorter one: what
    the words joined with ``|``, longest first, would match. ``behind`` has what else must follow a word.

    ``grouped`` is for hundreds of first characters in a :class:`Scanner`: ``re`` tries one after the other, and does so
    with groups of them first. To search with it by ``re`` alone would be slow.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = (behind or {}).get(word, "")
    return f"(?:{_grouped(root) if grouped and '' not in root else _trie(root)})"


def _grouped(root: dict[str, Any]) -> str:
    """The branches of a trie in groups, each behind a look at its first characters."""
    firsts = iter(root.items())
    groups = iter(lambda: dict(islice(firsts, _GROUP)), {})
    return "|".join(f"(?=[{''.join(map(re.escape, group))}])(?:{_trie(group)})" for group in groups)


def _trie(node: dict[str, Any]) -> str:
    branches = [re.escape(c) + _group(below) for c, below in node.items() if c]
    return "|".join(branches + ([node[""]] if "" in node else []))


def _group(node: dict[str, Any]) -> str:
    inside = _trie(node)
    return inside if len(node) == 1 else f"(?:{inside})"


def _told(pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """What the parse of an expression tells, as expressions: one for the first character of a match ("" where that
    cannot be told or is almost anything), and those that a text must hold for a match, of rare words."""
    if _parser is None or pattern.flags & re.IGNORECASE:
        return "", []
    parsed = _parser.parse(pattern.pattern, pattern.flags & re.VERBOSE)
    needs = sorted((words for words in _needs(parsed) if _frequency(words) <= _COMMON), key=_frequency)[:_LOOKS]
    looks = [one_of(sorted(words)) for words in needs]
    found: set[_Pair] = set()
    try:
        _begin((list(parsed), None), (), found)
    except _UnknownError:
        return "", looks
    return _beginning(found), looks


class _UnknownError(Exception):
    """A part of an expression that may begin with anything."""


# what may stand first in a match, and what behind it, () for anything or nothing; inside of classes
_Pair = tuple[tuple[str, ...], tuple[str, ...]]
# the parts of an expression that are still to come, and those behind them
_Rest = tuple[list[Any], Any]


def _beginning(pairs: set[_Pair]) -> str:
    """An expression for the first character of a match; where the second can be told, it is looked at, too."""

    def inside(members: set[str]) -> str:
        return f"[{''.join(sorted(members))}]"

    firsts = {member for first, _ in pairs for member in first}
    alone = {member for first, second in pairs if not second for member in first}
    seconds = {member for _, second in pairs for member in second}
    if not seconds or alone == firsts:
        return inside(firsts)
    return f"{inside(firsts)}(?:{f'(?<={inside(alone)})|' if alone else ''}(?={inside(seconds)}))"


def _begin(rest: _Rest, first: tuple[str, ...], found: set[_Pair]) -> None:
    """Adds to ``found`` what the first two characters of ``rest`` may be, of which the ``first`` may be known already.
    Raises _UnknownError where the first may be anything, or there may be none."""
    parts, behind = rest
    if not parts:
        _ended(behind, first, found)
        return
    (operator, argument), after = parts[0], (parts[1:], behind)
    match str(operator):
        case "LITERAL":
            _add((re.escape(chr(argument)),), after, first, found)
        case "IN":
            _add(_members(argument, known=bool(first)), after, first, found)
        case "SUBPATTERN" if not argument[1]:  # no flags of its own
            _begin((list(argument[3]), after), first, found)
        case "ATOMIC_GROUP":
            _begin((list(argument), after), first, found)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            for branch in _repeated(operator, argument, after):
                _begin(branch, first, found)
        case "BRANCH":
            for branch in argument[1]:
                _begin((list(branch), after), first, found)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            _begin(after, first, found)
        case _:
            _add((), after, first, found)


def _ended(behind: _Rest | None, first: tuple[str, ...], found: set[_Pair]) -> None:
    """:func:`_begin` where a group ends, or the whole expression."""
    if behind is not None:
        _begin(behind, first, found)
    elif first:
        found.add((first, ()))
    else:
        raise _UnknownError


def _repeated(operator: Any, argument: tuple[int, int, Any], after: _Rest) -> Iterator[_Rest]:
    """What may come where ``item`` is repeated: nothing of it, or it and what may come then. Two characters are asked
    for, so that more than two of it need not be told apart."""
    least, most, item = min(argument[0], 2), min(argument[1], 2), argument[2]
    if least == 0:
        yield after
    if most:
        again = (operator, (max(0, least - 1), most - 1, item))
        yield list(item), ([again, *after[0]], after[1])


def _add(members: tuple[str, ...], after: _Rest, first: tuple[str, ...], found: set[_Pair]) -> None:
    """Takes ``members``, () for anything, for the first character or, behind a known one, for the second."""
    if first:
        found.add((first, members))
    elif members:
        _begin(after, members, found)
    else:
        raise _UnknownError


def _members(items: list[tuple[Any, Any]], *, known: bool) -> tuple[str, ...]:
    """The members of a character class as they are written in one; () where they are almost anything."""
    try:
        return tuple(map(_member, items))
    except _UnknownError:
        if known:
            return ()
        raise


def _member(item: tuple[Any, Any]) -> str:
    """One member of a character class as it is written in one."""
    operator, argument = str(item[0]), item[1]
    if operator == "LITERAL":
        return re.escape(chr(argument))
    if operator == "RANGE" and argument[1] - argument[0] < _WIDE:
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    if operator == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
        return r"\d"
    raise _UnknownError


def _needs(parts: Any) -> list[frozenset[str]]:
    """Sets of words of each of which every match of ``parts`` holds at least one."""
    found: list[frozenset[str]] = []
    literal = ""
    for operator, argument in parts:
        if str(operator) == "LITERAL":
            literal += chr(argument)
            continue
        found += [frozenset({literal})] if literal else []
        literal = ""
        found += _needs_of(str(operator), argument)
    return found + ([frozenset({literal})] if literal else [])


def _needs_of(operator: str, argument: Any) -> list[frozenset[str]]:
    """:func:`_needs` for one part that is no single character."""
    match operator:
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in argument):
            return [frozenset(chr(code) for _, code in argument)]
        case "SUBPATTERN" if not argument[1]:
            return _needs(argument[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0] > 0:
            return _needs(argument[2])
        case "ASSERT" if argument[0] > 0:  # what has to stand behind stands in the text that is searched, too
            return _needs(argument[1])
        case "BRANCH":
            rarest = [min(_needs(branch), key=_frequency, default=None) for branch in argument[1]]
            return [frozenset().union(*filter(None, rarest))] if all(rarest) else []
        case _:
            return []


def _frequency(words: frozenset[str]) -> float:
    """About how common the words are, by their lengths alone."""
    weights = (0.4 if len(w) > 2 else 1.0 if len(w) == 2 else 60.0 if w in _EVERYWHERE else 8.0 for w in words)
    return sum(weights)
