"""Repairs of tokens that hold a firm and what it owns, deals in, intends, or where it is registered."""

import re

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word

_OFFICE = re.compile(r"(?P<body>.{2,}(?:公司|集团|厂|银行))(?P<office>[\u4e00-\u9fff]{1,6}[处部科室])$")
_OFFICER = re.compile(r"(?:副|常务副|总)?(?:处长|部长|科长|主任|经理|高级经理|总经理|总监|主管|负责人|科员|干事)")
_OWNED = re.compile(
    r"(?!(?:间接|直接)?(?:全资|控股|参股)(?:子公司|孙公司))(?P<owner>.{2,}?)(?P<of>(?:旗下|下属)?(?:全资|控股|参股)?(?:子公司|孙公司)|关联公司|关联企业|控股股东|旗下|下属)(?P<owned>.{2,})?$"
)
_INTENDS = re.compile(
    r"(?P<firm>.{2,}?)(?P<verb>(?<![虚模比])拟(?:收购|增资|投资|受让|转让|设立|出资|购买|购|向|与|以|在|将)?)(?P<other>.{4,})$"
)
_PART_IN_DEAL = re.compile(
    r"(?P<role>(?:联合)?中标人|联合体成员|(?:经纪|唱片|演艺|制作|发行)公司|出品方|(?P<sure>标的公司|目标公司|关联方|一致行动人|交易对方|受让方|转让方|认购方|出租方|承租方"
    r"|全资子公司|控股子公司|子公司|孙公司|被担保人|债务人|债权人|发包人|承包人|采购人|招标人|代理机构|(?:反诉)?(?:原告|被告)[一二三四五六七八九]?|(?:被?申请|被?上诉|申请执行|被执行)人|第三人|质权人|抵押权人|出质人|抵押人"
    r"|主承销商|保荐机构|(?:建设|施工|监理|设计|勘察|采购|投资|牵头)单位|竞得人|受让人|转让人|出让人|投资人|供应商|成交供应商|中标供应商)(?!士)|第三方|合作方|控股股东|股东"
    r"|(?:招商引资|重点|龙头|民营|规上|骨干)+企业|[\u4e00-\u9fff]{0,4}(?:台企|外企|港企|侨企|央企|国企|民企|车企|药企)(?!业))(?P<body>.{4,})$"
)
_DEALS = re.compile(r"(?P<firm>.{2,}?)(?P<verb>减持|增持|受让|质押|回购)(?P<rest>.{2,})$")
_SHARES = re.compile(r"(?P<firm>.{2,}(?:集团|公司|银行))股份$")
_ADDRESSED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,8}?(?:镇|街道|开发区|高新区|经开区|工业园区?|产业园区?|科技园))(?P<firm>[\u4e00-\u9fff（）()]{4,}有限(?:责任)?公司)$"
)


