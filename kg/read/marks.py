"""What a line of a news text is for: navigation, metadata, byline, the opening of a report, a headline, or body."""

import re
from typing import NamedTuple

from kg.model import Credit
from kg.read import dates
from kg.read.names import MEDIA, NO_SIGNATURE, OWN, ROLE, read_people

_NAVIGATION = re.compile(
    r"(?:返回(?:顶部|首页|上一?页|列表|目录)?|回到?顶部|打印(?:本页|本稿|此页|文章|预览)?|关闭(?:本页|窗口|此页)?|分享(?:到|至|文章|按钮)?|"
    r"字号|字体(?:大小)?|大|中|小|特大|超大|默认|收藏(?:本页)?|微信|微博|新浪微博|腾讯微博|朋友圈|QQ空间|QQ好友|QQ|人人网|复制链接|扫一扫|"
    r"手机(?:扫码)?(?:阅读|查看|看新闻)?|二维码|评论|点赞|推荐|举报|纠错|我要(?:纠错|评论|分享)|首页|下载|听新闻|语音播报|播报|"
    r"上一[篇条页版期]|下一[篇条页版期]|放大|缩小|大字|小字|本期导航|往期回顾|按日期检索|网站地图|关于我们|联系我们|广告服务|"
    r"发表评论|阅读原文|查看原文|点击(?:查看|进入)(?:全文|更多|专题)?|展开全文|更多|登录|注册|无障碍浏览|繁體|繁体|简体|"
    r"A|T|[↑↓])"
)
_NAVIGATION_GAP = r"[\s【】\[\]「」（）()|｜丨/／:：,，、>》<《·•\-—+]*"
_NAVIGATION_LINE = re.compile(rf"{_NAVIGATION_GAP}(?:(?>{_NAVIGATION.pattern}){_NAVIGATION_GAP})+")
_NAVIGATION_REST = re.compile(
    r"[\s【\[]*(?:上一[篇条]|下一[篇条])(?:文章|新闻)?\s*[：:\]】].{0,80}|(?i:copyright|版权所有|©).{0,200}|.{0,60}ICP备\s?\d.{0,60}|(?:扫一扫|长按|扫描).{0,20}(?:二维码|手机|微信).{0,20}|"
    r"(?:当前|您(?:现在)?(?:所在|的)?)的?位置\s?[：:].{0,80}|"
    r"第\s?[A-Z]?\d{1,3}\s?版\s?[：:].{0,30}|"
    # 首页 > 新闻中心 > 集团要闻 > 正文
    r"(?:网站|返回)?首页\s*[>》›»→].{0,80}|"
    r"[\s【\[（(]*(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)?\s?[：:]?\s?\d*\s?次?[】\]）)\s]*"
)

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
_WEAK = frozenset(
    (
        "时间",
        "日期",
        "图",
        "文",
        "文字",
        "图片",
        "标题",
        "设计",
        "策划",
        "统筹",
        "摘要",
        "制作",
        "浏览",
        "阅读",
        "链接",
        "分享",
    )
)


def _spaced(key: str) -> str:
    return "".join(f"{character}[ \u3000\xa0]{{0,4}}" for character in key[:-1]) + key[-1] if len(key) <= 2 else key


_ANY_KEY = "|".join(_spaced(key) for key in sorted(_KIND, key=len, reverse=True))
# 发表时间 2024-06-28: a date shows what the word before it is
_ITEM = re.compile(
    rf"(?<![一-鿿])(?P<key>{_ANY_KEY})"
    r"(?:[ \u3000\xa0]*[：:][ \u3000\xa0]*|(?<=时间|日期)[ \u3000\xa0]+(?=(?:19|20)\d\d))"
)
# 作者：张三发布时间：…: such keys may follow a value without a space, in a line that begins with a key
_GLUED = (
    r"(?=(?:发布|发表|更新|发稿|上传)(?:时间|日期)|责任?编辑?|(?:信息|文章|稿件|新闻)?来源"
    r"|(?:浏览|阅读|点击)(?:次数|量)|字体|字号)"
)
_RUN_ON = re.compile(rf"(?:(?<![一-鿿])|{_GLUED})(?P<key>{_ANY_KEY})[ \u3000\xa0]*[：:][ \u3000\xa0]*")
_OPEN = r"[\s【\[（(〔]*"
_SENTENCE = re.compile(r"[。！？!?]")
_TIME = re.compile(r"[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[\s]*(?:星期|周)[一二三四五六日天]")
# 2021-12-28　570 次浏览
_READ_BY = re.compile(r"\d+\s?次(?:浏览|阅读|点击|访问)")
_PAGE_WORD = re.compile(r"第?\s?[A-Z]?\d{0,3}\s?版|星期[一二三四五六日天]|农历")
_MEDIA_NAME = re.compile(MEDIA.replace("{1,14}?", "{1,14}"))

