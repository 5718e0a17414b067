"""Markdown to documents: the text without its markup, and the metadata of a front matter."""

import re

from kg.model import Document
from kg.read import plain
from kg.read.build import Given
from kg.read.layout import Paragraph, paragraphs
from kg.read.mapped import Mapped

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*[\"']?(?P<value>[^\r\n]*?)[\"']?[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<text>.*?)[ \t#]*")
_MARKUP = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,900}\)"  # images
    r"|(?<=\])\([^)\n]{0,900}\)|(?<!\\)\[(?=[^\]\n]{0,300}\]\()|\](?=\([^)\n]{0,900}\))"  # links keep their text
    r"|^[ ]{0,3}(?:>[ \t]?)+|^[ ]{0,3}[*+-][ \t]+(?=\S)|^[ ]{0,3}(?:[-*_][ \t]*){3,}$|^[ ]{0,3}(?:```|~~~).*$"
    r"|(?<!\\)(?:\*{1,3}|_{2,3}|~~|`+)(?=\S)|(?<=\S)(?<!\\)(?:\*{1,3}|_{2,3}|~~|`+)|<[^<>\n]{1,200}>",
    re.MULTILINE,
)
_KEYS = {"title": "title", "date": "published", "published": "published", "source": "source", "id": "id"}


def documents(text: str, *, file: str) -> list[Document]:
    """The articles of a Markdown text: one, with the first heading as its title."""
    fields: dict[str, str] = {}
    front = _FRONT.match(text)
    start = 0
    if front is not None:
        start = front.end()
        for match in _FIELD.finditer(front["fields"]):
            if match["key"].lower() in _KEYS and match["value"]:
                fields[_KEYS[match["key"].lower()]] = match["value"]
    body = Mapped.source(text).slice(start, len(text)).visible()
    given = Given(fields.get("id"), fields.get("title"), fields.get("published"), fields.get("source"))
    return plain.of_paragraphs(_paragraphs(body), file=file, given=given)


def _paragraphs(body: Mapped) -> list[Paragraph]:
    found: list[Paragraph] = []
    waiting: list[Mapped | str] = []

    def flush() -> None:
        if waiting:
            found.extend(paragraphs(Mapped.join(waiting).without(_MARKUP)))
            waiting.clear()

    for line in body.lines():
        heading = _HEADING.fullmatch(line.text)
        if heading is None:
            waiting.extend((line, "\n"))
            continue
        flush()
        text = line.slice(*heading.span("text")).without(_MARKUP).strip()
        if text.text:
            found.append(Paragraph(text, headline=True))
    flush()
    return found
