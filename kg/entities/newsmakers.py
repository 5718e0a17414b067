"""Firms that news shows by what only firms have or do, however the tagger cuts their names: whose shares, results,
rounds, shops and rulings are told (山茶|悦色|门店, 拼某某、某度|涨超2%)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.entities.brands import may_be_firm
from kg.entities.candidate import Candidate, Reading
from kg.entities.newsmakers_behind import NOT_ONE, RANK, RULE, makers, named_behind
from kg.entities.shapes import NO_NAME
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

_SPACE = r"[ \u00a0]?"
# how shares rise and fall
_SO = r"(?:[大暴收微]|直线|拉升|小幅|高开|低开|一度|集体|均)*"
# whatever opens a clause with these behind it is a firm
_HAS = (
    rf"(?:A股|美股|港股|H股)?(?:股价|每股(?:收报|报|收益|派|定价)|收报|总?市值|盘[前后中]|早盘|午盘|涨停|跌停|涨幅|跌幅|{_SO}[涨跌](?:超|逾|近|约|了|幅)?{_SPACE}\d|升(?:超|逾|近|约)\d|目标价|(?:投资)?评级(?:由|至|从|升|降)|小幅(?:上涨|下跌|走高|走低|收高|收低))"
    r"|(?:第[一二三四]|[上本]|20\d\d)?财(?:报|年|季)|(?:\d{4}年)?(?:年报|半年报|一季报|三季报|季报|中报)|总?营收|净利|净亏损|归母|普通股股东|招股书|业绩(?:会|预告|快报|说明会)"
    r"|第[一二三四]季度(?:营收|净|收入|销|交付|财报|业绩)|(?:上半年|前三季度|一季度|二季度|三季度|四季度|全年)(?:营收|净利|归母|实现营)"
    r"|IPO|首次公开|赴[港美]上市|(?:上市|发行)申请|[递提]交(?:了)?(?:招股|上市|IPO)|通过(?:港交所|上市)?(?:聆讯|IPO)|登陆(?:科创板|创业板|港交所|纳斯达克|纽交所|A股)"
    r"|(?:已|宣布|也|近日|正式)*完成[^，。；、]{0,14}轮[^，。；]{0,4}融资|估值|旗下|官微|官网|官方(?:微博|客服|旗舰店)|客服|门店|专卖店|月活|用户数|高管|董事会"
    r"|(?:首席[\u4e00-\u9fff]{1,4}官|CEO|CFO|CTO|COO|创始人|联合创始人|发言人|副?总裁|副?董事长)"
    r"|(?:为|担任)[^，。；]{0,12}(?:承销商|保荐人|保荐机构|财务顾问|牵头行)"
    r"|裁员|召回|停牌|复牌|退市|(?:所?提起|对[^，。；]{1,10}提起)[^，。；]{0,8}(?:诉讼|仲裁)|为(?:首次)?公开发行|正就[^，。；]{0,6}(?:收购|融资)"
    r"|(?:在|于|拟|将|计划)[^，。；、]{0,10}(?:上市|挂牌)(?=[，。；]|交易|首日)"
)
# what firms do, and others, too: behind a coined name only
_DOES = r"(?:官方)?(?:宣布|回应称|回应|发布(?:声明|公告|新品|财报|关于)|推出|公告称?|声明称|表示|上线|公布)"
_FRAME = Scanner(
    rf"{_SPACE}(?:(?P<has>(?:的)?(?:{_HAS}))|(?P<does>(?:今日|昨日|今天|周[一二三四五六日]|近日|日前|于?\d{{1,2}}月\d{{1,2}}日|当地时间周[一二三四五六日])?{_DOES}))"
)
_MOVES = re.compile(rf"{_SO}[涨跌]")
# what a brand of two plain words ends in: 大众|出行, 理想|汽车
_TRADE = re.compile(
    r"(?:汽车|出行|音乐|电子|生物|医药|健康|食品|服饰|传媒|影业|影视|游戏|网络|金服|支付|物流|快递|速递|航空|地产|置业|时代|跳动|创投|能源"
    r"|动力|电气|电器|家居|乳业|优选|优品|到家|外卖|阅读|旅行|鲜生|新材|医疗|重工|科技|数科|智能|控股|股份|资本|制药|光电|通信|精密|咖啡|酒业|教育|资源|高科|超市|药业|软件|集成|微电|新能|环保|股份|建材|水泥|钢铁|化工|矿业|锂业|铝业|黄金|稀土|农业|牧业|集团)$"
)
_STOPS = frozenset({"w", "p", "c", "TIME", "t", "d", "u", "r", "m", "q", "f", "ad", "vd", "s"})
# what such a firm is, before its name: 电动汽车制造商|某某
_KIND = re.compile(
    r"(?:[制供服运经零生开承发分]\w{1,2}商|厂商|巨头|平台|品牌|公司|企业|车企|药企|房企|券商|独角兽|龙头|旗下|子公司|母公司|对手|股东|机构|应用|股)$"
)
# a title with nobody behind: it is that of the person before it (苗青禾|董事长|介绍了)
_TITLE = re.compile(r"(?:首席[\u4e00-\u9fff]{1,4}官|CEO|CFO|CTO|COO|副?总裁|副?董事长)$")
# a brand in Latin letters where a firm stands: 向|Openly|投资, Openly|的首席执行官
# no part of a longer name: 某手机 6 |Plus|
_BRAND = (
    r"(?<![A-Za-z0-9.@/&\-])(?<![A-Za-z0-9] )(?P<name>[A-Z][A-Za-z]{2,14}(?: [A-Z][a-z]{2,12}){0,2})(?![A-Za-z0-9\-])"
)
# a text without these is no news of firms
_LOOK = Scanner(
    r"股|市值|目标价|评级|升[超逾近约]|盘[前后中]|涨[超逾近停]|跌[超逾近停]|[涨跌][ \u00a0]?\d|小幅|财[报年季]"
    r"|年报|季报|营收|净利|净亏|归母|招股|业绩|IPO|首次公开|上市|聆讯|融资|估值|旗下|官[微网]|客服|门店|专卖店|月活|用户数"
    r"|高管|董事|首席|C[ETFO]O|创始人|发言人|总裁|承销|保荐|财务顾问|裁员|召回|诉讼|仲裁|挂牌|收购|发行"
)
_MADE = Scanner(r"(?:制造|生产|供应|运营|零售|开发|经销|服务|厂)商|巨头|机构|公司|智库|投行|券商")
_LATIN_FRAMES = (
    Scanner(
        _BRAND
        + rf"(?={_SPACE}(?:{_HAS}|{_DOES}|的?(?:股权|股份|多数股权|控股权)|首席|及其(?:子公司|高管|母公司)|集团|公司))"
    ),
    Scanner(
        r"(?:收购|投资|控股|入股|起诉|增持|减持|[向对](?=[A-Z][^，。；]{2,20}(?:投资|注资|增资|收购|罚款|提起))|(?:控股|全资|参股)?子公司|旗下)"
        + _SPACE + _BRAND + r"(?![\u4e00-\u9fff]{1,8}(?:公司|集团|中心)|\+|轮|[的]?(?:模型|系统|应用|软件|手机))"
    ),
    Scanner(_BRAND + r"(?=[^，。；、]{0,4}(?:融资|募资|上市))"),
)  # fmt: skip


def find_newsmakers(reading: Reading) -> Iterator[Candidate]:
    """Firms before what only firms have or do."""
    vocabulary = Vocabulary.of(reading.rules)
    for frame in _LATIN_FRAMES:
        for match in frame.finditer(reading.text):
            first = match["name"].split(" ")[0]
            if vocabulary.not_names.keys().isdisjoint({match["name"], first}) and first not in vocabulary.heads:
                yield Candidate(*match.span("name"), "Company", RULE, RANK)
    yield from named_behind(reading, vocabulary)
    if _MADE.search(reading.text):
        for sentence in reading.sentences:
            yield from makers(sentence.tokens)
    if _LOOK.search(reading.text):
        for sentence in reading.sentences:
            yield from _framed(reading.text, sentence, vocabulary)


# 纪长河|的首席运营官职务
_POST = ("的首席", "的CE", "的CF", "的CO", "的CT", "的创始")


def _framed(text: str, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The firms of one sentence that stand before what firms have or do."""
    ends: list[int] = []
    moves = False  # a firm whose share moves stands among others
    for match in _FRAME.finditer(text, sentence.start, sentence.end):
        ends = ends or [t.end for t in sentence.tokens]
        at = bisect_left(ends, match.start()) + 1
        if at > len(ends) or ends[at - 1] != match.start():
            continue
        moved = _MOVES.match(match[0].strip()) is not None
        post = match[0].lstrip().startswith(_POST)
        if _TITLE.search(match[0]) and _is_titled_person(sentence.tokens, at, match.end(), vocabulary):
            continue
        sure = 3 if moved and moves else 2 if match["has"] and not post else 1
        moves = moves or (moved and sentence.tokens[at - 1].pos == "ORG")
        yield from _before(text, sentence.tokens, at, vocabulary, sure)


