"""Repairs of people's names: the verb, adverb or form of address that the tagger sticks to them."""

import re
from collections.abc import Sequence

from kg.entities.candidate import part
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import word_pos

_SPEAKS_FOR = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})代表(?!大会|团|处|队|办)[\u4e00-\u9fff]{2,}$")
_ADDRESS = re.compile(
    r"(?P<person>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,9}?)(?:先生|女士|同志|小姐|教授|将军|主席|总统|总理|委员长|总书记|首相|夫人)$"
)
# what ends a four-character name and is no part of it
_VERBS = "作致率等在就向与对任主出赴到说称同和及为"


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
    if token.pos != "PER" or len(token.text) != 3 or after is None:
        return []
    if token.text[-1] in "代升拟现曾" and after.text == "任":  # 董事长丁某代|任总经理
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "d")]
    if token.text[-1] not in "任兼":
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


# what one who speaks delivers (作)
_DELIVERED = re.compile(
    "的|了|报告|讲话|发言|点评|说明|部署|讲评|辅导|介绍|汇报|动员|总结|致辞|演讲|专题|表态|典型|经验|情况|工作|重要|主[题旨]|交流"
)


def verb_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """县长彭某某作|工作讲评: a four-character name behind a one-character surname ends in a verb."""
    text, surnames = token.text, vocabulary.surnames
    if token.pos == "PER" and len(text) == 3 and text[-1] == "作" and after and _DELIVERED.fullmatch(after.text):
        return [part(token, 0, 2, "PER"), part(token, 2, 3, "v")]  # 纪河作|的汇报, 纪河作|报告
    if token.pos != "PER" or len(text) != 4 or text[-1] not in _VERBS:
        return []
    if text[:2] in surnames or text[0] not in surnames:
        return []
    return [part(token, 0, 3, "PER"), part(token, 3, 4, "v")]


# what officials do behind their names
_DOES_NEXT = re.compile(
    r"(?:推介|致辞|致词|讲话|发言|介绍|汇报|主持|宣布|强调|陪同|出席|参加|宣读|通报|点评|总结|部署|传达|见证|签约|会见|调研|考察|视察|慰问|走访|督导|检查)$"
)


def does_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """区长苗青推介|重点项目: a name of two or three characters and what its bearer does."""
    match = _DOES_NEXT.search(token.text) if token.pos == "PER" and len(token.text) in (4, 5) else None
    if match is None or not surname_of(token.text[: match.start()], vocabulary.surnames):
        return []
    return [part(token, 0, match.start(), "PER"), part(token, match.start(), len(token.text), "v")]


def call_behind(token: Token, after: Token | None, vocabulary: Vocabulary) -> list[Token]:
    """同首相塔某通|电话: 通 is the verb, no part of the name."""
    named = token.pos in ("PER", "ORG", "LOC") and len(token.text) > 2
    if not named or token.text[-1] != "通" or after is None or after.text != "电话":
        return []
    cut = len(token.text) - 1
    return [part(token, 0, cut, "PER"), part(token, cut, cut + 1, "v")]


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
