"""Visits and inspections, told by a verb: 县长甲率队到乙镇调研重点项目建设."""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.occasions import DATE, PERSON
from kg.relations.scene import Scene
from kg.relations.trips import (
    IN_SPEECH,
    NOT_BEFORE,
    REACH,
    SAID,
    SITE,
    UNNAMED,
    Trip,
    day_before,
    guides,
    is_titled,
    led,
    most_specific,
    party_of,
    takes_days,
    visitors,
)
from kg.relations.units import SIGNS, Skeleton, Unit, clause
from kg.scan import Scanner

# an exchange of views as a visit of its own kind: 赴乙商会进行友好交流活动, 来我校学习交流
_EXCHANGE = (
    r"(?:(?:友好|工作|学习|业务|经验|互访|互动|参观|合作)(?:交流|研讨)(?:学习|考察|研讨|座谈)?"
    r"|(?<!互动)交流(?:学习|考察|研讨|互访|活动|合作))(?:活动|工作)?(?=[，。；]|$)"
)
INSPECT = (
    r"(?:来访|到访|(?:交流)?座谈(?!会)(?:交流)?|(?:对接|合作|招商)?洽谈|对接(?=[^，。；]{2,20}(?:工作|事宜|合作))|招商(?:引资)?(?=[，。；]|活动|工作|考察|$)|调研|考察|督导|督查|督办(?![件函令单会室科处])|现场办公(?!会)|检查|"
    + _EXCHANGE
    + r"|视察|巡查|暗访|走访|慰问|看望|参观|访问|拜访|观摩|指导(?=[^，。；]{2,40}(?:处置|救援|救灾|抢险|防汛|善后)))"
    r"(?:调研|考察|督导|检查|指导|慰问|视察|学习|交流|调度|抽查)?"
)
# what makes of the verb the name of a thing (考察团, 检查站, 调研成果, 慰问电)
_NO_VERB = (
    r"(?!成果|报告|组(?!到|赴|前往|深入|来到|走进)|团|队|员|电|信(?!访)|品|金|站|院|所|处|课题|中心|令|制度|机制|量|者|意见|思想|下|权|结果|标准|发现|数据"
    r"|显示|的|力度|工作(?:会|组|座谈)|座谈会|期间|期满|行(?![，。])|[、和及](?!慰问|指导|看望|座谈))"
)
VISIT = Scanner(rf"(?P<verb>{INSPECT}){_NO_VERB}了?(?P<about>[^。；，]{{0,40}})")
# the writer's own house: 来我公司, 到我县
_OURS = (
    r"(?:我(?:集团)?(?:公司|司|[院校厂店行局会所县市区镇乡村](?![\u4e00-\u9fff]{0,3}(?:的|大)))"
    # 来集团调研, 到公司考察, read up to the verb
    r"|(?<=[来到赴临访])(?:集团公司|集团|公司|总部|学校|学院|医院|商会|协会|园区|[院校企司园])(?=[^，。；]{0,6}$))"
)
_WAY = re.compile(
    rf"(?<![直赶不感受达])(?:先后到|先后深入|先后来到|来到|赶到|赶赴|前往|深入|走进|莅临|抵达|到|赴|来|在|对)(?=[^，。；]{{0,16}}?{SITE}|{_OURS})"
)
_NO_WAY = re.compile(r"^在.*?(?:陪同下|指导下|支持下|帮助下)")
# 深入|企业、建筑工地|开展检查: places that have no names
_NAMELESS_SITES = (
    r"(?:前往|深入|走进|来到|赶赴|下沉|走访|到|赴|在)(?:SITE)(?:[、和及与](?:SITE)){0,6}(?:等(?:地|处|场所|单位|部门|企业|一线|现场)?)?"
).replace(
    "SITE",
    r"(?:[^，。；、的\ue000-\ue00b]{0,10}?)(?:企业|商超|超市|商场|市场|商贸|学校|校园|医院|工地|现场|社区|村庄|农村|乡村|村组|车间|基层|一线|景区|车站|码头|港口"
    r"|敬老院|养老院|福利院|宾馆|酒店|餐馆|食堂|加油站|乡镇|镇街|街道|部队|军营|机关|部门|单位|窗口|园区|厂区|矿山|煤矿|企地|路段|河道|河段|水库|库区|林区|田间地头|田间|考点|场所|点位|卡口|门店|农户|困难户|家中)",
)
_GROUP = r"(?:考察|调研|督导|检查|视察|慰问|代表|访问|巡察|督查|观摩|参访|学习)[组团]"
# what may stand between the visitors and where they go
_BETWEEN = re.compile(
    rf"(?:[{DATE[1:-1]}，\d月日]"
    r"|一行(?:\ue00c|[一二三四五六七八九十几余多百\d]{1,5}人)?(?:的?(?:考察|参观|学习|调研|访问|代表)[团组])?"
    r"|同志|(?:政府|公司|集团|学校|有关|相关|主要)?领导|等|率队|率团|带队|实地|专程|先后|分别|再次|还|又|就|近日|随机|联合|共同|到|赴|前往|一起|于"
    # 甲带队，分管领导及村支部书记等一行十余人赴…
    r"|，?[^，。；]{0,12}(?:领导|干部|人员|负责人|同志)[^，。；]{0,30}?一行[十几余多百\d]*\ue00c?人?"
    # 来滁, 赴京: the place by its short name, which is no unit
    r"|[来赴莅抵][\u4e00-\u9fff](?:市|县)?"
    rf"|{_NAMELESS_SITES}|(?:有关|相关|多家|各|部分|外地|等)*(?:企业|公司|单位|部门|商会|媒体|院校)|负责人|代表|嘉宾|客商|企业家|专家|师生|对[^，。；]{{2,40}}?(?=开展|进行)|(?:组织)?(?:开展|进行)了?[^，。；\ue000-\ue00b]{{0,24}}|现场|的?[^，。；、的]{{0,6}}?{_GROUP}"
    rf"|至|继续|走村入户|(?:率|带领|率领)[^，。；]{{0,30}}|代表[^，。；]{{0,20}}|就[^，。；]{{1,50}}"
    rf"|[^。；]{{0,80}}组成的[^，。；]{{0,10}}(?:考察|代表|调研|督导|检查|慰问)[团组])*"
)
_GUIDED = re.compile(r"[，,]?在[^，。；]{1,60}?陪同下[，,]?")
_NEEDS_WAY = re.compile(
    r"^(?:友好|工作|学习|业务|经验|互访|互动|指导|检查|参观|访问|观摩|看望|走访|巡查|招商|对接|合作|洽谈|交流|座谈)"
)
_ITS_WORK = re.compile(r"[^，。；的]{0,8}(?:项目|工作|建设|企业|情况)")
_WORK = re.compile(
    r"(?:[^，。；]{2,30}|[\ue000-\ue009])(?:工作|情况|建设|项目|生产|进展|防控|职工|群众|企业|干部|人员|党员|官兵|劳模|学生|老人|代表)等?(?=[，。；]|$)"
)
# 区长甲开展|城建项目|调研: what is looked into stands before
_CARRIED_OUT = re.compile(r"(?:开展|进行)[^，。；]{2,14}$")
# 一行|莅临某某|参观: where they go has a name that was not read
_UNREAD_WAY = re.compile(
    r"(?:一行|带队|率队|率团|(?:率|带领)[^，。；]{0,10}?[团组队])[^，。；]{0,8}?(?P<to>莅临|来到|走进|前往|赶赴|赴|(?<![谈提讲说感看遇听找达收得想受直涉])到)(?!了|的|来)[\u4e00-\u9fffA-Za-z0-9]{2,16}$"
)
# 一行|来校，就…展开座谈
_TO_OURS = re.compile(
    r"(?:来|到|莅临)(?:我?[校院司所厂企园局行会县市区镇]|我?公司|集团|访)(?=[，考调参访座交洽指开就进]|$)"
)
_INVITED = re.compile(r"邀请|欢迎|期待|希望|盼望")
_TOWARDS = ("首先对", "对", "向", "首先向", "代表")
_TOPICS = ("Project", "Facility", "Policy")
_HOUSES = ("Company", "Organization")
_SEATS = ("Place", "Facility", "Government", "Company", "Organization")