_PLACE = r"[一-鿿]{0,9}?"
_WIRE_DATE = (
    r"\s?(?:(?:(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?)?\d{1,2}\s?日|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s?"
)
_LEAD = re.compile(
    r"[【\[（(]?(?:"
    rf"(?P<own>{OWN})(?:讯(?![息号问飞])|综合消息|消息(?=[\s：:，,（(])|{_PLACE}{_WIRE_DATE}(?:专)?[讯电])"
    rf"|(?P<media>{MEDIA})(?:{_PLACE}{_WIRE_DATE}(?:专)?[讯电]|[讯电](?=[\s（(：:】\]）)\d])|(?<!发布)消息(?=[\s：:（(]))"
    rf"|(?P<paper>{MEDIA}){_WIRE_DATE}[一-鿿]{{2,6}}(?:消息|[讯电])(?=\s)"
    r"|(?P<wire>[一-鿿]{2,4}社|中新网|人民网|央视网)(?:" + _PLACE + _WIRE_DATE + r"[讯电])"
    rf"|(?<=[【\[])(?P<boxed>{MEDIA})(?=[】\]]\s?[（(](?:本报|本台)?(?:首席|见习|实习)?(?:记者|通讯员))"
    r"|[一-鿿]{2,4}讯(?=\s*(?:\d{1,2}月|[（(](?:本报|本台)?(?:首席|见习|全媒体)?(?:记者|通讯员)|[（(][^（）()]{2,12}报[道导][）)]"
    r"|[（(][一-鿿]{2,4}[ \u3000](?:记者|通讯员)[ \u3000]?[一-鿿]{2,4}[）)]))"
    # 北京5月3日讯: where and when, and no medium
    rf"|[一-鿿]{{2,3}}{_WIRE_DATE}讯(?![息号问])"
    # a service of flashes: 青石汇5月3日丨…, 青石财经APP获悉，…
    rf"|(?P<service>[一-鿿]{{2,5}}(?<![省市区县镇乡村州]))(?:{_WIRE_DATE})(?:[丨｜|]|[-—–](?=\s))"
    r"|(?P<teller>[一-鿿A-Za-z]{2,8}?(?:APP|App|客户端|财经|投资界|家办|科技)|\d{2}氪)(?:独家)?(?:获悉|讯)[，,]"
    # 青石经济快讯，…; 【青石网综合报道】3月5日消息
    r"|(?P<flash>[一-鿿]{2,4})(?:AI)?快讯[，,]"
    rf"|(?<=【)(?P<column>{MEDIA})[一-鿿]{{0,4}}(?:综合)?(?:报[道导]|消息)】(?:{_WIRE_DATE}(?:消息|讯|电))?"
    r")[】\]）)]?"
)
_MEDIA_GROUPS = ("media", "paper", "wire", "boxed", "service", "teller", "flash", "column")
_SIGNED = re.compile(r"[（(]\s?(?P<people>[一-鿿·]{2,4}(?:[\s、]+[一-鿿·]{2,4}){0,5}?)(?:\s+报[道导])?\s?[)）]")
_LEAD_PEOPLE = re.compile(r"\s?[（(\[【]\s?(?P<people>[^（）()\[\]【】]{2,60})[）)\]】]")
_ANY_DATE = re.compile(rf"{dates.OPTIONAL_YEAR}{dates.MONTH_DAY}|{dates.HAN_MONTH_DAY}")
_LEAD_DATE = re.compile(rf"[\s,，：:—\-]*{dates.OPTIONAL_YEAR}{dates.MONTH_DAY}")


class Item(NamedTuple):
    """One ``key：value`` of a line of metadata: its kind (a key of _KEYS) and the value's span."""

    kind: str
    key: str
    start: int
    end: int


class Lead(NamedTuple):
    """The opening of a report: 本报讯, 新华社北京5月3日电（记者 …）, with what it states."""

    end: int
    medium: tuple[int, int] | None
    is_wire: bool
    credits: tuple[Credit, ...]
    published: str | None
    date_span: tuple[int, int] | None


def is_navigation(text: str) -> bool:
    """Whether the line only serves to use the page (返回, 打印, 字号：大 中 小, 上一篇：…)."""
    return len(text) <= 120 and bool(_NAVIGATION_LINE.fullmatch(text) or _NAVIGATION_REST.fullmatch(text))


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


