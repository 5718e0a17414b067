"""Who says what, in invented news."""

import pytest

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def _said(text: str) -> list[tuple[str, str]]:
    rules = load_rules()
    found: list[tuple[str, str]] = []
    for document in read_text(text):
        sentences = Tagger.load().tag([document])[0]
        claims = find_claims(document, sentences, find_mentions(document, sentences, rules), rules)
        found += [
            (c.subject.name or c.subject.text, c.value)
            for c in claims
            if c.predicate == "states" and c.subject and c.value
        ]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石医院院长、党委副书记刘东明在致辞中表示，此次合作意义重大。", [("刘东明", "此次合作意义重大")]),
        ("青石镇党委书记张文成介绍了青石镇的基本情况。", [("张文成", "青石镇的基本情况")]),
        ("青石集团表示，项目将于明年投产。", [("青石集团", "项目将于明年投产")]),
        ("青石集团总部大楼里灯火通明。", []),
        # whose words they are stands behind the bracket with the reporter, not in it; a code may stand in one
        ("本报讯（记者 温如玉）青石银行5日宣布，将扩大绿色贷款规模。", [("青石银行", "将扩大绿色贷款规模")]),
        ("青石集团（309981）昨晚宣布，将在远山县建设新工厂。", [("青石集团", "将在远山县建设新工厂")]),
        ("青石镇落实远山县发展大会工作要求，全力建设幸福家园。", []),
    ],
)
def test_who_speaks_is_the_person_behind_the_post(text: str, expected: list[tuple[str, str]]) -> None:
    assert _said(text) == expected
