from pathlib import Path

from kg.pipeline import read_graph


def test_a_post_at_a_firm_by_its_short_name_is_the_same_persons(tmp_path: Path) -> None:
    full = "远帆新能源集团有限公司（以下简称远帆集团）昨日召开大会。远帆新能源集团有限公司董事长陈望舒出席并讲话。"
    (tmp_path / "a.txt").write_text(full, encoding="utf-8")
    (tmp_path / "b.txt").write_text("江浦市昨日召开座谈会，陈望舒任远帆集团董事长。", encoding="utf-8")
    graph, rejected = read_graph([tmp_path])
    assert not rejected
    assert [e.name for e in graph.entities.values() if e.type == "Person"] == ["陈望舒"]