def _is_titled_person(tokens: Sequence[Token], at: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether what stands before the token ``at`` is rather the name of who has the title that ends at ``end``: two or
    three characters that begin with a surname, no name behind the title, as in 苗青禾董事长介绍了."""
    behind = next((t for t in tokens[at:] if t.start >= end), None)
    if behind is not None and behind.start == end and (behind.pos in ("PER", "nr") or behind.text[0] == "的"):
        return False
    after = next((t for t in tokens[at:] if t.start > end), None)
    if behind is not None and behind.text == "、" and after is not None and vocabulary.is_title(after.text):
        return False  # 青石时代|董事长、总经理苗青禾
    first = _first(tokens, at)
    name = "".join(t.text for t in tokens[first:at])
    return 2 <= len(name) <= 3 and surname_of(name, vocabulary.surnames) is not None


def _before(text: str, tokens: Sequence[Token], at: int, vocabulary: Vocabulary, sure: int) -> Iterator[Candidate]:
    """The firm, or the list of firms, whose name ends before the token ``at``."""
    while at > 0:
        first = _first(tokens, at)
        if first == at or not _opens(tokens, first):
            return
        if not _is_firm(text, tokens[first:at], vocabulary, sure):
            return
        yield Candidate(tokens[first].start, tokens[at - 1].end, "Company", RULE, RANK)
        if sure < 2 or first < 2 or tokens[first - 1].text not in ("、", "和", "与", "及"):
            return
        at = first - 1


def _first(tokens: Sequence[Token], at: int) -> int:
    """Where the run of words that ends before ``at`` begins: behind a mark, a particle, a date, a verb, or what the
    firm is."""
    first = at
    while first > 0 and at - first < 5:
        token = tokens[first - 1]
        apart = first < at and token.end != tokens[first].start
        verb = token.pos == "v" and len(token.text) > 1 and is_word(token.text) and not _heads_list(tokens, first - 1)
        if apart or token.pos in _STOPS or token.text in _LEADS or verb or _KIND.search(token.text):
            break
        first -= 1
    return first


def _heads_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` opens a clause, so that a verb there begins a name before a trade (舍某|酒业)."""
    opens = at == 0 or tokens[at - 1].text in ("，", "；", "、", "。")
    return opens and at + 1 < len(tokens) and bool(_TRADE.match(tokens[at + 1].text))


_LEADS = frozenset({"为", "是", "有", "让", "使", "令", "至", "到", "达", "称", "据", "获"})
_OPENS = frozenset({"w", "c", "p", "TIME", "t", "d", "u"})


def _opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name may begin at ``first``: at the head of a clause or behind what leads to it."""
    if first == 0:
        return True
    before = tokens[first - 1]
    return before.pos in _OPENS - {"u"} or before.pos in ("v", "f") or bool(_KIND.search(before.text))


# 青石集团|高级副总裁, 青石集团亚太区|总裁: the firm ends before what tells the post
_RUNS_ON = re.compile(r"(?:集团|公司|股份).|[大东西南北亚太中]区$|业务$|高级$|执行$|资深$|事业部$|全球$|地区$")


def _is_firm(text: str, run: Sequence[Token], vocabulary: Vocabulary, sure: int) -> bool:
    """Whether the run of words can be a firm's name; ``sure`` is 1 where others do what stands behind it, too, 2 where
    only firms have it, and 3 where other firms of the sentence have the same."""
    name = text[run[0].start : run[-1].end]
    if not 2 <= len(name) <= 8 or name.endswith(NOT_ONE) or NO_NAME.search(name) or name[-1] == "网":
        return False
    if name in vocabulary.generic or name in vocabulary.industries or name in vocabulary.countries:
        return False
    if vocabulary.is_title(name) or vocabulary.type_of(name) not in (None, "Company") or name in vocabulary.not_names:
        return False
    if name in vocabulary.heads or _RUNS_ON.search(name) or any(t.text in vocabulary.offices for t in run):
        return False
    again = text.count(name) > 1
    if len(run) == 1:
        return _is_one_word(run[0], sure, again)
    common = any(t.text in vocabulary.generic or vocabulary.is_title(t.text) for t in run)
    if common or is_word(name) or not (sure > 1 or again) or run[0].pos in ("PER", "nr"):
        return False
    if run[0].pos == "LOC":
        return sure > 1 and _is_of_place(run, vocabulary)
    return may_be_firm(name) or sure > 2 or (sure > 1 and again and _is_pair(run, vocabulary))


def _is_one_word(token: Token, sure: int, again: bool) -> bool:
    """Whether one word of the tagger can be a firm's name, by its kind in the dictionary."""
    kind = word_pos(token.text)
    if token.pos in ("nz", "nt", "nw", "ORG"):
        return kind is None or kind.startswith(("nz", "nt", "nr", "x", *(("n",) if sure > 1 else ())))
    if token.pos in ("PER", "nr"):
        return sure > 1 and (kind is None or kind.startswith("n"))
    if kind is not None or not may_be_firm(token.text):
        return False
    return len(token.text) > 2 and (sure > 1 or again)


def _is_of_place(run: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a place and a word behind it are a firm: 青岭|时代, 中国|泛|海; no country's market or trade."""
    rest = "".join(t.text for t in run[1:])
    if run[0].text == "中国":
        return len(rest) == 2 and not is_word(rest)
    plain = len(run) == 2 and len(rest) == 2 and rest not in vocabulary.industries
    return plain and run[0].text not in vocabulary.countries and word_pos(run[0].text) == "ns"


def _is_pair(run: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether two words make a brand: 大众|出行."""
    plain = (
        all(len(t.text) == 2 for t in run)
        and run[0].pos in ("n", "nz", "a", "ns")
        and run[1].pos in ("n", "v", "vn", "nz")
    )
    return len(run) == 2 and plain and bool(_TRADE.match(run[1].text)) and run[0].text not in vocabulary.industries
