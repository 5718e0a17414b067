"""CSV tables: one set for spreadsheets and Gephi, one for ``neo4j-admin database import``."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.export.flat import Node, edges, named, nodes, qualifiers
from kg.export.terms import clean
from kg.graph import PREDICATE_LABELS, TYPE_LABELS, KnowledgeGraph
from kg.model import Fact

# a cell that begins so is a formula to a spreadsheet, and the text is not ours
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_UNSAFE = re.compile(r"[^0-9A-Z_a-z\u4e00-\u9fff]")

Cell = str | int | float


def write_csv(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``nodes.csv``, ``edges.csv``, ``values.csv`` and ``evidence.csv`` into the folder ``path``.

    UTF-8 with a byte order mark, which spreadsheets need to see the Chinese; a text cell that a spreadsheet would run
    as a formula begins with an apostrophe. ``Id``, ``Label``, ``Source``, ``Target`` and ``Type`` are Gephi's names.
    """
    path.mkdir(parents=True, exist_ok=True)
    heads = ["Id", "Label", "type", "type_label", "aliases", "mentions", "documents"]
    _sheet(path / "nodes.csv", heads, (_node_cells(node) for node in nodes(graph)))
    heads = ["Id", "Source", "Target", "Type", "Label", "predicate", "status", "confidence", "qualifiers"]
    _sheet(path / "edges.csv", heads, (_edge_cells(fact) for fact in edges(graph)))
    heads = ["fact", "node", "predicate", "value", "text", "status", "confidence", "qualifiers"]
    _sheet(path / "values.csv", heads, (_value_cells(f) for f in graph.facts.values() if f.object is None))
    _sheet(path / "evidence.csv", ["fact", "document", "start", "end", "quote", "rule"], _evidence_cells(graph))


def _node_cells(node: Node) -> list[Cell]:
    kind = TYPE_LABELS.get(node.type, node.type)
    return [node.id, node.name, node.type, kind, "；".join(node.aliases), node.mentions, "；".join(node.documents)]


def _edge_cells(fact: Fact) -> list[Cell]:
    label = PREDICATE_LABELS.get(fact.predicate, fact.predicate)
    ends = [fact.id, fact.subject, fact.object or "", "Directed"]
    return [*ends, label, fact.predicate, fact.status, fact.confidence, qualifiers(fact)]


def _value_cells(fact: Fact) -> list[Cell]:
    value, text = fact.value or "", fact.qualifiers.get("text") or fact.value or ""
    return [fact.id, fact.subject, fact.predicate, value, text, fact.status, fact.confidence, qualifiers(fact)]


def _evidence_cells(graph: KnowledgeGraph) -> Iterator[list[Cell]]:
    for fact in graph.facts.values():
        for evidence in fact.evidence:
            yield [fact.id, evidence.doc, evidence.start, evidence.end, evidence.quote, evidence.pattern]


def _sheet(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows([_safe(cell) for cell in row] for row in rows)


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return "'" + text if _FORMULA.match(text) else text


def write_neo4j(graph: KnowledgeGraph, path: Path, *, base: str) -> None:
    """Write ``nodes.csv``, ``values.csv``, ``relationships.csv`` and ``value-relationships.csv`` into the folder
    ``path``, to be read by::

        neo4j-admin database import full --nodes=nodes.csv --nodes=values.csv \\
            --relationships=relationships.csv --relationships=value-relationships.csv

    Array members are parted by ``;`` (neo4j-admin's default); a ``;`` inside one becomes ``；``.
    """
    path.mkdir(parents=True, exist_ok=True)
    heads = ["id:ID", "name", "aliases:string[]", "mentions:int", "documents:string[]", ":LABEL"]
    _import(path / "nodes.csv", heads, (_neo4j_node(node) for node in nodes(graph)))
    literal = [fact for fact in graph.facts.values() if fact.object is None]
    values = ([fact.id, fact.value or "", fact.qualifiers.get("text", ""), "Value"] for fact in literal)
    _import(path / "values.csv", ["id:ID", "value", "text", ":LABEL"], values)
    keys = sorted({key for fact in graph.facts.values() for key in fact.qualifiers})
    columns = _columns(keys)
    heads = [":START_ID", ":END_ID", ":TYPE", "fact", "status", "confidence:double", "documents:string[]"]
    heads += ["starts:int[]", "ends:int[]", "quotes:string[]", *columns]
    between = (_neo4j_edge(graph, fact, fact.object or "", keys) for fact in edges(graph))
    _import(path / "relationships.csv", heads, between)
    to_values = (_neo4j_edge(graph, fact, fact.id, keys) for fact in literal)
    _import(path / "value-relationships.csv", heads, to_values)


def _columns(keys: Sequence[str]) -> list[str]:
    """Property names for qualifiers; a colon in one would be read as its type."""
    return [f"q_{_UNSAFE.sub('_', key)}" for key in keys]


def _neo4j_node(node: Node) -> list[Cell]:
    labels = f"{'Document' if node.type == 'Article' else 'Entity'};{_UNSAFE.sub('_', node.type)}"
    return [node.id, node.name, _array(node.aliases), node.mentions, _array(node.documents), labels]


def _neo4j_edge(graph: KnowledgeGraph, fact: Fact, end: str, keys: Sequence[str]) -> list[Cell]:
    kind = _UNSAFE.sub("_", _WORD.sub("_", fact.predicate).upper())
    found = fact.evidence
    arrays = [_array(sorted({e.doc for e in found})), _array([str(e.start) for e in found])]
    arrays += [_array([str(e.end) for e in found]), _array([e.quote for e in found])]
    texts = [named(graph, fact.qualifiers.get(key, "")) for key in keys]
    return [fact.subject, end, kind, fact.id, fact.status, fact.confidence, *arrays, *texts]


def _array(members: Iterable[str]) -> str:
    return ";".join(member.replace(";", "；") for member in members)


def _import(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        # one line a record, so that no option for fields of several lines is needed
        writer.writerows([_SPACE.sub(" ", clean(c)) if isinstance(c, str) else c for c in row] for row in rows)
