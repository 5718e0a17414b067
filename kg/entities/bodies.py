"""Bodies that coordinations and lists name by parts: 市发改、财政等部门, 区委区政府, 下设综合组、宣传组."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.model import Mention, Sentence, Token
from kg.names import LEVELS, home_places
from kg.rules import Rules
from kg.scan import Scanner, one_of

_TWINS = Scanner(
    rf"(?P<level>[{LEVELS}])(?P<party>委|党委|党工委)[、和]?(?P<own>[{LEVELS}])?(?P<gov>政府|管委会)(?![办网工])"
)
_UNIT = r"[\u4e00-\u9fff]{2,8}"
_UNITS = Scanner(
    r"(?:下设|内设|设立|设有|设置有?|设(?![置立有备计])|分为|分成|成立|组建|新设)(?:了)?"
    rf"(?P<list>{_UNIT}(?P<last>[组科处室部办])(?:、{_UNIT}(?P=last))+)"
)
# a hospital's: what is treated there
_WARD = re.compile(
    r"[内外妇儿]科|医|牙|口腔|皮肤|眼|耳|检验|放射|康复|理疗|急诊|门诊|药|心电|防疫|预防|产科|超|影像|手术|病|诊"
)
_UNIT_ITEM = re.compile(r"[^、]+")
# among the departments of a list: what has a head of its own, or is none
_NO_DEPARTMENT = re.compile(r"[局办委院站会处队所镇乡街]$|(?<!农)村$|公司|集团|街道|政府|[的了在]|企业|部门|高校|媒体")
# 发展和改革 is one item, 财政和审计 are two
_DEPARTMENT_ITEM = re.compile(r"[^、和及]+(?:和[^、和及]+(?=、|$))?")


# the committees of the Consultative Conference in full: 中国人民政治协商会议第九届全国委员会
_CONFERENCE = Scanner(
    r"(?:中国人民政治协商会议|政协)(?:第[一二三四五六七八九十]+届)?(?:全国|[\u4e00-\u9fff]{2,8}?[省市区县州旗])委员会"
)
# the working committee of the party for a kind of bodies: 市委“两新”工委, “两新”组织工委
_WORKING = Scanner(
    r"(?:(?<![\u4e00-\u9fff])[省市区县]委)?“[\u4e00-\u9fff]{1,4}”(?:组织)?(?:党?工委|(?:综合)?党委)(?=书记|副书记|委员|办|[，、。的])"
)
# 解放军53023部队: a regiment by its number
_REGIMENT = Scanner(
    r"(?:中国人民)?(?:解放军|武警|空军|海军|陆军|[\u4e00-\u9fff]{2}军区)驻?(?:\d{4,6}|[一二三四五六七八九〇零]{4,6})部队"
)
# 中国驻某国大使馆, 中国驻某国某城总领事馆: the mission of a state, however the tagger cuts it
_MISSION = Scanner(
    r"(?P<name>[\u4e00-\u9fff]{2,8}?(?:常)?驻[\u4e00-\u9fff]{2,10}?(?:大使馆|总领事馆|总领馆|领事馆|使馆|代表团|使团))"
)
_BEATS = frozenset({
    "击败", "战胜", "不敌", "迎战", "对阵", "大胜", "完胜", "力克", "逆转", "险胜", "惜败", "负于", "横扫",
    "挑战", "败给",
})  # fmt: skip
_DUEL = re.compile("|".join(sorted(_BEATS)))
_NO_CLUB = frozenset(
    {"对手", "主队", "客队", "球队", "双方", "敌人", "选手", "冠军", "强敌", "劲敌", "前者", "后者", "自己", "敌军"}
)
# 市|十七届|人大常委会: the council of the place, in one of its terms
_COUNCIL = Scanner(
    rf"(?P<level>[{LEVELS}])第?[一二三四五六七八九十]{{1,3}}届(?P<body>人大常委会|人民代表大会常务委员会|政协常委会|人民代表大会(?=代表)|人大(?!代表|[一二三四五六七八九十]+次)|政协(?!委员))"
)


# 县|飞地经济|领导小组|副组长: a body for a task, whatever words its task is told in
_TASK = Scanner(
    rf"(?:^|(?<=[，。；、（\n兼任由]))(?P<name>[{LEVELS}](?![{LEVELS}长委政])[\u4e00-\u9fff]{{2,16}}?(?:工作)?(?:领导小组|指挥部|专班))"
    r"(?=(?:办公室)?(?:第一|常务)?副?(?:组长|指挥长|总指挥|成员|主任))"
)


# 公安青石分局, 消防白石支队: the service, the place, and its branch there
_SERVICE = Scanner(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[及和与]))(?P<name>(?:公安|消防|交警|交管|规划资源|国土资源|国土|税务|市场监管|生态环境|环保|工商|食药监|住建|城管)"
    r"(?:局)?[\u4e00-\u9fff]{2,4}?(?<![省市区县级])(?:分局|支队|大队|总队))"
)
# 第9届青石运动会|组委会: the committee of a gathering, with its number
_ORGANISERS = Scanner(
    r"(?P<name>(?:第[一二三四五六七八九十\d]{1,3}届|20\d\d年?)[\u4e00-\u9fff]{2,14}?(?:组委会|组织委员会|执委会|筹委会))"
)
# 民盟青石支部, 民建白石市委会: a democratic party's own committee of the place
_OF_PARTY = Scanner(
    r"(?P<name>(?:民盟|民革|民建|民进|农工党|致公党|九三学社|台盟)(?!中央|成员|盟员|会员|社员|党员)[\u4e00-\u9fff]{2,6}?(?:支部|总支|工委|委员会|[省市区县]委会?))"
)


# 各省、自治区、|直辖市人民政府, 各区（市）|县政府（管委会）: so many bodies, and none of them
_MANY = Scanner(
    r"各(?:[省市县区州盟旗]|乡镇|镇街|自治[区州县]|直辖市)(?:[、（）()及和](?![）)])|[省市县区州盟旗]|乡镇|自治[区州县]|直辖市|[）)]){0,8}?"
    r"(?P<name>(?:[省市县区州盟旗]|直辖市|自治[区州县])?(?:(?:人民)?政府|党委))(?:[（(](?P<more>管委会|管理委员会)[）)])?"
)


def find_bodies(reading: Reading) -> Iterator[Candidate]:
    """Bodies that a list or a coordination names: departments, party and government, units."""
    for match in _TASK.finditer(reading.text):
        yield Candidate(*match.span("name"), "Government", "body:task", HEADED)
    for match in _MANY.finditer(reading.text):
        for group in ("name", "more"):
            if match[group]:
                yield Candidate(*match.span(group), "-", "bodies:many", EXPLICIT)
    for match in _SERVICE.finditer(reading.text):
        yield Candidate(*match.span("name"), "Government", "body:service", HEADED + 1)
    for match in _ORGANISERS.finditer(reading.text):
        yield Candidate(*match.span("name"), "Organization", "body:organisers", HEADED + 1)
    for match in _OF_PARTY.finditer(reading.text):
        yield Candidate(*match.span("name"), "Organization", "body:of-party", HEADED + 1)
    yield from _twins(reading)
    yield from _units(reading)
    yield from _departments(reading)
    yield from _of_two_parts(reading)
    yield from _teams(reading)
    yield from _duels(reading)
    yield from _offices(reading)
    for match in _CONFERENCE.finditer(reading.text):
        yield Candidate(match.start(), match.end(), "Government", "conference", HEADED)
    for match in _WORKING.finditer(reading.text):
        yield Candidate(match.start(), match.end(), "Government", "committee:quoted", HEADED + 1)
    for match in _REGIMENT.finditer(reading.text):
        yield Candidate(match.start(), match.end(), "Government", "regiment", HEADED)
    if "驻" in reading.text:
        yield from _missions(reading)
    yield from _councils(reading)


def _missions(reading: Reading) -> Iterator[Candidate]:
    """The missions of states abroad: from the state right before 驻 on."""
    for sentence in reading.sentences:
        states = {t.end: t.start for t in sentence.tokens if t.text in reading.rules.words("countries")}
        for match in _MISSION.finditer(reading.text, sentence.start, sentence.end):
            at = reading.text.index("驻", match.start())
            start = states.get(at, states.get(at - 1) if reading.text[at - 1] == "常" else None)
            if start is not None:
                yield Candidate(start, match.end(), "Government", "mission", HEADED + 5)


def _councils(reading: Reading) -> Iterator[Candidate]:
    """A council by the number of its term (市十七届人大常委会), called as it is without."""
    for sentence in reading.sentences_for(_COUNCIL):
        for match in _COUNCIL.finditer(reading.text, sentence.start, sentence.end):
            place = _place_at(sentence, match.start("level"))
            begin = place.start if place else match.start()
            name = reading.text[begin : match.end("level")] + match["body"]
            because = f"“{reading.text[begin : match.end()]}”是“{name}”的一届"
            yield Candidate(begin, match.end(), "Government", "council:term", HEADED + 5, name, because)


_OFFICE = r"[\u4e00-\u9fff]{0,6}?(?:局|办|委|院|站|中心|公司|投|集团|银行|[工农中建人]行|联社|队|所)"
_OFFICES = Scanner(
    rf"(?P<list>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,8}}?(?:局|办|委|公司)(?:、{_OFFICE}){{2,}})"
    r"等?(?:\d+个|多个|各|有关|相关)*(?:单位|部门|(?:主要|有关|相关|分管)*(?:负责人|负责同志))"
)
_ONE_OFFICE = re.compile(r"[^、]+")
_OF_STATE = re.compile(r"[\u4e00-\u9fff]{1,5}局|[省市区县][\u4e00-\u9fff]{2,4}办|[\u4e00-\u9fff]{0,4}(?:政府|委|府)办")


def _offices(reading: Reading) -> Iterator[Candidate]:
    """The bureaus of a list that tells what they are (住建局、政府办等单位), however the tagger cuts them."""
    for match in _OFFICES.finditer(reading.text):
        for item in _ONE_OFFICE.finditer(match["list"]):
            start = match.start("list") + item.start()
            if _OF_STATE.fullmatch(item[0]):
                yield Candidate(start, start + len(item[0]), "Government", "list:offices", HEADED)


def _of_two_parts(reading: Reading) -> Iterator[Candidate]:
    """A department whose name has a 和 at which the tagger cuts it: 省|文化|和|旅游厅."""
    expression = _cut_department(reading.rules)
    for sentence in reading.sentences_for(expression):
        for match in expression.finditer(reading.text, sentence.start, sentence.end):
            level = match.start("level")
            place = _place_at(sentence, level) if level >= 0 else None
            start = place.start if place else match.start()
            yield Candidate(start, match.end(), "Government", "department:whole", HEADED + 1)


def _cut_department(rules: Rules) -> Scanner:
    """The departments of the lexicon that hold 和, with their heads, made at the first call."""
    found: Scanner | None = rules.derived.get("departments:cut")
    if found is None:
        rows = rules.words("departments").items()
        heads = {name + head for name, columns in rows if "和" in name for head in columns[1].split()}
        found = rules.derived["departments:cut"] = Scanner(rf"(?P<level>[{LEVELS}])?(?:{one_of(sorted(heads))})")
    return found


def _teams(reading: Reading) -> Iterator[Candidate]:
    """A place and its team (青禾|队)."""
    for sentence in reading.sentences:
        for place, team in pairwise(sentence.tokens):
            if team.text == "队" and place.pos in ("LOC", "ns") and place.end == team.start and len(place.text) > 1:
                yield Candidate(place.start, team.end, "Organization", "team", HEADED)


def _duels(reading: Reading) -> Iterator[Candidate]:
    """A club that is called by a common word, beside the one that it plays against (勇士|击败|湖人, 湖人|不敌|掘金)."""
    for sentence in reading.sentences:
        if not _DUEL.search(reading.text, sentence.start, sentence.end):
            continue
        tokens = sentence.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at].text not in _BEATS:
                continue
            one, other = tokens[at - 1], tokens[at + 1]
            opens = at < 2 or tokens[at - 2].pos in ("w", "TIME", "t", "c")
            if other.pos in ("ORG", "nt") and opens and _may_play(one):
                yield Candidate(one.start, one.end, "Organization", "team:duel", HEADED)
            closes = at + 2 == len(tokens) or tokens[at + 2].pos in ("w", "m", "v")
            if one.pos in ("ORG", "nt") and closes and _may_play(other):
                yield Candidate(other.start, other.end, "Organization", "team:duel", HEADED)


def _may_play(token: Token) -> bool:
    """Whether a club may be called so: by a word of two or three characters that tells no part in a match."""
    return token.pos in ("n", "nz", "v", "nr") and 2 <= len(token.text) <= 3 and token.text not in _NO_CLUB


def _twins(reading: Reading) -> Iterator[Candidate]:
    """Party and government named in one breath (区委区政府, 某镇党委政府): two bodies."""
    for sentence in reading.sentences_for(_TWINS):
        for match in _TWINS.finditer(reading.text, sentence.start, sentence.end):
            level = match.start("level")
            place = _place_at(sentence, level)
            begin = place.start if place else level
            yield Candidate(begin, match.end("party"), "Government", "twins:party", HEADED + 5)
            named = reading.text[begin : level + 1]
            name = named + match["gov"] if len(named) > 1 else None
            because = f"“{match[0]}”说的是党委和政府两个机构" if name else ""
            at = match.start("own") if match["own"] else match.start("gov")
            yield Candidate(at, match.end("gov"), "Government", "twins:government", HEADED + 5, name, because)


def _place_at(sentence: Sentence, level: int) -> Token | None:
    """The name that goes on over the character at ``level``, else the place that ends with it (远山县 of 远山县委)."""
    over = (t for t in sentence.tokens if t.start < level < t.end and t.pos in ("LOC", "ORG", "ns", "nt"))
    ends = (t for t in sentence.tokens if t.end == level + 1 and t.pos in ("LOC", "ns"))
    return next(over, None) or next(ends, None)


def _units(reading: Reading) -> Iterator[Candidate]:
    """The units of a body, told in a list (下设综合组、宣传组)."""
    for sentence in reading.sentences_for(_UNITS):
        for match in _UNITS.finditer(reading.text, sentence.start, sentence.end):
            if _WARD.search(match["list"]):
                continue
            kind = "Government" if match["last"] in "组科处室办" else "Organization"
            for item in _UNIT_ITEM.finditer(match["list"]):
                start = match.start("list") + item.start()
                yield Candidate(start, start + len(item[0]), kind, "list:units", HEADED)


def _departments(reading: Reading) -> Iterator[Candidate]:
    """The departments of a list whose last word says what they are; each is named after the place whose they are."""
    expression = _department_list(reading.rules)
    sentences = reading.sentences_for(expression)
    homes = home_places(
        Mention(t.start, t.end, t.text, "Place", "")
        for s in (reading.sentences if sentences else ())
        for t in s.tokens
        if t.pos in ("LOC", "ns")
    )
    for sentence in sentences:
        for match in expression.finditer(reading.text, sentence.start, sentence.end):
            level = match["level"] or match["own"] or ""
            place = homes.get(level, level)
            whole = "list" if match["list"] else "mixed"
            for item in _DEPARTMENT_ITEM.finditer(match[whole]):
                start, end = match.start(whole) + item.start(), match.start(whole) + item.end()
                if _NO_DEPARTMENT.search(item[0]):
                    continue
                if level and item.start() == 0:
                    start -= 1
                because = f"“{match[0]}”中“{item[0]}”省去了末尾的“部门”"
                heads = [head for head in "局委办" if level and f"{level}{item[0]}{head}" in reading.text]
                name = f"{place}{item[0]}{heads[0] if heads else '部门'}"
                yield Candidate(start, end, "Government", "list:departments", HEADED, name, because)


def _department_list(rules: Rules) -> Scanner:
    """What lists of departments look like: made of lexicon ``departments`` at the first call."""
    found: Scanner | None = rules.derived.get("departments")
    if found is None:
        words = {w for full, columns in rules.words("departments").items() for w in (full, columns[0]) if w}
        one = one_of(sorted(words))
        # two that the lexicon has, and others between them where 等部门 says that all are such
        more = rf"(?:、{_UNIT}){{0,9}}?、{one}(?:、{_UNIT}){{0,9}}(?:[和及]{_UNIT})?"
        found = rules.derived["departments"] = Scanner(
            rf"(?P<level>[{LEVELS}])?(?P<list>{one}(?:、{one})+(?:(?:和|及){one})?)(?:等)?"
            r"(?:[\u4e00-\u9fff]{0,4})?(?:部门|单位|局|系统)"
            rf"|(?P<own>[{LEVELS}])(?P<mixed>{one}{more})等(?:\d+个|[一-鿿]{{0,4}})(?:部门|单位)"
        )
    return found
