"""No regular expression of the package, nor of a pattern, backtracks without end."""

import importlib
import pkgutil
import re
import re._parser as parser
from collections.abc import Iterator

import pytest
from ambiguity import ambiguous_repeats

import kg
from kg.relations.engine import patterns_of
from kg.rules import load_rules


@pytest.mark.parametrize(
    "pattern", [r"(?:a|aa)+$", r"(?:a*)*b", r"(?:达到了?|达|到)+$", r"(?:[a-z]+-?)*x", r"(?:ab?|b)*c"]
)
def test_a_dangerous_repeat_is_found(pattern: str) -> None:
    assert ambiguous_repeats(pattern)


@pytest.mark.parametrize(
    "pattern", [r"a*b", r"(?:ab|ac)+$", r"(?:[、和][a-z])*", r"(?:a|aa)++$", r"(?:a|aa){0,4}$", r"[^x]*x"]
)
def test_a_harmless_one_is_not(pattern: str) -> None:
    assert not ambiguous_repeats(pattern)


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions at the top of modules, and those that patterns become."""
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if module.name == "kg.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            value = getattr(value, "expression", value)
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value
    for pattern in patterns_of(load_rules()):
        yield f"pattern {pattern.spec.id}", pattern.expression.expression


def test_no_expression_can_be_read_in_exponentially_many_ways() -> None:
    found = {name: ambiguous_repeats(e.pattern, e.flags & ~re.UNICODE) for name, e in expressions()}
    assert len(found) > 100
    assert {name: repeats for name, repeats in found.items() if repeats} == {}


def possessive_groups(parsed: object) -> Iterator[str]:
    """What is repeated possessively and is more than one character, which Python 3.11.0 to 3.11.4 matches wrongly."""
    if isinstance(parsed, parser.SubPattern):
        for operator, arguments in parsed:
            if str(operator) == "POSSESSIVE_REPEAT" and str(arguments[2][0][0]) not in _ONE_CHARACTER:
                yield str(arguments[2])[:80]
            yield from possessive_groups(arguments)
    elif isinstance(parsed, tuple | list):
        for part in parsed:
            yield from possessive_groups(part)


_ONE_CHARACTER = ("IN", "LITERAL", "NOT_LITERAL", "ANY")


def test_possessive_groups_are_found() -> None:
    assert list(possessive_groups(parser.parse(r"a(?:[bc](?:xy|z?)++)?")))
    assert not list(possessive_groups(parser.parse(r"(?:a|[bc]++|d{2,3}+)+")))


def test_no_expression_repeats_a_group_possessively() -> None:
    parsed = {name: parser.parse(e.pattern, e.flags & ~re.UNICODE) for name, e in expressions()}
    assert {name: found for name, each in parsed.items() if (found := list(possessive_groups(each)))} == {}
