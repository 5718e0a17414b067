"""What the pages show of entities, facts and articles, as plain values for the templates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph import ARTICLE, PREDICATE_LABELS
from kg.model import SYMMETRIC, Document, Entity, Evidence, Fact
from kg.serve.excerpt import Piece, quote
from kg.serve.site import Site
from kg.serve.words import Words

MOST = 50  # facts of one kind on a page
_EVIDENCE = 3  # pieces of evidence shown of a fact
_NEIGHBOURS = 30
_STATUSES = ("asserted", "planned", "negated")


class Named(NamedTuple):
    """Something with a page: its address (None: it has none), name, and type."""

    href: str | None
    name: str
    type: str = ""


class Shown(NamedTuple):
    """A piece of evidence: its article, where it stands there, and its text in pieces."""

    article: Named
    when: str
    pattern: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact seen from one of its ends (``other`` is at the other one), or from outside (with a ``subject``)."""

    fact: Fact
    subject: Named | None
    other: Named
    qualifiers: Sequence[tuple[str, Named]]
    evidence: Sequence[Shown]
    left: int


class Group(NamedTuple):
    """Facts of one predicate from one side; ``left`` are not shown."""

    label: str
    predicate: str
    inverse: bool
    lines: Sequence[Line]
    left: int


class Post(NamedTuple):
    """A row of the table of posts."""

    other: Named
    role: str
    tenure: str
    fact: Named


