"""Gatherings that their verb tells to be ones: 召开中层以上管理人员大会, 某某纪念大会在某地举行, 在某某会议上强调.

A meeting or ceremony has seldom a proper name; that the words before 会 name one is told by what is said of it. Each
becomes an Event unit of its line, or makes a shorter one there (大会) whole.
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.occasions import ACTOR, DATE, EVENT, HOLD, NO_EVENT, PERSON, body_start, readable
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit

_ENDS = (
    r"(?:(?:分析|推进|调度|调研|办公|党委|党组|常委|理事|董事|座谈|动员|部署|协调|总结|表彰|现场|交流|研讨|联席|例|年|专题|说明|发布|对接|推介|洽谈|听证|论证|评审"
    r"|恳谈|见面|追思|追悼|告别|联欢|音乐|茶话|酒|晚|通报|述职|视频|宣讲|报告|誓师|生活|茶话|招聘|运动|通气|碰头|约谈|座谈交流|培训|闭幕|开幕|推广|启动|品鉴|选聘|路演)会"
    r"|会议|大会|全会|盛会|(?<!欢迎)(?<!欢送)(?<!招待)[晚午]宴|讲座|沙龙|仪式|典礼|庆典|论坛|峰会|(?:[\u4e00-\u9fff]{2}|联合)军演|(?:军事|联合|海上|实弹|反恐)演习|开幕式|闭幕式|开工式|首发式"
    r"|(?:签约|签字|开工|竣工|开竣工|开（竣）工|投产|揭牌|启动|揭幕|奠基|剪彩|授牌|开园|开业|首发|捐赠|推介|招商|对接|发布)活动)"
)
# 第四届（2033）|某大会, 集中开（竣）工|仪式: brackets in a name
_INSIDE = rf"(?:[^，。；：、！？\s（）{NO_EVENT}]|（(?:\d{{4}}年?|\ue00b|竣|扩大|[一二三四五六七八九十]期)）)"
_END = rf"(?:{EVENT}|{_ENDS})"
# 甲论坛暨乙大会, 集中开工及签约活动: two gatherings in one name
_NAME = rf"(?P<name>(?:{_INSIDE}{{0,40}}?(?:{_END}|集中开工|集中签约)[暨及])?{_INSIDE}{{0,40}}?{_END})"
_ADVERBS = r"(?:隆重|成功|正式|顺利|如期|盛大|圆满|同步)*"
_HELD = re.compile(rf"(?:召开|举行|举办|召集)了?{_NAME}(?=[，。；！\s]|并|$|[和暨]{EVENT})")
# 召开项目专题|研判会: what is called together is a meeting, whatever its kind
_CALLED_TOGETHER = re.compile(
    rf"(?:召开|召集)了?(?P<name>{_INSIDE}{{3,40}}?(?<!委员)(?<!协)(?<!学)会)(?=[，。；！\s]|并|$)"
)
_TAKES_PLACE = re.compile(
    rf"{_NAME}(?:，?(?:通过|以|采[用取])[^，。；]{{2,30}}?(?:方式|形式))?(?:{DATE}|近日|日前)*(?:在[^，。；]{{1,24}}?)?{_ADVERBS}(?:{HOLD}|正式开始)(?=[，。；！\s]|$)"
)
_SPOKEN_AT = re.compile(rf"在{_NAME}上(?=强调|指出|要求|讲话|表示|说|致辞|发言|发表|作|，)")
_ATTENDED = re.compile(rf"(?:出席|参加|主持|列席)了?{_NAME}(?=[，。；！\s]|并|$)")
# “甲地—乙国文化年”5月6日在丙地开幕: what is opened is an event, whatever its name
_QUOTED = re.compile(
    rf"“(?P<name>[^“”，。；！？]{{4,40}}?(?:[年月日周节季展赛杯夜]|之旅|大讲堂|行动))”(?:系列)?(?:活动)?(?:{DATE}|近日|日前|今天|昨天)*"
    rf"(?:在[^，。；]{{1,24}}?)?{_ADVERBS}(?:开幕|闭幕|启幕|落幕|拉开帷幕|开赛|开锣|举行|举办)(?=[，。；！\s]|$)"
)
# 5月6日，青石镇开展防汛应急演练: a drill, where the day is told; without one it is what is done again and again
_DRILL = re.compile(
    rf"(?:举行|举办|组织开展|开展|组织)了?(?P<name>(?!演|开展)(?:(?!演练|推演){_INSIDE}){{2,30}}?(?:演练|推演|演习))(?:活动)?(?=[，。；！\s]|并|$)"
)
# visits, and what is done all the year
_NO_ACTIVITY = (
    "活动|开展|举行|走访|慰问|考察|调研|招商|访问|检查|看望|督导|督查|交流"
    "|巡[河林湖查]|健身|体育|经营|生产|救援|宣传教育|执法"
)
# 5月6日，甲街道组织开展了人大代表“走进法院”主题活动
_ACTIVITY = re.compile(
    rf"(?:举行|举办|组织开展|开展|组织|启动)了?(?P<name>(?!的|各|多|系列|丰富|一系列|等)(?:(?!{_NO_ACTIVITY}){_INSIDE}){{3,30}}?(?<!的)活动)(?=[，。；！\s]|并|$)"
)
_DAY = re.compile(rf"{DATE}|近日|日前|今天|昨天|[上下]午")
# 省政府与商务部在某地举行工作会谈: bodies talk
_TALK = re.compile(
    rf"(?P<one>{ACTOR})(?:、{ACTOR}){{0,6}}[与同和](?P<other>{ACTOR})(?:[、和]{ACTOR}){{0,6}}"
    rf"(?:{DATE}|[，,]|近日|日前|在[^，。；]{{1,16}}?|分别|共同){{0,4}}(?:举行|进行|开展)了?"
    r"(?P<name>(?:工作|业务|专题|合作|友好|商务|高层|深入)?(?:会谈|工作座谈))(?=[，。；]|$)"
)
_OPENING = re.compile(
    rf"^(?:[{DATE[1:-1]}，,\s“”]|据[^，。]{{0,14}}，|记者[^，。]{{0,14}}获悉，|[^，。]{{0,6}}消息，|近日|日前|以[^，。；]{{1,40}}?为主题的)*"
)
# what no gathering's name holds, and what alone is none
_NOT_INSIDE = re.compile(
    r"召开|举行|举办|在(?![谈建线])|将|了|获悉|宣布|出席|参加|主持|强调|指出|关于|如何|(?<![第十百])[一二三两四五六七八九十多几各每历]次|系列|多场|本次|此次|上述|相关|有关|这[次一]|该"
)
# 甲局与乙公司|签约仪式: who holds it together stays a unit of its own
_PARTIES = re.compile(rf"{ACTOR}(?:[、与和]{ACTOR})+")
# 首次党委会议和总经理办公会议: two meetings
_TWO = re.compile(r"[^和、（]{3,24}?(?:会议|大会|仪式|典礼)(?P<join>[和、])(?=[^和、（]{3,24}(?:会议|大会|仪式|典礼)$)")
# 位于某县的甲公司的|某项目开工仪式: where it is and whose
# 开始举行|为期4天的|某某活动
_LASTING = re.compile(r"为期(?:\ue00c|\ue00b|[一二三四五六七八九十两半\d]{1,3}(?:天|周|个月))的?")
_TOLD = re.compile(r"(?:位于|坐落于|由)[^，。；“”]{1,40}的|[^，。；“”]{1,40}(?:主办|承办|协办|举办|发起)的")
_OURS = re.compile(rf"我[省市区县州旗镇乡村校院局]?(?={EVENT})|(?<=我)[省市区县州旗镇乡村校院局](?={EVENT})")
# what parts the words of a headline: 三项行动——某某会议召开
_APART = ("——", "】")
_PRAISED = re.compile(
    "(?:(?:(?:简[单短朴约洁]|隆重|盛大|庄[严重]|庄严肃穆|热烈|别开生面|一年一度|丰富多彩|精彩纷呈|意义非凡)(?:而又?|又|、|且)?){1,3}的|(?:隆重|盛大|简短|简朴|庄严|热烈))"
)
_NONE = re.compile(
    r"^(?:[\ue000-\ue00c]|全[国省市县区镇]|第一时间|临时|专门|一个|[^\u4e00-\u9fff\ue000-\ue00c])*(?:会议|大会|全会|仪式|典礼|论坛)$"
)


def with_gatherings(scene: Scene) -> Scene:
    """The scene with the gatherings of its lines as further Event units; itself where there are none."""
    found: Scene | None = scene.derived.get("gatherings")
    if found is None:
        found = scene.derived["gatherings"] = _gathered(scene)
    return found


def _gathered(scene: Scene) -> Scene:
    lines = [_whole(scene, i, line) for i, line in enumerate(scene.lines)]
    if not any(_TRIP.search(line.text) or any(u.kind == "Event" for u in line.units) for line in lines):
        _add_nameless(scene, lines)
    if all(new is old for new, old in zip(lines, scene.lines, strict=True)):
        return scene
    return Scene(scene.document, scene.sentences, scene.mentions, scene.rules, lines, scene.homes)


def _whole(scene: Scene, index: int, line: Skeleton) -> Skeleton:
    if not readable(scene, index) or not re.search(
        r"[会式礼坛典宴”]|活动|讲座|沙龙|军演|演[习练]|推演|会谈|" + EVENT, line.text
    ):
        return line
    found: list[Unit] = []
    for start, end in _spans(line, titled=scene.kind_of_block(index) == "title"):
        first, last = line.origin(start), line.origin(end) if end < len(line.text) else line.end
        unit = line.unit_or_none(end - 1)
        last = unit.end if unit else last
        if any(u.start < last and first < u.end for u in found):
            continue
        text = scene.text[first:last].replace("\n", "")
        found.append(Unit(first, last, "Event", text, Mention(first, last, text, "Event", "event:gathering")))
    found += [unit for unit in (*_sessions(line), *_talks(line), *_bare_talks(line)) if not found]
    if not found:
        return line
    kept = [u for u in line.units if all(u.end <= f.start or f.end <= u.start for f in found)]
    return Skeleton(scene.text, line.start, line.end, sorted([*kept, *found]))


# 甲、乙出席会议: the only event of the article, which has no name there
_NAMELESS = re.compile(
    rf"{PERSON}[^。；]{{0,40}}?(?:出席|参加|列席|主持)了?(?:本次|此次|这次)?(?P<name>会议|座谈|会谈|大会)(?=[，。；]|并|$)"
)
# who comes to see something is at that event
_TRIP = re.compile(r"一行|调研|考察|视察|走访|慰问|来访|到访|拜访|参观|莅临|督导|会见|拜会|交流活动")


def _add_nameless(scene: Scene, lines: list[Skeleton]) -> None:
    """Makes the first event that people take part in, though no words name it, a unit of its line."""
    for index, line in enumerate(lines):
        match = _NAMELESS.search(line.text) if readable(scene, index) else None
        if match:
            first, name = line.origin(match.start("name")), match["name"]
            event = Mention(first, first + len(name), name, "Event", "event:nameless")
            unit = Unit(first, first + len(name), "Event", name, event)
            lines[index] = Skeleton(scene.text, line.start, line.end, sorted([*line.units, unit]))
            return


# 区委常委会近日召开|会议: a body that does nothing but meet
_SITS = re.compile(
    rf"(?P<body>{ACTOR})(?:{DATE}|近日|日前|[，,]|及时|第一时间|专门)*(?:召开|举行)(?P<name>(?:（扩大）|扩大)?会议)(?=[，。；]|$)"
)
# 市委书记甲主持召开|市委常委会: the body stands for its meeting
_CALLED = re.compile(
    rf"(?:主持|组织|专题)召开了?(?P<body>{ACTOR})(?=[，。；]|$)|(?<=[，。])召开了?(?P<own>{ACTOR})(?=[，。；]|$)"
)
_SITTING = re.compile(r"(?:常委会|常务委员会|党组|党工委|领导小组|中心组|理事会|董事会|专委会)$")


def _sessions(line: Skeleton) -> Iterator[Unit]:
    """The meeting of a standing body, called after it."""
    for match in _SITS.finditer(line.text, body_start(line)):
        body = line.unit(match.start("body"))
        if body.mention is None or not _SITTING.search(body.mention.text) or body.refers:
            continue
        first, last = line.origin(match.start("name")), line.origin(match.start("name")) + len(match["name"])
        name = (body.mention.name or body.mention.text) + match["name"]
        event = Mention(first, last, match["name"], "Event", "event:gathering", name, f"{body.text}的会议")
        yield Unit(first, last, "Event", name, event)
    for match in _CALLED.finditer(line.text, body_start(line)) if "召开" in line.text else ():
        body = line.unit(match.start(match.lastgroup or 0))
        if body.mention and _SITTING.search(body.text):
            event = Mention(body.start, body.end, body.text, "Event", "event:gathering")
            yield Unit(body.start, body.end, "Event", body.text, event)


# the talk that a visit or report goes on to, by its kind alone: 甲、乙出席|座谈会|, 在|座谈会|上
_BARE_TALK = re.compile(r"(?:座谈|汇报|交流|恳谈|见面)会(?=[上，。；]|首先|由[^，。；]{1,20}主持|$)")
_AT_TALK = re.compile(r"(?:^|，|出席|参加|主持|召开|举行|在|召开的)$")


def _bare_talks(line: Skeleton) -> Iterator[Unit]:
    """Talks without a name; a fuller name of the document is theirs."""
    for match in _BARE_TALK.finditer(line.text, body_start(line)) if "会" in line.text else ():
        if _AT_TALK.search(line.text, 0, match.start()):
            first = line.origin(match.start())
            event = Mention(first, first + len(match[0]), match[0], "Event", "event:gathering")
            yield Unit(first, event.end, "Event", match[0], event)


def _talks(line: Skeleton) -> Iterator[Unit]:
    """The talks that bodies hold, called after the two of them."""
    for match in _TALK.finditer(line.text, body_start(line)) if "谈" in line.text else ():
        first = line.origin(match.start("name"))
        last = first + len(match["name"])
        one, other = (line.unit(match.start(group)).text for group in ("one", "other"))
        name = f"{one}与{other}{match['name']}"
        event = Mention(first, last, match["name"], "Event", "event:gathering", name, f"{one}与{other}举行")
        yield Unit(first, last, "Event", name, event)


def _spans(line: Skeleton, *, titled: bool) -> Iterator[tuple[int, int]]:
    """Where in the skeleton the names of gatherings stand."""
    text = line.text
    opening = _OPENING.match(text[body_start(line) :])
    start = body_start(line) + (opening.end() if opening else 0)
    dated = line.unit_or_none(start - 1)
    if dated and dated.kind == "Date" and dated.text.endswith(("季度", "年度")):  # 2033年一季度|某大会
        start -= 1
    match = _TAKES_PLACE.match(text, start)
    if match:
        yield from _span(line, match)
    for expression in (_HELD, _SPOKEN_AT, _ATTENDED, _CALLED_TOGETHER):
        for match in expression.finditer(text):
            yield from _span(line, match, bodies=expression is _ATTENDED)
    if "”" in text:
        for match in _QUOTED.finditer(text):
            yield match.span("name")
    for sign, expression in (("演", _DRILL), ("活动", _ACTIVITY)):
        for match in expression.finditer(text) if sign in text else ():
            if titled or _DAY.search(text, 0, match.start()):
                yield from _span(line, match)


def _span(line: Skeleton, match: re.Match[str], *, bodies: bool = False) -> Iterator[tuple[int, int]]:
    """The span of the name without what only leads to it (我市, 昨日); nothing where it is no name of its own.
    ``bodies``: those named in it do not hold it (出席|某某组织成立六十周年大会)."""
    start, end = match.span("name")
    for mark in _APART:
        parted = line.text.rfind(mark, start, end)
        start = parted + len(mark) if parted >= 0 else start
    praised = _PRAISED.match(line.text, start) or _LASTING.match(line.text, start)
    start = praised.end() if praised else start
    while start < end - 1 and _leads(line, start):
        start += 1
    if line.text.startswith("“", start - 1) and "”" in line.text[start:end]:  # “某某·2031”|联合演习
        start -= 1
    told = _TOLD.match(line.text, start, end - 4)
    start = told.end() if told else start
    parties = _PARTIES.match(line.text, start, end - 4)
    start = parties.end() if parties else start
    name = line.text[start:end]
    unit = line.unit_or_none(end - 1)
    if _NOT_INSIDE.search(name) or end - start == 1 or (unit is None and (_NONE.match(name) or len(name) < 4)):
        return
    if unit is not None and (unit.refers or not _adds(line.units_in(start, end), bodies=bodies)):
        return
    if any(u.kind == "Quantity" and u.unit in ("场", "次", "项", "个") for u in line.units_in(start, end)):
        return  # 59场主题活动和|170多场|对接活动
    two = _TWO.match(line.text, start, end)
    if two:
        yield start, two.start("join")
        start = two.end("join")
    yield start, end


def _leads(line: Skeleton, at: int) -> bool:
    """Whether what stands at ``at`` only leads to a name (我市, 昨日, 12个); the reach in 全省某某会 belongs to it."""
    unit = line.unit_or_none(at)
    if unit is None:
        return line.text[at] in "的了" or _OURS.match(line.text, at) is not None
    if unit.kind == "Role" and line.text.startswith("办公会", at + 1):  # 县长|办公会议
        return False
    named = line.unit_or_none(at + 1)
    if unit.kind == "Role" and (named.text if named else line.text[at + 1 :]).startswith("“"):
        return False  # 人大代表|“走进某地”活动
    if unit.refers or unit.kind in ("Role", "Quantity"):
        return not unit.text.startswith("全")
    return unit.kind == "Date" and len(unit.value) != 4 and "季度" not in unit.text


def _adds(inside: Sequence[Unit], *, bodies: bool) -> bool:
    """Whether the words before a known event belong to its name: no person, no body that holds it."""
    kinds = ("Event", "Policy", "Project", "Industry", "Quantity", "Date")
    return all(u.refers or u.kind in kinds or (bodies and u.kind != "Person") for u in inside)
