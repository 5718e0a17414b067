"""Files, folders and what cannot be read."""

import gzip
import json
import os
from pathlib import Path

import pytest

from kg.model import Document, Rejected
from kg.read import files, read_paths, records

TEXT = "青禾镇昨日召开重点项目推进会，研究部署下一阶段的工作。"


def read(*paths: Path) -> tuple[list[Document], list[Rejected]]:
    made = list(read_paths(paths))
    return [each for each in made if isinstance(each, Document)], [each for each in made if isinstance(each, Rejected)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", " \n\u3000\n".encode(), "an empty file"),
        ("mark.txt", b"\xef\xbb\xbf", "an empty file"),
        ("latin.txt", b"Nothing but English here.", "no Chinese text"),
        ("binary.dat", bytes(range(256)) * 20, "binary data"),
        ("nul.txt", b"\x00" * 5000, "binary data"),
        ("cut.txt", TEXT.encode("gb18030")[:-3], "broken GB18030 at byte 50"),
        ("paper.pdf", b"%PDF-1.4\n", "a PDF file"),
        ("broken.json", b'{"text": ', "broken JSON"),
        ("deep.json", b"[" * 200_000, "broken JSON"),
        ("list.json", b"[]", "an empty list"),
        ("number.json", b"42", "not a JSON object"),
        ("other.json", '{"body": "中文"}'.encode(), "no key text"),
        ("none.jsonl", b"\n\n", "no article in it"),
        ("none.html", "<html><script>var a = '中文';</script></html>".encode(), "no article in it"),
    ],
)
def test_rejected(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    documents, rejected = read(tmp_path)
    assert [document.file for document in documents] == ["z.txt"]
    assert [each.file for each in rejected] == [name]
    assert reason in rejected[0].reason


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    _, rejected = read(tmp_path / "missing", tmp_path)
    assert [each.reason for each in rejected] == ["there is no such file or folder", "a folder without any file"]


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    really = Path.open

    def opened(self: Path, *arguments: str) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return really(self, *arguments)

    monkeypatch.setattr(Path, "open", opened)
    documents, rejected = read(tmp_path)
    assert [document.file for document in documents] == ["b.txt"]
    assert rejected == [Rejected("a.txt", "no permission to read it")]


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TEXT", 1000)
    (tmp_path / "large.txt").write_text(TEXT * 100, encoding="utf-8")
    documents, rejected = read(tmp_path)
    assert documents == []
    assert "larger than" in rejected[0].reason


def test_a_folder_is_walked_in_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}：{TEXT}", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    documents, rejected = read(tmp_path)
    assert [document.file for document in documents] == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]
    assert [each.file for each in rejected] == ["dead.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert read(tmp_path)[1] == [Rejected("pipe.txt", "not a regular file")]


def test_a_given_file_goes_by_its_name_and_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    documents, _ = read(path, tmp_path, path)
    assert [document.file for document in documents] == ["one.txt"]


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xa1.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    documents, _ = read(tmp_path)
    assert documents[0].file == "\ufffd\ufffd.txt"


def lines(path: Path, *entries: object) -> Path:
    rows = [entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False) for entry in entries]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_json_lines(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "news-1", "title": "青禾镇部署项目", "published": "2024-01-05T08:00", "source": "云湖台", "text": TEXT},
        "{broken",
        "",
        {"title": "没有文字"},
        ["no", "object"],
        {"id": "../bad id", "text": f"青禾镇部署项目\n{TEXT}", "title": "青禾镇部署项目"},
        {"id": 7, "text": "Only English"},
    )
    documents, rejected = read(path)
    first, second = documents
    assert (first.id, first.title, first.published, first.published_by, first.source) == (
        "news-1", "青禾镇部署项目", "2024-01-05", "metadata", "云湖台",
    )  # fmt: skip
    assert first.text == f"青禾镇部署项目\n{TEXT}"
    assert [block.kind for block in first.blocks] == ["title", "body"]
    assert second.text == first.text
    assert second.article == 2
    assert len(second.id) == 12
    assert [each.file for each in rejected] == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5", "a.jsonl:7"]