def office_of_firm(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某某集团公司技术处|处长: the firm, and an office that belongs to the post."""
    if token.pos not in ("ORG", "nt") or after is None or not _OFFICER.match(after.text):
        return []
    match = _OFFICE.match(token.text)
    if not match or match["office"] not in vocabulary.offices:
        return []
    cut = match.end("body")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "n")]


def firm_and_intention(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某某智能拟收购某某有限公司: no firm is called after what it intends."""
    match = _INTENDS.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or vocabulary.type_of(match["other"]) is None:
        return []
    a, b = match.end("firm"), match.end("verb")
    return [part(token, 0, a, "ORG"), part(token, a, b, "v"), part(token, b, len(token.text), "ORG")]


_MANY = re.compile(r"(?P<firm>.{2,}?)(?:等?[多数几两三四五]家|等)[\u4e00-\u9fff]{0,4}(?:公司|企业|机构|银行|媒体)$")


def among_many(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青软多家公司: the last of a list of firms, and how many they are."""
    match = _MANY.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    cut = match.end("firm")
    last = len(token.text) - 2
    return [part(token, 0, cut, "ORG"), part(token, cut, last, "m"), part(token, last, last + 2, "n")]


_FEASTS = ("婚礼", "婚宴", "酒席", "年会", "画展", "演唱会", "派对", "生日")


def runs_on(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青软都|去过, 青石酒庄办|婚礼, 青软系: a firm with the adverb or verb behind it, or with all that it holds."""
    text = token.text
    if token.pos not in ("ORG", "nt") or len(text) < 3 or after is None or after.start != token.end:
        return []
    adverb = text[-1] in "都也均" and after.pos == "v" and vocabulary.head(text) is None
    held = text[-1] == "系" and len(text) < 5 and vocabulary.type_of(text[:-1]) == "Company"
    if not (adverb or held or (text[-1] == "办" and after.text.startswith(_FEASTS))):
        return []
    cut = len(text) - 1
    return [part(token, 0, cut, "ORG"), part(token, cut, len(text), "d" if adverb else "n" if held else "v")]


def part_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """关联方某某有限公司: what it is in the deal is no part of the firm's name."""
    match = _PART_IN_DEAL.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (match["sure"] is None and vocabulary.type_of(match["body"]) is None):
        return []
    cut = match.end("role")
    return [part(token, 0, cut, "n"), part(token, cut, len(token.text), token.pos)]


def shares_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """减持|青石集团股份: what is held of a group, no part of its name; 青石集团股份|有限公司 stays whole."""
    match = _SHARES.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (after is not None and after.start == token.end and after.text.startswith("有限")):
        return []
    cut = match.end("firm")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "n")]


