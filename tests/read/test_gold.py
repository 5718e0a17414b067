"""What the reader makes of the seed articles, against what a careful reader wrote down."""

import json
from pathlib import Path

import pytest

from kg.model import Document
from kg.read import read_paths

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.gold.json"))


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, int], Document]:
    made = [each for each in read_paths([ROOT / "seeds"]) if isinstance(each, Document)]
    return {(document.file, document.article): document for document in made}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_title_date_publisher_and_reporters(path: Path, documents: dict[tuple[str, int], Document]) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = documents[gold["file"], gold["article"]]
    reporters = [document.text[c.start : c.end] for c in document.credits if c.role in ("记者", "通讯员")]
    assert document.title == gold["title"]
    # the year of these reports stands nowhere in their file: a careful reader concludes it, the builder does not
    assert document.published
    assert document.published.lstrip("-") in (gold["date"], gold["date"][5:])
    assert document.source == gold["publisher"]
    assert reporters == gold["reporters"]


def test_no_article_too_many(documents: dict[tuple[str, int], Document]) -> None:
    assert len(documents) == len(GOLD)


def test_all_evidence_of_the_gold_is_in_one_paragraph(documents: dict[tuple[str, int], Document]) -> None:
    missing = []
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = documents[gold["file"], gold["article"]]
        blocks = [document.text[block.start : block.end] for block in document.blocks]
        missing += [
            fact["evidence"] for fact in gold["facts"]
            if fact.get("evidence") and not any(fact["evidence"] in block for block in blocks)
        ]  # fmt: skip
    assert missing == []
