"""A brand and what its owner makes (凌某|汽车): a firm that calls itself after its business."""

from kg.entities.candidate import LISTED, Candidate
from kg.entities.shapes import HAN_OR_LATIN
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.words import is_word, word_pos

_KINDS = frozenset({"低碳", "绿色", "节能", "生态", "智能", "高端", "循环", "清洁", "健康", "安全"})


def branded(spot: Spot, vocabulary: Vocabulary) -> Candidate | None:
    """The firm that one unknown word right before the head makes, with no word of the same phrase around it."""
    tokens, head = spot.tokens, spot.head
    own = tokens[spot.first]
    stem = own.text.removesuffix(head.word)
    at = spot.first if stem else spot.first - 1
    if at < 0 or (not stem and tokens[at].end != own.start):
        return None
    if head.word == "文化" and spot.last + 1 < len(tokens) and tokens[spot.last + 1].text in ("、", "等"):
        return None  # 青石文化、白石文化等: what people have handed down
    brand = stem or tokens[at].text
    before = tokens[at - 1] if at else None
    if not _is_brand(brand, tokens[at], before) or _goes_on(spot, vocabulary):
        return None
    sure = tokens[at].pos == "ORG" and not stem  # 开发团队|青石|科技
    nouns = ("ORG", "PER") if sure else ("n", "nz", "vn", "ORG", "PER")
    if before is not None and before.end == tokens[at].start and before.pos in nouns:
        return None
    whole = "".join(t.text for t in tokens[at : spot.last + 1])
    if brand + head.word in vocabulary.industries or whole in vocabulary.industries:
        return None
    return Candidate(tokens[at].start, tokens[spot.last].end, head.type, f"brand:{head.word}", LISTED + 2)


def _is_brand(brand: str, token: Token, before: Token | None) -> bool:
    """Whether ``brand``, which ``token`` holds, can be one: no word of the dictionary, place, number or person."""
    if brand.startswith(("中华", "民族", "世界")) and len(brand) > 3:  # 中华优秀传统|文化
        return False
    if brand.endswith(("人", "单位", "机构")):  # 采购人|信息
        return False
    if brand[-1] in "添增注赋新聚" and len(brand) > 2:  # 引凤添|动力: the verb of a headline
        return False
    if not 2 <= len(brand) <= 6 or brand.endswith("轮") or token.pos in ("LOC", "m", "TIME", "w", "p", "d", "u", "r"):
        return False
    if brand[-2:] in _KINDS:
        return False  # 低碳绿色|环保: words that tell of what kind
    if is_word(brand) and (token.pos not in ("ORG", "nz", "PER") or (token.text != brand and word_pos(brand) == "n")):
        return False  # 山药|食品, or in one token that is no name
    person = token.pos == "PER" and before is not None and before.pos == "n"  # 司机李某某|汽车
    return not person and bool(HAN_OR_LATIN.match(brand))


def _goes_on(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether the phrase goes on behind the head (凌某汽车|配件), but not with a word for the firm (…|董事长)."""
    if spot.last + 1 >= len(spot.tokens):
        return False
    after = spot.tokens[spot.last + 1]
    if after.start != spot.tokens[spot.last].end or after.pos not in ("n", "vn", "nz"):
        return False
    return after.text not in vocabulary.words.owner
