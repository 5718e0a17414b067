from pathlib import Path

import pytest

from kg.pipeline import read_graph


def test_a_post_at_a_firm_by_its_short_name_is_the_same_persons(tmp_path: Path) -> None:
    full = "远帆新能源集团有限公司（以下简称远帆集团）昨日召开大会。远帆新能源集团有限公司董事长陈望舒出席并讲话。"
    (tmp_path / "a.txt").write_text(full, encoding="utf-8")
    (tmp_path / "b.txt").write_text("江浦市昨日召开座谈会，陈望舒任远帆集团董事长。", encoding="utf-8")
    graph, rejected = read_graph([tmp_path])
    assert not rejected
    assert [e.name for e in graph.entities.values() if e.type == "Person"] == ["陈望舒"]


def names_of_bodies(folder: Path, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    graph, _ = read_graph([folder])
    return sorted(e.name for e in graph.entities.values() if e.type == "Government")


@pytest.mark.parametrize(
    ("full", "short", "one"),
    [
        ("青禾市人民政府昨日发布公告。", "青禾市政府昨日发布公告。", True),
        ("青禾市住房和城乡建设局昨日发布公告。", "青禾市住建局昨日发布公告。", True),
        ("青禾市人民代表大会常务委员会昨日举行会议。", "青禾市人大常委会昨日举行会议。", True),
        # another place's, another body's, and whose government 中央政府 is each text says for itself
        ("青禾市人民政府昨日发布公告。", "云岭市政府昨日发布公告。", False),
        ("青禾市住房和城乡建设局昨日发布公告。", "青禾市城建局昨日发布公告。", False),
        ("中央人民政府昨日发布公告。", "中央政府昨日发布公告。", False),
    ],
)
def test_an_official_name_and_its_short_form_in_two_articles(full: str, short: str, one: bool, tmp_path: Path) -> None:
    assert len(names_of_bodies(tmp_path, full, short)) == (1 if one else 2)


def test_two_fuller_bodies_leave_the_short_form_alone(tmp_path: Path) -> None:
    both = "青禾市发展和改革委员会昨日发布公告。", "青禾市发展改革委员会昨日发布公告。", "青禾市发改委昨日发布公告。"
    assert len(names_of_bodies(tmp_path, *both)) == 3
