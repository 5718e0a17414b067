import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg import words


def dictionary() -> dict[str, str]:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.submodule_search_locations
    fields = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8").split()
    return dict(zip(fields[::3], fields[2::3], strict=True))


def test_words_with_their_part_of_speech():
    assert words.is_word("会议")
    assert not words.is_word("议会议")
    assert words.word_pos("北京") == "ns"
    assert words.word_pos("北京 34488") is None


def test_rare_words():
    assert words.is_rare("村上春树")
    assert not words.is_rare("会议")
    assert not words.is_rare("议会议")
    assert not words.is_rare("")


def test_every_word_is_found_in_the_file_as_it_is_when_all_of_it_is_read():
    file, known = words._File(), dictionary()
    chinese = [word for word in known if min(word) >= words._FIRST]
    assert [word for word in chinese if file.find(word) != known[word]] == []
    assert [
        word for word in chinese[::97] for other in (word + "一", "一" + word) if file.find(other) != known.get(other)
    ] == []
    others = [word for word in known if min(word) < words._FIRST]
    assert {word: file.find(word) for word in others} == {word: known[word] for word in others}


@pytest.mark.parametrize("text", ["", " ", "\n", "北京\n", "AT&T 3", "\udc00", "3", "北京 34488 ns"])
def test_what_is_no_word(text):
    assert words._Words()[text] is None
    assert words.word_pos(text) is None


def test_many_questions_have_the_answers_of_few():
    known = dictionary()
    asked = list(known)[:: len(known) // (2 * words._MANY)]
    few = words._Words()
    assert [few[word] for word in asked] == [known[word] for word in asked]
    assert few._file is None
    assert [word for word in known if few[word] != known[word]] == []
    assert [few[word] for word in ("北京人北京人", "北京 34488", "京", "\udc00", "")] == [None, None, "ns", None, None]


def test_answers_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "_KEPT", 2)
    few = words._Words()
    assert [few[word] for word in ("北京", "议会议", "会议", "北京", "议会议")] == ["ns", None, "n", "ns", None]
    assert len(few) <= 3


def test_neither_the_words_nor_the_tagger_import_jieba():
    use = "from kg import words; from kg.tag import Tagger; Tagger.load(); words.is_word('会')"
    code = f"import sys; {use}; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
