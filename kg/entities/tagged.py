"""The tagger's own people, places and organisations, with the type that their head word gives them."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from kg.entities.brands import may_be_firm
from kg.entities.candidate import TAGGED, Candidate, Reading
from kg.entities.shapes import BOTH, CALLINGS, QUARTERS, is_brand, is_foreign
from kg.entities.tagged_people import ORDINARY, is_dateline, is_division, is_native, is_state, person_rule
from kg.entities.vocabulary import Head, Vocabulary
from kg.model import Token
from kg.rules import Lexicon
from kg.words import word_pos

_NAMES = frozenset({"PER", "nr", "ORG", "nt", "LOC", "ns"})
# where a player stands, which is a city, too
_POSITIONS = frozenset({"中卫"})
_OF_NATION = re.compile(r"(?:国家|中央|全国)[\u4e00-\u9fff]{1,3}[总办委局署部]$")
# what a share is listed under: 600000, 002100.SZ, 0700.HK
_CODE = re.compile(r"\d{4,6}(?:\.[A-Z]{2})?$")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z]")
_DEPARTMENT = re.compile(r"(?:部|系|科|处|室|队|组|团|党|军|所|社|台|院|会)$")
_OFFICE = re.compile(r"[办局厅委署]$")
_FIELD = re.compile(
    r"AI|IT|VR|AR|IP|5G|SaaS|互联网|科技|初创|.{0,6}(?:运输|服务|制造|建筑|加工|餐饮|零售|批发|养殖|种植)业|.{0,6}(?:合资|[领区地]域系)"
)
_MONEY = frozenset(
    {"法郎", "元", "克朗", "卢比", "比索", "里拉", "里亚尔", "盾", "镑", "先令", "第纳尔", "雷亚尔", "林吉特"}
)
_COUNTED = re.compile(
    r"港上市$|(?:[两三四五六七八九十百千万多各几数某全同本该]|[一二]+)(?:村|地|县|市|区|镇|乡|国|省|州|岛|江|河|城市|国家|地区)$"
)
# the part of the world that a manager has charge of
_REGION = re.compile(r"(?:亚洲|亚太|欧洲|美洲|北美|南美|非洲|中东|东南亚|大中华|中国|华[东南西北中])区$")
_LANES = re.compile(r"[双单一二两三四五六七八九十\d]+(?:向.{0,3})?车道$")
_DIRECTION = re.compile(r"(?:东北|东南|西北|西南|[东西南北中]|[东西南北中]部|腹地|境内)(?:部|侧|面|边|岸|侧)?$")
# before a house that bears its firm's name
_INTO = frozenset({"在", "到", "去", "逛", "来到", "位于", "从"})
# a stretch of time or road behind a work: 青石产业园|一期, 文昌路|西延
_PHASE = re.compile(r"(?:第?[一二三四五六七八九十\d]+期|[东西南北]延)$")
# what a place or firm has, no firm (青石品牌, 远山县文化建设)
_ABSTRACT = re.compile(r"(?:(?:国家|经济|社会|事业)发展|品牌|文化建设|维度|理念|模式|精神)$")
# with a name before them houses or bodies: bodies, where the tagger takes them for such
OFFICES = frozenset({"中心", "总站", "研究中心", "服务中心", "文化中心"})
# what a deal calls the firm that it is about
IN_DEAL = ("目标公司", "标的公司")
# behind a trade: its shares, no firm
SHARES = frozenset({"股", "板块", "类股", "概念股", "个股", "股板块"})
# what a firm still to be founded is called
UNNAMED = frozenset(
    {
        "附属公司",
        "非全资附属公司",
        "全资附属公司",
        "合资公司",
        "项目公司",
        "新公司",
        "平台公司",
        "母公司",
        "合伙企业",
        "产业基金",
        "并购基金",
    }
)
# what many a city's name ends in that is no such thing (某某港 the city)
SEAMARKS = frozenset("港塔田线站桥湾门关口")
CITIES_END = SEAMARKS | {"节", "会", "法", "所", "党", "团"}
# what is done with a firm's shares, in no firm's name
_DEALT = re.compile(r"质押|减持|增持|受让|冻结|持有")
_PAIRED = re.compile(r"(?:镇村|城乡|村镇|乡镇|区县|市县|县域|镇域|市域|区域)$")


# 万梅报春，乐游青岭。: what is said in fours names nothing
_SLOGAN = re.compile(r"(?:[\u4e00-\u9fff]{4}，){1,5}[\u4e00-\u9fff]{4}(?=[，。！])")


def find_tagged(reading: Reading) -> Iterator[Candidate]:
    """One candidate for each token that the tagger takes for a name, as far as the name looks like one."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        before: Token | None = None
        slogan = _SLOGAN.match(reading.text, sentence.start, sentence.end)
        said = slogan.end() if slogan else sentence.start
        for token, after in zip_longest(sentence.tokens, sentence.tokens[1:]):
            if token.pos not in _NAMES or token.end <= said:
                before = token
                continue
            kind: str | None = None
            match "" if _CODE.match(token.text) else token.pos:
                case "PER" | "nr":
                    kind = person_rule(token, before, after, vocabulary)
                case "ORG" | "nt":
                    kind = _organisation(token, before, after, vocabulary)
                case "LOC" | "ns":
                    net = token.text.endswith("路") and after is not None and after.text.startswith("网")  # 公路路|网
                    passport = is_passport(reading.text, token, before)
                    money = after is not None and after.start == token.end and after.text in _MONEY  # 瑞士|法郎
                    plays = token.text in _POSITIONS and after is not None and after.pos == "PER"  # 中卫|加里
                    own = net or passport or money or plays
                    kind = None if own else _place(token, before, after, vocabulary)
            if kind == "Person" and is_native(token, before, after):
                yield Candidate(token.start, token.end - 1, "Place", "tagger:PER,native", TAGGED)  # 广西|金秀人，
            elif kind:
                yield Candidate(token.start, token.end, kind, _rule(token, kind), TAGGED)
            before = token


