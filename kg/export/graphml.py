"""GraphML, for Gephi, yEd, Cytoscape and networkx: written record by record, so that a graph of any size can be."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.export.flat import Node, Scalar, edge_row, edges, node_row, nodes
from kg.export.terms import clean
from kg.graph import KnowledgeGraph
from kg.ids import digest
from kg.model import Fact
from kg.summary import Summary, summary_of

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NAME = re.compile(r"\w+", re.ASCII)
_TYPES = {"mentions": "long", "confidence": "double"}
_NODE = ("label", "type", "type_label", "aliases", "mentions", "documents")
_EDGE = ("label", "predicate", "fact", "status", "confidence", "documents", "quotes")


def write(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``graph`` to ``path`` as GraphML; each edge has its fact's id, which is unique over the graph."""
    with path.open("wb") as file:
        file.write(opening(summary_of(graph)))
        file.writelines(map(node, nodes(graph)))
        file.writelines(edge(fact, graph) for fact in edges(graph))
        file.write(CLOSING)


CLOSING = b"  </graph>\n</graphml>\n"


def opening(summary: Summary) -> bytes:
    """What comes before the nodes: which attributes there are."""
    return "".join((_HEAD, *_keys(summary), '  <graph edgedefault="directed">\n')).encode()


def _keys(summary: Summary) -> Iterator[str]:
    for kind, fixed, more in (
        ("node", _NODE, summary.literals),
        ("edge", _EDGE, [f"q_{clean(key)}" for key in summary.qualifiers]),
    ):
        for name in dict.fromkeys((*fixed, *more)):
            attribute = f'attr.name={quoteattr(name)} attr.type="{_TYPES.get(name, "string")}"'
            yield f'  <key id="{_key(kind, name)}" for="{kind}" {attribute}/>\n'


def node(node: Node) -> bytes:
    """An article or an entity."""
    return f"    <node id={quoteattr(node.id)}>\n{_data('node', node_row(node))}    </node>\n".encode()


def edge(fact: Fact, graph: KnowledgeGraph) -> bytes:
    """A fact between two; of ``graph`` the entities count whose ids are qualifiers."""
    ends = f"source={quoteattr(fact.subject)} target={quoteattr(fact.object or '')} id={quoteattr(fact.id)}"
    return f"    <edge {ends}>\n{_data('edge', edge_row(graph, fact))}    </edge>\n".encode()


def _data(kind: str, row: Mapping[str, Scalar]) -> str:
    return "".join(f'      <data key="{_key(kind, name)}">{_text(value)}</data>\n' for name, value in row.items())


def _text(value: Scalar) -> str:
    return escape(str(value), {"\r": "&#13;"})


@lru_cache(maxsize=1 << 10)
def _key(kind: str, name: str) -> str:
    """The id of an attribute of nodes or edges; users' patterns may call a qualifier anything."""
    return f"{kind[0]}_{name if _NAME.fullmatch(name) else digest(name)}"