def test_json_of_an_object_and_of_a_list(tmp_path: Path) -> None:
    lines(tmp_path / "one.json", {"id": "one", "text": TEXT})
    lines(tmp_path / "two.json", [{"id": "two", "text": TEXT + "二"}, 3, {"id": "three", "text": TEXT + "三"}])
    documents, rejected = read(tmp_path)
    assert [document.id for document in documents] == ["one", "two", "three"]
    assert [each.file for each in rejected] == ["two.json:2"]


def test_fields_from_outside_have_no_place_in_the_text(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"published": "2024-01-05", "source": "云湖台", "text": TEXT})
    assert read(path)[0][0].stated == ()


def test_an_overlong_line_is_skipped_without_holding_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_TEXT", 1000)
    path = lines(tmp_path / "a.jsonl", {"text": TEXT * 1000}, {"id": "next", "text": TEXT})
    documents, rejected = read(path)
    assert [document.id for document in documents] == ["next"]
    assert rejected[0].file == "a.jsonl:1"
    assert "a line of more than" in rejected[0].reason


def test_packed_lines_are_read_as_lines(tmp_path: Path) -> None:
    plain = lines(tmp_path / "a.jsonl", {"id": "x", "text": TEXT}, {"id": "y", "text": TEXT + "另"}).read_bytes()
    for name, data in (("a.jsonl.gz", gzip.compress(plain)), ("b.NDJSON.GZ", gzip.compress(plain[:-1]))):
        (tmp_path / name).write_bytes(data)
        documents, rejected = read(tmp_path / name)
        assert [(document.id, document.file, document.article) for document in documents] == [
            ("x", name, 1),
            ("y", name, 2),
        ]
        assert rejected == []


@pytest.mark.parametrize("broken", [b"{}", gzip.compress(b"{}" * 99)[:-9], gzip.compress(b"{}" * 99)[:20] + b"\0" * 40])
def test_a_packed_file_that_is_broken_is_named(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(broken)
    documents, rejected = read(tmp_path)
    assert documents == []
    assert [each.file for each in rejected][-1] == "a.jsonl.gz"
    assert "cannot be read" in rejected[-1].reason


def test_the_same_id_for_different_articles_loses_none(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl", {"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + "另"}, {"id": "x", "text": TEXT}
    )
    documents, rejected = read(path)
    assert [document.text for document in documents] == [TEXT, TEXT + "另"]
    assert len({document.id for document in documents}) == 2
    assert rejected == []


def test_places_in_a_json_lines_file(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": f"{TEXT}\n第二段。"}, {"text": f"另一篇，{TEXT}"})
    whole = path.read_text(encoding="utf-8")
    for document in read(path)[0]:
        origins = [document.origin(position) for position in range(len(document.text))]
        assert all(whole[o] == document.text[i] for i, o in enumerate(origins) if o is not None)
        assert sum(origin is None for origin in origins) == document.text.count("\n")


def test_control_characters_are_dropped_and_places_still_right(tmp_path: Path) -> None:
    raw = f"\ufeff{TEXT[:5]}\x00\u202e{TEXT[5:9]}\u200b\r\n{TEXT[9:]}\r\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    document = read(tmp_path)[0][0]
    assert document.text.replace("\n", "") == TEXT
    decoded = raw.removeprefix("\ufeff")
    for stretch in document.stretches:
        assert decoded[stretch.origin :][: stretch.length] == document.text[stretch.start :][: stretch.length]
    assert sum(stretch.length for stretch in document.stretches) == len(TEXT)


def test_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: 旧题\ndate: 2024-03-02\n---\n# 青禾镇**部署**项目\n\n{TEXT[:9]}[链接](http://x.y/z)，{TEXT[9:]}\n\n"
        f"![图片](a.png)\n\n- 第一项\n\n> 引用的话。\n",
        encoding="utf-8",
    )
    document = read(tmp_path)[0][0]
    assert (document.title, document.published) == ("青禾镇部署项目", "2024-03-02")
    assert document.text == f"青禾镇部署项目\n{TEXT[:9]}链接，{TEXT[9:]}\n第一项\n引用的话。"
