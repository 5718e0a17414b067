"""Names that end in a head word: …有限公司, …产业园, …签约仪式, 区发改局.

From each head word the name is followed leftwards (``extent``), trimmed of what names nothing, and kept where it names
one thing (``trim``).
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.brand import branded
from kg.entities.candidate import HEADED, WHOLE, Candidate, Reading
from kg.entities.extent import leftmost
from kg.entities.head_words import spot_of, unbroken
from kg.entities.nameless import belongs_to_before, is_nameless
from kg.entities.places_before import behind_building
from kg.entities.spot import Spot
from kg.entities.tagged import OFFICES, SHARES
from kg.entities.trim import is_sited, trimmed
from kg.entities.trim_names import among_bodies, is_name
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS, Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

# whose tender it is: 招标人|青石能源有限公司
_TENDERER = re.compile(
    r"(?:招标人|采购人|招标方|采购方|发包人|发包方|建设单位|中标人|业主方?|招标代理机构|招标代理人?|代理机构)(?=..)"
)
_PRESS = re.compile(r"[\u4e00-\u9fff]{2,6}报[·•]")
_QUOTE_ONLY = re.compile(r"“[^“”]+”")
# of what kind a partnership is belongs to its name: …合伙企业（有限合伙）
_PARTNERS = re.compile(r"[（(](?:有限|普通|特殊普通)合伙[）)]")
# what the office of a firm has to do with, behind the firm's whole name
_OF_FIRM = frozenset({"资本", "基金", "证券", "投资", "资产", "能源", "科技"})
# what is studied with a word that may end a name: 项目|管理, 港口|机械
_MAJORS = frozenset(
    {"管理", "机械", "设计", "技术", "制造", "力学", "造价", "经济", "监理", "专业", "硕士", "博士", "学士"}
    | {"硕士学位", "博士学位", "学士学位", "热物理", "自动化", "电气", "测量", "物理"}
)
_HALL = re.compile(r"(?:大会堂|宫|[宾旅展]馆|饭店|酒店|大厦|大楼)[\u4e00-\u9fff]{1,5}厅$")
_GROUP = re.compile(r"[（(]集团[）)]")


def _bracketed_kind(text: str, end: int, head: str) -> re.Match[str] | None:
    """The bracket behind a name that tells its kind: …合伙企业（有限合伙）, 青石动力公司（集团）."""
    if head.endswith(("合伙企业", "事务所")):
        return _PARTNERS.match(text, end)
    return _GROUP.match(text, end) if head.endswith("公司") else None


_STUDIED = frozenset({"学习", "宣传", "贯彻", "落实", "传达", "宣讲", "学习贯彻", "贯彻落实", "深入", "全面", "认真"})


def _is_none(tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> bool:
    """Whether the word tells of the shares of a trade (青石银行|股), or of whoever is no member (非OPEC|国家)."""
    token, after = tokens[last], tokens[last + 1] if last + 1 < len(tokens) else None
    if token.text[0] == "非" and token.text[1:] in vocabulary.heads:
        return True
    before = tokens[last - 1] if last and tokens[last - 1].end == token.start else None
    if before is not None and before.pos in ("ORG", "nt"):
        if token.text in _OF_FIRM and before.text.endswith("公司"):
            return True  # 青石基金管理有限公司|基金|经理
        if after is not None and after.text in _MAJORS and before.text.endswith(("大学", "学院", "学校")):
            return True  # 云岭大学|项目|管理硕士
    if token.text == "移动" and after is not None and after.text in ("电话", "通信", "互联网", "终端", "支付", "应用"):
        return True  # 青石市|移动|电话
    unit = after is not None and after.text in ("BU", "BG")  # 智能方案|BU|董事长
    return unit or (after is not None and after.text in SHARES and after.start == token.end)


def find_headed(reading: Reading) -> Iterator[Candidate]:
    """Candidates for every head word in every sentence."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        for last, token in enumerate(sentence.tokens):
            if not vocabulary.ends_head(token.text[-1]) or _is_none(sentence.tokens, last, vocabulary):
                continue
            spot = spot_of(reading.text, sentence.tokens, last, vocabulary)
            found = _named(spot, vocabulary) if spot else None
            if found:
                yield found


