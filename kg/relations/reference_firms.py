"""Firms that are spoken of as 公司 and 集团: who announces the news, and whose own news it is."""

import re
from collections.abc import Sequence

from kg.model import Mention

# 某某股份有限公司（以下简称“公司”）
CALLED_FIRM = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为|：|:)?[^（）()]{0,20}[“\"](?:本公司|公司)[”\"]")
# lines, and characters of a line, at the head of which announcements name their firm
_HEAD_LINES, _LEAD_LIMIT = 5, 24
# under what a firm is listed
_CODE = re.compile(
    r"[（(](?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,6}[.：:]?[A-Z]{0,2}"
    r"|(?:[^（）()]{0,40}[，,])?(?:SH|SZ|HK|BJ)?\s?\d{4,6}(?:\.(?:SH|SZ|BJ|HK))?(?:[，,][^（）()]{0,30})?)[）)]"
)
_ANNOUNCES = re.compile(r"[】：:]|[^，。；\n]{0,16}(?:公告|公布|披露|发布|称|表示|午间|晚间|早间)")
# what may stand before the firm at the head of a flash: the agency and the day (某某社3月31日丨, 6月17日，)
_LEAD = re.compile(
    r"[^，。；：\n]{0,16}?(?:[讯电丨|｜]|消息[，：]|日(?:晚间?|午间?|盘后|盘前|早间|[上下]午)?[，,]|[）)]\s?)|(?:近日|日前|昨日|今日)[，,]?"
)
# who becomes what at the group itself
_GROUP, _OWN_POSTS = re.compile(r"集团(?:股份)?有限(?:责任)?公司$"), re.compile(r"[\u4e00-\u9fff](?:任|的)$")
# of another group this is told: 赴|北川集团|考察
_PARTNER = re.compile(r"(?:到|赴|与|和|同|访|在|对|见|迎)$")
_BARE_GROUP = re.compile(r"(?<![\u4e00-\u9fff])集团(?:公司)?(?=[\u4e00-\u9fff])")
# whoever the group's own news begins with comes to the group: 北川集团来青石集团交流
_COMES = re.compile(r"(?:一行)?(?:来|到访|来访|莅临)")
# 中国青石公司副总经理某某一行|来|集团走访; 甲集团领导莅临|乙参观, but no county or town
_CALLS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:来|到|来访|到访|莅临)(?=我?集团)|莅临(?!我?[\u4e00-\u9fff]{0,6}[省市区县镇乡州])"
)

_CALLED_ON = re.compile(r"(?:一行|领导)[^，。；]{0,6}?(?:到访|来访|来到|莅临|走访|拜访|到|来|访问)$")


def announcing_firm(text: str, before: Sequence[Mention], at: int) -> Mention | None:
    """The firm that 公司 at ``at`` is by the form of the news, of those named ``before``: the one that the text
    calls so, that announces the item, begins the title, heads the text or an earlier item, or is listed."""
    announcer = _called_the_firm(text, before) or _announcer(text, before, at)
    if announcer:
        return announcer
    title = [m for m in before if text.find("\n") >= m.end]
    subject = [m for m in title if m.start == 0]
    if subject:
        return subject[0]
    headed = next((m for m in before if _is_a_line(text, m)), None)
    if headed:
        return headed
    lines = [m.start() for m in re.finditer("\n", text[:at])]
    earlier = next(filter(None, (_announcer(text, before, line) for line in reversed(lines))), None)
    if earlier:  # 甲股份公告，…\n目前，公司…
        return earlier
    # 甲股份(02799)早盘涨逾5%。\n消息面上，公司与乙集团签订…
    return next((m for m in before if _CODE.match(text, m.end)), None)


_DAY = re.compile(r"(?:近日，|日前，|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚上?)?，?)")
_SENTENCE = re.compile("[\n。]")


def own_group(text: str, before: Sequence[Mention], firms: Sequence[Mention]) -> Mention | None:
    """The group whose own news the text is, which calls it 集团: ``firms`` are all that it names, ``before`` those that
    stand before the word."""
    guest, at = visitor(text, before)
    if guest:
        return _host(text, guest, at, firms)
    return _own(text, before) if before else _appointing(text, firms) or _later(text, firms) or _own(text, before)


