"""Stable identifiers: what an entity or fact is, not when or in which order it was found."""

import hashlib
import re

from kg.model import ID_DIGITS

_GENERIC = re.compile(r"^.{1,4}$")
# a bare head names something within its document only
_OWN_OF_DOCUMENT = frozenset({"Event", "Facility"})


def digest(*parts: str) -> str:
    """The first ``ID_DIGITS`` hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def entity_id(kind: str, name: str, apart: str = "") -> str:
    """``type/20 hex``; ``apart`` tells namesakes from each other (a document, a post's body)."""
    return f"{kind.lower()}/{digest(kind, name, apart)}"


def fact_id(*parts: str) -> str:
    """``fact/20 hex`` over what makes the fact that fact."""
    return f"fact/{digest(*parts)}"


def of_document_only(kind: str, name: str) -> bool:
    """Whether a name of this type means something only within its document (座谈会, 图书馆)."""
    return kind in _OWN_OF_DOCUMENT and bool(_GENERIC.match(name))
