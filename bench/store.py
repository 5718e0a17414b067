"""How fast the export and typical queries are over some 500,000 triples, beside rdflib over the same in the same run.

usage: python bench/store.py [-n TRIPLES]

The graph is made up (entities with names, facts with evidence, articles). Times are CPU seconds of this one process. An
export is all of the way from the graph in memory to the Turtle file: here triples are made and written section by
section; with rdflib the same triples are made, put into a Graph and serialized. "writing alone" leaves out the making.
Queries run over stores in memory, as `kg serve` has them; the rows must be the same.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "page"))
from synthetic import synthetic

from kg.export import EXPORTERS
from kg.export.rdf import sections, triples
from kg.export.terms import DEFAULT_BASE, TextTriple, prefixes
from kg.export.triples import in_turtle
from kg.graph import KnowledgeGraph
from kg.table import table

TRIPLES_AN_ENTITY = 60
# five of queries/; others, such as timeline.rq, do not end within minutes in rdflib
QUESTIONS = ("aliases-and-reasons", "doubtful-facts", "facts-with-one-source", "most-connected", "project-partners")
FOLDER = Path(__file__).parents[1] / "queries"


def main() -> int:
    """Print times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, default=500_000, help="triples, roughly; default: 500,000")
    wanted = parser.parse_args().n
    size = max(50, wanted // TRIPLES_AN_ENTITY)
    graph = synthetic(size, size // 6)
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(graph, Path(folder)))
    sys.stdout.write(table(("", "rdflib", "kg", "ratio"), rows) + "\n")
    return 0


def _rows(graph: KnowledgeGraph, folder: Path) -> Iterator[tuple[str, str, str, str]]:
    file = folder / "graph.ttl"
    ours = _seconds(lambda: EXPORTERS["turtle"].write(graph, file))
    made = _seconds(lambda: _text_triples(graph))
    all_of_it = [triple for section in triples(graph, DEFAULT_BASE) for triple in section]
    yield f"{len(all_of_it):,} triples, {file.stat().st_size / 1e6:.0f} MB", "s", "s", ""
    theirs = rdflib.Graph()
    filled = _seconds(lambda: _fill(theirs, all_of_it))
    lists = _text_triples(graph)
    written = _seconds(lambda: theirs.serialize(folder / "theirs.ttl", format="turtle"))
    yield _row("Turtle export", made + filled + written, ours)
    yield _row("  writing alone", written, _seconds(lambda: _dump(lists, folder / "dump.ttl")))
    store = pyoxigraph.Store()
    store.bulk_load(path=str(file))
    names = prefixes()
    for name in QUESTIONS:
        text = (FOLDER / f"{name}.rq").read_text(encoding="utf-8")
        there = _Answer(lambda text=text: {tuple(map(str, row)) for row in theirs.query(text, initNs=names)})
        here = _Answer(lambda text=text: {tuple(map(_text, row)) for row in store.query(text, prefixes=names)})
        if there.rows != here.rows:
            raise ValueError(f"{name}: {len(there.rows)} rows there, {len(here.rows)} here")
        yield _row(f"{name} ({len(here.rows):,} rows)", there.seconds, here.seconds)


class _Answer:
    def __init__(self, ask: Callable[[], set[Any]]) -> None:
        self.seconds = _seconds(lambda: setattr(self, "rows", ask()))
        self.rows: set[Any]


def _text_triples(graph: KnowledgeGraph) -> list[list[TextTriple]]:
    return [section.triples for section in sections(graph, DEFAULT_BASE)]


def _fill(into: rdflib.Graph, triples: list[pyoxigraph.Triple]) -> None:
    for prefix, iri in prefixes().items():
        into.bind(prefix, iri, replace=True)
    into.addN((_term(t.subject), _term(t.predicate), _term(t.object), into) for t in triples)


def _term(term: Any) -> Any:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _dump(lists: list[list[TextTriple]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(map(in_turtle, lists))


def _text(term: Any) -> str:
    return "None" if term is None else str(term.value)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _row(name: str, theirs: float, ours: float) -> tuple[str, str, str, str]:
    return name, f"{theirs:.2f}", f"{ours:.3f}", f"{theirs / ours:.1f}"


if __name__ == "__main__":
    sys.exit(main())
