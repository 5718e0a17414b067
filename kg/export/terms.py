"""RDF terms: the vocabularies with the words that are used of them, the IRIs of a build, and typed literals."""

import datetime
import hashlib
import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.graph import ARTICLE

DEFAULT_BASE = "https://kg.example/"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# the kinds of things that have IRIs of their own, each a prefix in Turtle: company:0a1b2c3d4e5f
_KINDS = (
    "person", "government", "company", "organization", "place", "facility", "project", "event", "policy", "industry",
    "article", "fact", "quantity", "evidence", "quote", "position", "role", "interval", "instant", "label", "apart",
)  # fmt: skip

# the one half of a surrogate pair that has no UTF-8, and what XML 1.0 cannot hold even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_HEX = re.compile(r"[0-9a-f]{12}")
# facts' own properties: a qualifier of the same name must not pass for one of them
_RESERVED = frozenset({"status", "confidence", "party", "pattern", "rule", "because"})


def check_base(base: str) -> str:
    """``base`` itself; ValueError where it cannot begin the IRIs of a build."""
    try:
        NamedNode(base)
    except ValueError as error:
        raise ValueError(f"--base {base!r} is no absolute IRI: {error}") from error
    if not base.isascii() or not base.endswith("/"):
        raise ValueError(f"--base {base!r} must be ASCII and end in /, such as {DEFAULT_BASE}")
    return base


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Prefix -> namespace IRI, in alphabetical order, of everything that an export writes."""
    own = {kind: f"{base}id/{kind}/" for kind in _KINDS} | {"kg": f"{base}ontology#"}
    return dict(sorted((_NAMESPACES | own).items()))


@lru_cache(maxsize=1024)
def term(name: str) -> NamedNode:
    """The term that a prefixed name of a standard vocabulary stands for: ``org:Membership``."""
    prefix, _, local = name.partition(":")
    return NamedNode(_NAMESPACES[prefix] + local)


def digest(*parts: str) -> str:
    """12 hex digits that are the same for the same ``parts`` in every run."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Names:
    """The IRIs of a build under one ``base`` (ASCII, ending in /); opaque, so that no name can break them."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = check_base(base)
        self._ontology: dict[str, NamedNode] = {}
        self._nodes: dict[str, NamedNode] = {}

    def kg(self, name: str) -> NamedNode:
        """The term ``name`` of the ontology."""
        found = self._ontology.get(name)
        if found is None:
            # a user's pattern may call a qualifier anything; XML and Turtle know names of letters and digits
            local = name if _NAME.fullmatch(name) else f"x-{digest(name)}"
            found = self._ontology[name] = NamedNode(f"{self.base}ontology#{local}")
        return found

    def qualifier(self, key: str) -> NamedNode:
        """The property for a fact's qualifier: ``since`` is ``kg:since``."""
        return self.kg(f"qualifier {key}" if key in _RESERVED else key)

    def id(self, path: str) -> NamedNode:
        """The IRI of an entity or a fact by its id (``company/0a1b2c3d4e5f``)."""
        return NamedNode(f"{self.base}id/{path}")

    def node(self, id_: str) -> NamedNode:
        """The IRI of a fact's subject or object: an entity id or ``article:<document id>``."""
        found = self._nodes.get(id_)
        if found is None:
            made = self.article(id_.removeprefix(ARTICLE)) if id_.startswith(ARTICLE) else self.id(id_)
            found = self._nodes[id_] = made
        return found

    def made(self, kind: str, *parts: str) -> NamedNode:
        """A stable IRI for what has no id of its own, from what tells it apart from others of its ``kind``."""
        return self.id(f"{kind}/{digest(*parts)}")

    def article(self, document: str) -> NamedNode:
        """The IRI of an article by its document id."""
        return self.id(f"article/{document if _HEX.fullmatch(document) else digest(document)}")


def clean(text: str) -> str:
    """``text`` with each character that RDF/XML cannot hold replaced by U+FFFD, so that offsets stay as they are."""
    # what can be printed can stand in XML, and to ask for that is ten times as fast
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


def plain(text: str) -> Literal:
    """``text`` as an xsd:string."""
    return Literal(clean(text))


def chinese(text: str) -> Literal:
    """``text`` as Chinese, whatever script it is in: names and what is said in Chinese."""
    return Literal(clean(text), language="zh")


def worded(text: str) -> Literal:
    """``text`` tagged ``zh`` if it holds a Chinese character, as an xsd:string if not (codes such as ``target``)."""
    return chinese(text) if _CHINESE.search(text) else plain(text)


def decimal(text: str) -> Literal:
    """A decimal number written as ``text``."""
    return Literal(text, datatype=term("xsd:decimal"))


def offset(number: int) -> Literal:
    """A position in a text, as the Web Annotation vocabulary types it."""
    return Literal(str(number), datatype=term("xsd:nonNegativeInteger"))


def date(text: str) -> Literal | None:
    """An ISO date, as much of it as is known, as the XML Schema type that it has; None if it is none.

    ``2021-05-12`` xsd:date, ``2021-05`` xsd:gYearMonth, ``2021`` xsd:gYear, ``--05-12`` xsd:gMonthDay, ``--05``
    xsd:gMonth, ``---12`` xsd:gDay (XML Schema part 2, 3.3.7 to 3.3.14).
    """
    if not text[-1:].isdigit():  # most texts that are asked about
        return None
    for pattern, datatype, before, skip, after in _DATES:
        if pattern.fullmatch(text):
            try:
                datetime.date.fromisoformat(before + text[skip:] + after)
            except ValueError:  # a day that no calendar has, 2021-02-30, is text
                return None
            return Literal(text, datatype=term(datatype))
    return None


# the form, its type, and how to make a whole date of it (2000 was a leap year): put before, characters cut, put after
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "xsd:date", "", 0, ""),
    (re.compile(r"\d{4}-\d\d", re.ASCII), "xsd:gYearMonth", "", 0, "-01"),
    (re.compile(r"\d{4}", re.ASCII), "xsd:gYear", "", 0, "-01-01"),
    (re.compile(r"--\d\d-\d\d", re.ASCII), "xsd:gMonthDay", "2000", 1, ""),
    (re.compile(r"--\d\d", re.ASCII), "xsd:gMonth", "2000", 1, "-01"),
    (re.compile(r"---\d\d", re.ASCII), "xsd:gDay", "2000-01", 2, ""),
)
