import unicodedata
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Block, Document
from kg.tag import Tagger

TAGGER = Tagger.load()


def document(text, *blocks):
    return Document("d", "f.txt", 1, None, None, None, text, blocks=blocks)


def tokens(text):
    [sentences] = TAGGER.tag([document(text)])
    return [token for sentence in sentences for token in sentence.tokens]


def labelled(text):
    return {(token.text, token.pos) for token in tokens(text)}


def test_names_places_and_organisations_are_found():
    found = labelled("昨日，云州市委书记赵建国在北京会见了宏图科技有限公司董事长孙丽华。")
    assert {
        ("赵建国", "PER"),
        ("孙丽华", "PER"),
        ("北京", "LOC"),
        ("宏图科技有限公司", "ORG"),
        ("昨日", "TIME"),
    } <= found


def test_names_in_a_list_are_found_one_by_one():
    people = [token.text for token in tokens("镇长周明远、副镇长郑晓燕、王志强出席。") if token.pos == "PER"]
    assert people == ["周明远", "郑晓燕", "王志强"]


@pytest.mark.parametrize("text", ["共投资３．５亿元，ＡＢ公司（甲方）出席。", "共投资3.5亿元,AB公司(甲方)出席。"])
def test_full_width_and_half_width_are_read_alike_and_kept_as_written(text):
    other = tokens("共投资3.5亿元,AB公司(甲方)出席。")
    assert [(token.start, token.end, token.pos) for token in tokens(text)] == [
        (token.start, token.end, token.pos) for token in other
    ]
    assert all(token.text == text[token.start : token.end] for token in tokens(text))


def test_a_point_or_comma_in_a_number_does_not_split_it():
    found = [token.text for token in tokens("共3.5亿元，有1,200人，在3,4号楼。")]
    assert {"3.5亿元", "1,200"} <= set(found)
    assert found.count(",") == 1


def test_a_name_with_a_middle_dot_stays_whole():
    assert ("阿孜古丽·热合曼", "PER") in labelled("阿孜古丽·热合曼出席会议。")


def test_white_space_between_names_divides_them():
    assert [token.text for token in tokens("记者 赵建国 通讯员 孙丽华") if token.pos == "PER"] == ["赵建国", "孙丽华"]


def test_sentences_stay_within_blocks():
    text = "甲市长的标题正文从这里开始。再说一句"
    blocks = (Block("title", 0, 6), Block("body", 6, len(text)))
    [sentences] = TAGGER.tag([document(text, *blocks)])
    assert [(sentence.start, sentence.end) for sentence in sentences] == [(0, 6), (6, 14), (14, len(text))]


def test_empty_documents_have_no_sentences():
    assert TAGGER.tag([]) == []
    assert TAGGER.tag([document(""), document(" \n\u3000"), document("好。")])[:2] == [(), ()]


def test_a_very_long_sentence_stays_one():
    text = "云州市发展了经济，" * 90 + "完成。"
    [sentences] = TAGGER.tag([document(text)])
    assert [(sentence.start, sentence.end) for sentence in sentences] == [(0, len(text))]
    assert "".join(token.text for token in sentences[0].tokens) == text


def test_the_company_of_other_documents_changes_nothing():
    who = product("云清江山", ("市长", "书记、主任"), ("赵建国", "孙丽华", "欧阳明"))
    texts = [
        f"{place}州市{post}{person}出席第{n}次会议。" + "他说：“很好！”" * (n % 4)
        for n, (place, post, person) in enumerate(who)
    ]
    documents = [document(text) for text in texts]
    together = TAGGER.tag(documents)
    assert together == [TAGGER.tag([one])[0] for one in documents]
    assert together == TAGGER.tag(documents[::-1])[::-1]


SOME = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "云州市赵建国公司，。；！？、：“”《》（）·.,;!?:-/'\"()…—  \u3000\n\t１Ａa1%\u200b\U0001f600\ud800"
        ),
    ),
    max_size=80,
)


@settings(max_examples=80, deadline=None)
@given(SOME)
def test_any_text_is_covered_by_tokens_in_order(text):
    [sentences] = TAGGER.tag([document(text)])
    found = [token for sentence in sentences for token in sentence.tokens]
    held = [at for token in found for at in range(token.start, token.end)]
    assert held == [at for at, character in enumerate(text) if not character.isspace()]
    for sentence in sentences:
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
    for token in found:
        assert token.text == text[token.start : token.end] != ""


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_punctuation_stands_alone(text):
    joining = ".,:/-'’_·•‧・．，：／－%‰‱&@#％＆＠＃"
    for token in tokens(text):
        if any(unicodedata.category(character)[0] == "P" and character not in joining for character in token.text):
            assert len(token.text) == 1
            assert token.pos == "w"
