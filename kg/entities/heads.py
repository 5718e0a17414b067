"""Names that end in a head word: …有限公司, …产业园, …签约仪式, 区发改局.

From each head word the name is followed leftwards (``extent``), trimmed of what names nothing, and kept where it names
one thing (``trim``).
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.brand import branded
from kg.entities.candidate import HEADED, WHOLE, Candidate, Reading
from kg.entities.extent import leftmost
from kg.entities.qualifies import qualifies
from kg.entities.repair_bodies import SEATS
from kg.entities.shapes import QUARTERS, proper
from kg.entities.spot import Spot
from kg.entities.tagged import CITIES_END, IN_DEAL, OFFICES, UNNAMED, is_trade
from kg.entities.tagged_people import is_division
from kg.entities.trim import among_bodies, is_name, is_sited, trimmed
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS, Token
from kg.words import is_word, word_pos

# what is fast, and no motorway: 高速|列车
_FAST = frozenset({"列车", "动车", "动车组", "磁浮", "飞行", "增长", "发展", "运转", "运行", "互联", "公路", "铁路"})
# whose tender it is: 招标人|青石能源有限公司
_TENDERER = re.compile(r"(?:招标人|采购人|招标方|采购方|发包人|发包方|建设单位|中标人|业主方?|招标代理机构)(?=..)")
_HELD = frozenset({"全资", "绝对", "相对", "间接", "直接", "合计", "共同", "实际"})
_POST = re.compile(r"(?:常务)?副?书记|常务$|常委|委员|成员|秘书|副?主席|第一书记")
_LESSONS = ("专题", "集体")  # 第七次|专题|学习
_PRESS = re.compile(r"[\u4e00-\u9fff]{2,6}报[·•]")
_QUOTE_ONLY = re.compile(r"“[^“”]+”")
# of what kind a partnership is belongs to its name: …合伙企业（有限合伙）
_PARTNERS = re.compile(r"[（(](?:有限|普通|特殊普通)合伙[）)]")
# 成立农民专业合作社|3个
_COUNTED_BEHIND = re.compile(r"\d+多?[个家所座处]")
_COUNTABLE = (
    "合作社",
    "家庭农场",
    "公司",
    "企业",
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "医院",
    "卫生院",
    "社区",
    "工厂",
    "园区",
    "滑雪场",
)
_COUNT = re.compile(r"(?:\d+多?|[一两二三四五六七八九十百]+|多|数|几)[个家所座处栋幢条支项]")
_STUDIED = frozenset({"学习", "宣传", "贯彻", "落实", "传达", "宣讲", "学习贯彻", "贯彻落实", "深入", "全面", "认真"})
# behind the 会 of a meeting (项目启动|会|在…举行), but of no verb (启动|会|带动…)
_BEHIND_MEETING = frozenset(
    {"将", "在", "于", "由", "上", "的", "举行", "举办", "召开", "正式", "顺利", "成功", "圆满", "如期"}
)


def find_headed(reading: Reading) -> Iterator[Candidate]:
    """Candidates for every head word in every sentence."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        for last, token in enumerate(sentence.tokens):
            if not vocabulary.ends_head(token.text[-1]):
                continue
            spot = _spot(reading.text, sentence.tokens, last, vocabulary)
            found = _named(spot, vocabulary) if spot else None
            if found:
                yield found


