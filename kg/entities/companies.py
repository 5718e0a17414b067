"""Companies by what the text says around them: an announcement's subject, a stock code, 子公司X."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading

_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9*·\-]{2,12}?)"
_QUOTE = r"(?:[（(][^（）()]{1,40}[）)])?"
_WHEN = r"(?:\d{1,2}月\d{1,2}日|今日|昨日|日前|近日|今晨)?(?:早间|午间|晚间|盘后|晚)?"
_SAYS = r"(?:公告|披露|回应|在互动平台)(?:称|显示|表示|[，：,:])"
# what a headline says of the firm before the colon
_NEWS = (
    r"拟|子公司|全资|控股|中标|预计|签订|签署|收到|与|获|公司|股东|董事|实控|控股|终止"
    r"|[^\n]{0,20}(?:亿元|万元|净利|营收|项目|股份|协议|合同)"
)
_CODE = (
    r"(?:股票代码|证券代码|代码|SH|SZ|HK|NASDAQ|NYSE)?[：:]?\s*"
    r"(?:\d{4,6}(?:\.(?:SH|SZ|HK|BJ))?|[A-Z]{2,5}:?\s?\w*|-?\d+\.\d+[,，][^（）()]*)"
)
# what a flash says of the firm in 【】
_FLASH = r"拟|与|中标|董事|终止|预计|获|签|股东|控股|公司|子公司|完成|收购|设立|投资|前三季度|上半年|\d"
_KIN = r"(?:子公司|孙公司|控股股东|参股公司|关联公司|全资公司|下属企业)"
_DOES = r"与|和|拟|将|于|近日|在|收到|中标|签|[，。（(、：]|的|增资|以|已"
_FRAMES = (
    # 青石科技（600000.SH）公告：
    ("company:announces", re.compile(rf"(?:^|[\n。；]){_NAME}{_QUOTE}{_WHEN}(?:发布)?{_SAYS}")),
    # a flash's headline: 青石股份：拟…
    ("company:headline", re.compile(rf"(?:^|\n)(?:快讯[|：])?{_NAME}{_QUOTE}[：:](?={_NEWS})")),
    # 青石科技（600000）
    (
        "company:code",
        re.compile(rf"(?:^|[\n，。；：、“ ]|与|和|及|由)(?P<name>[\u4e00-\u9fffA-Za-z0-9*]{{2,8}})[（(]{_CODE}[）)]"),
    ),
    # 【青石生物】拟…
    ("company:bracket", re.compile(rf"(?:^|\n|。)【(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,8}})】(?={_FLASH})")),
    # 子公司青石生物与…
    ("company:subsidiary", re.compile(rf"{_KIN}(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,10}}?)(?={_DOES})")),
)
_NOT = re.compile(
    r"[的了是]|^(?:公司|本公司|记者|公告|子公司|其|该|及|与|和|快讯|原标题|来源|作者|标题|主任|以及|之一|分别|提供)"
    r"|(?:记者|中心|公告|标题|来源|作者)$|(?:公司|通知|分别|共同|有关)$"
)
# a newspaper's or city's account that the text quotes: 据“某某发布”微信公众号
_ACCOUNT = re.compile(
    r"(?:据|来自|来源[：:])[“\"]?(?P<name>[\u4e00-\u9fff]{2,6}(?:发布|融媒|微讯))[”\"]?"
    r"(?:微信|微博|官方|公众号|客户端|消息|的消息|，|$)"
)


def find_companies(reading: Reading) -> Iterator[Candidate]:
    """Companies without a head word, by the frames in which only companies stand, and accounts that are quoted."""
    for match in _ACCOUNT.finditer(reading.text):
        yield Candidate(match.start("name"), match.end("name"), "Organization", "account", EXPLICIT)
    for rule, frame in _FRAMES:
        rank = EXPLICIT if rule == "company:code" else HEADED
        for match in frame.finditer(reading.text):
            name = match["name"]
            if not _NOT.search(name) and not name.isdigit():
                yield Candidate(match.start("name"), match.end("name"), "Company", rule, rank)
