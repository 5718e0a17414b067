"""Which lines make one paragraph."""

import pytest

from kg.read.layout import paragraphs
from kg.read.mapped import Mapped

A = "青禾镇位于云湖东岸，交通便利，物产丰富，近年来围绕装备制造、新材料等产业，引进了一批重点项目，经济保持较快增长。"
B = "镇长赵志强表示，下一步将加快园区建设，完善配套设施，为企业提供更好的服务，同时做好群众工作，确保项目早日建成。"
C = "据了解，该项目总投资十二亿元，占地三百亩，全部建成以后预计可以带动就业两千人，成为全县规模最大的生产基地之一。"


def wrap(text: str, columns: int, indent: str = "") -> str:
    """The text in lines of so many characters; no line begins with a full stop or a comma."""
    lines = [indent]
    for character in text:
        if len(lines[-1]) >= columns and character not in "，。":
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


def read(text: str) -> list[str]:
    return [paragraph.text.text for paragraph in paragraphs(Mapped.source(text))]


@pytest.mark.parametrize("columns", [13, 17, 18, 22, 35])
def test_blank_lines_between_paragraphs(columns: int) -> None:
    assert read("\n\n".join(wrap(text, columns) for text in (A, B, C))) == [A, B, C]


@pytest.mark.parametrize("columns", [13, 17, 18, 22, 35])
def test_indented_paragraphs(columns: int) -> None:
    assert read("\n".join(wrap(text, columns, "　　") for text in (A, B, C))) == [A, B, C]


def test_every_line_followed_by_a_blank_one() -> None:
    assert "".join(read("\n\n".join(wrap(A, 20).split("\n") + wrap(B, 20).split("\n")))) == A + B
    assert len(read("\n\n".join(wrap(A, 20).split("\n") + wrap(B, 20).split("\n")))) <= 2


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_page_break_within_a_sentence(line: int) -> None:
    lines = wrap(A, 16).split("\n")
    lines.insert(line, "")
    assert read("\n".join([*lines, "", wrap(B, 16), "", wrap(C, 16)])) == [A, B, C]


def test_a_line_that_begins_with_a_quotation_after_a_break() -> None:
    before, after = (
        "项目建成以后，将有效破解长期制约全镇发展的难题，努力改变目前的这种局面",
        "“有产业、无空间”的局面，为企业提供更大的发展余地。",
    )
    text = f"{wrap(A, 18)}\n\n{wrap(before, 18)}\n\n{wrap(after, 18)}\n\n{wrap(B, 18)}"
    assert read(text) == [A, before + after, B]


def test_a_last_line_as_wide_as_the_column() -> None:
    text = A[:34] + "快。"
    assert read("\n\n".join([wrap(text, 18), wrap(B, 18), wrap(C, 18)])) == [text, B, C]


def test_a_short_headline_between_paragraphs() -> None:
    assert read(f"{wrap(A, 18)}\n\n加快园区建设\n\n{wrap(B, 18)}") == [A, "加快园区建设", B]


def test_a_headline_on_its_text() -> None:
    assert read(f"园区建设加快\n{wrap(A, 18)}\n{wrap(B, 18)}")[0] == "园区建设加快"


def test_one_paragraph_a_line_stays_as_it_is() -> None:
    lines = ["青禾镇的新产业", A, "加快园区建设", B + C, "装备制造", "新材料", C]
    assert read("\n".join(lines)) == lines
    assert read("\n\n".join(lines)) == lines


def test_lines_of_a_list_are_not_joined() -> None:
    lines = [
        "参加单位：",
        "县政府办公室",
        "县发展和改革局",
        "县自然资源局",
        "高新区管委会",
        "县税务局",
        "青禾镇人民政府",
    ]
    assert read("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["他说cloud", "computing发展快，"], "他说cloud computing发展快，"),
        (["占地2000", "多亩的园区里，"], "占地2000多亩的园区里，"),
        (["位于G60", "科创走廊的核心，"], "位于G60科创走廊的核心，"),
    ],
)
def test_what_stands_between_joined_lines(lines: list[str], joined: str) -> None:
    columns = len(lines[0])
    filler = wrap(A * 2, columns)
    assert joined in read(f"{filler[: filler.rindex('。')]}，{lines[0]}\n{lines[1]}\n{filler}")[0] or joined in "".join(
        read("\n".join([filler, *lines, filler]))
    )


def test_a_cut_sentence_in_a_web_page() -> None:
    head, tail = A[:30], A[30:]
    cut = A.index("，", 20) + 1
    assert read(f"{A[:cut]}\n\n{A[cut:]}\n{B}") == [A, B]
    assert head + tail == A
