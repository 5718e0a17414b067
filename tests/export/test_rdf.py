"""Each RDF format, read back by rdflib and by Oxigraph, says the same; and what it says is what the graph says."""

import dataclasses
import datetime

import pyoxigraph
import pytest
import rdflib
from fixture_graph import CONTROL, HOSTILE, entity_id
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from kg.export import EXPORTERS
from kg.export.terms import clean, date, prefixes
from kg.graph import ARTICLE

# rdflib's Dataset uses what it deprecates itself
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset.|ConjunctiveGraph is ):DeprecationWarning")

KG = Namespace("https://kg.example/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
TIME = Namespace("http://www.w3.org/2006/time#")
ID = "https://kg.example/id/"


@pytest.fixture(scope="module")
def turtle(exported):
    return Graph().parse(exported / "graph.ttl")


def through_oxigraph(path):
    """What Oxigraph reads, as rdflib reads Oxigraph's N-Triples."""
    triples = (quad.triple for quad in pyoxigraph.parse(path=str(path)))
    return Graph().parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")


@pytest.mark.parametrize(("suffix", "parser"), [(".ttl", "turtle"), (".jsonld", "json-ld"), (".rdf", "xml")])
def test_rdflib_and_oxigraph_read_the_same(exported, turtle, suffix, parser):
    path = exported / f"graph{suffix}"
    read = Graph().parse(path, format=parser)
    assert isomorphic(read, through_oxigraph(path))
    assert isomorphic(read, turtle)
    assert len(read) > 1000


@pytest.mark.parametrize(("suffix", "parser"), [(".trig", "trig"), (".nq", "nquads")])
def test_the_union_of_the_named_graphs_is_the_turtle(exported, turtle, graph, suffix, parser):
    read = Dataset(default_union=True).parse(exported / f"graph{suffix}", format=parser)
    assert set(read.triples((None, None, None))) == set(turtle)
    quads = set(pyoxigraph.parse(path=str(exported / f"graph{suffix}")))
    assert {q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode)} == {
        f"{ID}article/{doc}" for doc in graph.documents
    }


def test_a_named_graph_holds_the_evidence_of_its_article_alone(exported, graph):
    for quad in pyoxigraph.parse(path=str(exported / "graph.nq")):
        if quad.predicate.value == str(OA.hasSource):
            assert quad.graph_name == quad.object
    both = next(f for f in graph.facts.values() if len({e.doc for e in f.evidence}) == 2)
    graphs = {
        quad.graph_name.value
        for quad in pyoxigraph.parse(path=str(exported / "graph.nq"))
        if quad.subject.value == ID + both.id
    }
    assert graphs == {f"{ID}article/{e.doc}" for e in both.evidence}


def test_the_same_graph_gives_the_same_bytes(exported, graph, tmp_path):
    for name, exporter in EXPORTERS.items():
        if exporter.suffix and name != "html":
            exporter.write(graph, tmp_path / "again")
            assert (tmp_path / "again").read_bytes() == (exported / f"graph{exporter.suffix}").read_bytes(), name


def test_there_are_no_blank_nodes_and_only_ascii_iris(turtle):
    for triple in turtle:
        for node in triple:
            assert not isinstance(node, rdflib.BNode)
            assert not isinstance(node, URIRef) or str(node).isascii()


def test_asserted_facts_are_plain_triples_and_others_are_not(turtle, graph):
    for fact in graph.facts.values():
        if fact.object is None:
            continue
        subject = fact.subject.replace(ARTICLE, "article/")
        triple = (URIRef(ID + subject), KG[fact.predicate], URIRef(ID + fact.object))
        assert (triple in turtle) == (fact.status == "asserted"), fact
    assert {f.status for f in graph.facts.values() if f.object} == {"asserted", "planned", "negated"}


