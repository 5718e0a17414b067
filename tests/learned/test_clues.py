"""What the network is told of each character beforehand."""

import numpy as np
import pytest

from kg import words
from kg.learned.clues import SIZES, clues_of
from kg.model import Mention
from kg.read import read_text
from kg.tag import Tagger
from kg.words import is_word, words_at

RULED, SPOKEN, WORDS, REPEATED = range(4)


def clues(text, mentions=()):
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    return document, sentences, clues_of(document, sentences, mentions)


@pytest.mark.parametrize("text", ["青石县建设冷链物流园", "𠮷田公司（Kida）\n与𠮷田公司\U0010ffff", "甲"])
def test_each_character_of_the_sentences_has_each_clue_within_bounds(text):
    _, sentences, found = clues(text)
    assert found.shape == (len(SIZES), sum(s.end - s.start for s in sentences))
    assert (found >= 0).all()
    assert (found < np.array(SIZES)[:, None]).all()


def test_of_no_sentences_there_are_none():
    assert clues_of(read_text("青石县")[0], (), ()).shape == (len(SIZES), 0)


def test_the_first_clue_is_what_rules_take_it_for():
    _, _, found = clues("在青石县", [Mention(1, 4, "青石县", "Place", "r")])
    assert found[RULED, 0] == 0
    assert found[RULED, 1] + 1 == found[RULED, 2] == found[RULED, 3]


def test_words_of_the_tagger_have_a_beginning_and_a_rest():
    _, sentences, found = clues("中国发展经济")
    token = sentences[0].tokens[0]
    assert token.text == "中国"
    assert found[SPOKEN, 1] == found[SPOKEN, 0] + 1
    assert found[SPOKEN, 2] != found[SPOKEN, 0]


def test_words_of_the_dictionary_begin_and_end():
    _, _, found = clues("在物流园区")
    begins, ends = [(found[WORDS] >> bit & 1).tolist() for bit in (0, 1)]
    assert is_word("物流")
    assert is_word("园区")
    assert begins[1] == ends[2] == begins[3] == ends[4] == 1
    assert not is_word("流园")
    assert begins[2] == 0


def test_what_is_said_again_is_told_and_whether_the_title_has_it():
    text = "远帆重工投产\n远帆重工很忙，白马很忙，白马来了，白马走了。"
    _, sentences, found = clues(text)
    line = "".join(text[s.start : s.end] for s in sentences)
    again = {place: int(found[REPEATED, place]) for place in range(len(line))}
    body = line.index("投产") + 2
    assert again[0] == again[body] != 0  # begins two and three characters said twice, also in the title
    assert again[line.index("投")] == 0
    horse = line.index("白马")
    assert again[horse] % 3 == 2  # three times
    assert again[horse] // 9 % 2 == 0  # not in the title
    assert again[0] // 9 % 2 == 1


@pytest.mark.parametrize("length", [2, 3, 4])
def test_words_are_the_same_asked_one_by_one_and_together(length, monkeypatch):
    text = "青石县人民政府\n与远帆集团签署战略合作协议，建设新能源汽车零部件产业园𠮷 AT&T。" * 2
    monkeypatch.setattr(words._Asked, "grams", 10**9)
    together = words_at(text, length)
    monkeypatch.setattr(words._Asked, "grams", 0)
    assert words_at(text, length).tolist() == together.tolist()
    assert together.tolist() == [is_word(text[at : at + length]) for at in range(len(text) - length + 1)]
    assert words_at("", length).tolist() == []
