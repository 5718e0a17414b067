"""Companies by what the text says around them: an announcement's subject, a stock code, 子公司X."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.entities.candidate import EXPLICIT, HEADED, LISTED, Candidate, Reading
from kg.entities.officers import LED, led, of_levels, officered, with_officer
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner, one_of
from kg.words import is_word

_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9*·\-]{2,12}?)"
_QUOTE = r"(?:[（(][^（）()]{1,40}[）)])?"
# what a flash begins with: 6月17日，青石科技发布公告称; 6月17日｜青石科技公告
_LEAD = (
    r"(?:[\u4e00-\u9fffA-Za-z]{2,8}?\d{1,2}月\d{1,2}日(?:电|讯|消息\s|丨|｜|\||\s?[-—–]\s)[，,]?"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:早间|午间|晚间|晚)?[，,|｜]\s?|(?:近日|日前|今日|昨日|今日晚间)[，,])?"
)
_AGAIN = r"(?:也|又|还)?(?:紧急|再次|首次|同日|同时|随后)?"
WHEN = r"(?:\d{1,2}月\d{1,2}日|今日|昨日|日前|近日|今晨)?(?:早间|午间|晚间|盘后|晚)?"
_SAYS = r"(?:公告|披露|回应|在互动平台)(?:称|显示|表示|[，：,:])"
# 青石控股|在港交所|发布公告称
_WHERE = r"(?:[在于](?!线|建|手|此)[\u4e00-\u9fff]{2,8}?)?"
# what a headline says of the firm before the colon
_NEWS = (
    r"拟|子公司|全资|控股|中标|预计|签订|签署|收到|与|获|公司|股东|董事|实控|控股|终止"
    r"|[^\n]{0,20}(?:亿元|万元|净利|营收|项目|股份|协议|合同)"
)
_CODE = (
    r"(?:股票代码|证券代码|代码|SH|SZ|HK|NASDAQ|NYSE)?[：:]?\s*"
    r"(?:\d{4,6}(?:\.(?:SH|SZ|HK|BJ))?|[A-Z]{2,5}:?\s?\w*|-?\d+\.\d+[,，][^（）()]*)"
)
# what a CV says of the person before the colon (苗青禾：女，1966年出生)
_LIFE = (
    r"[男女]|曾任|历任|现任|先后|\d{4}年|[\u4e00-\u9fff]{1,5}[族籍][，,]|[硕博]士|研究生|大[学专]|本科|教授|高级|中[共专]|毕业"
    r"|[\u4e00-\u9fff]{2,6}人[，,]"
)
# what a flash says of the firm in 【】
# what a form asks for is no firm: 第二中标候选人：
_LABEL = r"[\u4e00-\u9fff（）]{1,10}(?:人|名称|时间|地点|金额|方式|情况|内容|编号|事项|原因|单位|机构|部门|期限)[：:]"
_FLASH = r"拟|与|中标|董事|终止|预计|获|签|股东|控股|公司|子公司|完成|收购|设立|投资|前三季度|上半年|\d"
KIN = r"(?:子公司|孙公司|控股股东|参股公司|关联公司|全资公司|下属企业)"
_DOES = r"与|和|发行|通知|拟|将|于|近日|在|收到|中标|签|[，。（(、：]|的|增资|以|已"
_FRAMES = (
    # a share under special treatment: ST青石, *ST青石
    ("company:marked", Scanner(r"(?<![A-Za-z])(?P<name>\*?ST[\u4e00-\u9fff]{2})")),
    # 青石科技（600000.SH）公告：
    (
        "company:announces",
        Scanner(
            rf"(?:^|[\n。；]){_LEAD}{_NAME}{_QUOTE}{_AGAIN}{WHEN}{_WHERE}(?:(?:发布|发出|发)(?:股价|股票|股票交易|交易)?(?:异动|异常波动|澄清|提示|风险提示)?)?{_SAYS}"
        ),
    ),
    # 青石科技披露半年度业绩预告
    (
        "company:discloses",
        Scanner(
            rf"(?:^|[\n。；]){_LEAD}{_NAME}{_QUOTE}{_AGAIN}{WHEN}(?:披露|发布|公布|大幅上修|上修|下修)[^，。；\n]{{0,18}}"
            r"(?:业绩预告|业绩快报|年报|季报|半年报|业绩报告|权益变动报告书|修正公告|减持计划|回购方案|重组预案)"
        ),
    ),
    # 青石资源披露收购某某矿股权的进展：
    (
        "company:discloses",
        Scanner(rf"(?:^|[\n。]){_LEAD}{_NAME}{_QUOTE}{WHEN}披露[^，。；\n]{{2,30}}(?:进展|情况|公告|细节)[：:，。]"),
    ),
    # 青石铁塔相关负责人表示，公司…
    (
        "company:officials",
        Scanner(
            rf"(?:^|[\n。；]){_LEAD}(?P<name>[\u4e00-\u9fff]{{4}})(?=(?:相关|有关)负责人(?:表示|介绍|称|透露|回应)[^。\n]{{0,24}}公司)"
        ),
    ),
    # 青石能源与某某县政府签署…: a place and a line of business that act as a firm does
    (
        "company:acts",
        Scanner(
            r"(?:^|[\n。])(?P<name>[\u4e00-\u9fff]{4,8}?)(?:近日|日前|今日)?(?=(?:与|和|拟|同)[^，。；\n]{0,30}?"
            r"(?:签署|签订|签约|收购|投资|设立|转让|增资))"
        ),
    ),
    # a flash's headline: 青石股份：拟…
    ("company:headline", Scanner(rf"(?:^|\n)(?:快讯[|：])?(?!{_LABEL}){_NAME}{_QUOTE}[：:](?!{_LIFE})(?={_NEWS})")),
    # 青石科技（600000）
    (
        "company:code",
        Scanner(
            rf"(?:^|[\n，。；：、“ ！丨｜|]|与|和|及|由|收购|入股|增持|减持|投资)"
            rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9*]{{2,8}})[（(]{_CODE}(?:[，,；;][^（）()]{{1,30}})?[）)]"
        ),
    ),
    # 重型装备集团党组书记、董事长…: words that are no name by themselves, before the officers
    (
        "company:group",
        Scanner(
            r"(?:^|(?<=[\n，。；、]))(?P<name>(?![该本我各原两全])[\u4e00-\u9fff]{4,8}集团)"
            r"(?=党组书记|党委书记|党组副书记|党委副书记|董事长|总经理|副总经理|党组成员|党委常委|总裁|副总裁)"
        ),
    ),
    # 【青石生物】拟…
    ("company:bracket", Scanner(rf"(?:^|\n|。)【(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,8}})】(?={_FLASH})")),
    # 与中国青能签署
    (
        "company:party",
        Scanner(
            r"(?<=[与和同])(?P<name>中国(?!政府|企业|公司|方面|代表|外交|有关|国家|驻|红十字|人民|海|陆|空|科学|工程院)"
            r"[\u4e00-\u9fff]{2,4}?)(?=(?:正式|共同|分别)?(?:签署|签订|签约|达成|缔结))"
        ),
    ),
    # 与青石东方组成联合体
    ("company:party", Scanner(r"(?<=[与和同])(?P<name>[\u4e00-\u9fff]{4,6}?)(?=(?:共同)?组成的?联合体)")),
    # 子公司青石生物与…
    ("company:subsidiary", Scanner(rf"{KIN}(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,10}}?)(?={_DOES})")),
)
# a code tells a firm; what speaks of its own company is one, whatever its name ends in (青石铁|塔)
_MADE_KNOWN = frozenset({"company:announces", "company:discloses"})
_RANKS = {"company:code": EXPLICIT, "company:officials": HEADED + 2}
# a newspaper's or city's account that the text quotes: 据“某某发布”微信公众号
_ACCOUNT = re.compile(
    r"(?:据|来自|来源[：:])[“\"]?(?P<name>[\u4e00-\u9fff]{2,6}(?:发布|融媒|微讯))[”\"]?"
    r"(?:微信|微博|官方|公众号|客户端|消息|的消息|，|$)"
)
# behind a name of some kind it tells that this is a firm's
_OF_FIRM = frozenset({
    "上市", "卖家", "总部", "旗下", "股价", "高管", "宣布", "收购", "市值", "财报", "门店", "专卖店", "官网", "官方",
    "裁员", "融资", "成交额", "销售额", "营收",
})  # fmt: skip
# 淘某网, but no 互联网, 局域网
_SITE = re.compile(r"[^网]+[^网维联域特电路管]网")
_HAS = re.compile(one_of(sorted({*_OF_FIRM, "网", "记者"})))
# a brand in Latin letters that does what firms do, or has officers as they have: Bluestone副总裁
_LATIN_FIRM = Scanner(
    r"(?<![A-Za-z.@/&\- ])(?P<name>[A-Z][A-Za-z]{2,14})"
    r"(?=公司|集团|副?总裁|创始人|董事长|高管|收购|并购|起诉|斥资|裁员|宣布|总部)"
)


def find_companies(reading: Reading) -> Iterator[Candidate]:
    """Companies without a head word, by the frames in which only companies stand, and accounts that are quoted."""
    for match in _ACCOUNT.finditer(reading.text):
        yield Candidate(*match.span("name"), "Organization", "account", EXPLICIT)
    yield from (
        Candidate(*m.span("name"), "Company", "company:latin", HEADED) for m in _LATIN_FIRM.finditer(reading.text)
    )
    yield from officered(reading)
    yield from _owned_words(reading)
    kinds: dict[int, Token] = {}
    if LED.search(reading.text):
        yield from led(reading)
    yield from with_officer(reading)
    yield from of_levels(reading)
    for rule, frame in _FRAMES:
        rank = _RANKS.get(rule, HEADED)
        for match in frame.finditer(reading.text):
            name = match["name"]
            # at the head of a flash 和 joins nothing: 和远科技：拟…
            joined = name[:1] in "和与" and rule in ("company:headline", "company:announces")
            if (
                NO_NAME.search(name[joined:])
                or name.isdigit()
                or _is_clipped_good(name, reading.text[match.end("name") :][:12])
            ):
                continue
            kinds = kinds or _words(reading)
            whole = kinds.get(match.start("name"))
            if rule != "company:code" and whole is not None and whole.pos == "PER" and len(whole.text) > 3:
                continue  # 马尔维亚内表示: a foreign statesman
            if rule == "company:headline" and _is_deed(match.start("name"), match.end("name"), kinds):
                continue
            if rule == "company:discloses" and not _may_disclose(name, reading):
                continue
            if rule == "company:officials" and Vocabulary.of(reading.rules).type_of(name) in (
                "Government",
                "Organization",
            ):
                continue  # 市水务局|相关负责人
            if rule == "company:acts" and not _is_business(name, reading):
                continue
            if _is_read(rule, match.start("name"), match.end("name"), kinds, reading):
                start = _led(match, kinds) if rule == "company:code" else match.start("name")
                end = match.end("name") - title_behind(name, Vocabulary.of(reading.rules))
                # no road or airport makes it known what its company does: 青石高速|公告
                built = rule in _MADE_KNOWN and Vocabulary.of(reading.rules).type_of(name) == "Facility"
                yield Candidate(start, end, "Company", rule, rank + built)


def title_behind(name: str, vocabulary: Vocabulary) -> int:
    """How many characters of a would-be firm's name are its officer's title: 远川电子|董事长, 远山集团|副总裁."""
    return max((n for n in range(2, len(name) - 1) if vocabulary.is_title(name[-n:])), default=0)


_LEADS = frozenset({"p", "d", "c", "r", "u", "TIME", "t"})


def _led(match: re.Match[str], tokens: Mapping[int, Token]) -> int:
    """Where the name before a stock code begins, behind what only leads to it: 将|青石重工（03808）."""
    start, end = match.span("name")
    while (token := tokens.get(start)) is not None and token.end <= end - 2:
        verb = token.pos == "v" and len(token.text) > 1 and is_word(token.text)
        behind = tokens.get(token.end)
        if not (verb or token.pos in _LEADS) or behind is None or behind.pos not in ("ORG", "nt", "LOC", "nz", "PER"):
            break
        start = token.end
    return start


_LETTERS = re.compile(r"[（(][A-Z]{2,5}[）)]")


def _is_clipped_good(name: str, behind: str) -> bool:
    """Whether letters in brackets clip what a thing is called, and are no code of a firm: 工程机械轮胎（OTR）."""
    return bool(_LETTERS.match(behind)) and len(name) > 3 and is_word(name[-2:]) and is_word(name[:2])


def _owned_words(reading: Reading) -> Iterator[Candidate]:
    """A name that the tagger has no kind for before what only firms have or do: 陌某|上市, 淘某|卖家; a
    site by its name (淘某网)."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        if not _HAS.search(reading.text, sentence.start, sentence.end):
            continue
        for token, after in pairwise(sentence.tokens):
            if token.pos != "nz" or after.start != token.end:
                continue
            site = _SITE.fullmatch(token.text) is not None
            press = after.text == "记者" and len(token.text) < 5  # 青都|记者
            if not (site or press or after.text in _OF_FIRM):
                continue
            common = token.text in vocabulary.industries or token.text in vocabulary.not_names
            common = common or NO_NAME.search(token.text) is not None  # 以自有资金|收购
            if 2 <= len(token.text) <= 6 and not common and vocabulary.head(token.text) is None:
                kind = "Organization" if site or press else "Company"
                yield Candidate(token.start, token.end, kind, "company:has", LISTED + 12)