def test_every_fact_has_one_node_with_status_confidence_and_evidence(turtle, graph):
    assert len(set(turtle.subjects(RDF.type, KG.Fact))) == len(graph.facts)
    for fact in graph.facts.values():
        node = URIRef(ID + fact.id)
        assert turtle.value(node, RDF.predicate) == KG[fact.predicate]
        assert turtle.value(node, KG.status) == KG[fact.status]
        assert float(turtle.value(node, KG.confidence)) == fact.confidence
        assert len(list(turtle.objects(node, PROV.wasDerivedFrom))) == len(fact.evidence)
        for key in fact.qualifiers:
            assert turtle.value(node, KG[key]) is not None


def test_evidence_points_at_the_characters_it_quotes(turtle, graph):
    positions = 0
    for evidence in turtle.subjects(RDF.type, OA.SpecificResource):
        text = str(turtle.value(turtle.value(evidence, OA.hasSource), SCHEMA.articleBody))
        quote = turtle.value(evidence, OA.hasSelector)
        position = turtle.value(quote, OA.refinedBy)
        start, end = (int(turtle.value(position, OA[key])) for key in ("start", "end"))
        assert text[start:end] == str(turtle.value(quote, OA.exact))
        positions += 1
    assert positions == len({(e.doc, e.start, e.end, e.pattern) for f in graph.facts.values() for e in f.evidence})
    assert {str(text) for text in turtle.objects(None, SCHEMA.articleBody)} == {
        d.text for d in graph.documents.values()
    }


def test_an_asserted_post_is_a_membership_in_terms_of_w3c_org(turtle):
    mayor = URIRef(ID + entity_id("Person", "沈知秋"))
    (post,) = turtle.subjects(ORG.member, mayor)
    assert (post, RDF.type, ORG.Membership) in turtle
    assert turtle.value(post, ORG.organization) == URIRef(ID + entity_id("Government", "云溪镇政府"))
    role = turtle.value(post, ORG.role)
    assert (role, RDF.type, ORG.Role) in turtle
    assert turtle.value(role, SKOS.prefLabel) == Literal("镇长", lang="zh")
    beginning = turtle.value(turtle.value(post, ORG.memberDuring), TIME.hasBeginning)
    assert turtle.value(beginning, TIME.inXSDDate).toPython() == datetime.date(2021, 6, 2)
    assert (mayor, ORG.memberOf, turtle.value(post, ORG.organization)) in turtle


@pytest.mark.parametrize("status", ["planned", "negated"])
def test_a_post_or_cooperation_that_is_not_the_case_does_not_look_like_one(graph, tmp_path, status):
    predicates = ("holdsPosition", "cooperatesWith")
    changed = {
        id_: dataclasses.replace(fact, status=status) if fact.predicate in predicates else fact
        for id_, fact in graph.facts.items()
    }
    EXPORTERS["turtle"].write(dataclasses.replace(graph, facts=changed), tmp_path / "graph.ttl")
    read = Graph().parse(tmp_path / "graph.ttl")
    for class_ in (ORG.Membership, KG.Cooperation, TIME.Interval):
        assert not list(read.subjects(RDF.type, class_))
    for property_ in (ORG.member, ORG.memberOf, KG.party):
        assert not list(read.subject_objects(property_))
    assert len(list(read.subjects(RDF.predicate, KG.holdsPosition))) == 5


def test_a_former_post_is_a_membership_but_makes_nobody_a_member(graph, tmp_path):
    facts = {
        id_: dataclasses.replace(fact, qualifiers={**fact.qualifiers, "tenure": "former"})
        if fact.predicate == "holdsPosition" else fact
        for id_, fact in graph.facts.items()
    }  # fmt: skip
    EXPORTERS["turtle"].write(dataclasses.replace(graph, facts=facts), tmp_path / "graph.ttl")
    read = Graph().parse(tmp_path / "graph.ttl")
    assert len(list(read.subjects(RDF.type, ORG.Membership))) == 5
    assert {str(value) for value in read.objects(None, KG.tenure)} == {"former"}
    assert not list(read.subject_objects(ORG.memberOf))


