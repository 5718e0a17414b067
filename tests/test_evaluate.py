"""The scorer, against answers worked out by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluate import evaluate, find_gold, read_gold
from kg.evaluate.same import dates_agree, normalise, read_date, read_quantity
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, MentionRef

GOLD = sorted((Path(__file__).parent / "gold").glob("*.gold.json"))


def entity(id: str, type: str, *forms: str, doc: str = "d1") -> Entity:
    """An entity named by the first of ``forms`` and mentioned by each of them."""
    mentions = tuple(MentionRef(doc, 0, len(form), form) for form in forms)
    return Entity(id, type, forms[0], tuple(forms[1:]), mentions)


def fact(subject: str, predicate: str, target: str, doc: str = "d1", **more: object) -> Fact:
    """A fact whose object is an entity where ``target`` looks like an id (``type/…``), else a literal."""
    qualifiers = {key: str(value) for key, value in more.items() if key not in ("status", "confidence")}
    is_entity = "/" in target and not target[0].isdigit()
    return Fact(
        f"fact/{subject}-{predicate}-{target}-{sorted(more.items())}",
        predicate,
        subject,
        target if is_entity else None,
        None if is_entity else target,
        qualifiers,
        str(more.get("status", "asserted")),
        float(str(more.get("confidence", 0.9))),
        (Evidence(doc, 0, 2, "……", "some-pattern"),),
    )


def copy_of(path: Path) -> KnowledgeGraph:
    """The graph that says exactly what a gold file says."""
    data = json.loads(path.read_text(encoding="utf-8"))
    ids = {item["id"]: f"{item['type'].lower()}/{item['id']}" for item in data["entities"]}
    document = Document("d1", data["file"], data["article"], None, None, None, "……。")
    entities = [entity(ids[e["id"]], e["type"], e["name"], *e["aliases"]) for e in data["entities"]]
    facts = [
        replace(
            fact(ids.get(f["s"], "article:d1"), f["p"], ids.get(f["o"], f["o"]), **f["q"]),
            id=f"fact/{number}",
            object=ids.get(f["o"]),
            value=None if f["o"] in ids else f["o"],
        )
        for number, f in enumerate(data["facts"])
    ]
    return KnowledgeGraph.of([document], entities, facts)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A town, its government, a company, a person and a signing: nine facts, two of them core."""
    gold = {
        "file": "town.txt",
        "article": 2,
        "entities": [
            {"id": "e1", "type": "Place", "name": "青禾镇", "aliases": ["青禾"], "actor": "e2"},
            {"id": "e2", "type": "Government", "name": "青禾镇政府", "aliases": ["镇政府"]},
            {"id": "e3", "type": "Company", "name": "远帆（集团）有限公司", "aliases": ["远帆集团", "远帆"]},
            {"id": "e4", "type": "Person", "name": "周未央", "aliases": []},
            {"id": "e5", "type": "Event", "name": "签约仪式", "aliases": []},
        ],
        "facts": [
            {"s": "e2", "p": "cooperatesWith", "o": "e3", "q": {"kind": "签约"}, "evidence": "甲", "core": True},
            {"s": "e4", "p": "holdsPosition", "o": "e3", "q": {"role": "董事长"}, "evidence": "乙", "core": True},
            {"s": "e4", "p": "holdsPosition", "o": "e3", "q": {"role": "党委书记"}, "evidence": "乙", "core": False},
            {"s": "e5", "p": "occurredOn", "o": "2031-05", "q": {}, "evidence": "丙", "core": False},
            {"s": "e5", "p": "quantity", "o": "约16亿元", "q": {"property": "总投资"}, "evidence": "丁", "core": False},
            {"s": "e4", "p": "participatesIn", "o": "e5", "q": {}, "evidence": "戊", "core": False},
            {"s": "e3", "p": "locatedIn", "o": "e1", "q": {}, "evidence": "己", "core": False},
            {"s": "article", "p": "reportedBy", "o": "e4", "q": {"role": "记者"}, "evidence": "庚", "core": False},
            {"s": "article", "p": "publishedOn", "o": "--05-12", "q": {}, "evidence": "辛", "core": False},
            {"s": "e4", "p": "states", "o": "要抓落实", "q": {"verb": "强调"}, "evidence": "壬", "core": False},
        ],
    }
    path = tmp_path / "town-2.gold.json"
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return path


