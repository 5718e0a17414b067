"""The core as pyvis hands it to vis-network, and vis-network itself as pyvis brings it."""

import hashlib
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kg.export.page.core import Core, size

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


class Picture(NamedTuple):
    """Where the entities of a core lie, the communities that lie together, and what vis-network is told."""

    places: dict[str, tuple[int, int]]
    communities: list[list[str]]
    options: dict[str, Any]


class Pictures(Protocol):
    """Keeps the last picture."""

    def get(self, key: str) -> Picture | None:
        """The picture that was kept under ``key``."""

    def put(self, key: str, picture: Picture) -> None:
        """Keep ``picture``, and no other, under ``key``."""


def drawn_first(
    at: Mapping[str, int], names: Mapping[str, str], core: Core, kept: Pictures | None = None
) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` for vis-network, and the ``groups`` that lie together.

    ``at`` are the positions of all entities, by which the nodes are numbered, ``names`` those of the core. A picture of
    the very same core is taken from ``kept``.
    """
    most = max((core.importance[id_] for id_ in core.nodes), default=0.0)
    sizes = {id_: size(core.importance[id_], most) for id_ in core.nodes}
    seen = ([[id_, names[id_], sizes[id_]] for id_ in core.nodes], [[*pair, core.weights[pair]] for pair in core.pairs])
    key = hashlib.blake2b(json.dumps(seen).encode(), digest_size=16).hexdigest()
    picture = kept.get(key) if kept else None
    if picture is None:
        picture = _picture(core, names, sizes)
        if kept:
            kept.put(key, picture)
    return {
        "nodes": [
            {"id": at[id_], "x": x, "y": y, "size": sizes[id_]}
            for id_, (x, y) in ((id_, picture.places[id_]) for id_ in core.nodes)
        ],
        "edges": [[at[one], at[other]] for one, other in core.pairs],
        "left": len(core.weights) - len(core.pairs),
        "options": picture.options,
        "groups": [[at[id_] for id_ in group] for group in picture.communities if len(group) > 3],
    }


def _picture(core: Core, names: Mapping[str, str], sizes: Mapping[str, float]) -> Picture:
    # these import networkx and more, which takes a while that a page with a kept picture need not wait
    from pyvis.network import Network

    from kg.export.page.layout import groups, positions

    communities = groups(core)
    places = positions(core, names, communities)
    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for id_, (x, y) in places.items():
        network.add_node(id_, label=" ", shape="custom", x=x, y=y, size=sizes[id_])
    for one, other in core.pairs:
        network.add_edge(one, other)
    nodes, *_, options = network.get_network_data()
    drawn = {node["id"]: (node["x"], node["y"]) for node in nodes}
    return Picture(drawn, [list(group) for group in communities], json.loads(options))


def library() -> str:
    """The text of the vis-network script that pyvis brings along."""
    return _library().read_text(encoding="utf-8")


def version() -> str:
    """What is another for another vis-network."""
    status = _library().stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _library() -> Path:
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvis is not installed: pip install pyvis==0.3.2")
    folder = Path(spec.submodule_search_locations[0])
    return folder.joinpath("templates", *LIBRARY.split("/"))