def _is_business(name: str, reading: Reading) -> bool:
    """Whether ``name`` is a place and a line of business, which a firm is called by (远山|能源), no word or trade."""
    vocabulary = Vocabulary.of(reading.rules)
    head = vocabulary.head(name)
    if head is None or "brand" not in head.flags or is_word(name) or name in vocabulary.industries:
        return False
    return 2 <= len(name.removesuffix(head.word)) <= 4 and name.removesuffix(head.word) not in vocabulary.generic


def _may_disclose(name: str, reading: Reading) -> bool:
    """Whether who discloses results may be a firm: no body, place or word of the dictionary."""
    vocabulary = Vocabulary.of(reading.rules)
    return vocabulary.type_of(name) is None and not is_word(name) and name[-1] not in "省市区县部局委"


def _words(reading: Reading) -> dict[int, Token]:
    """The tokens of the document by where they begin."""
    return {token.start: token for sentence in reading.sentences for token in sentence.tokens}


def _is_read(rule: str, start: int, end: int, tokens: Mapping[int, Token], reading: Reading) -> bool:
    """Whether the words of the name are such as its frame may hold."""
    if rule == "company:group":  # 重型|装备|集团: nouns only
        inside = [tokens[at] for at in range(start, end) if at in tokens]
        nouns = all(t.pos in ("n", "vn", "b", "nz", "a") for t in inside)
        return nouns and bool(inside) and inside[0].start == start and sum(len(t.text) for t in inside) == end - start
    return rule != "company:subsidiary" or _names(start, end, tokens, reading)


def _names(start: int, end: int, tokens: Mapping[int, Token], reading: Reading) -> bool:
    """Whether what stands behind 子公司, 控股股东 may be a name: it begins with no preposition (控股股东|对…), and
    holds no verb that the dictionary knows (子公司|解除合同)."""
    inner = reading.rules.words("inner_verbs")
    first = tokens.get(start)
    if first is not None and (first.pos in ("p", "c", "d", "r", "u", "m") or first.text in ("拟", "将", "欲")):
        return False
    inside = (tokens[at] for at in range(start, end) if at in tokens)
    return not any(t.pos == "v" and len(t.text) > 1 and is_word(t.text) and t.text not in inner for t in inside)


def _is_deed(start: int, end: int, tokens: Mapping[int, Token]) -> bool:
    """Whether the words before the colon tell what is done (落实责任：预计…), not who."""
    inside = [tokens[at] for at in range(start, end) if at in tokens]
    verb = len(inside) > 1 and inside[0].pos in ("v", "d", "ad", "vd")
    return verb and inside[-1].pos[0] in "nv" and inside[-1].pos != "nz"
