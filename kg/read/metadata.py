"""Lines that state metadata: keys with their values (发布时间：…), a medium with its date, the head of a page."""

import re
from typing import NamedTuple

from kg.read import dates
from kg.read.marks import is_byline
from kg.read.names import MEDIA, ROLE
from kg.read.navigation import is_navigation

_KEYS = {
    "published": (
        "公告日期|公告时间|内容更新时间|内容发布时间|文章发布时间|发布时间|发布日期|發佈時間|發布時間|發佈日期|發布日期|发布|发表时间|发表日期|发稿时间|出版日期|发布于|上传时间|录入时间|信息时间|公布日期|公开日期|更新时间|"
        "更新日期|修改时间|修改日期|添加时间|编辑时间|时间|日期"
    ),
    "source": (
        "信息来源|文章来源|本文来源|来源|來源|稿件来源|文章出处|稿件来源|新闻来源|来源单位|稿源|转自|转载自|出处|"
        "发布机构|发布单位|发布者|发布人|供稿单位|供稿"
    ),
    "title": "原标题|原题",
    "people": (
        "责任编辑|責任編輯|编辑|編輯|新闻作者|記者|执行编辑|网络编辑|本期编辑|值班编辑|责编|作者|文字|记者|通讯员|实习生|撰文|撰稿|审核|审校|校对|编审|主编|总编辑|"
        "监制|终审|复审|初审|一审|二审|三审|审签|统筹|策划|版式|美编|设计|摄影|摄像|供图|图片|图|文|制图|制作"
    ),
    "other": (
        "发布作者|浏览人数|阅读人数|人气|点击率|证券代码|证券简称|股票代码|股票简称|债券代码|债券简称|公告编号|关键词|索引号|文号|发文字号|主题分类|主题词|栏目|分类|标签|有效性|成文日期|生成日期|浏览次数|浏览量|浏览|查看次数|阅读次数|阅读量|阅读|点击量|"
        "点击数|点击次数|点击|访问量|访问次数|字号|字体|分享到|分享至|分享|打印|关闭|评论|文字大小|背景色|字体大小|发文日期|发文机关|信息分类|内容分类|名称|内容概述|原文链接|链接|责任单位|标题|摘要|次数"
    ),
}
_KIND = {key: kind for kind, keys in _KEYS.items() for key in keys.split("|")}
# words that are keys in the head of an article only
_WEAK_KEYS = "时间|日期|图|文|文字|图片|标题|设计|策划|统筹|摘要|制作|浏览|阅读|链接|分享"
_WEAK = frozenset(_WEAK_KEYS.split("|"))


def _spaced(key: str) -> str:
    """A pattern of the key; one of two characters may be set wide (来　源)."""
    return "".join(f"{character}[ \u3000\xa0]{{0,4}}" for character in key[:-1]) + key[-1] if len(key) <= 2 else key


_ANY_KEY = "|".join(_spaced(key) for key in sorted(_KIND, key=len, reverse=True))
# 发表时间 2024-06-28: a date shows what the word before it is
_ITEM = re.compile(
    rf"(?<![一-鿿])(?P<key>{_ANY_KEY})"
    r"(?:[ \u3000\xa0]*[：:][ \u3000\xa0]*|(?<=时间|日期)[ \u3000\xa0]+(?=(?:19|20)\d\d))"
)
# 作者：张三发布时间：…: such keys may follow a value without a space, in a line that begins with a key
_GLUED = (
    r"(?=(?:发布|发表|更新|发稿|上传)?(?:时间|日期)|责任?编辑?|(?:信息|文章|稿件|新闻)?来源"
    r"|(?:浏览|阅读|点击)(?:次数|量)|字体|字号)"
)
_RUN_ON = re.compile(rf"(?:(?<![一-鿿])|{_GLUED})(?P<key>{_ANY_KEY})[ \u3000\xa0]*[：:][ \u3000\xa0]*")
_OPEN = r"[\s【\[（(〔]*"
_SENTENCE = re.compile(r"[。！？!?]")
_TIME = re.compile(r"[\sT]*\d{1,2}[:：时]\d{2}(?:[:：]\d{2}|分)?|[\s]*(?:星期|周)[一二三四五六日天]")
# 2021-12-28　570 次浏览
_READ_BY = re.compile(r"\d+\s?[次人](?:浏览|阅读|点击|访问)")
_PAGE_WORD = re.compile(r"第?\s?[A-Z]?\d{0,3}\s?版|星期[一二三四五六日天]|农历")
_MEDIA_NAME = re.compile(MEDIA.replace("{1,14}?", "{1,14}"))


class Item(NamedTuple):
    """One ``key：value`` of a line of metadata: its kind (a key of _KEYS) and the value's span."""

    kind: str
    key: str
    start: int
    end: int


def items(text: str) -> list[Item]:
    """The ``key：value`` items of a line, in order."""
    found = list(_ITEM.finditer(text))
    if found and not text[: found[0].start()].strip(" \t\u3000\xa0【[（(〔"):
        found = list(_RUN_ON.finditer(text))
    result: list[Item] = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        start = match.end()
        while end > start and (text[end - 1].isspace() or text[end - 1] in "】])）〕|｜丨【[(（〔"):
            if text[end - 1] in "）)" and text.count("（", start, end) + text.count("(", start, end) > 0:
                break
            end -= 1
        key = re.sub(r"\s", "", match["key"])
        result.append(Item(_KIND[key], key, start, end))
    return result


