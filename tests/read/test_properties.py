"""What holds for any input."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Rejected
from kg.read import markdown, read_paths, read_text, webpage
from kg.read.mapped import Mapped

PIECES = [
    "本报讯 5月12日，", "■记者 王小明", "本报记者 陈静 摄", "青禾镇召开推进会", "研究部署工作，要求抓紧落实。",
    "来源：云湖日报",
    "发布时间：2021-05-12 11:03", "责任编辑：钱进", "返回", "（记者 王五）",
    "新华社北京5月3日电（记者王五）", "今天（6月25日）",
    "2021年", "\n", "\n\n", "　　", " ", "“", "”", "，", "。", "\x00",
    "\u202e", "\u200b", "\r\n", "\x0c", "\ufeff", "abc", "12", "(", "）",
    "上一篇：", "---\n", "# ", "**", "<p>", "</p>", "&lt;",
    "<!--", "-->", "<h1>", "\\", '"', "\ud800", "𠮷", "\t", "\u2028",
]  # fmt: skip
TEXT = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def check(documents: list[Document], decoded: str) -> None:
    assert len({document.id for document in documents}) == len(documents)
    for document in documents:
        document.text.encode()
        end = -1
        for block in document.blocks:
            assert end < block.start < block.end <= len(document.text)
            assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
            end = block.end
        assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
        at = 0
        for start, origin, length in document.stretches:
            assert at <= start
            assert length > 0
            assert decoded[origin : origin + length] == document.text[start : start + length]
            at = start + length
        assert at <= len(document.text)
        for credit in document.credits:
            assert document.text[credit.start : credit.end].strip()
        for _, low, high in document.stated:
            assert document.text[low:high].strip()


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_plain_text(text: str) -> None:
    documents = read_text(text)
    check(documents, text)
    assert read_text(text) == documents
    for document in documents:
        assert all(
            document.origin(position) is not None or character in "\n "
            for position, character in enumerate(document.text)
        )


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_no_chinese_character_is_lost_or_made_up(text: str) -> None:
    kept = "".join(
        sorted(character for document in read_text(text) for character in document.text if character > "\u4dff")
    )
    given_characters = sorted(character for character in text if character > "\u4dff")
    rest = iter(given_characters)
    assert all(any(character == other for other in rest) for character in kept)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_html(text: str) -> None:
    check(webpage.documents(text, file="a.html"), text)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_markdown(text: str) -> None:
    check(markdown.documents(text, file="a.md"), text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".dat"]))
def test_any_bytes_in_any_file(data: bytes, kind: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, f"a{kind}").write_bytes(data)
        made = list(read_paths([Path(folder)]))
    assert made
    assert all(isinstance(each, Document | Rejected) for each in made)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({"text": TEXT}, optional={"title": TEXT, "id": TEXT, "published": TEXT}),
        min_size=1,
        max_size=4,
    )
)
def test_json_lines(entries: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_text("\n".join(json.dumps(entry) for entry in entries), encoding="utf-8")
        made = list(read_paths([path]))
        whole = path.read_text(encoding="utf-8")
    check([each for each in made if isinstance(each, Document)], whole)
    assert len(made) <= len(entries)


@given(st.text(max_size=50), st.data())
def test_a_slice_of_a_mapped_text(text: str, data: st.DataObject) -> None:
    whole = Mapped.join([Mapped.source(text, 7), "supplied", Mapped.source(text, 7 + len(text))])
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    part = whole.slice(start, end)
    assert part.text == whole.text[start:end]
    origins = {s.start + i: s.origin + i for s in whole.stretches for i in range(s.length)}
    cut = {s.start + i: s.origin + i for s in part.stretches for i in range(s.length)}
    assert cut == {place - start: origin for place, origin in origins.items() if start <= place < end}
