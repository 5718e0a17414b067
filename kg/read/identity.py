"""What tells one document of a build from another: its id, and which of two keeps one that both ask for."""

from dataclasses import replace
from typing import NamedTuple

from kg.model import Document
from kg.read.build import identify


class Draft(NamedTuple):
    """What tells one document from another: the id it asks for, the id if that is taken, and the one if both are, which
    is a digest of its content."""

    id: str
    other: str
    content: str


def draft(document: Document) -> Draft:
    """What tells ``document`` from others."""
    content = repr((document.text, document.title, document.published, document.source))
    return Draft(document.id, identify(document.file, document.text), identify(document.file, content))


def unique_id(draft: Draft, seen: dict[str, str]) -> str | None:
    """The document's id: another one where ``seen``, id to content of those before, has it with other content; None if
    the document itself is there already. ``seen`` is told."""
    for name in draft:
        if name not in seen:
            seen[name] = draft.content
            return name
        if seen[name] == draft.content:
            return None
    return None


def placed(document: Document, id: str, number: int, origin: int) -> Document:
    """The document under its id in the build, as the article ``number`` of its file, in a piece that begins at the
    character ``origin`` of it."""
    if (document.id, document.article, origin) == (id, number, 0):
        return document
    stretches = tuple(stretch._replace(origin=stretch.origin + origin) for stretch in document.stretches)
    return replace(document, id=id, article=number, stretches=stretches)
