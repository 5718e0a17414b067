"""RDF terms as Turtle writes them: the vocabularies with the words that are used of them, the IRIs of a build, and
literals. A term of a standard vocabulary is its prefixed name: ``org:Membership``."""

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.graph import ARTICLE
from kg.ids import digest

DEFAULT_BASE = "https://kg.example/"
A = "a"
"""``rdf:type`` as a predicate."""
TextTriple = tuple[str, str, str]
"""Subject, predicate and object as Turtle writes them under the :func:`prefixes` of a build."""

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
# the kinds of things that have IRIs of their own, each a prefix in Turtle: company:0a1b2c3d4e5f0a1b2c3d
_KINDS = (
    "person", "government", "company", "organization", "place", "facility", "project", "event", "policy", "industry",
    "article", "fact", "quantity", "evidence", "quote", "position", "role", "interval", "instant", "label", "apart",
)  # fmt: skip

# the one half of a surrogate pair that has no UTF-8, and what XML 1.0 cannot hold even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_HEX = re.compile(r"[0-9a-f]{12,}")
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


def _in_turtle(term: NamedNode | Literal, base: str) -> str:
    """``term`` as the RDF library writes it."""
    known = prefixes(base)
    somewhere = NamedNode("about:blank")
    text = serialize([Triple(somewhere, somewhere, term)], format=RdfFormat.TURTLE, prefixes=known) or b""
    return text.split(b"\n", len(known))[-1].decode().removeprefix("<about:blank> " * 2).removesuffix(" .\n")


class Names:
    """The IRIs of a build under one ``base`` (ASCII, ending in /); opaque, so that no name can break them."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = check_base(base)
        self._ontology = _ontology(base)
        self._nodes: dict[str, str] = {}
        self._numbered = _numbered(base)

    def iri(self, path: str) -> str:
        """The IRI with this ``path`` under the base."""
        return _in_turtle(NamedNode(self.base + path), self.base)

    def kg(self, name: str) -> str:
        """The term ``name`` of the ontology."""
        found = self._ontology.get(name)
        if found is None:
            found = self._ontology[name] = self.iri(f"ontology#{local_name(name)}")
        return found

    def qualifier(self, key: str) -> str:
        """The property for a fact's qualifier: ``since`` is ``kg:since``."""
        return self.kg(f"qualifier {key}" if key in _RESERVED else key)

    def id(self, path: str) -> str:
        """The IRI of an entity or a fact by its id (``company/0a1b2c3d4e5f0a1b2c3d``)."""
        kind, _, number = path.partition("/")
        usual = kind in self._numbered and _HEX.fullmatch(number)
        return self.numbered(kind, number) if usual else self.iri(f"id/{path}")

    def numbered(self, kind: str, number: str) -> str:
        """The IRI of the thing of this ``kind`` that has the ``number`` of hex digits."""
        before, behind = self._numbered[kind]
        return before + number + behind

    def node(self, id_: str) -> str:
        """The IRI of a fact's subject or object: an entity id or ``article:<document id>``."""
        found = self._nodes.get(id_)
        if found is None:
            made = self.article(id_.removeprefix(ARTICLE)) if id_.startswith(ARTICLE) else self.id(id_)
            found = self._nodes[id_] = made
        return found

    def made(self, kind: str, *parts: str) -> str:
        """A stable IRI for what has no id of its own, from what tells it apart from others of its ``kind``."""
        return self.numbered(kind, digest(*parts))

    def article(self, document: str) -> str:
        """The IRI of an article by its document id."""
        return self.numbered("article", _article_number(document))


@lru_cache(maxsize=8)
def _ontology(base: str) -> dict[str, str]:
    """The terms of the ontology that have been asked for: a build makes names for some hundred records at a time."""
    return {}


@lru_cache(maxsize=8)
def _numbered(base: str) -> Mapping[str, tuple[str, str]]:
    """By kind, what stands before and behind the number of an IRI."""
    some = "0123456789ab"
    texts = {kind: _in_turtle(NamedNode(f"{base}id/{kind}/{some}"), base) for kind in _KINDS}
    return {kind: (text.partition(some)[0], text.partition(some)[2]) for kind, text in texts.items()}


def article_iri(document: str, base: str) -> str:
    """The IRI itself of the article with this document id."""
    return f"{base}id/article/{_article_number(document)}"


def _article_number(document: str) -> str:
    return document if _HEX.fullmatch(document) else digest(document)


def local_name(name: str) -> str:
    """``name`` as a term of the ontology is called."""
    # a user's pattern may call a qualifier anything; XML and Turtle know names of letters and digits
    return name if _NAME.fullmatch(name) else f"x-{digest(name)}"


def clean(text: str) -> str:
    """``text`` with each character that RDF/XML cannot hold replaced by U+FFFD, so that offsets stay as they are."""
    # what can be printed can stand in XML, and to ask for that is ten times as fast
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


def plain(text: str) -> str:
    """``text`` as an xsd:string."""
    # what is written as it is, and to ask for that is twice as fast as to have it written
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return str(Literal(clean(text)))


def chinese(text: str) -> str:
    """``text`` as Chinese, whatever script it is in: names and what is said in Chinese."""
    return plain(text) + "@zh"


def worded(text: str) -> str:
    """``text`` tagged ``zh`` if it holds a Chinese character, as an xsd:string if not (codes such as ``target``)."""
    return chinese(text) if _CHINESE.search(text) else plain(text)


@lru_cache(maxsize=1 << 12)
def decimal(text: str) -> str:
    """A decimal number written as ``text``."""
    return _in_turtle(Literal(text, datatype=term("xsd:decimal")), DEFAULT_BASE)


def offset(number: int) -> str:
    """A position in a text, as the Web Annotation vocabulary types it."""
    return f'"{number}"^^xsd:nonNegativeInteger'


def date(text: str) -> str | None:
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
            return f'"{text}"^^{datatype}'
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
