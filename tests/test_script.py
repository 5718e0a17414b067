"""Traditional articles: read by the rules for Simplified ones, told in their own characters, linked with the others."""

import json
import sys
from pathlib import Path

import pytest

from kg import script
from kg.graph import KnowledgeGraph
from kg.pipeline import build, read_graph
from kg.read import read_paths, read_text

TRADITIONAL = (
    "雲溪縣召開重點項目推進會\n記者 陳望舒 報導\n"
    "5月12日，雲溪縣政府在縣會議中心召開「重點項目推進會」。縣委副書記、縣長林知遠出席會議並講話。"
    "遠帆動力有限公司將在青禾鎮建設年產3萬噸電池材料項目，總投資5億元。\n"
    "林知遠指出，要把縣裡的實事辦好。雲溪縣副縣長趙雲華參加。\n"
)
SIMPLIFIED = (
    "云溪县召开水利工作会\n5月13日，云溪县政府召开水利工作会，县长林知远主持。云溪县委书记方远舟出席。"
    "远帆动力有限公司参加。\n"
)


def graph_of(folder: Path, **texts: str) -> KnowledgeGraph:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return read_graph([folder])[0]


def names(graph: KnowledgeGraph, kind: str) -> set[str]:
    return {e.name for e in graph.entities.values() if e.type == kind}


def test_simplified_text_is_left_alone_and_loads_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_tables() -> None:
        raise AssertionError("tables were asked for")

    monkeypatch.setattr(script, "_converter", no_tables)
    assert script.simplified(SIMPLIFIED) is SIMPLIFIED
    # a name and a quotation make no Traditional text
    mixed = "歌手張望舒在云溪县演出，乾隆年间的著名匾额“德馨”展出。"
    assert script.simplified(mixed) is mixed
    assert script.as_written("县长", "云溪县县长林知远") == "县长"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("雲溪縣政府召開「縣長會議」，討論『鄉鎮』規劃", "云溪县政府召开“县长会议”，讨论‘乡镇’规划"),
        ("沿著縣道種樹，開發商與鄉長說：乾隆年間的井", "沿着县道种树，开发商与乡长说：乾隆年间的井"),
        ("後來范先生與皇后在里長的屋裡說話，颱風過後發電", "后来范先生与皇后在里长的屋里说话，台风过后发电"),
    ],
)
def test_each_character_keeps_its_place(written: str, read: str) -> None:
    assert script.simplified(written) == read
    assert len(read) == len(written)


def test_words_come_back_as_they_stand() -> None:
    sentence = "雲溪縣副縣長趙雲華、縣委書記林遠出席"
    assert script.as_written("副县长", sentence) == "副縣長"
    # composed of characters that the sentence writes in one way
    assert script.as_written("云溪县委", sentence) == "雲溪縣委"
    assert script.as_written("attended", sentence) == "attended"


def test_quotes_names_and_words_are_those_of_the_article(tmp_path: Path) -> None:
    graph = graph_of(tmp_path / "in", a=TRADITIONAL)
    documents = graph.documents
    for entity in graph.entities.values():
        for mention in entity.mentions:
            assert documents[mention.doc].text[mention.start : mention.end] == mention.text
            assert mention.text in TRADITIONAL
    for fact in graph.facts.values():
        for evidence in fact.evidence:
            assert documents[evidence.doc].text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote in TRADITIONAL.replace("\n", "") or "\n" in evidence.quote
    assert {"林知遠", "趙雲華", "陳望舒"} <= names(graph, "Person")
    assert "雲溪縣政府" in names(graph, "Government")
    posts = [f for f in graph.facts.values() if f.predicate == "holdsPosition"]
    assert {f.qualifiers["role"] for f in posts} >= {"縣長", "副縣長"}
    assert [f.qualifiers["unit"] for f in graph.facts.values() if f.predicate == "quantity" and f.value == "500000000"]


def test_one_thing_in_both_scripts_is_one(tmp_path: Path) -> None:
    alone = graph_of(tmp_path / "alone", a=TRADITIONAL)
    both = graph_of(tmp_path / "both", a=TRADITIONAL, b=SIMPLIFIED)
    for kind, written, read in (
        ("Company", "遠帆動力有限公司", "远帆动力有限公司"),
        ("Government", "雲溪縣政府", "云溪县政府"),
        ("Person", "林知遠", "林知远"),
    ):
        one = next(e for e in alone.entities.values() if e.type == kind and e.name == written)
        assert read in one.aliases
        same = both.entities[one.id]
        assert (same.name, len({m.doc for m in same.mentions})) == (read, 2)
        assert written in same.aliases
        assert [x.because for x in same.links if x.alias == written] == [f"“{written}”是“{read}”的繁体字写法"]
        assert written not in names(both, kind)
    # both articles say it, each in its characters
    post = [f for f in both.facts.values() if f.predicate == "holdsPosition" and len(f.evidence) == 2]
    assert {f.qualifiers["role"] for f in post} <= {"縣長", "县长"}
    assert post


