"""Nothing that an article says can run, reach the network or pass for something else."""

import re
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error
from reader import BASE, Open, find, heading, panel, stage, words

from kg.export import html
from kg.graph import KnowledgeGraph
from kg.model import Apart, Block, Document, Entity, Evidence, Fact, Link, MentionRef

NASTY = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(3)>",
    "javascript:alert(4)",
    '<a href="javascript:alert(5)">点</a>',
    "\"'`${alert(6)}`{{7*7}}{% raw %}",
    "\u202e文反\u2066转\u2069",
    "零\x00一\x01\x1b\x7f\u2028\u2029\ufeff",
    "\ud800半个",
    "__proto__",
    "constructor",
    "=HYPERLINK(\"http://example.com\")",
    "&lt;b&gt;&amp;",
    "𠮷野𠮷",
)  # fmt: skip


def hostile() -> KnowledgeGraph:
    """Every field that holds text holds every nasty string."""
    everything = "，".join(NASTY)
    text = f"{everything}\n" + "".join(f"{name}与甲公司合作。\n" for name in NASTY)
    blocks, at = [], 0
    for line in text.split("\n")[:-1]:
        blocks.append(Block("body" if blocks else "title", at, at + len(line)))
        at += len(line) + 1
    entities, facts = [], []
    for n, name in enumerate(NASTY):
        start = blocks[n + 1].start
        mention = MentionRef("d<1>", start, start + len(name), name)
        links = (Link(everything, f"rule{name}", f"because {name}"),)
        apart = (Apart("company/000000000999", name, name),)
        entities.append(Entity(f"person/{n:012x}", "Person", name, (everything,), (mention,), links, apart))
        end = blocks[n + 1].end
        evidence = (Evidence("d<1>", start, end, text[start:end], f"pattern{name}"),)
        qualifiers = {"role": name, name: name, "date": name}
        facts.append(
            Fact(
                f"fact/{2 * n:012x}",
                "holdsPosition",
                f"person/{n:012x}",
                "company/000000000999",
                None,
                qualifiers,
                "asserted",
                0.9,
                evidence,
            )
        )
        facts.append(
            Fact(
                f"fact/{2 * n + 1:012x}", "states", f"person/{n:012x}", None, name, qualifiers, "negated", 0.9, evidence
            )
        )
    entities.append(Entity("company/000000000999", "Company", "甲公司"))
    document = Document("d<1>", f"{NASTY[0]}.txt", 1, everything, "2021-05-12", everything, text, "text", tuple(blocks))
    return KnowledgeGraph.of([document], entities, facts)


@pytest.fixture(scope="module")
def page_of_nasty_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("nasty") / "graph.html"
    html.write(hostile(), path, base=BASE)
    return path


def test_nasty_text_is_shown_as_text_everywhere(page_of_nasty_names: Path, open_page: Open) -> None:
    page = open_page(page_of_nasty_names)
    for n, name in enumerate(NASTY):
        page.evaluate("at => { location.hash = at }", f"#entity=person/{n:012x}")
        page.wait_for_function("n => document.querySelector('#panel h2') && location.hash.includes(n)", arg=f"{n:012x}")
        assert heading(page) == seen(name)
        assert panel(page).locator("blockquote mark.subject").first.text_content() == seen(name)
        panel(page).locator("figcaption .source").first.click()
        assert len(panel(page).locator("mark.mention").all()) >= len(NASTY) - 2
        page.keyboard.press("Escape")
    page.get_by_role("button", name="概览").click()
    page.locator("#language").click()
    page.get_by_text("Export", exact=True).click()
    page.get_by_role("button", name="SPARQL query").click()
    assert page.evaluate("() => document.querySelectorAll('script').length") == 8
    assert (
        page.evaluate("() => document.querySelectorAll('img, iframe, object, embed, a[href]:not(.skip)').length") == 0
    )
    assert page.evaluate("() => ({}).polluted === undefined && Object.keys(Object.prototype).length === 0")


