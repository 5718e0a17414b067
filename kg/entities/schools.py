"""Schools and hospitals of a town that are called by a number or by their kind alone: 第二高中, 实验中学、特殊教育学校.

A number is a name wherever it stands; a kind is one in a row of schools, where it can only mean the town's own.
"""

from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.scan import Scanner

_BEGINS = r"(?:^|(?<=[，。；、：（\n和及与在到建往由]))"
_NUMBERED = Scanner(
    rf"{_BEGINS}(?P<name>第[一二三四五六七八九十百\d]{{1,3}}(?:实验|初级|高级|职业|完全|中心)?"
    r"(?:小学|中学|高中|初中|幼儿园|人民医院|职专))(?![生部时学])"
)
_KIND = (
    r"(?:特殊教育学校|特教学校|实验中学|实验小学|实验学校|实验幼儿园"
    r"|外国语学校|职业教育中心|职教中心|职业技术学校|高级中学)"
)
_SCHOOL = r"(?:小学|中学|学校|幼儿园|高中|校区|职教中心)"
_AMONG = Scanner(
    rf"(?<=[学校园中区][、和])(?P<name>{_KIND})"
    rf"|{_BEGINS}(?P<first>{_KIND})(?=[、和][\u4e00-\u9fff]{{2,12}}?{_SCHOOL})"
)


def find_schools(reading: Reading) -> Iterator[Candidate]:
    """The schools that are called so."""
    for expression, groups in ((_NUMBERED, ("name",)), (_AMONG, ("name", "first"))):
        for match in expression.finditer(reading.text):
            for group in groups:
                if match[group]:
                    yield Candidate(*match.span(group), "Organization", "school:town", HEADED - 1)
