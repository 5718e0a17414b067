"""Repairs over several tokens: what the tagger cut off a name before or behind, given back to it."""

import re
from collections.abc import Sequence

from kg.entities.repair_ends import (
    addressed,
    appointed,
    for_whom,
    given_back,
    goes_on,
    movement,
    party_back,
    surname_back,
)
from kg.entities.tagged_people import is_division
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.words import is_word, word_pos

_NAMES = frozenset({"PER", "ORG", "LOC", "nr", "nt", "ns"})
_LETTERS, _LETTER = re.compile(r"[A-Za-z]+$"), re.compile(r"[A-Za-z]")
_TOWARDS = frozenset({"在", "于", "从", "自", "到", "赴", "抵", "抵达", "前往", "首都", "位于"})
# 县|经开区: the county's; but 该县|经开区
_OF_LEVEL, _POINTING = frozenset("省市县区镇"), frozenset("该全本我各几多两每")
_ZONES = frozenset({"经开区", "高新区", "开发区", "工业园区", "产业园区", "经济开发区", "工业园", "产业园"})
# 云尔盆地水资源配置一期|工程
_STAGE = re.compile(r"[\u4e00-\u9fff]{4,}[一二三四]期$")
_HYPHENS = frozenset("-－‐")
# what the groups of a city or county are called by, with no place before it: 创投|集团
_LOCAL_TRADES = frozenset({
    "创投", "产投", "城发", "城建", "建投", "农投", "水投", "旅投", "文旅",
    "文投", "金控", "国控", "国资", "工投", "能投", "铁投", "航投", "环投",
    "教投", "粮投", "交运", "公交", "水务", "科创", "产融", "体投", "轨道",
})  # fmt: skip
# behind these 于 leads to a place: 扎根|于云岭
_ROOTED = frozenset({
    "选址",
    "扎根", "植根", "根植", "坐落", "落户", "毕业", "服务", "立足",
    "诞生", "创办", "创立", "成立", "归属", "隶属", "起源", "发源",
})  # fmt: skip
# a zone cut before its last character: 开发|区党工委
_ZONE_STEMS = frozenset(
    {"开发", "高新", "经开", "经济开发", "技术开发", "度假", "保税", "示范", "试验", "合作", "工业园"}
)
_FACULTY = re.compile(r"(?:系|教研室)$")


