"""Analyses made by hand, for the tests of linking."""

from collections.abc import Sequence

from kg.model import Analysis, Claim, Document, Mention


class Article:
    """A document that grows by what is said in it: each mention and claim adds a line to its text."""

    def __init__(self, name: str, file: str = "") -> None:
        self.name, self.file = name, file or f"{name}.txt"
        self.text = ""
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []

    def names(self, text: str, kind: str, full: str | None = None, because: str = "") -> Mention:
        """A mention ``text`` on a line of its own."""
        start = len(self.text)
        self.text += text + "\n"
        mention = Mention(start, start + len(text), text, kind, "test", full, because)
        self.mentions.append(mention)
        return mention

    def says(
        self,
        subject: Mention | None,
        predicate: str,
        target: Mention | str,
        qualifiers: Sequence[tuple[str, str]] = (),
        confidence: float = 0.8,
        status: str = "asserted",
    ) -> None:
        """A claim whose evidence is a new line of the text."""
        start = len(self.text)
        self.text += f"{predicate}。\n"
        end = len(self.text) - 1
        known = isinstance(target, Mention)
        self.claims.append(
            Claim(
                predicate,
                subject,
                target if known else None,
                None if known else target,
                tuple(qualifiers),
                status,
                confidence,
                start,
                end,
                "test",
            )
        )

    def analysis(self) -> Analysis:
        """The article as the step before linking hands it on."""
        document = Document(self.name, self.file, 1, None, None, None, self.text)
        return Analysis(document, tuple(self.mentions), tuple(self.claims))


def article(name: str, *mentions: tuple[str, str], file: str = "") -> Article:
    """An article that names ``(text, type)`` each."""
    made = Article(name, file)
    for text, kind in mentions:
        made.names(text, kind)
    return made
