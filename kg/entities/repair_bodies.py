"""Repairs of bodies: verbs, posts and marks stuck to them."""

import re

from kg.entities.candidate import part
from kg.entities.repair_firms import office_of_firm
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

_VERB_AHEAD = re.compile(
    rf"(?P<verb>兼任|担任|现任|拟任|任|兼|原|于|在|由|向|赴|经(?=[省市区县镇乡州]))(?P<body>[{LEVELS}该].+|[\u4e00-\u9fff]{{2,}}[省市区县州].+)$"
    r"|(?P<verb2>应|受|向|据)(?P<body2>.{2,}政府)$"
    rf"|(?P<verb3>会同(?!县)|率(?=[{LEVELS}])|(?:经|就|对|报)(?=[{LEVELS}](?:人大|人民代表大会|政协|委|政府|法院|检察院|公安局)))(?P<body3>.{{2,}})$"
    r"|(?P<verb4>(?:联合|合作|共同|合资)?(?:成立|组建|新设|设立|共建)(?!共享))(?P<body4>.{2,}[部处室办组科会社心队司院团])$"
    # 履新|前任职青石县委|常委, 就职于|青石集团
    r"|(?P<verb5>前任职|曾任职|现任职|任职于?|供职于|就职于|任教于|毕业于)(?P<body5>[^于].{2,})$"
    # 新改扩建|青禾街小学
    r"|(?P<verb6>新?改扩建|新建|扩建|迁建|续建|翻建)(?P<body6>.{4,})$"
    # 落实|好党中央, 推动|振兴东北
    r"|(?P<verb7>振兴|好)(?P<body7>.{2,5})$"
)
# 任|某某集团公司…: 任 opens a post, unless a place begins with it (任丘)
_POST_AHEAD = re.compile(r"(?P<verb>历任|曾任|现任|兼任|后任|先后任|升任|调任|转任|担任|出任|任)(?P<body>.{4,})$")
_MET = re.compile(
    r"(?P<place>.{3,}?)(?P<verb>(?:亲切|热情|集体|分别)?(?:会见|接见|看望|慰问|接待|拜访|走访|考察|调研)了?)(?P<body>.{4,})$"
)
_TITLED = re.compile(
    r"(?P<body>.{2,}?)(?P<title>总会计师|总工程师|总经济师|总经理|董事长|首席执行官|CEO|CTO|CFO|COO|委员(?=$)|[大支中总]队长|秘书长|理事长|总干事)(?P<person>[\u4e00-\u9fff]{2,3})?$"
)
_WIRE = re.compile(r"(?P<body>.{3,})(?P<wire>讯|电)$")
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_DATELINE = re.compile(
    rf"(?P<agency>.{{2,4}}[社网])(?P<place>[\u4e00-\u9fff]{{2,6}}?)(?P<date>{_NUMBER}月{_NUMBER}日)?$"
)
_INSIDE = re.compile(r"(?P<body>.{2,}(?:(?=内部|方面|高层|上下)|[日晚早晨]报(?=讯)))(?:内部|方面|高层|上下|讯)$")
_KIND_LATIN = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2,8}(?:(?<![母子分])公司|机构|厂商|网站|平台|品牌))[A-Z][A-Za-z]{2,}$"
)
_KEYED = re.compile(r"(?P<key>[\u4e00-\u9fff]{2,8})[：:](?P<value>.{2,})$")
_UNNAMED = re.compile(
    r"(?P<body>.{2,}?)(?:全体[院校班]?|(?:相关|有关|各)(?:厅局|部门|单位|委办局|委局|科室|处室|部室|司局|机构|局|企业|公司))$"
)
_STAGED = re.compile(r"(?P<body>.+(?:妇联|工会|局|[委办会院]|中心|集团|公司|学校))(?P<verb>主办|协办|承办|联办)$")
_AWARDED = re.compile(
    r"(?P<body>.{2,}?(?:公司|集团|学校|医院|学院|大学|协会|商会|厂|局|中心))(?P<verb>荣获|喜获|获评|斩获|获颁|荣膺|被评为|被授予)"
)


def verb_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """现任县第二中学|副校长: the verb belongs to the sentence, not to the school."""
    match = _VERB_AHEAD.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    if not match:
        return []
    cut = max(match.end(verb) for verb in ("verb", "verb2", "verb3", "verb4", "verb5", "verb6", "verb7"))
    if match["verb7"] and (word_pos(match["body7"]) not in ("ns", "nt") or word_pos(token.text)):
        return []
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
    if not match or (match.end("verb") < 2 and not _is_body(match["body"], vocabulary)):
        return []
    cut = match.end("verb")
    begins = token.text[:2]
    if cut == 1 and any(map(is_word, (begins, token.text[:3], begins + "市", begins + "县"))):
        return []
    body = part(token, cut, len(token.text), token.pos)
    return [part(token, 0, cut, "v"), *(office_of_firm(body, after, vocabulary) or [body])]


def _is_body(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a body or an office within one may be called so (基金管理|部)."""
    return vocabulary.head(name) is not None or name.endswith(("部", "处", "科", "室"))


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


# 青石集团官微|消息
_ACCOUNT = re.compile(
    r"(?P<body>[\u4e00-\u9fffA-Za-z]{2,12}?)(?=(?:官方)?(?:官微|官网|微博|微信公众号)(?:消息|发布|显示|称)?$)"
)


def account_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """青石集团官微消息: the body, and where it said so."""
    match = _ACCOUNT.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match:
        return []
    return [part(token, 0, match.end(), "ORG"), part(token, match.end(), len(token.text), "n")]


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


def key_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """证券简称：青石股份 in one token: a key and its value."""
    match = _KEYED.match(token.text)
    if not match:
        return []
    a, b = match.end("key"), match.start("value")
    return [part(token, 0, a, "n"), part(token, a, b, "w"), part(token, b, len(token.text), token.pos)]


def unnamed_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某某省政府相关厅局|负责同志: the body, and those of its parts that are not named."""
    match = _UNNAMED.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or vocabulary.head(match["body"]) is None:
        return []
    cut = match.end("body")
    return [part(token, 0, cut, token.pos), part(token, cut, len(token.text), "n")]


_STANDS = ("在", "稳", "立", "位")


def stands_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """远山市委站|在全局高度: no station, but a body that takes its stand."""
    text = token.text
    if token.pos not in ("ORG", "nt", "LOC") or text[-1] != "站" or after is None or not after.text.startswith(_STANDS):
        return []
    if after.start != token.end or vocabulary.type_of(text[:-1]) not in ("Government", "Organization"):
        return []
    cut = len(text) - 1
    return [part(token, 0, cut, "ORG"), part(token, cut, len(text), "v")]
