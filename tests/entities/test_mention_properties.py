"""What holds for the mentions of any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import find_mentions
from kg.model import ENTITY_TYPES, Document, Mention
from kg.rules import load_rules
from kg.tag import Tagger

PIECES = (
    *"“”《》（）、，。\n·- 和的委集为路",
    *("青禾县", "远川集团", "有限公司", "纪长河", "书记", "林德", "Lind", "政府", "发改", "财政", "等部门", "于一体"),
    *("产业园", "签约仪式", "召开", "第三届", "2024年", "500亩", "以下简称", "公告", "子公司", "等企业", "一企一策"),
    *("主导产业为", "新能源", "任命", "218号"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60)


def mentions_of(text: str) -> tuple[Mention, ...]:
    document = Document("d", "d.txt", 1, None, None, None, text)
    return find_mentions(document, Tagger.load().tag([document])[0], load_rules())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_quote_the_text_and_never_cross(text: str) -> None:
    found = mentions_of(text)
    for mention in found:
        assert mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.type in ENTITY_TYPES
        assert mention.rule
    spans = [(m.start, m.end) for m in found]
    assert len(set(spans)) == len(spans)
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for a, b in spans:
        assert not any(a < c < b < d for c, d in spans)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert mentions_of(text) == mentions_of(text)


def test_a_name_cut_at_a_known_one_and_a_joining_word_keeps_something() -> None:
    found = mentions_of("同饮片、香港万和业签约")
    assert all(mention.start < mention.end for mention in found)
