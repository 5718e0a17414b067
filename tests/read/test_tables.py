"""Tables of articles, with the column names that people give them."""

from pathlib import Path

import pytest

from kg.model import Document, Rejected
from kg.read import read_paths

TEXT = "青禾镇昨日召开重点项目推进会，研究部署下一阶段的工作。"


def read(folder: Path, name: str, data: bytes) -> tuple[list[Document], list[tuple[str, str]]]:
    (folder / name).write_bytes(data)
    made = list(read_paths([folder / name]))
    found = [each for each in made if isinstance(each, Document)]
    return found, [(each.file, each.reason) for each in made if isinstance(each, Rejected)]


@pytest.mark.parametrize(
    ("name", "head", "mark", "encoding"),
    [
        ("a.csv", "id,title,published,source,text", ",", "utf-8"),
        ("a.csv", "编号,标题,日期,来源,正文", ",", "gb18030"),
        ("a.csv", "ID;Title;Date;Source;Content", ";", "utf-8-sig"),
        ("a.TSV", "编号\t新闻标题\t发布时间\t媒体\t新闻内容", "\t", "utf-16"),
    ],
)
def test_a_row_is_an_article(tmp_path: Path, name: str, head: str, mark: str, encoding: str) -> None:
    row = mark.join(("n1", "青禾镇推进会", "2031-05-12", "青禾日报", f'"{TEXT}\n会议强调“早”{mark}""快""。"'))
    made, rejected = read(tmp_path, name, f"{head}\r\n{row}\r\n".encode(encoding))
    assert not rejected
    (one,) = made
    assert (one.id, one.title, one.published, one.source) == ("n1", "青禾镇推进会", "2031-05-12", "青禾日报")
    assert one.text == f'青禾镇推进会\n{TEXT}\n会议强调“早”{mark}"快"。'


def test_what_is_wrong_is_named_by_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = ["", "标题,正文", f"一,{TEXT}", "二,", '三,"a"b', "", "四", f'五,"{TEXT}\n第二段也在这里。"', f"六,{TEXT}六"]
    made, rejected = read(tmp_path, "a.csv", "\n".join(rows).encode())
    assert [(d.title, d.article) for d in made] == [("一", 1), ("五", 2), ("六", 3)]
    assert rejected == [
        ("a.csv:4", "an empty text"),
        ("a.csv:5", "a broken row: ',' expected after '\"'"),
        ("a.csv:7", "an empty text"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f"标题,摘要\n一,{TEXT}\n", "no column called text or 正文"),
        (f'"标题,正文\n一,{TEXT}\n', "no column called text or 正文"),
        ("标题,正文\n", "no article in it"),
    ],
)
def test_no_table_of_articles(tmp_path: Path, data: str, reason: str) -> None:
    made, rejected = read(tmp_path, "a.csv", data.encode())
    assert not made
    assert len(rejected) == 1
    assert rejected[0][0] == "a.csv"
    assert reason in rejected[0][1]


def test_a_quote_that_nothing_closes(tmp_path: Path) -> None:
    made, rejected = read(tmp_path, "a.csv", f'标题,正文\n一,{TEXT}\n二,"{TEXT}\n三,{TEXT}三\n'.encode())
    assert [d.title for d in made] == ["一"]
    assert rejected == [("a.csv:3", "a broken row: unexpected end of data")]
