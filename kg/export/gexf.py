"""GEXF, for Gephi."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.flat import Scalar, edge_row, edges, node_row, nodes
from kg.graph import KnowledgeGraph
from kg.model import Fact

if TYPE_CHECKING:
    import networkx as nx

# Okabe and Ito's colours, which people with colour-blindness tell apart, and two greys
_COLOURS = {
    "Person": "E69F00", "Government": "D55E00", "Company": "0072B2", "Organization": "56B4E9", "Place": "009E73",
    "Facility": "8FBC8F", "Project": "CC79A7", "Event": "F0E442", "Policy": "8C6BB1", "Industry": "7F7F7F",
    "Article": "BFBFBF",
}  # fmt: skip
_DAY = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?", re.ASCII)


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as GEXF 1.2 with a colour for each type, posts and events on the time line."""
    from networkx.readwrite.gexf import GEXFWriter

    flat = _flat(graph)
    happened = {f.subject: f.value or "" for f in graph.facts.values() if _happened(f)}
    for node, data in flat.nodes(data=True):
        colour = bytes.fromhex(_COLOURS.get(str(data["type"]), "BFBFBF"))
        data["viz"] = {"color": dict(zip("rgb", colour, strict=True)) | {"a": 1.0}}
        first, _, last = happened.get(node, "").partition("/")
        data.update(_spell(first, last))
    for _, _, key, data in flat.edges(keys=True, data=True):
        facts = graph.facts[key].qualifiers
        data["id"] = key
        data.update(_spell(facts.get("since") or facts.get("date", ""), facts.get("until", "")))
    writer = GEXFWriter(flat, encoding="utf-8", prettyprint=True, version="1.2draft")
    del writer.xml.find("meta").attrib["lastmodifieddate"]  # the same graph gives the same bytes tomorrow
    with path.open("wb") as file:
        writer.write(file)


def _flat(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(graph):
        flat.add_node(node.id, **node_row(node))
    for fact in edges(graph):
        flat.add_edge(fact.subject, fact.object, key=fact.id, **edge_row(graph, fact))
    return flat


def _happened(fact: Fact) -> bool:
    return fact.predicate == "occurredOn" and fact.status == "asserted"


def _spell(first: str, last: str) -> dict[str, Scalar]:
    """From and until as whole days, which is all that GEXF's time format knows; what is no such date is left out."""
    found = {"start": _DAY.fullmatch(first), "end": _DAY.fullmatch(last)}
    return {key: f"{m[1]}{m[2] or '-01'}{m[3] or '-01'}" for key, m in found.items() if m}
