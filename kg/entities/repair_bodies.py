"""Repairs of bodies: verbs and parties stuck to them, and several bodies in one token."""

import re

from kg.entities.candidate import part
from kg.entities.repair_firms import office_of_firm, owned_ahead, part_in_front
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

_VERB_AHEAD = re.compile(
    rf"(?P<verb>兼任|担任|现任|拟任|任|兼|原|于|在|由|向|赴|经(?=[省市区县镇乡州]))(?P<body>[{LEVELS}该].+|[\u4e00-\u9fff]{{2,}}[省市区县州].+)$"
    r"|(?P<verb2>应|受|向|据)(?P<body2>.{2,}政府)$"
    rf"|(?P<verb3>会同(?!县)|率(?=[{LEVELS}])|(?:经|就|对|报)(?=[{LEVELS}](?:人大|人民代表大会|政协|委|政府|法院|检察院|公安局)))(?P<body3>.{{2,}})$"
    r"|(?P<verb4>成立|组建|新设)(?P<body4>.{2,}[部处室办组科会社心队司院团])$"
    # 履新|前任职青石县委|常委, 就职于|青石集团
    r"|(?P<verb5>前任职|曾任职|现任职|任职于?|供职于|就职于|任教于|毕业于)(?P<body5>[^于].{2,})$"
    # 新改扩建|青禾街小学
    r"|(?P<verb6>新?改扩建|新建|扩建|迁建|续建|翻建)(?P<body6>.{4,})$"
)
# 任|某某集团公司…: 任 opens a post, unless a place begins with it (任丘)
_POST_AHEAD = re.compile(r"(?P<verb>历任|曾任|任)(?P<body>.{4,})$")
_MET = re.compile(
    r"(?P<place>.{3,}?)(?P<verb>(?:亲切|热情|集体|分别)?(?:会见|接见|看望|慰问|接待|拜访|走访|考察|调研)了?)(?P<body>.{4,})$"
)
_PARTY = re.compile(r"(?P<body>.{2,})(?P<party>党组|党委|党支部|党总支|纪委|董事会|监事会)$")
# what a party committee is named after
SEATS = (*LEVELS, "街道", "社区", "村", "新城", "开发区")
_ENVOY = re.compile(r"(?P<sender>[\u4e00-\u9fff]{2,6})驻(?P<host>[\u4e00-\u9fff]{1,8})(?:大使|总领事|公使|参赞|代办)$")
_TITLED = re.compile(
    r"(?P<body>.{2,}?)(?P<title>总会计师|总工程师|总经济师|总经理|董事长|首席执行官|CEO|CTO|CFO|COO|委员(?=$)|[大支中总]队长|秘书长|理事长|总干事)(?P<person>[\u4e00-\u9fff]{2,3})?$"
)
_POST = re.compile(r"(?:副?书记|常委|委员|成员|副?主席|秘书|第一书记)")
_WIRE = re.compile(r"(?P<body>.{3,})(?P<wire>讯|电)$")
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_DATELINE = re.compile(
    rf"(?P<agency>.{{2,4}}[社网])(?P<place>[\u4e00-\u9fff]{{2,6}}?)(?P<date>{_NUMBER}月{_NUMBER}日)?$"
)
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
_INSIDE = re.compile(r"(?P<body>.{2,}(?:(?=内部|方面|高层|上下)|[日晚早晨]报(?=讯)))(?:内部|方面|高层|上下|讯)$")
_KIND_LATIN = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2,8}(?:(?<![母子分])公司|机构|厂商|网站|平台|品牌))[A-Z][A-Za-z]{2,}$"
)
_TWINS = re.compile(rf"(?P<party>.*[{LEVELS}](?:委|党委|党工委))(?P<gov>[{LEVELS}]?政府)$")
_TOGETHER = ("会同", "携手", "联合", "同由", "均由", "同受", "均受", "系由", "和", "与", "及")
_WINS = ("中标", "承建", "代建", "竞得")
_KEYED = re.compile(r"(?P<key>[\u4e00-\u9fff]{2,8})[：:](?P<value>.{2,})$")
_SIDE_WILLS = re.compile(
    r"(?P<side>[\u4e00-\u9fff]{1,3}方)(?:愿意?|将|支持|赞赏|坚定|高度)$|(?P<body>[\u4e00-\u9fff]{2,}(?:人大|议会|政协|议院))愿$"
)
_UNNAMED = re.compile(
    r"(?P<body>.{2,}?)(?:全体[院校班]?|(?:相关|有关|各)(?:厅局|部门|单位|委办局|委局|科室|处室|部室|司局|机构|局|企业|公司))$"
)
_STAGED = re.compile(r"(?P<body>.+(?:妇联|工会|局|[委办会院]|中心|集团|公司|学校))(?P<verb>主办|协办|承办|联办)$")
_AWARDED = re.compile(
    r"(?P<body>.{2,}?(?:公司|集团|学校|医院|学院|大学|协会|商会|厂|局|中心))(?P<verb>荣获|喜获|获评|斩获|获颁|荣膺|被评为|被授予)"
)
_HOUSES = re.compile(r"(?P<house>.{2,})集(?P<part>.{2,})$")


def verb_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """现任县第二中学|副校长: the verb belongs to the sentence, not to the school."""
    match = _VERB_AHEAD.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match:
        return []
    cut = max(match.end(verb) for verb in ("verb", "verb2", "verb3", "verb4", "verb5", "verb6"))
    if cut == 1 and token.pos != "LOC" and (word_pos(token.text[:2]) == "ns" or is_word(token.text[:2] + "市")):
        return []  # 任丘|某某公司, 于都|某某公司
    verb, body = part(token, 0, cut, "v"), part(token, cut, len(token.text), token.pos)
    if not body.text.startswith("该"):
        return [verb, body]
    return [verb, part(body, 0, 1, "r"), part(body, 1, len(body.text), token.pos)]


