"""Who holds an event: 甲县召开乙会, 乙会由甲局主办, 甲与丙在丁地举行签约仪式, and who signs at it."""

import re
from collections.abc import Iterator

from kg.model import ORGANISATIONS, Claim, Mention
from kg.relations.occasions import (
    ACTOR,
    DATE,
    EVENT,
    NO_EVENT,
    ROLE,
    Occasion,
    Occasions,
    body_start,
    is_held,
    readable,
)
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause

_JOIN = r"(?:、|和|与|及|以及|同)"
_ACTORS = rf"{ACTOR}(?:{_JOIN}{ACTOR})*(?:等[^，。；]{{0,8}}?)?"
_TIME = rf"(?:{DATE}|[，,]|于|日前|近日|今天|第一时间|又|还|也|正式|成功|顺利|隆重|共同|联合|如期|专题|组织|在[^，。；]{{1,30}}?|以[^，。；]{{1,10}}?形式)*"
_BRACKET = r"(?:（[^（）]{0,60}）)?"
_HELD_BY = re.compile(
    rf"(?<![在于到赴从由])(?P<who>{_ACTORS})(?P<role>{ROLE})?{_BRACKET}(?P<time>{_TIME})(?P<verb>举行|举办|召开|召集|主办|承办|组织召开|组织开展|开展)(?:了|的)?(?P<gap>[^，。；{NO_EVENT}]{{0,16}}?)(?P<event>{EVENT})"
)
_BY = re.compile(
    rf"(?P<event>{EVENT})[^。；\ue001-\ue004\ue006]{{0,12}}?由(?P<who>{_ACTORS})[^，。；]{{0,10}}?(?:主办|承办|举办|组织|协办)(?:[，、]由?(?P<more>{_ACTORS})(?:承办|协办))?"
)
_BETWEEN = re.compile(
    rf"(?P<a>{_ACTORS})(?P<gap>[与和同](?P<b>{_ACTORS})?[^，。；{NO_EVENT}]{{0,16}}?)(?P<event>{EVENT})"
)
_SIGNED = re.compile(
    rf"(?<!由)(?P<a>{_ACTORS})[^，。；的]{{0,6}}?[与和同](?P<b>{_ACTORS})[^，。；的]{{0,16}}?(?:签约|签订|签署|签定|签下|达成)"
)
_SIGNING = re.compile(r"签约|签字|签署|揭牌")
_ZONE = re.compile(r"(?:区|园|城|基地|小镇)$")
_SAID = re.compile(r"(?:表示|指出|强调|说|认为|称|祝贺|预祝)[，：:“]")
_OF_OTHERS = re.compile(r"祝贺|感谢|支持|欢迎|预祝|对$|为$|向$|代表$|来自$")
_SESSION_NAME = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+届)?(?:董事会|监事会|股东大?会|20\d\d年(?:度|第[一二三四五六七八九十]次)?(?:临时)?股东|[^，。]{0,12}第[一二三四五六七八九十百\d ]+次|[^，。]{1,6}[一二三四五六七八九十]+届[一二三四五六七八九十]+次)"
)
_HOST = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+届)?(?P<body>[\u4e00-\u9fff]{0,8}?(?:常委会|[区县市省州旗]委|党委|人民政府|政府|政协|人大|党组))(?=(?:党组|常务|全体)?(?:20\d\d年)?第|[一二三四五六七八九十]+届)"
)
_SESSION = re.compile(r"^(?:[第一二三四五六七八九十百\d届]+|常委会|常务|党组|全体|董事会|监事会|20\d\d年)")


