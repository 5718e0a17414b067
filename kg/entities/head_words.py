"""Where in a sentence a head word stands that a name may end in: …|公司, …|产业园, …|签约仪式."""

from collections.abc import Sequence

from kg.entities.shapes import QUARTERS, proper
from kg.entities.spot import Spot
from kg.entities.tagged import CITIES_END, IN_DEAL
from kg.entities.tagged_people import is_division
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word, word_pos

# what is fast, and no motorway: 高速|列车
_FAST = frozenset({"列车", "动车", "动车组", "磁浮", "飞行", "增长", "发展", "运转", "运行", "互联", "公路", "铁路"})
# how shares are held, and no firm: 青石集团|全资|控股
_HELD = frozenset({"全资", "绝对", "相对", "间接", "直接", "合计", "共同", "实际"})
_LESSONS = ("专题", "集体")  # 第七次|专题|学习
# behind the 会 of a meeting (项目启动|会|在…举行), but of no verb (启动|会|带动…)
_BEHIND_MEETING = frozenset(
    {"将", "在", "于", "由", "上", "的", "举行", "举办", "召开", "正式", "顺利", "成功", "圆满", "如期"}
)


def spot_of(text: str, tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> Spot | None:
    """The head word that ends with token ``last``; None where there is none or it is no word by itself (布|局)."""
    token = tokens[last]
    if not _may_end_name(tokens, last, vocabulary) or (token.pos in ("LOC", "ns") and is_division(token.text)):
        return None
    head = vocabulary.head(unbroken(text, tokens, last, vocabulary.longest_head))
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
    if head.word == "市场" and first > 0 and is_realm(tokens[first - 1], vocabulary):
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


def is_realm(token: Token, vocabulary: Vocabulary) -> bool:
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


def unbroken(text: str, tokens: Sequence[Token], last: int, limit: int) -> str:
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
