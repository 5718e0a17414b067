"""Repairs of people's names: what the tagger sticks to them, before and behind."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.shapes import CALLINGS
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import word_pos

_APPOINTED = re.compile(rf"(?P<person>[\u4e00-\u9fff]{{2,3}})(?P<as>为|任)(?P<body>[{LEVELS}本该].+)$")
_APPOINTED_AT = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})(?P<as>任)(?P<body>[\u4e00-\u9fff（）]{3,}(?:公司|集团))$")
_LEADER = re.compile(
    r"(?P<body>.{2,}?)(?P<title>领导人|发言人|总统|副总统|总理|首相|外长|国王|国防部长|总书记|参谋长|(?:财政|能源|石油|外交|国防|内政|经济|贸易|商务|卫生|农业|工业)[\u4e00-\u9fff]{0,4}?(?:大臣|部长)|(?:主席|会长|议长|秘书长|书记|大使|董事长|总裁)(?=.*·))(?P<person>(?!办公|府|[办团令制级]|夫人|候选|选举|顾问|助理|会议)[\u4e00-\u9fff·]{2,})$"
)
_SPEAKS_FOR = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})代表(?!大会|团|处|队|办)[\u4e00-\u9fff]{2,}$")
_ADDRESS = re.compile(
    r"(?P<person>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,9}?)(?:先生|女士|同志|小姐|教授|将军|主席|总统|总理|委员长|总书记|首相|夫人)$"
)
_POST_IN_LETTERS = re.compile(r"(?:CEO|CTO|CFO|COO)(?=[\u4e00-\u9fff]{2,4}$)")
_OF_STATE = re.compile(
    r"(?P<state>[\u4e00-\u9fff])(?P<post>(?:副|前)?(?:外长|外相|总统|总理|首相|防长|国防部长|特使|大使|财长))(?=[\u4e00-\u9fff]{2,})"
)
_DOTTED_POST = re.compile(
    r"(?P<party>党)?(?:前|副)?(?:党首|主席|总书记|书记|领袖|领导人|总统|总理|首相|议长|大使|外长|部长|秘书长|将军|上将|教授|博士)(?=[\u4e00-\u9fff]{1,8}·)"
)
# 曾任|远山|（某国）投资有限公司
_POSTED = re.compile(r"(?:历任|曾任|现任|兼任)(?=[\u4e00-\u9fff]{2,})")
_PLAYER = re.compile(r"[左右中]?(?:前锋|后卫|前卫|中场|边锋|门将|守门员|前腰|后腰|中锋)(?=[\u4e00-\u9fff]{2,4}$)")
# what ends a four-character name and is no part of it
_VERBS = "作致率等在就向与对任主出赴到说称同和及为"


def appointed(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """任命…、李某为省数据局|副局长: the person, the verb and the body in one organisation."""
    match = _APPOINTED.match(token.text) if token.pos in ("ORG", "LOC", "nt") else None
    titled = after is not None and vocabulary.is_title(after.text.removeprefix("党委"))
    if not match and token.pos == "ORG" and titled:
        match = _APPOINTED_AT.match(token.text)  # 纪长河任青石控股有限公司|总经理
    if not match or not surname_of(match["person"], vocabulary.surnames):
        return []
    a, b = match.end("person"), match.end("as")
    return [part(token, 0, a, "PER"), part(token, a, b, "v"), part(token, b, len(token.text), "ORG")]


_BESIDE_STATE = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})(?P<with>[同与和]|会见)(?P<state>[\u4e00-\u9fff]{2,})$")


def beside_state(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """李某同多米尼加|总统: the person, the preposition and the other one's state."""
    match = _BESIDE_STATE.match(token.text) if token.pos in ("PER", "ORG") else None
    if not match or match["state"] not in vocabulary.countries:
        return []
    if not surname_of(match["person"], vocabulary.surnames):
        return []
    a, b = match.end("person"), match.end("with")
    return [part(token, 0, a, "PER"), part(token, a, b, "p"), part(token, b, len(token.text), "LOC")]


