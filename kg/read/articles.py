"""Paragraphs of one file to articles: what is title, byline, body and metadata, and where one article ends."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.read.layout import Paragraph
from kg.read.parts import Part, classify
from kg.read.sharing import share_out
from kg.read.starts import gap_start, starts_of
from kg.read.titles import title_after, title_before


class Article(NamedTuple):
    """The parts of one article in the order of the file, at most one of them a title."""

    parts: tuple[Part, ...]


def split(found: Sequence[Paragraph]) -> list[Article]:
    """The articles that the paragraphs of one file make up: one, unless its marks show that there are more."""
    parts = classify(found)
    starts = starts_of(parts)
    if not starts:
        return [_finish(parts, (), ())] if parts else []
    gaps = [gap_start(parts, start) for start in starts]
    bodies = [parts[start : gaps[number + 1] if number + 1 < len(gaps) else _trailing(parts)]
              for number, start in enumerate(starts)]  # fmt: skip
    furniture = [parts[low:high] for low, high in zip(gaps[1:], starts[1:], strict=True)]
    cuts = share_out(parts[: starts[0]], bodies, furniture, parts[_trailing(parts) :])
    articles: list[Article] = []
    for number, body in enumerate(bodies):
        before = furniture[number - 1][cuts[number - 1] :] if number else parts[: starts[0]]
        after = furniture[number][: cuts[number]] if number < len(furniture) else parts[_trailing(parts) :]
        articles.append(_finish(before, body, after))
    return articles


def _trailing(parts: Sequence[Part]) -> int:
    return gap_start(parts, len(parts))


def _finish(before: Sequence[Part], body: Sequence[Part], after: Sequence[Part]) -> Article:
    """Chooses the title, moves it to the front, and makes body of the other headlines."""
    head, title = title_before(before, body)
    tail = list(after)
    if title is None and body:
        head, tail, title = title_after(head, body, tail)
    parts = [
        part._replace(kind="body") if part.kind in ("headline", "lead") else part
        for part in (*head, *body, *tail)
        if part.kind != "navigation"
    ]
    return Article((Part("title", title), *parts) if title is not None else tuple(parts))
