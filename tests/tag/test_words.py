import subprocess
import sys

from kg.tag import words


def test_words_with_their_frequency_and_part_of_speech():
    assert words.is_word("会议")
    assert not words.is_word("议会议")
    assert words.word_pos("北京") == "ns"
    assert words.word_pos("北京 34488") is None
    assert words.word_frequency("的") > words.word_frequency("会议") > 0 == words.word_frequency("议会议")


def test_neither_the_words_nor_the_tagger_import_jieba():
    use = "from kg.tag import Tagger, words; Tagger.load(); words.is_word('会')"
    code = f"import sys; {use}; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
