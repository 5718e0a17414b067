"""An article's parts to a Document: text, blocks, credits, publication."""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Block, Credit, Document
from kg.read import dates
from kg.read.articles import Article
from kg.read.leads import lead
from kg.read.mapped import Mapped
from kg.read.metadata import items, medium_span
from kg.read.names import MEDIA, NO_SIGNATURE, read_people
from kg.read.parts import Part

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_TODAY = re.compile(rf"(?:今日|今天|今晚|今晨)\s?[（(]\s?{dates.OPTIONAL_YEAR}{dates.MONTH_DAY}\s?[)）]")
_REPORTER_OF = re.compile(
    rf"(?:^|(?<=[。，！？\n]))(?P<media>{MEDIA})记者(?:[^，。]{{0,12}})?(?:从|在|获悉|了解|采访|看到|注意到|发现|日前|近日|昨日|今日|独家)"
)
_PEOPLE_IN_BRACKETS = re.compile(r"[（(\[【](?P<people>[^（）()\[\]【】\n]{3,60})[）)\]】]")
_SIGNATURE = re.compile(
    r"(?:[。！？”…]\s*|^)[（(](?P<people>[一-鿿·\s、]{2,24})[)）](?:[（(][一-鿿]{2,8}[报社网台刊][)）])?$"
)
# …完成投资785亿元。苗长河: who wrote it right behind the last sentence
_UNMARKED = re.compile(r"[。！”][ \u3000]*(?P<people>[一-鿿]{2,3}|[一-鿿][ \u3000][一-鿿])$")
# from so many characters on a paragraph is no line by itself
_LONG = 40
# …集中签约。记者：苗长河 纪青: in the last paragraph
_TAIL_PEOPLE = re.compile(r"[。！”]\s*(?P<people>(?:记者|作者|通讯员|撰文)[：:]\s?[一-鿿·、 \u3000]{2,30})$")
_TAIL_SOURCE = re.compile(r"[。！”]\s*(?:来源|稿源|转自)[：:]\s?(?P<source>[一-鿿A-Za-z（）·]{3,24})$")
# （青石镇）: where the text comes from, and nobody's name
_SENT_FROM = re.compile(r"[一-鿿]{1,8}(?:镇|乡|县|区|街道|村|局|办|委|院|站|中心)")
# （科研处 张三）: the office, and who wrote it there
_FROM_OFFICE = re.compile(
    r"[。！？”…]\s*[（(][一-鿿]{2,10}(?:处|部|院|系|办|办公室|中心|科|室|公司|支部)[ \u3000]+"
    r"(?P<people>[一-鿿·]{2,4})[)）]$"
)
_REPORTER_NOUN = re.compile("记者|通讯员|作者|实习生|编辑|摄|供图|供稿|撰[稿文]|采写|[文图][：:/／]")
_SENDER = re.compile("[一-鿿]{2,16}?(?=(?:通讯员|记者|特约记者)[ \u3000：:]?[一-鿿]{2,4})")
_VALUE_END = re.compile(
    r"\s{2,}|[|｜丨]|\s(?=(?:19|20)\d\d[-年/.]\d)|(?<=[\u4e00-\u9fff])(?=(?:19|20)\d\d[-/年]\d{1,2}[-/月])|\s(?=[【\[]?(?:字号|打印|分享|浏览|阅读|点击|【|\[)|[\u4e00-\u9fff]{2,8}[：:]|文[/／])"
    # 青石县融媒体中心 云岭镇: the medium, and who sent it in
    r"|(?<=中心|日报|晚报|视台)\s(?=[\u4e00-\u9fff]{2,6}$)"
)
# what a page says behind the text: 特别声明, 本文仅代表作者观点, 用户登录
_BEHIND = re.compile(
    r"(?:特别|免责|版权)?声明|本文(?:仅|只)?(?:代表|系)|本站|(?:未经|版权|转载|免责)|(?:用户)?(?:登录|注册)|[上下]一[篇条页]"
    r"|相关(?:链接|阅读|新闻|文章)|分享|打印|关闭|扫一扫|返回|责任编辑|编辑[：:]|点击"
)
_CAPTION = re.compile("[（(]?(?:图片?说明|图片?为)[：:]?")
_NO_SOURCE = re.compile(
    "(?:本站|本网|网站)?原创|本站|本网|网络|互联网|未知|晚报|日报|晨报|早报|快报|商报|都市报"
    "|(?:网站|系统)?管理员|(?i:admin(?:istrator)?|root|webmaster)"
)