def adverb_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """由总经理李某暂|时代为履行: 暂 belongs to 暂时, not to the name."""
    if token.pos != "PER" or len(token.text) != 3 or after is None or after.start != token.end:
        return []
    word = token.text[-1] + after.text[0]
    friend = (
        token.text[0] in "小老" and token.text[1] in vocabulary.surnames and token.text[2] in "刚正已就也才还都便又"
    )
    if friend and after.pos == "v":  # 小赵刚|处理
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "d")]
    if (token.text[-1] == "近" and after.pos == "m") or word == "代为":  # 韦伯近|2次, 陈枢代|为
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "d")]
    if (word_pos(word) or "").startswith("d") and surname_of(token.text, vocabulary.surnames):
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "d")]
    return []


# 苗青笑|称, 苗青发|微博, 被问到苗青时|，: what the third character does with the word behind it
_DOES_WITH = {
    "笑": frozenset({"称", "言", "说", "道", "谈", "着", "着说", "得"}),
    "发": frozenset({"微博", "文", "布", "表", "声明", "长文", "博", "现", "来", "了", "出"}),
    "摄": frozenset({"", "影"}),
}


def act_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """苗青笑|称: the third character is the beginning of what the person does."""
    text = token.text
    if token.pos != "PER" or len(text) != 3 or text[-1] not in _DOES_WITH or text[:2] in vocabulary.surnames:
        return []
    behind = after.text if after is not None and after.start == token.end and after.pos != "w" else ""
    if behind not in _DOES_WITH[text[-1]] or text[0] not in vocabulary.surnames:
        return []
    return [part(token, 0, 2, "PER"), part(token, 2, 3, "v")]


def post_verb_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """镇长丁某任|副主任: 任 is the verb, no part of the name."""
    if token.pos != "PER" or len(token.text) != 3 or token.text[-1] not in "任兼" or after is None:
        return []
    if vocabulary.is_title(after.text) or after.pos in ("ORG", "LOC") or after.text[0] in LEVELS:
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "v")]
    return []


def spoken_for(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """副总经理李某某代表集团公司: the person, the verb and the body."""
    match = _SPEAKS_FOR.match(token.text) if token.pos in ("ORG", "nt") else None
    if not match or not surname_of(match["person"], vocabulary.surnames) or word_pos(match["person"]) == "ns":
        return []
    a, b = match.end("person"), match.end("person") + 2
    return [part(token, 0, a, "PER"), part(token, a, b, "v"), part(token, b, len(token.text), "ORG")]


def quality_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """远川高|质量发展: 高 belongs to 高质量, and what comes before is a place."""
    if len(token.text) < 3 or token.text[-1] != "高" or after is None or not after.text.startswith("质量"):
        return []
    cut = len(token.text) - 1
    name = part(token, 0, cut, "ORG" if token.pos in ("ORG", "nt") else "LOC")
    return [name, part(token, cut, cut + 1, "a")]


_LED = re.compile(r"(?:带队|率队|率团|带领|一行)$")


def leads_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """纪长河带队|赴, 纪新一行|视察: who leads a party, taken for one name with it or what he does."""
    match = _LED.search(token.text) if len(token.text) in (4, 5) and token.pos != "LOC" else None
    if match is None or not surname_of(token.text[: match.start()], vocabulary.surnames):
        return []
    pos = "m" if match[0] == "一行" else "v"
    return [part(token, 0, match.start(), "PER"), part(token, match.start(), len(token.text), pos)]


def verb_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """县长彭某某作|工作讲评: a four-character name behind a one-character surname ends in a verb."""
    text, surnames = token.text, vocabulary.surnames
    if token.pos == "PER" and len(text) == 3 and text[-1] == "作" and after is not None and after.text == "的":
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "v")]  # 纪河作|的汇报
    if token.pos != "PER" or len(text) != 4 or text[-1] not in _VERBS:
        return []
    if text[:2] in surnames or text[0] not in surnames:
        return []
    return [part(token, 0, 3, "PER"), part(token, 3, 4, "v")]


def call_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """同首相塔某通|电话: 通 is the verb, no part of the name."""
    named = token.pos in ("PER", "ORG", "LOC") and len(token.text) > 2
    if not named or token.text[-1] != "通" or after is None or after.text != "电话":
        return []
    cut = len(token.text) - 1
    return [part(token, 0, cut, "PER"), part(token, cut, cut + 1, "v")]


