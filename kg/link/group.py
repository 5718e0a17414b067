"""A group: the mentions of one document that name one thing."""

from dataclasses import dataclass, field

from kg.link.refusals import Refusal
from kg.model import Link, Mention
from kg.script import RULE as WRITTEN


@dataclass(slots=True)
class Group:
    """Mentions of one document that name one thing; ``name`` is its fullest form, ``links`` why the others are its, and
    ``refused`` what it was not joined with, each told by one of the two."""

    type: str
    name: str
    doc: str
    mentions: list[Mention] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    local: bool = False  # the name means something within its document only (区委, 推进会)

    @property
    def traditional(self) -> bool:
        """Whether the document writes the name in Traditional characters."""
        return any(link.rule == WRITTEN for link in self.links.values())

    @property
    def texts(self) -> set[str]:
        """What the mentions say."""
        return {mention.text for mention in self.mentions if mention.end > mention.start}
