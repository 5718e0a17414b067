"""What 全区 refers to where the place is only the end of a longer name."""

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.relations.reading import Reader
from kg.rules import load_rules
from kg.tag import Tagger

TEXT = "在青禾市白石旗图克工业项目区，2025年全区新能源装机将超过1.35亿千瓦。"


def test_a_place_at_the_end_of_a_longer_name_can_be_referred_to():
    document, rules = read_text(TEXT)[0], load_rules()
    sentences = Tagger.load().tag([document])[0]
    mentions = find_mentions(document, sentences, rules)
    scene = Reader.of(rules).scene(document, sentences, mentions)
    for unit in (unit for line in scene.lines for unit in line.units if unit.refers and unit.mention):
        assert document.text[unit.mention.start : unit.mention.end] == unit.mention.text
    assert {c.subject.text for c in find_claims(document, sentences, mentions, rules) if c.subject}
