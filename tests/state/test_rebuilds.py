"""Whatever was built before: a build gives, byte for byte, what a first build of the same articles gives."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.export import EXPORTERS
from kg.pipeline import read_graph

BODIES = (
    "青禾县财政局", "白石县水利局", "远帆集团有限公司", "远帆集团", "县财政局", "财政局", "白石大学",
    "远帆股份有限公司", "远帆集团青禾分公司",
)  # fmt: skip
PEOPLE = ("林知远", "苏望舒", "何清源")
PLACES = ("青禾县", "白石县", "青禾镇", "青禾")
SENTENCES = (
    "{body}局长{person}在{place}出席签约仪式。",
    "{person}任{body}主任。",
    "{place}和{other}签署合作协议。",
    "{body}位于{place}，注册资本{number}亿元。",
    "远帆集团有限公司（以下简称“远帆”）在{place}建设青禾产业园，总投资{number}亿元。",
    "远帆股份有限公司（以下简称“远帆”）与远帆集团签约。",
    "远帆将落户{place}。",
    "{place}属于{other}，县政府召开推进会。",
    "由{person}任县长，{body}参加会议。",
)

articles = st.lists(
    st.builds(
        lambda sentence, body, person, place, other, number: sentence.format(
            body=body, person=person, place=place, other=other, number=number
        ),
        st.sampled_from(SENTENCES), st.sampled_from(BODIES), st.sampled_from(PEOPLE),
        st.sampled_from(PLACES), st.sampled_from(PLACES), st.integers(1, 3),
    ),
    min_size=1, max_size=3,
).map("".join)  # fmt: skip
# a page of one paper, articles by themselves, and a collection whose lines move when one is put in or taken out
inputs = st.fixed_dictionaries(
    {
        "page.txt": st.lists(articles, max_size=3),
        "a.txt": st.lists(articles, max_size=1),
        "b.txt": st.lists(articles, max_size=1),
        "c.jsonl": st.lists(articles, max_size=4),
    }
)
FORMATS = ("turtle", "graphml", "html")


@pytest.fixture(autouse=True, scope="module")
def small_parts() -> Iterator[None]:
    """Files of so few articles are to have many parts, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.state.splice._SEGMENT", 300)
        patch.setattr("kg.state.page._ROWS", 2)
        yield


def write(folder: Path, files: Mapping[str, list[str]]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "always.txt").write_text("本报讯 2031年5月12日，石渡县县长何清源出席推进会。", encoding="utf-8")
    for name, texts in files.items():
        if name.endswith(".jsonl"):
            text = "".join(f'{{"text": "{each}", "published": "2031-05-12"}}\n' for each in texts)
        else:
            text = "\n\n".join(f"■记者 周未央\n\n本报讯 2031年5月12日，{each}" for each in texts)
        if text:
            (folder / name).write_text(text, encoding="utf-8")


def outputs(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(inputs, min_size=2, max_size=4))
def test_edits_and_builds_in_turn_give_what_a_first_build_gives(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    for files in states:
        write(folder / "in", files)
        pipeline.build([folder / "in"], folder / "out", formats=FORMATS)
    pipeline.build([folder / "in"], folder / "fresh", formats=FORMATS)
    again, fresh = outputs(folder / "out"), outputs(folder / "fresh")
    assert again.keys() == fresh.keys()
    assert [name for name in fresh if again[name] != fresh[name]] == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inputs)
def test_what_is_written_in_parts_is_what_the_whole_graph_gives(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("whole")
    write(folder / "in", files)
    pipeline.build([folder / "in"], folder / "out", formats=FORMATS)
    graph, _ = read_graph([folder / "in"])
    graph.save(folder / "whole")
    for name in FORMATS:
        EXPORTERS[name].write(graph, folder / "whole" / f"graph{EXPORTERS[name].suffix}")
    parts, whole = outputs(folder / "out"), outputs(folder / "whole")
    assert [name for name in whole if parts[name] != whole[name]] == []
