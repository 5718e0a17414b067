"""Forms of the names of roads and railways, and of parties by their places."""

import re

# 云岭至白石高速公路, and how it is told for short: 云白高速
_LINE = re.compile(
    r"(?:国道|G\d+)?(?P<from>[\u4e00-\u9fff]{2,4}?)(?:至|—|－|-|到)(?P<to>[\u4e00-\u9fff]{2,4}?)(?P<kind>高速公路|高速铁路|城际铁路|高速|高铁|铁路|公路|城际)(?P<rest>.*)$"
)
_LINES = {"高速公路": "高速", "高速铁路": "高铁", "城际铁路": "城际"}


def line_between(short: str, full: str) -> str:
    """云白高速 is 云岭至白石高速公路: the first characters of where it begins and ends."""
    match = _LINE.match(full) if len(short) < len(full) else None
    if match is None:
        return ""
    ends, kind = match["from"][0] + match["to"][0], match["kind"]
    called = {ends + each + match["rest"] for each in (kind, _LINES.get(kind, kind))}
    return f"“{short}”是“{full}”的简称" if short in called else ""


_PARTY_OF_PLACE = re.compile(
    r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|团)(?P<place>[\u4e00-\u9fff]{2,6}?)[省市区县州]?委(?:员会|会)?$"
)


def party_of_place(short: str, full: str) -> str:
    """云岭民盟 is 民盟云岭市委会."""
    match = _PARTY_OF_PLACE.match(full) if full[:1] in "民农致九台" else None
    if match is None:
        return ""
    return f"“{short}”即“{full}”" if short == match["place"] + match["party"] else ""