def visit_at(scene: Scene, index: int, line: Skeleton, match: re.Match[str], begin: int) -> Trip | None:
    """The visit that the verb at ``match`` of VISIT tells of, still without a name; None where it tells of none."""
    at = match.start("verb")
    begin = max(begin, at - REACH)
    if NOT_BEFORE.search(line.text[begin:at]):
        return None
    way = _way(line, begin, at)
    unread = _UNREAD_WAY.search(line.text[begin:at]) if way is None else None
    start = way if way is not None else begin + unread.start("to") if unread else at
    who = visitors(line, begin, start)
    if who and _INVITED.search(line.text, clause(line.text, line.place(who[-1]))[0], line.place(who[-1])):
        return None  # 欢迎甲到乙县考察
    if who and line.text.startswith(_TOWARDS, line.place(who[-1]) + 1) and "表示" in match["about"][:16]:
        return None  # 甲|对乙一行来集团公司座谈|表示欢迎
    titled = scene.kind_of_block(index) == "title" and not line.text[: line.place(who[0])].strip() if who else False
    if not who or SAID.search(line.text, begin, start) or not _leads(line, line.place(who[-1]), start, titled=titled):
        return None
    targets = [] if way is None else _targets(line, way, at)
    about = [u for u in line.units_in(*match.span("about")) if u.mention and u.kind in {*_TOPICS, *_SEATS}]
    day = day_before(line, at)
    direct = [u for u in about if u.kind in _SEATS and (_ends_phrase(line, u) or _is_where(line, match, u))]
    if scene.kind_of_block(index) != "title":
        called_on = day.count("-") >= 2 and any(u.kind in _HOUSES for u in direct)  # 5月7日，甲一行5人走访|乙集团
        told = targets or called_on or _at_ours(line, way, match)
        if not (told or _tells_enough(line, match, way, about, who[-1], day)):
            return None
        if len(day) == 4:  # 去年，甲走进乙县调研: a life told, no event
            return None
    topics = [u for u in about if u not in direct and u.kind in _TOPICS]
    last = who[-1]
    who += party_of(line, line.place(who[-1]), start)
    others = (*guides(line, begin, start), *led(line, line.place(last) + 1, start))
    return Trip(
        event=UNNAMED, sort="visit", line=index, at=at, who=tuple(u.mention for u in who if u.mention),
        others=others, targets=(*targets, *direct), about=tuple(topics), date=day, goes_on=takes_days(line, at),
    )  # fmt: skip


