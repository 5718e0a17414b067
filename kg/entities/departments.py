"""The departments of a firm or institute in a list of who comes: 集团公司办公室、投资管理部等有关负责同志参加."""

import re
from collections.abc import Iterator

from kg.entities.candidate import LISTED, Candidate, Reading
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


def find_departments(reading: Reading) -> Iterator[Candidate]:
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
