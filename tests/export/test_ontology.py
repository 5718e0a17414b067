"""The ontology defines what the export says, in both languages, and calls it what the rest of the program does."""

import subprocess
import sys

import pyoxigraph
import pytest
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, VOID, Graph, URIRef

from kg.export.terms import DEFAULT_BASE, prefixes
from kg.graph import PREDICATE_LABELS, QUALIFIER_LABELS, STATUS_LABELS, TYPE_LABELS
from kg.rules import DATA

KG = f"{DEFAULT_BASE}ontology#"


@pytest.fixture(scope="module")
def ontology():
    return Graph().parse(DATA / "ontology.ttl")


def defined(ontology):
    return {s for s in ontology.subjects(RDFS.isDefinedBy, URIRef(KG)) if str(s) != KG}


def test_every_term_that_is_exported_is_defined(ontology, exported):
    used = {
        term.value
        for quad in pyoxigraph.parse(path=str(exported / "graph.ttl"))
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(KG)
    }
    assert len(used) > 50
    assert used - {str(s) for s in defined(ontology)} == {KG}


def test_every_term_has_a_label_and_a_definition_in_both_languages(ontology):
    assert len(defined(ontology)) > 60
    for term in defined(ontology):
        for property_ in (RDFS.label, SKOS.definition):
            assert {text.language for text in ontology.objects(term, property_)} == {"zh", "en"}, term


def test_labels_are_those_of_the_program(ontology):
    for table in (PREDICATE_LABELS, QUALIFIER_LABELS, STATUS_LABELS, TYPE_LABELS):
        for name, label in table.items():
            if name != "Article":
                labels = {str(t) for t in ontology.objects(URIRef(KG + name), RDFS.label) if t.language == "zh"}
                assert labels == {label}, name


def test_every_predicate_says_what_stands_at_its_ends(ontology):
    schema = prefixes()["schema"]
    for name in PREDICATE_LABELS:
        for single, several in ((RDFS.domain, "domainIncludes"), (RDFS.range, "rangeIncludes")):
            ends = [*ontology.objects(URIRef(KG + name), single)]
            ends += ontology.objects(URIRef(KG + name), URIRef(schema + several))
            assert ends, (name, single)


def test_terms_of_other_vocabularies_exist(ontology, exported):
    closed = {str(namespace): namespace for namespace in (DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, VOID)}
    read = ontology + Graph().parse(exported / "graph.ttl")
    checked = set()
    for term in {term for triple in read for term in triple if isinstance(term, URIRef)}:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        if term[:cut] in closed and term[cut:]:
            assert term in closed[term[:cut]], term
            checked.add(term)
    assert len(checked) > 60


def test_the_page_of_the_ontology_is_the_one_that_would_be_made(ontology):
    root = DATA.parents[1]
    assert subprocess.run([sys.executable, root / "scripts" / "ontology.py", "--check"], check=False).returncode == 0
    page = (root / "docs" / "ontology.md").read_text("utf-8")
    assert [term for term in defined(ontology) if f"`kg:{str(term).removeprefix(KG)}`" not in page] == []