def _named(spot: Spot, vocabulary: Vocabulary) -> Candidate | None:
    """The name that ends in the head word, if it is one."""
    head, tokens, end = spot.head, spot.tokens, spot.tokens[spot.last].end
    if "never" in head.flags:
        return None
    if bracket := _bracketed_kind(spot.text, end, head.word):
        end = bracket.end()
    if "whole" in head.flags and spot.own == head.word:
        if _is_office(spot, vocabulary):
            return None
        rule = "company:listed" if "listed" in head.flags else "name:lexicon"
        kind = "Facility" if "seat" in head.flags and _is_met_in(spot) else head.type
        return Candidate(tokens[spot.first].start, end, kind, rule, WHOLE)
    if "listed" in head.flags:
        return None  # part of a longer word
    if belongs_to_before(spot, vocabulary):
        return None
    if "brand" in head.flags:
        business = unbroken(spot.text, tokens, spot.last, vocabulary.longest_head)
        return None if business in vocabulary.industries else branded(spot, vocabulary)
    if head.word == "社区" and tokens[spot.first].pos == "LOC" and len(spot.own) > 3:
        return Candidate(tokens[spot.first].start, end, "Place", "head:社区", HEADED)  # 云岭镇|松坪社区
    left = trimmed(spot, leftmost(spot, vocabulary), vocabulary)
    left -= _cut_brand(spot, left)
    while left < spot.first and any(_only_studied(spot, i) for i in range(left, spot.first)):
        left += 1
    left = behind_building(spot, left)
    start = tokens[left].start + _opens_post(spot, left)
    programme = head.type == "Policy" or (head.word == "工程" and _is_programme(spot, left, vocabulary))
    if programme and _QUOTE_ONLY.fullmatch(spot.text[start : tokens[spot.first].start]):
        return None  # “强县”战略: the quoted words are the name
    if is_nameless(spot, left, spot.text[start:end], vocabulary) or not is_name(spot, left, vocabulary):
        return None
    kind = "Organization" if _PRESS.match(spot.text[start:end]) else _kind(spot, left, vocabulary)
    return Candidate(max(start, _behind_city(spot, left)), end, kind, f"head:{head.word}", HEADED)


# beside an estate: somebody lives there, or something happened at its gate
_LIVED_IN = re.compile(r"住|业主|物业|居民|[号栋幢]楼|\d[号栋幢]|单元|小区|附近|门口|邻居|室友|楼下|经过|路过")
_POLICE = re.compile(r"公安|消防|交警|应急|急救|[总支]队|[局厅]指挥")
_AT = frozenset("在到去至")
_INTO = frozenset(
    {"在", "于", "到", "至", "从", "抵达", "来到", "离开", "进入", "走进", "步入", "入主", "重返", "走出", "位于"}
)
# estates, which a city or district before them does not name
_ESTATES = frozenset({"小区", "家园", "公寓", "名苑", "花园"})
_LEAGUE = re.compile("(?:共青)?团[\u4e00-\u9fff]{1,6}委$")


def _kind(spot: Spot, left: int, vocabulary: Vocabulary) -> str:
    """What the name from token ``left`` on names: what its head says, but for houses and bodies of the same name."""
    head, tokens = spot.head, spot.tokens
    if head.word in ("高院", "中院") and not _is_court(spot):
        return "Organization"  # 某大学宁高院
    if _LEAGUE.match(tokens[left].text) and head.word.endswith("委"):
        return "Organization"
    if head.word == "促进会" and left > 0 and tokens[left - 1].text in ("召开", "举行", "组织召开"):
        return "Event"  # 召开|秸秆禁烧加压促进会
    if head.word == "指挥中心" and _POLICE.search(spot.text, tokens[left].start, tokens[spot.last].end):
        return "Government"  # 市公安局指挥中心
    if head.word in OFFICES and tokens[spot.first].pos == "ORG" and left == spot.first:
        return "Organization"
    if head.word == "花园" and _is_lived_in(spot, left):
        return "Facility"
    if head.word == "厅" and (
        tokens[spot.first].pos == "LOC" or _HALL.search(spot.text, tokens[left].start, tokens[spot.last].end)
    ):
        return "Facility"  # 在|青石宫白河厅|举行
    kind = "Facility" if "site" in head.flags and is_sited(spot, left, vocabulary) else head.type
    if kind == "Facility" and among_bodies(spot, left):
        return "Organization"
    led = any(vocabulary.is_title(t.text) for t in tokens[spot.last + 1 : spot.last + 2]) or (
        [t.text for t in tokens[spot.last + 1 : spot.last + 3]] in _DEPUTIES
    )
    if head.word == "总部" and led:
        return "Organization"  # 青石证券经纪业务总部|总经理
    # 青石集团财务中心|主任, 青禾博物馆|馆长, 青石煤矿|矿长
    office = led and kind == "Facility" and head.word.endswith(("中心", "馆", "矿"))
    return "Organization" if office else kind


