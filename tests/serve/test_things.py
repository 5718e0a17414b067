"""What every IRI of a build leads to: a page for people, RDF for machines, and nothing else on this machine."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from fixture_graph import CONTROL, HOSTILE, entity_id, fact_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.serve.search import Index
from kg.serve.site import Site
from kg.serve.words import _PREDICATES

Serve = Callable[..., httpx.Client]
COMPANY, PERSON = entity_id("Company", "星河智造有限公司"), entity_id("Person", "陈望舒")
ARTICLE = "article/d00000000001"
POST = fact_id("holdsPosition", "沈知秋", "云溪镇政府", "镇长")
IRI = "https://kg.example/id/"
RDF = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples",
       ".rdf": "application/rdf+xml"}  # fmt: skip


def words(response: httpx.Response) -> str:
    """The text of a page as a reader sees it, on one line."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    text = re.sub(r"<script.*?</script>|<head>.*?</head>", " ", response.text, flags=re.DOTALL)
    text = re.sub(r"</?(?:a|b|mark)\b[^>]*>", "", text)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def triples(response: httpx.Response) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    type_ = response.headers["content-type"].partition(";")[0]
    store.load(response.content, format=pyoxigraph.RdfFormat.from_media_type(type_))
    return store


def test_a_company(client: httpx.Client) -> None:
    text = words(client.get(f"/id/{COMPANY}"))
    for expected in (
        "企业 星河智造有限公司",
        f"标识 {IRI}{COMPANY}",
        "星河智造 “星河智造”是“星河智造有限公司”的简称 short-form",
        "任职者 人物 职务 任期 林若溪 董事长 2021-05-13 报道时",
        "合作 1 云溪镇政府 事由 云溪产业园 日期 2021-05-12 方式 战略合作协议",
        "计划 0.80",
        "星河智造总部由南陵市迁至云溪产业园",
        "云溪产业园一期6月开工",
    ):
        assert expected in text, expected
    marked = client.get(f"/id/{COMPANY}").text
    assert re.search(r'<b class="object">星河智造有限公司</b><mark>董事长</mark><b class="subject">林若溪</b>', marked)


def test_namesakes_are_told_apart(client: httpx.Client) -> None:
    text = words(client.get(f"/id/{PERSON}"))
    assert "不是同一个 陈望舒 任职机构不同" in text
    assert "职务 机构 任期" in text


def test_an_article_with_a_place_in_it(client: httpx.Client) -> None:
    page = client.get(f"/id/{ARTICLE}?mark=28-39")
    assert "青岚区携手星河智造 云溪产业园改造提升" in words(page)
    assert page.text.count('id="mark"') == 1
    assert f'href="/id/{PERSON}"' in page.text
    for nonsense in ("x", "5-1", "999999999-999999999", "-1--1", "1-1"):
        assert client.get(f"/id/{ARTICLE}", params={"mark": nonsense}).status_code == 200


def test_a_fact_and_a_node_of_another_kind(client: httpx.Client) -> None:
    text = words(client.get(f"/id/{POST}"))
    assert "沈知秋 任职 云溪镇政府" in text
    assert "2021年6月2日起，沈知秋任云溪镇镇长" in text
    turtle = client.get(f"/id/{POST}.nt").text
    (evidence,) = set(re.findall(rf"<{IRI}(evidence/\w+)> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", turtle))
    assert "oa:SpecificResource" in words(client.get(f"/id/{evidence}"))


def test_english(client: httpx.Client) -> None:
    text = words(client.get(f"/id/{COMPANY}", params={"lang": "en"}))
    assert "Company 星河智造有限公司" in text
    assert "relocated to" in text
    assert "en" in client.get(f"/id/{COMPANY}", headers={"Cookie": "language=en"}).text.partition("<head>")[0]


@pytest.mark.parametrize("suffix", RDF)
@pytest.mark.parametrize("path", [COMPANY, ARTICLE, POST])
def test_rdf_by_suffix_and_by_accept(client: httpx.Client, path: str, suffix: str) -> None:
    by_suffix = client.get(f"/id/{path}{suffix}")
    by_accept = client.get(f"/id/{path}", headers={"Accept": RDF[suffix]})
    assert by_suffix.content == by_accept.content
    assert by_accept.headers["content-type"].partition(";")[0] == RDF[suffix]
    assert "Accept" in by_accept.headers["vary"]
    store = triples(by_accept)
    assert list(store.quads_for_pattern(pyoxigraph.NamedNode(IRI + path), None, None))