def _is_masthead(text: str) -> bool:
    """Whether the line is a medium, a full date, and nothing more than a time of day and navigation."""
    date = dates.FULL_DATE.search(text)
    if date is None or _MEDIA_NAME.fullmatch(text[: date.start()].strip(" \u3000\xa0·•|｜—-")) is None:
        return False
    rest = _TIME.sub("", text[date.end() :]).strip()
    return not rest or is_navigation(rest)


def _key_in(text: str, item: Item) -> str:
    match = list(_ITEM.finditer(text, 0, item.start))
    return match[-1]["key"] if match else item.key


def _is_sentence(text: str, last: Item) -> bool:
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
        and (any(item.kind == "published" for item in found) or _is_masthead(text))
    ):
        return left, left + len(name)
    if date is not None and not any(item.kind == "source" for item in found):
        time = re.compile(r"(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s|｜丨/]*").match(text, date.end())
        start = time.end() if time else date.end()
        media = _MEDIA_NAME.match(text, start)
        if media is not None and (media.end() == len(text) or not re.match("[一-鿿]", text[media.end()])):
            return media.span()
    return None


def is_byline(text: str) -> bool:
    """Whether the line is nothing but roles and names (■记者 张三 通讯员 李四, 本报记者 王五 报道)."""
    signature = _SIGNED.fullmatch(text)
    if signature is not None and NO_SIGNATURE.search(signature["people"]) is None:
        people = read_people(text, *signature.span("people"), "作者")
        return people.end == signature.end("people") and bool(people.credits)
    if not 3 <= len(text) <= 120 or ROLE.search(text) is None:
        return False
    people = read_people(text, 0, len(text))
    return people.has_role and bool(people.credits) and people.end == len(text)


def is_photo_credit(text: str) -> bool:
    """Whether a byline is that of a picture only (新华社记者 张三 摄)."""
    return text.rstrip(" \u3000)）】]").endswith(("摄", "供图", "摄影", "攝"))


def page_date(text: str) -> str | None:
    """The date of a newspaper page, if the line is the head of one (2021年6月8日 星期二 第3版)."""
    date = dates.FULL_DATE.search(text)
    paper = re.search(r"\d\s?版|版[：:]|版式|星期", text) is not None and re.search(r"\d[：:]\d|[来來]源", text) is None
    if date is None or not paper or not is_meta(text, header=True):
        return None
    return dates.of_match(date)


def lead(text: str) -> Lead | None:
    """The opening that marks a report's first paragraph, if the paragraph begins with one."""
    match = _LEAD.match(text)
    if match is None or re.match("据|[一-鿿]{2,8}(?:日前|今天|今日|近日|昨天|昨日)", match.group()):
        return None
    groups = match.groupdict()
    medium = next((match.span(name) for name in _MEDIA_GROUPS if groups[name]), None)
    published = span = None
    dated = _ANY_DATE.search(text, 0, match.end())
    is_wire = dated is not None
    if dated is not None:
        published, span = dates.of_match(dated), dated.span()
    at = match.end()
    credits: tuple[Credit, ...] = ()
    inside = _LEAD_PEOPLE.match(text, at)
    if inside is not None:
        signed = _SIGNED.fullmatch(inside.group().strip())  # 本报讯（张三 李四）: names alone
        role = "作者" if signed and not NO_SIGNATURE.search(signed["people"]) else None
        people = read_people(text, *inside.span("people"), role)
        if people.credits and people.end == inside.end("people"):
            credits, at = people.credits, inside.end()
    else:
        credits, at = _plain_people(text, at)
    if published is None:
        after = _LEAD_DATE.match(text, at)
        if after is not None:
            published = dates.of_match(after)
            span = (after.start("year") if after["year"] else after.start("month"), after.end())
    return Lead(at, medium, is_wire, credits, published, span if published else None)


def _plain_people(text: str, at: int) -> tuple[tuple[Credit, ...], int]:
    """Credits without brackets after 本报讯: 记者张三 通讯员李四 报道."""
    window = re.compile(r"[\s：:]*[^，。；！？\d“”]{0,60}").match(text, at)
    if window is None:
        return (), at
    people = read_people(text, at, window.end())
    inside = [credit for credit in people.credits if re.match(r"[\s、]|报[道导]|$", text[credit.end :])]
    if not people.has_role or not inside:
        return (), at
    return tuple(inside), max(credit.end for credit in inside)


def is_headline(text: str, longest: int = 60) -> bool:
    """Whether the line may be a headline: short, not a sentence, not an item of a list."""
    if (
        not 4 <= len(text) <= longest
        or text[-1] in "。；;，,、：:…"
        or "。" in text
        or text.startswith(("（此件", "(此件"))
    ):
        return False
    return len(re.findall("[一-鿿]", text)) >= 4 and text.count("，") + text.count(",") <= 2
