"""Whether an ordinary word, a number or a verb before a head word may belong to the name (智能|制造|产业园)."""

import re

from kg.entities.belongs_names import GROUNDS, WORKS
from kg.entities.shapes import BATCH, LATIN, MEASURE, NOMINAL, NTH, ORDINAL, no_verb, proper
from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary

# the number of a motorway behind its letter: G|321
ROUTE = re.compile(r"\d{1,4}线?")
_ROUND = re.compile(r"新一轮$")
TOGETHER = ("共建", "合建")
# what is done to the house of a school or hospital
_REBUILT = frozenset({"扩建", "改扩建", "迁建", "改造", "新建", "续建", "重建", "改建", "提升"})
_HOUSES = re.compile(r"(?:小学|中学|学校|学院|幼儿园|医院|卫生院|敬老院|福利院|服务中心|[一二三四五六七八九十][中小])$")
# what firms do about works, where two of them or a zone before show that it is done
_PUT_UP = frozenset({"开发", "投资", "投建", "建设", "新建", "兴建"})
_ZONE = re.compile(r"(?:区|园|园区|地区)$")
# what is done with a meeting by those who come (负责人|列席|会议)
ATTENDING = frozenset({"列席", "出席", "参加", "主持"})


def word_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether an ordinary word or sign may stand in the name, by its part of speech."""
    token, text, before = spot.tokens[i], spot.tokens[i].text, spot.tokens[i - 1] if i else None
    if token.pos == "w":
        return text in "-—·+/&" and before is not None and before.pos != "w"
    if token.pos == "m" or text[0].isdigit():
        return _number_belongs(spot, text) or _is_route_number(spot, i)
    if LATIN.match(text):
        return True
    if text in vocabulary.words.visit and before is not None and proper(before) and spot.head.type in WORKS:
        return False
    if token.pos in NOMINAL:
        return not _builds(spot, i, vocabulary)
    if token.pos == "v":
        return _verb_belongs(spot, i, vocabulary)
    if token.pos == "a":
        return len(text) > 1 or text in "新大高小主" or (spot.head.type == "Policy" and text in "强优美")
    if token.pos == "vd":
        return spot.head.type == "Policy" and len(text) > 1  # 企业|协同|行动
    if text in ("再", "可"):  # 国家|再|制造产业示范基地
        return spot.tokens[i + 1].text in ("制造", "再生", "降解", "生")
    return text == "之"


def _is_route_number(spot: Spot, i: int) -> bool:
    """Whether the number is a motorway's (G|60|科创走廊)."""
    before = spot.tokens[i - 1] if i else None
    token = spot.tokens[i]
    return (
        before is not None
        and before.text in ("G", "S")
        and before.end == token.start
        and bool(ROUTE.fullmatch(token.text))
    )


def _builds(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a verbal noun between a place and a park that has a name of its own is the predicate of a headline
    (远山县|建设|青石产业园, but 远山县|建设|工程)."""
    token, before = spot.tokens[i], spot.tokens[i - 1] if i else None
    if token.pos != "vn" or token.text not in vocabulary.words.building or before is None or before.pos != "LOC":
        return False
    named = spot.tokens[i + 1 : spot.first]
    park = spot.head.type == "Project" and spot.head.word.endswith(("园", "园区", "基地", "小镇", "新城"))
    return park and any(t.text not in vocabulary.generic and t.pos != "vn" for t in named)


def _number_belongs(spot: Spot, number: str) -> bool:
    """Whether a number may stand in the name (第三届|大会, 二期|工程, 50万吨|项目)."""
    kind = spot.head.type
    if re.fullmatch(r"[\d一二三四五六七八九十两]+大", number):
        return kind not in ("Project", "Facility")  # 甲、乙、丙|3大|重点项目
    if number == "一" and kind in ("Facility", "Company", "Organization"):
        return False  # 某镇|一|工厂: no name
    if BATCH.match(number):
        return kind in ("Event", "Policy")
    if _ROUND.match(number):
        return kind in ("Event", "Policy", "Project")
    if NTH.match(number):
        return kind in ("Organization", "Government", "Event") or spot.head.word in GROUNDS
    if ORDINAL.match(number):
        return kind in ("Event", "Facility", "Project", "Organization", "Policy", "Government", "Company")
    if MEASURE.match(number):
        return kind in ("Project", "Facility", "Policy") or (kind == "Event" and len(number) < 3)
    return number in ("双", "三农", "八", "千", "百", "万") and kind in ("Policy", "Event", "Project")


def _verb_belongs(spot: Spot, i: int, vocabulary: Vocabulary) -> bool:
    """Whether what the tagger calls a verb stands inside the name like a noun: known to do so, or no verb at all in the
    dictionary; not where it is the predicate of a place or body before it (某市|建设产业园)."""
    text, head, after = spot.tokens[i].text, spot.head, spot.tokens[i + 1]
    before = spot.tokens[i - 1] if i else None
    if (text in ATTENDING and head.type == "Event") or text in ("新改扩建", "新扩建", "新改建"):
        return False
    if len(text) == 2 and text[0] in "东西南北" and text[1] in "邻接临靠抵":
        return False  # 南邻|青石机场
    # but 青石|年产5万吨, 青石公司|危废|处置项目
    acts = before is not None and before.pos in ("ORG", "nt", "PER") and text[0] != "年"
    acts = acts and not (head.type in WORKS and no_verb(text))
    if acts and head.type == "Project" and text in _REBUILT and before is not None:
        return bool(_HOUSES.search(before.text))  # 青石小学|扩建|校舍项目
    if acts and (head.type in WORKS or (head.type == "Event" and text not in vocabulary.words.opening)):
        return head.type == "Event" and text in TOGETHER
    predicates = vocabulary.words.convening if head.type == "Event" else vocabulary.words.predicate
    if text in predicates and before is not None and before.pos in ("LOC", "ORG", "PER", "w", "TIME", "d", "ad"):
        return False
    if head.type in WORKS and text in _PUT_UP and (after.text in _PUT_UP or (before and _ZONE.search(before.text))):
        return False  # 青石工业区|投资|建设|铜箔项目
    if text == "可":
        return after.text in ("再生", "降解")
    if len(text) == 1:  # 改|扩建, 绿化管|养|及道路保洁
        if text == "跨" and after.text in "海江河湖":  # 青石|跨|海|通道
            return head.type in WORKS
        joined = after.pos == "c" and before is not None and before.pos == "n"
        return joined or (after.pos == "vn" and text in "改扩迁新续重拆")
    return text in vocabulary.inner_verbs or no_verb(text)