def test_the_rdf_of_an_entity_holds_its_facts_and_their_evidence(client: httpx.Client) -> None:
    store = triples(client.get(f"/id/{COMPANY}.ttl"))
    asked = f"""PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX kg: <https://kg.example/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?quote ?name {{ ?f rdf:subject <{IRI}{COMPANY}> ; rdf:predicate kg:cooperatesWith ; rdf:object ?o ;
          prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote . ?o skos:prefLabel ?name }}"""
    assert [(row["quote"].value, row["name"].value) for row in store.query(asked)] == [
        ("星河智造与云溪镇签署战略合作协议", "云溪镇政府")
    ]


def test_accept(client: httpx.Client) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    for accept, type_ in ((browser, "text/html"), ("application/ld+json, text/html;q=0.5", "application/ld+json")):
        found = client.get(f"/id/{COMPANY}", headers={"Accept": accept}).headers["content-type"]
        assert found.partition(";")[0] == type_
    assert client.get(f"/id/{COMPANY}", headers={"Accept": "image/png"}).status_code == 406


def test_what_was_merged_leads_on(client: httpx.Client) -> None:
    response = client.get("/id/company/00000000dead")
    assert (response.status_code, response.headers["location"]) == (301, f"/id/{COMPANY}")
    assert client.get("/id/company/00000000dead.ttl").headers["location"] == f"/id/{COMPANY}.ttl"


TRICKS = [
    "/id/../../../../etc/passwd", "/id/%2e%2e/%2e%2e/etc/passwd", "/id/..%2f..%2fetc%2fpasswd", "/assets/../words.py",
    "/assets/%2e%2e%2fwords.py", "/assets/..%5cwords.py", "/id/person/%00", "/id/person/%FF%FE",
    "/id/person/%0d%0aX:%20y",
    "/id/person/x%3E%20%3Fp%20%3Fo%20%7D%20%23", "/id/%3Cscript%3Ealert(1)%3C/script%3E", "/id/person/%22%3E%3Cb%3E",
    "/id/person/x%7D%20UNION%20%7B%20%3Fs", "/id/https://elsewhere.example/", "/id//", "/id/", "/id/person",
    f"/id/{COMPANY}/..", f"/id/{COMPANY}%20", f"/id/{COMPANY}.ttl.ttl", "/id/person/" + "x" * 5000, "/type/%3Cb%3E",
    "/graph.html", "/questions/..%2fREADME", "/entities.jsonl", "/id/person/{{7*7}}", "/id/%E4%BA%91",
]  # fmt: skip


@pytest.mark.parametrize("path", TRICKS)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_tricks_in_a_path_find_nothing(service: str, path: str, accept: str) -> None:
    with httpx.Client() as client:  # httpx would resolve .. itself: the path goes as it stands
        request = httpx.Request("GET", service + "/", headers={"Accept": accept})
        request.url = request.url.copy_with(raw_path=path.encode())
        response = client.send(request)
    assert response.status_code in (400, 404), response.text[:300]
    for leak in ("root:", "import ", "<script>alert", "<b>", "Traceback", "X: y"):
        assert leak not in response.text
    assert "x" not in response.headers


