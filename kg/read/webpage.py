"""HTML to documents: the main text of a page, its title and its date, every character with its place in the source."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from kg.model import Document
from kg.read import dates, plain
from kg.read.build import Given
from kg.read.layout import Paragraph
from kg.read.mapped import Mapped
from kg.read.marks import is_byline
from kg.read.metadata import is_meta
from kg.read.navigation import is_navigation

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "option",
        "button",
        "textarea",
        "nav",
        "footer",
        "aside",
        "iframe",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_DATES = (
    *("pubdate", "publishdate", "publish_date", "article:published_time", "og:published_time"),
    *("datepublished", "og:release_date", "weibo:article:create_at", "publishtime", "releasedate"),
)
_SOURCES = ("contentsource", "source")
_SITE = re.compile(r"\s*(?:[_|｜—]|\s-\s|-(?=[^-]{2,12}(?:网|报|台|社|新闻|频道|政府|门户)[^-]*$)).*$")
_DEPTH = 60  # boxes within boxes that are told apart
_PUNCTUATION = re.compile("[，。；！？,;!?]")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of the page declares."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def documents(text: str, *, file: str) -> list[Document]:
    """The article or articles of a page."""
    page = _Page(text)
    page.run()
    lines = [line for line in page.lines if line.text.text]
    chosen = _main(lines)
    title = _title(page, chosen)
    found = [Paragraph(line.text, headline=line.heading == 1) for line in chosen]
    if title is not None and all(title.text != paragraph.text.text for paragraph in found):
        found.insert(0, Paragraph(title, headline=True))
    given = Given(
        published=next((page.meta[key] for key in _DATES if dates.of_field(page.meta.get(key, ""))), None),
        source=next((page.meta[key] for key in _SOURCES if page.meta.get(key)), None),
    )
    return plain.of_paragraphs(found, file=file, given=given)


@dataclass(slots=True)
class _Line:
    """A line as a browser shows it: its text, how much of it is links, its heading level and the boxes it stands in."""

    text: Mapped
    linked: int
    heading: int
    boxes: tuple[int, ...]


@dataclass(slots=True)
class _Pending:
    parts: list[Mapped | str] = field(default_factory=list)
    linked: int = 0


class _Page(HTMLParser):
    """Collects the lines of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = text
        self.lines: list[_Line] = []
        self.meta: dict[str, str] = {}
        self.title: list[Mapped | str] = []
        self.open: list[tuple[str, int]] = []
        self.count = 0
        self.skipping = 0
        self.links = 0
        self.heading = 0
        self.pending = _Pending()
        self.starts = [0]
        for match in re.finditer("\n", text):
            self.starts.append(match.end())

    def run(self) -> None:
        self.feed(_tame(self.source))
        self.close()
        self._flush()

    def _at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            values = {key: value or "" for key, value in attrs}
            name = (values.get("name") or values.get("property") or values.get("itemprop") or "").lower()
            if name and values.get("content"):
                self.meta.setdefault(name, values["content"].strip())
        if tag not in _INLINE:
            self._flush()
        if tag in _VOID:
            return
        self.count += 1
        self.open.append((tag, self.count))
        self.skipping += tag in _SKIPPED
        self.links += tag == "a"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = int(tag[1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        depth = next((depth for depth in range(len(self.open) - 1, max(-1, len(self.open) - 40), -1)
                      if self.open[depth][0] == tag), None)  # fmt: skip
        if depth is None:
            return
        for name, _ in self.open[depth:]:
            self.skipping -= name in _SKIPPED
            self.links -= name == "a"
            if name[0] == "h" and name[1:].isdigit():
                self.heading = 0
        del self.open[depth:]

    def handle_data(self, data: str) -> None:
        at = self._at()
        self._add(Mapped.source(self.source[at : at + len(data)], at))

    def handle_entityref(self, name: str) -> None:
        self._add(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add(unescape(f"&#{name};"))

    def _add(self, part: Mapped | str) -> None:
        if self.open and self.open[-1][0] == "title":
            self.title.append(part)
        elif not self.skipping:
            self.pending.parts.append(part)
            self.pending.linked += len(part) if self.links else 0

    def _flush(self) -> None:
        if self.pending.parts:
            text = collapse(Mapped.join(self.pending.parts))
            if text.text:
                boxes = tuple(number for name, number in self.open[-_DEPTH:] if name not in _INLINE and name != "p")
                self.lines.append(_Line(text, self.pending.linked, self.heading, boxes))
            self.pending = _Pending()


_UNSHOWN = re.compile(r"<!--|<(script|style|noscript)\b", re.IGNORECASE)
_STRAY = re.compile(r"<(?![!/?]?[A-Za-z\[-][^<>]{0,5000}>)|<![^<>]{0,5000}>")


def _tame(source: str) -> str:
    """The page, as long as before, with blanks where comments, scripts and stray angle brackets stand.

    The parser looks for the end of each of them anew, which takes quadratic time where the ends are missing.
    """
    pieces: list[str] = []
    at = 0
    while (match := _UNSHOWN.search(source, at)) is not None:
        close = re.compile("-->" if match[1] is None else f"</{match[1]}", re.IGNORECASE).search(source, match.end())
        end = len(source) if close is None else close.end() if match[1] is None else close.start()
        bracket = source.find(">", match.end(), match.end() + 2000) + 1 if match[1] else 0
        start = bracket or match.start()
        pieces += [source[at:start], " " * (end - start)]
        at = max(end, start)
    pieces.append(source[at:])
    return _STRAY.sub(lambda match: " " * len(match.group()), "".join(pieces))


_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")


def collapse(text: Mapped) -> Mapped:
    """The text as a browser sets it: a break in the source is a space, and nothing between Chinese characters."""
    parts: list[Mapped | str] = []
    at = 0
    clean = text.visible().strip()
    for match in _BREAKS.finditer(clean.text):
        parts.append(clean.slice(at, match.start()))
        at = match.end()
        if clean.text[match.start() - 1] < "\u2e80" and clean.text[at] < "\u2e80":
            parts.append(" ")
    return Mapped.join([*parts, clean.slice(at, len(clean))])


def _main(lines: list[_Line]) -> list[_Line]:
    """The lines of the box with the most running text, with the heading and the metadata around it."""
    scores: dict[int, float] = {}
    for line in lines:
        if not _is_prose(line):
            continue
        weight = len(line.text) - line.linked + 10 * len(_PUNCTUATION.findall(line.text.text))
        for share, box in zip((1.0, 0.5, 0.25), reversed(line.boxes), strict=False):
            scores[box] = scores.get(box, 0.0) + share * weight
    if not scores:
        return [line for line in lines if line.linked * 2 < len(line.text)]
    best = max(scores, key=lambda box: (scores[box], -box))
    inside = [number for number, line in enumerate(lines) if best in line.boxes]
    low, high = inside[0], inside[-1]
    heads = [number for number in range(low) if lines[number].heading == 1]
    before = range(heads[-1], low) if heads else range(max(0, low - 8), low)
    kept = [lines[number] for number in before if lines[number].heading == 1 or _is_furniture(lines[number])]
    kept += [lines[number] for number in inside if lines[number].linked * 2 < len(lines[number].text)
             or _is_prose(lines[number]) or _is_furniture(lines[number])]  # fmt: skip
    kept += [line for line in lines[high + 1 : high + 7] if _is_furniture(line)]
    return kept


def _is_prose(line: _Line) -> bool:
    text = line.text.text
    return len(text) >= 20 and line.linked * 2 < len(text) and _PUNCTUATION.search(text) is not None


def _is_furniture(line: _Line) -> bool:
    text = line.text.text
    return not is_navigation(text) and (is_meta(text, header=True) or is_byline(text))


def _title(page: _Page, chosen: list[_Line]) -> Mapped | None:
    """The page's headline: the first h1 near the text, else what the title element says without the site's name."""
    if any(line.heading == 1 for line in chosen):
        return None
    whole = collapse(Mapped.join(page.title))
    if not whole.text:
        return None
    cut = _SITE.search(whole.text)
    title = whole.slice(0, cut.start()) if cut and cut.start() >= 4 else whole
    for line in chosen[:6]:
        if line.text.text and line.text.text in whole.text and len(line.text) >= 6:
            return line.text
    return title.strip()