def title_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """兼外长裴某某, CEO裴某: the title is no part of the name."""
    if token.pos == "nr" and (post := _POST_IN_LETTERS.match(token.text)):
        return [part(token, 0, post.end(), "n"), part(token, post.end(), len(token.text), "PER")]
    if token.pos != "PER" or len(token.text) < 4:
        return []
    if (state := _OF_STATE.match(token.text)) and state["state"] in vocabulary.clippings:  # 韩|外长|柳某某
        cut = state.end("post")
        return [part(token, 0, 1, "LOC"), part(token, 1, cut, "n"), part(token, cut, len(token.text), "PER")]
    if (post := _POSTED.match(token.text)) and after is not None:
        return [part(token, 0, post.end(), "v"), part(token, post.end(), len(token.text), "nz")]
    if "·" in token.text and (post := _DOTTED_POST.match(token.text)):  # 党|主席|玛拉·林德
        party = post["party"] or ""
        made = [part(token, 0, len(party), "n")] if party else []
        made.append(part(token, len(party), post.end(), "n"))
        return [*made, part(token, post.end(), len(token.text), "PER")]
    if play := _PLAYER.match(token.text):
        return [part(token, 0, play.end(), "n"), part(token, play.end(), len(token.text), "PER")]
    for cut in range(len(token.text) - 2, 1, -1):
        ahead = token.text[:cut].lstrip("兼副")
        if ahead in vocabulary.titles and len(token.text) - cut <= 3:
            return [part(token, 0, cut, "n"), part(token, cut, len(token.text), "PER")]
    return []


def address_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """纪河先生: how he is addressed is no part of the name; 纪先生, 纪主席 stay whole."""
    if token.pos == "PER" and token.text[-1] == "先" and after is not None and after.text in ("生", "生于", "生出"):
        cut = len(token.text) - 1  # 纪河先|生于1990年毕业
        return [part(token, 0, cut, "PER"), part(token, cut, cut + 1, "n")] if cut > 1 else []
    match = _ADDRESS.match(token.text) if token.pos == "PER" else None
    if not match:
        return []
    cut = match.end("person")
    return [part(token, 0, cut, "PER"), part(token, cut, len(token.text), "n")]


_LEADERS = frozenset({"领导人", "领袖", "主席", "总书记", "发言人", "头目"})
# what a state has that is no body of its own
_MATTERS = frozenset(
    {"大选", "选举", "局势", "危机", "内战", "战争", "政局", "中央", "全境", "边境", "民众", "当局", "方面"}
)
_TRAVELS = re.compile(r"(?P<name>.{2,})[访抵赴离驻][美俄英法德日韩朝华京沪港澳印巴以伊埃土泰越缅柬]$")
_SHOPS = re.compile(r"[店家厂摊馆](?=[\u4e00-\u9fff](?:老板娘?|师傅|掌柜|大爷|大妈|阿姨|先生|女士)$)")
# what a player does, whose first character is taken for the last of his name: 纪山力|压群雄
_FEATS = frozenset({
    "梅开", "力压", "力克", "力挫", "力擒", "力斩", "力拼", "怒斥", "怒怼", "狂胜", "狂扫", "狂砍",
    "惨败", "惨遭", "惜败", "险胜", "连胜", "连克", "连斩", "横扫", "完胜", "轻取", "独中", "独得",
    "独揽", "豪取", "再添", "再进", "再下",
})  # fmt: skip
_OF_CASE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})案$")


