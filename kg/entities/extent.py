"""How far to the left a name reaches from its head word: over the words that may belong to it, bracketed and quoted
parts, and conjunctions inside it, up to a word that cannot belong to it (a preposition, a verb, 的)."""

from collections.abc import Sequence

from kg.entities.belongs import fills_item, may_belong
from kg.entities.extent_joins import joins_parts
from kg.entities.shapes import CLAUSE, CLOSING, JOINS
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import word_pos

_BUSINESS = frozenset(
    {"财务", "投资", "贸易", "实业", "工程", "咨询", "物业", "保险", "证券", "信托", "租赁", "科技", "物流"}
)
_OFFICES = ("办公室", "办公厅")
# bodies of a quarter, whose names are any two characters
_SMALL = frozenset({"派出所", "司法所", "居委会", "村委会", "卫生院", "街道办", "街道办事处"})
_PIECES = frozenset({"n", "f", "v", "a", "nz", "q", "b", "j", "s", "g", "vn"})
# between the column of a headline and what it tells: A股异动 | 青石股份涨9%
_BARS = frozenset("|丨｜")
# who wrote it, in brackets behind the dateline: 某社青石2月3日电|（记者 某某）
_BYLINE = frozenset({"记者", "通讯员", "作者", "编辑", "摄影", "见习记者"})
# where a work goes on: 到青石医院迁建项目|工地|视察项目建设情况
_WORKPLACES = frozenset({"工地", "现场", "施工现场", "建设现场", "项目现场", "一线"})
# what a life tells of somebody and a body: 苗青禾|现任|公司董事
_SERVES = frozenset({"现任", "曾任", "历任", "兼任", "担任", "出任", "就任", "升任", "调任", "转任", "任", "曾", "现"})
_MAX = 45  # characters of a name before its head word


# what lies within such grounds is no part of their name
_WITHIN = ("内", "里", "内部", "境内")
_GROUNDS = ("园", "区", "基地", "城", "县", "市", "镇", "港")


def leftmost(spot: Spot, vocabulary: Vocabulary) -> int:
    """The index of the leftmost token that may belong to the name."""
    tokens = spot.tokens
    left, seen_proper = spot.first, tokens[spot.first].pos in ("LOC", "ORG") and not _names_nothing(spot, vocabulary)
    if spot.head.word in _SMALL and _is_in_pieces(tokens, left):
        left -= 2
    while left > 0 and tokens[spot.first].end - tokens[left - 1].start < _MAX:
        step = None if _gap(spot.text, tokens[left - 1], tokens[left]) else _step(spot, left, seen_proper, vocabulary)
        if step is None:
            break
        left, names = step
        seen_proper = seen_proper or names
    return left


