"""Expressions that are tried only where they can begin find what ``re`` finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.scan import Scanner, one_of

_TEXTS = st.text("ab12年月日今-]", max_size=30)


@pytest.mark.parametrize(
    "expression",
    [
        r"(?P<year>\d{4})年|今年|(?<![12])1月",
        r"(?:a|b)*年(?!月)",
        r"(?=b)[a-b]+?|[\]-]1",
        r"(?:a?月){2,3}(?:b|年.)?",
        r"(?:a|)+?[日月](?=[^a])|b(?:年*$|a{2}+)",
        r"(?:|a)(?P<same>b)(?P=same)",
        r".月|今",  # may begin with anything
        r"[^a]b",
        r"(?i:A)1|2",
        r"\w日",
        r"(?=.b)[ab](?=年)",
        r"[^a](?=今|(?=b)b年)",
        r".(?=月(?!年))(?<=a.)?",
    ],
)
@given(text=_TEXTS, start=st.integers(0, 5), end=st.integers(0, 40))
def test_matches_are_those_of_re(expression: str, text: str, start: int, end: int) -> None:
    found = [m.span() for m in Scanner(expression).finditer(text, start, end)]
    assert found == [m.span() for m in re.compile(expression).finditer(text, start, end)]


def test_only_characters_that_begin_a_match_are_tried() -> None:
    begins = Scanner(r"(?<!如)(?:第?[一二])?(?:今年|\d+月)")._begins
    assert begins is not None
    assert [c for c in "第一今年3月如二" if begins.match(f"{c}然")] == []
    assert [c for c in "第一今年3月如二" if begins.match(f"{c}今")] == ["第", "一", "今", "3", "二"]


@given(words=st.sets(st.text("ab年月", min_size=1, max_size=4), min_size=1, max_size=12), text=_TEXTS)
def test_words_as_a_trie_match_like_words_longest_first(words: set[str], text: str) -> None:
    joined = "|".join(sorted(words, key=lambda w: (-len(w), w)))
    for behind in ("", "(?=年)", "b"):  # also where it has to give way to a shorter word
        expected = [m.span() for m in re.finditer(f"(?:{joined}){behind}", text)]
        assert [m.span() for m in re.finditer(one_of(words) + behind, text)] == expected
        assert [m.span() for m in Scanner(one_of(words, grouped=True) + behind).finditer(text)] == expected


def test_hundreds_of_words_are_parted_by_what_they_begin_with() -> None:
    words = [chr(code) + "县" for code in range(0x4E00, 0x4E00 + 100)] + ["-县", "]县", "^县", "一", "一县市"]
    scanner = Scanner(one_of(words, grouped=True))
    text = "一县市、丁县-县丐县]县a县^县一"
    assert [m[0] for m in scanner.finditer(text)] == ["一县市", "丁县", "-县", "丐县", "]县", "^县", "一"]
    assert scanner.expression.pattern.count("(?=[") == 4


def test_a_word_may_ask_for_what_follows() -> None:
    expression = re.compile(one_of(["万", "万亩"], {"万亩": "(?!地)"}))
    assert [m[0] for m in expression.finditer("3万亩 4万亩地")] == ["万亩", "万"]


def test_signs_in_words_are_meant_as_they_stand() -> None:
    assert re.fullmatch(one_of(["a.b", "(c)", "x|y"]), "(c)")
    assert not re.fullmatch(one_of(["a.b"]), "axb")


def test_an_expression_is_not_tried_without_a_word_it_needs() -> None:
    scanner = Scanner(r"[一-龥]{2,8}?(?:[·、].)?(?P<what>集团|控股公司|(?:股份)?公司|厂[长房])(?:的|)")
    assert [[n for n in ("集团", "公司", "厂", "股份") if need.search(n)] for need in scanner._needs] == [
        ["集团", "公司", "厂"]
    ]
    assert scanner.search("远山县建设工程") is None
    assert [m[0] for m in scanner.finditer("远山集团和青石股份公司")] == ["远山集团", "和青石股份公司"]


def test_what_has_to_stand_behind_a_match_is_needed() -> None:
    scanner = Scanner(r"(?P<name>[一-龥]{3,8})(?=的?(?:董事长|总经理))(?!公司)(?<!集团)")
    assert [sorted(w for w in ("董事长", "总经理", "公司", "集团") if n.search(w)) for n in scanner._needs] == [
        ["总经理", "董事长"]
    ]


@given(text=_TEXTS)
@pytest.mark.parametrize("expression", [r"年a*月", r"(?:ab|12)年", r"[日月]今|b-", r".月"])
def test_where_a_match_is_not_possible_there_is_none(expression: str, text: str) -> None:
    scanner = Scanner(expression)
    assert scanner.possible_in(text) or not re.search(expression, text)
    assert scanner.possible_in(f"{text}年ab月今12年b-")
    assert not Scanner("年终总结").possible_in("年终")
