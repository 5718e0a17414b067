"""How a report opens: 本报讯, 新华社北京5月3日电（记者 …）."""

import re
from typing import NamedTuple

from kg.model import Credit
from kg.read import dates
from kg.read.marks import SIGNED
from kg.read.names import MEDIA, NO_SIGNATURE, OWN, read_people

_PLACE = r"[一-鿿]{0,9}?"
_WIRE_DATE = (
    r"\s?(?:(?:(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?)?\d{1,2}\s?日|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s?"
)
_LEAD = re.compile(
    r"[【\[（(]?(?:"
    rf"(?P<own>{OWN})(?:讯(?![息号问飞])|综合消息|消息(?=[\s：:，,（(])|{_PLACE}{_WIRE_DATE}(?:专)?[讯电])"
    rf"|(?P<media>{MEDIA})(?:[（(][一-鿿A-Za-z]{{2,10}}[）)](?=讯))?(?:{_PLACE}{_WIRE_DATE}(?:专)?[讯电]|[讯电](?=[\s（(：:】\]）)\d])|(?<!发布)消息(?=[\s：:（(]))"
    rf"|(?P<paper>{MEDIA}){_WIRE_DATE}[一-鿿]{{2,6}}(?:消息|[讯电])(?=\s)"
    r"|(?P<wire>[一-鿿]{2,4}社|中新网|人民网|央视网)(?:" + _PLACE + _WIRE_DATE + r"[讯电])"
    rf"|(?<=[【\[])(?P<boxed>{MEDIA})(?=[】\]]\s?[（(](?:本报|本台)?(?:首席|见习|实习)?(?:记者|通讯员))"
    r"|[一-鿿]{2,4}讯(?=\s*(?:\d{1,2}月|[（(](?:本报|本台)?(?:首席|见习|全媒体)?(?:记者|通讯员)|[（(][^（）()]{2,12}报[道导][）)]"
    r"|[（(][一-鿿]{2,4}[ \u3000](?:记者|通讯员)[ \u3000]?[一-鿿]{2,4}[）)]))"
    # 北京5月3日讯: where and when, and no medium
    rf"|(?:[一-鿿]{{2,3}})?{_WIRE_DATE}讯(?![息号问])"
    # a service of flashes: 青石汇5月3日丨…, 青石财经APP获悉，…
    rf"|(?P<service>[一-鿿]{{2,5}}(?<![省市区县镇乡村州]))(?:{_WIRE_DATE})(?:[丨｜|]|[-—–](?=\s))"
    r"|(?P<teller>[一-鿿A-Za-z]{2,8}?(?:APP|App|客户端|财经|投资界|家办|科技)|\d{2}氪)(?:独家)?(?:(?:获悉|讯)[，,]|讯(?=\s+(?:北京时间|\d{1,2}月)))"
    # 青石汇12月22日消息，…; 青石时报·e公司讯，
    rf"|(?P<told>[一-鿿A-Za-z·]{{1,8}}?(?:汇|网|财经|科技|资讯|快讯|(?<=[A-Za-z])公司|财讯|新闻))(?:{_WIRE_DATE})?(?:早间|午间|晚间|晚)?(?:讯[，,]|消息[，,]|(?<=日)电[，,\s])"
    # 青石汽车讯 北京时间3月5日消息
    r"|(?P<zone>[一-鿿]{3,6})讯(?=\s+(?:北京时间|\d{1,2}月\d{1,2}日消息))"
    # C114讯 2月24日消息（…）
    r"|(?P<site>[A-Za-z][A-Za-z0-9]{1,11})讯(?=\s+(?:北京时间|\d{1,2}月\d{1,2}日))"
    # 青石经济快讯，…; 【青石网综合报道】3月5日消息
    r"|(?P<flash>(?![今昨每当]日|最新|重磅|突发)[一-鿿]{2,4})(?:AI)?快讯[，,]"
    rf"|(?<=【)(?P<column>{MEDIA})[一-鿿]{{0,4}}(?:综合)?(?:报[道导]|消息)】(?:{_WIRE_DATE}(?:消息|讯|电))?"
    r")[】\]）)]?"
)
_MEDIA_GROUPS = ("media", "paper", "wire", "boxed", "service", "teller", "zone", "site", "flash", "column", "told")
# 全媒体记者 纪长河 苗青 报道：
_SIGNED_LEAD = re.compile(
    rf"\s?(?:{OWN}|[一-鿿]{{2,10}}(?:日报|晚报|电视台|广播电台|台|网|融媒体?(?:中心)?|客户端))?[一-鿿]{{0,6}}(?:记者|通讯员)"
    r"[^，。；！？：\d“”]{2,40}报[道导](?=[：:\s])"
)
_LEAD_PEOPLE = re.compile(r"\s?[（(\[【]\s?(?P<people>[^（）()\[\]【】]{2,60})[）)\]】]")
_ANY_DATE = re.compile(rf"{dates.OPTIONAL_YEAR}{dates.MONTH_DAY}|{dates.HAN_MONTH_DAY}")
_LEAD_DATE = re.compile(rf"[\s,，：:—\-]*(?:北京时间)?{dates.OPTIONAL_YEAR}{dates.MONTH_DAY}")