class Views:
    """Views of one site in one language."""

    def __init__(self, site: Site, words: Words) -> None:
        self.site = site
        self.words = words

    # --- things with pages

    def entity(self, id_: str) -> Named:
        """An entity by its id."""
        entity = self.site.graph.entities[id_]
        return Named(f"/id/{id_}", entity.name, entity.type)

    def article(self, doc: str, evidence: Evidence | None = None) -> Named:
        """An article by its id, at ``evidence`` in it."""
        document = self.site.graph.documents[doc]
        href = self.site.article_path(doc)
        if evidence is not None:
            href += f"?mark={evidence.start}-{evidence.end}#mark"
        return Named(href, document.title or document.file, "Article")

    def end(self, id_: str) -> Named:
        """The subject or object of a fact."""
        if id_.startswith(ARTICLE):
            return self.article(id_.removeprefix(ARTICLE))
        return self.entity(id_)

    def when(self, document: Document) -> str:
        """The date of an article, and how it is known."""
        if not document.published:
            return self.words("undated")
        how = {"dateline": "dateline", "text": "stated"}.get(document.published_by or "", "published")
        return self.words(how, date=document.published)

    # --- facts

    def posts(self, id_: str, *, held: bool) -> list[Post]:
        """The posts that a person holds, or (not ``held``) who holds posts there; the present ones first."""
        found = []
        for fact in self.site.facts.get(id_, ()):
            if fact.predicate == "holdsPosition" and fact.status == "asserted" and fact.object is not None:
                mine, other = (fact.subject, fact.object) if held else (fact.object, fact.subject)
                if mine == id_:
                    post = Post(self.end(other), fact.qualifiers.get("role", ""), self.tenure(fact), self._page(fact))
                    found.append((fact.qualifiers.get("tenure") == "former", post))
        return [post for _, post in sorted(found, key=lambda row: row[0])]

    def tenure(self, fact: Fact) -> str:
        """From when to when, as far as it is known: else the days on which it is reported."""
        parts = [self.words(key, date=fact.qualifiers[key]) for key in ("since", "until") if key in fact.qualifiers]
        if fact.qualifiers.get("tenure") == "former":
            parts.insert(0, self.words("former"))
        if not parts:
            documents = (self.site.graph.documents.get(evidence.doc) for evidence in fact.evidence)
            days = sorted({document.published for document in documents if document and document.published})
            parts = [self.words("as_of", date=day) for day in dict.fromkeys(days[:1] + days[-1:])]
        return " ".join(parts) or self.words("unknown")

    def groups(self, id_: str) -> list[Group]:
        """The facts about ``id_`` by predicate and side."""
        sides: dict[tuple[str, bool], list[Fact]] = {}
        for fact in self.site.facts.get(id_, ()):
            symmetric = fact.predicate in SYMMETRIC
            sides.setdefault((fact.predicate, fact.subject != id_ and not symmetric), []).append(fact)
        order = list(PREDICATE_LABELS)

        def place(key: tuple[str, bool]) -> tuple[int, str, bool]:
            predicate, inverse = key
            return (order.index(predicate) if predicate in order else len(order), predicate, inverse)

        groups = []
        for predicate, inverse in sorted(sides, key=place):
            facts = sorted(sides[predicate, inverse], key=lambda f: (_STATUSES.index(f.status), -f.confidence, f.id))
            lines = [self.line(fact, seen_from=id_) for fact in facts[:MOST]]
            label = self.words.predicate(predicate, inverse=inverse)
            groups.append(Group(label, predicate, inverse, lines, max(0, len(facts) - MOST)))
        return groups

    def line(self, fact: Fact, *, seen_from: str | None = None, whole: bool = False) -> Line:
        """One fact; ``whole`` with all its evidence."""
        other = fact.subject if fact.subject != seen_from and seen_from is not None else fact.object
        value = fact.qualifiers.get("text") or fact.value or ""
        if fact.predicate == "quantity" and fact.qualifiers.get("property"):
            value = f"{fact.qualifiers['property']} {value}"
        most = len(fact.evidence) if whole else _EVIDENCE
        return Line(
            fact,
            self.end(fact.subject) if seen_from is None else None,
            self.end(other) if other is not None else Named(None, value),
            [
                (self.words.qualifier(key), self._qualifier(text))
                for key, text in fact.qualifiers.items()
                if not (fact.predicate == "quantity" and key in ("text", "property", "unit"))
            ],
            [self._shown(fact, evidence) for evidence in fact.evidence[:most]],
            max(0, len(fact.evidence) - most),
        )

    def _qualifier(self, text: str) -> Named:
        return self.entity(text) if text in self.site.graph.entities else Named(None, self.words.value(text))

    def _page(self, fact: Fact) -> Named:
        return Named(f"/id/{fact.id}", self.words("source"))

    def _shown(self, fact: Fact, evidence: Evidence) -> Shown:
        document = self.site.graph.documents[evidence.doc]
        ends = {"subject": fact.subject, "object": fact.object or ""}
        entities = self.site.graph.entities
        parts = {part: entities[id_] for part, id_ in ends.items() if id_ in entities}
        pieces = quote(document, evidence.start, evidence.end, parts)
        return Shown(self.article(document.id, evidence), self.when(document), evidence.pattern, pieces)

    # --- what is around

    def neighbours(self, id_: str) -> list[tuple[Named, int]]:
        """The entities that facts tie to ``id_``, with the number of these facts, the closest first."""
        tied: Counter[str] = Counter()
        for fact in self.site.facts.get(id_, ()):
            other = fact.object if fact.subject == id_ else fact.subject
            if other is not None and other != id_ and other in self.site.graph.entities:
                tied[other] += 1
        ranked = sorted(tied, key=lambda other: (-tied[other], self.site.graph.entities[other].name, other))
        return [(self.entity(other), tied[other]) for other in ranked]

    def drawing(self, id_: str) -> dict[str, object]:
        """``id_`` and its closest neighbours with the facts among them, for the script that draws."""
        near = [id_, *(str(named.href).removeprefix("/id/") for named, _ in self.neighbours(id_)[:_NEIGHBOURS])]
        inside = set(near)
        facts = {
            fact.id: fact
            for one in near
            for fact in self.site.facts.get(one, ())
            if fact.object in inside and fact.subject in inside and fact.status != "negated"
        }
        nodes = [{"id": one, "label": self.entity(one).name, "type": self.entity(one).type} for one in near]
        edges = [
            {"from": f.subject, "to": f.object, "label": self.words.predicate(f.predicate), "status": f.status}
            for f in sorted(facts.values(), key=lambda f: f.id)
        ]
        return {"nodes": nodes, "edges": edges, "centre": id_}

    def articles(self, entity: Entity) -> list[tuple[Named, str, int]]:
        """The articles that mention ``entity``: their date and how often they do."""
        counts = Counter(mention.doc for mention in entity.mentions)
        documents = self.site.graph.documents
        ranked = sorted(counts, key=lambda doc: (-counts[doc], documents[doc].published or "", doc))
        return [(self.article(doc), self.when(documents[doc]), counts[doc]) for doc in ranked]

    def entities_of(self, document: Document) -> list[tuple[Named, int]]:
        """The entities that an article mentions, with how often."""
        counts = self.site.mentions.get(ARTICLE + document.id, {})
        ranked = sorted(counts, key=lambda id_: (-counts[id_], id_))
        return [(self.entity(id_), counts[id_]) for id_ in ranked]

    def names(self, entity: Entity) -> list[tuple[str, str, str]]:
        """Name, rule, reason; the name itself first, each alias with every reason there is."""
        reasons: dict[str, list[tuple[str, str]]] = {name: [] for name in (entity.name, *entity.aliases)}
        for link in entity.links:
            reasons.setdefault(link.alias, []).append((link.rule, link.because))
        return [(name, rule, because) for name, found in reasons.items() for rule, because in (found or [("", "")])]

    def ranked(self, ids: Iterable[str], most: int) -> list[tuple[Named, int]]:
        """Entities by the number of facts about them."""
        facts = self.site.facts
        best = sorted(ids, key=lambda id_: (-len(facts.get(id_, ())), self.site.graph.entities[id_].name, id_))
        return [(self.entity(id_), len(facts.get(id_, ()))) for id_ in best[:most]]
