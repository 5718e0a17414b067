"""People in bylines: roles, names, and names that run together after a role (记者沈艳露通讯员…)."""

import re
from functools import cache
from typing import NamedTuple

from kg.model import Credit
from kg.rules import DATA

MEDIA = (
    r"[一-鿿A-Za-z·]{1,14}?(?:日报|晚报|早报|晨报|时报|商报|都市报|证券报|导报|快报|周报|报|(?<=[一-鿿]{2})财讯|通讯社|社|电视台|广播电台|电台|台|新闻网|"
    r"中国网|网|融媒体中心|融媒体?|全媒体|客户端|新闻|在线|发布|周刊|杂志|传媒)"
)
OWN = r"(?:本报|本网|本刊|本台|本社|本站|我报|我台)"
_ROLE = (
    r"(?:首席|见习|实习|特约|特派|驻站|驻地|全媒体|全媒|融媒体?|摄影|文字|高级|资深|新媒体|数字|视频|评论|美术|图片|执行|值班|责任|"
    r"本期|本版|版面|网络|网站|电子版)*"
    r"(?:[记記]\s?者|通\s?[讯訊]\s?员|通訊員|[编編]\s?[辑輯]|作\s?者|实习生|撰稿人|审稿人|审稿|特约撰稿|评论员|摄影师|校\s?对|责编|编审|美编|主编|总编辑|版式|设计|审核|"
    r"审校|监制|监审|统筹|策划|终审|复审|初审|一审|二审|三审|审签|撰文|供稿|撰稿|采写|摄影|摄像|制图|制作|文[、/／]图|图[、/／]文|(?:发稿|图片|文字)(?=[：:])|文|图|摄)"
)
ROLE = re.compile(_ROLE)
_MEDIA_ROLE = re.compile(rf"(?:{OWN}|据?{MEDIA})?\s*(?P<role>{_ROLE})")
_SEPARATOR = re.compile(r"[\s■□●◎○⊙▲△▼◆◇★☆▪•|｜丨/／、，,;；:：（）()【】\[\]〔〕—–\-_&＆]+|和(?=[一-鿿]{2})")
_FOREIGN = re.compile(r"[一-鿿]{1,10}(?:[·•・‧][一-鿿A-Za-z]{1,12})+")
_HAN_RUN = re.compile(r"[一-鿿㐀-䶿]+")
_CLOSING = re.compile(
    r"(?:(?P<place>(?!本报|记者|通讯员|编辑|作者|实习|责编)[一-鿿]{2,4}?)?(?:综合|摄影|采访|联合|现场|独家)?报[道导]|文并摄|文图|图文|摄影|摄像|供稿|供图|整理|采写|撰文|编译|通讯|"
    r"[文图摄](?:[/／、][文图摄])?|发自[一-鿿]{2,6}|等)(?=$|[\s（）()/／、，,：:】\]〕])"
)
_NAME_AFTER = re.compile("[/／：:][一-鿿]{2}")
_SHORT_ROLE = re.compile("[文图摄]|摄影|摄像|撰文|供稿|采写")
# What stands after 记者, 编辑 or 作者 in a heading: no name, although it may begin with a surname.
_NO_NAME = re.compile(
    "简介|连线|手记|调查|观察|日记|推荐|寄语|走访|探访|直击|评论|时评|点评|专访|感言|按语|随笔|视点|视角|来信|节|部|站|团|证|会|"
    "获悉|了解|采访|看到|发现|从|在|对|向|就|于(?![一-鿿]{1,2}(?:$|[\\s　、，,）)】/／]))|近日|昨日|今天|日前"
)
# A part of the house that sent the text (作者：综合办): no person.
_OFFICE = re.compile("(?:办|部|处|科|室|局|委|院|会|厂|组|站|队|中心|公司|集团)$")
# what cannot end a run of names, although it may be cut into such: 作者：青石区委办公室, 编辑：党委宣传部
_HOUSE = re.compile("(?:办公室|[区县市镇乡政]办|部|局|委员会|中心|公司|集团|学院|大学|党委|支部|分会|协会)$")
# What stands in brackets at the end of an article and is no author.
NO_SIGNATURE = re.compile("完|全文|连载|待续|上接|下转|节选|图|单位|略|摘|终|注|篇|版|高清|未经")
_OFFICES = {"文": "作者", "图": "摄影", "摄": "摄影"}


