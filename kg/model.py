"""The records that every step passes on: documents, mentions, claims, entities and facts.

All offsets are absolute positions in ``Document.text``, counted in Unicode code points, ``end`` exclusive, so that
``document.text[start:end]`` is always the quoted text. Records are immutable and compare by value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

ENTITY_TYPES = (
    "Person", "Government", "Company", "Organization", "Place",
    "Facility", "Project", "Event", "Policy", "Industry",
)  # fmt: skip
ORGANISATIONS = ("Government", "Company", "Organization")
SYMMETRIC = ("cooperatesWith", "adjacentTo")
STATUSES = ("asserted", "planned", "negated")
# of a digest, in ids of entities, facts and what RDF makes of them: 80 bits, so that of the ten thousand million things
# of a thousand million articles no two share one (12 digits are enough for some ten million things)
ID_DIGITS = 20


class Block(NamedTuple):
    """A stretch of a document with one purpose: ``title``, ``byline``, ``body`` (one paragraph) or ``meta``."""

    kind: str
    start: int
    end: int


class Credit(NamedTuple):
    """One person named in a byline: ``text[start:end]`` is the name, ``role`` is 记者, 通讯员, 编辑 or 作者."""

    role: str
    start: int
    end: int


class Stretch(NamedTuple):
    """``length`` characters of ``Document.text`` at ``start`` that stand unchanged at ``origin`` of the file."""

    start: int
    origin: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the reader made it.

    ``published`` is ISO 8601 as far as it is known (``2021-05-12``, ``2021-05``, ``2021``, ``--05-12``);
    ``published_by`` says how: ``metadata`` (发布时间, a JSONL field), ``text`` (今日(10月14日)) or ``dateline``
    (本报讯 5月12日, the day of the report, not stated to be that of publication).
    ``stretches`` map the text back to the decoded file, see :meth:`origin`.
    """

    id: str
    file: str
    article: int
    title: str | None
    published: str | None
    source: str | None
    text: str
    published_by: str | None = None
    blocks: tuple[Block, ...] = ()
    credits: tuple[Credit, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    # spans in ``text`` that state the metadata: key "published", "source" or "title" -> (start, end)
    stated: tuple[tuple[str, int, int], ...] = ()

    def origin(self, position: int) -> int | None:
        """The character offset in the decoded file of ``text[position]``; None where the reader supplied it."""
        for stretch in self.stretches:
            if stretch.start <= position < stretch.start + stretch.length:
                return stretch.origin + position - stretch.start
        return None


class Rejected(NamedTuple):
    """An input that could not be read, and the reason in words for the user."""

    file: str
    reason: str


class Token(NamedTuple):
    """A word with the tagger's label: a part of speech (``n``, ``v``, ``p`` …) or PER, LOC, ORG, TIME."""

    start: int
    end: int
    text: str
    pos: str


class Sentence(NamedTuple):
    """A stretch of one block that ends in 。！？； or at the block's end, with its tokens in order, without gaps
    except white space."""

    start: int
    end: int
    tokens: tuple[Token, ...]


class Mention(NamedTuple):
    """A span that names something of ``type`` (one of ENTITY_TYPES), and the ``rule`` that found it.

    ``name`` is the full form that the span stands for in its document where that differs from the span
    (青石区委 for 区委), with the reason in ``because``.
    """

    start: int
    end: int
    text: str
    type: str
    rule: str
    name: str | None = None
    because: str = ""


class Claim(NamedTuple):
    """What one sentence says of mentions. ``subject`` None is the article itself; exactly one of ``object`` and
    ``value`` is set. ``start``/``end`` delimit the evidence, ``pattern`` is the rule's id."""

    predicate: str
    subject: Mention | None
    object: Mention | None
    value: str | None
    qualifiers: tuple[tuple[str, str], ...]
    status: str
    confidence: float
    start: int
    end: int
    pattern: str


class Link(NamedTuple):
    """Why ``alias`` is a name of the entity: the linking rule's id and the reason in words."""

    alias: str
    rule: str
    because: str


class Apart(NamedTuple):
    """A merge that was refused: the id of the other entity, the rule's id and the reason in words."""

    other: str
    rule: str
    because: str


class MentionRef(NamedTuple):
    """A mention of an entity: document id and span."""

    doc: str
    start: int
    end: int
    text: str


class Evidence(NamedTuple):
    """Why a fact stands: ``documents[doc].text[start:end] == quote``, found by the rule ``pattern``."""

    doc: str
    start: int
    end: int
    quote: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world. ``id`` is ``type/20 hex`` (``company/0a1b2c3d4e5f0a1b2c3d``)."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[MentionRef, ...] = ()
    links: tuple[Link, ...] = ()
    apart: tuple[Apart, ...] = ()
    replaces: tuple[str, ...] = ()  # ids of the entities that were merged into this one


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims that agree. ``subject`` is an entity id or ``article:<document id>``; ``object`` an entity id or None
    and then ``value`` a literal; ``qualifiers`` in key order; ``id`` is ``fact/20 hex``."""

    id: str
    predicate: str
    subject: str
    object: str | None
    value: str | None
    qualifiers: Mapping[str, str]
    status: str
    confidence: float
    evidence: tuple[Evidence, ...]


class Analysis(NamedTuple):
    """All that one document says: what is cached, and what linking works from."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