def _at_ours(line: Skeleton, way: int | None, match: re.Match[str]) -> bool:
    """Whether the visit is to the writer's own house, which has no name (来我公司, 来访我校)."""
    if match["verb"].endswith("访") and re.match(_OURS, match["about"]):
        return True
    return way is not None and bool(re.search(_OURS, line.text[way : match.start("verb")]))


def _tells_enough(
    line: Skeleton, match: re.Match[str], way: int | None, about: Sequence[Unit], last: Unit, day: str
) -> bool:
    """Whether a visit without a place is told as one: by what is visited, or as an official's round of work on a day
    (5月7日，县长甲检查部分重点项目建设工作)."""
    if way is not None:
        return False
    between = line.text[line.place(last) + 1 : match.start("verb")]
    if day.count("-") >= 2 and _TO_OURS.search(between):
        return True
    if day.count("-") >= 2 and _UNREAD_WAY.search(between):
        return True
    if about and not _NEEDS_WAY.match(match["verb"]):
        return True
    titled = line.text[max(0, line.place(last) - 1)] == SIGNS["Role"]
    if titled and day.count("-") >= 2 and _CARRIED_OUT.search(line.text[: match.start("verb")]):
        return True
    return titled and day.count("-") >= 2 and bool(_WORK.match(match["about"]))


