"""Names in bylines, cut where they run together."""

import pytest

from kg.read import read_text
from kg.read.marks import is_byline
from kg.read.names import read_people, split_names


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("沈小露", ["沈小露"]),
        ("杨琼俞霄", ["杨琼", "俞霄"]),
        ("王小明李红", ["王小明", "李红"]),
        ("张伟李建国陈静", ["张伟", "李建国", "陈静"]),
        ("欧阳雪", ["欧阳雪"]),
        ("司马文轩王五", ["司马文轩", "王五"]),
        ("尉迟明月", ["尉迟明月"]),
        ("項目建設", None),
        ("的是了", None),
    ],
)
def test_split(run: str, names: list[str] | None) -> None:
    spans = split_names(run)
    assert (None if spans is None else [run[start:end] for start, end in spans]) == names


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("■记者 沈小露 通讯员 卢莹 金泽亢", [("记者", "沈小露"), ("通讯员", "卢莹"), ("通讯员", "金泽亢")]),
        ("■记者沈小露通讯员杨琼俞霄", [("记者", "沈小露"), ("通讯员", "杨琼"), ("通讯员", "俞霄")]),
        ("本报记者 王小明 北京报道", [("记者", "王小明")]),
        ("本报记者 王小明 摄影报道", [("记者", "王小明")]),
        ("记者王小明报道", [("记者", "王小明")]),
        ("通讯员 徐世明、程磊、陈青宇报道", [("通讯员", "徐世明"), ("通讯员", "程磊"), ("通讯员", "陈青宇")]),
        ("初审：于淼 复审：程青山", [("初审", "于淼"), ("复审", "程青山")]),
        ("记者 王 伟 李建国", [("记者", "王 伟"), ("记者", "李建国")]),
        ("云湖日报首席记者 陈静、实习生 吴敏", [("首席记者", "陈静"), ("实习生", "吴敏")]),
        ("□全媒体记者 陈静／文 周强／图", [("全媒体记者", "陈静"), ("全媒体记者", "周强")]),
        ("责任编辑 钱进 校对 孙立", [("责任编辑", "钱进"), ("校对", "孙立")]),
        ("记者 古丽娜尔·艾力 通讯员 约翰·史密斯", [("记者", "古丽娜尔·艾力"), ("通讯员", "约翰·史密斯")]),
        ("文/张三 图/李四", [("作者", "张三"), ("摄影", "李四")]),
        ("（文：方涛 ；图：谭维杰 梁冰）", [("作者", "方涛"), ("摄影", "谭维杰"), ("摄影", "梁冰")]),
        ("（撰稿人：方涛 审稿人：谭维杰）", [("撰稿人", "方涛"), ("审稿人", "谭维杰")]),
    ],
)
def test_bylines(line: str, people: list[tuple[str, str]]) -> None:
    assert is_byline(line)
    assert [(c.role, line[c.start : c.end]) for c in read_people(line, 0, len(line)).credits] == people


@pytest.mark.parametrize(
    "line",
    [
        "记者调查", "记者手记", "作者简介", "编辑推荐", "记者连线", "记者从会上获悉，项目开工", "记者走访发现问题不少",
        "王小明 李建国", "青禾镇召开推进会", "通讯员队伍建设",
        "本报讯 记者 王小明 5月12日", "（完）", "（全文）", "记者",
    ],
)  # fmt: skip
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本报讯（王小明 李建国）3月3日，青禾镇召开推进会，部署春耕。", ["王小明", "李建国"]),
        ("本报讯（综合）3月3日，青禾镇召开推进会，部署春耕。", []),
        (
            "青禾镇搬迁\n作者：王小明发布时间：2024-12-05 15:29来源：青禾融媒体中心\n3月3日，卫生院迁入新址。",
            ["王小明"],
        ),
        ("青禾镇搬迁\n3月3日，卫生院迁入新址，设床位30张。（王小明）\n图片说明：镇领导为新址揭牌。", ["王小明"]),
    ],
)
def test_authors_without_a_role(text: str, people: list[str]) -> None:
    (document,) = read_text(text)
    assert [document.text[c.start : c.end] for c in document.credits] == people


def test_keys_that_run_on_are_metadata_only_in_a_line_of_keys() -> None:
    (document,) = read_text("青禾镇搬迁\n作者：王小明发布时间：2024-12-05 15:29来源：青禾网\n卫生院迁入新址。")
    assert (document.published, document.source) == ("2024-12-05", "青禾网")
    (document,) = read_text("青禾镇搬迁\n卫生院公布了搬迁的发布时间：明年3月。\n新址设床位30张。")
    assert document.published is None
    assert "发布时间" in document.text


def test_an_office_is_no_author() -> None:
    line = "作者：综合办"
    assert read_people(line, 0, len(line)).credits == ()


@pytest.mark.parametrize("line", ["作者：远山区委办公室", "编辑：党委宣传部", "作者：农业农村局"])
def test_an_office_signs_as_nobody(line: str) -> None:
    assert read_people(line, 0, len(line)).credits == ()


def test_a_name_may_end_like_an_office() -> None:
    line = "编辑：陈部 林小局"
    assert [line[c.start : c.end] for c in read_people(line, 0, len(line)).credits] == ["陈部", "林小局"]
