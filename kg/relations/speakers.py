"""Whom the words of a quotation are spoken for, where the speaker is named only behind it.

“今年产量将达8万件，公司订单已排到年底。”青石服饰有限公司厂长纪长河说。 -> 青石服饰有限公司
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Mention

_KINDS = ("Company", "Project", "Organization")
_CLOSED = re.compile(r"[”」](?P<who>[^，。；：“”\n]{4,44}?)(?:告诉记者|介绍|坦言|透露|表示|指出|认为|说道?|称)")
_OPENS = {"”": "“", "」": "「"}
# behind the body: a post, a person, its head; but 青石公司的产品说…
_POST = re.compile(r"(?!的|产品|生产)[^，。；]{2,20}$")
_LEAST = 8  # characters of what is said by somebody, not of a word in quotation marks


class Quotation(NamedTuple):
    """What stands between ``start`` and ``end`` is said for ``body``."""

    start: int
    end: int
    body: Mention


def quotations(text: str, mentions: Sequence[Mention]) -> list[Quotation]:
    """The quotations of a text whose speaker's firm, park or institute is named right behind them."""
    if "”" not in text and "」" not in text:
        return []
    found = []
    for match in _CLOSED.finditer(text):
        close = match.start()
        opening = text.rfind(_OPENS[text[close]], 0, close)
        inside = text[opening + 1 : close]
        if opening < 0 or len(inside) < _LEAST or "\n" in inside:
            continue
        at = match.start("who") + match["who"].startswith("据")
        bodies = [m for m in mentions if m.start == at and m.end <= match.end("who") and m.type in _KINDS]
        bodies.sort(key=lambda m: m.type != "Company")  # 青石公司|工程部经理纪长河: for the firm
        body = next((m for m in bodies if _POST.match(text[m.end : match.end("who")])), None)
        if body is not None:
            found.append(Quotation(opening, close, _firm_of(body)))
    return found


_OFFICE = re.compile(r"[\u4e00-\u9fff（）()]{3,}?公司(?=[\u4e00-\u9fff]{2,8}(?:部|处|室|中心|车间|科)$)")


def _firm_of(body: Mention) -> Mention:
    """The firm whose office ``body`` is: 远川服饰有限公司|工程部."""
    firm = _OFFICE.match(body.text)
    if firm is None:
        return body
    return Mention(body.start, body.start + firm.end(), firm[0], "Company", "speaker:firm")


def speaks_for(quoted: Sequence[Quotation], at: int) -> Mention | None:
    """For whom the words at ``at`` are spoken; None outside such quotations."""
    return next((q.body for q in quoted if q.start < at < q.end), None)
