"""Codes of administrative divisions: where the name and what the text tells of it leave one division only."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.export import EXPORTERS
from kg.export.check import check_graph
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact

_HAN, _CHANG, _NAN, _NO_PLACE = "place/1", "place/2", "place/3", "government/4"
_NAMES = {_HAN: "鼓楼区", _CHANG: "休宁县", _NAN: "南京市", _NO_PLACE: "休宁县"}
IDENTIFIER = pyoxigraph.NamedNode("https://schema.org/identifier")
CODE = pyoxigraph.NamedNode("https://kg.example/ontology#divisionCode")


def _graph(*wholes: tuple[str, str, str]) -> KnowledgeGraph:
    """The places, with facts of one being part of another: subject, object, status."""
    entities = [Entity(id_, id_.partition("/")[0].capitalize(), name) for id_, name in _NAMES.items()]
    facts = [Fact(f"fact/{n}", "partOf", a, b, None, {}, status, 0.9, ()) for n, (a, b, status) in enumerate(wholes)]
    return KnowledgeGraph.of((), entities, facts)


def _codes(path: Path) -> dict[str, str]:
    quads = [quad for quad in pyoxigraph.parse(path=str(path)) if quad.predicate == IDENTIFIER]
    assert all(quad.object.datatype == CODE for quad in quads)
    return {quad.subject.value.rpartition("/")[2]: quad.object.value for quad in quads}


@pytest.mark.parametrize(
    ("wholes", "han"),
    [
        ((), None),  # in several cities
        (((_HAN, _NAN, "asserted"),), "320106"),
        (((_HAN, _NAN, "planned"),), None),
        (((_NAN, _HAN, "asserted"),), None),
        (((_HAN, _CHANG, "asserted"),), None),
        (((_HAN, _NO_PLACE, "asserted"),), None),
    ],
)
def test_the_division_that_is_meant_has_its_code(
    wholes: tuple[tuple[str, str, str], ...], han: str | None, tmp_path: Path
) -> None:
    expected = {"2": "341022", "3": "320100"} | ({"1": han} if han else {})
    if any(a == _NAN for a, _, _ in wholes):
        del expected["3"]  # no city lies in a district
    for name in ("turtle", "nquads"):
        path = tmp_path / f"graph{EXPORTERS[name].suffix}"
        EXPORTERS[name].write(_graph(*wholes), path)
        assert _codes(path) == expected


def test_the_shapes_know_what_a_code_is(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    EXPORTERS["turtle"].write(_graph(), path)
    text = path.read_text(encoding="utf-8")
    assert '"341022"^^kg:divisionCode' in text
    assert not check_graph(path)
    path.write_text(text.replace('"341022"', '"34102"'), encoding="utf-8")
    assert len(check_graph(path)) == 1
    path.write_text(text.replace('"341022"^^kg:divisionCode', '"341022"'), encoding="utf-8")
    assert len(check_graph(path)) == 1
