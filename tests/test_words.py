import subprocess
import sys

from kg import words


def test_words_with_their_part_of_speech():
    assert words.is_word("会议")
    assert not words.is_word("议会议")
    assert words.word_pos("北京") == "ns"
    assert words.word_pos("北京 34488") is None


def test_neither_the_words_nor_the_tagger_import_jieba():
    use = "from kg import words; from kg.tag import Tagger; Tagger.load(); words.is_word('会')"
    code = f"import sys; {use}; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
