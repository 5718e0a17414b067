"""A plain text to documents."""

from dataclasses import replace

from kg.model import Document
from kg.read import dates
from kg.read.articles import Article, split
from kg.read.build import Given, draft
from kg.read.layout import Paragraph, paragraphs
from kg.read.mapped import Mapped
from kg.read.metadata import page_date
from kg.read.parts import Part


def documents(text: Mapped, *, file: str) -> list[Document]:
    """The articles of a plain text, in order; none if it has no visible character."""
    return of_paragraphs(paragraphs(text.visible()), file=file)


def of_paragraphs(found: list[Paragraph], *, file: str, given: Given = Given()) -> list[Document]:  # noqa: B008
    """The articles that the paragraphs make up; an article that stands there twice counts once."""
    drafts: list[Document] = []
    seen: set[str] = set()
    articles = split(found)
    if len(articles) > 1:
        given = given._replace(id=None)
    for article in articles:
        if not any(part.text.text for part in article.parts):
            continue
        made = draft(article, file=file, number=len(drafts) + 1, given=given)
        if made.text not in seen:
            seen.add(made.text)
            drafts.append(made)
    head = next((date for each in found[:4] if (date := page_date(each.text.text))), None)
    return [_dated(document, head) for document in settle_years(drafts)]


def _dated(document: Document, head: str | None) -> Document:
    """The document with the date of its newspaper page, unless it states its own."""
    if head is None or document.published_by == "metadata":
        return document
    stated = tuple(each for each in document.stated if each[0] != "published")
    return replace(document, published=head, published_by="metadata", stated=stated)


def one(text: Mapped, *, file: str, number: int, given: Given) -> Document | None:
    """One document of a text whose title may be known from outside; None if the text only serves navigation."""
    articles = split(paragraphs(text.visible()))
    if not any(article.parts for article in articles):
        return None
    if len(articles) == 1 and (given.title is None or _same(articles[0], given.title)):
        made = draft(articles[0], file=file, number=number, given=given)
    else:
        made = draft(_whole(articles, given), file=file, number=number, given=given)
    return made


def _same(article: Article, title: str) -> bool:
    """Whether the article begins with the title, however it is spaced."""
    return "".join(article.parts[0].text.text.split()) == "".join(title.split())


def _whole(articles: list[Article], given: Given) -> Article:
    """One article of all of them, with the given title."""
    parts: list[Part] = []
    for article in articles:
        parts.extend(part._replace(kind="body") if part.kind == "title" else part for part in article.parts)
    if given.title is not None and given.title.strip():
        parts.insert(0, Part("title", Mapped(given.title.strip())))
    return Article(tuple(parts))


def settle_years(documents: list[Document]) -> list[Document]:
    """Fills in the year of a date without one from the other articles of the file, where all dates that they state are
    of one year.

    What years the text itself names tells nothing: of 537 broadcast items, all of one year, that named any, the latest
    year was the present in 215 only.
    """
    stated = {d.published[:4] for d in documents if d.published is not None and not d.published.startswith("-")}
    year = int(next(iter(stated))) if len(stated) == 1 else None
    return [replace(d, published=d.published and dates.with_year(d.published, year)) for d in documents]
