"""Whether a conjunction joins parts of one name (整治|与|修复工程) and not two names."""

from collections.abc import Sequence

from kg.entities.shapes import CLAUSE, NOMINAL, YEAR, proper
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import Token

_BODIES = frozenset({"ORG", "nt"})
_STUDIES = frozenset({"学院", "研究院", "研究所", "研究中心"})
# what faculties and their centres are called by; plain words of their names
_SCHOOLS = frozenset({"学院", "中心", "研究院", "研究所"})
_PLAIN = frozenset({"n", "vn", "nz", "an", "j"})


def joins_parts(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether the conjunction at ``i`` joins parts of one name (整治与修复工程) and not two names."""
    tokens, head, inner = spot.tokens, spot.head, vocabulary.inner_verbs
    if tokens[i].text == "暨":
        return head.type in ("Event", "Project")
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    told = i - 3 if i > 2 and tokens[i - 2].pos != "w" and tokens[i - 2].pos != "ORG" else i - 2
    if head.word in _STUDIES and i > 1 and tokens[told].pos == "ORG":
        return before.pos == "n" and after.pos in ("n", "nz", "vn")  # 某某大学|会计|及|金融|学院
    if head.type == "Event":
        between = (
            before.pos in _BODIES and after.pos in _BODIES and spot.first - i < 12
        )  # 甲医院|与|乙医院医联体揭牌仪式
        return (between or head.word.startswith(("签约", "仪式"))) and _reaches_clause(tokens, i)
    if head.word == "项目" and tokens[i].text in ("及", "和", "与") and after.text in ("配套", "附属"):
        return True  # 青石高新区基础设施|及|配套工程建设项目
    if head.word in ("项目", "工程") and i + 1 == spot.first:
        return False  # 设计、报批|及|项目开工建设
    if head.word == "项目" and (
        _yearly(tokens, i) or _is_second_house(spot, i, vocabulary) or _is_seat_too(tokens, i, spot.first)
    ):
        return True
    if head.word in _SCHOOLS and _is_item(spot, i):
        own = vocabulary.heads.get(before.text)
        return (own is None or "brand" in own.flags) and (after.pos in _PLAIN or i + 1 == spot.first)
    alike = len(before.text) > 1 and before.text[-1] == after.text[-1] and before.pos == after.pos
    if alike and not proper(before):
        return True
    acting = any(t.pos == "vn" or (t.pos == "v" and t.text in inner) for t in tokens[i + 1 : i + 3])
    known = before.pos == "vn" or before.text in inner or len(before.text) == 1
    return before.pos in ("vn", "v") and known and acting


def _yearly(tokens: Sequence[Token], i: int) -> bool:
    """Whether the conjunction joins what a work makes in a year (年产2万吨电池|及|电池壳项目)."""
    for token in reversed(tokens[max(0, i - 12) : i]):
        if token.text.startswith(("年产", "年处理", "年加工")):
            return True
        if token.pos == "w" or token.text in ("的", "在", "将"):
            return False
    return False


def _is_second_house(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether one work has two houses, the second without a name of its own (某某生产基地|及|研发中心项目)."""
    tokens = spot.tokens
    house = vocabulary.head(tokens[i - 1].text)
    second = tokens[i + 1 : spot.first]
    if house is None or house.type not in ("Project", "Facility", "Organization") or not second:
        return False
    if house.word in ("项目", "工程"):
        return False  # 甲项目|和|肉类加工项目: two
    return tokens[i - 1].pos == "n" and all(t.pos in ("n", "vn", "b") for t in second)


# the seat of a firm, which one project may build together with more: 总部|及|研发生产基地建设项目
_SEATS = ("总部", "总部基地", "研发中心", "研发总部", "运营中心", "生产基地", "区域总部")


def _is_seat_too(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether the conjunction joins two houses of one firm, which one project builds."""
    return tokens[i - 1].text.endswith(_SEATS) and any(t.text.endswith(_SEATS) for t in tokens[i + 1 : end])


def _is_item(spot: Spot, i: int) -> bool:
    """Whether plain words and the conjunction between them fill an item of a list (甲学院、数学|与|物理学院、)."""
    tokens, behind = spot.tokens, spot.last + 1
    start = next((j + 1 for j in range(i - 1, -1, -1) if tokens[j].text in "、，"), 0)
    ends = behind < len(tokens) and tokens[behind].text in ("、", "相关", "有关", "等", "负责人", "主要", "师生")
    plain = all(t.pos in _PLAIN for t in tokens[start:i])
    return ends and start < i and plain and "、" in (tokens[start - 1].text, tokens[behind].text)


def _reaches_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether only nominal words stand between a mark that begins the clause and token ``i``."""
    for j in range(i - 1, -1, -1):
        if tokens[j].text in CLAUSE:
            return True
        if tokens[j].pos not in NOMINAL and not YEAR.match(tokens[j].text):
            return False
    return True
