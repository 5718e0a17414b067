"""Annotated articles in a short notation, many in a file: see ``articles/README.md``."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import ENTITY_TYPES

_ARTICLE = re.compile(r"(?m)^@@.*\n?")
_LITERAL = ("quantity", "occurredOn", "publishedOn")


class Noted(NamedTuple):
    """An entity by its type and forms, the fullest first."""

    type: str
    forms: tuple[str, ...]


class Annotated(NamedTuple):
    """A text, its entities, and its facts: subject, predicate, object; the two as numbers of entities, or a literal."""

    text: str
    entities: tuple[Noted, ...]
    facts: tuple[tuple[int, str, int | str], ...]


def read_notation(path: Path) -> Iterator[Annotated]:
    """The articles of a file. Raises ValueError, naming file and line, for what is no annotation."""
    for number, block in enumerate(filter(str.strip, _ARTICLE.split(path.read_text(encoding="utf-8"))), 1):
        text, _, notes = block.strip("\n").partition("\n---\n")
        try:
            yield _annotated(text, notes)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path}: article {number}: {error}") from error


def _annotated(text: str, notes: str) -> Annotated:
    entities: list[Noted] = []
    numbers: dict[str, int] = {}
    facts: list[tuple[int, str, int | str]] = []
    for line in filter(str.strip, notes.splitlines()):
        key, rest = re.split("[:：]", line, maxsplit=1)
        for item in filter(None, (item.strip() for item in re.split("[;；]", rest))):
            if key.strip() in ENTITY_TYPES:
                forms = tuple(filter(None, (form.strip() for form in item.split("|"))))
                numbers |= dict.fromkeys(forms, len(entities))
                entities.append(Noted(key.strip(), forms))
            elif not item.startswith("article"):
                facts.append(_fact(key.strip(), item.rstrip("! "), numbers))
    return Annotated(text, tuple(entities), tuple(facts))


def _fact(predicate: str, item: str, numbers: dict[str, int]) -> tuple[int, str, int | str]:
    subject, _, other = (part.strip() for part in item.partition(">"))
    if predicate == "holdsPosition" or predicate in _LITERAL:
        other = other.rpartition("=")[0].strip() if "=" in other else other
    return numbers[subject], predicate, other if predicate in _LITERAL else numbers[other]