# 中国国籍; 中国香港居民，: as all the others
_PASSPORT = re.compile(r"(?:国籍|(?:[\u4e00-\u9fff]{2})?(?:籍|居民|公民)(?=[，。；、,;）]))")


def is_passport(text: str, token: Token, before: Token | None) -> bool:
    """Whether a place only tells that somebody is a citizen of the home country (中国国籍)."""
    home = token.text == "中国" or (before is not None and before.text == "中国")
    return home and _PASSPORT.match(text, token.end) is not None


def _rule(token: Token, kind: str) -> str:
    """The rule's id: by what the tagger said, and the dictionary where it knew better."""
    if token.pos in ("PER", "nr"):
        return "tagger:PER" if kind == "Person" else "tagger:PER,dictionary"
    return f"tagger:{token.pos}" if token.pos in ("ORG", "nt") else "tagger:LOC"


def _organisation(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """The type by the head word, else Organization for a department and Company for any other name."""
    text = token.text
    if (
        len(text) < 2
        or not _WORD.search(text)
        or text in vocabulary.not_names
        or _is_people(text, vocabulary)
        or is_described(text)
    ):
        return None
    if other := _no_body(text, before, after):
        return other
    if (
        _is_mark(text, after)
        or (after is not None and after.text in SHARES)  # 青石银行|股
        or (len(text) == 2 and text[0] in "从在把被让给向对")
        or (text[0] == "以" and text[1:] in vocabulary.industries)
    ):
        return None  # 从一; 以|新能源汽车
    if text.endswith((*IN_DEAL, "声明")) or text in UNNAMED or vocabulary.is_clipped(text) or vocabulary.is_tie(text):
        return None  # 认购|目标公司; 中泰|两国
    trade = after is not None and after.text in ("产业", "行业", "产业链") and vocabulary.head(text) is None
    trade = trade or (after is not None and after.text == "地位" and text.endswith("中心"))  # 国际金融中心|地位
    # 汽车零配件|产业; 新能源汽车: a line of business, whatever its head word makes with a brand
    if trade or text in vocabulary.industries:
        return None
    head = vocabulary.head(text)
    if head:
        return _by_head(text, head, vocabulary)
    if text.endswith(("发展", "经济", "文化")) and word_pos(text[:-2]) == "ns":
        return None  # 融入|云岭发展
    pos = word_pos(text)
    if _ABSTRACT.search(text) or (
        text[-1] != "党" and len(text) > 3 and text[:-2] in vocabulary.generic and pos not in ("nz", "nt")
    ):
        return None  # 青石品牌, 高新科技
    led = after is not None and after.start == token.end and vocabulary.is_title(after.text)
    brand = token.pos == "ORG" and is_brand(pos or "", before, after)
    if pos and pos != "l" and pos.startswith(ORDINARY) and len(text) < 5 and not (led or brand):
        return None  # 普惠|金融: an ordinary word of the dictionary
    if text.endswith("司") or (_OFFICE.search(text) and token.pos == "ORG"):  # 某部某司, 市人防办
        return "Government"
    site = text[-1] == "网" and text[-2] not in "电管路"  # a site that publishes: 云岭网
    site = site or (text[-1] == "报" and len(text) > 3 and text[-2] not in "情海年简月季周快")
    if token.pos == "nt" or site or _DEPARTMENT.search(text):
        return "Organization"
    return "Company" if led or may_be_firm(text) else None


# 高水平研究型大学
_OF_RANK = re.compile(
    r"(?:国内|国际|世界|知名|著名|高?水平|一流|应用型|研究型|综合性|重点|名牌|双一流)+(?:大学|高校|学院|学校)$"
)
# 大型综合性国有企业集团: what kind of firm, no name
_DESCRIBED = re.compile(
    r"(?:特?大型|综合性|知名|领先|著名|头部|多元化|现代化|国有独资|国有控股|民营)"
    r"(?:综合性?|国有|民营|企业|文化|旅游|能源|化工|投资|控股|产业|建筑|金融|科技|制药|医药|航空|服务|互联网|食品|汽车|零售|钢铁|上市|跨国){0,4}"
    r"(?:企业|集团|公司|上市公司)$"
)


def is_described(text: str) -> bool:
    """Whether a would-be firm's name only tells what kind of firm it is (国家大型企业集团)."""
    if text[-1] in "学校院":
        return _OF_RANK.search(text) is not None
    return text[-1] in "业团司" and _DESCRIBED.search(text) is not None


def _is_mark(text: str, after: Token | None) -> bool:
    """Whether the text only opens a report: 云岭讯|（通讯员…."""
    return text[-1] == "讯" and len(text) < 5 and after is not None and after.text in ("（", "(")


def _no_body(text: str, before: Token | None, after: Token | None) -> str | None:
    """What a name is that the tagger takes for a body's: a city's, or a foreigner's (棋手|加普林某)."""
    if is_division(text) or is_dateline(text, before, after):
        return "Place"
    if _OF_NATION.match(text) and not word_pos(text):
        return "Government"  # 国家防总
    return "Person" if before is not None and before.text in CALLINGS and is_foreign(text) else None


def _by_head(text: str, head: Head, vocabulary: Vocabulary) -> str | None:
    """The type that the head word gives an organisation; None where it makes no name (公司, 美国|电力, 乌军|装备)."""
    if "never" in head.flags or (head.word == text and not head.flags & {"bare", "whole"}):
        return None  # 公司, 政府 alone: the reference is resolved elsewhere
    stem = text.removesuffix(head.word)
    if head.word == "公司" and _DEALT.search(stem):
        return None  # 共质押|公司股份
    if head.word == "公司" and ((word_pos(stem) or "n").startswith("v") or is_trade(stem, vocabulary)):
        return None  # 加大|公司在…的比重, 通用人工智能|公司
    if "brand" in head.flags and (stem in vocabulary.countries or is_state(stem, vocabulary)):
        return None
    # 省高院 is a court, 某大学宁高院 none
    court = head.word not in ("高院", "中院") or stem[-1:] in "省市区州" or word_pos(stem) == "ns"
    return "Organization" if head.word in OFFICES or not court else head.type


def is_trade(stem: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before 公司 only tells its line of business (AI, 通用人工智能)."""
    cuts = range(min(len(stem), 5))
    trade = any(stem[k:] in vocabulary.industries and (not k or stem[:k] in vocabulary.generic) for k in cuts)
    return trade or bool(_FIELD.fullmatch(stem))


def _place(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """The type by the head word, else Place; None for what says which one or where only (两县, 百强县, 东部)."""
    text = token.text
    if len(text) == 1 or not _WORD.search(text) or text in vocabulary.not_names or _is_wide(text):
        return None
    small = before is not None and before.text == "小" and before.pos == "a"
    if small or _is_doing(text):
        return None  # “小|上海”, 把|团结协作|作为法宝
    if vocabulary.is_clipped(text, after is not None and after.text.startswith(BOTH)) or vocabulary.is_tie(text):
        return None  # 中美, 京津, 印巴|冲突: each character is a place, see clippings.py
    if text[0] in vocabulary.clippings and _COUNTED.match(text[1:]):
        return None  # 越、老、柬三国
    if _LANES.match(text) or (text[-1] == "方" and len(text) < 4 and word_pos(text) != "ns"):
        return None  # 六车道; 埃方, 乌方: a side of talks
    if text.endswith("队"):
        return "Organization"
    text = _PHASE.sub("", text)  # 青石产业园一期 is of the kind of the park
    head = vocabulary.head(text)
    if head and (is_division(text) or (head.word in CITIES_END and len(text) > 1 and word_pos(text) == "ns")):
        return "Place"  # a city, not its port
    if head and len(text) == 2 and head.type == "Event":
        return "Place"  # a city whose name ends like that of a feast
    if head and (head.word == "段" or (head.word == text and "whole" not in head.flags)):
        return None
    behind_place = before is not None and before.pos == "LOC" and before.end == token.start
    if text in QUARTERS and not behind_place:
        return None
    if (behind_place and _DIRECTION.match(text)) or _is_common(text, vocabulary.generic):
        return None
    return _built(head, before) if head else "Place"


def _built(head: Head, before: Token | None) -> str:
    """The type of a would-be place with a head word: where somebody goes, a house that bears a firm's name."""
    return "Facility" if head.type == "Company" and before is not None and before.text in _INTO else head.type


def _is_doing(text: str) -> bool:
    """Whether four characters are two verbs of the dictionary."""
    return len(text) == 4 and all((word_pos(half) or "n").startswith(("v", "a")) for half in (text[:2], text[2:]))


def _is_wide(text: str) -> bool:
    """Whether a would-be place is a number of places (两县, but 九江) or the realm of a manager (亚太区)."""
    return bool(_REGION.match(text)) or (_COUNTED.match(text) is not None and word_pos(text) != "ns")


def _is_common(place: str, generic: Lexicon) -> bool:
    """Whether a would-be place is a common word with a level behind it (试点镇, 都市区, 百强县) and names none."""
    if len(place) < 3 or place[-1] not in "省市区县镇乡村" or word_pos(place) == "ns":
        return bool(_PAIRED.match(place))
    stem = place[:-1]
    if _PAIRED.search(place) and place[:-2] in generic:  # 后续|镇村
        return True
    return bool(re.search(r"[百千万]强$", stem)) or stem in generic


def _is_people(text: str, vocabulary: Vocabulary) -> bool:
    """Whether ``text`` is a people (阿拉伯人), and no club (湖人)."""
    land = text[:-1]
    return (
        text[-1] == "人"
        and len(land) > 1
        and (word_pos(land) in ("ns", "nz", "n", "nt") or land in vocabulary.countries)
    )