def firm_and_deal(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石资本减持公司|股份: what a firm does with shares is no part of its name."""
    match = _DEALS.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("firm"), match.end("verb")
    rest = "n" if match["rest"] in vocabulary.words.corporate or vocabulary.head(match["rest"]) is None else "ORG"
    return [part(token, 0, a, "ORG"), part(token, a, b, "v"), part(token, b, len(token.text), rest)]


def address_and_firm(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """云溪镇远帆机械有限公司: a firm is registered under its county, not its town or zone; but 云溪镇旅游有限公司."""
    match = _ADDRESSED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or len(match["place"]) < 3 or is_word(match["firm"][:2]) or is_word(match["firm"][:3]):
        return []
    cut = match.end("place")
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "ORG")]


def owner_and_owned(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某集团全资子公司某某有限公司: two firms and how they belong together; 某集团全资子公司: one firm, and no name."""
    match = _OWNED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("owner"), match.end("of")
    owned = [part(token, b, len(token.text), "ORG")] if match["owned"] else []
    return [part(token, 0, a, "ORG"), part(token, a, b, "n"), *owned]


# 德国第三大制药厂, 青国两大车企: how many there are, or at what place one stands
_RANKED = re.compile(
    r"(?P<land>[\u4e00-\u9fff]{0,6}?)(?:[两三四五六七八九十]大|第[一二三四五六七八九十\d]+大|最大)(?=.{2,8}$)"
)
# 全资附属公司青石制药, 间接控股子公司白马科技
_OWNED_AHEAD = re.compile(r"(?:间接|直接)?(?:全资|控股|非全资|参股)?(?:附属公司|子公司|孙公司)(?=.{3,})")
# 相信|集团, 预计|公司: what is thought of the firm that is spoken of
_THINKS = re.compile(
    r"(?:相信|预计|认为|预期|估计|指出|表示|显示|期望|建议|维持|看好|考虑|代表|反映|随着|料|料及)(?=(?:集团|公司)$)"
)


_BOARDS = re.compile(r"(?:产业|业务|子)?(?:集团|公司|企业|板块)")


def rank_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """德国第三大制药厂: a land and what is one of many there, no firm."""
    match = _RANKED.match(token.text) if token.pos in ("ORG", "nt") and "大" in token.text else None
    if match and len(match["land"]) > 1 and _BOARDS.fullmatch(token.text, match.end()):  # 青石基地|三大|产业集团
        a, b = match.end("land"), match.end()
        return [part(token, 0, a, "nz"), part(token, a, b, "m"), part(token, b, len(token.text), "n")]
    if not match or (match["land"] and match["land"] not in vocabulary.countries):
        return []
    a, b = match.end("land"), match.end()
    land = [part(token, 0, a, "LOC")] if a else []
    return [*land, part(token, a, b, "m"), part(token, b, len(token.text), "n")]


# 青石Mate60: a brand and what it sells
_MODEL = re.compile(r"(?P<brand>[\u4e00-\u9fff]{2,5})(?:[A-Z][A-Za-z]*[- ]?\d{1,4}[A-Za-z]{0,4}|[a-z]{4,})$")


def model_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石Mate60: a firm and a thing of its make."""
    match = _MODEL.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    cut = match.end("brand")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "nz")]


def owned_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """全资附属公司青石制药: what the firm is to another, and its name."""
    match = _OWNED_AHEAD.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    return [part(token, 0, match.end(), "n"), part(token, match.end(), len(token.text), token.pos)]


def thought_ahead(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """相信集团: a verb and the firm that is spoken of."""
    match = _THINKS.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    return [part(token, 0, match.end(), "v"), part(token, match.end(), len(token.text), "n")]


# 美国生物技术公司青石公司: where it is from and what it is, and its name
_LAND_AND_KIND = re.compile(
    r"(?P<land>[\u4e00-\u9fff]{2,5}?)(?P<kind>[\u4e00-\u9fff]{2,6}?(?:(?<!集团)公司|企业|巨头|[制供运开]\w商)|智库|投行|研究机构)"
    r"(?=[\u4e00-\u9fff]{2,8}(?:(?<!分)公司|集团|基金会|研究所|研究院|学会)$)"
)


def land_and_kind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """美国生物技术公司青石公司: a land, a kind of firm, and the firm."""
    match = _LAND_AND_KIND.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or match["land"] not in vocabulary.countries:
        return []
    a, b = match.end("land"), match.end()
    return [part(token, 0, a, "LOC"), part(token, a, b, "n"), part(token, b, len(token.text), token.pos)]


# 丨青石集团; 青石科技与集团: a mark before the name, and what only goes on behind it
_EDGED = re.compile(
    r"(?P<mark>[丨｜|]+)?(?P<name>.{3,}?)(?P<rest>(?<=..)因(?:公司|此)|将不再|不再|新增|[与和及](?:集团|公司|本行|我[校院行司局]))?$"
)
# 青石科技|能力: what the firm can, and not its trade
_CAN = frozenset(
    {
        "能力",
        "实力",
        "水平",
        "人才",
        "人员",
        "含量",
        "成果",
        "攻关",
        "支撑",
        "力量",
        "企业",
        "型",
        "赋能",
        "领域",
        "产品",
    }
)


def edges_of_firm(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """丨青石集团, 青石科技与集团, 青石电子新增, 远山青石科技|能力: what stands before and behind a firm's name."""
    match = _EDGED.match(token.text) if token.pos in ("ORG", "nt") else None
    if match is None:
        return []
    a, b = match.span("name")
    if match["mark"] is None and match["rest"] is None:
        can = after is not None and after.start == token.end and after.text in _CAN and len(token.text) > 5
        if not can or not token.text.endswith("科技"):
            return []
        b -= 2
    made = [part(token, 0, a, "w")] if a else []
    made.append(part(token, a, b, token.pos))
    return [*made, part(token, b, len(token.text), "n")] if b < len(token.text) else made


_SESSIONS = frozenset("早午尾开收")
_STILL = frozenset("仍将已拟均曾还")


def end_of_other(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """特斯拉午|盘后, 青石通信仍|为: the session of the exchange, or an adverb, is no part of the firm's name."""
    if token.pos not in ("ORG", "nt") or after is None or after.start != token.end or len(token.text) < 4:
        return []
    session = token.text[-1] in _SESSIONS and after.text.startswith("盘")
    adverb = token.text[-1] in _STILL and after.pos == "v" and not is_word(token.text[-2:])
    if not (session or adverb) or is_word(token.text):
        return []
    cut = len(token.text) - 1
    return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "n" if session else "d")]