DOCUMENT = Document("d1", "town.txt", 2, None, None, None, "青禾镇与远帆集团签约。周未央出席。")
TOWN, OFFICE = entity("place/1", "Place", "青禾镇", "青禾"), entity("government/1", "Government", "镇政府")
FIRM = entity("company/1", "Company", "远帆集团", "远帆", "远帆（集团）有限公司")
PERSON, SIGNING = entity("person/1", "Person", "周未央"), entity("event/1", "Event", "签约仪式")
ALL = [TOWN, OFFICE, FIRM, PERSON, SIGNING]


def graph(entities: list[Entity], *facts: Fact) -> KnowledgeGraph:
    return KnowledgeGraph.of([DOCUMENT], entities, facts)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_a_copy_of_the_gold_is_perfect(path: Path) -> None:
    report = evaluate(copy_of(path), [path])
    assert report.entity.f1 == report.entity_typed.f1 == report.fact.f1 == report.core_recall == 1.0
    assert report.link.f1 in (1.0, None)
    assert report.link.spurious == report.link.missed == 0
    assert report.errors == []
    assert {count.f1 for count in report.predicates.values()} == {1.0}


def test_the_gold_of_all_articles_at_once_is_perfect() -> None:
    documents, entities, facts = [], [], []
    for path in GOLD:
        copy = copy_of(path)
        doc = f"doc-{path.name}"
        documents += [replace(document, id=doc) for document in copy.documents.values()]
        entities += [
            replace(e, id=f"{e.id}-{doc}", mentions=tuple(m._replace(doc=doc) for m in e.mentions))
            for e in copy.entities.values()
        ]
        facts += [
            replace(
                f,
                id=f"{f.id}-{doc}",
                subject=f"article:{doc}" if f.subject.startswith("article:") else f"{f.subject}-{doc}",
                object=f.object and f"{f.object}-{doc}",
                evidence=tuple(e._replace(doc=doc) for e in f.evidence),
            )
            for f in copy.facts.values()
        ]
    report = evaluate(KnowledgeGraph.of(documents, entities, facts), GOLD)
    assert (report.entity.f1, report.link.f1, report.fact.f1, report.core_recall) == (1.0, 1.0, 1.0, 1.0)
    assert len(report.articles) == len(GOLD)


def test_an_empty_graph_has_nothing(small: Path) -> None:
    report = evaluate(KnowledgeGraph(), [small])
    assert (report.entity.f1, report.entity_typed.f1, report.fact.f1, report.core_recall) == (0, 0, 0, 0)
    assert report.fact.missed == 9
    assert report.link.f1 is None
    assert report.articles[0].document is None


def test_another_article_of_the_same_file_is_not_scored(small: Path) -> None:
    other = KnowledgeGraph.of([replace(DOCUMENT, article=1)], ALL, [fact("person/1", "participatesIn", "event/1")])
    assert evaluate(other, [small]).fact.right == 0


def test_two_documents_for_one_gold_are_refused(small: Path) -> None:
    twice = KnowledgeGraph.of([DOCUMENT, replace(DOCUMENT, id="d2", file="folder/town.txt")], [], [])
    with pytest.raises(ValueError, match=r"2 documents"):
        evaluate(twice, [small])


def test_entities_match_one_to_one(small: Path) -> None:
    half = entity("company/2", "Company", "远帆")
    report = evaluate(graph([FIRM, half]), [small])
    assert (report.entity.right, report.entity.spurious, report.entity.missed) == (1, 1, 4)
    assert report.entity.f1 == round(2 / 7, 4)
    assert [error.words for error in report.errors if error.kind == "spurious"] == ["远帆"]


def test_the_matching_takes_the_greatest_overlap(small: Path) -> None:
    both = [entity("place/9", "Place", "青禾镇", "青禾", "镇政府"), entity("government/9", "Government", "镇政府")]
    report = evaluate(graph(both), [small])
    assert (report.entity.right, report.entity_typed.right) == (2, 2)


def test_a_wrong_type_counts_for_entity_but_not_typed(small: Path) -> None:
    report = evaluate(graph([replace(FIRM, type="Organization")]), [small])
    assert report.entity.right == 1
    assert report.types["Company"].missed == 1
    assert report.types["Organization"].spurious == 1
    assert report.entity_typed.f1 == 0
    assert [(error.kind, error.because) for error in report.errors if error.words == "远帆集团"] == [
        ("mistyped", "built as Organization")
    ]


def test_an_entity_without_a_mention_in_the_article_does_not_count(small: Path) -> None:
    report = evaluate(graph([entity("person/1", "Person", "周未央", doc="elsewhere")]), [small])
    assert (report.entity.right, report.entity.spurious) == (0, 0)


