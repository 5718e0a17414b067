"""A paragraph and what it is for: the pieces that an article is made of."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.read import dates
from kg.read.layout import Paragraph
from kg.read.leads import lead
from kg.read.mapped import Mapped
from kg.read.marks import is_byline, is_headline, is_photo_credit
from kg.read.metadata import is_meta, items
from kg.read.navigation import is_navigation

_CLOSING_KEYS = re.compile("编辑|责编|审|校对|监制|编审")
_LONGEST_TITLE = 120


class Part(NamedTuple):
    """A paragraph and what it is for: title, headline, byline, lead, body, meta or navigation."""

    kind: str
    text: Mapped


def classify(found: Sequence[Paragraph]) -> list[Part]:
    """The paragraphs, each with what it is for by its own look and by what stands above it."""
    parts: list[Part] = []
    seen_body = False
    for paragraph in found:
        text = paragraph.text.text
        kind = "body"
        if is_navigation(text):
            kind = "navigation"
        elif lead(text) is not None:
            kind = "lead"
        elif is_meta(text, header=not seen_body):
            kind = "meta"
        elif is_byline(text):
            kind = "byline"
        elif paragraph.headline or is_headline(text, 60 if parts else _LONGEST_TITLE):
            kind = "headline"
        seen_body = kind in ("body", "lead") or (seen_body and kind in ("headline",))
        if kind == "navigation":
            seen_body = False
        parts.append(Part(kind, paragraph.text))
    return parts


def is_opening_meta(text: str) -> bool:
    """Whether a line of metadata stands above an article rather than below it: a full date, or who wrote it."""
    return dates.FULL_DATE.search(text) is not None or any(item.key in ("作者", "记者") for item in items(text))


def is_closing(part: Part) -> bool:
    """Whether the part shows that the article above it has ended: navigation, who wrote it, who edited it."""
    if part.kind in ("navigation", "byline"):
        return part.kind == "navigation" or not is_photo_credit(part.text.text)
    return part.kind == "meta" and any(_CLOSING_KEYS.search(item.key) for item in items(part.text.text))
