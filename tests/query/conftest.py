import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for fixture_graph

from fixture_graph import graph as fixture_graph

from kg.export import EXPORTERS


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """A build of the fixture graph: a folder with its graph.ttl."""
    folder = tmp_path_factory.mktemp("build")
    EXPORTERS["turtle"].write(fixture_graph(), folder / "graph.ttl")
    return folder