@given(st.text(max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_path_breaks_a_page(client: httpx.Client, text: str) -> None:
    path = httpx.URL("http://a/", params={"x": text.encode("utf-8", "replace").decode()}).query[2:]
    assert client.get("/id/" + path.decode().replace("+", "%20")).status_code in (301, 307, 400, 404)


def test_names_are_text_on_every_page(client: httpx.Client) -> None:
    for path in (
        f"/id/{entity_id('Company', HOSTILE)}",
        "/type/Company",
        f"/search?q={HOSTILE}",
        "/",
        f"/id/{COMPANY}",
    ):
        response = client.get(path)
        assert response.status_code == 200
        assert "<img" not in response.text
        assert "onerror=alert(1)>" not in response.text
        assert not re.search(r"<script(?! src=\"/assets/| type=\"application/json\")", response.text)
        assert not re.search(r"\s(?:style|on\w+)=", re.sub(r">[^<]*<|\"[^\"]*\"", "", response.text))
    assert CONTROL.split("\x01")[0] in client.get("/type/Facility").text


def test_the_page_of_what_is_not_there(client: httpx.Client) -> None:
    response = client.get("/id/person/ffffffffffff")
    assert response.status_code == 404
    assert "没有这个地址" in response.text


# --- around the things


@pytest.mark.parametrize(
    ("query", "name"),
    [("星河智造", "星河智造有限公司"), ("xhzz", "星河智造有限公司"), ("xinghe", "星河智造有限公司"), ("cws", "陈望舒"),
     ("Chen Wangshu", "陈望舒"), ("汽车", "汽车零部件"), ("签约仪式", "云溪产业园合作签约仪式")],
)  # fmt: skip
def test_search(client: httpx.Client, query: str, name: str) -> None:
    found = client.get("/search.json", params={"q": query}).json()
    assert found[0]["name"] == name
    assert found[0]["href"].startswith("/id/")
    assert name in words(client.get("/search", params={"q": query}))


def test_search_for_what_only_a_text_has(client: httpx.Client, site: Site) -> None:
    assert "标题或正文中有" in words(client.get("/search", params={"q": "星河智造总部"}))
    assert "没有找到" in words(client.get("/search", params={"q": "查无此人"}))
    assert client.get("/search.json", params={"q": ""}).json() == []
    assert client.get("/search.json", params={"q": "a" * 10_000}).status_code == 200
    assert Index(site.graph, {}).find("陈望舒", 5)[0].entity.name == "陈望舒"


def test_the_words_of_predicates_are_those_of_the_exported_page() -> None:
    script = (Path(__file__).parents[2] / "kg" / "export" / "page" / "words.js").read_text("utf-8")
    table = script.partition("const PREDICATE_WORDS = {")[2].partition("};")[0]
    there = {name: tuple(re.findall(r'"([^"]*)"', row)) for name, row in re.findall(r"(\w+): \[(.*?)\]", table)}
    assert there == dict(_PREDICATES)


def test_types_have_the_colours_of_the_exported_page() -> None:
    package = Path(__file__).parents[2] / "kg"
    script = (package / "export" / "page" / "shapes.js").read_text("utf-8")
    sheet = (package / "serve" / "assets" / "page.css").read_text("utf-8")
    light, _, dark = script.partition("const COLOURS = {")[2].partition("};")[0].partition("dark:")
    for there, row in (
        (light, r"^\.badge\.(\w+) \{\n  background: (#\w+)"),
        (dark, r"^  \.badge\.(\w+) \{\n    background: (#\w+)"),
    ):
        here = dict(re.findall(row, sheet, re.M))
        assert here
        assert here.items() <= set(re.findall(r'(\w+): "(#\w+)"', there))


def test_a_question_with_values(client: httpx.Client) -> None:
    text = client.get("/questions/who-holds-which-post", params={"person": '沈知秋" } #'}).text
    assert '"沈知秋\\" } #"' in text
    assert client.post("/sparql", data={"query": text}).json()["results"]["bindings"] == []
    text = client.get("/questions/who-holds-which-post", params={"person": "沈知秋"}).text
    assert len(client.post("/sparql", data={"query": text}).json()["results"]["bindings"]) == 1
    assert client.get("/questions/who-holds-which-post", params={"nobody": "x"}).status_code == 400
    assert client.get("/questions/no-such").status_code == 404


def test_names_are_looked_up(client: httpx.Client) -> None:
    asked = ["星河智造有限公司", "陈望舒", "星河", "查无此人", HOSTILE]
    found = client.post("/lookup", json=asked).json()
    assert found == {"星河智造有限公司": f"/id/{COMPANY}", HOSTILE: f"/id/{entity_id('Company', HOSTILE)}"}
    for wrong in (b"{", b"{}", b"[1]", b'["x"' + b',"x"' * 600 + b"]"):
        assert client.post("/lookup", content=wrong).status_code == 400
    assert client.post("/lookup", content=b"[" + b" " * 2_000_000 + b"]").status_code == 413


def test_the_language_leads_back_to_a_page_of_ours_alone(client: httpx.Client) -> None:
    response = client.get("/language/en", params={"to": f"/id/{COMPANY}?lang=zh"})
    assert (response.status_code, response.headers["location"]) == (303, f"/id/{COMPANY}?lang=zh")
    assert "language=en" in response.headers["set-cookie"]
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "/\r\nX: y", "javascript:alert(1)"):
        assert client.get("/language/en", params={"to": elsewhere}).status_code == 400
    client.cookies.clear()


def test_what_machines_are_told(client: httpx.Client) -> None:
    for path in ("/dataset", "/.well-known/void", "/ontology"):
        assert len(triples(client.get(path))) > 20
    assert client.get("/openapi.json").json()["openapi"] == "3.1.0"
    assert client.get("/assets/vis-network.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/").status_code == client.get("/query").status_code == 200
