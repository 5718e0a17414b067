"""JSON-LD 1.1 with a context, one node object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.rdf import triples
from kg.export.terms import prefixes, term
from kg.graph import KnowledgeGraph

_TYPE = term("rdf:type")
_STRING = term("xsd:string")
_LANG_STRING = term("rdf:langString")
_INTEGER = term("xsd:integer")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as JSON-LD: all that the Turtle says, compacted by the same prefixes."""
    names = _Compact(prefixes(base))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"@context": ' + json.dumps(names.context, indent=1) + ',\n"@graph": [')
        separator = "\n"
        for section in triples(graph, base):
            for node in _nodes(section, names):
                file.write(separator + json.dumps(node, ensure_ascii=False))
                separator = ",\n"
        file.write("\n]}\n")


class _Compact:
    def __init__(self, context: dict[str, str]) -> None:
        # "quote": {"@id": ..., "@prefix": true} since not all these IRIs end in a character that makes a prefix
        self.context = {prefix: {"@id": iri, "@prefix": True} for prefix, iri in context.items()}
        self._prefixes = {iri: prefix for prefix, iri in context.items()}
        self._seen: dict[str, str] = {}

    def __call__(self, node: object) -> str:
        if not isinstance(node, NamedNode):
            raise TypeError(f"{node} has no IRI")
        iri = node.value
        found = self._seen.get(iri)
        if found is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefixes.get(iri[:cut])
            found = f"{prefix}:{iri[cut:]}" if prefix and iri[cut:] else iri
            self._seen[iri] = found
        return found


def _nodes(triples: list[Triple], names: _Compact) -> Iterator[dict[str, Any]]:
    by_subject: dict[object, dict[str, Any]] = {}
    for triple in triples:
        node = by_subject.setdefault(triple.subject, {"@id": names(triple.subject)})
        if triple.predicate == _TYPE:
            node.setdefault("@type", []).append(names(triple.object))
        else:
            node.setdefault(names(triple.predicate), []).append(_value(triple.object, names))
    for node in by_subject.values():
        yield {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def _value(value: object, names: _Compact) -> Any:
    if not isinstance(value, Literal):
        return {"@id": names(value)}
    if value.datatype == _LANG_STRING:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == _STRING:
        return value.value
    if value.datatype == _INTEGER:
        return int(value.value)
    return {"@value": value.value, "@type": names(value.datatype)}
