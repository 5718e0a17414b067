"""The core as pyvis hands it to vis-network, and vis-network itself as pyvis brings it."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.export.page.core import Core
from kg.export.page.layout import groups, positions, size
from kg.graph import KnowledgeGraph

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"

# Everything lies where the build put it; the page's own scripts draw nodes and names
OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "keyboard": False, "multiselect": False,
                    "selectConnectedEdges": False, "zoomSpeed": 0.7},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}  # fmt: skip


def drawn_first(graph: KnowledgeGraph, core: Core) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` for vis-network, made by pyvis, and the ``groups`` that lie together.

    Nodes are numbered by the entity's position in ``graph.entities``.
    """
    at = {id_: i for i, id_ in enumerate(graph.entities)}
    names = {id_: graph.entities[id_].name for id_ in core.nodes}
    communities = groups(core)
    places = positions(core, names, communities)
    most = max((core.importance[id_] for id_ in core.nodes), default=0.0)
    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for id_ in core.nodes:
        x, y = places[id_]
        network.add_node(at[id_], label=" ", shape="custom", x=x, y=y, size=size(core.importance[id_], most))
    for one, other in core.pairs:
        network.add_edge(at[one], at[other])
    nodes, edges, *_, options = network.get_network_data()
    return {
        "nodes": [{key: node[key] for key in ("id", "x", "y", "size")} for node in nodes],
        "edges": [[edge["from"], edge["to"]] for edge in edges],
        "left": len(core.weights) - len(core.pairs),
        "options": json.loads(options),
        "groups": [[at[id_] for id_ in group] for group in communities if len(group) > 3],
    }


def library() -> str:
    """The text of the vis-network script that pyvis brings along."""
    return files("pyvis").joinpath("templates", *LIBRARY.split("/")).read_text(encoding="utf-8")
