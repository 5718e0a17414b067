"""Repairs of places with a direction stuck to them: 东临|民主路, 远山县|东部, 阿尔格|东南|汉南省."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

# what mountains, waters and the like end in
_RELIEFS = frozenset("山江河湖海岛洲国")
# what the larger of two places is called by: 白岭高地|云尔山
_REGIONS = ("地带", "高地", "半岛", "群岛", "地区")
_SIDE = re.compile(r"(?P<side>[东南西北](?:临|靠|接|邻|至|起|抵|连))(?P<place>.{2,})$")
_QUARTER = re.compile(r"(?P<side>(?:城|市)[东南西北中](?:郊)?)(?P<place>[\u4e00-\u9fff]{2,}(?:村|镇|路|街|小区|新村))$")
_TOWARDS = re.compile(
    r"(?P<place>.{2,}[省市区县镇乡村州旗])(?P<side>(?:东北|东南|西北|西南|[东西南北中])(?:部|侧|面|边|郊|口|角|头)?|境内|城区|全域)$"
)
_SIDES = r"东北|东南|西北|西南|[东西南北中]"
# 长虹路东北|角, 青禾河|畔
_BESIDE_ROAD = re.compile(
    r"(?P<place>.{2,}(?:路|街|大道|桥|铁路))(?P<side>(?:东北|东南|西北|西南)[侧边面角]?|[东西南北][侧边面角]|以[东西南北])$"
    r"|(?P<water>.{2,}[江河湖])(?:畔|两岸|沿岸|岸边)$"
)
# 大青山西部, 阿尔格东南某省
_RELIEF = re.compile(
    rf"(?P<place>.{{2,}})(?P<side>(?:{_SIDES})(?:部|侧|面|麓)|(?:以|之)[东西南北]|市中心|市郊|近郊|郊区)$"
)
# 拉姆安城|西北部: no place is called so
_PART_OF = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,}?)(?:东北|东南|西北|西南|[东西南北中])部$")
_BETWEEN = re.compile(
    r"(?P<place>.{2,})(?P<side>(?:东北|东南|西北|西南)部?|以东|以西|以南|以北|[东西南北中]部|境内|首都)(?P<other>.{3,})$"
)


def side_of(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """东临民主路: the verb is no part of the road."""
    quarter = _QUARTER.match(token.text) if token.pos in ("LOC", "ns") else None
    if quarter and not word_pos(token.text):  # 城东黎明村
        cut = quarter.end("side")
        return [part(token, 0, cut, "s"), part(token, cut, len(token.text), "LOC")]
    match = _SIDE.match(token.text) if token.pos in ("LOC", "ORG", "ns") else None
    if not match or word_pos(token.text):
        return []
    return [part(token, 0, 1, "f"), part(token, 1, 2, "v"), part(token, 2, len(token.text), "LOC")]


def direction_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """远山县东部: the direction is no part of the place's name."""
    match = (_TOWARDS.match(token.text) or _BESIDE_ROAD.match(token.text)) if token.pos in ("LOC", "ns") else None
    relief = _RELIEF.match(token.text) if token.pos in ("LOC", "ns") else None
    tagged = token.pos == "LOC" or (token.pos == "PER" and len(token.text) == 3)
    part_of = _PART_OF.match(token.text) if tagged else None
    known = part_of is not None and (
        len(part_of["place"]) > 1 or (part_of["place"] in vocabulary.clippings and part_of["place"] != "中")
    )
    if part_of and known and not word_pos(token.text) and part_of["place"] not in vocabulary.generic:
        cut = part_of.end("place")
        return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "f")]
    if relief and match is None:
        place = relief["place"]
        if place[-1] in _RELIEFS or place.endswith(_REGIONS) or is_known_place(place, vocabulary):
            match = relief
    if not match or word_pos(token.text) == "ns":
        return []
    cut = match.end("water" if match.re is _BESIDE_ROAD and match["water"] else "place")
    return [part(token, 0, cut, "LOC"), part(token, cut, len(token.text), "f")]


def direction_between(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """阿尔格东南汉南省, 阿尔格国东部某某茨克: a place, a direction and another place."""
    match = _BETWEEN.match(token.text) if token.pos == "LOC" else None
    if not match or word_pos(token.text) == "ns" or vocabulary.type_of(token.text) not in (None, "Place"):
        return []
    ends = match["place"] in vocabulary.countries or match["other"][-1] in LEVELS + "山河湖岛城"
    if not ((is_known_place(match["place"], vocabulary) or match["place"].endswith(_REGIONS)) and ends):
        return []
    a, b = match.end("place"), match.end("side")
    return [part(token, 0, a, "LOC"), part(token, a, b, "f"), part(token, b, len(token.text), "LOC")]


def is_known_place(place: str, vocabulary: Vocabulary) -> bool:
    """Whether the dictionary or the list of countries has the place."""
    return place in vocabulary.countries or (word_pos(place) or "").startswith("ns")


BESIDE_PLACE = re.compile(r"[东西南北侧面][邻靠]")


def place_beside(tokens: Sequence[Token]) -> list[Token]:
    """南|邻白马镇: what tells of a neighbour is stuck to its name; but 南|邻水县."""
    found: list[Token] = []
    for token in tokens:
        side = found and found[-1].text[-1] in "东西南北侧面" and found[-1].end == token.start
        stuck = side and token.text[0] in "邻靠" and token.pos in _PLACED and len(token.text) > 2
        if stuck and not any(is_word(token.text[:size]) for size in (2, 3)):
            found += [part(token, 0, 1, "v"), part(token, 1, len(token.text), token.pos)]
        else:
            found.append(token)
    return found


_PLACED = frozenset({"LOC", "ns", "ORG", "nt"})