def joined(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens, with each name made whole that the tagger cut up."""
    found: list[Token] = []
    faculty = False
    last: Token | None = None
    for token in tokens:
        if last is not None and token.text == "集团" and last.text in _LOCAL_TRADES and last.end == token.start:
            found[-1:] = [_one(last, token, "ORG")]
        elif last is not None and (token.pos in _NAMES or last.pos == "PER") and last.end == token.start:
            found[-1:] = party_back(last, token) or _two(found, token, vocabulary)
        elif last is not None and token.text == "工程" and last.pos == "LOC" and _STAGE.search(last.text):
            found[-1] = _one(last, token, "LOC")
        else:
            found.append(token)
        if token.pos == "ORG" and token.text[:2] in _REGIONS:
            _institute(found)
        if token.pos == "PER" and len(found) > 2 and found[-2].text in _HYPHENS:
            _hyphened(found)
        tail = token.text[-1]
        if tail in "系室":
            faculty = True
        elif tail in LEVELS:
            _division(found)
        last = found[-1]
    if any(token.text == "办" for token in found):
        found = _offices(found, vocabulary)
    return _faculties(found) if faculty else found


# an institute of a trade for one part of the country: 中国|轻纺|工程|西南设计研究院有限公司
_REGIONS = frozenset({"西南", "西北", "东北", "中南", "华北", "华东", "华中", "华南"})
_INSTITUTE = re.compile(r"..[\u4e00-\u9fff]{0,6}(?:设计|研究|勘察|勘测|咨询)[\u4e00-\u9fff]{0,6}(?:院|公司)$")
_TRADE_POS = frozenset({"n", "vn", "nz", "LOC"})


def _institute(found: list[Token]) -> None:
    """Joins 中国 and the trade before a regional institute to its name."""
    last = len(found) - 1
    if not _INSTITUTE.match(found[last].text):
        return
    for first in range(last - 1, max(last - 5, -1), -1):
        if found[first].end != found[first + 1].start or found[first].pos not in _TRADE_POS:
            return
        if found[first].text == "中国":
            name = "".join(t.text for t in found[first:])
            found[first:] = [Token(found[first].start, found[last].end, name, "ORG")]
            return


def _hyphened(found: list[Token]) -> None:
    """Joins the last tokens to one double name (安卡|-|洛斯)."""
    first, hyphen, last = found[-3:]
    if first.pos == "PER" and first.end == hyphen.start and hyphen.end == last.start:
        found[-3:] = [Token(first.start, last.end, first.text + hyphen.text + last.text, "PER")]


_COMMITTEE = re.compile(rf"[{LEVELS}](?:委|政府|府|人大|政协)$|党工委$|管委会$")
_BEHIND_OFFICE = frozenset({"、", "，", "负责人", "有关", "相关", "等", "负责"})


# what an office of a county or city has charge of: 青石区|外事|办
_CHARGED = frozenset({
    "外事", "信访", "法制", "体改", "国资", "招商", "扶贫", "防汛", "综治", "计生", "安监", "人防", "拆迁", "侨务",
    "政研", "接待", "联络", "宗教", "老龄", "双拥", "文明", "打私", "口岸", "金融",
})  # fmt: skip


def _offices(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """县委|办|主任: the office of the committee; but 县委|办|实事."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        last, after = found[-1] if found else None, tokens[at + 1] if at + 1 < len(tokens) else None
        office = token.text == "办" and last is not None and last.end == token.start and _COMMITTEE.search(last.text)
        if token.text == "办" and last is not None and last.end == token.start and last.text in _CHARGED:
            of_place = len(found) > 1 and found[-2].pos in ("LOC", "ORG") and found[-2].end == last.start
            if of_place and (after is None or after.pos == "w" or vocabulary.is_title(after.text)):
                found[-2:] = [_one(found[-2], token, "ORG")._replace(text=found[-2].text + last.text + "办")]
                continue
        if office and last and after and (after.text in _BEHIND_OFFICE or vocabulary.is_title(after.text)):
            found[-1] = _one(last, token, "ORG")
        else:
            found.append(token)
    return found


def _division(found: list[Token]) -> None:
    """Joins the last tokens to a county of the dictionary that the tagger cut up (会|云县, 青|山区)."""
    for first in range(max(0, len(found) - 3), len(found) - 1):
        name = "".join(t.text for t in found[first:])
        whole = found[-1].end - found[first].start == len(name)
        known = is_division(name) or (name[-1] in "县旗" and word_pos(name[:-1]) == "ns")
        if whole and 2 < len(name) < 9 and known:
            found[first:] = [Token(found[first].start, found[-1].end, name, "LOC")]
            return


# what a clause may begin with before a town: 到|青禾镇, 建|青禾村文化广场
_MAY_LEAD = frozenset(
    "到赴在来访往去经过向驻抵离返回入进出游逛请问让使令称是为有无含属近靠临沿绕穿跨连接达居落归据因由与和同对给比跟随及选定建修"
    "查看报找带引率助帮促推挺迎送护守治爱恋品赏说谈话讲听读写画拍走进游玩享感见识赞评辖设下拥管领分立置改撤并划"
)


def _first_sound(found: Sequence[Token], town: Token) -> bool:
    """Whether the one-character verb before a town is the beginning of its name: 日前，劝|农山镇|召开…."""
    verb = found[-1]
    opens = len(found) == 1 or found[-2].text in "，。；：、"
    named = town.text[-1] in "镇乡村" and 2 < len(town.text) < 5
    return opens and named and len(verb.text) == 1 and verb.text not in _MAY_LEAD


def _two(found: Sequence[Token], token: Token, vocabulary: Vocabulary) -> list[Token]:
    """The last token found and the one right behind it, as they are or joined."""
    last = found[-1]
    if token.pos == "PER" and token.text[0] == "于" and last.text in _ROOTED:
        at = token.start + 1  # 扎根|于云岭
        return [last, Token(token.start, at, "于", "p"), Token(at, token.end, token.text[1:], "LOC")]
    if token.pos in _NAMES:
        if last.pos == "v" and token.pos == "LOC" and _first_sound(found, token):
            return [_one(last, token, "LOC")]
        if len(found) > 1 and last.text == "和县" and _belongs_to_level(token, vocabulary) and _listed(found[-2], last):
            at = last.start + 1  # 县情|和|县经开区
            return [Token(last.start, at, "和", "c"), Token(at, token.end, "县" + token.text, token.pos)]
        if len(found) > 1 and _cut_town(found[-2], last, token):
            return [_one(last, token, "LOC")]
        level = last.text in _OF_LEVEL and _belongs_to_level(token, vocabulary)
        if _cut_zone(last, token) or (level and not (len(found) > 1 and found[-2].text in _POINTING)):
            return [_one(last, token, token.pos)]
        if len(found) > 1 and vocabulary.is_title(found[-2].text) and (cut := for_whom(last, token, vocabulary)):
            return cut
        if _LETTERS.match(last.text) and _LETTER.match(token.text):  # T|CL集团
            return [_one(last, token, token.pos)]
        if token.pos == "PER":
            cut = surname_back(last, token, vocabulary) or addressed(last, token, vocabulary)
            return cut or given_back(last, token, vocabulary) or [last, token]
    elif last.pos == "PER" and (cut := appointed(last, token, vocabulary) or movement(last, token, vocabulary)):
        return cut
    elif last.pos == "PER" and goes_on(last, token):  # 阿尔米|察
        place = len(found) > 1 and found[-2].text in _TOWARDS
        return [_one(last, token, "LOC" if place else "PER")]
    return [last, token]


def _cut_zone(last: Token, token: Token) -> bool:
    """Whether a zone is cut before its last character: 开发|区党工委."""
    return token.text[0] == "区" and last.text in _ZONE_STEMS and len(token.text) > 2


def _one(first: Token, last: Token, pos: str) -> Token:
    return Token(first.start, last.end, first.text + last.text, pos)


def _belongs_to_level(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a zone or office is named by its kind alone, so that the level before it tells whose it is."""
    head = vocabulary.heads.get(token.text)
    group = token.pos == "ORG" and token.text.endswith("集团") and 2 < len(token.text) < 8  # 省|建工集团
    return group or token.text in _ZONES or (token.pos == "ORG" and head is not None and head.type == "Government")


def _listed(before: Token, conjunction: Token) -> bool:
    """Whether a noun stands right before, so that a conjunction may follow."""
    return before.end == conjunction.start and before.pos in ("n", "nz", "vn", "an", "LOC", "ORG", "PER")


def _cut_town(county: Token, cut: Token, town: Token) -> bool:
    """青石县|者|东镇: the first character of a town in the county before; but 青石县|和|东镇; 葛村乡、|后|白乡."""
    if county.text == "、" and cut.text in "前后上下" and town.text[-1] in "镇乡" and len(town.text) == 2:
        return county.end == cut.start and cut.pos == "f" and not is_word(town.text)
    if county.end != cut.start or county.text[-1] not in "市区县旗" or county.pos not in ("LOC", "ns"):
        return False
    short = len(cut.text) == 1 and cut.pos not in ("c", "p", "w", "m", "f", "v") and cut.text not in "的和与及在至到各"
    return short and town.pos == "LOC" and len(town.text) == 2 and town.text[-1] in "镇乡村" and not is_word(town.text)


def _faculties(tokens: Sequence[Token]) -> list[Token]:
    """某某大学|行政|系: the faculty belongs to the university's name."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        last = _faculty(tokens, at) if token.pos == "ORG" and token.text.endswith(("大学", "学院")) else at
        found.append(Token(token.start, tokens[last].end, "".join(t.text for t in tokens[at : last + 1]), token.pos))
        at = last + 1
    return found


def _faculty(tokens: Sequence[Token], at: int) -> int:
    """The index of the last token of the university's name that begins at ``at``."""
    for last in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[last]
        if token.start != tokens[last - 1].end or token.pos not in ("n", "nz", "vn", "an"):
            break
        if _FACULTY.search(token.text) and not token.text.endswith(("体系", "关系")):
            return last
    return at
