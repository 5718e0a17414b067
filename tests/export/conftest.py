import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for fixture_graph

from fixture_graph import graph as fixture_graph


@pytest.fixture(scope="session")
def graph():
    return fixture_graph()


@pytest.fixture(scope="session")
def exported(graph, tmp_path_factory):
    """The folder that holds every format but the page."""
    from kg.export import EXPORTERS

    folder = tmp_path_factory.mktemp("exported")
    for name, exporter in EXPORTERS.items():
        if name != "html":
            exporter.write(graph, folder / (f"graph{exporter.suffix}" if exporter.suffix else name))
    return folder