def staged(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """市妇联协办|的: who stages something, and the verb."""
    match = _STAGED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    at = match.end("body")
    return [part(token, 0, at, token.pos), part(token, at, len(token.text), "v")]


def awarded(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青禾公司荣获协会|表彰: who is honoured, the verb, and by whom."""
    match = _AWARDED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    a, b = match.end("body"), match.end("verb")
    rest = [part(token, b, len(token.text), "n")] if b < len(token.text) else []
    return [part(token, 0, a, token.pos), part(token, a, b, "v"), *rest]


_SENT = frozenset({"代表", "人", "员", "出", "记者", "专家", "队", "官员", "飞机", "人员"})


def sent_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石自行车联盟派|代表: whom the body sends; 派 is no part of its name."""
    if token.text[-1] != "派" or token.pos not in ("ORG", "nt") or after is None or after.text not in _SENT:
        return []
    cut = len(token.text) - 1
    return [part(token, 0, cut, token.pos), part(token, cut, cut + 1, "v")] if vocabulary.head(token.text[:cut]) else []


def met_inside(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """云岭宾馆会见青石集团: where somebody is met, and who he is of."""
    match = _MET.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match or vocabulary.type_of(match["place"]) is None or vocabulary.type_of(match["body"]) is None:
        return []
    a, b = match.end("place"), match.end("verb")
    return [part(token, 0, a, "LOC"), part(token, a, b, "v"), part(token, b, len(token.text), "ORG")]


def pointed_at(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """该镇党委|书记: which town is told by 该, and the body is that town's."""
    if token.pos not in ("ORG", "nt") or token.text[0] != "该" or token.text[1:2] not in LEVELS:
        return []
    return [part(token, 0, 1, "r"), part(token, 1, len(token.text), token.pos)]


def post_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """任某某化工集团公司技术处|处长: 任 is the verb."""
    match = _POST_AHEAD.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or vocabulary.head(match["body"]) is None:
        return []
    cut = match.end("verb")
    begins = token.text[:2]
    if cut == 1 and any(map(is_word, (begins, token.text[:3], begins + "市", begins + "县"))):
        return []
    body = part(token, cut, len(token.text), token.pos)
    return [part(token, 0, cut, "v"), *(office_of_firm(body, after, vocabulary) or [body])]


def title_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """国营某某厂总会计师, 青石CEO苗青禾: a body, a title and maybe who bears it in one token."""
    if token.pos not in ("ORG", "nt"):
        return []
    match = _TITLED.match(token.text)
    if match and match["title"] == "委员" and after is not None and after.text[0] == "会":
        return []
    if not match or not vocabulary.is_title(match["title"]):
        return []
    person = match["person"]
    if person and surname_of(person, vocabulary.surnames) is None:
        return []
    if not match["title"].isascii() and vocabulary.head(match["body"]) is None:
        return []
    a, b = match.end("body"), match.end("title")
    who = [part(token, b, len(token.text), "PER")] if person else []
    return [part(token, 0, a, "ORG"), part(token, a, b, "n"), *who]


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


def inside_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石内部, 青石方面: what is inside of a body or speaks for it is no part of its name; 青岭晚报讯."""
    match = _INSIDE.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or word_pos(token.text):
        return []
    cut = match.end("body")
    return [part(token, 0, cut, "ORG"), part(token, cut, len(token.text), "n")]


def kind_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """市场研究公司|Bluestone: what a firm in Latin letters is stands before its name."""
    match = _KIND_LATIN.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    cut = match.end("kind")
    return [part(token, 0, cut, "n"), part(token, cut, len(token.text), "nt")]


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


def wire_mark(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某县融媒体中心讯: 讯 opens a report."""
    match = _WIRE.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or (after is not None and after.start == token.end and after.text not in "（(，：: "):
        return []
    cut = match.end("body")
    line = _DATELINE.match(match["body"])
    if line is None or vocabulary.type_of(line["agency"]) != "Organization":
        return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "n")]
    a, b = line.end("agency"), line.end("place")
    when = [part(token, b, cut, "TIME")] if b < cut else []
    return [part(token, 0, a, "ORG"), part(token, a, b, "LOC"), *when, part(token, cut, len(token.text), "n")]


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
        word = next((w for w in (*_TOGETHER, *_WINS) if text.startswith(w, at)), None)
        first = vocabulary.head(text[:at]) if word else None
        if word and first and "brand" not in first.flags:  # 某某物流|与|采购联合会 is one
            end = at + len(word)
            second, rest = part(token, end, len(text), "ORG"), vocabulary.head(text[end:])
            if word in ("联合", *_WINS) and (rest is None or len(rest.word) + 2 > len(second.text)):
                continue  # 某某集团联合有限公司
            one = part(token, 0, at, "ORG")
            return [
                *(part_in_front(one, None, vocabulary) or [one]),
                part(token, at, end, "v" if word in _WINS else "c"),
                # 某公司及|控股子公司|某厂
                *(owned_ahead(second, None, vocabulary) or [second]),
            ]
    return []


def key_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """证券简称：青石股份 in one token: a key and its value."""
    match = _KEYED.match(token.text)
    if not match:
        return []
    a, b = match.end("key"), match.start("value")
    return [part(token, 0, a, "n"), part(token, a, b, "w"), part(token, b, len(token.text), token.pos)]


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


def unnamed_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某某省政府相关厅局|负责同志: the body, and those of its parts that are not named."""
    match = _UNNAMED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or vocabulary.head(match["body"]) is None:
        return []
    cut = match.end("body")
    return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "n")]


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