def test_quantities_have_their_text_their_unit_and_one_to_compare_by(turtle):
    park = URIRef(ID + entity_id("Project", "云溪产业园"))
    found = {str(turtle.value(q, SCHEMA.name)): q for q in turtle.objects(park, KG.quantity)}
    area, money = found["规划面积"], found["总投资"]
    assert (area, RDF.type, SCHEMA.QuantitativeValue) in turtle
    assert str(turtle.value(area, SCHEMA.value)) == "6760"
    assert str(turtle.value(area, SCHEMA.unitText)) == "亩"
    qudt = Namespace("http://qudt.org/schema/qudt/")
    assert turtle.value(area, qudt.unit) == URIRef("http://qudt.org/vocab/unit/M2")
    assert float(turtle.value(area, qudt.numericValue)) == pytest.approx(6760 * 2000 / 3, abs=0.01)
    assert (money, RDF.type, SCHEMA.MonetaryAmount) in turtle
    assert str(turtle.value(money, SCHEMA.currency)) == "CNY"
    assert int(turtle.value(money, SCHEMA.value)) == 1_350_000_000


def test_merges_distinctions_and_hostile_names(turtle):
    company = URIRef(ID + entity_id("Company", "星河智造有限公司"))
    old = URIRef(ID + "company/00000000dead")
    assert (old, rdflib.DCTERMS.isReplacedBy, company) in turtle
    xl = Namespace("http://www.w3.org/2008/05/skos-xl#")
    reasons = {str(turtle.value(label, KG.because)) for label in turtle.objects(company, xl.altLabel)}
    assert reasons == {"“星河”是“星河智造有限公司”的简称", "“星河智造”是“星河智造有限公司”的简称"}
    one, two = (URIRef(ID + entity_id("Person", "陈望舒", which)) for which in ("", "2"))
    assert (one, rdflib.OWL.differentFrom, two) in turtle
    for type_, name in (("Company", HOSTILE), ("Facility", CONTROL)):
        node = URIRef(ID + entity_id(type_, name))
        assert turtle.value(node, RDFS.label) == Literal(clean(name), lang="zh")


def test_another_base_moves_every_own_iri(graph, tmp_path):
    EXPORTERS["turtle"].write(graph, tmp_path / "graph.ttl", base="http://data.example.org/kg/")
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "kg.example" not in text
    assert "@prefix kg: <http://data.example.org/kg/ontology#> ." in text


@pytest.mark.parametrize("base", ["kg", "https://kg.example", "https://例子/", "https://a.b/> <x", ""])
def test_a_base_that_makes_no_iris_is_refused_before_anything_is_written(graph, tmp_path, base):
    with pytest.raises(ValueError, match="--base"):
        EXPORTERS["turtle"].write(graph, tmp_path / "graph.ttl", base=base)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("2021-05-12", "date"), ("2021-05", "gYearMonth"), ("2021", "gYear"), ("--05-12", "gMonthDay"),
        ("--02-29", "gMonthDay"), ("--05", "gMonth"), ("---12", "gDay"), ("---31", "gDay"),
        ("2021-02-30", None), ("2021-13", None), ("---32", None), ("--13", None), ("近日", None), ("", None),
        ("２０２１", None), ("2021-05-12\n", None),
    ],
)  # fmt: skip
def test_dates_have_the_type_of_what_is_known(text, type_):
    found = date(text)
    assert found == (type_ and f'"{text}"^^xsd:{type_}')


def test_prefixes_agree_with_rdflib():
    known = dict(rdflib.Graph(bind_namespaces="rdflib").namespaces())
    checked = {name: iri for name, iri in prefixes().items() if name in known}
    assert len(checked) > 10
    assert checked == {name: str(known[name]) for name in checked}