def _is_met_in(spot: Spot) -> bool:
    """Whether somebody is in the house, or comes to it, rather than hears from it (在|白宫|会见)."""
    before = spot.tokens[spot.first - 1] if spot.first else None
    return before is not None and before.text in _INTO


def _behind_city(spot: Spot, left: int) -> int:
    """Where the name of an estate begins: behind the cities and districts before it (云州|白河|玉兰小区); of anything
    else, with the word at ``left``."""
    tokens, head = spot.tokens, spot.tokens[spot.last].end - len(spot.head.word)
    while spot.head.word in _ESTATES and left < spot.last and head - tokens[left + 1].start > 1:
        city = tokens[left]
        if city.pos not in ("LOC", "ns") or (city.text[-1] not in LEVELS and word_pos(city.text) != "ns"):
            break
        left += 1
    return tokens[left].start


def _is_lived_in(spot: Spot, left: int) -> bool:
    """Whether a garden is rather an estate of houses, by what stands beside it."""
    start, end = spot.tokens[left].start, spot.tokens[spot.last].end
    return spot.text[start - 1 : start] in _AT or bool(_LIVED_IN.search(spot.text, max(0, start - 8), end + 8))


def _is_office(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether a would-be ministry is an office of the firm right before it (青石有限公司|人事部)."""
    before = spot.tokens[spot.first - 1] if spot.first and spot.head.word.endswith("部") else None
    if before is None or before.end != spot.tokens[spot.first].start:
        return False
    return vocabulary.type_of(before.text) == "Company"


def _cut_brand(spot: Spot, left: int) -> bool:
    """Whether the word before belongs to the brand before a bracketed place: 与|回云|哥（云岭）有限公司."""
    tokens = spot.tokens
    if left < 2 or left + 1 >= spot.first or tokens[left + 1].text not in "（(" or len(tokens[left].text) > 1:
        return False
    return tokens[left - 1].end == tokens[left].start and tokens[left - 2].text in ("、", "与", "和", "及", "，", "由")


def _is_court(spot: Spot) -> bool:
    """Whether a place stands before 高院 or 中院 (省|高院, 云州|中院)."""
    own = spot.own.removesuffix(spot.head.word) or (spot.tokens[spot.first - 1].text if spot.first else "")
    return own[-1:] in tuple("省市区州") or word_pos(own) == "ns"


def _is_programme(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether what the quotes hold is carried out and no building (实施“强基堡垒”工程, but “青石水库”工程)."""
    before = spot.tokens[left - 1].text if left else ""
    inner = spot.text[spot.tokens[left].start : spot.tokens[spot.first].start].strip("“”")
    return before in ("实施", "开展", "推进", "启动", "深入实施", "深化") and vocabulary.type_of(inner) is None


def _only_studied(spot: Spot, left: int) -> bool:
    """Whether the word at ``left`` says what is done with the spirit of a gathering (学习|贯彻|某某党代会|精神)."""
    after = spot.tokens[spot.last + 1].text if spot.last + 1 < len(spot.tokens) else ""
    return spot.head.type == "Event" and after == "精神" and spot.tokens[left].text in _STUDIED


_TAKES = frozenset({"同志", "拟", "现", "曾", "兼", "改", "调", "升", "先生", "女士"})
_DEPUTIES = [["副", post] for post in ("矿长", "厂长", "馆长", "主任")]
_LEVELS_ALONE = frozenset("县市区省镇乡")


def _opens_post(spot: Spot, left: int) -> int:
    """The length of 任 where it opens a post and is taken for the first character of the body (任云岭|公司)."""
    text = spot.tokens[left].text
    if (
        spot.head.type == "Company"
        and (asked := _TENDERER.match(text))
        and (left < spot.last or len(text) > asked.end() + 3)
    ):
        return asked.end()
    if spot.head.type not in ORGANISATIONS or text[0] != "任":
        return 0
    if (
        text[1:2] in _LEVELS_ALONE
        and left
        and (spot.tokens[left - 1].text in _TAKES or spot.tokens[left - 1].pos == "PER")
    ):
        return 1  # 甲同志|任|县某某中心主任
    if left == spot.last or len(text) < 3:
        return 0
    return 0 if any(map(is_word, (text[:2], text[:3], text[:2] + "市", text[:2] + "县"))) else 1