def test_links_are_judged_over_forms_that_both_know(small: Path) -> None:
    # gold pairs among the shared forms: 青禾镇=青禾, and three of 远帆集团, 远帆, 远帆（集团）有限公司
    assert evaluate(graph(ALL), [small]).link.right == 4
    split = [TOWN, entity("company/1", "Company", "远帆集团"), entity("company/2", "Company", "远帆")]
    link = evaluate(graph(split), [small]).link
    assert (link.right, link.spurious, link.missed) == (1, 0, 1)
    merged = [entity("place/1", "Place", "青禾镇", "青禾", "镇政府")]
    link = evaluate(graph(merged), [small]).link
    assert (link.right, link.spurious, link.missed) == (1, 2, 0)


def test_a_role_makes_the_post(small: Path) -> None:
    report = evaluate(
        graph(
            ALL,
            fact("person/1", "holdsPosition", "company/1", role="董事长"),
            fact("person/1", "holdsPosition", "company/1", role="总经理"),
            fact("person/1", "holdsPosition", "company/1"),
        ),
        [small],
    )
    posts = report.predicates["holdsPosition"]
    assert (posts.right, posts.spurious, posts.missed) == (1, 2, 1)
    assert report.core_recall == 0.5


def test_a_place_counts_as_its_government_where_it_acts(small: Path) -> None:
    acting = evaluate(graph(ALL, fact("company/1", "cooperatesWith", "place/1")), [small])
    assert acting.predicates["cooperatesWith"].f1 == 1.0
    lying = evaluate(graph(ALL, fact("company/1", "locatedIn", "government/1")), [small])
    assert lying.predicates["locatedIn"].right == 0


def test_symmetric_facts_and_repeated_ones_count_once(small: Path) -> None:
    report = evaluate(
        graph(
            ALL,
            fact("company/1", "cooperatesWith", "government/1", kind="签约"),
            fact("government/1", "cooperatesWith", "company/1", kind="联手"),
            fact("place/1", "cooperatesWith", "company/1", date="2031-05-12"),
            fact("person/1", "locatedIn", "place/1", direction="东"),
            fact("person/1", "locatedIn", "place/1", direction="西"),
        ),
        [small],
    )
    together, located = report.predicates["cooperatesWith"], report.predicates["locatedIn"]
    assert (together.right, together.spurious) == (1, 0)
    assert (located.right, located.spurious) == (0, 1)


def test_the_order_matters_elsewhere(small: Path) -> None:
    assert evaluate(graph(ALL, fact("event/1", "participatesIn", "person/1")), [small]).fact.right == 0


@pytest.mark.parametrize(
    ("value", "right", "spurious"),
    [("2031-05-12", 1, 0), ("2031", 1, 0), ("2031-06", 0, 1), ("--05-12", 1, 0), ("---12", 0, 1), ("五月", 0, 1)],
)
def test_dates_match_as_far_as_both_are_known(small: Path, value: str, right: int, spurious: int) -> None:
    count = evaluate(graph(ALL, fact("event/1", "occurredOn", value)), [small]).predicates["occurredOn"]
    assert (count.right, count.spurious) == (right, spurious)


def test_a_date_known_in_two_ways_counts_once(small: Path) -> None:
    twice = graph(ALL, fact("event/1", "occurredOn", "2031-05-12"), fact("event/1", "occurredOn", "2031"))
    assert evaluate(twice, [small]).predicates["occurredOn"].f1 == 1.0


def test_the_article_speaks_for_its_own_document_only(small: Path) -> None:
    own = evaluate(graph(ALL, fact("article:d1", "publishedOn", "2031-05-12")), [small])
    assert own.predicates["publishedOn"].f1 == 1.0
    other = evaluate(graph(ALL, fact("article:d2", "publishedOn", "2031-05-12", doc="d2")), [small])
    assert other.predicates["publishedOn"].right == 0


@pytest.mark.parametrize(
    ("value", "more", "right"),
    [
        ("1600000000", {"unit": "元", "text": "约16亿元"}, 1),
        ("16", {"unit": "亿元"}, 1),
        ("16亿元", {}, 1),
        ("1600000000", {"unit": "美元", "text": "约16亿元"}, 0),
        ("16", {"unit": "元"}, 0),
        ("17亿元", {}, 0),
    ],
)
def test_quantities_match_by_number_and_unit(small: Path, value: str, more: dict[str, str], right: int) -> None:
    built = graph(ALL, fact("event/1", "quantity", value, **more))
    assert evaluate(built, [small]).predicates["quantity"].right == right


