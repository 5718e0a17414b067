"""Media by the frames in which only media stand: who reported it, and the source in brackets behind an item."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.names import level_of
from kg.scan import Scanner
from kg.words import word_pos

_LATIN = r"[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+){0,3}"
# 据TechCrunch报道, 韩媒Blue Korea
_REPORTED = (
    Scanner(rf"(?:据|根据|援引)(?:外媒|媒体)?《?(?P<name>{_LATIN})》?(?=网站|报道|消息|援引|了解|透露|引述|获得|的报道|得到)"),
    Scanner(rf"[韩日美英法德外港台印]媒(?:体)?[《“]?(?P<name>{_LATIN}|[\u4e00-\u9fff]{{3,8}}?)(?=[》”]?(?:网站)?(?:\d+日)?(?:报道|称|消息|援引))"),
)  # fmt: skip
# 据青石新闻客户端5月3日消息; 据青石日报报道
_MEDIUM_END = (
    r"(?:客户端|新闻网?|[日晚早晨]报|商报|时报|导报|[都城]市报|青年报|周刊|周报|电视台|通讯社|在线|财经网?|证券网)"
)
_TOLD = Scanner(
    r"(?:据|援引)(?:[\u4e00-\u9fff]{2,3}(?:媒体|官媒))?[《“]?"
    rf"(?P<name>(?!当地|外国|国外|多家)[\u4e00-\u9fffA-Za-z+]{{2,8}}?{_MEDIUM_END})(?=[》”]?(?:\d+月\d+日|\d+日|今日|今天)?(?:上午|下午|晚间?|早间|凌晨)?(?:消息|报道|援引|(?:不完全)?统计))"
)
# 青石日报记者 苗青禾, at the head of a line or behind a date
_SENT = Scanner(
    rf"(?:^|(?<=[\n（(。 　]))(?P<name>[\u4e00-\u9fff]{{2,6}}{_MEDIUM_END})"
    r"(?=(?:首席|见习|实习|全媒体)?记者[\s　：:]?[\u4e00-\u9fff])"
)
# …发挥示范作用。（快科技）: an item's source by itself in brackets behind its last sentence
_BEHIND = re.compile(
    r"(?<=[。！？”）\n])\s?[（(](?:(?:资料|文章|信息|消息)?来源[：:]|据|(?:本?文)?(?:来自|转自|摘自))?[《“]?(?P<name>(?!完|图|文|下|续|待|见|记者|编辑|实习|作者|责任|责编|原标题|编译|校对|审核|综合)"
    r"[\u4e00-\u9fffA-Za-z0-9·]{2,10})[》”]?[）)]\s*(?=\n|$)"
)
_NO_MEDIUM = re.compile(
    r"[的了是在有]|报告|报道$|记者|编辑|摄影|完$|部分|上接|下转|实习|整理|编译|通讯员|供图|合成|未完"
)
# what media are called by
_MEDIUM = re.compile(
    r"[网报社刊台氪经讯]$|^澎湃$|^每经|^券商中国$|公司$|财经|科技|新闻|资讯|日报|周刊|客户端|传媒|早知道|观察|之家|频道|电台|TechWeb|媒体"
)


_PAGE = re.compile(r"[\u4e00-\u9fff]{3,10}")


def _source(reading: Reading) -> Iterator[Candidate]:
    """Whose page an article is from, by a name that tells of no body or place (来源：云上青石)."""
    for key, start, end in reading.document.stated:
        name = reading.text[start:end] if key == "source" else ""
        if not _PAGE.fullmatch(name) or level_of(name) or word_pos(name):
            continue
        if Vocabulary.of(reading.rules).type_of(name) is None:
            yield Candidate(start, end, "Organization", "medium:source", EXPLICIT)


def find_media(reading: Reading) -> Iterator[Candidate]:
    """Organisations that are told to have reported something."""
    yield from _source(reading)
    for frame in _REPORTED:
        for match in frame.finditer(reading.text):
            yield Candidate(*match.span("name"), "Organization", "medium:reports", HEADED)
    for frame in (_TOLD, _SENT):
        for match in frame.finditer(reading.text):
            if not _NO_MEDIUM.search(match["name"]):
                yield Candidate(*match.span("name"), "Organization", "medium:told", HEADED + 1)
    behind = _BEHIND.search(reading.text, max(0, len(reading.text) - 40))
    if behind is None or _NO_MEDIUM.search(behind["name"]):
        return
    kind = Vocabulary.of(reading.rules).type_of(behind["name"])
    if kind == "Organization" or (kind in (None, "Facility", "Company") and _MEDIUM.search(behind["name"])):
        yield Candidate(*behind.span("name"), "Organization", "medium:behind", EXPLICIT)
