"""The articles that teach the network: each form stands in its text, each relation is one that kg knows."""

import importlib.util
from pathlib import Path

import pytest

from kg.graph import PREDICATE_LABELS

FOLDER = Path(__file__).parents[2] / "scripts" / "teach"
spec = importlib.util.spec_from_file_location("notation", FOLDER / "notation.py")
notation = importlib.util.module_from_spec(spec)
spec.loader.exec_module(notation)
FILES = sorted((FOLDER / "articles").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_what_is_noted_stands_in_the_text(path):
    articles = list(notation.read_notation(path))
    assert len(articles) > 50
    for article in articles:
        whole = article.text.replace("\n", "")
        for entity in article.entities:
            assert all(form in article.text or form in whole for form in entity.forms), entity
        assert {predicate for _, predicate, _ in article.facts} <= PREDICATE_LABELS.keys()


def test_the_example_of_its_page_is_sound():
    page = (FOLDER / "articles" / "README.md").read_text(encoding="utf-8")
    (example,) = page.split("```")[1::2]
    text, _, notes = example.partition("@@\n")[2].partition("\n---\n")
    article = notation._annotated(text, notes)
    assert len(article.entities) == 4
    forms = {form for entity in article.entities for form in entity.forms}
    assert all(form in text for form in forms)
    assert [predicate for _, predicate, _ in article.facts] == ["cooperatesWith", "quantity", "holdsPosition"]


def test_a_mistake_is_named_with_its_file_and_article(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("@@\n青禾县\n---\nPlace: 青禾县\n@@\n云溪县\n---\npartOf: 云溪县 > 青禾省\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.txt: article 2: .*云溪县"):
        list(notation.read_notation(path))