def _names_nothing(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether the head's token holds a line of business only before it (青石|财务有限责任公司)."""
    stem = spot.own.removesuffix(spot.head.word)
    plain = spot.head.type == "Project" and len(stem) > 1 and word_pos(stem) in ("n", "vn")  # 新型|材料工业园
    return plain or stem in _BUSINESS or stem in vocabulary.generic or stem in vocabulary.industries


def _gap(text: str, before: Token, after: Token) -> bool:
    """Whether more than spaces beside Latin letters keeps two tokens apart."""
    between = text[before.end : after.start]
    latin = before.text[-1].isascii() or after.text[0].isascii()
    return bool(between) and (between != " " or not latin)


def _step(spot: Spot, left: int, seen_proper: bool, vocabulary: Vocabulary) -> tuple[int, bool] | None:
    """The leftmost token after one more word or bracket is taken in, and whether that names something; None where the
    name begins at ``left``."""
    before = spot.tokens[left - 1]
    if before.pos == "LOC" and before.text[-1] in LEVELS and (_is_own_place(spot, left) or _is_in_chain(spot, left)):
        return None  # 青石县|河东新区, 云岭省|青石市|田家湾|片区: several places
    if before.text in CLOSING:
        opening = _bracketed(spot, left)
        return None if opening is None else (opening, before.text in "”」』")
    if before.text in _BARS or _serves(before) or _stands_before(spot, left) or _is_built(spot, left):
        return None
    if before.pos == "ORG" and before.text.endswith(_OFFICES) and spot.head.word.endswith(_OFFICES):
        return None  # 某某市委办公室|某某市人民政府办公室
    if before.text in ("至", "到") and _between_places(spot.tokens, left, before.text):
        return left - 2, True
    if before.text == "驻" and _is_abroad(spot, left):
        return left - 2, True
    if before.text == "暨" and spot.head.type != "Event" and left > 1 and _is_gathering(spot.tokens[left - 2]):
        return None  # 某某推进会|暨|某某项目协调会
    if before.text == "、" and _is_row_of_deeds(spot, left):
        return left - 1, False
    if before.text == "和" and spot.head.type == "Government" and _is_of_party_and_state(spot.tokens, left):
        return left - 2, False
    if before.text in JOINS and before.pos in ("c", "p"):
        return (left - 1, False) if joins_parts(spot, left - 1, vocabulary) else None
    if may_belong(spot, left - 1, seen_proper, vocabulary) or fills_item(spot, left - 1):
        return left - 1, before.pos in ("LOC", "ORG", "ns", "nt")
    return None


_GATHERINGS = ("会", "仪式", "典礼", "活动")


def _is_gathering(token: Token) -> bool:
    """Whether the word ends a gathering's name, with which another one is joined: 签约仪式|暨项目揭牌仪式."""
    return token.text.endswith(_GATHERINGS)


def _is_in_pieces(tokens: Sequence[Token], left: int) -> bool:
    """Whether two single characters behind a place are what a small body is called by: 云州|上|渡|派出所."""
    if left < 3 or tokens[left - 3].pos not in ("LOC", "ns", "ORG"):
        return False
    pieces = tokens[left - 2 : left]
    plain = all(len(t.text) == 1 and t.pos in _PIECES for t in pieces)
    return plain and tokens[left - 3].end == pieces[0].start and pieces[1].end == tokens[left].start


def _stands_before(spot: Spot, left: int) -> bool:
    """Whether the word before tells where the thing is: 青石产业园|内|年产3万吨电池项目, 现场|电池项目."""
    before = spot.tokens[left - 1].text
    grounds = left > 1 and spot.tokens[left - 2].text.endswith(_GROUNDS)
    return (before in _WITHIN and grounds) or (spot.head.type == "Project" and before in _WORKPLACES)


# with 建设 behind it, what is done to a work that has its name behind them
_TO_BUILD = frozenset({"投资", "规划", "计划", "合作", "联合", "共同", "携手", "着手", "谋划"})


def _is_built(spot: Spot, left: int) -> bool:
    """Whether the word before says, with the one before it, what is done to the work: 田家湾片区|投资建设|远帆生产基地,
    but 远帆投资建设项目."""
    building = spot.tokens[left - 1].text == "建设" and left > 1 and spot.tokens[left - 2].text in _TO_BUILD
    return building and (left < spot.first or len(spot.own) > len(spot.head.word) + 1)


def _serves(token: Token) -> bool:
    """Whether the word tells that somebody serves what stands behind it."""
    return token.text in _SERVES and (len(token.text) > 1 or token.pos in ("v", "d"))


def _is_of_party_and_state(tokens: Sequence[Token], left: int) -> bool:
    """Whether a body's name begins with the party and the state (党|和|国家机构改革委员会)."""
    return left > 1 and tokens[left - 2].text == "党" and tokens[left].text.startswith("国家")


# what one ceremony may be for, several at a time: 集中开工、竣工投产|活动
_DEEDS = frozenset(
    {
        "开工",
        "竣工",
        "投产",
        "签约",
        "揭牌",
        "奠基",
        "通车",
        "投用",
        "启动",
        "开竣工",
        "集中开工",
        "集中竣工",
        "集中签约",
        "开业",
        "授牌",
        "交付",
        "交房",
    }
)


def _is_row_of_deeds(spot: Spot, left: int) -> bool:
    """Whether the 、 before ``left`` parts what one ceremony is for (项目集中开工、|竣工投产活动)."""
    if spot.head.type != "Event" or left < 2:
        return False
    here = [t.text for t in spot.tokens[left : spot.last + 1]]
    deed = next((word for word in here if word not in ("集中", "项目", "重点", "重大")), "")
    return spot.tokens[left - 2].text in _DEEDS and (deed in _DEEDS or deed.removesuffix("仪式") in _DEEDS)


def _is_in_chain(spot: Spot, left: int) -> bool:
    """Whether behind a place with its level another one stands before the head already (青石县|田家湾|片区)."""
    larger = spot.head.type == "Place" and left < spot.first and len(spot.tokens[left - 1].text) > 2
    return larger and spot.tokens[left].pos == "LOC"


def _is_own_place(spot: Spot, left: int) -> bool:
    """Whether the head's token is the name of a new town or street district by itself (河东新区, but 新区)."""
    own = spot.tokens[spot.first]
    return (
        left == spot.first
        and own.pos == "LOC"
        and spot.head.word in ("新区", "新城", "街道", "新村")
        and len(own.text) > len(spot.head.word) + 1
    )


def _is_abroad(spot: Spot, left: int) -> bool:
    """Whether 驻 stands in the name of a mission or force (某国驻某地|使馆, 某省政府驻某地|办事处)."""
    owners = {"LOC", "ORG", "ns", "nt"}
    placed = left > 1 and spot.tokens[left].pos in ("LOC", "ns") and spot.tokens[left - 2].pos in owners
    return placed and spot.head.word.endswith(("使馆", "领事馆", "办事处", "代表处", "联络处", "代表团", "部队"))


def _between_places(tokens: Sequence[Token], left: int, word: str) -> bool:
    """Whether 至 stands between two places, as in the name of a line (甲城至乙城铁路)."""
    if left < 2:
        return False
    one, other = tokens[left - 2], tokens[left]
    places = {"LOC", "ns", "nz", "nr", "ORG"} if word == "至" else {"LOC", "ns"}
    return one.pos in places and other.pos in places


def _bracketed(spot: Spot, left: int) -> int | None:
    """Where the brackets or quotes that close right before ``left`` open, if what they hold can be part of a name."""
    tokens, closing = spot.tokens, left - 1
    if tokens[left].text in "“「『":  # “东拓”“西优”战略 are two names
        return None
    opening = _opening(tokens, closing)
    if opening is None:
        return None
    inside = tokens[opening + 1 : closing]
    length = sum(len(t.text) for t in inside)
    if not inside or length > 16 or any(t.text in CLAUSE - {"、"} or t.text in _BYLINE for t in inside):
        return None
    if tokens[closing].text in "”」』’":
        done = (
            len(inside) == 1
            and len(inside[0].text) == 2
            and inside[0].pos in ("v", "vn")
            and spot.head.type in ("Facility", "Place")
        )
        return None if done else opening  # “增援”青石站
    body = spot.head.type == "Project" and all(t.pos in ("ORG", "LOC") for t in inside)  # 甲医院（乙中心）迁建工程
    plain = (length <= 8 or body) and opening > 0 and tokens[opening - 1].pos != "w"
    told = ("v", "d", "p") if spot.head.type == "Policy" else ("v", "d", "p", "TIME")
    return opening if plain and not any(t.pos in told for t in inside) else None


def _opening(tokens: Sequence[Token], closing: int) -> int | None:
    """The index of the mark that opens what ``closing`` closes; None when it is not in reach."""
    mark = CLOSING[tokens[closing].text]
    for i in range(closing - 1, max(closing - 16, -1), -1):
        if tokens[i].text == mark:
            return i
        if tokens[i].text in CLOSING:
            return None
    return None
