"""Firms as parties to a deal: who finances whom, who signs with a list of others, a list of subsidiaries."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.companies import KIN, WHEN
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

_WHO = r"[\u4e00-\u9fffA-Za-z0-9]{2,14}?"
# who finances whom: 由青石资本、白石创投领投，远川基金跟投; 投资方包括青石资本; and 青石优选宣布完成B轮融资
_FUNDS = (
    re.compile(
        rf"(?:由|[，。](?!由|[本此该][轮次])|本轮融资(?!由))(?:此外|同时|另外|其中|并|还|也)*(?:获得|获)?(?P<list>{_WHO}(?:、{_WHO})*"
        rf"(?:(?:以及|[和及与]){_WHO}){{0,2}})(?:等[^，。；]{{0,6}})?(?:联合|独家|共同|持续|继续)?(?:领投|跟投|加注|参投)"
    ),
    re.compile(
        rf"(?:融资|轮)[^。；]{{0,12}}，?由(?P<list>{_WHO}(?:、{_WHO})*(?:(?:以及|[和及与]){_WHO}){{0,2}})(?:等[^，。；]{{0,6}})?(?:独家|联合|共同|战略)投资"
    ),
    re.compile(
        r"投资(?:方|人|机构)(?:为|包括|有|是)(?P<list>[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:[、和及与][\u4e00-\u9fffA-Za-z0-9]{2,12}?)*?)"
        r"(?=等|[，。；]|$)"
    ),
)
_ROUND = (
    r"[^，。；]{0,14}(?:(?:天使|种子|Pre-?|[A-Z])\+{0,2}[A-Z]?\+{0,2}轮|亿元|万元|亿美元|万美元)"
    r"[^，。；]{0,8}(?:融资|投资)"
)
_FUNDED = re.compile(
    r"(?:^|\n|。|平台|品牌|服务商|供应商|提供商|运营商|制造商|生产商|研发商|厂商|开发商|初创公司|初创企业|独角兽|企业|公司|电商)[“\"]?"
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,8}}?)[”\"]?(?:也|又|还)?(?:于|在)?(?:同日|当日|{WHEN})(?:[（(][^（）()]{{1,8}}[）)])?(?:正式)?(?:宣布|官宣|连续)?，?(?:已经|已)?(?:完成|获得?|新获){_ROUND}"
)
_SOMEBODY = re.compile(r"[多几数]家|股东|知名|机构$|投资人|[一二两三四五六七八九十\d]家|其中|本轮|融资")
_INVESTOR = re.compile(r"[^、和及与]{2,}?(?=集团[^、和及与]{3,}(?:资本|创投|投资|基金))集团|[^、和及与]{2,}")
# 由青石资本|联合|领投, 青石资本|等
_OLD = re.compile(
    r"(?:新|老|原|现有|产业)(?:股东|投资方)|(?:明星|知名|著名|头部|老牌|顶级)?(?:投资机构|创投机构|产业基金|投资人)"
)
_AND = re.compile(r"、|以及|[和及与]")
_TOGETHER = re.compile(r"(?:联合|独家|共同|继续|持续|等)+$")
_KIND_OF_FIRM = re.compile(r".*(?:平台|品牌|[服制供运开][\u4e00-\u9fff]{1,2}商|公司|企业|独角兽|电商)")
_ITEM = r"(?:(?!等|拟|分别|共同)[\u4e00-\u9fffA-Za-z0-9]){2,10}"
_ITEMS = rf"(?P<list>{_ITEM}(?:、{_ITEM})+(?:(?:和|及|与|以及){_ITEM})?)"
_CIRCUMSTANCE = r"(?:(?:于|在)[^，。；、]{1,16}?|分别|共同|正式|当日|近日|今日|今天|昨日)*"
_PARTIES = (
    # 与青石、白石、远川签订了合同
    Scanner(
        rf"(?:与|同|和|跟){_ITEMS}(?:等(?!方面)(?:[^，。；、]{{0,6}}[家个])?[^，。；、]{{0,6}})?{_CIRCUMSTANCE}(?:签订|签署|签约|达成|共同(?:出资|投资)?(?:组建|设立|成立)|(?:出资|投资|合资)(?:组建|设立|成立))"
    ),
    # 子公司青石、白石和远川与…
    Scanner(rf"{KIN}{_ITEMS}(?:等[^，。；、与同拟]{{0,6}})?(?=与|同|拟|将|于|分别|共同|签|[，。])"),
)
_FIRM = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,8}?)"
_SHARE = (
    r"(?:的)?(?:\d[\d.,，]*\s?(?:%|万股|亿股|万元|亿元|股|元)(?:的)?)(?:股权|股份|财产份额|份额|出资额|权益)"
    r"|(?:的)?(?:控股权|控制权|全部股权|剩余股权|少数股权|部分股权)"
)
_STAKES = (
    # 收购青石氢能20%股权, 收购白石基金持有的青石氢能1000万元股权
    Scanner(
        rf"(?:收购|受让|转让|出售|购买|认购|增持|减持|持有的?|取得|挂牌)(?:(?:其|各自|分别)?(?:合计|合法|共同|所)?持有的)?{_FIRM}(?={_SHARE})"
    ),
    Scanner(rf"(?:收购|受让|购买){_FIRM}(?=所?持有的)"),
    # 完成后青石氢能将成为公司全资子公司
    Scanner(
        rf"(?:完成后|[，。；]){_FIRM}(?=(?:将)?(?:成为|纳入|系|为)(?:公司|本公司|上市公司)(?:的)?(?:全资|控股|参股|合并|并表))"
    ),
)
# 向青石合伙、白石创投等发行股份及支付现金购买其持有的…
_PARTY = r"(?:[A-Za-z]{1,12} [A-Za-z]{1,12}|[\u4e00-\u9fffA-Za-z]{2,14}?)(?:[（(][^（）()]{1,12}[）)])?"
_SELLERS = Scanner(
    rf"向(?P<list>{_PARTY}(?:(?:、|以及|[和及与]){_PARTY}){{0,9}}?)(?:等[^，。；]{{0,10}})?(?:非公开)?(?:发行(?:股份|股票|可转)|支付现金|以[^，。；]{{2,16}}方式)"
    r"[^，。；]{0,24}?(?:购买|收购)(?:其|各自)"
)
# 由“青石基金”、“白石创投”及“远川资本”等机构
_QUOTED = Scanner(
    r"(?P<list>“[^“”\n]{2,20}”(?:(?:、|以及|[和及与])“[^“”\n]{2,20}”)+)等[^，。；]{0,6}(?:机构|资本|投资方|基金|股东|投资人)"
)
_INSIDE = re.compile(r"“([^“”]+)”")
# 青石工程拟以1亿元收购…股权: whoever buys is a firm, whatever its name ends in
_BUYS = Scanner(
    r"(?:^|[\n，。；：]|[-—–] )(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,6}?)"
    r"(?=(?:拟|将|已)(?:(?:以|通过)[^，。；]{1,20})?(?:直接|间接|合计)?(?:持有|收购|受让|增持|购买)[^，。；]{2,40}(?:股权|股份))"
)
# 青石氢能预计全年净利润约…
_EXPECTS = Scanner(rf"(?:^|[\n，。；：]){_FIRM}(?=预计[^，。；]{{0,16}}(?:净利润|营业收入|营收|亏损|净亏损|归母净利))")
_WHEN = re.compile(
    r"(?:今年|去年|20\d\d年?)?(?:[上下]半年|前三季度|[一二三四]季度|第[一二三四]季度|全年|年度|本期|目前|此前|当前|现|仍|则|还|也)$"
)
_DEALT = re.compile(
    r"不[超低少多足]|超过|至少|至多|^约|^其|公司|股东|交易|标的|对方|方式|目标|标准|其中|本次|合计|自有|资金|[^\u4e00-\u9fffA-Za-z]"
)
_SPLIT = re.compile(r"[、和及与]")


def find_dealers(reading: Reading) -> Iterator[Candidate]:
    """Firms without a head word, by the deals in which only firms stand."""
    yield from _financing(reading)
    yield from _parties(reading)
    yield from _stakes(reading)


def _stakes(reading: Reading) -> Iterator[Candidate]:
    """Firms whose shares change hands, those that hold them, and those that foretell their results."""
    if "股" not in reading.text and "预计" not in reading.text:
        return
    tokens: dict[tuple[int, int], Token] = {}
    vocabulary = Vocabulary.of(reading.rules)
    for expression in (*_STAKES, _EXPECTS):
        for match in expression.finditer(reading.text):
            tokens = tokens or {(t.start, t.end): t for s in reading.sentences for t in s.tokens}
            start, end = match.span("name")
            when = _WHEN.search(match["name"])  # 青石科技|上半年|预计
            if when and when.start() > 1 and expression is _EXPECTS:
                end = start + when.start()
                yield Candidate(start, end, "Company", "company:stake", HEADED)
                continue
            if not _DEALT.search(match["name"]) and _is_party(match["name"], tokens.get((start, end)), vocabulary):
                yield Candidate(start, end, "Company", "company:stake", HEADED)
    for match in _SELLERS.finditer(reading.text):
        tokens = tokens or {(t.start, t.end): t for s in reading.sentences for t in s.tokens}
        start = match.start("list")
        for piece in _AND.split(match["list"]):
            at = reading.text.index(piece, start)
            start = at + len(piece)
            if len(piece) > 2 and not piece[0].isascii() and _is_party(piece, tokens.get((at, start)), vocabulary):
                yield Candidate(at, start, "Company", "company:seller", HEADED)
    for match in _BUYS.finditer(reading.text):
        name = match["name"]
        works = vocabulary.type_of(name) in (None, "Project", "Facility") and not is_word(name)
        if works and not _DEALT.search(name) and not NO_NAME.search(name):
            yield Candidate(*match.span("name"), "Company", "company:buys", EXPLICIT)


def _financing(reading: Reading) -> Iterator[Candidate]:
    """Firms in news of financing: who gets a round, who leads it and who follows."""
    if "融资" not in reading.text and "领投" not in reading.text:
        return
    for expression in _FUNDS:
        for match in expression.finditer(reading.text):
            at = match.start("list")
            for piece in _AND.split(_TOGETHER.sub("", match["list"])):
                at = reading.text.index(piece, at)
                for item in _INVESTOR.finditer(piece, lead.end() if (lead := _OLD.match(piece)) else 0):
                    if not NO_NAME.search(item[0]) and not _SOMEBODY.search(item[0]) and not is_word(item[0]):
                        yield Candidate(at + item.start(), at + item.end(), "Company", "company:investor", HEADED)
                at += len(piece)
    for match in _QUOTED.finditer(reading.text):
        for item in _INSIDE.finditer(reading.text, *match.span("list")):
            yield Candidate(*item.span(1), "Company", "company:investor", HEADED + 5)
    for match in _FUNDED.finditer(reading.text):
        lead = _KIND_OF_FIRM.match(match["name"])
        start, end = match.start("name") + (lead.end() if lead else 0), match.end("name")
        name = reading.text[start:end]
        if len(name) > 1 and not NO_NAME.search(name) and not is_word(name):
            yield Candidate(start, end, "Company", "company:funded", HEADED + 5)


# 与|甲市委副书记|、|市长乙|签署…: people and their posts
_OFFICER = re.compile(r"书记|[省市县区镇乡州局部院校司]长|主任$|主席$|[双两三四五各]方$")


def _parties(reading: Reading) -> Iterator[Candidate]:
    """The members of a list that signs or is owned, as far as they are no words, people or places."""
    tokens: dict[tuple[int, int], Token] = {}
    vocabulary = Vocabulary.of(reading.rules)
    for expression in _PARTIES:
        for match in expression.finditer(reading.text):
            tokens = tokens or {(t.start, t.end): t for s in reading.sentences for t in s.tokens}
            start = match.start("list")
            for piece in _SPLIT.split(match["list"]):
                end = start + len(piece)
                if (
                    len(piece) > 1
                    and piece[0] not in "各该本其有多"
                    and not _OFFICER.search(piece)
                    and _is_party(piece, tokens.get((start, end)), vocabulary)
                ):
                    yield Candidate(start, end, "Company", "company:party", HEADED)
                start = end + 1


def _is_party(name: str, token: Token | None, vocabulary: Vocabulary) -> bool:
    """Whether a member of such a list may be a firm: it has no other head word, and is no known person or place."""
    if NO_NAME.search(name) or is_word(name) or vocabulary.type_of(name) not in (None, "Company"):
        return False
    if any(vocabulary.is_title(name[at:]) for at in range(1, len(name) - 1)):
        return False  # 与|远川集团副总裁|、总经理某某签署
    if word_pos(name) == "ns" or name in vocabulary.countries or name in vocabulary.generic:
        return False
    return token is None or token.pos not in ("PER", "nr") or len(name) > 3
