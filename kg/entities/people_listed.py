"""People by the form of the text alone: between 任命 and 为, and in lists that set short names apart."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, Candidate
from kg.entities.people_titled import CHANGES
from kg.entities.shapes import is_foreign
from kg.entities.tagged_people import surname_of
from kg.rules import Lexicon
from kg.scan import Scanner
from kg.words import is_word, word_pos

_APPOINTED = re.compile(
    rf"(?:{'|'.join(sorted(CHANGES))})(?P<names>[\u4e00-\u9fff]{{2,4}}?(?:、[\u4e00-\u9fff]{{2,4}}?){{0,40}})"
    r"(?:同志|先生|女士|博士|教授|等[^，。、]{0,6}?同志)?(?:[（(][^（）()]{1,8}[）)])?(?:为|的|任|担任|辞去)"
)
_ABROAD = re.compile(r"(?:任命|免去|解除|提名)(?P<name>[\u4e00-\u9fff]{4,8}?)(?=为|的[^，。]{2,8}职务|担任)")
# 公司法定代表人为|纪长河，: what the tagger took for anything else
_STATED = Scanner(
    r"(?:法定代表人|法人代表|实际控制人|控股股东|负责人|董事长|总经理|组长|主任)(?:为|系|是)(?P<name>[\u4e00-\u9fff]{2,3})(?=[，。；、）])"
)
_NAME = re.compile(r"[^、]+")
# 纪 河，某公司董事: set apart to the width of three characters, at the head of a line or in a list
_SPACED = Scanner(
    r"(?:^|(?<=[\n、]))[ \u3000]*(?P<name>(?P<first>[\u4e00-\u9fff])[ \u3000]{1,4}(?P<last>[\u4e00-\u9fff]))"
    r"(?=[ \u3000\t]{2,}[\u4e00-\u9fff]|[（(][男女]|[，、：\t])"
)
# ；纪要|当选为…院长，经选举，纪长河|当选…; ；纪要|为青石省高级人民法院院长
_ELECTED = re.compile(
    r"(?:^|[；。，、：\n])(?:经选举，)?(?P<name>[\u4e00-\u9fff]{2,3})"
    r"(?=(?:同志|先生|女士)?(?:以[^，。；]{1,12}票)?(?:的?[高全]票)?当选|(?<=[；][\u4e00-\u9fff]{3})为[^，。；]{3,20}(?:长|主任|书记|主席)[，。；])"
)
# 免去苗青禾的…职务，|纪长河|的…职务
_AMONG = re.compile(r"职务[，；、](?P<names>[\u4e00-\u9fff]{3})(?:同志)?的(?=[^，。；的]{3,30}职务)")


def appointed_people(text: str, surnames: Lexicon) -> Iterator[Candidate]:
    """Names between 任命 and 为 that the tagger cut up (任|命纪|长河|为), each of a list."""
    for match in _ABROAD.finditer(text):  # 任命基里延某为代总理
        if is_foreign(match["name"]) and (word_pos(match["name"]) or "nr").startswith("nr"):
            yield Candidate(*match.span("name"), "Person", "person:appointed", HEADED)
    for match in _STATED.finditer(text):
        if surname_of(match["name"], surnames) and not is_word(match["name"]):
            yield Candidate(*match.span("name"), "Person", "person:stated", HEADED)
    for match in _ELECTED.finditer(text) if "选" in text else ():
        name = match["name"]
        told = name[-1] in "他她其我你" or (word_pos(name[:2]) or "").startswith("v")  # 祝贺他|当选
        if surname_of(name, surnames) and not is_word(name) and not told:
            yield Candidate(*match.span("name"), "Person", "person:elected", HEADED)
    for match in (*_APPOINTED.finditer(text), *_AMONG.finditer(text)):
        for name in _NAME.finditer(text, *match.span("names")):
            if 2 <= len(name[0]) <= 3 and surname_of(name[0], surnames) and not is_word(name[0]):
                yield Candidate(name.start(), name.end(), "Person", "person:appointed", HEADED)


def spaced_people(text: str, surnames: Lexicon) -> Iterator[Candidate]:
    """Names of two characters set apart, as official lists have them: 纪 河（女） 某大学教授."""
    for match in _SPACED.finditer(text):
        if match["first"] in surnames:
            name = match["first"] + match["last"]
            if name == "成员":  # 成　员：
                continue
            because = f"名单中“{match['name']}”姓与名之间留空"
            yield Candidate(*match.span("name"), "Person", "person:spaced", EXPLICIT, name, because)