def _spot(text: str, tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> Spot | None:
    """The head word that ends with token ``last``; None where there is none or it is no word by itself (布|局)."""
    token = tokens[last]
    if not _may_end_name(tokens, last, vocabulary) or (token.pos in ("LOC", "ns") and is_division(token.text)):
        return None
    head = vocabulary.head(_unbroken(text, tokens, last, vocabulary.longest_head))
    if head is None:
        return None
    first = last
    while token.end - tokens[first].start < len(head.word):
        first -= 1
    if first < last and head.word != token.text and _splits(tokens[first], token.end - len(head.word)):
        whole = vocabulary.head(token.text)  # 减持|部分|公司 holds no 分公司
        if whole is None:
            return None
        first, head = last, whole
    spot = Spot(text, tokens, first, last, head)
    if first > 0 and tokens[first - 1].text.startswith("各") and head.type == "Government":
        return None  # 各镇|人民政府
    if head.word == "市场" and first > 0 and _is_realm(tokens[first - 1], vocabulary):
        return None
    if head.word == "段":  # 某某铁路|某段, but no 阶|段
        return spot if first > 0 and vocabulary.is_route(tokens[first - 1].text) else None
    listed = last + 1 < len(tokens) and tokens[last + 1].text.startswith("等")
    if head.word == "法" and (token.pos in ("LOC", "ns", "PER", "m") or len(token.text) < 3 or listed):
        return None  # 中法, 拉法; a law: 促进法
    if len(head.word) > 1 or spot.own == head.word:
        return spot
    city = head.word in CITIES_END and (
        word_pos(tokens[first].text) == "ns" or vocabulary.is_clipped(tokens[first].text)
    )
    feast = head.type == "Event" and tokens[first].pos == "LOC" and len(spot.own) == 2  # a city whose name ends so
    return spot if proper(tokens[first]) and not (city or feast) else None


def _is_realm(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a market is told by the countries that make it up (欧美|市场, 日本|市场): no place to buy at."""
    return (
        token.text in vocabulary.countries
        or vocabulary.is_clipped(token.text)
        or token.text in ("亚洲", "欧洲", "非洲")
    )


def _splits(token: Token, at: int) -> bool:
    """Whether a head that begins at ``at`` would cut an ordinary word in two."""
    return token.start < at and is_word(token.text) and not proper(token)


def _is_last(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark stands behind the token (开展青禾协同行动，), or nothing."""
    return i + 1 == len(tokens) or tokens[i + 1].pos == "w"


def _may_end_name(tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> bool:
    """Whether a name may end with token ``last``: not with a verb, a mark, a person or a part of a work (主体|工程)."""
    token = tokens[last]
    whole = vocabulary.heads.get(token.text)
    if whole is not None and "whole" in whole.flags:
        return True
    if token.text == "会" and token.pos == "v":
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        return after is None or after.pos == "w" or after.text in _BEHIND_MEETING
    act = token.pos == "v" and (
        (token.text == "行动" and _is_last(tokens, last))
        or (token.text == "学习" and tokens[last - 1].text in _LESSONS)
    )
    if (token.pos in ("w", "PER", "TIME", "u", "p", "v") and not act) or (
        token.pos == "m" and token.text not in vocabulary.heads
    ):
        return False
    if token.pos == "f" and token.text.endswith("中心"):
        return False  # 云岭|市中心
    if token.text.endswith("路") and last + 1 < len(tokens) and tokens[last + 1].text.startswith("网"):
        return False  # 高速公路路|网
    if token.text[-1] == "局" and last + 1 < len(tokens) and tokens[last + 1].text == "地":
        return False  # 北部局|地有大雨
    if token.text == "高速" and last + 1 < len(tokens) and tokens[last + 1].text in _FAST:
        return False
    if token.text.endswith(IN_DEAL) or (token.text in vocabulary.not_names and token.text not in vocabulary.heads):
        return False
    if token.text == "控股" and last > 0 and tokens[last - 1].text in _HELD:
        return False  # 青石集团|全资|控股
    if token.text in QUARTERS and not (last > 0 and proper(tokens[last - 1]) and tokens[last - 1].end == token.start):
        return False
    if token.text == "小区" and last > 0 and tokens[last - 1].text in ("老旧", "老", "旧"):
        return False
    work = token.text in ("工程", "项目") and last > 0
    return not work or tokens[last - 1].text not in vocabulary.words.part


def _unbroken(text: str, tokens: Sequence[Token], last: int, limit: int) -> str:
    """The characters up to the end of token ``last``, as far back as no gap or mark interrupts them."""
    first = last
    while (
        first > 0
        and tokens[last].end - tokens[first].start < limit
        and tokens[first - 1].end == tokens[first].start
        and tokens[first - 1].pos != "w"
    ):
        first -= 1
    return text[tokens[first].start : tokens[last].end]


def _named(spot: Spot, vocabulary: Vocabulary) -> Candidate | None:
    """The name that ends in the head word, if it is one."""
    head, tokens, end = spot.head, spot.tokens, spot.tokens[spot.last].end
    if "never" in head.flags:
        return None
    if head.word.endswith(("合伙企业", "事务所")) and (partners := _PARTNERS.match(spot.text, end)):
        end = partners.end()
    if "whole" in head.flags and spot.own == head.word:
        if _is_office(spot, vocabulary):
            return None
        return Candidate(tokens[spot.first].start, end, head.type, "name:lexicon", WHOLE)
    if _is_party_post(spot, vocabulary) or _is_kin(spot, vocabulary):
        return None
    if "brand" in head.flags:
        business = _unbroken(spot.text, tokens, spot.last, vocabulary.longest_head)
        return None if business in vocabulary.industries else branded(spot, vocabulary)
    if head.word == "社区" and tokens[spot.first].pos == "LOC" and len(spot.own) > 3:
        return Candidate(tokens[spot.first].start, end, "Place", "head:社区", HEADED)  # 云岭镇|松坪社区
    left = trimmed(spot, leftmost(spot, vocabulary), vocabulary)
    left -= _cut_brand(spot, left)
    while left < spot.first and any(_only_studied(spot, i) for i in range(left, spot.first)):
        left += 1
    start = tokens[left].start + _opens_post(spot, left)
    programme = head.type == "Policy" or (head.word == "工程" and _is_programme(spot, left, vocabulary))
    if programme and _QUOTE_ONLY.fullmatch(spot.text[start : tokens[spot.first].start]):
        return None  # “强县”战略: the quoted words are the name
    if _is_common(spot.text[start:end], head.word, vocabulary) or _is_act(spot, left) or qualifies(spot, vocabulary):
        return None
    if (
        _is_counted(spot, left)
        or _is_class(spot)
        or _is_trade_of(spot, left, vocabulary)
        or not is_name(spot, left, vocabulary)
    ):
        return None
    kind = "Organization" if _PRESS.match(spot.text[start:end]) else _kind(spot, left, vocabulary)
    return Candidate(start, end, kind, f"head:{head.word}", HEADED)


def _is_trade_of(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether a market is a country's for some goods (某国|智能|手机|市场), no place to buy at, or police a city's."""
    if spot.head.word == "警方":  # the police of a city are told by the city
        return spot.tokens[left].text not in vocabulary.countries
    return spot.head.word == "市场" and spot.first - left > 1 and _is_realm(spot.tokens[left], vocabulary)


# what tells how works are ranked: 云岭县|民生实事|项目 are many
_RANKED = frozenset({"重点", "重大", "实事", "民生实事", "板块"})
_DEED = re.compile(r"[进抓跑谋引招促争储]项目$")


def _is_class(spot: Spot) -> bool:
    """Whether the words tell of a class of works (某县|重点|项目), or of what is done about works (抓|项目)."""
    if spot.head.word not in ("项目", "工程", "重点项目", "重大项目", "重点工程"):
        return False
    before = spot.tokens[spot.first - 1] if spot.first else None
    ranked = (
        before is not None
        and (before.text in _RANKED or before.text[-1] == "类")
        and before.end == spot.tokens[spot.first].start
    )
    return ranked or bool(_DEED.search(spot.text[: spot.tokens[spot.first].end]))


def _is_common(name: str, head: str, vocabulary: Vocabulary) -> bool:
    """Whether a would-be name is a common noun: one that the lexicon has, or a firm of a line of business (AI公司)."""
    trade = head == "公司" and is_trade(name.removesuffix(head), vocabulary)
    return trade or name in UNNAMED or name in vocabulary.generic


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
    if head.word in OFFICES and tokens[spot.first].pos == "ORG" and left == spot.first:
        return "Organization"
    kind = "Facility" if "site" in head.flags and is_sited(spot, left, vocabulary) else head.type
    if kind == "Facility" and among_bodies(spot, left):
        return "Organization"
    led = spot.last + 1 < len(tokens) and vocabulary.is_title(tokens[spot.last + 1].text)
    office = led and kind == "Facility" and head.word.endswith(("中心", "馆"))  # 青石集团财务中心|主任, 青禾博物馆|馆长
    return "Organization" if office else kind


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


def _is_act(spot: Spot, left: int) -> bool:
    """Whether a verb and 公司 were taken for a firm in one word (加大|公司在…的比重)."""
    if spot.head.type in ("Company", "Project") and spot.tokens[left].text.startswith("拟") and left < spot.last:
        return True  # 拟合|资设|项目公司
    stem = spot.own.removesuffix("公司")
    if stem != spot.own and (_DEALT.search(stem) or stem.startswith("拟")):
        return True  # 一致行动人|共质押公司|股份, 拟合资设项目公司
    return left == spot.last and stem != spot.own and (word_pos(stem) or "n").startswith("v")


def _is_court(spot: Spot) -> bool:
    """Whether a place stands before 高院 or 中院 (省|高院, 云州|中院)."""
    own = spot.own.removesuffix(spot.head.word) or (spot.tokens[spot.first - 1].text if spot.first else "")
    return own[-1:] in tuple("省市区州") or word_pos(own) == "ns"


def _is_programme(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether what the quotes hold is carried out and no building (实施“强基堡垒”工程, but “青石水库”工程)."""
    before = spot.tokens[left - 1].text if left else ""
    inner = spot.text[spot.tokens[left].start : spot.tokens[spot.first].start].strip("“”")
    return before in ("实施", "开展", "推进", "启动", "深入实施", "深化") and vocabulary.type_of(inner) is None


def _is_counted(spot: Spot, left: int) -> bool:
    """Whether the words only tell of what kind so many are (5个|社区党群服务中心)."""
    behind = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    if behind is not None and _COUNTED_BEHIND.fullmatch(behind.text) and spot.head.word.endswith(_COUNTABLE):
        return not any(t.pos in ("LOC", "PER", "nz") for t in spot.tokens[left : spot.last + 1])
    count = spot.tokens[left - 1] if left else None
    if count is None or not _COUNT.fullmatch(count.text) or count.end != spot.tokens[left].start:
        return False
    return not any(proper(t) or t.text in "”」』" for t in spot.tokens[left : spot.last + 1])


def _only_studied(spot: Spot, left: int) -> bool:
    """Whether the word at ``left`` says what is done with the spirit of a gathering (学习|贯彻|某某党代会|精神)."""
    after = spot.tokens[spot.last + 1].text if spot.last + 1 < len(spot.tokens) else ""
    return spot.head.type == "Event" and after == "精神" and spot.tokens[left].text in _STUDIED


_DEALT = re.compile(r"质押|减持|增持|受让|冻结|持有")
_TAKES = frozenset({"同志", "拟", "现", "曾", "兼", "改", "调", "升", "先生", "女士"})
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


def _is_party_post(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether 党组, 党委 before a post belongs to the post (某某集团|党组书记): another body stands before."""
    tokens, word = spot.tokens, spot.head.word
    if word not in vocabulary.words.party or spot.last + 1 >= len(tokens) or spot.first == 0:
        return False
    if tokens[spot.first].text != word or not _POST.match(tokens[spot.last + 1].text):
        return False
    before = tokens[spot.first - 1]
    if before.pos in ("ORG", "nt") and not before.text.endswith(SEATS):
        return True  # a firm by its brand alone (远川青石|党委|书记)
    return before.text in ("校区", "院区") or vocabulary.type_of(before.text) in (*ORGANISATIONS, "Facility")


def _is_kin(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether 全资子公司 only says what a firm is to the one before it (某某集团|全资子公司); that of a place
    (某某集团|德国|子公司) is called so."""
    if spot.head.word not in ("子公司", "孙公司") or spot.own not in vocabulary.words.corporate:
        return False
    return spot.first == 0 or spot.tokens[spot.first - 1].pos not in ("LOC", "ns")
