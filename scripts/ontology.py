"""Writes docs/ontology.md from kg/data/ontology.ttl; ``--check`` tells whether it is the one that would be written."""

import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph

ROOT = Path(__file__).parents[1]
SOURCE, PAGE = ROOT / "kg" / "data" / "ontology.ttl", ROOT / "docs" / "ontology.md"

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS, _SCHEMA = "http://purl.org/dc/terms/", "https://schema.org/"
_SECTIONS = (
    ("Classes", "类", (f"{_OWL}Class",)),
    ("Properties between things", "事物之间的属性", (f"{_OWL}ObjectProperty",)),
    ("Properties with a value", "取值的属性", (f"{_OWL}DatatypeProperty",)),
    ("Types of values", "值的类型", (f"{_RDFS}Datatype",)),
    ("Qualifiers of facts", "事实的限定", (f"{_RDF}Property",)),
    ("Schemes and their values", "取值表", (f"{_SKOS}ConceptScheme", "https://kg.example/ontology#Status")),
)
_ROWS = (
    ("subclass of", (f"{_RDFS}subClassOf",)),
    ("subproperty of", (f"{_RDFS}subPropertyOf",)),
    ("from", (f"{_RDFS}domain", f"{_SCHEMA}domainIncludes")),
    ("to", (f"{_RDFS}range", f"{_SCHEMA}rangeIncludes")),
    ("in", (f"{_SKOS}inScheme",)),
    ("see also", (f"{_RDFS}seeAlso",)),
)
_KINDS = {f"{_OWL}SymmetricProperty": "symmetric", f"{_OWL}FunctionalProperty": "functional"}

Terms = dict[str, dict[str, list[pyoxigraph.Literal | pyoxigraph.NamedNode]]]


def page() -> str:
    """The page as Markdown."""
    terms, prefixes = _read()
    (ontology,) = [term for term in terms if f"{_OWL}Ontology" in _values(terms, term, f"{_RDF}type")]
    lines = [
        f"# {_said(terms, ontology, f'{_DCTERMS}title', 'en')}",
        "",
        f"{_said(terms, ontology, f'{_DCTERMS}title', 'zh')}。`kg:` is `{ontology}`; `--base` sets another beginning.",
        "This page is made from [ontology.ttl](../kg/data/ontology.ttl) by `python scripts/ontology.py`.",
        "",
        str(_said(terms, ontology, f"{_DCTERMS}description", "en")),
        "",
        str(_said(terms, ontology, f"{_DCTERMS}description", "zh")),
    ]
    done: set[str] = set()
    for english, chinese, types in _SECTIONS:
        lines += ["", f"## {english} {chinese}", ""]
        for term in terms:
            if term not in done and set(types) & set(_values(terms, term, f"{_RDF}type")):
                done.add(term)
                lines += _entry(terms, term, prefixes)
    return "\n".join(lines) + "\n"


def _read() -> tuple[Terms, dict[str, str]]:
    terms: Terms = defaultdict(lambda: defaultdict(list))
    reader = pyoxigraph.parse(path=str(SOURCE))
    for quad in reader:
        terms[quad.subject.value][quad.predicate.value].append(quad.object)
    return terms, reader.prefixes


def _values(terms: Terms, term: str, *properties: str) -> list[str]:
    return [value.value for name in properties for value in terms[term].get(name, ())]


def _said(terms: Terms, term: str, name: str, language: str) -> str:
    return next(text.value for text in terms[term][name] if text.language == language)


def _entry(terms: Terms, term: str, prefixes: dict[str, str]) -> list[str]:
    def short(iri: str) -> str:
        return next((f"`{p}:{iri[len(ns) :]}`" for p, ns in prefixes.items() if iri.startswith(ns)), f"<{iri}>")

    label = f"{_said(terms, term, f'{_RDFS}label', 'zh')} {_said(terms, term, f'{_RDFS}label', 'en')}"
    kinds = [word for kind, word in _KINDS.items() if kind in _values(terms, term, f"{_RDF}type")]
    facts = [*kinds]
    for word, properties in _ROWS:
        if found := _values(terms, term, *properties):
            facts.append(f"{word} {', '.join(map(short, found))}")
    return [
        f"### {short(term)} {label}",
        "",
        *(["; ".join(facts), ""] if facts else []),
        _said(terms, term, f"{_SKOS}definition", "zh"),
        "",
        _said(terms, term, f"{_SKOS}definition", "en"),
        "",
    ]


def main() -> int:
    """Write the page, or with ``--check`` say whether it is the one that would be written."""
    text = page()
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