def visitor(text: str, firms: Sequence[Mention]) -> tuple[Mention | None, int]:
    """The firm that comes to the writer's house, as the title says that begins with it, and where the house stands
    there."""
    opens = _DAY.match(text)
    guest = next((m for m in firms if m.start in (0, opens.end() if opens else 0)), None)
    if guest is None:
        return None, 0
    # 8月2日，北川集团董事长某某一行到集团座谈。 is its own title
    stop = _SENTENCE.search(text, guest.end)
    called = _CALLS.search(text, guest.end, stop.start() if stop else len(text))
    return (guest, called.end()) if called else (None, 0)


def _host(text: str, guest: Mention, at: int, firms: Sequence[Mention]) -> Mention | None:
    """Whose news tells in its title that a ``guest`` came to what stands at ``at``: the firm there, else the only other
    group that the text names, else the 集团 that is nowhere named; None where the house is not read."""
    there = next((m for m in firms if m.start == at), None)
    bare = re.compile(r"我?(集团(?:公司)?)").match(text, at)
    if there is not None or bare is None:
        return there
    others: dict[str, Mention] = {}
    for firm in firms:
        if firm.text.endswith("集团") and firm.text not in guest.text:
            others.setdefault(firm.text, firm)
    # 一行到访|北川集团
    others = {m.text: m for m in firms if m.text in others and _CALLED_ON.search(text, 0, m.start)} or others
    if len(others) == 1:
        return next(iter(others.values()))
    return Mention(*bare.span(1), bare[1], "Company", "reference:own")


def _own(text: str, before: Sequence[Mention]) -> Mention | None:
    """What 集团 means in the group's own news: whom the title begins with or alone names, else the unnamed group
    itself, where the title or text begins with the word, or has officers of it and names no firm before."""
    first = next((m for m in before if m.start == 0), None)
    visits = _COMES.match(text, first.end) if first else None
    if visits:
        return next((m for m in before if m.start == visits.end()), None)
    if first:
        return first
    title = text[: text.find("\n") + 1]
    named = {m.name or m.text: m for m in before if m.end <= len(title)}
    if len(named) == 1:
        return next(iter(named.values()))
    word = re.match(r"集团公司|集团(?!有限)", text)
    if word is None and not before:
        word = re.search(r"集团公司(?=党委|董事|总经理|领导)", text)
    return Mention(word.start(), word.end(), word[0], "Company", "reference:own") if word else None


def _appointing(text: str, firms: Sequence[Mention]) -> Mention | None:
    """The group whose posts its own news gives to people, in full only there: 任|青石控股集团有限公司|总经理."""
    found = {m.text: m for m in firms if _OWN_POSTS.search(text, 0, m.start) and _GROUP.search(m.text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _later(text: str, firms: Sequence[Mention]) -> Mention | None:
    """The one group of the text, where its news names it only later: 集团董事长甲…。城投集团将…."""
    groups = [m for m in firms if m.text.endswith("集团")]
    if len(groups) < 2 or len({m.text for m in groups}) > 1 or _PARTNER.search(text, 0, groups[0].start):
        return None
    bare = [m.start() for m in _BARE_GROUP.finditer(text, groups[0].end)]  # another's: 与北川集团座谈，集团…
    return None if bare else groups[0]


def _announcer(text: str, companies: Sequence[Mention], at: int) -> Mention | None:
    """Who announces the item that ``at`` stands in, if its head names one: 甲股份公告，公司…; 【乙科技】…"""
    head = text.rfind("\n", 0, at) + 1
    for firm in companies:
        if head <= firm.start <= head + _LEAD_LIMIT:
            leads = firm.start <= head + 1 or _LEAD.fullmatch(text, head, firm.start)
            if leads and _ANNOUNCES.match(text, firm.end):
                return firm
    return None


def _called_the_firm(text: str, companies: Sequence[Mention]) -> Mention | None:
    """The firm that the text itself calls 公司: 某某股份有限公司（以下简称“公司”）."""
    return next((m for m in companies if CALLED_FIRM.match(text, m.end)), None)


def _is_a_line(text: str, company: Mention) -> bool:
    """Whether the firm stands alone on one of the first lines, as the head of its own announcement does."""
    alone = text.startswith("\n", company.end) and text[company.start - 1 : company.start] in ("", "\n")
    return alone and text.count("\n", 0, company.start) < _HEAD_LINES
