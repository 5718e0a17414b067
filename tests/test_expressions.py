"""No regular expression of the package, nor of a pattern, backtracks without end."""

import importlib
import pkgutil
import re
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
