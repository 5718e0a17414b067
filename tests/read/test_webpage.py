"""Main text, title and date of HTML pages."""

from pathlib import Path

import pytest

from kg.model import Document
from kg.read import read_paths, webpage

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>青禾镇召开推进会_要闻_云湖新闻网</title>
<meta name="PubDate" content="2022-03-04 10:11"><script>var a = "<p>不要</p>";</script><style>p {{}}</style></head>
<body><nav><a href="/">首页</a></nav>
<!-- <p>注释里的话，也不要。</p> --><div class="top"><a href="x">登录</a></div>
<div id="art"><h1>青禾镇召开<br>推进会</h1>
<div>2022-03-04 10:11&nbsp;&nbsp;来源：<span>青禾日报</span> <a>打印</a></div>
<div><p>　　本报讯（记者 王小明）3月3日，青禾镇召开“智造”产业园
推进会，镇长李建国出席&ldquo;会议&rdquo;并讲话。</p><p>会议指出，要&#25235;紧项目建设，今年投资12亿元。</p>
<p>面积1 < 2平方公里，A &lt; B 的情况，也有。</p></div>
<div>责任编辑：赵敏</div>
<ul><li><a href="1">相关新闻：某地的另一件事，请看</a></li></ul></div>
<footer>版权所有，未经许可，不得转载。</footer>
</body></html>"""


def read(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    (document,) = read_paths([path])
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb2312"])
def test_a_page(tmp_path: Path, charset: str) -> None:
    source = PAGE.format(charset=charset).replace("<br>", "")
    document = read(tmp_path / "a.html", source.encode(charset))
    assert document.title == "青禾镇召开推进会"
    assert (document.published, document.published_by, document.source) == ("2022-03-04", "metadata", "青禾日报")
    assert [document.text[block.start : block.end] for block in document.blocks if block.kind == "body"] == [
        "本报讯（记者 王小明）3月3日，青禾镇召开“智造”产业园推进会，镇长李建国出席“会议”并讲话。",
        "会议指出，要抓紧项目建设，今年投资12亿元。",
        "面积1 < 2平方公里，A < B 的情况，也有。",
    ]
    assert [(c.role, document.text[c.start : c.end]) for c in document.credits] == [
        ("记者", "王小明"),
        ("责任编辑", "赵敏"),
    ]
    for stretch in document.stretches:
        assert source[stretch.origin :][: stretch.length] == document.text[stretch.start :][: stretch.length]


def test_the_title_element_without_the_site(tmp_path: Path) -> None:
    source = PAGE.format(charset="utf-8").replace("<h1>青禾镇召开<br>推进会</h1>", "")
    assert read(tmp_path / "a.html", source.encode()).title == "青禾镇召开推进会"


@pytest.mark.parametrize(
    "noise",
    ["<!--" * 50_000, "<a " * 50_000, "</x" * 50_000, "<script></x" * 50_000, '<a href="' * 50_000, "<div>" * 50_000,
     "<![CDATA[" * 50_000, "&" * 50_000, "<b>" * 50_000, "<!doctype " * 50_000, "<?" * 50_000, "<![if x]>" * 100],
    ids=lambda noise: noise[:9],
)  # fmt: skip
def test_hostile_markup_is_read(noise: str) -> None:
    documents = webpage.documents(f"<p>青禾镇召开推进会，部署工作。</p>{noise}", file="a.html")
    assert documents[0].text.startswith("青禾镇召开推进会，部署工作。")