class Given(NamedTuple):
    """What is known of an article from outside its text."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None


class _Found:
    """What the parts of one article state; the first statement of a kind counts."""

    def __init__(self) -> None:
        self.credits: list[Credit] = []
        self.stated: dict[str, tuple[int, int]] = {}
        self.sources: dict[str, tuple[str, int, int]] = {}
        self.dates: dict[str, tuple[str, int, int]] = {}

    def source(self, rank: str, text: str, start: int, end: int) -> None:
        if start < end and not _NO_SOURCE.fullmatch(text[start:end].strip()):
            self.sources.setdefault(rank, (text[start:end], start, end))

    def date(self, rank: str, value: str | None, start: int, end: int) -> None:
        if value is not None:
            self.dates.setdefault(rank, (value, start, end))


def draft(article: Article, *, file: str, number: int, given: Given = Given()) -> Document:  # noqa: B008
    """The document that the article's parts make; its id is given or follows from the file's name and the text."""
    mapped = Mapped.join(_separated(article.parts))
    text = mapped.text
    found = _Found()
    blocks: list[Block] = []
    at = 0
    for part in article.parts:
        block = Block(part.kind, at, at + len(part.text))
        blocks.append(block)
        _read_block(text, block, found)
        at = block.end + 1
    _read_text(text, blocks, found)
    _read_signature(text, blocks, found)
    published, published_by = _published(found, given)
    return Document(
        id=given.id if given.id and _ID.fullmatch(given.id) else identify(file, text),
        file=file,
        article=number,
        title=_title(text, blocks, found, given),
        published=published,
        source=_source(found, given),
        text=text,
        published_by=published_by,
        blocks=tuple(blocks),
        credits=tuple(_unique(found.credits)),
        stretches=mapped.stretches,
        stated=tuple((key, *span) for key, span in sorted(found.stated.items())),
    )


def identify(file: str, text: str) -> str:
    """12 hex digits of the file's name (without its folders) and the text."""
    name = file.rsplit("/", 1)[-1]
    return hashlib.sha256(f"{name}\0{text}".encode("utf-8", "replace")).hexdigest()[:12]


def _separated(parts: Sequence[Part]) -> list[Mapped | str]:
    pieces: list[Mapped | str] = []
    for part in parts:
        if pieces:
            pieces.append("\n")
        pieces.append(part.text)
    return pieces


def _unique(credits: Sequence[Credit]) -> list[Credit]:
    """In order of the text, no place twice."""
    places: dict[tuple[int, int], Credit] = {}
    for credit in credits:
        places.setdefault((credit.start, credit.end), credit)
    return [places[place] for place in sorted(places)]


# 某某股份：关于对外担保的公告|2034-01-07
_DATED_TITLE = re.compile(r"^[^\n。]{4,120}(?:公告|公示|通知|公报)[ \u3000]?(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$")


def _read_block(text: str, block: Block, found: _Found) -> None:
    if block.start == 0 and block.kind in ("title", "body") and (dated := _DATED_TITLE.search(text, 0, block.end)):
        day = dates.FULL_DATE.match(text, dated.start("day"))
        if day is not None:
            found.date("dated", dates.of_match(day), *day.span())
    if block.kind == "byline":
        role = "作者" if text[block.start] in "（(" else None
        found.credits.extend(read_people(text, block.start, block.end, role).credits)
    elif block.kind == "meta":
        _read_meta(text[block.start : block.end], block.start, found, text)
    elif block.kind == "body":
        opening = lead(text[block.start : block.end])
        if opening is not None:
            found.credits.extend(
                credit._replace(start=credit.start + block.start, end=credit.end + block.start)
                for credit in opening.credits
            )
            if opening.medium is not None:
                rank = "wire" if opening.is_wire else "report"
                found.source(rank, text, opening.medium[0] + block.start, opening.medium[1] + block.start)
            if opening.date_span is not None:
                low, high = opening.date_span
                found.date("text" if opening.is_wire and opening.medium else "dateline", opening.published,
                           low + block.start, high + block.start)  # fmt: skip
        _bracketed(text, block, found)


def _bracketed(text: str, block: Block, found: _Found) -> None:
    """Credits in brackets at the end of a paragraph: （记者 张三 通讯员 李四）."""
    matches = [*_PEOPLE_IN_BRACKETS.finditer(text, max(block.start, block.end - 80), block.end)]
    opening = _PEOPLE_IN_BRACKETS.match(text, block.start, block.end)
    for match in [opening, *matches] if opening else matches:
        low, high = match.span("people")
        if not _REPORTER_NOUN.search(match["people"]):
            continue
        people = read_people(text, low, high)
        sender = _SENDER.match(match["people"])
        if not people.has_role and sender:  # （云岭镇党政办通讯员 张三）
            people = read_people(text, low + sender.end(), high)
        if people.has_role and people.end == high:
            found.credits.extend(people.credits)