def seen(text: str) -> str:
    """What the page shows for ``text``: hidden characters by their code."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069\ufeff]", lambda m: f"⟨{ord(m[0]):04X}⟩", text)


def test_names_on_the_stage_hide_nothing(page_of_nasty_names: Path, open_page: Open) -> None:
    page = open_page(page_of_nasty_names)
    drawn = "".join(label["text"] for label in stage(page)["labels"])
    assert not re.search("[\x00-\x1f\u2028-\u202e\u2066-\u2069]", drawn)


def test_search_takes_nasty_text(page_of_nasty_names: Path, open_page: Open) -> None:
    page = open_page(page_of_nasty_names)
    find(page, "<img src=x onerror")
    assert heading(page) == "<img src=x onerror=alert(3)>"
    find(page, "\\.*[(")
    assert "没有找到" in words(page.locator("#found"))


def test_marks_stand_where_the_words_are_beyond_the_basic_plane(page_of_nasty_names: Path, open_page: Open) -> None:
    page = open_page(page_of_nasty_names)
    find(page, "𠮷野")
    assert panel(page).locator("blockquote mark.subject").first.inner_text() == "𠮷野𠮷"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port that a page could reach if its policy let it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_the_policy_forbids_every_request_and_every_other_script(
    small: Path, browser: Browser, listener: socket.socket
) -> None:
    at = f"127.0.0.1:{listener.getsockname()[1]}/"
    context = browser.new_context()
    page = context.new_page()
    page.goto(small.as_uri())
    page.evaluate("""() => {
      const script = document.createElement('script');
      window.ran = 0;
      try { script.text = 'window.ran = 1'; document.body.append(script); } catch { /* refused, too */ }
    }""")
    assert page.evaluate("() => window.ran") == 0
    for attempt in (
        "() => fetch('http://AT')",
        "() => { document.body.innerHTML = '<img src=http://AT>' }",
        "() => new Promise((yes, no) => Object.assign(new Image(), { onload: yes, onerror: no, src: 'http://AT' }))",
        "() => new Promise((yes, no) => Object.assign(new WebSocket('ws://AT'), { onopen: yes, onerror: no }))",
    ):
        with pytest.raises(Error):
            page.evaluate(attempt.replace("AT", at))
    page.wait_for_timeout(200)
    with pytest.raises(BlockingIOError):
        listener.accept()
    context.close()


@pytest.mark.parametrize("records", ["nothing", "entities without relations"])
def test_a_graph_with_nothing_to_draw_is_a_page(records: str, tmp_path: Path, browser: Browser) -> None:
    alone = [Entity("person/000000000001", "Person", "独行")] if records != "nothing" else []
    path = tmp_path / "graph.html"
    html.write(KnowledgeGraph.of([], alone, []), path, base=BASE)
    context = browser.new_context()
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("globalThis.stage")
    if alone:
        find(page, "dx")
        assert heading(page) == "独行"
    page.get_by_role("button", name="概览").click()
    assert f"画出 {len(alone)} 个实体、0 组关系" in page.locator("#drawn").inner_text()
    assert heard == []
    context.close()


class Elements(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_file_is_one_html_document_in_utf8_without_links_out(page_of_nasty_names: Path) -> None:
    text = page_of_nasty_names.read_bytes().decode("utf-8")
    assert text.startswith("<!doctype html>\n<html lang=")
    elements = Elements()
    elements.feed(text)
    tags = [tag for tag, _ in elements.tags]
    assert [tags.count(tag) for tag in ("html", "h1", "title", "script", "style", "img", "iframe", "link")] == [
        1,
        1,
        1,
        8,
        1,
        0,
        0,
        0,
    ]
    assert not [attributes for _, attributes in elements.tags if {"src", "style", "srcdoc", "action"} & set(attributes)]
    assert not [name for _, attributes in elements.tags for name in attributes if name.startswith("on")]
    policy = next(attributes["content"] for tag, attributes in elements.tags if attributes.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