class Lead(NamedTuple):
    """The opening of a report: 本报讯, 新华社北京5月3日电（记者 …）, with what it states."""

    end: int
    medium: tuple[int, int] | None
    is_wire: bool
    credits: tuple[Credit, ...]
    published: str | None
    date_span: tuple[int, int] | None


def lead(text: str) -> Lead | None:
    """The opening that marks a report's first paragraph, if the paragraph begins with one."""
    match = _LEAD.match(text)
    if match is None and (signed := _SIGNED_LEAD.match(text)):
        people = read_people(text, 0, signed.end())
        if people.credits and people.has_role and people.end == signed.end():
            return Lead(signed.end(), None, False, people.credits, None, None)
    if match is None or re.match("据|[一-鿿]{2,8}(?:日前|今天|今日|近日|昨天|昨日)", match.group()):
        return None
    groups = match.groupdict()
    medium = next((match.span(name) for name in _MEDIA_GROUPS if groups[name]), None)
    published = span = None
    dated = _ANY_DATE.search(text, 0, match.end())
    is_wire = dated is not None
    if dated is not None:
        published, span = dates.of_match(dated), dated.span()
    at = match.end()
    credits: tuple[Credit, ...] = ()
    inside = _LEAD_PEOPLE.match(text, at)
    if inside is not None:
        signed = SIGNED.fullmatch(inside.group().strip())  # 本报讯（张三 李四）: names alone
        role = "作者" if signed and not NO_SIGNATURE.search(signed["people"]) else None
        people = read_people(text, *inside.span("people"), role)
        if people.credits and people.end == inside.end("people"):
            credits, at = people.credits, inside.end()
    else:
        credits, at = _plain_people(text, at)
    if published is None:
        after = _LEAD_DATE.match(text, at)
        if after is not None:
            published = dates.of_match(after)
            span = (after.start("year") if after["year"] else after.start("month"), after.end())
    return Lead(at, medium, is_wire, credits, published, span if published else None)


def _plain_people(text: str, at: int) -> tuple[tuple[Credit, ...], int]:
    """Credits without brackets after 本报讯: 记者张三 通讯员李四 报道."""
    window = re.compile(r"[\s：:]*[^，。；！？\d“”]{0,60}").match(text, at)
    if window is None:
        return (), at
    people = read_people(text, at, window.end())
    inside = [credit for credit in people.credits if re.match(r"[\s、]|报[道导]|$", text[credit.end :])]
    if not people.has_role or not inside:
        return (), at
    return tuple(inside), max(credit.end for credit in inside)
