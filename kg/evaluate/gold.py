"""Gold annotations: what a careful reader took from one article, read from ``*.gold.json``."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from kg.model import ENTITY_TYPES

SUFFIX = ".gold.json"
ARTICLE = "article"
_ID = re.compile(r"e\d+")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An annotated entity; ``actor`` is the id of the government that acts under the name of this place."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class GoldFact:
    """An annotated fact; ``subject`` is an entity id or ``article``, ``object`` an entity id or a literal."""

    subject: str
    predicate: str
    object: str
    qualifiers: Mapping[str, str]
    evidence: str
    core: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of article number ``article`` of the input file named ``file``."""

    path: Path
    file: str
    article: int
    entities: tuple[GoldEntity, ...]
    facts: tuple[GoldFact, ...]


def find_gold(paths: Iterable[Path]) -> list[Path]:
    """The gold files among ``paths``: files as they are, folders by their ``*.gold.json``, in name order.

    Raises ``FileNotFoundError`` for a path that does not exist and for a folder without gold.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.glob(f"*{SUFFIX}"))
            if not inside:
                raise FileNotFoundError(f"{path}: no *{SUFFIX} in this folder")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise FileNotFoundError(f"{path}: no such file or folder")
    return list(dict.fromkeys(found))


def read_gold(path: Path) -> Gold:
    """Read one gold file; raises ``ValueError`` naming the file where it is not a sound annotation."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        gold = Gold(
            path,
            data["file"],
            int(data["article"]),
            tuple(_entity(item) for item in data["entities"]),
            tuple(_fact(item) for item in data["facts"] if item.get("status") != "negated"),
        )
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: not a gold file ({type(error).__name__}: {error})") from error
    _check(gold)
    return gold


def _entity(item: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(item["id"], item["type"], item["name"], tuple(item.get("aliases", ())), item.get("actor"))


def _fact(item: Mapping[str, Any]) -> GoldFact:
    return GoldFact(
        item["s"], item["p"], item["o"], item.get("q", {}), item.get("evidence", ""), bool(item.get("core"))
    )


def _check(gold: Gold) -> None:
    ids = {entity.id for entity in gold.entities}
    if len(ids) != len(gold.entities):
        raise ValueError(f"{gold.path}: an entity id stands twice")
    for entity in gold.entities:
        if entity.type not in ENTITY_TYPES:
            raise ValueError(f"{gold.path}: entity {entity.id} has the unknown type {entity.type!r}")
        if entity.actor is not None and entity.actor not in ids:
            raise ValueError(f"{gold.path}: the actor {entity.actor!r} of {entity.id} is no entity of the file")
    for fact in gold.facts:
        if fact.subject != ARTICLE and fact.subject not in ids:
            raise ValueError(
                f"{gold.path}: the subject {fact.subject!r} of a {fact.predicate} is no entity of the file"
            )
        if _ID.fullmatch(fact.object) and fact.object not in ids:
            raise ValueError(f"{gold.path}: the object {fact.object!r} of a {fact.predicate} is no entity of the file")


def find_texts(golds: Iterable[Gold]) -> list[Path]:
    """The input files that ``golds`` annotate: beside each gold file, in ``texts/`` there, or in the nearest folder
    ``seeds`` above it.

    Raises ``FileNotFoundError`` where one is in none of them.
    """
    return list(dict.fromkeys(_find_text(gold) for gold in golds))


def _find_text(gold: Gold) -> Path:
    folder = gold.path.resolve().parent
    places = [folder, folder / "texts", *(above / "seeds" for above in (folder, *folder.parents))]
    name = PurePath(gold.file).name
    for place in places:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"{gold.path}: {name} stands neither beside it nor in texts/ or seeds/; give --build")
