"""The unit of a body that somebody's post is in: 青石钢铁公司|冷轧厂|厂长, 云岭大学商学院|会计系|主任.

In a life or a list of posts the body and its unit are one name, and the title alone is the role. Where the title goes
on with somebody's name (青石集团|质检部|部长苗青禾), the firm is whose officer he is.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.model import ORGANISATIONS
from kg.scan import Scanner

_TITLE = (
    r"(?:(?:常务|执行|党委|第一)?副?(?:科长|处长|部长|厂长|矿长|主任(?!科员)|调度长|经理|总经理|所长|院长|局长|司长|站长|队长|总监|主管|行长"
    r"|书记|政委|总工程师|负责人)|科员|干事|职员|助理员|办事员|调研员|会计员|统计员|审计员|经济员|工艺员|业务员|技术员|技师|会计|出纳|(?:高级|助理)?(?:工程师|研究员|会计师|经济师)|教师|讲师|副?教授|博士后)"
)
_UNIT = (
    r"(?:(?<![全支干内俱])部|(?<!书记)处|科|(?<!委员)室|(?<!体)系|[^工]厂|车间|分公司|营业部|中心|工区|大队|支队|分局|分会|煤矿|研究所|研究院|[^公]司"
    r"|学院|(?<=员)会)"
)
# what may not stand between the body and its unit: what somebody does, another body
_BETWEEN = r"[^任兼由派的、和与及为在以对把被将从任，。；：（）()“”《》\s]"
_BEHIND = re.compile(
    rf"(?P<unit>{_BETWEEN}{{1,12}}?(?:{_UNIT}|[部处室所]))(?=(?:{_TITLE}|(?<=员会)委员)(?:兼|[、，；。,]|$))"
)
# the character before 厂 only looked at, so that it is known what a match begins with
_ANY = Scanner(rf"{_UNIT.replace('[^工]厂', '(?<=[^工])厂')}{_TITLE}|员会委员|科学?院[\u4e00-\u9fff]{{2,6}}所")
_BODY = re.compile(r"(?:公司|集团|大学|学院|医院|银行|分行|证券|[厂局厅委部院所矿司会处系])$")
_FIRM = re.compile(r"(?:分公司|[^工]厂|营业部|煤矿)$")
# 中科院|遥感所|研究员
_INSTITUTE = re.compile(
    r"[\u4e00-\u7683\u7685-\u9fff]{2,6}(?<![研事务场])所(?=副?(?:所长|研究员)|[博硕]士|助理|访问|高级|党委|工作|任|获|取得|学习|从事|深造|攻读|供职|就读|[，。、；]|$)"
)
_ACADEMY = re.compile(r"(?:[社农林中]科院|科学院)$")
_NONE = re.compile(
    r"^(?:各|有关|相关|下属|所属|所辖|直属|一|两|首席|总经理(?!办)|董事会$)|部门|(?:集团|公司)(?:公司|集团)|(?:党支|总支)部$"
)


# in the life of somebody: 历任青石机床厂技术员、|铸造分厂|副厂长
_LIFE = Scanner(r"历任|曾任|先后|现任|任职|毕业|分配|年\d{1,2}月")
_BARE = re.compile(
    rf"(?<=[、，兼])(?P<unit>(?![省市县区镇乡国各该本原前副总]|中央|全国|党支|独立|执行|首席){_BETWEEN}{{1,10}}?{_UNIT})(?={_TITLE}(?:兼|[、，；。,]|$))"
)


def _in_way(c: Candidate, start: int, end: int) -> bool:
    """Whether another name than a line of business (铸造|分厂) stands there."""
    return c.start < end and start < c.end and c.type != "Industry"


def _own_units(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The units without their body in a life, each of the body that the sentence named last."""
    text = reading.text
    for sentence in reading.sentences_for(_LIFE):
        bodies = [c for c in settled if sentence.start <= c.start < sentence.end and c.type in ORGANISATIONS]
        if not bodies or not _LIFE.search(text, sentence.start, sentence.end):
            continue
        for match in _BARE.finditer(text, sentence.start, sentence.end):
            start, end = match.span("unit")
            before = [c for c in bodies if c.end <= start]
            if not before or "委" in match["unit"] or any(_in_way(c, start, end) for c in settled):
                continue
            owner = before[-1].name or text[before[-1].start : before[-1].end]
            kind = "Company" if _FIRM.search(match["unit"]) else "Organization"
            because = f"“{match['unit']}”前面说的是{owner}"
            yield Candidate(start, end, kind, "unit:own", HEADED + 1, owner + match["unit"], because)


def find_staffed(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The units right behind a body and before a title, each with the name of the body before it."""
    if not _ANY.search(reading.text):
        return
    yield from _own_units(reading, settled)
    for c in settled:
        if c.type not in ORGANISATIONS or c.name or not _BODY.search(reading.text, c.start, c.end):
            continue
        if _ACADEMY.search(reading.text, c.start, c.end) and (institute := _INSTITUTE.match(reading.text, c.end)):
            yield Candidate(c.start, institute.end(), "Organization", "unit:institute", HEADED + 1)
            continue
        match = _BEHIND.match(reading.text, c.end)
        if match is None or _NONE.search(match["unit"]):
            continue
        kind = c.type if c.type == "Government" else "Company" if _FIRM.search(match["unit"]) else "Organization"
        yield Candidate(c.start, match.end("unit"), kind, "unit:staffed", HEADED + 1)
