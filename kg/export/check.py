"""Whether an RDF export is what it should be: its shapes, and what shapes cannot say of texts and references."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from kg.export.terms import DEFAULT_BASE
from kg.rules import DATA

_PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/> PREFIX void: <http://rdfs.org/ns/void#>
"""
_MISQUOTED = """
SELECT ?evidence ?quote ?found WHERE {
  ?evidence oa:hasSource/schema:articleBody ?text ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:refinedBy [ oa:start ?start ; oa:end ?end ] .
  BIND (SUBSTR(STR(?text), ?start + 1, ?end - ?start) AS ?found)
  FILTER (?found != STR(?quote))
} ORDER BY ?evidence
"""
_UNTYPED = """
SELECT DISTINCT ?node ?from WHERE {
  ?dataset void:uriSpace ?space .
  ?from ?property ?node .
  FILTER (ISIRI(?node) && STRSTARTS(STR(?node), ?space) && ?property != dcterms:replaces)
  FILTER NOT EXISTS { ?node a ?type }
} ORDER BY ?node ?from
"""
_MOST = 100  # problems listed of one kind


def check_graph(path: Path) -> list[str]:
    """What is wrong with the Turtle file ``path``, a problem a line in Chinese and English; empty if nothing is.

    A file that is no Turtle is one problem. Raises ValueError where pySHACL is not installed.
    """
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        return [f"{path}：不是合格的 Turtle / not Turtle: {error}"]
    spaces = [row["space"].value for row in _select(store, "SELECT ?space { ?dataset void:uriSpace ?space }")]
    if len(spaces) != 1:
        return [f"{path}：没有一个 void:Dataset 说明 IRI 的开头 / no void:Dataset that says what the IRIs begin with"]
    base = spaces[0].removesuffix("id/")
    problems = [f"{_short(r['evidence'], base)}：引文与正文不符 / the text there is {r['found'].value!r}, "
                f"not {r['quote'].value!r}" for r in _select(store, _MISQUOTED)]  # fmt: skip
    problems += [f"{_short(r['node'], base)}：没有说明是什么 / is named by {_short(r['from'], base)} and nothing says "
                 "what it is" for r in _select(store, _UNTYPED)]  # fmt: skip
    return _few(problems) + _few(sorted(_misshapen(path, base)))


def _select(store: Store, query: str) -> Any:
    return store.query(_PREFIXES + query)


def _short(node: Any, base: str) -> str:
    return str(node.value).removeprefix(base)


def _few(problems: list[str]) -> list[str]:
    more = len(problems) - _MOST
    return problems if more <= 0 else [*problems[:_MOST], f"…… 还有 {more} 处 / and {more} more"]


def _misshapen(path: Path, base: str) -> Iterator[str]:
    try:
        import pyshacl
    except ImportError as error:
        raise ValueError("checking a graph needs pySHACL: pip install pyshacl") from error
    from rdflib import RDF, SH, Graph

    shapes = (DATA / "shapes.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, base)
    data = Graph().parse(path, format="turtle")
    _, found, _ = pyshacl.validate(data, shacl_graph=Graph().parse(data=shapes, format="turtle"))
    for result in found.subjects(RDF.type, SH.ValidationResult):
        focus = str(found.value(result, SH.focusNode)).removeprefix(base)
        where = str(found.value(result, SH.resultPath) or "").rpartition("/")[2]
        value = found.value(result, SH.value)
        words = sorted(found.objects(result, SH.resultMessage), key=lambda m: m.language != "zh")
        shown = "" if value is None else f" ({str(value)[:80]!r})"
        yield f"{focus} {where}：{' / '.join(words)}{shown}"
