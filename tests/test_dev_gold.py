"""The gold annotations are well formed: a scorer that reads a broken gold file would blame the builder for it."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
FILES = sorted(GOLD.rglob("*.gold.json"))
SEED_FILES, DEV_FILES = 5, 33

ORGANISATIONS = {"Government", "Company", "Organization"}
SITES = {"Place", "Facility", "Project"}
TYPES = ORGANISATIONS | SITES | {"Person", "Event", "Policy", "Industry"}
# a Place or a park acts under its own name where the text names no government for it
ACTORS = ORGANISATIONS | {"Place", "Project"}
ARTICLE = {"article"}
LITERAL = {"literal"}

# predicate: (types of the subject, types of the object, qualifiers that may stand, qualifiers that must)
SCHEMA: dict[str, tuple[set[str], set[str], set[str], set[str]]] = {
    "holdsPosition": ({"Person"}, ORGANISATIONS | {"Place", "Project"}, {"role", "since"}, {"role"}),
    "locatedIn": (ORGANISATIONS | SITES, SITES, {"direction"}, set()),
    "adjacentTo": (SITES, SITES, {"direction"}, set()),
    "partOf": (ORGANISATIONS | SITES, ORGANISATIONS | SITES, {"kind"}, set()),
    "cooperatesWith": (ACTORS, ACTORS, {"kind", "date", "about"}, {"kind"}),
    "participatesIn": (ACTORS | {"Person"}, {"Event"}, {"as"}, set()),
    "heldIn": ({"Event"}, {"Place", "Facility"}, set(), set()),
    "concerns": ({"Event"}, {"Project", "Place", "Policy"}, set(), set()),
    "develops": (ACTORS, {"Project", "Facility"}, {"kind"}, set()),
    "establishes": (ACTORS | {"Event"}, ORGANISATIONS, {"date"}, set()),
    "hasIndustry": ({"Project", "Place", "Company"}, {"Industry"}, set(), set()),
    "pursues": (ACTORS, {"Policy"}, {"kind"}, set()),
    "selectedFor": (ACTORS | {"Facility"}, {"Policy"}, {"by", "date"}, set()),
    "announces": (ACTORS, {"Policy"}, {"date"}, set()),
    "founded": ({"Person"}, {"Company"}, set(), set()),
    "relocated": ({"Company"}, {"Place", "Project"}, {"from"}, set()),
    "states": (ACTORS | {"Person"}, LITERAL, {"verb"}, {"verb"}),
    "quantity": (TYPES, LITERAL, {"property", "kind", "date"}, {"property", "kind"}),
    "occurredOn": ({"Event"}, LITERAL, set(), set()),
    "reportedBy": (ARTICLE, {"Person"}, {"role"}, {"role"}),
    "publishedBy": (ARTICLE, ORGANISATIONS, set(), set()),
    "publishedOn": (ARTICLE, LITERAL, set(), set()),
}
VALUES = {
    "participatesIn": ("as", {"attended", "convened", "spoke"}),
    "quantity": ("kind", {"actual", "target"}),
    "reportedBy": ("role", {"记者", "通讯员", "编辑", "作者"}),
}
DATE = re.compile(r"\d{4}(-\d\d){0,2}|--\d\d(-\d\d)?|---\d\d")
NUMBER = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两半]")
DROPPED = re.compile(r"[\s\"'“”‘’「」『』《》〈〉()\[\]【】{}、,.。-]")


def same(form: str) -> str:
    """The form as the scorer compares it."""
    return DROPPED.sub("", unicodedata.normalize("NFKC", form).lower())


@cache
def load(path: Path) -> dict[str, Any]:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def flat(path: Path) -> str:
    """The text that a gold file annotates, line breaks removed."""
    file = load(path)["file"]
    beside = path.with_name(file)
    raw = (beside if beside.exists() else ROOT / "seeds" / file).read_text(encoding="utf-8")
    return re.sub(r"[\r\n]", "", raw)


def is_dev(path: Path) -> bool:
    return path.parent.name == "dev"


def types(gold: dict[str, Any]) -> dict[str, str]:
    return {e["id"]: e["type"] for e in gold["entities"]} | {"article": "article"}


def forms(entity: dict[str, Any]) -> list[str]:
    return [entity["name"], *entity["aliases"]]


over_files = pytest.mark.parametrize("path", FILES, ids=lambda p: p.name.removesuffix(".gold.json"))


def test_every_gold_file_is_collected() -> None:
    assert sum(not is_dev(p) for p in FILES) == SEED_FILES
    assert sum(is_dev(p) for p in FILES) == DEV_FILES
    texts = {p.stem for p in (GOLD / "dev").glob("*.txt")}
    assert texts == {p.name.removesuffix(".gold.json") for p in FILES if is_dev(p)}


@over_files
def test_header(path: Path) -> None:
    gold = load(path)
    assert set(gold) == {"file", "article", "title", "date", "publisher", "reporters", "entities", "facts"}
    assert isinstance(gold["article"], int)
    assert gold["article"] >= 1
    assert gold["date"] is None or DATE.fullmatch(gold["date"])
    known = {same(form) for e in gold["entities"] for form in forms(e)}
    for name in filter(None, [gold["publisher"], *gold["reporters"]]):
        assert same(name) in known, f"{name} stands in the header but is no entity"
    if is_dev(path):
        assert gold["file"] == path.name.replace(".gold.json", ".txt")
        assert gold["title"] is None or gold["title"] in flat(path)


@over_files
def test_entities(path: Path) -> None:
    gold, text = load(path), same(flat(path))
    ids = [e["id"] for e in gold["entities"]]
    assert ids == [f"e{n}" for n in range(1, len(ids) + 1)]
    for entity in gold["entities"]:
        assert set(entity) <= {"id", "type", "name", "aliases", "actor"}
        assert entity["type"] in TYPES
        # a government that acts under its place's name, or that a title implies (副县长), need not be named
        if entity["id"] not in {e.get("actor") for e in gold["entities"]}:
            assert any(same(form) in text for form in forms(entity)), f"{entity['name']} is not in the text"
        if "actor" in entity:
            assert entity["type"] == "Place"
            assert types(gold)[entity["actor"]] == "Government"
        if is_dev(path):
            assert all(same(alias) in text for alias in entity["aliases"]), entity


@over_files
def test_no_form_names_two_entities(path: Path) -> None:
    seen: dict[str, str] = {}
    for entity in load(path)["entities"]:
        for form in {same(f) for f in forms(entity)}:
            assert form not in seen, f"{form} names {seen[form]} and {entity['id']}"
            seen[form] = entity["id"]


@over_files
def test_facts(path: Path) -> None:
    gold, text = load(path), flat(path)
    kinds = types(gold)
    for fact in gold["facts"]:
        assert set(fact) == {"s", "p", "o", "q", "evidence", "core"}, fact
        subjects, objects, may, must = SCHEMA[fact["p"]]
        assert kinds[fact["s"]] in subjects, fact
        if objects is LITERAL:
            assert fact["o"] not in kinds, fact
        else:
            assert kinds[fact["o"]] in objects, fact
        assert must <= set(fact["q"]) <= may, fact
        assert all(isinstance(value, str) and value for value in fact["q"].values()), fact
        if fact["p"] in VALUES:
            name, allowed = VALUES[fact["p"]]
            assert fact["q"].get(name) in allowed | {None}, fact
        assert isinstance(fact["core"], bool)
        assert fact["evidence"], fact
        assert fact["evidence"] in text, fact


@over_files
def test_literals(path: Path) -> None:
    gold = load(path)
    for fact in gold["facts"]:
        if fact["p"] in ("occurredOn", "publishedOn"):
            assert DATE.fullmatch(fact["o"]), fact
        elif fact["p"] == "quantity":
            assert NUMBER.search(fact["o"]), fact
            assert fact["o"] in fact["evidence"], fact
        elif fact["p"] == "states":
            assert fact["o"] in fact["evidence"], fact
            assert not fact["core"], fact
        for name in ("date", "since"):
            assert name not in fact["q"] or DATE.fullmatch(fact["q"][name]), fact


@over_files
def test_like_joins_like(path: Path) -> None:
    """``partOf`` keeps to organisations or to sites; nothing stands in itself."""
    gold = load(path)
    kinds = types(gold)
    for fact in gold["facts"]:
        assert fact["s"] != fact["o"], fact
        if fact["p"] == "partOf":
            assert (kinds[fact["s"]] in ORGANISATIONS) == (kinds[fact["o"]] in ORGANISATIONS), fact


@over_files
def test_no_fact_twice(path: Path) -> None:
    seen = set()
    for fact in load(path)["facts"]:
        ends = (fact["s"], fact["o"])
        if fact["p"] in ("cooperatesWith", "adjacentTo") and "direction" not in fact["q"]:
            ends = (min(ends), max(ends))
        key = (ends, fact["p"], tuple(sorted(fact["q"].items())))
        assert key not in seen, fact
        seen.add(key)


@over_files
def test_some_facts_are_core(path: Path) -> None:
    core = [fact["core"] for fact in load(path)["facts"]]
    assert any(core)
