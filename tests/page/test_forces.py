"""The forces of the page's layout are those of networkx."""

import networkx as nx
import numpy as np
import pytest

from kg.export.page.forces import spring_layout


@pytest.mark.parametrize(("nodes", "edges"), [(2, 1), (5, 6), (40, 60)])
def test_places_are_those_of_networkx_to_the_bit(nodes: int, edges: int) -> None:
    graph = nx.gnm_random_graph(nodes, edges, seed=nodes)
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data["weight"] = 0.1 + number % 3
    expected = nx.spring_layout(graph, weight="weight", seed=1, iterations=80, k=0.3, method="force")
    assert np.array_equal(spring_layout(graph, 0.3, 80), np.array([expected[node] for node in graph]))