def stuck_to(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """餐饮|店田老板, 纪长河案, 纪河梅|开二度: a shop and its owner, somebody's case, a set phrase."""
    text = token.text
    if token.pos not in ("PER", "nr") or len(text) < 3:
        return []
    if (shop := _SHOPS.match(text)) and text[1] in vocabulary.surnames:
        return [part(token, 0, shop.end(), "n"), part(token, shop.end(), len(text), "PER")]
    if (case := _OF_CASE.match(text)) and surname_of(case["name"], vocabulary.surnames):
        return [part(token, 0, len(text) - 1, "PER"), part(token, len(text) - 1, len(text), "n")]
    if len(text) > 3 and (trip := _TRAVELS.match(text)):  # 玛林德泽访伊
        cut = trip.end("name")
        return [part(token, 0, cut, "PER"), part(token, cut, cut + 1, "v"), part(token, cut + 1, cut + 2, "LOC")]
    if after is not None and after.start == token.end and text[-1] + after.text[0] in _FEATS:
        return [part(token, 0, len(text) - 1, "PER"), part(token, len(text) - 1, len(text), "n")]
    return []


def country_in_front(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """苏联棋手玛林德泽; 青国安盟|领导人: a state, what somebody from there is and his name, or a body of it."""
    text = token.text
    if len(text) < 4 or token.pos not in ("PER", "LOC", "ORG"):
        return []
    cut = next((n for n in (5, 4, 3, 2) if n + 2 <= len(text) and text[:n] in vocabulary.countries), 0)
    if not cut or text in vocabulary.countries:
        return []
    if text[cut:] in _MATTERS or (text[-1] == "族" and len(text) < cut + 4):
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "n")]
    if token.pos == "PER":
        for size in (4, 3, 2):
            what = text[cut : cut + size]
            if len(text) - cut - size > 1 and (what in CALLINGS or vocabulary.is_title(what)):
                who = part(token, cut + size, len(text), "PER")
                return [part(token, 0, cut, "LOC"), part(token, cut, cut + size, "n"), who]
    elif token.pos == "LOC" and after is not None and after.text in _LEADERS and len(text) - cut < 6:
        return [part(token, 0, cut, "LOC"), part(token, cut, len(text), "ORG")]
    return []


def nationality(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """汉族, 某某族: a people, no organisation."""
    if token.pos in ("ORG", "LOC", "PER", "nt") and token.text.endswith("族") and len(token.text) <= 6:
        brand = token.pos == "ORG" and len(token.text) == 2 and not word_pos(token.text)  # 厂商|岚族
        return [] if brand else [token._replace(pos="n")]
    return []


# 植某|和|男: Japanese given names that begin with 和
_GIVEN = frozenset("男夫彦也雄美子久代")


def given_name_behind(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """行长|青田|和|男: a Japanese surname, and a given name that begins like the word for “and”."""
    found: list[Token] = []
    for token in tokens:
        joined = found[-1] if found else None
        surname = found[-2] if len(found) > 1 else None
        if (
            token.text in _GIVEN
            and joined is not None
            and joined.text == "和"
            and surname is not None
            and (
                surname.pos == "PER"
                or (surname.pos == "LOC" and len(found) > 2 and vocabulary.is_title(found[-3].text))
            )
            and len(surname.text) == 2
            and surname.end == joined.start
            and joined.end == token.start
        ):
            found[-2:] = [Token(surname.start, token.end, f"{surname.text}和{token.text}", "PER")]
        else:
            found.append(token)
    return found


def leader_of(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """某组织领导人哈某某: the body, the title and the person in one place."""
    match = _LEADER.match(token.text) if token.pos in ("LOC", "ORG", "PER", "ns", "nt") else None
    if not match:
        return []
    a, b = match.end("body"), match.end("title")
    kind = "LOC" if match["body"] in vocabulary.countries or word_pos(match["body"]) == "ns" else "ORG"
    return [part(token, 0, a, kind), part(token, a, b, "n"), part(token, b, len(token.text), "PER")]


# 执行|长林德: officers of firms beyond the sea
_CHIEFS = frozenset({"执行", "总执行", "财务", "营运", "技术"})


def chief_in_front(tokens: Sequence[Token]) -> list[Token]:
    """青石航空|执行|长林德: the officer's title, and his name."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        cut = token.text[0] == "长" and 2 < len(token.text) < 7 and token.pos in ("PER", "nr", "ORG", "nz", "nt", "n")
        if cut and last is not None and last.text in _CHIEFS and last.end == token.start:
            found[-1] = Token(last.start, token.start + 1, f"{last.text}长", "n")
            found.append(part(token, 1, len(token.text), "PER"))
        else:
            found.append(token)
    return found


def minister_of(tokens: Sequence[Token]) -> list[Token]:
    """美国|防部长: the state by its first character, and its 国防部长."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.text == "美国" and last.end == token.start and token.text in ("防部长", "防部"):
            found[-1:] = [part(last, 0, 1, "LOC"), Token(last.start + 1, token.end, f"国{token.text}", token.pos)]
        else:
            found.append(token)
    return found
