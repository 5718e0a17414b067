"""Works that are let: their names by the frames in which they stand."""

import pytest

from kg.entities import find_mentions
from kg.read import read_text
from kg.rules import load_rules
from kg.tag import Tagger


def _works(text: str) -> set[str]:
    (document,) = read_text(text)
    (sentences,) = Tagger.load().tag([document])
    return {m.text for m in find_mentions(document, sentences, load_rules()) if m.type == "Project"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "青石建设公告，公司为扩大云岭东部通道工程（白马枢纽工程）设计采购施工（EPC）总承包项目的中标第一候选人。",
            "扩大云岭东部通道工程（白马枢纽工程）设计采购施工（EPC）总承包项目",
        ),
        (
            "青石建设公告，公司中标云岭县至白马县公路改扩建工程A2标段，中标价1亿元。",
            "云岭县至白马县公路改扩建工程A2标段",
        ),
        ("青石建设收到远山县水务局发来的远山污水处理厂扩建工程的《中标通知书》。", "远山污水处理厂扩建工程"),
        (
            "青石建设在铁路市场中标2个重要项目，分别为新建云岭至白马铁路“三电”及管线迁改（远山段）工程1标段项目，"
            "中标金额2亿元；青石至远山铁路改造工程通信、信号系统施工项目，中标金额1亿元。",
            "青石至远山铁路改造工程通信、信号系统施工项目",
        ),
    ],
)
def test_the_frame_tells_where_a_work_begins_and_ends(text: str, name: str) -> None:
    assert name in _works(text)


@pytest.mark.parametrize(
    "text",
    [
        "青石建设公告，公司中标多个轨道交通项目，金额5亿元。",
        "青石建设公告，公司成为上述工程项目的中标单位。",
        "青石建设中标13.6亿元总承包项目",
    ],
)
def test_what_only_counts_works_names_none(text: str) -> None:
    assert not _works(text)
