from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.tag.text import LONGEST, LONGEST_SENTENCE, cut, pieces


@pytest.mark.parametrize(
    "text",
    [
        "他来了。|她走了！",
        "他说：“我来了。”|她没有说。",
        "他说：「来吧！」|（他走了。）|好",
        '他说:"来吧!"|她说:"好。"|走了',
        "第一，天气；|第二，交通;|第三，人。",
        "真的？！|真的。",
        "占3.5%，共10.2亿元。|好",
        "见 http://a.example/?q=1&r=2 一文。|好",
        "一行|二行",
        "没有句号",
    ],
)
def test_sentences_end_where_they_should(text):
    expected = text.split("|")
    joined = text.replace("一行|二行", "一行\n 二行").replace("|", "")
    assert [joined[a:b] for a, b in cut(joined, 0, len(joined))] == expected


def test_only_the_asked_stretch_is_cut():
    assert list(cut("甲。乙。丙", 2, 4)) == [(2, 4)]
    assert list(cut("甲。  ", 2, 4)) == []


@given(st.text(alphabet="甲乙，：。！\n \"'”）?;a1/", max_size=60))
def test_sentences_hold_everything_but_white_space(text):
    spans = list(cut(text, 0, len(text)))
    held = {at for a, b in spans for at in range(a, b)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in held)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(st.text(alphabet="甲，", max_size=3 * LONGEST))
def test_pieces_are_short_and_whole(text):
    spans = list(pieces(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(b - a <= LONGEST for a, b in spans)


def test_pieces_are_cut_after_a_comma():
    text = "甲" * 200 + "，" + "乙" * 200
    assert [b - a for a, b in pieces(text, 0, len(text))] == [201, 200]


@pytest.mark.parametrize("text", ["青禾镇投资3亿元、" * 2000, "甲" * 7001, " 甲\u3000，" * 3000])
def test_what_no_sentence_is_as_long_as_is_cut_and_nothing_is_lost(text: str) -> None:
    spans = list(cut(text, 0, len(text)))
    assert max(end - start for start, end in spans) <= LONGEST_SENTENCE
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


def test_a_long_sentence_is_left_whole() -> None:
    text = "青禾镇投资3亿元、" * 200 + "云溪镇。"
    assert list(cut(text, 0, len(text))) == [(0, len(text))]
