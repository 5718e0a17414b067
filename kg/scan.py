"""Regular expressions over long texts: tried only where they can begin, and alternatives of words as a trie.

``re`` tries an expression with many alternatives at each character, one alternative after the other, which is most of
the time that finding takes. Both helpers here change nothing of what is found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

# the parser inside of ``re``, which is nobody's promise: where it is missing, all is found as slowly as without it
try:
    _parser: Any = import_module("re._parser")
except ImportError:  # pragma: no cover
    _parser = None


class Scanner:
    """An expression that matches no empty text, with ``finditer`` and ``search`` like those of ``re.Pattern``."""

    def __init__(self, expression: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(expression)
        beginnings = _beginnings(self.pattern)
        self._begins = re.compile(f"[{beginnings}]") if beginnings else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, in order, not overlapping."""
        last = len(text) if end is None else end
        if self._begins is None:
            yield from self.pattern.finditer(text, start, last)
            return
        free = start
        for begin in self._begins.finditer(text, start, last):
            at = begin.start()
            if at >= free:
                match = self.pattern.match(text, at, last)
                if match:
                    free = match.end()
                    yield match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        return next(self.finditer(text, start, end), None)


def one_of(words: Iterable[str], behind: Mapping[str, str] | None = None) -> str:
    """An expression for the longest of ``words`` that stands at a place, and on backtracking the next shorter one: what
    the words joined with ``|``, longest first, would match. ``behind`` has what else must follow a word."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = (behind or {}).get(word, "")
    return f"(?:{_trie(root)})"


def _trie(node: dict[str, Any]) -> str:
    branches = [re.escape(c) + _group(below) for c, below in node.items() if c]
    return "|".join(branches + ([node[""]] if "" in node else []))


def _group(node: dict[str, Any]) -> str:
    inside = _trie(node)
    return inside if len(node) == 1 else f"(?:{inside})"


def _beginnings(pattern: re.Pattern[str]) -> str:
    """The inside of a class of all characters that a match can begin with; "" where that cannot be told."""
    if _parser is None or pattern.flags & re.IGNORECASE:
        return ""
    found: set[str] = set()
    try:
        may_be_empty = _collect(_parser.parse(pattern.pattern, pattern.flags & re.VERBOSE), found)
    except _UnknownError:
        return ""
    return "" if may_be_empty else "".join(sorted(found))


class _UnknownError(Exception):
    """A part of an expression that may begin with anything."""


def _collect(parts: Any, found: set[str]) -> bool:
    """Adds to ``found`` what the ``parts`` of an expression may begin with; whether they may match nothing at all."""
    return all(_begin(str(operator), argument, found) for operator, argument in parts)


def _begin(operator: str, argument: Any, found: set[str]) -> bool:
    """:func:`_collect` for one part."""
    match operator:
        case "LITERAL":
            found.add(re.escape(chr(argument)))
        case "IN":
            found.update(map(_member, argument))
        case "SUBPATTERN" if not argument[1]:  # no flags of its own
            return _collect(argument[3], found)
        case "ATOMIC_GROUP":
            return _collect(argument, found)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _collect(argument[2], found) or argument[0] == 0
        case "BRANCH":
            empty = [_collect(branch, found) for branch in argument[1]]
            return any(empty)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return True
        case _:
            raise _UnknownError
    return False


def _member(item: tuple[Any, Any]) -> str:
    """One member of a character class as it is written in one."""
    operator, argument = str(item[0]), item[1]
    if operator == "LITERAL":
        return re.escape(chr(argument))
    if operator == "RANGE":
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    if operator == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
        return r"\d"
    raise _UnknownError