@cache
def surnames() -> dict[str, int]:
    """Surname -> its place in the lexicon, where the frequent ones come first."""
    lines = (DATA / "lexicons" / "surnames.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: place for place, line in enumerate(lines) if line and not line.startswith("#")}


class People(NamedTuple):
    """The credits read, how far the reading came, and whether a role was written."""

    credits: tuple[Credit, ...]
    end: int
    has_role: bool


def split_names(run: str) -> list[tuple[int, int]] | None:
    """Spans of the names in a run of Chinese characters; None if it cannot be cut into names.

    Every name has a surname and one or two characters more; the cut with the most frequent surnames wins, and of
    equals the one with three characters a name.
    """
    known = surnames()
    best: list[tuple[float, int] | None] = [(0.0, 0)] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for length in (2, 3, 4):
            start = end - length
            before = best[start] if start >= 0 else None
            if before is None:
                continue
            cost = _cost(run[start:end], known)
            current = best[end]
            if cost is not None and (current is None or before[0] + cost < current[0]):
                best[end] = (before[0] + cost, start)
    if best[-1] is None:
        return None
    spans: list[tuple[int, int]] = []
    at = len(run)
    while at:
        start = best[at][1]  # type: ignore[index]
        spans.append((start, at))
        at = start
    return spans[::-1]


def _cost(name: str, known: dict[str, int]) -> float | None:
    """How unlikely the name is; None if it is none."""
    if len(name) >= 3 and name[:2] in known:
        return 0.8 if len(name) == 4 else 1.0
    if name[0] not in known:
        return None
    rarity = 0.5 * (known[name[0]] // 60)
    if len(name) == 4:
        # a double surname of husband and wife, or of both parents
        return 4.0 + rarity if name[1] in known else None
    return (1.0 if len(name) == 3 else 1.4) + rarity


# a medium before who writes for it
_MEDIUM = re.compile(r"[一-鿿]{2,6}(?:财经|新闻|日报|晚报|时报|商报|资讯|融媒|电视台|新闻网)(?=[\s\u3000]+[一-鿿])")


def read_people(text: str, start: int, end: int, role: str | None = None) -> People:
    """Roles and names from ``start`` on, as far as the text is nothing but roles, names and separators."""
    credits: list[Credit] = []
    waiting: list[tuple[int, int]] = []  # names before any role: 张三/文
    has_role = False
    named = False  # whether the last role has its name
    at = start
    while at < end:
        separator = _SEPARATOR.match(text, at, end)
        if separator is not None:
            at = separator.end()
            continue
        closing = _closing(text, at, end, waiting=bool(waiting), named=named)
        if closing is not None:
            at = closing
            continue
        title = _MEDIA_ROLE.match(text, at, end)
        if title is not None and not _is_name(text, at, end, title):
            word = re.sub(r"\s", "", title["role"])
            has_role, named = True, False
            if waiting and _SHORT_ROLE.fullmatch(word):
                credits.extend(Credit(_OFFICES.get(word, word), *span) for span in waiting)
                waiting = []
            else:
                role = _OFFICES.get(word, word)
            at = title.end()
            continue
        medium = _MEDIUM.match(text, at, end) if role is not None else None
        if medium is not None:  # 作者：青石财经 纪长河
            at = medium.end()
            continue
        spans = _names_at(text, at, end, delimited=role is not None)
        if spans is None:
            break
        if role is None:
            waiting.extend(spans)
        else:
            credits.extend(Credit(role, *span) for span in spans)
            named = True
        at = spans[-1][1]
    if waiting:
        at = min(at, waiting[0][0])
    return People(tuple(credits), at, has_role)


def _closing(text: str, at: int, end: int, *, waiting: bool, named: bool) -> int | None:
    """The end of a phrase that closes a byline (北京报道, 摄影报道, 文/图)."""
    match = _CLOSING.match(text, at, end)
    if match is None or (waiting and len(match.group()) <= 2):
        return None
    office = match.group()[0] in "文图摄" and match.end() - at <= 3
    if office and (not named or (text[at - 1] not in "/／" and _NAME_AFTER.match(text, match.end(), end))):
        return None  # 文/张三: an office, and its name follows
    if match.end() < end and text[match.end()] in "：:" and ROLE.fullmatch(match.group()):
        return None
    if match["place"] and (not named or text[at - 1] == "、") and split_names(match["place"]) is not None:
        return None  # 记者张三报道, 通讯员张三、李四报道: a name, no place
    return match.end()


def _is_name(text: str, at: int, end: int, title: re.Match[str]) -> bool:
    """Whether a role of one character (文, 图) is really the beginning of a name (文天明)."""
    return title.group() == "文" and title.end() < end and _HAN_RUN.match(text, title.end(), end) is not None


def _names_at(text: str, at: int, end: int, *, delimited: bool) -> list[tuple[int, int]] | None:
    """Spans of the name or names that begin at ``at``."""
    foreign = _FOREIGN.match(text, at, end)
    if foreign is not None:
        return [foreign.span()]
    run = _HAN_RUN.match(text, at, end)
    if run is None or _NO_NAME.match(text, at, end):
        return None
    stop = _stop(text, at, run.end())
    if stop - at == 1:
        return _spaced_name(text, at, end)
    if stop - at > 3 and _HOUSE.search(text[at:stop]):
        return None
    spans = split_names(text[at:stop])
    if spans is not None:
        return [(at + low, at + high) for low, high in spans]
    whole = (
        delimited
        and not _OFFICE.search(text[at:stop])
        and stop == run.end()
        and 2 <= stop - at <= 5
        and text[at - 1 : at] in (" ", "　", "：", ":", "、")
    )
    return [(at, stop)] if whole else None


def _stop(text: str, at: int, end: int) -> int:
    """Where the run of names ends: at the next role, or at a closing phrase."""
    for match in re.finditer(
        r"(?:首席|见习|实习|特约|全媒体|融媒体?|摄影)*(?:记者|通讯员|编辑|作者|实习生|责编|摄影|供稿|报[道导]|文/图)",
        text[at:end],
    ):
        if match.start() > 0:
            return at + match.start()
    if end - at > 2 and text[end - 1] in "摄文图" and split_names(text[at:end]) is None:
        return end - 1
    if end - at > 2 and text[end - 1] == "摄":
        return end - 1
    if end - at > 2 and text[end - 1] == "文" and text[end : end + 2] in ("/图", "／图"):
        return end - 1
    return end


def _spaced_name(text: str, at: int, end: int) -> list[tuple[int, int]] | None:
    """A name of two characters that was set with a space between them (王 伟)."""
    match = re.compile(r"[一-鿿][ 　]{1,3}[一-鿿](?![一-鿿])").match(text, at, end)
    return [match.span()] if match is not None and text[at] in surnames() else None
