"""Set phrases from lexicon ``phrases``: names of national policies, and phrases whose parts name nothing."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, WHOLE, Candidate, Reading
from kg.scan import Scanner, one_of

# 一企一策, 一县一业: a policy by its very form
_ONE_EACH = re.compile(r"一(?!切|般|直|起|定|些|样|道|路)([\u4e00-\u9fff])一(?!路|样|起|切|般)([\u4e00-\u9fff])")
# 实施创新驱动战略和产业强镇战略: named without quotation marks
_PURSUES = r"(?:实施|推进|落实|坚持|践行|深化|贯彻|执行|围绕|对接|融入|服务)+了?"
_STRATEGY = r"[\u4e00-\u7683\u7685-\u9fff]{4,10}?战略"
_STRATEGIES = Scanner(
    rf"{_PURSUES}(?P<list>{_STRATEGY}(?:[、和与及]{_STRATEGY}){{0,6}})(?![部意合定布目决性高角眼思伙])"
)
_ONE = re.compile(r"[^、和与及]+")
# somebody's strategies, which are not named
_ANY_STRATEGY = re.compile(
    r"国家|重大|省委|市委|县委|区委|党中央|上级|公司|集团|企业|各项|系列|这一|总体|^.{0,2}发展战略$|大战略$"
)


def _strategies(reading: Reading) -> Iterator[Candidate]:
    """The strategies of a list behind a verb of pursuing."""
    for match in _STRATEGIES.finditer(reading.text):
        for item in _ONE.finditer(match["list"]):
            if not _ANY_STRATEGY.search(item[0]):
                start = match.start("list") + item.start()
                yield Candidate(start, start + len(item[0]), "Policy", "phrase:strategy", HEADED)


# 庆祝某某成立80周年音乐会, 纪念某某诞辰百年座谈会: what is celebrated belongs to the gathering's name
_ANNIVERSARY = Scanner(
    r"(?:庆祝|纪念|迎接)[^，。；“”《》\n]{2,30}?(?:周年|百年)[^，。；、“”《》\n]{0,10}?"
    r"(?:大会|座谈会|音乐会|晚会|招待会|仪式|主题展|展览|研讨会|报告会|文艺演出|演唱会|活动)"
)


# 关于国防教育法修订草案, 修改统计法的决定草案: a law that is yet to be passed, without title marks
_DRAFT = Scanner(
    r"(?P<name>(?:修改|实施|授予|废止|批准|设立|惩治)[^，。；、“”《》]{2,30}?的(?:决定|决议)草案"
    r"|[\u4e00-\u7683\u7685-\u9fff]{2,20}?(?:法|法典|条例)(?:修正案?|修订)?草案)"
)
# 网络安全法、某某管理规定等法律法规
_LAW = r"[\u4e00-\u7683\u7685-\u9fff]{2,16}(?:法|条例|规定|办法|决定)"
_LAWS = Scanner(rf"(?P<list>{_LAW}(?:、{_LAW}){{0,9}})等(?:一系列|多部|多项|有关|相关)?(?:法律法规|法律|法规|专门法律)")
_LAW_LEAD = re.compile(
    r".*(?:出台|颁布|制定|修订|实施|施行|公布|依据|根据|违反|涉及|包括|学习|宣传|宣讲|解读|遵守|落实)了?(?=..)"
)
_DRAFT_LEAD = re.compile(r".*(?:审议|关于|听取|表决|通过|提请|对|将|就|了)(?=..)")
_ANY_DRAFT = re.compile(r"^(?:该|本|各|有关|相关|这部|此|立)")


def _drafts(reading: Reading) -> Iterator[Candidate]:
    """The drafts of laws that are told by their names."""
    for match in _DRAFT.finditer(reading.text) if "草案" in reading.text else ():
        lead = _DRAFT_LEAD.match(match["name"])
        start = match.start() + (lead.end() if lead else 0)
        name = reading.text[start : match.end()]
        if not _ANY_DRAFT.match(name) and len(name) > 4:
            yield Candidate(start, match.end(), "Policy", "phrase:draft", HEADED)


def _laws(reading: Reading) -> Iterator[Candidate]:
    """The laws and rules of a list that says what they are."""
    for match in _LAWS.finditer(reading.text) if "等" in reading.text and "法" in reading.text else ():
        at = match.start("list")
        for name in match["list"].split("、"):
            lead = _LAW_LEAD.match(name)
            start = at + (lead.end() if lead else 0)
            yield Candidate(start, at + len(name), "Policy", "phrase:law", HEADED)
            at += len(name) + 1


# 主题为“联动世界 共创未来”: words of a theme name nothing
_THEME = Scanner(r"(?:主题(?:为|是|：|:)|题为|以)(?P<theme>[“《][^“”《》\n]{4,40}[”》])(?P<after>为主题)?")


# 某政办发〔2023〕12号: who numbers a document names nothing
_NUMBERED = re.compile(r"(?P<letters>[\u4e00-\u9fff]{2,9})[〔\[（(](?:19|20)\d\d[〕\]）)]\d{1,4}号")


def find_phrases(reading: Reading) -> Iterator[Candidate]:
    """Every set phrase in the text; type ``-`` masks what stands inside it."""
    rules = reading.rules
    found = rules.derived.get("phrases")
    if found is None:
        found = rules.derived["phrases"] = re.compile(one_of(rules.words("phrases")))
    yield from _strategies(reading)
    yield from _laws(reading)
    yield from _drafts(reading)
    for match in found.finditer(reading.text):
        yield Candidate(match.start(), match.end(), rules.words("phrases")[match[0]][0], "phrase:lexicon", WHOLE)
    if "号" in reading.text:
        for match in _NUMBERED.finditer(reading.text):
            yield Candidate(*match.span("letters"), "-", "phrase:number", WHOLE + 5)
    for match in _THEME.finditer(reading.text):
        if match["after"] or not match[0].startswith("以"):
            yield Candidate(match.start("theme"), match.end("theme"), "-", "phrase:theme", WHOLE + 5)
    for match in _ANNIVERSARY.finditer(reading.text):
        yield Candidate(match.start(), match.end(), "Event", "anniversary", HEADED)
    for sentence in reading.sentences:
        starts = {t.start for t in sentence.tokens}
        for match in _ONE_EACH.finditer(reading.text, sentence.start, sentence.end):
            if reading.text[match.start() - 1 : match.start()] in "“‘" and match.start() in starts:
                yield Candidate(match.start(), match.end(), "Policy", "phrase:one-each", WHOLE)