def test_a_build_that_grows_is_that_of_all_at_once(tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    for name, text in (("a", TRADITIONAL), ("b", SIMPLIFIED), ("c", "雲溪縣委書記方遠舟到青禾鎮調研，趙雲華陪同。")):
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
        build([texts], tmp_path / "grown", formats=())
    graph, rejected = read_graph([texts])
    assert not rejected
    grown = KnowledgeGraph.load(tmp_path / "grown")
    assert grown.entities == graph.entities
    assert grown.facts == graph.facts


def test_every_kind_of_file_is_read_in_its_own_characters(tmp_path: Path) -> None:
    title, *lines = TRADITIONAL.splitlines()
    (tmp_path / "a.txt").write_text(TRADITIONAL, encoding="utf-8")
    (tmp_path / "b.big5.txt").write_bytes(TRADITIONAL.encode("big5"))
    page = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(f'<p>{x}</p>' for x in lines)}</body>"
    )
    (tmp_path / "c.html").write_text(page, encoding="utf-8")
    (tmp_path / "d.md").write_text(f"# {title}\n\n" + "\n\n".join(lines), encoding="utf-8")
    entry = {"title": title, "source": "雲溪日報", "text": "\n".join(lines)}
    (tmp_path / "e.jsonl").write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "f.json").write_text(json.dumps(entry), encoding="utf-8")
    for document in read_paths([tmp_path]):
        raw = {"a.txt": TRADITIONAL, "c.html": page}.get(document.file)
        assert "縣委副書記、縣長林知遠出席會議並講話" in document.text, document
        assert "县" not in document.text
        assert document.title == title
        assert document.source in (None, "雲溪日報")
        if raw:
            told = [document.origin(at) for at in range(len(document.text))]
            assert [raw[at] for at in told if at is not None] == [
                c for c, at in zip(document.text, told, strict=True) if at is not None
            ]


def test_the_byline_of_a_traditional_article_is_read() -> None:
    document = read_text(TRADITIONAL)[0]
    assert [credit.role for credit in script.as_read(document).credits] == ["记者"]
    assert [(c.role, document.text[c.start : c.end]) for c in document.credits] == [("記者", "陳望舒")]


def test_conversion_that_would_shift_characters_is_done_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "_converter", lambda: lambda text: {"縣": "县", "長": "长", "們": "们们"}.get(text, ""))
    script._converted.cache_clear()
    assert script.simplified("縣長們") == "县长們"
    script._converted.cache_clear()


def test_opencc_is_not_imported_with_the_package() -> None:
    import subprocess

    code = "import sys, kg.analysis, kg.pipeline; sys.exit('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_bodies_are_found_by_what_they_are_called_there(tmp_path: Path) -> None:
    text = "雲溪縣政府與青禾鄉公所25日舉辦說明會。雲溪縣副縣長趙雲華表示，縣府將持續協助民眾，縣府水利處將持續辦理。"
    graph = graph_of(tmp_path / "in", a=text)
    assert {"青禾鄉公所", "雲溪縣政府"} <= names(graph, "Government")
    assert "縣府" in next(e for e in graph.entities.values() if e.name == "雲溪縣政府").aliases


def test_half_width_commas_part_clauses_as_full_width_ones_do(tmp_path: Path) -> None:
    text = (
        "云溪县重点项目开工\n5月12日,云溪县政府在县会议中心召开重点项目推进会,县委副书记、县长林知远出席会议并讲话,"
        "县委常委、副县长方远舟主持会议。远帆动力有限公司将在青禾镇建设年产3万吨电池材料项目,总投资5.2亿元。\n"
    )
    half, full = graph_of(tmp_path / "half", a=text), graph_of(tmp_path / "full", a=text.replace(",", "，"))
    assert {(f.subject, f.predicate, f.object) for f in half.facts.values()} == {
        (f.subject, f.predicate, f.object) for f in full.facts.values()
    }
    (document,) = half.documents.values()
    assert "5月12日,云溪县政府" in document.text
    for fact in half.facts.values():
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote


def test_a_mention_with_a_half_width_comma_keeps_it() -> None:
    mention = script.Mention(0, 7, "东整，南拓西接", "Policy", "quoted:plan")
    assert script.mention_as_written(mention, "东整,南拓西接").text == "东整,南拓西接"


def test_figures_keep_their_commas() -> None:
    document = read_text("青石公司持股25,715股,占比,较高,其余,未变,另有1,200股。")[0]
    assert "25,715股，占比，较高" in script.as_read(document).text
