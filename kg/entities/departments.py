"""The departments of a firm or institute, told without its name: in a list of who comes (集团公司办公室、投资管理部等
有关负责同志参加), or before the post of who heads them (某大学校长甲、科研处处长乙)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner

_HAN = r"[\u4e00-\u7683\u7685-\u9fff]"
# whose they are, where no name stands before them
_OWNER = r"(?:集团公司|集团|公司|总公司|本部|总部|机关|行|院|校|所)"
_ITEM = rf"{_HAN}{{2,13}}?(?:[部处室]|(?<=[工党])办|(?<=中)心)"
_DEPARTMENTS = Scanner(
    rf"(?<![\u4e00-\u9fff])(?P<owner>{_OWNER})?(?P<list>{_ITEM}(?:、{_ITEM})+(?:[和及]{_ITEM})?)(?:等)?(?:\d+个)?"
    r"(?:单位|部门|处室|部室)?(?:的)?(?:主要|有关|相关|分管)*(?:负责人|负责同志|人员|同志|领导|代表|部门)"
)
_ONE = re.compile(r"[^、和及]+")
# bodies of state have names of their own and head words; a party department is one of them
_STATE = re.compile(r"[省市区县镇乡州旗]|国务院|组织部|宣传部|统战部|武装部|政法委|街道|社区|学校")
_ALONE = frozenset({"办公室", "综合部", "本部", "总部", "俱乐部", "干部", "各部", "全部", "内部", "外部", "有关部"})


# before the post of who heads it, and whose it may be: a body that has departments
_HEADED = re.compile(
    r"(?![本该各两有原])[\u4e00-\u9fff]{1,12}(?:[处科系]|(?<!干)部|办公室|中心|学院|分公司|项目部|研究[院所]|工会|团委|图书馆)$"
)
# most sentences hold no department before a title: they are told apart before their words are looked at; the name may
# stand between (合作交流处|苗青禾|处长)
# titles that follow the name of who heads a department
_HEADS = frozenset({"处长", "科长", "部长", "主任", "院长"})
# a department with the office that it belongs to before it
_OF_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,12}(?:委|局|厅|办|国资委|管委会)[\u4e00-\u9fff]{2,8}[处科]")
# what is surely part of a larger body
_PART = re.compile(r"[处系科部]$|办公室$|工会$|团委$|图书馆$|.{2}学院$")
_MAY_HEAD = re.compile(
    r"[处科系部室心院司会委馆](?:[\u4e00-\u9fff]{2,3}(?=副?(?:处长|科长|部长|主任|院长)))?"
    r"(?:常务|执行|党委|党总支)?副?(?:处长|科长|部长|主任|院长|经理|总经理|所长|馆长|主席|书记|负责人)"
)
_OF_TERRITORY = re.compile(r"(?:[省县镇乡州旗]|[市区](?![场域])|国务院|国家|全国|中[国华央]|世界|街道|社区)")
_WHOSE = re.compile(r".{2,}(?<!政治)(?:大学|学院|学校|[中小]学|医院|公司|集团|银行|[院所厂馆局厅委会部社])$")
# a name of its own, that begins with the body's
_WHOLE = re.compile(r"公司.|集团|大学|银行|医院.")
# nobody's department: 县人大常委会副主任、|总工会|主席, 街道党工委书记甲，|云岭街道办事处|主任
_BY_ITSELF = ("总工会", "办事处")
_OURS = re.compile(r"(?:我|本)[校院司行所馆](?=.{2})")
# the writer's own house, whose departments need no owner: 我校, |学院|院长某某, 来我院
_AT_HOME = Scanner(
    r"(?:我|本)(?:校|院|司|所|公司|集团)(?!的?[大中小]学|士)"
    r"|(?:^|(?<=[，、；。\n]))(?:学校|学院|医院|公司|集团)(?:公司)?(?:党委)?(?:书记|副?校长|副?院长|董事长|副?总经理)"
)
# where a list of the writer's own people begins, behind that of the guests
_HERE = re.compile(r"(?:我|本)[校院司所]|(?<=[，；])(?:学校|学院|医院)")
_INSIDE = ("n", "vn", "v", "vd", "nz", "a", "an", "c", "m", "f", "nw", "ORG")


def find_departments(reading: Reading) -> Iterator[Candidate]:
    """Both kinds."""
    yield from _listed(reading)
    yield from _headed(reading)


def _headed(reading: Reading) -> Iterator[Candidate]:
    """A department between a mark and the post of a person (、|对外合作处|处长|某某; 、|对外合作处|某某|处长), where
    a body was named before in the sentence; then also where it stands without: its name begins with that body's. In the
    news of a house that calls itself 我校 or 公司 it stands for itself."""
    vocabulary = Vocabulary.of(reading.rules)
    known: dict[str, str] = {}
    at_home: bool | None = None
    for sentence in reading.sentences:
        if not _MAY_HEAD.search(reading.text, sentence.start, sentence.end):
            continue
        tokens = sentence.tokens
        for i, token in enumerate(tokens[1:-1], 1):
            titled = token.pos == "PER" and tokens[i + 1].text.removeprefix("副") in _HEADS
            if not titled and not (
                vocabulary.is_title(token.text) and _may_be_person(tokens[i + 1 : i + 3], vocabulary)
            ):
                continue
            start = _department_before(tokens, i, vocabulary)
            if start is None:
                continue
            begin = tokens[start].start
            text = reading.text[begin : token.start]
            if len(tokens[start].text) < len(text) and _OF_OFFICE.fullmatch(text):  # |市国资委|产权处
                yield Candidate(begin, token.start, "Government", "department:of-office", HEADED + 1)
                continue
            if ours := _OURS.match(text):  # |我校|科研处: the writer's own, whoever was named before
                yield Candidate(begin + ours.end(), token.start, "Organization", "department:ours", HEADED + 1)
                continue
            here = [m.start() for m in _HERE.finditer(reading.text, sentence.start, begin)]
            mine = bisect_left(tokens, here[-1], key=lambda t: t.start) if here else 0
            whose = _body_before(tokens, start, vocabulary, mine)
            name = f"{whose}{text}" if whose else None if mine else known.get(text)
            if not name:
                if at_home is None:
                    at_home = _AT_HOME.search(reading.text) is not None
                if (at_home or mine) and _PART.search(text):
                    yield Candidate(begin, token.start, "Organization", "department:own", HEADED + 1)
            else:
                known[text] = name
                because = f"“{text}”前面说的是{name.removesuffix(text)}"
                kind = "Government" if name.removesuffix(text)[-1] in "局厅委" else "Organization"
                yield Candidate(begin, token.start, kind, "department:headed", HEADED + 1, name, because)


def _may_be_person(behind: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a name stands behind the title, or a word that may be one before a mark (主任|田野|、)."""
    name = behind[0]
    marked = len(behind) > 1 and behind[1].pos == "w" and len(name.text) in (2, 3)
    return name.pos == "PER" or (marked and bool(surname_of(name.text, vocabulary.surnames)))