def _read_signature(text: str, blocks: Sequence[Block], found: _Found) -> None:
    """The author whose bare name in brackets closes an article without a byline: …。（张三）."""
    bodies = [block for block in blocks if block.kind == "body"]
    if bodies and (told := _TAIL_SOURCE.search(text, max(bodies[-1].start, bodies[-1].end - 40), bodies[-1].end)):
        found.source("stated", text, *told.span("source"))
    while len(bodies) > 1 and (_CAPTION.match(text, bodies[-1].start) or _is_behind(text, bodies[-1])):
        del bodies[-1]
    if not bodies or any(credit.role in ("记者", "作者", "通讯员") for credit in found.credits):
        return
    begin = max(bodies[-1].start, bodies[-1].end - 40)
    if tail := _TAIL_PEOPLE.search(text, begin, bodies[-1].end):
        people = read_people(text, *tail.span("people"))
        if people.has_role and people.end == tail.end("people"):
            found.credits.extend(people.credits)
            return
    long = bodies[-1].end - bodies[-1].start > _LONG
    patterns = (_FROM_OFFICE, _SIGNATURE, _UNMARKED) if long else (_FROM_OFFICE, _SIGNATURE)
    match = next(filter(None, (p.search(text, begin, bodies[-1].end) for p in patterns)), None)
    if match is None or NO_SIGNATURE.search(match["people"]) or _SENT_FROM.fullmatch(match["people"]):
        return
    people = read_people(text, *match.span("people"), "作者")
    if people.end == match.end("people") and not people.has_role:
        found.credits.extend(people.credits)


def _is_behind(text: str, block: Block) -> bool:
    """Whether the paragraph is what a page says behind its texts."""
    return block.end - block.start <= 80 and _BEHIND.match(text, block.start, block.end) is not None


def _read_meta(line: str, offset: int, found: _Found, text: str) -> None:
    for item in items(line):
        low, high = item.start + offset, item.end + offset
        if item.kind == "published":
            date = dates.FULL_DATE.search(line, item.start, item.end)
            if date is not None:
                found.date(
                    _RANKS.get(item.key, "stated"), dates.of_match(date), date.start() + offset, date.end() + offset
                )
        elif item.kind == "source":
            cut = _VALUE_END.search(line, item.start, item.end)
            high = (cut.start() if cut else item.end) + offset
            if high - low <= 40:
                found.source("stated", text, low, high)
        elif item.kind == "title":
            found.stated.setdefault("title", (low, high))
        elif item.kind == "people":
            _read_credits(text, item.key, low, high, found)
    if not any(item.kind == "published" for item in items(line)):
        date = dates.FULL_DATE.search(line)
        if date is not None and not re.search(r"[：:]\s*$", line[: date.start()]):
            found.date("dated", dates.of_match(date), date.start() + offset, date.end() + offset)
    medium = medium_span(line)
    if medium is not None:
        found.source("masthead", text, medium[0] + offset, medium[1] + offset)


# how sure a date is that of publication: what a page says of a notice comes behind the day that the notice is signed
_RANKS = {
    **dict.fromkeys(("更新时间", "更新日期", "修改时间", "修改日期", "时间", "日期"), "dated"),
    **dict.fromkeys(("公告日期", "公告时间"), "listed"),
}
_CREDIT_ROLES = {
    "责编": "责编",
    "文": "作者",
    "文字": "作者",
    "图": "摄影",
    "图片": "摄影",
    "供图": "摄影",
    "摄像": "摄像",
}


def _read_credits(text: str, key: str, low: int, high: int, found: _Found) -> None:
    people = read_people(text, low, high, _CREDIT_ROLES.get(key, key))
    if people.end >= high:
        found.credits.extend(people.credits)
        return
    # 作者：张三（某某大学教授）: the names up to what is none
    rest = text[people.end : high].lstrip()
    if people.credits and (not rest or text[people.end - 1] in "（( \u3000"):
        found.credits.extend(people.credits)


def _read_text(text: str, blocks: Sequence[Block], found: _Found) -> None:
    """What the running text says of its own publication."""
    today = _TODAY.search(text)
    if today is not None:
        start = today.start("year") if today["year"] else today.start("month")
        found.date("text", dates.of_match(today), start, today.end("day") + 1)
    for block in [block for block in blocks if block.kind == "body"][:3]:
        match = _REPORTER_OF.search(text, block.start, block.end)
        if match is not None and not re.match("本|该|多家|各|有关|境外|外国", match["media"]):
            found.source("reporter", text, *match.span("media"))


def _published(found: _Found, given: Given) -> tuple[str | None, str | None]:
    outside = dates.of_field(given.published) if given.published else None
    if outside is not None:
        return outside, "metadata"
    ranks = {"stated": "metadata", "dated": "metadata", "listed": "metadata", "text": "text", "dateline": "dateline"}
    for rank, by in ranks.items():
        if rank in found.dates:
            value, start, end = found.dates[rank]
            found.stated["published"] = (start, end)
            return value, by
    return None, None


def _source(found: _Found, given: Given) -> str | None:
    if given.source:
        return given.source
    for rank in ("masthead", "report", "stated", "wire", "reporter"):
        if rank in found.sources:
            value, start, end = found.sources[rank]
            found.stated["source"] = (start, end)
            return value
    return None


def _title(text: str, blocks: Sequence[Block], found: _Found, given: Given) -> str | None:
    for block in blocks:
        if block.kind == "title":
            found.stated["title"] = (block.start, block.end)
            return text[block.start : block.end]
    return given.title