def test_speech_and_negated_facts_are_not_scored_but_planned_ones_are(small: Path) -> None:
    report = evaluate(
        graph(
            ALL,
            fact("person/1", "states", "别的话"),
            fact("person/1", "participatesIn", "event/1", status="planned"),
            fact("company/1", "locatedIn", "event/1", status="negated"),
        ),
        [small],
    )
    assert (report.fact.right, report.fact.spurious, report.fact.missed) == (1, 0, 8)
    assert "states" not in report.predicates


def test_calibration_says_how_often_each_confidence_is_right(small: Path) -> None:
    report = evaluate(
        graph(
            ALL,
            fact("person/1", "participatesIn", "event/1", confidence=0.97),
            fact("company/1", "cooperatesWith", "government/1", confidence=1.0),
            fact("person/1", "founded", "company/1", confidence=0.55),
        ),
        [small],
    )
    assert [(bin.low, bin.facts, bin.right) for bin in report.calibration] == [(0.5, 1, 0), (0.95, 2, 2)]


def test_facts_are_counted_by_the_rule_that_found_them(small: Path) -> None:
    built = graph(
        ALL,
        fact("person/1", "participatesIn", "event/1", confidence=0.9),
        fact("person/1", "founded", "company/1", confidence=0.5),
    )
    report = evaluate(built, [small])
    assert report.rules == {"some-pattern": {"facts": 2, "right": 1, "stated": 1.4}}
    assert report.to_json()["rules"] == report.rules


def test_errors_say_where_and_why(small: Path) -> None:
    report = evaluate(graph([FIRM], fact("company/1", "founded", "company/1")), [small])
    missed = next(error for error in report.errors if error.label == "participatesIn")
    assert missed.because == "not built: 周未央, 签约仪式"
    spurious = next(error for error in report.errors if error.label == "founded")
    assert (spurious.because, spurious.sentence) == ("some-pattern", "青禾镇与远帆集团签约。")
    assert json.loads(json.dumps(report.to_json()))["fact"]["missed"] == 9


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entities": [{"id": "e1", "type": "Ship", "name": "甲"}]}, "unknown type"),
        ({"facts": [{"s": "e9", "p": "partOf", "o": "e1"}]}, "subject 'e9'"),
        ({"facts": [{"s": "e1", "p": "partOf", "o": "e99"}]}, "object 'e99'"),
        ({"article": None}, "not a gold file"),
    ],
)
def test_unsound_gold_is_refused(small: Path, change: dict[str, object], message: str) -> None:
    data = json.loads(small.read_text(encoding="utf-8")) | change
    small.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_gold(small)


def test_gold_is_found_in_folders(small: Path) -> None:
    assert find_gold([small.parent, small]) == [small]
    with pytest.raises(FileNotFoundError):
        find_gold([small.parent / "nowhere"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("北京投资(集团)", "北京投资（集团）"), ("“三化 九场景”", "三化九场景"), ("ＡＢ-Ｃ", "abc"), ("甲、乙", "甲，乙")],
)
def test_names_compare_normalised(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("2000多亩", "2000", "亩"),
        ("近24万方", "240000", "方"),
        ("破亿", "100000000", ""),
        ("万亿级", "1000000000000", ""),
        ("5万多家", "50000", "家"),
        ("10%以上", "10", "%"),
        ("百分之三十", "30", "%"),
        ("31.30%", "31.3", "%"),
        ("超过360亿千瓦时", "36000000000", "千瓦时"),
        ("260万吨/年", "2600000", "吨/年"),
        ("3亿5000万元", "350000000", "元"),
        ("1,234.5万元", "12345000", "元"),
        ("二十五个", "25", "个"),
        ("20亿元人民币", "2000000000", "元"),
        # a range is read as its first figure
        ("3.2亿元-4.5亿元", "320000000", "元"),
        ("3亿至4亿元", "300000000", "元"),
        ("2000万元至3000万元", "20000000", "元"),
        ("20%-30%", "20", "%"),
        ("300—500亿元", "30000000000", "元"),
    ],
)
def test_quantities_are_read_as_written(written: str, number: str, unit: str) -> None:
    read = read_quantity(written)
    assert (f"{read.number:f}", read.unit) == (number, unit)


def test_dates_without_a_common_part_do_not_agree() -> None:
    year, day = read_date("2031"), read_date("--05-12")
    assert year is not None
    assert day is not None
    assert not dates_agree(year, day)