def retold(line: Skeleton, who: Sequence[Mention], begin: int) -> Trip | None:
    """The visit of the title, which ``who`` make, as the sentence tells it with its day; None where it does not:
    7月9日，市长甲、副市长乙一行，对重大项目建设进行督查."""
    names = {m.text for m in who}
    told = [u for u in line.units if u.kind == "Person" and u.mention and u.text in names and line.place(u) >= begin]
    match = VISIT.search(line.text, line.place(told[-1])) if told else None
    day = day_before(line, match.start("verb")) if match else ""
    if match is None or day.count("-") < 2 or SAID.search(line.text, line.place(told[-1]), match.start()):
        return None
    found = tuple(u.mention for u in told if u.mention)
    return Trip(UNNAMED, "visit", -1, match.start("verb"), found, (), (), (), day)


def _leads(line: Skeleton, person: int, start: int, *, titled: bool) -> bool:
    """Whether the words between the last visitor and the way (率队, 15日) leave the visitor the subject of the verb;
    ``titled``: the visitor begins a headline, by whatever title (甲主席开展防汛工作督导)."""
    between = _GUIDED.sub("", line.text[person + 1 : start])
    called = line.unit(person).kind == "Person" and is_titled(line, person)
    if (called and not (titled or _by_surname(line, person))) or IN_SPEECH.search(between):
        return False
    return bool(_BETWEEN.fullmatch(re.sub(rf"[{PERSON[1:-1]}、{SIGNS['Role']}]", "", between)))


def _by_surname(line: Skeleton, person: int) -> bool:
    """Whether the report calls its visitor so throughout: 周|书记|到我镇调研."""
    mention = line.unit(person).mention
    return mention is not None and mention.rule == "person:surname"


def _way(line: Skeleton, begin: int, at: int) -> int | None:
    """Where the words begin that tell where the visitor goes (到甲县、乙镇|调研), over at most one comma."""
    start, _ = clause(line.text, at)
    if not re.search(SITE, line.text[start:at]):
        start, _ = clause(line.text, max(begin, start - 2))
    for match in _WAY.finditer(line.text, max(begin, start), at):
        if not _NO_WAY.match(line.text[match.start() : at]):
            return match.start()
    return None


def _targets(line: Skeleton, way: int, at: int) -> list[Unit]:
    """The places and bodies in the words of the way, of a chain (甲市乙镇) the last; not those of somebody's post."""
    units = [u for u in line.units_in(way, at) if u.mention and re.match(SITE, line.text[line.place(u)])]
    units = [u for u in units if not (u.refers and line.text.startswith("我", line.place(u) - 1))]  # 来我|集团公司
    own = {u.mention.name or u.mention.text for u in line.units_in(0, way) if u.mention}
    units = [u for u in units if not (u.refers and u.mention and (u.mention.name or u.mention.text) in own)]
    return most_specific([u for u in units if not line.text.startswith(SIGNS["Role"], line.place(u) + 1)])


def _ends_phrase(line: Skeleton, unit: Unit) -> bool:
    """Whether nothing goes on behind the unit (考察甲馆。), so that it is where they went and no part of a topic."""
    return bool(re.match(r"[，。；、和及与并时等]|$", line.text[line.place(unit) + 1 :]))


def _is_where(line: Skeleton, match: re.Match[str], unit: Unit) -> bool:
    """Whether a place right behind the verb tells where its works are seen (调研|青石镇|重点项目)."""
    at = line.place(unit)
    return unit.kind == "Place" and at == match.start("about") and bool(_ITS_WORK.match(line.text, at + 1))
