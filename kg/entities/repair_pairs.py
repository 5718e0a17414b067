"""Two names in one token that the tagger took for a body: 青石县委|县政府, 甲国|驻乙国大使."""

import re

from kg.entities.candidate import part
from kg.entities.repair_firms import owned_ahead, part_in_front
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS

_PARTY = re.compile(r"(?P<body>.{2,})(?P<party>党组|党委|党支部|党总支|纪委|董事会|监事会)$")
# what a party committee is named after
SEATS = (*LEVELS, "街道", "社区", "村", "新城", "开发区")
_ENVOY = re.compile(r"(?P<sender>[\u4e00-\u9fff]{2,6})驻(?P<host>[\u4e00-\u9fff]{1,8})(?:大使|总领事|公使|参赞|代办)$")
_POST = re.compile(r"(?:副?书记|常委|委员|成员|副?主席|秘书|第一书记)")
# a team and where or how it played (某某队客场一比零)
_PLAYS = re.compile(
    r"(?P<team>.{2,}?队)(?P<how>(?:客场|主场|以|[一二三四五六七八九十\d]+(?:比|[:：∶－-]\d)).*?)"
    r"(?P<other>(?<=[胜负平克]).{1,7}队)?$"
)
# a headline of sport: 远山青石|逼平|云岭白马
_BEATS = re.compile(
    r"(?P<team>[\u4e00-\u9fff]{2,8}?)(?P<how>逼平|战平|战胜|击败|力克|大胜|险胜|完胜|不敌|负于|力挫|横扫|淘汰|轻取|惜败|小胜|狂胜)"
    r"(?P<other>[\u4e00-\u9fff]{2,8})$"
)
# 中共某某县委办公室|某某县人民政府办公室
_TWO_OFFICES = re.compile(r"(?P<one>.{3,}?办公[室厅])(?=.{5,}办公[室厅]).+")
_TWINS = re.compile(rf"(?P<party>.*[{LEVELS}](?:委|党委|党工委))(?P<gov>[{LEVELS}]?政府)$")
_TOGETHER = ("会同", "携手", "联合", "同由", "均由", "同受", "均受", "系由", "和", "与", "及")
_WINS = ("中标", "承建", "代建", "竞得")
# 某集团|合作共建|某学院
_FOUNDS = ("合作共建", "联合共建", "合作成立", "联合成立", "共同成立", "合资成立", "共建", "成立", "组建", "设立")
_SIDE_WILLS = re.compile(
    r"(?P<side>[\u4e00-\u9fff]{1,3}方)(?:愿意?|将|支持|赞赏|坚定|高度)$|(?P<body>[\u4e00-\u9fff]{2,}(?:人大|议会|政协|议院))愿$"
)
_HOUSES = re.compile(r"(?P<house>.{2,})集(?P<part>.{2,})$")


def envoy(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """中国驻美大使: a state, where its envoy is, and the envoy."""
    match = _ENVOY.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (len(match["host"]) < 2 and match["host"] not in vocabulary.clippings and match["host"] != "华"):
        return []
    a, b, c = match.end("sender"), match.start("host"), match.end("host")
    sent = [part(token, 0, a, "LOC"), part(token, a, b, "v"), part(token, b, c, "LOC")]
    return [*sent, part(token, c, len(token.text), "n")]


def team_and_play(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某某队客场一比零|战胜…, 某某队3:1胜某某队: the team, how it played, and against whom."""
    match = (_PLAYS.match(token.text) or _BEATS.match(token.text)) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("team"), match.end("how")
    other = [part(token, b, len(token.text), "ORG")] if match["other"] else []
    return [part(token, 0, a, "ORG"), part(token, a, b, "n"), *other]


def party_of_body(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某集团党组|书记: the post is the party secretary's, the body is the group; 某镇党委 stays a body."""
    if token.pos not in ("ORG", "nt") or after is None or not _POST.match(after.text):
        return []
    match = _PARTY.match(token.text)
    if not match or match["body"].endswith(SEATS):
        return []
    # towns have no 党委常委: whoever has them is a firm or school, by its brand alone, too
    central = match["party"] == "党委" and after.text == "常委"
    if vocabulary.head(match["body"]) is None and not central:
        return []
    cut = match.end("body")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "n")]


def party_and_government(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """县委县政府, 某镇党委政府: two bodies."""
    match = _TWINS.match(token.text)
    if not match:
        return []
    cut = match.end("party")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "ORG")]


def two_bodies(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某区政府和某河铝业, 甲部会同乙部, 甲公司中标乙公司: a conjunction or verb between two bodies that both end
    in a head word."""
    text = token.text
    if token.pos not in ("ORG", "nt", "LOC") or vocabulary.head(text) is None:
        return []
    if offices := _TWO_OFFICES.fullmatch(text):
        return [part(token, 0, offices.end("one"), "ORG"), part(token, offices.end("one"), len(text), "ORG")]
    for at in range(3, len(text) - 3):
        word = next((w for w in (*_FOUNDS, *_TOGETHER, *_WINS) if text.startswith(w, at)), None)
        first = vocabulary.head(text[:at]) if word else None
        if word and first and "brand" not in first.flags:  # 某某物流|与|采购联合会 is one
            end = at + len(word)
            second, rest = part(token, end, len(text), "ORG"), vocabulary.head(text[end:])
            if word in ("联合", *_WINS, *_FOUNDS) and (rest is None or len(rest.word) + 2 > len(second.text)):
                continue  # 某某集团联合有限公司
            one = part(token, 0, at, "ORG")
            return [
                *(part_in_front(one, None, vocabulary) or [one]),
                *_between(token, at, end),
                # 某公司及|控股子公司|某厂
                *(owned_ahead(second, None, vocabulary) or [second]),
            ]
    return []


def side_and_will(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """埃方愿|同中方合作: a side, and what it will do."""
    match = _SIDE_WILLS.match(token.text)
    if not match:
        return []
    if match["body"]:
        cut = match.end("body")
        return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "v")]
    cut = match.end("side")
    return [part(token, 0, cut, "n"), part(token, cut, len(token.text), "v")]


def house_and_part(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """文化大楼集图书馆|、|体育馆于一体: the building, and the first thing that it holds."""
    match = _HOUSES.match(token.text) if after is not None and after.text == "、" else None
    if not match or token.pos not in ("ORG", "LOC") or vocabulary.type_of(match["part"]) != "Facility":
        return []
    if vocabulary.type_of(match["house"]) not in ("Facility", "Project"):
        return []
    cut = match.end("house")
    body = part(token, cut + 1, len(token.text), "n")
    return [part(token, 0, cut, "LOC"), part(token, cut, cut + 1, "v"), body]


def _between(token: Token, at: int, end: int) -> list[Token]:
    """The words between two bodies: a conjunction, a verb, a verb and how (联合|成立)."""
    word = token.text[at:end]
    if word in _FOUNDS and len(word) > 2:
        return [part(token, at, at + 2, "vn"), part(token, at + 2, end, "v")]
    return [part(token, at, end, "v" if word in _WINS or word in _FOUNDS else "c")]
