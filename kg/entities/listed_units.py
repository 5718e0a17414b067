"""Would-be people that are members of a list of departments, towns or firms: 交运、文旅、|高寨子|等单位."""

import re
from collections.abc import Iterable, Iterator

from kg.entities.candidate import Candidate

_UNITS = re.compile(
    r"(?:、[^，。；、：\n]{1,12}){0,15}等(?:[\d一二三四五六七八九十余多]+[家个])?"
    r"(?:部门|单位|乡镇|镇街|镇[村区]|街道|县区|区县|县市|市县|企业(?!家)|公司|村|社区|学校|科室|地(?![位方])|乡|镇)"
    # 纪长河、白如川等单位|负责人: these are people
    r"(?!的?(?:主要|相关|有关)?(?:负责|领导|代表|职工|专家|同志|干部|人员|党员))"
)


def without_units(candidates: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """The candidates but the people among them that stand in a list which ends by saying that it is one of units."""
    for c in candidates:
        listed = c.type == "Person" and (text[c.end : c.end + 1] == "、" or text[c.start - 1 : c.start] == "、")
        if not (listed and _UNITS.match(text, c.end)):
            yield c
