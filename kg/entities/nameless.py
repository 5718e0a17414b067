"""Words that end in a head word and name nothing: 5个|服务中心, 重点|项目, AI公司, 某某集团|全资子公司."""

import re

from kg.entities.head_words import is_realm
from kg.entities.qualifies import qualifies
from kg.entities.repair_pairs import SEATS
from kg.entities.shapes import proper
from kg.entities.spot import Spot
from kg.entities.tagged import UNNAMED, is_described, is_trade
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS
from kg.words import is_word, word_pos

_POST = re.compile(r"(?:常务)?副?书记|常务$|常委|委员|成员|秘书|副?主席|第一书记")
# 成立农民专业合作社|3个
_COUNTED_BEHIND = re.compile(r"\d+多?[个家所座处]")
_COUNTABLE = (
    "合作社", "家庭农场", "公司", "企业", "小学", "中学", "学校", "幼儿园", "医院", "卫生院", "社区", "工厂", "园区",
    "滑雪场",
)  # fmt: skip
_COUNT = re.compile(r"(?:\d+多?|[一两二三四五六七八九十百]+|多|数|几)[个家所座处栋幢条支项]")


def is_nameless(spot: Spot, left: int, name: str, vocabulary: Vocabulary) -> bool:
    """Whether the would-be ``name`` that ends in the head word, from token ``left`` on, is a common noun, an act, a
    class of works, so many of a kind, or goes on to another head."""
    if _is_common(name, spot.head.word, vocabulary) or _is_act(spot, left) or qualifies(spot, vocabulary):
        return True
    return _is_counted(spot, left, vocabulary) or _is_class(spot, left) or _is_trade_of(spot, left, vocabulary)


def belongs_to_before(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether the head word only tells of the body before it: its party post, or what it is to a firm."""
    return _is_party_post(spot, vocabulary) or _is_kin(spot, vocabulary)


def _is_trade_of(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether a market is a country's for some goods (某国|智能|手机|市场), no place to buy at, or police a city's."""
    if spot.head.word == "警方":  # the police of a city are told by the city
        return spot.tokens[left].text not in vocabulary.countries
    return spot.head.word == "市场" and spot.first - left > 1 and is_realm(spot.tokens[left], vocabulary)


# 表决权委托期限自|转让股份
_OF_SHARES = re.compile(r"期限|转让|委托|受让|标的")
# what tells how works are ranked: 云岭县|民生实事|项目 are many
_RANKED = frozenset({"重点", "重大", "实事", "民生实事", "板块"})
_DEED = re.compile(r"[进抓跑谋引招促争储]项目$")


def _is_class(spot: Spot, left: int) -> bool:
    """Whether the words tell of a class of works (某县|重点|项目, 标杆性|产业园), or of what is done about
    works (抓|项目)."""
    if spot.head.type == "Project" and _is_kind(spot, left):
        return True
    if spot.head.word not in ("项目", "工程", "重点项目", "重大项目", "重点工程"):
        return False
    before = spot.tokens[spot.first - 1] if spot.first else None
    ranked = (
        before is not None
        and (before.text in _RANKED or before.text[-1] == "类")
        and before.end == spot.tokens[spot.first].start
    )
    return ranked or bool(_DEED.search(spot.text[: spot.tokens[spot.first].end]))


def _is_kind(spot: Spot, left: int) -> bool:
    """Whether all that stands before the head says of what kind it is: 工业类|产业园区."""
    words = spot.tokens[left : spot.first]
    return len(words) == 1 and words[0].text[-1] in "类性型" and is_word(words[0].text[:-1])


def _is_common(name: str, head: str, vocabulary: Vocabulary) -> bool:
    """Whether a would-be name is a common noun: one that the lexicon has, or a firm of a line of business (AI公司)."""
    trade = head == "公司" and is_trade(name.removesuffix(head), vocabulary)
    if head in ("集团", "公司", "企业", "企业集团", "大学", "学院", "学校") and is_described(name):
        return True
    if head == "股份" and _OF_SHARES.search(name):
        return True
    return trade or name in UNNAMED or name in vocabulary.generic


def _is_act(spot: Spot, left: int) -> bool:
    """Whether a verb and 公司 were taken for a firm in one word (加大|公司在…的比重)."""
    if spot.head.type in ("Company", "Project") and spot.tokens[left].text.startswith("拟") and left < spot.last:
        return True  # 拟合|资设|项目公司
    stem = spot.own.removesuffix("公司")
    if stem != spot.own and (_DEALT.search(stem) or stem.startswith("拟")):
        return True  # 一致行动人|共质押公司|股份, 拟合资设项目公司
    return left == spot.last and stem != spot.own and (word_pos(stem) or "n").startswith("v")


def _is_counted(spot: Spot, left: int, vocabulary: Vocabulary) -> bool:
    """Whether the words only tell of what kind so many are (5个|社区党群服务中心)."""
    behind = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    if behind is not None and _COUNTED_BEHIND.fullmatch(behind.text) and spot.head.word.endswith(_COUNTABLE):
        return not any(t.pos in ("LOC", "PER", "nz") for t in spot.tokens[left : spot.last + 1])
    count = spot.tokens[left - 1] if left else None
    if count is None or not _COUNT.fullmatch(count.text) or count.end != spot.tokens[left].start:
        return False
    named = (t for t in spot.tokens[left : spot.last + 1] if proper(t) and not is_trade(t.text, vocabulary))
    return not any(named) and not any(t.text in "”」』" for t in spot.tokens[left : spot.last + 1])


_DEALT = re.compile(r"质押|减持|增持|受让|冻结|持有")


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