def find_conveners(scene: Scene, occasions: Occasions) -> Iterator[Claim]:
    """``participatesIn`` of the bodies that hold an event (convened) or sign at it."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index):
            continue
        if NO_EVENT in line.text:
            yield from _holders(scene, occasions, index, line)
            yield from _in_name(scene, index, line)
            yield from _councils(scene, line)
        if "签" in line.text or "达成" in line.text:
            yield from _signatories(scene, occasions, index, line)


def _holders(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    begin = body_start(line)
    for match in _HELD_BY.finditer(line.text, begin):
        event = occasions.of_unit(index, match.start("event"), line.unit(match.start("event")))
        if event is None or match["role"] or not _is_subject(line, match.start("who")):
            continue
        works = [u for u in line.units_in(*match.span("who")) if u.kind == "Project" and not _ZONE.search(u.text)]
        if works:  # 某某工程举行开工仪式
            for unit in works:
                if unit.mention:
                    yield scene.claim(
                        "concerns", event, unit.mention, line, "event:work", confidence=0.85, at=match.start("verb")
                    )
            continue
        both = bool(_SIGNING.search(event.text)) and len(line.units_in(*match.span("who"))) > 1
        yield from _claims(
            scene, line, event, line.units_in(*match.span("who")), match.start("verb"), "" if both else "convened"
        )
    for match in _BY.finditer(line.text, begin):
        event = occasions.of_unit(index, match.start("event"), line.unit(match.start("event")))
        hosts = [*line.units_in(*match.span("who")), *(line.units_in(*match.span("more")) if match["more"] else ())]
        if event:
            yield from _claims(scene, line, event, hosts, match.start("who"), "convened")
    for match in _BETWEEN.finditer(line.text, begin):
        unit = line.unit(match.start("event"))
        if not unit.refers and unit.mention and _SIGNING.search(unit.text) and not re.search(HOLDS, match["gap"]):
            units = [*line.units_in(*match.span("a")), *(line.units_in(*match.span("b")) if match["b"] else ())]
            yield from _claims(scene, line, unit.mention, units, match.start(), "")


HOLDS = r"举行|召开|举办|在"


def _is_subject(line: Skeleton, at: int) -> bool:
    """Whether the body at ``at`` begins its clause or follows words that leave it the subject."""
    start, _ = clause(line.text, at)
    if _SAID.search(line.text[:start]) or _OF_OTHERS.search(line.text[start:at]):
        return False
    return bool(
        re.match(
            rf"^(?:{DATE}|{ACTOR}|[、（）“”由]|日前|近日|随后|此前|会上|为[^，。；]{{1,20}}|[^，。；在于从]{{0,8}})*$",
            line.text[start:at],
        )
    )


def _in_name(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """The body whose session it is (远山县政府|第16次常务会议), the parties named in a signing (甲县与乙集团…签约仪式)."""
    for before, unit in zip((None, *line.units), line.units, strict=False):
        if unit.kind != "Event" or unit.refers or unit.mention is None:
            continue
        if not (scene.kind_of_block(index) == "title" or is_held(line, unit)):
            continue
        host = before.mention if before and before.end == unit.start and before.kind != "Place" else _host(unit)
        if host and host.type in ORGANISATIONS and _SESSION_NAME.search(unit.text):
            yield _claim(scene, host, unit.mention, line, line.place(unit), "convened", 0.85)
        nested = [
            m
            for m in scene.mentions
            if unit.start <= m.start and m.end < unit.end and m.type in ("Government", "Company", "Organization")
        ]
        for mention in nested:
            rest = scene.text[mention.end : unit.end]
            if mention.start == unit.start and _SESSION.match(rest) and unit.text.endswith(("会议", "全会", "大会")):
                yield _claim(scene, mention, unit.mention, line, line.place(unit), "convened", 0.85)
            elif _SIGNING.search(unit.text) and (
                rest.startswith(("与", "和", "、")) or scene.text[mention.start - 1] in "与和、"
            ):
                yield _claim(scene, mention, unit.mention, line, line.place(unit), "", 0.85)


_COUNCIL = re.compile(
    r"(?P<place>\ue004)(?:第?[一二三四五六七八九十\d]+届)(?P<body>人大常委会|人民代表大会常务委员会|人民代表大会|政协|政协常委会|委员会|监察委员会)(?:于[^，。]{0,12})?(?:[举召][行开])(?P<gap>[^，。；]{0,6}?)(?P<event>\ue007)"
)


def _councils(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """远山县第十六届人大常委会举行第三十一次会议: the council of the place, without its term."""
    for match in _COUNCIL.finditer(line.text):
        place, event = line.unit(match.start("place")), line.unit(match.start("event")).mention
        end = line.origin(match.start("body")) + len(match["body"])
        name = f"{place.text}{match['body']}"
        body = Mention(
            place.start, end, scene.text[place.start : end], "Government", "event:host", name, f"“{name}”的一届"
        )
        if event:
            yield _claim(scene, body, event, line, match.start(), "convened", 0.88)


def _host(event: Unit) -> Mention | None:
    """The body whose session the event's own name tells (县委|十四届六次全会, 十五届|区委常委会|第108次会议)."""
    match = _HOST.match(event.text)
    if match is None:
        return None
    start = event.start + match.start("body")
    return Mention(start, start + len(match["body"]), match["body"], "Government", "event:host")


def _signatories(scene: Scene, occasions: Occasions, index: int, line: Skeleton) -> Iterator[Claim]:
    """Who signs in the paragraph of a signing ceremony, or in a line of the report on it, takes part in it."""
    signing = [o for o in occasions.all if o.line <= index and _SIGNING.search(o.mention.text)]
    if not signing or not _same_day(scene, signing[-1], index):
        return
    for match in _SIGNED.finditer(line.text):
        units = [*line.units_in(*match.span("a")), *line.units_in(*match.span("b"))]
        yield from _claims(scene, line, signing[-1].mention, units, match.start(), "")


def _same_day(scene: Scene, occasion: Occasion, index: int) -> bool:
    """Whether line ``index`` goes on about the occasion: soon after it, with no other date in the sentence."""
    return index == occasion.line or (
        index - occasion.line <= 3 and not any(u.kind == "Date" for u in scene.lines[index].units)
    )


def _claims(scene: Scene, line: Skeleton, event: Mention, units: list[Unit], at: int, role: str) -> Iterator[Claim]:
    for unit in units:
        if unit.mention and unit.mention != event and unit.kind != "Event" and not _holds_post(line, unit):
            yield _claim(scene, unit.mention, event, line, at, role, 0.88)


def _holds_post(line: Skeleton, unit: Unit) -> bool:
    """Whether the body only tells where somebody holds a post (甲局|局长乙)."""
    return bool(re.match(rf"(?:{ACTOR})?{ROLE}", line.text[line.place(unit) + 1 :])) and not line.text.startswith(
        "代表", line.place(unit) - 2
    )


def _claim(scene: Scene, who: Mention, event: Mention, line: Skeleton, at: int, role: str, confidence: float) -> Claim:
    return scene.claim(
        "participatesIn",
        who,
        event,
        line,
        f"event:{role or 'party'}",
        confidence=confidence,
        at=at,
        qualifiers={"as": role},
    )