def is_meta(text: str, *, header: bool) -> bool:
    """Whether the line states metadata. In the ``header`` of an article the ambiguous keys (时间：) count as well."""
    if len(text) > 300:
        return False
    opening = re.match(_OPEN, text)
    first = opening.end() if opening else 0
    found = [item for item in items(text) if header or item.key not in _WEAK]
    if found:
        head = text[first : found[0].start]
        before = re.sub(rf"{re.escape(_key_in(text, found[0]))}\s*[：:]\s*$", "", head).strip()
        if not before:
            return found[0].kind == "title" or not _is_sentence(text, found[-1])
        if (len(before) <= 24 and not re.search("[。，！？；：:]", before)) or _is_date_first(before):
            return not _is_sentence(text, found[-1])
        return False
    return _is_date_first(text) or _is_masthead(text)


# before the dot that parts it from a date and a time of day, any name is a medium's: 青禾财经· 2034-02-06 07:15
# which office put it there: 宣教科 | 2033-03-31 09:42:00
_OFFICE = re.compile(r"\s*[一-鿿]{2,8}(?:科|处|办|办公室|部|室|中心|站|院|局)\s*[|｜丨]\s*")
_DOTTED = re.compile(r"\s*[一-鿿A-Za-z]{2,10}\s?[·•]\s*")


def _is_masthead(text: str) -> bool:
    """Whether the line is a medium, a full date, and nothing more than a time of day and navigation."""
    date = dates.FULL_DATE.search(text)
    if date is None:
        return False
    dotted = _DOTTED.fullmatch(text[: date.start()]) and _TIME.match(text, date.end())
    office = _OFFICE.fullmatch(text[: date.start()]) and _TIME.match(text, date.end())
    if not dotted and not office and _MEDIA_NAME.fullmatch(text[: date.start()].strip(" \u3000\xa0·•|｜—-")) is None:
        return False
    rest = _TIME.sub("", text[date.end() :]).strip()
    return not rest or is_navigation(rest)


def _key_in(text: str, item: Item) -> str:
    """The key of the item as the line writes it."""
    match = list(_ITEM.finditer(text, 0, item.start))
    return match[-1]["key"] if match else item.key


def _is_sentence(text: str, last: Item) -> bool:
    """Whether the value of the ``last`` item is prose, so that the line is no metadata."""
    value = text[last.start : last.end]
    return len(value) > 60 or _SENTENCE.search(value.rstrip("。")) is not None or value.count("，") > 2


def _is_date_first(text: str) -> bool:
    """Whether the line is a full date and at most a time of day, a weekday, a page number, a medium and a byline."""
    match = re.compile(r"[\s（(【\[]*").match(text)
    date = dates.FULL_DATE.match(text, match.end() if match else 0)
    if date is None:
        return False
    rest = _TIME.sub("", text[date.end() :])
    role = ROLE.search(rest)
    if role is not None and role.start() > 0 and is_byline(rest[role.start() :].strip()):
        rest = rest[: role.start()].removesuffix("本报")
    rest = _PAGE_WORD.sub("", _READ_BY.sub("", rest))
    rest = re.sub(r"[\s）)】\]|｜丨/]", "", rest)
    return not rest or (len(rest) <= 16 and _MEDIA_NAME.fullmatch(rest) is not None)


def medium_span(text: str) -> tuple[int, int] | None:
    """Where a metadata line names the medium without a key: before its first date or key, or after the date."""
    found = items(text)
    date = dates.FULL_DATE.search(text)
    keyed = _ITEM.search(text)
    ends = [match.start() for match in (date, keyed) if match is not None]
    if not ends:
        return None
    head = text[: min(ends)]
    left = len(head) - len(head.lstrip(" \t\u3000\xa0【[(（|"))
    name = head[left:].rstrip(" \t\u3000\xa0|｜丨】])）-—>·•・")
    if (
        2 <= len(name) <= 20
        and re.fullmatch(r"[\w·・]+", name)
        and (any(item.kind == "published" for item in found) or (_is_masthead(text) and not _OFFICE.match(text)))
    ):
        return left, left + len(name)
    if date is not None and not any(item.kind == "source" for item in found):
        time = re.compile(r"(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s|｜丨/]*").match(text, date.end())
        start = time.end() if time else date.end()
        media = _MEDIA_NAME.match(text, start)
        if media is not None and (media.end() == len(text) or not re.match("[一-鿿]", text[media.end()])):
            return media.span()
    return None


def page_date(text: str) -> str | None:
    """The date of a newspaper page, if the line is the head of one (2021年6月8日 星期二 第3版)."""
    date = dates.FULL_DATE.search(text)
    paper = re.search(r"\d\s?版|版[：:]|版式|星期", text) is not None and re.search(r"\d[：:]\d|[来來]源", text) is None
    if date is None or not paper or not is_meta(text, header=True):
        return None
    return dates.of_match(date)