def _department_before(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> int | None:
    """Index of the first token of the department whose head's title is token ``i``, None where there is none."""
    start = i
    while start and tokens[start - 1].end == tokens[start].start:
        if tokens[start - 1].pos not in _INSIDE and tokens[start - 1].text not in ("与", "和"):
            break
        start -= 1
    text = "".join(token.text for token in tokens[start:i])
    if start == i or (start and tokens[start - 1].pos != "w") or not _HEADED.match(text):
        return None
    if tokens[start].pos in ("ORG", "nt") and _OF_OFFICE.fullmatch(text):
        return None if any(vocabulary.is_title(t.text) for t in tokens[start:i]) else start
    if _OF_TERRITORY.match(text) or _WHOLE.search(text) or text.endswith(_BY_ITSELF):
        return None
    return None if any(vocabulary.is_title(t.text) for t in tokens[start:i]) else start


def _body_before(tokens: Sequence[Token], at: int, vocabulary: Vocabulary, least: int) -> str | None:
    """The body named last before token ``at``, from ``least`` on, that is no department itself and that somebody's post
    follows."""
    for j in range(at - 2, least - 1, -1):
        if tokens[j].pos not in ("ORG", "nt") or not _begins_post(tokens[j + 1 : j + 3], vocabulary):
            continue
        text = tokens[j].text
        if text.endswith("自治区党委"):  # as a province's committee, the house of its own departments
            return None
        if not _HEADED.match(text) or _WHOLE.search(f"{text}。"):
            return text.removesuffix("党委") if _WHOSE.match(text) else None
    return None


def _begins_post(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether one of the next words ends in a title: 党委书记, 副总经理, 党委|委员."""
    return any(vocabulary.is_title(token.text[cut:]) for token in tokens for cut in range(len(token.text) - 1))


def _listed(reading: Reading) -> Iterator[Candidate]:
    """The members of each such list; 办公室 by itself only with the word that tells whose it is (集团公司办公室)."""
    for match in _DEPARTMENTS.finditer(reading.text):
        if _STATE.search(match["list"]):
            continue
        start = match.start("list")
        for number, item in enumerate(_ONE.finditer(match["list"])):
            begin, end = start + item.start(), start + item.end()
            if item[0] in _ALONE:
                if number or not match["owner"]:
                    continue
                begin = match.start("owner")
            yield Candidate(begin, end, "Organization", "list:departments-of-firm", LISTED + 12)
