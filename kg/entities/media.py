"""Media by the frames in which only media stand: who reported it, and the source in brackets behind an item."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner

_LATIN = r"[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+){0,3}"
# 据TechCrunch报道, 韩媒Blue Korea
_REPORTED = (
    Scanner(rf"(?:据|根据|援引)(?:外媒|媒体)?《?(?P<name>{_LATIN})》?(?=网站|报道|消息|援引|了解|透露|引述|获得|的报道|得到)"),
    Scanner(rf"[韩日美英法德外港台印]媒(?:体)?[《“]?(?P<name>{_LATIN}|[\u4e00-\u9fff]{{3,8}}?)(?=[》”]?(?:网站)?(?:\d+日)?(?:报道|称|消息|援引))"),
)  # fmt: skip
# …发挥示范作用。（快科技）: an item's source by itself in brackets behind its last sentence
_BEHIND = re.compile(
    r"(?<=[。！？”）])\s?[（(](?:(?:资料|文章|信息|消息)?来源[：:]|据)?[《“]?(?P<name>(?!完|图|文|下|续|待|见|记者|编辑|实习|作者|责任|责编|原标题|编译|校对|审核|综合)"
    r"[\u4e00-\u9fffA-Za-z0-9]{2,10})[》”]?[）)]\s*(?=\n|$)"
)
_NO_MEDIUM = re.compile(
    r"[的了是在有]|报告|报道$|记者|编辑|摄影|完$|部分|上接|下转|实习|整理|编译|通讯员|供图|合成|未完"
)
# what media are called by
_MEDIUM = re.compile(
    r"[网报社刊台氪经讯]$|财经|科技|新闻|资讯|日报|周刊|客户端|传媒|早知道|观察|之家|频道|电台|TechWeb|媒体"
)


def find_media(reading: Reading) -> Iterator[Candidate]:
    """Organisations that are told to have reported something."""
    for frame in _REPORTED:
        for match in frame.finditer(reading.text):
            yield Candidate(*match.span("name"), "Organization", "medium:reports", HEADED)
    behind = _BEHIND.search(reading.text, max(0, len(reading.text) - 40))
    if behind is None or _NO_MEDIUM.search(behind["name"]):
        return
    kind = Vocabulary.of(reading.rules).type_of(behind["name"])
    if kind == "Organization" or (kind in (None, "Facility", "Company") and _MEDIUM.search(behind["name"])):
        yield Candidate(*behind.span("name"), "Organization", "medium:behind", EXPLICIT)
